"""Keeps a window's actions, status line and title true to its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.selection import Header
from cjm_desktop.layout.font import missing_signs
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.deletions import Deletions
from cjm_desktop.qt.situation import Situation, situation_of
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.wording import KEYS_HERE, Wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.canvas.facts import ZoomChanged
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.main_window import MainWindow


class Reporting(QObject):
    """Listens to a session, its canvas and its file, and tells the window what is so."""

    def __init__(
        self, window: MainWindow, controller: DocumentController, session: Session, canvas: Canvas
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._session = session
        self._canvas = canvas
        self._wording = Wording(self)
        self._deletions = Deletions(self)
        self._situation: Situation | None = None
        session.subscribe(self.session_changed)
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._keys_moved)
        self.refresh()

    def session_changed(self, change: Change) -> None:
        """Tell what an edit, an undo, a selection has changed; of what a drag previews where the stage is."""
        if change.cause is not Cause.PREVIEW or self._session.has_gesture or change.before is change.after:
            if change.cause is not Cause.CANCEL:
                self._window.status_line.end_message()
            self.refresh()
            deleted = self._deletions.sentence(change, self._undo_key())
            if deleted:
                self._window.status_line.show_hint(deleted)
        elif self._session.selection.header is Header.STAGE:
            self._tell_place(situation_of(self._session, is_typing=False))

    def refresh(self) -> None:
        """Tell everything that is another than before."""
        situation = situation_of(self._session, is_typing=self._canvas.writing.is_on)
        if situation != self._situation:
            self._situation = situation
            self._window.status_line.end_message()
            self._window.actions_.show_situation(situation)
        self._tell()

    def show_zoom(self, fact: ZoomChanged) -> None:
        """Tell the zoom."""
        self._window.status_line.show_zoom(round(fact.zoom * 100))

    def notice(self, error: CjmError) -> None:
        """Tell in the status line what went wrong and holds nothing up."""
        self._window.status_line.show_message(error.in_language(interface_language()))

    def add_to_refusal(self, what: str) -> None:
        """Tell what was not done, before the reason that stands in the line just now."""
        line = self._window.status_line
        line.show_message(f"{what} {line.message_text()}")

    def _tell(self) -> None:
        session, line = self._session, self._window.status_line
        situation = self._situation or Situation()
        state = self._controller.state()
        # What is being typed is in no file yet either.
        is_changed = state.is_changed or session.is_typed
        line.show_saving(replace(state, is_changed=is_changed))
        self._tell_place(situation)
        self._tell_keys()
        name = self._controller.name()
        if state.is_read_only:
            name = self.tr("{name} (read-only)").format(name=name)
        self._window.show_name(name, is_changed=is_changed)

    def _tell_place(self, situation: Situation) -> None:
        session = self._session
        told = self._wording.place(session.journey, situation, session.document.language)
        self._window.status_line.show_place(told)

    def _tell_keys(self) -> None:
        """Tell what the keys do where they go just now."""
        situation, part = self._situation or Situation(), self._part_with_keys()
        if part is None:
            told = self._missing_signs(situation) or self._keys_on_the_map(situation)
        else:
            told = self._wording.keys_beside_the_map(part)
        self._window.status_line.show_keys(told)

    def _keys_on_the_map(self, situation: Situation) -> str:
        if situation.is_typing and not self._canvas.writing.leads_on:
            return self._wording.keys_beside_the_map("title")
        return self._wording.keys(situation)

    def _part_with_keys(self) -> str | None:
        """Return what kind of part beside the map has the keys of the window, None for the map."""
        widget: QWidget | None = (
            self._window.focusWidget()
        )  # None where nothing has them (PySide6 6.11's stubs)
        if widget is None or widget is self._canvas or self._canvas.isAncestorOf(widget):
            return None
        while widget is not None and widget.property(KEYS_HERE) is None:
            widget = widget.parentWidget()
        return "" if widget is None else str(widget.property(KEYS_HERE))

    def _keys_moved(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if isValid(self._window) and isValid(self._canvas):
            self._tell_keys()

    def _undo_key(self) -> str:
        return self._window.actions_.keys_of(Id.UNDO)

    def _missing_signs(self, situation: Situation) -> str:
        """Return which characters of what is being typed the font lacks, "" where it has them all."""
        signs = missing_signs(self._canvas.writing.editor.caret.text) if situation.is_typing else ()
        if not signs:
            return ""
        told = self.tr("The font has no {signs}: an empty box is drawn instead, on paper too")
        return told.format(signs=" ".join(signs))
