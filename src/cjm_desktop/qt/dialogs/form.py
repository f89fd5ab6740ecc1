"""The common shape of dialogs: a heading, labels above fields, a line for refusals, the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.model.errors import CjmError
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.plain_fields import LineField, PlainField
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable

Button = QDialogButtonBox.StandardButton
_MARGIN = 22
_GAP = 14
_LABEL_GAP = 5


def plain_label(text: str, look: str = "", *, wrapped: bool = False) -> QLabel:
    """Return a label of plain text in a look of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(wrapped)
    return label


def say(label: QLabel, text: str, look: str) -> None:
    """Show a text in a look of the style sheet."""
    label.setProperty("look", look)
    label.setText(text)
    label.style().unpolish(label)
    label.style().polish(label)


def run(dialog: QDialog) -> bool:
    """Show a dialog until it is answered, and let go of it; whether it was accepted."""
    is_accepted = bool(dialog.exec())
    dialog.deleteLater()
    return is_accepted


def number_field(least: float, most: float, step: float, suffix: str = "") -> QDoubleSpinBox:
    """Return a field for a whole number with arrows to change it."""
    field = QDoubleSpinBox(decimals=0, minimum=least, maximum=most, singleStep=step)
    field.setSuffix(suffix)
    # The style sheet's padding does not reach the text of a spin box (Qt 6.11).
    field.lineEdit().setTextMargins(7, 0, 0, 0)
    return field


class FormDialog(FittingDialog):
    """A dialog of labelled fields; OK does `apply`, and a refusal of it is shown under the fields."""

    def __init__(self, parent: QWidget | None, title: str, ok: str, width: int = 460) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._apply: Callable[[], None] = lambda: None
        fields = QWidget()
        self.page = QVBoxLayout(fields)
        self.page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _GAP)
        self.page.setSpacing(_GAP)
        self._scrolled = ScrolledPage(fields)
        self._refusal = plain_label("", "refusal", wrapped=True)
        self._refusal.hide()
        self.buttons = QDialogButtonBox(Button.Ok | Button.Cancel)
        self.ok_button = self.buttons.button(Button.Ok)
        self.ok_button.setText(ok)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)

    def on_ok(self, apply: Callable[[], None]) -> None:
        """Let OK do this before the dialog closes; what it refuses is told in the dialog."""
        self._apply = apply

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field below its label, over the whole width."""
        self.page.addLayout(labelled(label, field))
        self._hear(field)

    def add_fields(self, *fields: tuple[str, QWidget]) -> None:
        """Add fields side by side, each below its label."""
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for label, field in fields:
            row.addLayout(labelled(label, field), 1)
            self._hear(field)
        self.page.addLayout(row)

    def add_hint(self, text: str) -> None:
        """Add a quieter sentence below the last field."""
        self.page.addWidget(plain_label(text, "hint", wrapped=True))

    def finish_page(self) -> None:
        """Add the line for refusals and the buttons; called once, after the fields."""
        below = QVBoxLayout()
        below.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN - 4)
        below.setSpacing(_GAP + 4)
        below.addWidget(self._refusal)
        below.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self._scrolled, 1)
        whole.addLayout(below)

    def _try(self) -> None:
        try:
            self._apply()
        except CjmError as error:
            self._refuse(error)
        else:
            self.accept()

    def _hear(self, field: QWidget) -> None:
        """Tell what a field does not take in."""
        if isinstance(field, LineField | PlainField):
            field.refused.connect(self._refuse)

    def _refuse(self, error: CjmError) -> None:
        self._refusal.setText(error.in_language(interface_language()))
        self._refusal.show()
        self.fit()


def labelled(text: str, field: QWidget) -> QVBoxLayout:
    """Return a field below its label, which leads to it."""
    label = plain_label(text, "caption")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&", ""))
    column = QVBoxLayout()
    column.setSpacing(_LABEL_GAP)
    column.addWidget(label)
    column.addWidget(field)
    return column
