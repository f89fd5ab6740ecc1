"""File > Print stickers…: fields, live preview, findings, and the way into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolButton, QWidget

from cjm_desktop.layout.geometry import Point, Size
from cjm_desktop.printing.paper import A3
from cjm_desktop.printing.spec import Chosen, Coloring, Orientation
from cjm_desktop.printing.stickers.choices import plain_from_stickers
from cjm_desktop.printing.stickers.spec import LabelGrid, StickerOrder, StickerSpec
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.stickers.label_fields import USUAL
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.requests import StickersPrinted
    from cjm_desktop.qt.windows import Desk


@dataclass
class Opener:
    """Opens the dialog and does with hand and keys what a user does."""

    qtbot: QtBot
    folder: Path

    def open(
        self,
        spec: StickerSpec | None = None,
        path: Path | None = None,
        document: Document | None = None,
        selected: frozenset[str] = frozenset(),
    ) -> PrintStickers:
        """Open it on the worked example, with what was asked for before and where it is saved."""
        document = document or template("b2b_saas", "en")
        choices, map_id = MapChoices("stickers", self.folder / "map.cjm"), document.maps[0].id
        if spec is not None:
            choices.remember(map_id, plain_from_stickers(spec))
        dialog = PrintStickers(None, document, map_id, self.folder / "notes.pdf", choices, selected)
        dialog.ask_path = lambda _, suggested: path or suggested
        self.qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
        dialog.show()
        return dialog

    def press(self, parent: QWidget, text: str) -> None:
        """Click a button by what stands on it."""
        buttons = parent.findChildren(QToolButton)
        button = next(one for one in buttons if one.text() == text and one.isVisible())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def save(self, dialog: PrintStickers) -> None:
        """Press Enter and wait until saving has ended."""
        self.qtbot.keyClick(dialog, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not dialog.saving.is_busy, timeout=10_000)


@pytest.fixture
def opener(program: QApplication, qtbot: QtBot, tmp_path: Path) -> Opener:
    return Opener(qtbot, tmp_path)


def colors(dialog: PrintStickers) -> set[str]:
    """The colours of the preview."""
    shown = dialog.view.grab().toImage()
    return {shown.pixelColor(x, y).name() for x in range(0, shown.width(), 9) for y in range(shown.height())}


SPECS = [
    StickerSpec(),
    StickerSpec(A3, Orientation.LANDSCAPE, Size(51, 38.5), 7.5, blank=2, coloring=Coloring.GREY),
    StickerSpec(has_guide=True, order=StickerOrder.STAGE, is_apart=True),
    StickerSpec(size=Size(40, 30.25), grid=LabelGrid(2, 3, Point(10, 9.5), Size(50, 45)), has_guide=True),
]


@pytest.mark.parametrize("spec", SPECS)
def test_what_was_chosen_last_stands_in_the_fields(opener: Opener, spec: StickerSpec) -> None:
    assert opener.open(spec).fields.spec() == spec


def test_the_line_below_tells_what_comes_out(opener: Opener) -> None:
    dialog = opener.open()
    assert dialog.summary.text() == "Stickers: 36 · sheets: 6 · A4 portrait, 2 × 3 on each"
    opener.press(dialog.fields.kind, "Blank")
    assert dialog.summary.text() == "Stickers: 24 · sheets: 4 · A4 portrait, 2 × 3 on each"
    dialog.fields.kind.blank.setFocus()
    opener.qtbot.keyClick(dialog.fields.kind.blank, Qt.Key.Key_Up)
    assert dialog.summary.text().startswith("Stickers: 48 · sheets: 8")


def test_labels_and_sticky_notes_are_a_click_away(opener: Opener) -> None:
    dialog = opener.open()
    opener.press(dialog.fields.medium, "Labels")
    spec = dialog.fields.spec()
    assert (spec.size, spec.grid) == USUAL[0]
    assert dialog.summary.text() == "Stickers: 36 · sheets: 2 · A4 portrait, 3 × 7 on each"
    assert not dialog.fields.medium.width_.isVisible()
    opener.press(dialog.fields.medium, "Sticky notes")
    spec = dialog.fields.spec()
    assert (spec.grid, spec.has_guide, spec.size) == (None, True, Size(76, 76))
    assert dialog.pages.number.maximum() == 7


def test_a_usual_label_sheet_fills_the_fields_and_another_measure_makes_it_an_own_one(opener: Opener) -> None:
    dialog = opener.open()
    opener.press(dialog.fields.medium, "Labels")
    labels = dialog.fields.medium.labels
    labels.usual.setFocus()
    opener.qtbot.keyClick(labels.usual, Qt.Key.Key_Down)
    labels.usual.activated.emit(labels.usual.currentIndex())
    assert labels.sheet() == USUAL[1]
    labels.columns.setValue(1)
    assert labels.usual.currentText() == "Custom size"
    assert dialog.plan is not None


def test_what_cannot_be_printed_is_told_and_not_saved(opener: Opener) -> None:
    dialog = opener.open()
    dialog.fields.medium.width_.setValue(300)
    assert "does not fit on A4 with margins of 5 mm" in dialog.summary.text()
    assert not dialog.row.save_button.isEnabled()
    assert dialog.plan is None
    assert not dialog.pages.isVisible()
    opener.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.saving.is_busy
    dialog.fields.medium.width_.setValue(90)
    assert dialog.row.save_button.isEnabled()


def test_a_map_without_cards_has_nothing_but_blank_ones(opener: Opener) -> None:
    dialog = opener.open(document=template(EMPTY, "en"))
    assert dialog.summary.text().startswith("There are no stickers to print")
    opener.press(dialog.fields.kind, "Blank")
    assert dialog.summary.text().startswith("Stickers: ")


def test_only_the_selected_cards_are_printed_where_some_are(opener: Opener) -> None:
    document = template("b2b_saas", "en")
    card = document.maps[0].cards.cell(0, 1)[0].id
    assert not opener.open().fields.kind.only_selected.isVisible()
    dialog = opener.open(document=document, selected=frozenset({card}))
    dialog.fields.kind.only_selected.click()
    assert dialog.plan is not None
    assert [sticker.number for sticker in dialog.plan.stickers] == ["B1-1"]


def test_lanes_are_chosen_and_remembered_for_the_map(opener: Opener) -> None:
    document = template("b2b_saas", "en")
    lane = document.maps[0].lanes[0].id
    dialog = opener.open(StickerSpec(chosen=Chosen(lanes=frozenset({lane}))), document=document)
    assert dialog.plan is not None
    assert {sticker.lane.id for sticker in dialog.plan.stickers} == {lane}
    opener.press(dialog.fields.medium, "Sticky notes")
    dialog.done(0)
    again = opener.open(document=document)
    assert again.fields.spec().chosen.lanes == frozenset({lane})
    assert again.fields.spec().has_guide


def test_keys_go_through_the_pages(opener: Opener) -> None:
    dialog = opener.open()
    dialog.view.setFocus()
    opener.qtbot.keyClick(dialog.view, Qt.Key.Key_PageDown)
    assert dialog.pages.page() == 1
    opener.qtbot.mouseClick(dialog.pages.on, Qt.MouseButton.LeftButton)
    opener.qtbot.keyClick(dialog.view, Qt.Key.Key_PageUp)
    assert dialog.pages.page() == 1
    dialog.pages.number.setValue(6)
    assert not dialog.pages.on.isEnabled()
    opener.press(dialog.fields.kind, "Blank")
    assert dialog.pages.page() == 3


def test_the_preview_shows_the_page_in_its_colours(opener: Opener) -> None:
    dialog = opener.open()
    assert "#2f6fb2" in colors(dialog)
    dialog.fields.kind.coloring.setCurrentIndex(1)
    assert "#2f6fb2" not in colors(dialog)


def test_findings_stand_in_the_dialog_before_ink_and_lead_to_their_cards(opener: Opener) -> None:
    document = template("b2b_saas", "en")
    journey = document.maps[0]
    card = journey.cards.cell(0, 0)[0].changed(text="word " * 900)
    long = document.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, (card,))))
    dialog = opener.open(document=long)
    opener.qtbot.waitUntil(lambda: dialog.findings.texts() != [])
    assert dialog.findings.texts() == ["Text does not fit its sticker and ends with “…”; cards: 1."]
    with opener.qtbot.waitSignal(dialog.finding_followed) as followed:
        dialog.findings.setFocus()
        dialog.findings.setCurrentRow(0)
        opener.qtbot.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert followed.args[0].cards == (card.id,)
    assert not dialog.isVisible()


def test_enter_writes_the_stickers_and_tells_what_was_printed(opener: Opener, tmp_path: Path) -> None:
    dialog = opener.open()
    told: list[StickersPrinted] = []
    dialog.printed.connect(told.append)
    opener.save(dialog)
    assert len(PdfReader(tmp_path / "notes.pdf").pages) == 6
    assert dialog.message.text() == "Saved: notes.pdf, stickers: 36, pages: 6."
    assert dialog.row.folder_button.isVisible()
    assert len(told[0].printed) == 36
    opener.press(dialog.fields.kind, "Blank")
    assert not dialog.message.isVisible()


def test_a_printer_is_sent_the_same_pages_and_only_what_it_printed_is_told(
    opener: Opener, tmp_path: Path
) -> None:
    def ask(printer: QPrinter, count: int, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "office.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)
        return True

    dialog = opener.open(StickerSpec(has_guide=True))
    told: list[StickersPrinted] = []
    dialog.printed.connect(told.append)
    dialog.print_button.ask = ask
    with opener.qtbot.waitSignal(dialog.print_button.ended, timeout=20_000):
        dialog.print_button.click()
    assert len(PdfReader(tmp_path / "office.pdf").pages) == 2
    assert [one.number for one in told[0].printed] == ["A1-1", "A1-2", "B1-1", "B1-2", "C1-1", "C1-2"]
    assert dialog.message.text() == "Sent to “office.pdf”: pages: 2."


def test_a_file_that_cannot_be_written_is_told_in_the_dialog(opener: Opener, tmp_path: Path) -> None:
    dialog = opener.open(path=tmp_path / "none" / "notes.pdf")
    opener.save(dialog)
    assert "no such folder" in dialog.message.text()
    assert dialog.row.save_button.isEnabled()


def test_stickers_are_never_written_over_a_map(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "map.cjm").write_bytes(b"a map")
    dialog = opener.open(path=tmp_path / "map.cjm")
    opener.save(dialog)
    assert "the name must end in .pdf" in dialog.message.text()
    assert (tmp_path / "map.cjm").read_bytes() == b"a map"


def test_cancel_leaves_nothing_behind(opener: Opener, tmp_path: Path) -> None:
    dialog = opener.open(StickerSpec(blank=20))
    opener.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.saving.is_busy
    assert not dialog.fields.isEnabled()
    opener.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opener.qtbot.waitUntil(lambda: not dialog.saving.is_busy)
    assert dialog.message.text() == "Cancelled. No file was written."
    assert not [entry for entry in tmp_path.iterdir() if entry.suffix == ".pdf"]
    assert dialog.isVisible()


def test_the_menu_opens_the_dialog_with_the_selected_cards(desk: Desk, qtbot: QtBot) -> None:
    desk.window.actions_[Id.SELECT_ALL].trigger()
    desk.window.actions_[Id.PRINT_STICKERS].trigger()
    dialog = desk.window.findChild(PrintStickers)
    assert dialog is not None
    assert dialog.fields.kind.only_selected.text().endswith("cards: 36")
    assert "stickers" in str(dialog._suggested)
    dialog.close()
