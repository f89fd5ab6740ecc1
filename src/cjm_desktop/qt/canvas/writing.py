"""Writing in place: opens the editor over a subject, shows every letter as a preview, commits once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QColor

from cjm_desktop.edit.selection import at_card
from cjm_desktop.model.errors import EditError
from cjm_desktop.qt.canvas.facts import Ending
from cjm_desktop.qt.canvas.subjects import CardSubject, NewCardSubject, StageSubject, TaskSubject
from cjm_desktop.qt.canvas.tools.base import Reason

if TYPE_CHECKING:
    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.editor import TextEditor
    from cjm_desktop.qt.canvas.keys import Press
    from cjm_desktop.qt.canvas.subjects import Subject
    from cjm_desktop.qt.canvas.view import Canvas


class Writing(QObject):
    """What is being written just now, if anything; committing is explicit and may be asked for twice."""

    began = Signal()
    ended = Signal()

    def __init__(self, view: Canvas, session: Session) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._subject: Subject | None = None
        self._gesture: Gesture | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is being written."""
        return self._subject is not None

    @property
    def leads_on(self) -> bool:
        """Whether Tab and Enter lead on from what is written to the next stage and below."""
        return isinstance(self._subject, (CardSubject, NewCardSubject, StageSubject, TaskSubject))

    @property
    def subject(self) -> Subject | None:
        """What is being written."""
        return self._subject

    @property
    def card(self) -> str | None:
        """The card that is being written, if it is a card."""
        return self._subject.card if isinstance(self._subject, (CardSubject, NewCardSubject)) else None

    @cached_property
    def editor(self) -> TextEditor:
        """The editor; visible only while something is being written. Made when first asked for."""
        from cjm_desktop.qt.canvas.editor import TextEditor

        made = TextEditor(self._view)
        made.text_edited.connect(self._preview)
        made.ended.connect(self._end)
        made.pressed_aside.connect(self._press_aside)
        made.refused.connect(self._view.refuse)
        return made

    def prepare(self) -> None:
        """Make the editor before it is asked for."""
        _ = self.editor

    def begin(self, subject: Subject, text: str | None = None, *, takes_focus: bool = True) -> bool:
        """Write a subject, its text replaced by `text` where one is given; False when it is refused."""
        if not self._view.map_edits.cards.settle():
            return False
        # What the pointer has taken hold of may not be there any more when it is dragged.
        self._view.hands.cancel(Reason.DOCUMENT)
        if isinstance(subject, CardSubject) and self._session.selection.cards != (subject.card,):
            # Who writes in one of many, or of its cell, means that one from now on, also when he leaves it.
            self._session.select(at_card(self._session.journey, subject.card))
        original = subject.text(self._session)
        try:
            gesture = self._session.begin(self.settle)
        except EditError as error:
            self._view.refuse(error)
            return False
        # A card is asked even for the text it has: that of a score takes none at all.
        if text is not None or isinstance(subject, (CardSubject, NewCardSubject)):
            try:
                subject.preview(gesture, original if text is None else text)
            except EditError as error:
                gesture.cancel()
                self._view.refuse(error)
                return False
        self._subject, self._gesture = subject, gesture
        name = self._view.accessibleName()
        self.editor.open(original, typed=text, takes_lines=subject.takes_lines, name=name)
        if not self.follow():
            self._subject = self._gesture = None
            gesture.cancel()
            return False
        if takes_focus:
            self.editor.setFocus()
        self._show_caret()
        self._view.mirror.show_selection()
        self.began.emit()
        return True

    def commit(self) -> bool:
        """End writing and keep the text; False when that is refused: then writing goes on as before."""
        try:
            self.settle()
        except EditError as error:
            self._view.refuse(error)
            return False
        return True

    def settle(self) -> None:
        """End writing and keep the text; raises EditError when that is refused, and writing goes on."""
        if self._subject is not None:
            self.editor.finish_composing()
        subject, self._subject = self._subject, None
        if subject is None or self._gesture is None:
            return
        try:
            subject.write(self._gesture, self.editor.caret.text)
        finally:
            # What was typed is kept, unless it got into the document before things went wrong.
            if self._gesture.is_on:
                self._subject = subject
            else:
                self._gesture = None
                self._close_editor()
                self.ended.emit()

    def keep(self) -> bool:
        """Put the text into the document and go on writing it; False when that is refused."""
        subject = self._subject
        if subject is None:
            return True
        typed, at, anew = self.editor.caret.text, self.editor.caret.index, self._anew(subject)
        if not self.commit():
            return False
        self._go_on(subject, typed, at, anew)
        return True

    def cancel(self) -> None:
        """End writing and leave everything as it was."""
        gesture, self._subject, self._gesture = self._gesture, None, None
        if gesture is not None:
            self._close_editor()
            gesture.cancel()
            self.ended.emit()

    def follow(self) -> bool:
        """Put the editor over the text as it is shown now; False where it is not shown."""
        if self._subject is None:
            return False
        place = self._subject.place(self._view.layout_shown)
        if place is None:
            return False
        corner = self._view.placement.corner_of(place)
        ink = QColor(self._view.showing.player.theme.color(place.ink))
        inside = self._view.viewport().rect() if place.band or place.names else self._view.body
        self.editor.place(place.block, corner, self._view.px_per_mm, ink, inside)
        self.editor.is_framed = place.framed
        return True

    def _close_editor(self) -> None:
        """Hide the editor; that takes its focus away, which would commit if anything was being written."""
        had_focus = self.editor.hasFocus()
        self.editor.close_editor()
        if had_focus:
            self._view.setFocus()

    def _preview(self, text: str) -> None:
        if self._subject is None or self._gesture is None:
            return
        try:
            self._subject.preview(self._gesture, text)
        except EditError as error:
            self._view.refuse(error)
        self.follow()
        self._show_caret()

    def _show_caret(self) -> None:
        caret = self.editor.caret_place().toAlignedRect()
        self._view.bring_into_view(QRect(caret.topLeft() - QPoint(2, 2), caret.size()))

    def _end(self, ending: Ending, press: Press | None) -> None:
        if ending is Ending.CANCEL:
            self.cancel()
            return
        if self.commit() and press is not None:
            self._view.keyboard.carry_out(press)

    def _press_aside(self, press: Press) -> None:
        """Keep the text, carry the press out, and go on writing where the caret was."""
        subject, typed, at = self._subject, self.editor.caret.text, self.editor.caret.index
        if subject is None:
            return
        anew = self._anew(subject)
        if self.commit():
            self._view.keyboard.carry_out(press)
            self._go_on(subject, typed, at, anew)

    def _anew(self, subject: Subject) -> Subject | None:
        """Return the card to be in the place of one that goes because it has no text any more, if it does."""
        if isinstance(subject, NewCardSubject):
            return subject
        if not isinstance(subject, CardSubject):
            return None
        journey = self._session.base_journey
        place = journey.cards.place_of(subject.card)
        if place is None:
            return None
        stage, lane = journey.stages[place.stage].id, journey.lanes[place.lane].id
        return NewCardSubject(stage, lane, subject.card, place.position)

    def _go_on(self, subject: Subject, typed: str, at: int, anew: Subject | None) -> None:
        """Write on what has just been put into the document, blanks at its end that were typed included.

        A card without text is not there: what is typed next is that card all the same, never another one.
        """
        if isinstance(subject, (CardSubject, NewCardSubject)):
            subject = CardSubject(subject.card)
        if not self._is_there(subject):
            if anew is not None:
                self.begin(anew)
            return
        unsettled = typed if typed != subject.text(self._session) else None
        if self.begin(subject, unsettled):
            self.editor.caret.put(at)

    def _is_there(self, subject: Subject) -> bool:
        """Whether a subject is still in the map: a card without text or level may be gone."""
        cards = self._session.journey.cards
        return not isinstance(subject, CardSubject) or cards.place_of(subject.card) is not None
