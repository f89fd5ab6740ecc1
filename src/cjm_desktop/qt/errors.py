"""The one place that opens a message box: sentences and questions."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from cjm_desktop.model.quote import plain_name
from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMessageBox, QWidget

    from cjm_desktop.model.errors import CjmError

A = TypeVar("A")

_ICON = 40
_LEAST_WIDTH = 400


def show_error(parent: QWidget | None, headline: str, error: CjmError) -> None:
    """Say in a sentence what went wrong; returns when it was read."""
    from PySide6.QtWidgets import QMessageBox

    box = message_box(parent, QMessageBox.Icon.Warning, headline, error.in_language(interface_language()))
    box.exec()


def offer(parent: QWidget | None, headline: str, error: CjmError, way_out: str) -> bool:
    """Say in a sentence what went wrong and offer a way out of it; whether the user takes it, by Enter."""
    from PySide6.QtWidgets import QMessageBox

    box = message_box(parent, QMessageBox.Icon.Warning, headline, error.in_language(interface_language()))
    taken = box.addButton(way_out, QMessageBox.ButtonRole.AcceptRole)
    ok = box.addButton(QMessageBox.StandardButton.Ok)
    box.setDefaultButton(taken)
    box.setEscapeButton(ok)
    box.exec()
    is_taken = box.clickedButton() is taken
    box.deleteLater()
    return is_taken


def ask(
    parent: QWidget | None, headline: str, text: str, answers: Mapping[A, str], *, best: A, escape: A
) -> A:
    """Ask a question and return the answer; Enter gives the `best` one, Escape the one that does nothing."""
    from PySide6.QtWidgets import QMessageBox

    box = message_box(parent, QMessageBox.Icon.NoIcon, headline, text)
    role = QMessageBox.ButtonRole
    roles = {best: role.AcceptRole, escape: role.RejectRole}
    buttons = {
        box.addButton(said, roles.get(one, role.DestructiveRole)): one for one, said in answers.items()
    }
    box.setDefaultButton(next(button for button, one in buttons.items() if one == best))
    box.setEscapeButton(next(button for button, one in buttons.items() if one == escape))
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((one for button, one in buttons.items() if button is pressed), escape)


def message_box(parent: QWidget | None, icon: QMessageBox.Icon, headline: str, text: str) -> QMessageBox:
    """Return a message box that takes nothing for HTML: a headline and below it a text."""
    from PySide6.QtWidgets import QGridLayout, QMessageBox, QSpacerItem

    box = QMessageBox(parent)
    box.setWindowTitle("CJM Desktop")
    if icon is not QMessageBox.Icon.NoIcon:
        ink = current_colors().bad if icon is QMessageBox.Icon.Critical else current_colors().waiting
        # The disk that is told of may be the very one the icon would be read from.
        with suppress(OSError):
            box.setIconPixmap(drawn_icon("warning", QColor(ink), _ICON, box.devicePixelRatioF()))
    box.setTextFormat(Qt.TextFormat.PlainText)
    # Names in them are somebody else's words: none turns the letters of a sentence round.
    box.setText(plain_name(headline))
    box.setInformativeText("\n".join(map(plain_name, text.split("\n"))))
    # The second text has no format of its own to set: tell its label.
    for label in box.findChildren(QObject, "qt_msgbox_informativelabel"):
        label.setProperty("textFormat", Qt.TextFormat.PlainText)
    # A least width of the headline itself would be taken for all that it needs: it would be cut, not broken.
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        grid.addItem(QSpacerItem(_LEAST_WIDTH, 0), grid.rowCount(), 0, 1, grid.columnCount())
    return box
