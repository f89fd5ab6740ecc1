"""What comes with the program: fonts, icons and translations, found alike in source, wheel and bundle."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from cjm_desktop import RESOURCES
from cjm_desktop.draw.icons import GRID, STROKE, icon_paths
from cjm_desktop.qt.render.paths import painter_path

if TYPE_CHECKING:
    from pathlib import Path

INTERFACE_FAMILY = "Onest"
INTERFACE_PIXELS = 13
_INTERFACE_WEIGHTS = ("Regular", "Medium", "SemiBold")
_ICON_SIZE = 24


def resource(*parts: str) -> Path:
    """Return the path of a file that comes with the program."""
    return RESOURCES.joinpath(*parts)


@cache
def interface_font() -> QFont:
    """Return the font of the interface, Onest at 13 px, loaded from the bundled files."""
    for weight in _INTERFACE_WEIGHTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Onest-{weight}.ttf")))
    font = QFont(INTERFACE_FAMILY)
    font.setPixelSize(INTERFACE_PIXELS)
    return font


@cache
def _paths(name: str) -> tuple[QPainterPath, ...]:
    return tuple(painter_path(path) for path in icon_paths(name))


def drawn_icon(name: str, color: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` stroked in `color`, `pixels` wide and high on a screen of `ratio`."""
    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(pixels / GRID, pixels / GRID)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(color, STROKE, Qt.PenStyle.SolidLine, cap, join))
        for path in _paths(name):
            painter.drawPath(path)
    return pixmap


def icon(name: str, ink: QColor, faint: QColor, pixels: int = _ICON_SIZE) -> QIcon:
    """Return the icon `name` in `ink`, and in `faint` while what it stands for is not possible.

    Drawn as dense as the screen is; icons are made anew when the colours of the window change.
    """
    made = QIcon()
    for ratio in {1.0, QGuiApplication.primaryScreen().devicePixelRatio()}:
        made.addPixmap(drawn_icon(name, ink, pixels, ratio), QIcon.Mode.Normal)
        made.addPixmap(drawn_icon(name, faint, pixels, ratio), QIcon.Mode.Disabled)
    return made


@cache
def program_icon() -> QIcon:
    """Return the icon of the program; a size is read when the window system asks for it."""
    made = QIcon()
    for pixels in (16, 32, 48, 64, 128, 256):
        made.addFile(str(resource("icons", f"app-{pixels}.png")), QSize(pixels, pixels))
    return made
