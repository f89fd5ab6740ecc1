"""What comes with the program: fonts, icons and translations, found alike in source, wheel and bundle."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cjm_desktop import RESOURCES

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
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def drawn_icon(name: str, color: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` stroked in `color`, `pixels` wide and high on a screen of `ratio`."""
    svg = _svg(name).replace("currentColor", color.name())
    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setOpacity(color.alphaF())
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
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
