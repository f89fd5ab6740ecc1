"""File > Notes from the wall…: one line to type in, always ready, and what became of the printed stickers.

The map stays usable beside it. Each line is an edit of its own, seen on the map at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.notes import Fate, Frame
from cjm_desktop.edit.return_log import Returns
from cjm_desktop.edit.selection import at_card
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.queries import map_title
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.dialogs.fitting import FittingDialog
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.own_undo import forget_typed, undo_asked
from cjm_desktop.qt.returns.aside import go_aside, go_to_corner
from cjm_desktop.qt.returns.board import NoteBoard
from cjm_desktop.qt.returns.entering import Entering
from cjm_desktop.qt.returns.field import NoteField
from cjm_desktop.qt.returns.hint import Hint
from cjm_desktop.qt.returns.note_buttons import NoteButtons
from cjm_desktop.qt.returns.wording import NoteWording
from cjm_desktop.qt.settings import NOTES_SIZE, Settings
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.wall_notes import WallNotes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject, QRect
    from PySide6.QtGui import QHideEvent, QShowEvent

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.requests import RowChosen
    from cjm_desktop.qt.returns.field import LinesEntered

_MARGIN, _GAP = 18, 10
_SIZE, _SIZE_ALONE = QSize(860, 480), QSize(640, 400)
"""With the list of printed stickers, and without, until the user has given it a size."""


class NotesDialog(FittingDialog):
    """Takes what stands on the notes that come back from the wall.

    `file` is where the document lives. `show_current` shows what is selected on the map, beside a rectangle
    of the screen where one is given, and returns where that is on the screen.
    """

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        file: Callable[[], Path | None],
        show_current: Callable[[QRect | None], QRect | None] = lambda _covered: None,
    ) -> None:
        super().__init__(parent)
        self._session, self._show_current = session, show_current
        self.returns = Returns(
            session,
            lambda map_id: WallNotes(file()).load(map_id),
            lambda map_id, notes: WallNotes(file()).keep(map_id, notes),
        )
        self._words = NoteWording(self, session)
        self._asked, self._settings = "", Settings()
        self.field, self.hint = NoteField(), Hint(self.returns, self._words)
        self.board = NoteBoard(self._words)
        self.buttons = NoteButtons()
        self.entering = Entering(self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._put_together()
        self._connect()
        self._retranslate()

    def enter(self, *, as_new: bool = False) -> None:
        """Enter what was typed, line by line; what is refused stays in the field."""
        lines, map_id = self.field.lines(), self._session.map_id
        if self.entering.is_busy or not lines:
            return
        self.returns.hold()
        self.entering.begin(
            lines,
            lambda line: self._refusal_of(line, as_new=as_new, is_only=len(lines) == 1),
            lambda: self._session.map_id == map_id,
        )

    def undo(self, step: Callable[[], bool]) -> None:
        """Undo or redo a line, and show where that was."""
        try:
            step()
        except EditError as error:
            self.hint.refuse(error)
        else:
            # What is redone next is a line, not a letter that was undone before it.
            forget_typed(self.field)
            self._refresh()
            self._show_place()

    def remove_missing(self) -> None:
        """Ask, and take the cards away whose stickers were not brought back."""
        count = len(self.returns.missing())
        if not count or not self._words.is_sure(self, *self._words.remove_question(count)):
            return
        self.begin()
        try:
            done = self.returns.remove_missing()
        except EditError as error:
            self.hint.refuse(error)
            return
        if done is not None:
            self.board.add(done)
        self._refresh()

    def forget(self) -> None:
        """Ask, and forget the printed stickers."""
        if self._words.is_sure(self, *self._words.forget_question(), can_be_undone=False):
            self.returns.forget()
            self.begin()
            self._refresh()

    def may_close(self) -> bool:
        """Whether the window may go: what was typed here is entered, or is to be corrected first."""
        if self.field.lines():
            self.enter()
            self.entering.finish()
        count = len(self.board.entered.open_lines)
        if self.field.lines() or count:
            self.begin()
            if count:
                self.hint.say(self._words.still_open(count), "refusal")
            return False
        return True

    def begin(self) -> None:
        """Come to the front, ready to be typed in."""
        self.show()
        self.activateWindow()
        self.field.setFocus()

    # How it is put together

    def _put_together(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        whole.setSpacing(_GAP)
        whole.addWidget(self.field)
        whole.addWidget(self.hint)
        whole.addWidget(self.board, 1)
        whole.addWidget(self.buttons)
        self._own_size = self._settings.value(NOTES_SIZE)
        self.resize(QSize(*self._own_size) if len(self._own_size) == 2 else _SIZE_ALONE)

    def _connect(self) -> None:
        self.field.entered.connect(self._enter_asked)
        self.field.textChanged.connect(self._follow_typing)
        self.field.cursorPositionChanged.connect(self._follow_typing)
        self.buttons.close_.clicked.connect(self.reject)
        self.buttons.remove.clicked.connect(self.remove_missing)
        self.buttons.forget.clicked.connect(self.forget)
        self.board.stickers.chosen.connect(self._take)
        self.board.entered.reopened.connect(self._reopen)
        self._later.timeout.connect(self._refresh)
        self.entering.advanced.connect(self._show_entering)
        self.entering.ended.connect(self._end_entering)
        for shown in self.board.lists:
            shown.installEventFilter(self)
        self.destroyed.connect(self._session.subscribe(self._session_changed))
        self.destroyed.connect(self.returns.end)

    def _retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Code of a cell and the text of a note"))
        self.field.setPlaceholderText(self.tr("C3 text"))
        self.buttons.retranslate()
        self.board.retranslate()
        self._refresh()
        self._follow_typing()

    # What is typed

    def _show_entering(self) -> None:
        """Tell how many of many lines are entered, and let that be cancelled."""
        is_busy = self.entering.is_busy
        if is_busy:
            self.hint.say(self._words.entering(self.entering.count, self.entering.total), "hint")
        if self.field.isEnabled() == is_busy:
            self.field.setEnabled(not is_busy)
            self.buttons.show_busy(is_busy=is_busy)
            (self.buttons.close_ if is_busy else self.field).setFocus()

    def _end_entering(self) -> None:
        """Leave in the field what was not entered, and tell why."""
        entering = self.entering
        self.returns.release()
        self._show_entering()
        asked = self._asked
        if entering.sentence and entering.total == 1 and not asked:
            self._keep_refused(entering.left[0], entering.sentence)
            return
        self.field.show_lines(entering.left)
        if entering.sentence:
            told, look = entering.sentence, "warning" if asked else "refusal"
            many = entering.total > 1
            self.hint.say(self._words.refused(len(entering.left), told) if many else told, look)
        if len(entering.left) < entering.total:
            self._refresh()
            self._show_place()

    def _keep_refused(self, line: str, sentence: str) -> None:
        """List a line that is to be put right: who types on without looking must not type into it."""
        self.board.entered.add_open(line, sentence)
        self.field.show_lines([])
        self.hint.say(self._words.kept(sentence), "refusal")

    def _reopen(self, line: str) -> None:
        """Have a refused line in the field again; what stands there is listed in its place."""
        for typed in self.field.lines():
            self.board.entered.add_open(typed, self.tr("not entered yet"))
        self.field.show_lines([line])
        self.field.setFocus()

    def _enter_asked(self, asked: LinesEntered) -> None:
        self.enter(as_new=asked.as_new)

    def _refusal_of(self, line: str, *, as_new: bool, is_only: bool) -> str | None:
        """Enter a line and return None, or return why it is not entered."""
        try:
            entry = self.returns.read(line, as_new=as_new)
            if entry.asks and not (is_only and self._asked == line):
                self._asked = line
                return self._words.question(entry)
            done = self.returns.enter(line, as_new=as_new)
        except EditError as error:
            return error.in_language(interface_language())
        self._asked = ""
        self.field.recall_later(line)
        self.board.add(done)
        return None

    def _follow_typing(self) -> None:
        """Tell what the line means that is being typed."""
        line = self.field.current_line()
        if line != self._asked:
            self._asked = ""
        self.hint.explain(line)
        self.field.setAccessibleDescription(self.hint.text())

    def _take(self, chosen: RowChosen) -> None:
        """Show the card of a sticker on the map, and have its number in the field."""
        one = next((one for one in self.returns.found() if one.number == chosen.key), None)
        if one is None or one.card is None:
            return
        try:
            self._session.select(at_card(self._session.journey, one.card.id))
        except EditError as error:
            self.hint.refuse(error)
            return
        self._show_place()
        if not self.field.lines():
            self.field.show_lines([f"{one.number} "])
        self.field.setFocus()

    # What is shown

    def _session_changed(self, change: Change) -> None:
        if (
            change.cause not in (Cause.SELECT, Cause.PREVIEW, Cause.CANCEL)
            and self.isVisible()
            and not self.entering.is_busy
        ):
            self._later.start()

    def _refresh(self) -> None:
        self._later.stop()
        found = self.returns.found()
        document = self._session.document
        title = self.tr("Notes from the wall")
        if len(document.maps) > 1:
            title = f"{title} · {in_one_line(map_title(document, self._session.journey))}"
        self.setWindowTitle(title)
        self.board.show_notes(found)
        self.field.leaves_undo = self.board.entered.count > 0
        has_printed = any(one.fate is not Fate.NEW for one in found)
        count = sum(one.fate is Fate.MISSING for one in found)
        if has_printed and self.buttons.forget.isHidden() and not self._own_size:
            self.resize(self.size().expandedTo(_SIZE))
        # Before anything came back nobody means to remove all of them.
        can_remove = count > 0 and bool(self.returns.notes.back)
        has_printed = has_printed or self.returns.notes.frame != Frame()
        self.buttons.show_work(has_printed=has_printed, can_remove=can_remove)
        self.buttons.remove.setText(self._words.remove_all(count))

    def _show_place(self) -> None:
        """Show on the map what is selected there, and lie beside it, or have it scrolled from below."""
        if not go_aside(self, self._show_current(None)):
            self._show_current(self.frameGeometry())

    # Qt's overrides

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Show what is so by now, in the corner of the window where it covers least."""
        self._refresh()
        self._follow_typing()
        super().showEvent(event)
        if not event.spontaneous():
            go_to_corner(self)

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have a letter that is typed in a list go where letters go."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text and text.isprintable() and text != " ":
                self.field.setFocus()
                QApplication.sendEvent(self.field, event)
                return True
        return super().eventFilter(watched, event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo lines wherever the keys are, unless a text does so with its own letters."""
        is_undo = undo_asked(event)
        if is_undo is None:
            super().keyPressEvent(event)
        elif not self.entering.is_busy:
            self.undo(self.returns.undo if is_undo else self.returns.redo)

    @guarded()
    def reject(self) -> None:
        """Enter no more of many lines, or close."""
        if self.entering.is_busy:
            self.entering.stop()
        else:
            super().reject()

    @guarded()
    def hideEvent(self, event: QHideEvent) -> None:
        """Remember how large the user likes it."""
        if not event.spontaneous():
            self._settings.remember(NOTES_SIZE, (self.width(), self.height()))
        super().hideEvent(event)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours of the program, and look what was printed meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.returns.look_again()
            self._refresh()
        elif event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()
