"""Lets a window share its folder: it locks the file and tells what others do to it, above the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from cjm_desktop.edit.change import Cause
from cjm_desktop.qt import others
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.file_in_use import ask_about_taking
from cjm_desktop.qt.ending import ending
from cjm_desktop.qt.file_watch import FileWatch, Seen
from cjm_desktop.qt.sharing_bars import SharingBars, State
from cjm_desktop.storage.lock import FileLock, holder_of
from cjm_desktop.storage.looking import Present
from cjm_desktop.storage.targets import may_be_written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QWindow

    from cjm_desktop.edit.change import Change
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.windows import Desk
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.lock import Holder

_SILENT = frozenset({Cause.SELECT, Cause.MAP, Cause.PREVIEW})


class Sharing(QObject):
    """Stands between a window and those who share its file; made when its map was painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.controller)
        self._desk, self._controller = desk, desk.controller
        self._path: Path | None = None
        self._known: Fingerprint | None = None
        self._holder: Holder | None = None
        self._seen: Seen | None = None
        self._held_before: Document | None = None
        """What the file held, where it is gone: it may come back."""
        self._bars = SharingBars(self, desk.window)
        self.watch = FileWatch(desk.controller)
        self.watch.seen.connect(self._take)
        self._leave_ending: Callable[[], None] | None = None
        self._controller.changed.connect(self._follow)
        assert self._controller.session is not None
        self._controller.session.subscribe(self._listen)
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.focusWindowChanged.connect(self._come_back)
        self._follow()

    def end(self) -> None:
        """Let go of the file: the window is closed."""
        self.watch.stop()
        self._release()
        self._path = None

    def reload(self) -> None:
        """Show what the file holds now."""
        reloaded = others.reload(self._controller)
        if reloaded is None:
            return
        told = self.tr("The map is what the file holds now. {key} undoes this.")
        if reloaded.kept_mine:
            told = self.tr(
                "The map is what the file holds now; yours is among the versions. {key} undoes this."
            )
        if self._controller.is_read_only:
            told = self.tr("The map is what the file holds now.")
        self._desk.window.status_line.show_hint(told.format(key=self._desk.window.actions_.keys_of(Id.UNDO)))

    def keep_as_copy(self) -> None:
        """Save the map under another name, beside what others wrote."""
        self._controller.save_as(is_copy=True)

    def overwrite(self) -> None:
        """Save over what others wrote, once the user has seen what would go."""
        if self._controller.path is not None:
            others.overwrite(self._controller, self._controller.path)

    def write_again(self) -> None:
        """Save a file that is gone."""
        self._controller.save()

    def follow_file(self) -> None:
        """Go on in the file under the name that it was given by somebody else."""
        moved_to = None if self._seen is None else self._seen.look.moved_to
        if moved_to is not None and not self._controller.is_open_elsewhere(moved_to):
            self._controller.move_to(moved_to)

    def edit_here(self) -> None:
        """Take the file over, from whoever has it open if the user means it, and allow edits."""
        lock, path = self._controller.lock, self._controller.path
        if lock is None or path is None:
            return
        holder = lock.take()
        while holder is not None:
            if not ask_about_taking(self._controller.window, path.name, holder):
                return
            holder = lock.take(over=holder)
        known = self._controller.known
        if known is not None and not known.is_of(path) and others.reload(self._controller) is None:
            lock.release()
            return
        self._holder = None
        self._controller.make_read_only(is_so=False)
        self._begin()
        self._show()

    def _follow(self) -> None:
        """Take the lock with each file the window holds, and let go of the one before."""
        path = self._controller.path
        if path != self._path:
            self._path = path
            self._lock(path)
            self._begin()
        elif self._known is not self._controller.known:
            self._begin()
        self._show()

    def _listen(self, change: Change) -> None:
        """What is offered depends on whether anything is unsaved."""
        if self._seen is not None and change.cause not in _SILENT:
            self._show()

    def _begin(self) -> None:
        """Look after the file anew: it was read or written here, and what it held before is past."""
        self._known, self._seen, self._held_before = self._controller.known, None, None
        self.watch.begin()

    def _lock(self, path: Path | None) -> None:
        lock = self._controller.lock
        self._holder = None
        if lock is None or lock.path != path:
            # A worker would take the lock again that is just released.
            self.watch.halt()
            self._release()
            lock = self._controller.lock = None if path is None else FileLock(path)
        if lock is None or path is None:
            return
        if self._controller.is_read_only:
            self._holder = holder_of(path)
        elif not lock.is_held:
            self._holder = lock.take()
            self._controller.make_read_only(is_so=self._holder is not None and not self._is_changed())
        if self._leave_ending is None:
            # Whoever ends the program leaves no lock to others.
            self._leave_ending = ending.stop_by(lock.release)

    def _release(self) -> None:
        if self._leave_ending is not None:
            self._leave_ending()
            self._leave_ending = None
        if self._controller.lock is not None:
            self._controller.lock.release()

    def _take(self, seen: Seen) -> None:
        """Tell what was found."""
        session = self._controller.session
        if session is None:
            return
        self._seen = seen
        self._holder = seen.holder
        if seen.look.present is Present.GONE and seen.look.moved_to is None:
            if session.saved is not None:
                # Closing the window would lose the map.
                self._held_before = session.saved
                session.mark_unsaved()
        elif self._held_before is not None:
            if seen.look.present is Present.SAME:
                session.mark_saved(self._held_before)
            self._held_before = None
        self._show()

    def _show(self) -> None:
        is_read_only = self._controller.is_read_only
        can_write = not is_read_only or self._path is None or may_be_written(self._path)
        known = self._controller.known
        self._bars.tell(
            State(
                self._controller.name(),
                self._seen,
                self._holder,
                is_read_only,
                can_write,
                self._is_changed(),
                is_recalled=known is not None and known.is_recalled,
            )
        )

    def _is_changed(self) -> bool:
        return self._controller.state().is_changed

    def _come_back(self, window: QWindow | None) -> None:
        if isValid(self._desk.window) and window is not None and window is self._desk.window.windowHandle():
            self.watch.look()
