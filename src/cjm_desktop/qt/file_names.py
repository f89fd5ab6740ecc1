"""The name in Qt's own file dialog: where it is too long Qt greys the button and does not say why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from cjm_desktop.model.language import capitalised
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.reasons import why_too_long

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QLabel


def tell_too_long_names(dialog: QFileDialog) -> None:
    """Tell below the field for the name when it is too long; a dialog of the system has a way of its own."""
    field, grid = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.layout()
    if field is None or not isinstance(grid, QGridLayout):
        return
    label = plain_label("", "refusal", wrapped=True)
    label.hide()
    grid.addWidget(label, grid.rowCount(), 0, 1, grid.columnCount())
    field.textChanged.connect(lambda _text: _tell(dialog, label))


def _tell(dialog: QFileDialog, label: QLabel) -> None:
    """Say how much of the name fits, as long as it does not."""
    said = next(filter(None, map(why_too_long, map(Path, dialog.selectedFiles()))), None)
    text = "" if said is None else said.in_language(interface_language())
    sentence = f"{capitalised(text)}." if text else ""
    if sentence == label.text():
        return
    label.setText(sentence)
    label.setVisible(bool(sentence))
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(label, sentence))
