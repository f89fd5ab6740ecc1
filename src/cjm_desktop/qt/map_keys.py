"""The keys that mean the map only while the map has them.

Every command of the window has its shortcut wherever one stands in it. But some shortcuts are keys by which
fields are worked as well: arrows, Insert and Delete without Ctrl, and Enter. Alt+Down opens a list, and must
not move the card that is selected behind the panel. Such a key belongs to the canvas and to the outline while
one of them has the focus, and else to what has it. A key that prints is none: a field would write it. Cut,
copy and paste mean what has the focus, too: a card behind a drop-down must not go by what is pressed there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from cjm_desktop.qt.action_table import ACTIONS
from cjm_desktop.qt.actions import key_sequences

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

IS_MAP = "is_map"
"""The property by which a widget says whether it shows the map; what lies in it need not say so again."""

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALWAYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLIPBOARD = (QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)


def is_kept_from_map(event: QKeyEvent, focused: QWidget | None) -> bool:
    """Whether a key is a shortcut that means the map, while something else in its window has the focus."""
    return focused is not None and not _is_map(focused) and _means_map(event)


def _is_map(focused: QWidget) -> bool:
    widget: QWidget | None = focused
    while widget is not None and widget.property(IS_MAP) is None:
        widget = widget.parentWidget()
    return widget is not None and bool(widget.property(IS_MAP))


def _means_map(event: QKeyEvent) -> bool:
    if any(event.matches(standard) for standard in _CLIPBOARD):
        return True
    key, held = event.key(), event.modifiers() & _MODIFIERS
    prints, is_function = key < Qt.Key.Key_Escape, Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    if prints or is_function or (held & _ALWAYS and key not in _ENTER):
        return False
    return QKeySequence(held.value | key) in _shortcuts()


@cache
def _shortcuts() -> frozenset[QKeySequence]:
    return frozenset(
        keys for spec in ACTIONS.values() for shortcut in spec.shortcuts for keys in key_sequences(shortcut)
    )
