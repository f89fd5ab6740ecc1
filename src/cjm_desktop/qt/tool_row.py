"""The one row of tools: what is used all the time, and the poster, which stands out at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from cjm_desktop.qt.action_table import Id

if TYPE_CHECKING:
    from cjm_desktop.qt.actions import Actions

_ICON = QSize(20, 20)
_TOOLS: tuple[tuple[Id, ...], ...] = (
    (Id.UNDO, Id.REDO),
    (Id.ADD_CARD, Id.STAGE_AFTER, Id.LANE_BELOW),
    (Id.FIND,),
)
_WITHOUT_TEXT = frozenset({Id.UNDO, Id.REDO})


class ToolRow(QWidget):
    """The tools of a window, each a button for one of its actions."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(3)
        for number, group in enumerate(_TOOLS):
            if number:
                row.addWidget(_rule(self))
            for which in group:
                row.addWidget(_button(actions, which, self))
        row.addStretch()
        poster = _button(actions, Id.PRINT_POSTER, self)
        poster.setProperty("look", "strong")
        row.addWidget(poster)


def _button(actions: Actions, which: Id, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(actions.with_icon(which))
    button.setIconSize(_ICON)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if which in _WITHOUT_TEXT:
        button.setProperty("look", "icon")
    else:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("look", "rule")
    rule.setFixedSize(1, 18)
    rule.setContentsMargins(8, 0, 8, 0)
    return rule
