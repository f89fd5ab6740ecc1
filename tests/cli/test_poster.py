"""The options of a poster on the command line: what they print, what they say, what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from cjm_desktop.cli import main
from cjm_desktop.edit.cards import set_text
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save as save_map
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PRINT = ["print", "map.cjm", "-o", "poster.pdf"]


@pytest.fixture
def worked(folder: Path) -> Path:
    """A folder with the worked example in English as map.cjm."""
    save_map(template("b2b_saas", "en"), folder / "map.cjm")
    return folder


def sides() -> list[tuple[int, int]]:
    """The sides of the pages of poster.pdf in mm."""
    return [
        (round(float(page.mediabox.width) * 25.4 / 72), round(float(page.mediabox.height) * 25.4 / 72))
        for page in PdfReader("poster.pdf").pages
    ]


def words() -> str:
    """What the first page of poster.pdf says."""
    return PdfReader("poster.pdf").pages[0].extract_text()


def test_a_roll_is_as_long_as_the_map_needs(worked: Path) -> None:
    assert main([*PRINT, "--paper", "roll:914"]) == 0
    ((length, width),) = sides()
    assert width == 914
    assert length > 914


def test_a_page_is_made_to_measure_for_stickers_of_any_size(worked: Path) -> None:
    assert main([*PRINT, "--style", "workshop"]) in {0, 1}
    ((usual, _),) = sides()
    assert main([*PRINT, "--style", "workshop", "--sticker", "127x76"]) in {0, 1}
    ((wide, _),) = sides()
    assert usual > 4 * 76
    assert wide > 4 * 127
    assert wide != usual


def test_a_grid_has_room_for_as_many_stickers_as_are_asked_for(worked: Path) -> None:
    assert main([*PRINT, "--style", "empty"]) == 0
    ((_, one),) = sides()
    assert main([*PRINT, "--style", "empty", "--notes", "4"]) == 0
    ((wide, high),) = sides()
    assert high > one
    assert wide * high > 4 * 4 * 6 * 76 * 76


def test_a_workshop_is_printed_on_a_paper_that_is_named(worked: Path) -> None:
    assert main([*PRINT, "--style", "workshop", "--paper", "A2"]) in {0, 1}
    assert sides() == [(594, 420)]


def test_an_empty_grid_has_no_cards_and_no_codes_where_these_are_not_wanted(worked: Path) -> None:
    assert main([*PRINT, "--style", "empty"]) in {0, 1}
    assert "Trial period" not in words()
    assert "C3" in words().split()
    assert main([*PRINT, "--style", "empty", "--no-codes"]) in {0, 1}
    assert "C3" not in words().split()


def test_some_stages_lanes_and_personas_are_printed_alone(worked: Path) -> None:
    document = load(worked / "map.cjm")
    first, second, third, _ = document.maps[0].stages
    chosen = ["--stages", f"A, {second.title.lower()},{third.id}", "--lanes", "actions,2", "--personas", "1"]
    assert main([*PRINT, *chosen]) == 0
    told = words()
    for stage in (first, second, third):
        assert stage.title in told
    assert document.maps[0].stages[3].title not in told
    assert "Channels" in told
    assert "Emotions" not in told


def test_sheets_lie_as_they_are_asked_to(worked: Path) -> None:
    lying = [*PRINT, "--sheet", "A4", "--no-plan", "--sheet-orientation"]
    assert main([*lying, "portrait"]) in {0, 1}
    assert set(sides()) == {(210, 297)}
    assert main([*lying, "landscape"]) in {0, 1}
    assert set(sides()) == {(297, 210)}


def test_cheap_shrinks_and_whole_texts_are_told_with_the_option_to_take(
    worked: Path, capsys: Capture
) -> None:
    main([*PRINT, "--sheet", "A4"])
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "poster.pdf: pages: 11"
    (fewer,) = (line for line in told if line.endswith(" (--extra-sheets none)"))
    assert fewer.startswith("9 sheets instead of 10, but seams cut texts: ")
    main([*PRINT, "--sheet", "A4", "--extra-sheets", "none"])
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "poster.pdf: pages: 10"
    assert "10 sheets instead of 9, no text cut (--extra-sheets worth)" in told
    (smaller,) = (line for line in told if line.endswith(" (--scale 234)"))
    assert smaller.startswith("2.9% smaller: 8 sheets instead of 9, but seams cut texts: ")
    main([*PRINT, "--sheet", "A4", "--extra-sheets", "none", "--scale", "234"])
    assert capsys.readouterr().out.startswith("poster.pdf: pages: 9\n")


def test_a_smaller_poster_with_its_texts_whole_is_told_to_who_keeps_them_whole(
    worked: Path, capsys: Capture
) -> None:
    tall = [*PRINT, "--paper", "A0", "--sheet", "Letter", "--sheet-orientation", "portrait", "--overlap", "0"]
    main(tall)
    told = capsys.readouterr().out.splitlines()
    (smaller,) = (line for line in told if "no text cut" in line)
    option = smaller.partition("(")[2].removesuffix(")").split()
    assert option[0] == "--scale"
    main([*tall, *option])
    assert "Seams cut" not in capsys.readouterr().out


def test_advice_is_given_in_russian(worked: Path, russian: None, capsys: Capture) -> None:
    main([*PRINT, "--sheet", "A4"])
    told = capsys.readouterr().out.splitlines()
    (fewer,) = (line for line in told if line.endswith(" (--extra-sheets none)"))
    assert fewer.startswith("Листов: 9 вместо 10, но швы разрежут надписей: ")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--paper", "roll:0"], "A roll of 0 mm cannot be printed"),
        (["--paper", "roll:wide"], "There is no paper “roll:wide”"),
        (["--sheet", "roll:914"], "“roll:914” is no sheet"),
        (["--sheet", "auto"], "“auto” is no sheet"),
        (["--sheet", "20x20"], "each side must measure from 50"),
        (["--sheet", "50x50", "--margin", "20"], "leaves less than 20 mm to print on"),
        (
            ["--paper", "roll:914", "--scale", "900"],
            "does not fit on a roll of 914 mm, of which the margins leave 904 mm",
        ),
        (["--paper", "auto", "--scale", "2000"], "does not fit on one page of at most 5000 mm"),
        (["--sticker", "76"], "“76” is no size of a sticker"),
        (["--sticker", "0x0"], "each side must measure from 20 to 300 mm"),
        (["--style", "empty", "--notes", "0"], "room for 1 to 12 stickers"),
        (["--style", "large"], "--style is one of full, workshop, empty, not large"),
        (["--sheet-orientation", "up"], "--sheet-orientation is one of auto, portrait, landscape, not up"),
        (["--stages", "Z"], "There is no stage “Z”; there are A "),
        (["--stages", ","], "choose at least one stage and one lane"),
        (["--lanes", "feelings"], "There is no lane “feelings”; there are 1 actions"),
        (["--personas", "7"], "There is no persona “7”; there are 1 "),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(
    worked: Path, capsys: Capture, options: list[str], told: str
) -> None:
    assert main([*PRINT, *options]) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert out == ""
    assert err.count("\n") == 1
    assert not (worked / "poster.pdf").exists()


def test_a_map_without_personas_says_so(folder: Path, capsys: Capture) -> None:
    save_map(template("empty", "en"), folder / "map.cjm")
    assert main([*PRINT, "--personas", "1"]) == 2
    assert capsys.readouterr().err == "The map has no personas to choose from.\n"


def test_findings_name_the_cells_that_nobody_can_click_on_here(worked: Path, capsys: Capture) -> None:
    assert main([*PRINT, "--paper", "a4", "--scale", "60"]) == 1
    told = capsys.readouterr().err
    assert "; cards: 32. Cells: A1, B1, C1, D1, A2, B2 and others." in told


def test_a_finding_about_one_card_names_its_cell(worked: Path, capsys: Capture) -> None:
    document = load(worked / "map.cjm")
    (journey,) = document.maps
    changed = set_text(journey, journey.cards.cell(2, 1)[0].id, "\N{HANGUL SYLLABLE HAN}")
    save_map(replace(document, maps=(changed,)), worked / "map.cjm")
    assert main([*PRINT]) == 1
    assert "; cards: 1. Cell: B3." in capsys.readouterr().err
