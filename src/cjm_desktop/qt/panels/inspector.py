"""The inspector: every field of whatever is selected, and of what it stands in. There is no Apply button.

What is typed is a preview until the field is left; a choice is an edit at once, and what arrow keys choose
one after the other in a field is one step. Escape gives the keys back to the map and leaves the field as it
was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.pictures import set_picture
from cjm_desktop.model.errors import CjmError, EditError
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.field_typing import FieldTyping
from cjm_desktop.qt.panels.fields import Editor
from cjm_desktop.qt.panels.filling import Filling
from cjm_desktop.qt.panels.headings import Headings
from cjm_desktop.qt.panels.picture import ask_for_picture
from cjm_desktop.qt.panels.section import Section
from cjm_desktop.qt.panels.subjects import (
    Kind,
    Subject,
    change,
    change_member,
    fields_of,
    label_of,
    possible_fields,
    records_of,
    subjects,
)
from cjm_desktop.qt.wording import KEYS_HERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.panels.editors import Edited
    from cjm_desktop.qt.panels.members import MemberChanged
    from cjm_desktop.qt.panels.picture import PictureAsked
    from cjm_desktop.qt.panels.rows import Row

_MARGIN = 12


class Inspector(QScrollArea):
    """The fields of what is selected in a session."""

    left = Signal()
    """The user wants back to the map."""
    refused = Signal(object)
    """The EditError for which a change was refused."""
    released = Signal()
    """What was refused has been mended, or given up."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._headings = Headings(self)
        self._shown: tuple[Subject, ...] = ()
        self._open = {Kind.STAGE: False, Kind.LANE: False, Kind.MAP: False, Kind.DOCUMENT: False}
        self._sections: dict[Kind, Section] = {}
        self._widest = 0
        self._typing = FieldTyping(session, self._rows, self.refused.emit)
        self._filling = Filling(session)
        self.ask_for_picture: Callable[[QWidget], Path | None] = ask_for_picture
        """Asks for the file of a picture; None is a change of mind."""
        # Several changes in a row, as of a drag, are shown once, and after the map has been painted.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._put_together()
        self.destroyed.connect(session.subscribe(self._session_changed))
        self.refresh()

    def finish_typing(self) -> bool:
        """Keep what is being typed here; False when it cannot be, and stays where it is."""
        return self._typing.is_kept()

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        if not self.isVisible():
            return
        self._soon.stop()
        now = subjects(self._session)
        for kind in Kind:
            subject = next((one for one in now if one.kind is kind), None)
            if subject is not None:
                self._show(subject, is_first=subject is now[0])
            elif kind in self._sections:
                self._sections[kind].hide()
        self._shown = now

    def rows(self, kind: Kind) -> dict[str, Row]:
        """Return the rows of one kind of thing by their fields' names."""
        section = self._sections.get(kind)
        return {} if section is None or section.isHidden() else {row.field.key: row for row in section.rows}

    def _put_together(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameStyle(QFrame.Shape.NoFrame.value)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Inspector"))
        self.setProperty(KEYS_HERE, "panel")
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(2)
        self._column.addStretch()
        self.setWidget(page)

    def _show(self, subject: Subject, *, is_first: bool) -> None:
        section = self._sections.get(subject.kind) or self._add_section(subject.kind)
        is_open = is_first or self._open.get(subject.kind, True)
        section.show_heading(
            self._headings.of(subject, self._session), is_open=is_open, can_close=not is_first
        )
        records = self._filling.records(subject) if is_open else ()
        fields = fields_of(subject, self._session.journey, records) if is_open else ()
        for row in section.show_fields(fields):
            self._connect(subject.kind, row)
        section.show_hint(self._headings.hint(subject, self._session) if is_open else "")
        section.show()
        was = next((one for one in self._shown if one.kind is subject.kind), None)
        for row in section.rows:
            if not row.is_dirty or was != subject:
                self._filling.fill(row, subject)

    def _change_picture(self, kind: Kind, row: Row, asked: PictureAsked) -> None:
        from cjm_desktop.qt.pictures_taken import picture_of_file

        subject, path = self._subject(kind), self.ask_for_picture(self) if asked.is_wanted else None
        if subject is None or (asked.is_wanted and path is None):
            return
        try:
            picture = None if path is None else picture_of_file(path)
            label, map_id = label_of(subject, row.field), self._session.map_id
            self._session.apply_to_document(label, set_picture, map_id, subject.ids, picture)
        except CjmError as error:
            self._show_refusal(row, subject, error)

    def _add_section(self, kind: Kind) -> Section:
        section = self._sections[kind] = Section(possible_fields(kind))
        section.toggled.connect(lambda: self._toggle(kind))
        section.heading.stepped.connect(self._step)
        self._column.insertWidget([one for one in Kind if one in self._sections].index(kind), section)
        return section

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops, from top to bottom, whatever was made first."""
        shown = [self._sections[subject.kind] for subject in self._shown]
        stops = [stop for section in shown for stop in (section.heading, *section.rows)]
        return [stop for stop in stops if stop.isVisible()]

    def _step(self, next_one: bool) -> bool:
        """Go to the next stop or the one before; False where there is none."""
        stops, focused = self._stops(), self.focusWidget()
        here = next(
            (i for i, stop in enumerate(stops) if stop is focused or stop.isAncestorOf(focused)), None
        )
        at = 0 if here is None else here + (1 if next_one else -1)
        if not 0 <= at < len(stops):
            return False
        stops[at].setFocus(Qt.FocusReason.TabFocusReason if next_one else Qt.FocusReason.BacktabFocusReason)
        self.ensureWidgetVisible(stops[at])
        return True

    def _toggle(self, kind: Kind) -> None:
        if not self.finish_typing():
            return
        is_open = self._open[kind] = not self._open.get(kind, True)
        self.refresh()
        if is_open:
            # Fields that are made have their places only when all that was asked of layouts is done.
            QTimer.singleShot(0, self, lambda: self._bring_into_view(self._sections[kind]))

    def _bring_into_view(self, section: Section) -> None:
        """Scroll to the fields of a section, but no further than its heading."""
        self.ensureWidgetVisible(section, 0, 0)
        self.ensureWidgetVisible(section.heading)

    def _connect(self, kind: Kind, row: Row) -> None:
        row.typed.connect(self._typing.begin)
        row.edited.connect(lambda edited: self._preview(kind, row, edited))
        row.unread.connect(self._typing.show_unread)
        row.finished.connect(lambda edited: self._finish(kind, row, edited))
        row.refused.connect(lambda error: self._typing.refuse(row, error))
        row.released.connect(self.released)
        row.not_taken.connect(self.refused)
        row.picture_asked.connect(lambda asked: self._change_picture(kind, row, asked))
        row.members_changed.connect(lambda changed: self._change_member(kind, row, changed))

    def _subject(self, kind: Kind) -> Subject | None:
        return next((one for one in self._shown if one.kind is kind), None)

    def _preview(self, kind: Kind, row: Row, edited: Edited) -> None:
        """Show what is being typed."""
        subject, gesture = self._subject(kind), self._typing.gesture
        if subject is None or gesture is None or not records_of(subject, self._session):
            return
        try:
            change(gesture, subject, row.field, edited.value)
        except EditError as error:
            row.refuse(error)
            gesture.preview_unread()

    def _finish(self, kind: Kind, row: Row, edited: Edited) -> None:
        """Make what was typed or chosen a step."""
        subject = self._subject(kind)
        if subject is None or not records_of(subject, self._session):
            self._typing.cancel()
            return
        shower = self._typing.shower(row)
        try:
            change(shower, subject, row.field, edited.value)
        except EditError as error:
            if row.takes_words:
                self._typing.refuse(row, error)
            else:
                self._show_refusal(row, subject, error)
        else:
            self._keep(shower, subject, row)
            self._typing.hold()

    def _keep(self, shower: Session | Gesture, subject: Subject, row: Row) -> None:
        """Make what is shown a step; choices of one field in a row, as arrow keys make them, are one."""
        label = label_of(subject, row.field)
        if shower is self._session and row.field.editor in (Editor.CHOICE, Editor.SEGMENTS):
            self._session.commit(label, merge=(subject, row.field.key))
        else:
            shower.commit(label)

    def _change_member(self, kind: Kind, row: Row, changed: MemberChanged) -> None:
        subject = self._subject(kind)
        if subject is None:
            return
        try:
            change_member(self._session, subject, row.field, changed.member, is_in=changed.is_in)
        except EditError as error:
            self._show_refusal(row, subject, error)
        else:
            self._session.commit(label_of(subject, row.field))

    def _show_refusal(self, row: Row, subject: Subject, error: CjmError) -> None:
        """Show what is chosen still; why, the field says, or the one that holds everything up."""
        self._session.cancel()
        self._filling.fill(row, subject)
        if not any(one.refusal is error for one in self._rows()):
            row.tell(error)
        self.refused.emit(error)

    def _rows(self) -> list[Row]:
        return [row for section in self._sections.values() for row in section.rows]

    def _session_changed(self, change: Change) -> None:
        if change.cause is not Cause.SAVED and self.isVisible():
            self._soon.start()

    def _leave(self) -> None:
        """Go back to the map, with everything as it was before something was typed."""
        self._typing.cancel()
        for subject in self._shown:
            for row in self._sections[subject.kind].rows:
                self._filling.fill(row, subject)
        self.left.emit()

    def _retranslate(self) -> None:
        # The fields are made anew: what stands in them is kept, or comes back where it cannot be.
        self.finish_typing()
        left = [
            (kind, row.field.key, row.words())
            for kind, section in self._sections.items()
            for row in section.rows
            if row.is_dirty
        ]
        self._typing.cancel()
        for section in self._sections.values():
            section.hide()
            section.deleteLater()
        self._sections.clear()
        self._widest = 0
        self.setAccessibleName(self.tr("Inspector"))
        self.refresh()
        for kind, key, words in left:
            self.rows(kind)[key].type_anew(words)

    # Qt's overrides

    def minimumSizeHint(self) -> QSize:
        """Return a size at which every field is seen whole, beside a scroll bar.

        It never shrinks again, for the edge of the map would move from one selection to the next.
        """
        page, size = self.widget(), super().minimumSizeHint()
        if page is not None:
            needed = page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
            self._widest = max(self._widest, needed)
        size.setWidth(self._widest)
        return size

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more room when the fields need it."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the map with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on to the first field where keys led here."""
        super().focusInEvent(event)
        stops = self._stops()
        if stops and event.reason() == Qt.FocusReason.TabFocusReason:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)

    @guarded(answer=True)
    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Let Tab go from field to field, and past the last one back to the map."""
        if self.finish_typing() and not self._step(next_one):
            self.left.emit()
        return True

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while nobody saw it."""
        super().showEvent(event)
        self.refresh()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._sections:
            self._retranslate()
