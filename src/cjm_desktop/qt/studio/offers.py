"""Sentences that offer another poster than the present one; a click takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cjm_desktop.qt.requests import PosterOffered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFontMetrics

    from cjm_desktop.printing.spec import PrintSpec

_WIDTH, _EDGES = 316, 14
"""Of an offer in px, and what of that is not text."""

WordedOffer = tuple[str, "PrintSpec"]
"""A sentence and the poster it offers."""


class Offers(QWidget):
    """A few offers below each other; without any it takes no room."""

    taken = Signal(object)
    """A PosterOffered."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[WordedOffer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.buttons: list[QPushButton] = []
        self.hide()

    def texts(self) -> list[str]:
        """Return the sentences that are shown."""
        return [text for text, _ in self._shown]

    def show_offers(self, offers: Iterable[WordedOffer]) -> None:
        """Show these offers and no others, to be taken."""
        shown = tuple(offers)
        self.setEnabled(True)
        if shown == self._shown:
            return
        self._shown = shown
        for button in self.buttons[len(shown) :]:
            button.hide()
        while len(self.buttons) < len(shown):
            self._add_button()
        for button, (text, _) in zip(self.buttons, shown, strict=False):
            button.setText(_in_lines(text, button.fontMetrics()))
            button.setAccessibleName(text)
            button.show()
        self.setVisible(bool(shown))

    def show_outdated(self) -> None:
        """Dim these offers: they are of another poster than the planned one, and cannot be taken any more."""
        self.setEnabled(False)

    def _add_button(self) -> None:
        button, number = QPushButton(), len(self.buttons)
        button.setProperty("look", "offer")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: self.taken.emit(PosterOffered(self._shown[number][1])))
        self.buttons.append(button)
        self._column.addWidget(button)


def _in_lines(text: str, metrics: QFontMetrics) -> str:
    """Break a sentence into lines: a button does not."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > _WIDTH - _EDGES:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
