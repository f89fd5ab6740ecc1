"""The command that prints stickers, run in this process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cjm_desktop.cli import main
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PRINT = ["stickers", "map.cjm", "-o", "notes.pdf"]


def text() -> str:
    """All text of the file that was written."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader("notes.pdf").pages)


def test_the_stickers_of_all_cards_are_printed(sample: Path, capsys: Capture) -> None:
    assert main(PRINT) == 0
    assert capsys.readouterr().out == "notes.pdf: stickers: 36, pages: 6\n"
    for card in load(sample).maps[0].cards:
        assert " ".join(card.text.split()) in text()


def test_lanes_and_stages_are_chosen_by_what_people_call_them(sample: Path, capsys: Capture) -> None:
    assert main([*PRINT, "--lanes", "actions, 3 ,Recommendations", "--stages", "a,Purchase"]) == 0
    assert capsys.readouterr().out.startswith("notes.pdf: stickers: ")
    found = set(re.findall(r"([A-D]\d)-\d", text()))
    assert found == {"A1", "A3", "A6", "C1", "C3", "C6"}


def test_a_stage_is_meant_by_the_cyrillic_letter_that_looks_like_its_own(sample: Path) -> None:
    assert main([*PRINT, "--lanes", "actions", "--stages", "а,С"]) == 0
    assert set(re.findall(r"([A-D]\d)-\d", text())) == {"A1", "C1"}


@pytest.mark.parametrize("command", ["stickers", "print"])
def test_a_line_break_in_the_name_of_the_file_is_told_on_one_line(
    sample: Path, capsys: Capture, command: str
) -> None:
    main([command, "map.cjm", "-o", "a\nb.pdf"])
    assert capsys.readouterr().out.startswith("a\\nb.pdf: ")


def test_blank_ones_are_printed_for_each_cell(sample: Path, capsys: Capture) -> None:
    assert main([*PRINT, "--blank", "--sheet", "A3"]) == 0
    assert main([*PRINT, "--blank", "3", "--lanes", "actions"]) == 0
    assert capsys.readouterr().out == (
        "notes.pdf: stickers: 24, pages: 2\nnotes.pdf: stickers: 12, pages: 2\n"
    )


def test_label_sheets_and_guides_are_printed(sample: Path, capsys: Capture) -> None:
    labels = ["--size", "63,5x38,1", "--grid", "3x7", "--corner", "7.2x15.15", "--pitch", "66x38.1"]
    assert main([*PRINT, *labels, "--guide", "--color", "grey", "--order", "stage"]) == 0
    assert capsys.readouterr().out == "notes.pdf: stickers: 36, pages: 3\n"


def test_each_lane_begins_a_sheet_where_asked_for(sample: Path, capsys: Capture) -> None:
    assert main([*PRINT, "--apart", "--sheet", "A3"]) == 0
    assert capsys.readouterr().out == "notes.pdf: stickers: 36, pages: 6\n"


def test_findings_are_told(sample: Path, capsys: Capture) -> None:
    document = load(sample)
    journey = document.maps[0]
    card = journey.cards.cell(0, 0)[0].changed(text="word " * 900)
    save(document.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, (card,)))), sample)
    assert main(PRINT) == 1
    assert "ends with “…”; cards: 1." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--size", "300x300"], "does not fit on A4"),
        (["--size", "big"], "“big” is no width and height"),
        (["--size", "0x76"], "0 × 76 mm cannot be: each side must measure from 20 to 300 mm"),
        (["--grid", "many"], "“many” is no grid of labels"),
        (["--grid", "0x3"], "has no labels"),
        (["--grid", "3x3", "--pitch", "70x80"], "is less than the label"),
        (["--grid", "5x5"], "do not fit on the sheet"),
        (["--corner", "5x5"], "add --grid"),
        (["--blank", "0"], "from 1 to 20, not 0"),
        (["--blank", "some"], "--blank is a whole number"),
        (["--lanes", "dreams"], "There is no lane “dreams”; there are 1 actions,"),
        (["--stages", "Z"], "There is no stage “Z”; there are A Search,"),
        (["--personas", "9"], "There is no persona “9”"),
        (["--lanes", ","], "There are no stickers to print: no lane that takes cards is chosen"),
        (["--stages", ",", "--blank"], "There are no stickers to print: no stage is chosen"),
        (["--margin", "1e308"], "does not fit on A4 with margins of 1e+308 mm"),
        (["--size", "9" * 400 + "x76"], "is no width and height"),
        (["--grid", "9" * 400 + "x1"], "is no grid of labels"),
        (["--grid", "9" * 5000 + "x1"], "is no grid of labels"),
        (["--stages", "Щ"], "There is no stage “Щ”"),
        (["--sheet", "roll:600"], "Stickers are printed on sheets"),
        (["--margin", "-1"], "The margin must be 0 mm or more"),
        (["--map", "2"], "There is no map 2"),
    ],
)
def test_what_cannot_be_printed_is_told_in_one_sentence(
    sample: Path, options: list[str], said: str, capsys: Capture
) -> None:
    assert main([*PRINT, *options]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert {entry.name for entry in sample.parent.iterdir()} == {"map.cjm"}


def test_a_folder_that_is_not_there_ends_with_code_3(sample: Path, capsys: Capture) -> None:
    assert main(["stickers", "map.cjm", "-o", "none/a.pdf"]) == 3
    assert "there is no such folder" in capsys.readouterr().err


def test_stickers_are_told_in_russian(sample: Path, russian: None, capsys: Capture) -> None:
    assert main([*PRINT, "--lanes", "нет"]) == 2
    assert "Нет дорожки «нет»; есть 1 actions" in capsys.readouterr().err
    assert main(PRINT) == 0
    assert capsys.readouterr().out == "notes.pdf: стикеров: 36, страниц: 6\n"
