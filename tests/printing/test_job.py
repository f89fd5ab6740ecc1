"""The printing job: whole files or none, and what it finds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cjm_desktop.analysis.findings import Code
from cjm_desktop.model.errors import NotFound, NotWritten, PrintError
from cjm_desktop.printing.job import print_poster
from cjm_desktop.printing.paper import A4, parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.writing import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.document import Document

    GoingOn = Callable[[int], Callable[[float], bool]]

TILED = PrintSpec(sheet=A4)


def with_text(document: Document, text: str) -> tuple[Document, str]:
    """The document with the first card saying something else, and that card's id."""
    journey = document.maps[0]
    card = journey.cards.cell(0, 0)[0]
    cell = (card.changed(text=text), *journey.cards.cell(0, 0)[1:])
    changed = journey.replaced(cards=journey.cards.with_cell(0, 0, cell))
    return document.with_map(changed), card.id


def test_a_poster_is_written_and_told_about(worked: Document, tmp_path: Path) -> None:
    result = print_poster(worked, worked.maps[0].id, TILED, tmp_path / "карта.pdf")
    assert len(PdfReader(result.path).pages) == result.pages
    assert [finding.code for finding in result.findings] == [Code.CUT_BY_SEAM]


def test_progress_grows_from_the_layout_to_the_end(worked: Document, tmp_path: Path) -> None:
    shares: list[float] = []

    def progress(share: float) -> bool:
        shares.append(share)
        return True

    print_poster(worked, worked.maps[0].id, TILED, tmp_path / "a.pdf", progress)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 8


@pytest.mark.parametrize("after", [1, 4, 8])
def test_a_cancelled_job_leaves_nothing_behind(
    worked: Document, tmp_path: Path, going_on: GoingOn, after: int
) -> None:
    with pytest.raises(Cancelled):
        print_poster(worked, worked.maps[0].id, TILED, tmp_path / "a.pdf", going_on(after))
    assert list(tmp_path.iterdir()) == []


def test_cancelling_at_the_very_end_keeps_the_old_file(worked: Document, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    with pytest.raises(Cancelled):
        print_poster(worked, worked.maps[0].id, TILED, file, lambda share: share < 1)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(worked: Document, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="no such folder"):
        print_poster(worked, worked.maps[0].id, TILED, tmp_path / "none" / "a.pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_leaves_the_old_file(
    worked: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource
    import signal

    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
        with pytest.raises(NotWritten):
            print_poster(worked, worked.maps[0].id, TILED, file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_printed_writes_nothing(worked: Document, tmp_path: Path) -> None:
    with pytest.raises(PrintError):
        print_poster(worked, worked.maps[0].id, PrintSpec(margin=400), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_map_that_is_not_there_is_refused(worked: Document, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        print_poster(worked, "none", TILED, tmp_path / "a.pdf")


def test_a_map_without_stages_lanes_or_cards_is_printed(worked: Document, tmp_path: Path) -> None:
    journey = worked.maps[0]
    empty = journey.replaced(stages=(), lanes=(), cards=type(journey.cards).empty(0, 0))
    result = print_poster(worked.with_map(empty), journey.id, TILED, tmp_path / "a.pdf")
    assert result.pages >= 1


def test_text_too_small_to_read_is_found_with_its_cards(worked: Document, tmp_path: Path) -> None:
    spec = PrintSpec(paper=parse_paper("120x90"))
    (found,) = print_poster(worked, worked.maps[0].id, spec, tmp_path / "a.pdf").findings
    assert found.code is Code.SMALL_TEXT
    assert {card.id for card in worked.maps[0].cards if card.text} <= set(found.cards)
    assert "6 pt" in found.sentence.en
    assert "6 пт" in found.sentence.ru


def test_characters_the_font_has_not_are_found_with_their_card(worked: Document, tmp_path: Path) -> None:
    changed, card = with_text(worked, "План 漢字 и 🙂")
    (found,) = print_poster(changed, worked.maps[0].id, PrintSpec(), tmp_path / "a.pdf").findings
    assert found.code is Code.MISSING_GLYPH
    assert found.cards == (card,)
    assert "U+6F22" in found.sentence.ru
    text = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "漢字" in text


def test_a_picture_that_is_not_there_is_found(worked: Document, tmp_path: Path) -> None:
    journey = worked.maps[0]
    card = journey.cards.cell(0, 0)[0]
    cell = (card.changed(picture="gone"), *journey.cards.cell(0, 0)[1:])
    changed = worked.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, cell)))
    (found,) = print_poster(changed, journey.id, PrintSpec(), tmp_path / "a.pdf").findings
    assert found.code is Code.UNREADABLE_PICTURE
    assert found.cards == (card.id,)
