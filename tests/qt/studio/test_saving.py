"""From the print studio into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from cjm_desktop.printing.paper import A4, PAPERS, parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.qt.studio import poster_saving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Disk
    from tests.qt.studio.conftest import Studio

    from cjm_desktop.qt.studio.window import PrintStudio

MANY = PrintSpec(paper=PAPERS["a0"], sheet=parse_paper("90x90"), overlap=20)


def about_to_be_made(studio: Studio) -> PrintStudio:
    """A studio whose many pages are planned, and not yet made beside it."""
    window = studio.open(MANY, is_ready=False)
    studio.qtbot.waitUntil(window.row.save_button.isEnabled, timeout=20_000)
    assert window.pages.poster is None
    return window


def test_enter_writes_the_poster_beside_the_window(studio: Studio, tmp_path: Path) -> None:
    window = studio.open(PrintSpec())
    pages = window.plan.page_count  # type: ignore[union-attr]
    studio.save(window)
    assert len(PdfReader(tmp_path / "poster.pdf").pages) == pages
    assert window.message.text() == f"Saved: poster.pdf, pages: {pages}."
    assert window.row.folder_button.isVisible()
    assert not window.findings.isVisible()
    assert not window.row.progress.isVisible()


def test_enter_in_a_number_ends_typing_and_saves_nothing(studio: Studio, tmp_path: Path) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    window.fields.sheets.overlap.setFocus()
    window.fields.sheets.overlap.lineEdit().selectAll()
    studio.qtbot.keyClicks(window.fields.sheets.overlap, "15")
    studio.qtbot.keyClick(window.fields.sheets.overlap, Qt.Key.Key_Return)
    assert not window.saving.is_busy
    assert window.spec().overlap == 15
    assert list(tmp_path.iterdir()) == []


def test_a_poster_that_is_shown_already_is_written_as_it_is(studio: Studio, tmp_path: Path) -> None:
    window = studio.made(studio.open(PrintSpec(sheet=A4)))
    poster = window.pages.poster
    assert poster is not None
    studio.save(window)
    assert (tmp_path / "poster.pdf").read_bytes() == poster.pdf


def test_a_poster_that_was_made_for_the_file_is_shown_in_the_strip(studio: Studio, tmp_path: Path) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    studio.save(window)
    studio.made(window)
    assert window.pages.poster is not None
    assert window.pages.poster.pdf == (tmp_path / "poster.pdf").read_bytes()


def test_another_choice_takes_the_old_result_away(studio: Studio) -> None:
    window = studio.open(PrintSpec(scale=0.5))
    studio.save(window)
    window.fields.scale.per_cent.setValue(100)
    assert not window.row.folder_button.isVisible()
    assert not window.message.isVisible()


def test_a_file_that_cannot_be_written_is_told_in_the_dialog(studio: Studio, tmp_path: Path) -> None:
    window = studio.open(None, tmp_path / "none" / "poster.pdf")
    studio.save(window)
    assert "no such folder" in window.message.text()
    assert window.row.save_button.isEnabled()


@pytest.mark.parametrize(("trouble", "told"), [("fill", "disk is full"), ("protect", "disk is read-only")])
def test_a_disk_that_takes_no_poster_is_told_there_and_the_old_one_stays(
    studio: Studio, disk: Disk, trouble: str, told: str
) -> None:
    file = disk.folder / "poster.pdf"
    file.write_bytes(b"the old one")
    window = studio.open(None, file)
    getattr(disk, trouble)()
    studio.save(window)
    assert told in window.message.text()
    assert "What was there before is untouched" in window.message.text()
    assert file.read_bytes() == b"the old one"
    assert not list(disk.folder.glob(".*"))
    assert window.row.save_button.isEnabled()


def test_an_error_that_nobody_expected_is_no_cancel(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    window = studio.open()
    monkeypatch.setattr(poster_saving, "make_poster", broken)
    with studio.qtbot.captureExceptions() as raised:
        studio.save(window)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert window.message.text() == "Saving failed. No file was written."
    assert window.message.property("look") == "refusal"
    assert list(tmp_path.glob("*.pdf")) == []
    assert window.row.save_button.isEnabled()


@pytest.mark.parametrize("name", ["map.cjm", "poster", "linked.pdf", "open.pdf"])
def test_a_poster_is_never_written_over_a_map(studio: Studio, tmp_path: Path, name: str) -> None:
    for kept in ("map.cjm", "open.pdf"):
        (tmp_path / kept).write_bytes(b"a map")
    (tmp_path / "linked.pdf").symlink_to("map.cjm")
    window = studio.open(None, tmp_path / name)
    window.saving.is_open = lambda path: path.name == "open.pdf"
    studio.save(window)
    assert window.message.isVisible()
    assert f"“{name}” was not written: " in window.message.text()
    assert (tmp_path / "map.cjm").read_bytes() == (tmp_path / "open.pdf").read_bytes() == b"a map"
    assert not (tmp_path / "poster").exists()
    assert window.row.save_button.isEnabled()


def test_escape_stops_a_job_and_leaves_the_studio_open(studio: Studio, tmp_path: Path) -> None:
    window = about_to_be_made(studio)
    studio.qtbot.keyClick(window, Qt.Key.Key_Return)
    assert window.row.progress.isVisible()
    assert window.row.close_button.text() == "Canc&el"
    assert not window.fields.isEnabled()
    studio.qtbot.keyClick(window, Qt.Key.Key_Escape)
    studio.qtbot.waitUntil(lambda: not window.saving.is_busy, timeout=10_000)
    assert window.message.text() == "Cancelled. No file was written."
    assert list(tmp_path.glob("*")) == []
    assert window.isVisible()


def test_after_a_cancel_the_pages_are_made_after_all(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    studio.qtbot.keyClick(window, Qt.Key.Key_Return)
    window.row.close_button.click()
    studio.made(window)
    assert window.strip.count() == len(window.pages.facts) + 1


def test_escape_closes_the_studio(studio: Studio) -> None:
    window = studio.open()
    studio.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_studio_closed_during_a_job_leaves_nothing_behind(studio: Studio, tmp_path: Path) -> None:
    window = about_to_be_made(studio)
    window.save()
    assert window.saving.is_busy
    window.close()
    assert not window.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_changing_ones_mind_about_the_file_writes_none(studio: Studio, tmp_path: Path) -> None:
    window = studio.open()
    window.ask_path = lambda *_: None
    studio.save(window)
    assert list(tmp_path.iterdir()) == []
