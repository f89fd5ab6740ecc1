"""The keyboard on the canvas: finds what a key asks for in the table and has it done."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.navigation import Move
from cjm_desktop.edit.selection import Header
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.canvas.keys import Command, Press, press_of, typed_text
from cjm_desktop.qt.canvas.subjects import typed_subject
from cjm_desktop.qt.canvas.tools.base import Reason
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from cjm_desktop.qt.canvas.view import Canvas


_LET_GO = Phrase(
    "The key did nothing: let go of the mouse button first, or press Esc.",
    "Клавиша не сработала: сначала отпустите кнопку мыши или нажмите Esc.",
)

_MODIFIERS = frozenset(
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Control", "Shift", "Alt", "AltGr", "Meta", "Super_L", "Super_R", "CapsLock", "NumLock")
)


class Keyboard:
    """Answers the keys of the canvas while nothing is being written."""

    def __init__(self, view: Canvas) -> None:
        self._view = view
        edits, zoom, maps = view.edits, view.zoom, view.map_edits
        self._answers: MappingProxyType[Command, Callable[[Press], object]] = MappingProxyType(
            {
                Command.MOVE: lambda press: edits.move(press.move or Move.NEXT_STAGE),
                Command.EXTEND: lambda press: edits.extend(press.move or Move.RIGHT),
                Command.SELECT_ALL: lambda _: maps.cards.select_all(),
                Command.SELECT_STAGE: lambda _: maps.cards.select_stage(),
                Command.SELECT_LANE: lambda _: maps.cards.select_lane(),
                Command.EDIT: lambda _: edits.edit_current(),
                Command.NEW_CARD: lambda _: edits.new_card(),
                Command.DELETE: lambda _: maps.delete(),
                Command.CLEAR: lambda _: maps.cards.clear_selection(),
                Command.SHIFT_CARDS: lambda press: maps.cards.shift(*press.by),
                Command.SHIFT_HEADER: lambda press: maps.structure.shift(*press.by),
                Command.LEVEL: lambda press: maps.cards.set_level(press.number),
                Command.URGENT: lambda _: maps.cards.toggle("urgent"),
                Command.ZOOM_IN: lambda _: zoom.step(1),
                Command.ZOOM_OUT: lambda _: zoom.step(-1),
                Command.ZOOM_FULL: lambda _: zoom.full(),
                Command.ZOOM_FIT: lambda _: zoom.fit(),
                Command.MENU: lambda _: view.menus.open_at_current(),
            }
        )

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the canvas answers this key itself, before any shortcut of the window.

        In the middle of a gesture it does so with every key: what a command changes is not what one sees.
        """
        is_held_up = self._view.hands.is_dragging and event.key() not in _MODIFIERS
        return is_held_up or press_of(event) is not None or bool(typed_text(event))

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; False when it is nobody's."""
        self._view.plus.hide_all()
        if self._view.hands.is_dragging:
            if event.key() == Qt.Key.Key_Escape:
                self._view.hands.cancel(Reason.ESCAPE)
            elif event.key() != Qt.Key.Key_Space and self.wants(event):
                # Whatever is typed would go into a map that is about to change under it.
                self._view.hinted.emit(_LET_GO.in_language(interface_language()))
            return True
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._view.hands.hold_space(down=True)
            return True
        if not self.wants(event):
            return False
        press = press_of(event)
        if self._view.writing.is_on:
            self._pass_on(event)
        elif press is not None:
            if not (event.isAutoRepeat() and self._is_for_once(press)):
                self.carry_out(press)
        else:
            self._view.edits.type_into(typed_text(event))
        return True

    def release(self, event: QKeyEvent) -> None:
        """Take note that Space went up."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._view.hands.hold_space(down=False)

    def carry_out(self, press: Press) -> None:
        """Do what a key asks for."""
        self._answers[press.command](press)

    def compose(self, event: QInputMethodEvent) -> None:
        """Let an input method begin to write.

        The focus goes over to the editor only when something is composed to its end: a change of focus
        would break the composition off. One that comes to nothing leaves everything as it was.
        """
        writing = self._view.writing
        if not writing.is_on:
            is_empty = not event.preeditString() and not event.commitString()
            if is_empty or not self._view.map_edits.cards.settle():
                return
            subject = typed_subject(self._view.session, fresh_id())
            if subject is None or not writing.begin(subject, "", takes_focus=False):
                return
        writing.editor.inputMethodEvent(event)
        if event.preeditString():
            return
        if writing.editor.caret.text or writing.editor.hasFocus():
            writing.editor.setFocus()
        else:
            writing.cancel()

    def _is_for_once(self, press: Press) -> bool:
        """Whether a held key would do harm: take headers one by one, turn a mark on and off."""
        is_header = self._view.session.selection.header is not Header.NONE
        return press.command is Command.URGENT or (press.command is Command.DELETE and is_header)

    def _pass_on(self, event: QKeyEvent) -> None:
        """Give a key that an input method let through to the editor, in which it composes."""
        editor = self._view.writing.editor
        editor.finish_composing()
        editor.setFocus()
        editor.keyPressEvent(event)
