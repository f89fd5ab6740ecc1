"""The picture of a card: seen small, chosen from a file, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.qt.panels.choices import said
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

_HEIGHT = 90
_CHOOSE = QT_TRANSLATE_NOOP("Inspector", "Choose…")
_REMOVE = QT_TRANSLATE_NOOP("Inspector", "Remove")


def ask_for_picture(parent: QWidget) -> Path | None:
    """Ask for the file of a picture; None when the user changes his mind."""
    from cjm_desktop.qt.file_dialogs import ask_which_picture

    return ask_which_picture(parent.window())


class PictureAsked(Struct, frozen=True):
    """A request: another picture, or none."""

    is_wanted: bool


class PictureEditor(QWidget):
    """Shows a picture and asks for another."""

    asked = Signal(object)
    """A PictureAsked."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.choose, self.remove = QPushButton(said(_CHOOSE)), QPushButton(said(_REMOVE))
        self.choose.clicked.connect(lambda _on=False: self.asked.emit(PictureAsked(is_wanted=True)))
        self.remove.clicked.connect(lambda _on=False: self.asked.emit(PictureAsked(is_wanted=False)))
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose, 1)
        buttons.addWidget(self.remove, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)
        column.addLayout(buttons)
        self.setFocusProxy(self.choose)

    def show_picture(self, image: QImage | None, *, has_any: bool) -> None:
        """Show a picture, none where there is none or there are several; any can be removed."""
        self._shown.setVisible(image is not None)
        self.remove.setEnabled(has_any)
        if image is None:
            self._shown.clear()
            return
        ratio = self.devicePixelRatioF()
        small = QPixmap.fromImage(image).scaledToHeight(
            min(image.height(), round(_HEIGHT * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        self._shown.setPixmap(small)
