"""Plays display lists in the colours of one theme."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter

from cjm_desktop.qt.render.pictures import Pictures
from cjm_desktop.qt.render.prepared import Prepared, prepare
from cjm_desktop.qt.render.sight import Sight

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.draw.theme import Theme


class Player:
    """Plays display lists true to the millimetre: printer, picture, preview.

    One that `embeds_fonts` paints for a PDF, letters as letters.
    """

    def __init__(self, theme: Theme, pictures: Pictures | None = None, *, embeds_fonts: bool = False) -> None:
        self._embeds_fonts = embeds_fonts
        self.theme = theme
        self.pictures = (pictures or Pictures(MappingProxyType({}))).toned(theme)
        self._colors: dict[str, QColor] = {}

    def color(self, role: str) -> QColor:
        """Return the colour of a role; kept, for to read it takes longer than to fill a strip with it."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(self.theme.color(role))
        return found

    def prepare(self, items: DisplayList) -> Prepared:
        """Return a display list made ready, for lists that are played again and again."""
        return prepare(items, self.theme.color, self.pictures)

    def sight(self, items: DisplayList) -> Sight:
        """Return a display list as it is seen on screen, from near and from afar."""
        return Sight(items, self.theme.color, self.pictures)

    def play(self, painter: QPainter, items: DisplayList) -> None:
        """Play a display list with a painter scaled to mm and moved to the list's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        prepared = self.prepare(items)
        if self._embeds_fonts:
            prepared.embed_fonts()
        prepared.paint(painter)
