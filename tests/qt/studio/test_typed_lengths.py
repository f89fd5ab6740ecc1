"""What cannot be printed is said while it stands in its field, and stays there until it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.paper import A4, parse_paper, roll_paper
from cjm_desktop.printing.spec import PrintSpec, Style
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDoubleSpinBox
    from tests.qt.studio.conftest import Studio

    from cjm_desktop.qt.studio.window import PrintStudio


def type_into(field: QDoubleSpinBox, text: str) -> None:
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, text)


def can_go_out(window: PrintStudio) -> list[bool]:
    return [window.row.save_button.isEnabled(), window.print_button.isEnabled()]


@pytest.mark.parametrize("leaving", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_roll_of_zero_is_told_and_kept_until_it_is_put_right(studio: Studio, leaving: Qt.Key) -> None:
    window = studio.open(PrintSpec(paper=roll_paper(914)))
    roll = window.fields.paper.roll
    type_into(roll, "0")
    said = window.views.summary.text()
    assert said.startswith("A roll of 0 mm cannot be printed: its width must measure from 50 to 5000 mm.")
    assert can_go_out(window) == [False, False]
    QTest.keyClick(roll, leaving)
    studio.settle(window)
    assert (roll.value(), roll.text()) == (0, "0 mm")
    assert window.views.summary.text() == said
    assert not window.saving.is_busy
    type_into(roll, "610")
    assert window.spec().paper == roll_paper(610)
    assert can_go_out(window) == [True, True]


def test_tiny_and_huge_paper_of_own_size_is_told(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=parse_paper("900x600")))
    for typed, told in (
        ("0", "A paper of 0 × 600 mm cannot be"),
        ("6000", "A paper of 6000 × 600 mm cannot"),
    ):
        type_into(window.fields.paper.width_, typed)
        QTest.keyClick(window.fields.paper.width_, Qt.Key.Key_Tab)
        assert window.views.summary.text().startswith(told)
        assert can_go_out(window) == [False, False]


def test_a_sheet_of_own_size_and_a_scale_and_slots_that_cannot_be_are_told(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=parse_paper("300x200")))
    type_into(window.fields.sheets.height_, "0")
    assert "cannot be printed" in window.views.summary.text()
    window.fields.show_spec(PrintSpec(scale=0.5))
    type_into(window.fields.scale.per_cent, "0")
    assert "The scale must lie between 1% and 2000%, not 0%" in window.views.summary.text()
    assert can_go_out(window) == [False, False]
    window.fields.show_spec(PrintSpec(style=Style.WORKSHOP))
    type_into(window.fields.style_.notes, "0")
    studio.settle(window)
    assert "1 to 12 stickers, not for 0" in window.views.summary.text()
    type_into(window.fields.style_.notes, "2")
    type_into(window.fields.style_.width_, "5")
    studio.settle(window)
    assert "A sticker of 5 × 76 mm cannot be" in window.views.summary.text()
    type_into(window.fields.style_.width_, "51")
    studio.settle(window)
    assert can_go_out(window) == [True, True]
    assert (window.spec().sticker, window.spec().notes) == (Size(51, 76), 2)


def test_an_overlap_with_decimals_is_shown_as_it_is_and_printed_so(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4, overlap=2.5, margin=4.2))
    assert window.fields.sheets.overlap.text() == "2.5 mm"
    assert window.plan is not None
    assert (window.plan.spec.overlap, window.plan.spec.margin) == (2.5, 4.2)
    type_into(window.fields.sheets.overlap, "12.5")
    assert window.spec().overlap == 12.5


def test_the_sentence_is_russian_in_a_russian_window(studio: Studio) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    window = studio.open(PrintSpec(paper=roll_paper(914)))
    type_into(window.fields.paper.roll, "0")
    assert window.views.summary.text().startswith("На рулоне шириной 0 мм напечатать нельзя")
