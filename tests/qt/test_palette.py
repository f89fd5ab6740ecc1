from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton

from cjm_desktop.qt.assets import drawn_icon, interface_font, program_icon, resource
from cjm_desktop.qt.palette import (
    DARK,
    LIGHT,
    InterfaceColors,
    apply_colors,
    colors_for,
    current_colors,
    palette,
    style_sheet,
)
from cjm_desktop.qt.settings import Appearance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

BOTH = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""

    def luminance(color: str) -> float:
        made = QColor(color)
        parts = (made.redF(), made.greenF(), made.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@BOTH
def test_text_can_be_read_on_every_ground(colors: InterfaceColors) -> None:
    for ground in (colors.panel, colors.field, colors.ground, colors.hover):
        assert contrast(colors.ink, ground) >= 7
        assert contrast(colors.secondary, ground) >= 4.5
    for told in (colors.good, colors.waiting, colors.bad):
        assert contrast(told, colors.panel) >= 4.5
    assert contrast(colors.on_strong, colors.strong) >= 7
    assert contrast(colors.on_selected, colors.selected) >= 7


@BOTH
def test_the_style_sheet_knows_every_colour_it_names(colors: InterfaceColors) -> None:
    sheet = style_sheet(colors)
    assert not re.search(r"@\w", sheet)
    assert all(
        resource("interface", name).is_file() for name in re.findall(r"""interface/([\w.]+)"\)""", sheet)
    )


def test_both_palettes_fill_the_same_roles() -> None:
    assert all(
        re.fullmatch("#[0-9A-F]{6}", getattr(one, n))
        for one in (LIGHT, DARK)
        for n in InterfaceColors.__struct_fields__[1:]
    )


def test_the_dark_palette_is_dark(program: QApplication) -> None:
    apply_colors(program, DARK)
    assert current_colors() is DARK
    assert program.palette().color(QPalette.ColorRole.Window).lightness() < 60
    apply_colors(program, LIGHT)
    assert current_colors() is LIGHT
    assert palette(LIGHT).color(QPalette.ColorRole.Window).name().upper() == LIGHT.panel


def test_a_system_that_says_nothing_is_light(program: QApplication) -> None:
    assert colors_for(Appearance.SYSTEM) is LIGHT
    assert colors_for(Appearance.DARK) is DARK


def test_the_interface_is_set_in_the_bundled_font(program: QApplication) -> None:
    shown = QFontInfo(interface_font())
    assert (shown.family(), shown.pixelSize()) == ("Onest", 13)


@pytest.mark.usefixtures("program")
def test_an_icon_is_drawn_in_the_colour_it_is_asked_for() -> None:
    picture = drawn_icon("plus", QColor("#2F6FED"), 24, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)
    image = picture.toImage()
    drawn = {image.pixelColor(x, 22).name() for x in range(48) if image.pixelColor(x, 22).alpha() == 255}
    assert drawn == {"#2f6fed"}


@pytest.mark.usefixtures("program")
def test_the_program_has_an_icon_in_every_size() -> None:
    assert not program_icon().pixmap(16, 16).isNull()
    assert not program_icon().pixmap(256, 256).isNull()


def test_no_standard_button_has_an_icon(program: QApplication) -> None:
    standard = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.Close | standard.Save | standard.Yes)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    for window in (buttons, box):
        window.show()
        assert [
            button.text() for button in window.findChildren(QPushButton) if not button.icon().isNull()
        ] == []
        window.close()


@pytest.mark.parametrize("kind", [QMessageBox.Icon.Warning, QMessageBox.Icon.Question])
def test_a_box_that_qt_opens_itself_is_as_calm_as_ours(program: QApplication, kind: QMessageBox.Icon) -> None:
    box = QMessageBox(kind, "", "There is a file already.")
    box.show()
    picture = box.iconPixmap().toImage()
    inked = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert max(color.saturation() for color in inked if color.alpha() > 200) < 235
    assert sum(color.alpha() > 200 for color in inked) < len(inked) / 3
    box.close()


class Dressings(QObject):
    """Counts how often each widget is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.told[watched] += 1
        return False


def test_other_colors_dress_each_widget_twice_however_deep_it_stands(
    session: Session, desk: Desk, program: QApplication
) -> None:
    QTest.qWait(100)
    before = desk.window.grab().toImage()
    dressings = Dressings()
    program.installEventFilter(dressings)
    apply_colors(program, DARK)
    program.removeEventFilter(dressings)
    assert len(dressings.told) > 50
    # Once without a style sheet, once with it; a few widgets dress what stands in them again.
    assert dressings.told.total() < 3 * len(dressings.told)
    apply_colors(program, LIGHT)
    QTest.qWait(100)
    assert desk.window.grab().toImage() == before
