"""What the keys do on the canvas, as one table (PRODUCT, "The grid feels like a spreadsheet").

A key is looked up by what it means, not by what it prints: with a Russian layout the key of Z gives Я,
so letters are first taken back to the Latin ones of the same keys.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt

from cjm_desktop.edit.navigation import Move
from cjm_desktop.qt.russian_letters import RUSSIAN_LETTERS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CHORD = _CTRL | _ALT | Qt.KeyboardModifier.MetaModifier
_MEANING = _CHORD | _SHIFT


class Command(StrEnum):
    """Something a key asks of the canvas."""

    MOVE = "move"
    EXTEND = "extend"
    SELECT_ALL = "select_all"
    SELECT_STAGE = "select_stage"
    SELECT_LANE = "select_lane"
    EDIT = "edit"
    NEW_CARD = "new_card"
    DELETE = "delete"
    CLEAR = "clear"
    SHIFT_CARDS = "shift_cards"
    SHIFT_HEADER = "shift_header"
    LEVEL = "level"
    URGENT = "urgent"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_FULL = "zoom_full"
    ZOOM_FIT = "zoom_fit"
    MENU = "menu"


class Press(Struct, frozen=True):
    """A command with what it is about: a move, a direction (stages, lanes), a number."""

    command: Command
    move: Move | None = None
    by: tuple[int, int] = (0, 0)
    number: int = 0


def _move(move: Move) -> Press:
    return Press(Command.MOVE, move)


_ARROWS = ((Key.Key_Left, (-1, 0)), (Key.Key_Right, (1, 0)), (Key.Key_Up, (0, -1)), (Key.Key_Down, (0, 1)))
_EXTENDING = (
    (Key.Key_Left, Move.LEFT),
    (Key.Key_Right, Move.RIGHT),
    (Key.Key_Up, Move.UP),
    (Key.Key_Down, Move.DOWN),
    (Key.Key_Home, Move.FIRST_STAGE),
    (Key.Key_End, Move.LAST_STAGE),
)
_TO_AN_EDGE = (
    (Key.Key_Left, Move.FIRST_STAGE),
    (Key.Key_Right, Move.LAST_STAGE),
    (Key.Key_Up, Move.FIRST_LANE),
    (Key.Key_Down, Move.LAST_LANE),
    (Key.Key_Home, Move.FIRST_CELL),
    (Key.Key_End, Move.LAST_CELL),
)
_DIGITS = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5)
NEUTRAL_DIGIT = 3
"""Ctrl+3 is the emotion level 0."""

KEYS = MappingProxyType(
    {
        (Key.Key_Left, _PLAIN): _move(Move.LEFT),
        (Key.Key_Right, _PLAIN): _move(Move.RIGHT),
        (Key.Key_Up, _PLAIN): _move(Move.UP),
        (Key.Key_Down, _PLAIN): _move(Move.DOWN),
        (Key.Key_Tab, _PLAIN): _move(Move.NEXT_STAGE),
        (Key.Key_Backtab, _PLAIN): _move(Move.PREVIOUS_STAGE),
        (Key.Key_Return, _PLAIN): _move(Move.NEXT_LANE),
        (Key.Key_Home, _PLAIN): _move(Move.FIRST_STAGE),
        (Key.Key_End, _PLAIN): _move(Move.LAST_STAGE),
        (Key.Key_Home, _CTRL): _move(Move.FIRST_CELL),
        (Key.Key_End, _CTRL): _move(Move.LAST_CELL),
        (Key.Key_Left, _CTRL): _move(Move.FIRST_STAGE),
        (Key.Key_Right, _CTRL): _move(Move.LAST_STAGE),
        (Key.Key_Up, _CTRL): _move(Move.FIRST_LANE),
        (Key.Key_Down, _CTRL): _move(Move.LAST_LANE),
        **{(key, _SHIFT): Press(Command.EXTEND, move) for key, move in _EXTENDING},
        **{(key, _CTRL | _SHIFT): Press(Command.EXTEND, move) for key, move in _TO_AN_EDGE},
        (Key.Key_A, _CTRL): Press(Command.SELECT_ALL),
        (Key.Key_Space, _CTRL): Press(Command.SELECT_STAGE),
        (Key.Key_Space, _SHIFT): Press(Command.SELECT_LANE),
        (Key.Key_F2, _PLAIN): Press(Command.EDIT),
        (Key.Key_Return, _CTRL): Press(Command.NEW_CARD),
        (Key.Key_Insert, _PLAIN): Press(Command.NEW_CARD),
        (Key.Key_Delete, _PLAIN): Press(Command.DELETE),
        (Key.Key_Backspace, _PLAIN): Press(Command.DELETE),
        (Key.Key_Escape, _PLAIN): Press(Command.CLEAR),
        **{(key, _ALT): Press(Command.SHIFT_CARDS, by=by) for key, by in _ARROWS},
        **{(key, _ALT | _SHIFT): Press(Command.SHIFT_HEADER, by=by) for key, by in _ARROWS},
        **{(key, _CTRL): Press(Command.LEVEL, number=n - NEUTRAL_DIGIT) for n, key in enumerate(_DIGITS, 1)},
        (Key.Key_U, _CTRL): Press(Command.URGENT),
        (Key.Key_Plus, _CTRL): Press(Command.ZOOM_IN),
        (Key.Key_Equal, _CTRL): Press(Command.ZOOM_IN),
        (Key.Key_Minus, _CTRL): Press(Command.ZOOM_OUT),
        (Key.Key_Underscore, _CTRL): Press(Command.ZOOM_OUT),
        (Key.Key_0, _CTRL): Press(Command.ZOOM_FULL),
        (Key.Key_9, _CTRL): Press(Command.ZOOM_FIT),
        # The menu key needs no line: Qt makes an event of its own of it.
        (Key.Key_F10, _SHIFT): Press(Command.MENU),
    }
)
"""What each key does while no text is edited; Enter of the number block counts as Return."""

_LATIN = MappingProxyType({ord(russian): ord(latin) for latin, russian in RUSSIAN_LETTERS.items()})
_SAME: MappingProxyType[int, int] = MappingProxyType({Key.Key_Enter: Key.Key_Return})
# These keys need Shift on many layouts to be printed at all.
_SHIFTED = frozenset({Key.Key_Plus, Key.Key_Underscore, Key.Key_Backtab})


def plain_key(event: QKeyEvent) -> tuple[int, Qt.KeyboardModifier]:
    """Return the key and its modifiers, freed from layout and number block."""
    modifiers = event.modifiers() & _MEANING
    key = event.key()
    if key in _SHIFTED:
        modifiers &= ~_SHIFT
    if key == Key.Key_Tab and modifiers == _SHIFT:
        return Key.Key_Backtab, _PLAIN
    key = _SAME.get(key, key)
    return _LATIN.get(key, key), modifiers


def press_of(event: QKeyEvent) -> Press | None:
    """Return what a key asks for, or None when it is not in the table."""
    key, modifiers = plain_key(event)
    return KEYS.get((Key(key) if key in _KNOWN else Key.Key_unknown, modifiers))


_KNOWN = frozenset(key.value for key, _ in KEYS)


def typed_text(event: QKeyEvent, *, system: str = sys.platform) -> str:
    """Return the printable text of a key, or "" where it is a command.

    With Ctrl, Alt or Meta held every key is one, even a key that prints. AltGr types: Windows tells of it as
    Ctrl+Alt, X11 and Wayland by the text alone.
    """
    text = event.text()
    held = event.modifiers() & _CHORD
    is_alt_gr = system == "win32" and held == _CTRL | _ALT
    return text if text.isprintable() and (not held or is_alt_gr) else ""
