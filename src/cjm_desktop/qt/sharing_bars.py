"""The bars that tell what others do to a file, and offer what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject

from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.holder_words import who_has_it
from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.versions.words import VersionWords
from cjm_desktop.storage.looking import Present

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.qt.file_watch import Seen
    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.sharing import Sharing
    from cjm_desktop.storage.lock import Holder


class State(Struct, frozen=True, eq=False):
    """All that is told of a file: what was seen of it, who else has it open, what may be done here."""

    name: str
    seen: Seen | None
    holder: Holder | None
    is_read_only: bool
    can_write: bool
    is_changed: bool
    is_recalled: bool
    """Whether what is known of the file is of an earlier run, see Fingerprint."""


class SharingBars(QObject):
    """Shows the most important bar; one that is closed does not come back until something is another."""

    def __init__(self, sharing: Sharing, window: MainWindow) -> None:
        super().__init__(sharing)
        self._sharing, self._window = sharing, window
        self._versions = VersionWords(self)
        self._state: State | None = None
        self._shown: tuple[object, ...] = ()
        self._closed: set[tuple[object, ...]] = set()

    def tell(self, state: State) -> None:
        """Show what is so now."""
        before, self._state = self._shown, state
        key, make = self._most_important(state)
        if key != before:
            self._shown = key
            self._put(make)

    def _most_important(self, state: State) -> tuple[tuple[object, ...], Callable[[], NoticeBar] | None]:
        for key, make in self._all(state):
            if key not in self._closed:
                return key, make
        return (), None

    def _all(self, state: State) -> list[tuple[tuple[object, ...], Callable[[], NoticeBar]]]:
        found: list[tuple[tuple[object, ...], Callable[[], NoticeBar]]] = []
        seen = state.seen
        if seen is not None and seen.look.present is not Present.SAME:
            of_file = ("file", state.name, seen.look, state.is_changed)
            found.append((of_file, partial(self._about_file, state, seen)))
        if state.is_read_only or state.holder is not None:
            token = None if state.holder is None else state.holder.token
            access = ("access", state.name, token, state.is_read_only, state.can_write)
            found.append((access, partial(self._about_access, state)))
        return found

    def _put(self, make: Callable[[], NoticeBar] | None) -> None:
        if make is None:
            self._window.notices.take_away(Teller.SHARING)
            return
        self._window.notices.show(Teller.SHARING, make, self._close)

    def _close(self) -> None:
        self._closed.add(self._shown)
        if self._state is not None:
            self.tell(self._state)

    def _about_file(self, state: State, seen: Seen) -> NoticeBar:
        match seen.look.present:
            case Present.CHANGED:
                return self._about_changes(state, seen)
            case Present.OUT_OF_REACH:
                told = self.tr("“{name}” cannot be reached just now. The map is still open here.")
                bar = NoticeBar(told.format(name=quoted_file(state.name)))
                bar.add_button(self.tr("Save a copy…"), self._sharing.keep_as_copy)
                return bar
        return self._about_gone(state, seen)

    def _about_changes(self, state: State, seen: Seen) -> NoticeBar:
        told = self.tr("Somebody else has changed “{name}”.")
        changes = ""
        if seen.changes is not None and not seen.changes.is_empty:
            told = self.tr("Somebody else has changed “{name}”: {changes}.")
            changes = self._versions.changes(seen.changes)
        if state.is_recalled:
            told = self.tr("“{name}” was written to after the changes that are restored here were made.")
        bar = NoticeBar(told.format(name=quoted_file(state.name), changes=changes))
        bar.add_button(self.tr("Reload"), self._sharing.reload)
        if state.is_changed:
            bar.add_button(self.tr("Keep mine as a copy…"), self._sharing.keep_as_copy)
            bar.add_button(self.tr("Overwrite…"), self._sharing.overwrite)
        return bar

    def _about_gone(self, state: State, seen: Seen) -> NoticeBar:
        moved_to = seen.look.moved_to
        if moved_to is not None:
            told = self.tr("“{name}” is now called “{new}”.")
            bar = NoticeBar(told.format(name=quoted_file(state.name), new=quoted_file(moved_to.name)))
            bar.add_button(self.tr("Go on in that file"), self._sharing.follow_file)
            return bar
        told = self.tr("“{name}” was deleted or moved. The map is still open here; saving writes it again.")
        if seen.look.is_folder:
            told = self.tr(
                "The file “{name}” is gone, and a folder has its name. The map is still open here, unsaved."
            )
        if seen.look.is_odd:
            told = self.tr(
                "The file “{name}” is gone, and what has its name is no file. The map is still open here,"
                " unsaved."
            )
        bar = NoticeBar(told.format(name=quoted_file(state.name)))
        if not (state.is_read_only or seen.look.is_folder or seen.look.is_odd):
            bar.add_button(self.tr("Save"), self._sharing.write_again)
        bar.add_button(self.tr("Save a copy…"), self._sharing.keep_as_copy)
        return bar

    def _about_access(self, state: State) -> NoticeBar:
        holder = state.holder
        if not state.is_read_only and holder is not None:
            told = self.tr("Somebody else works on this file, too. {who} You are asked before you save.")
            return NoticeBar(told.format(who=who_has_it(holder)))
        told = self.tr("Read-only: nobody else has the file open any more.")
        if not state.can_write:
            told = self.tr("Read-only: you may not write to this file.")
        elif holder is not None:
            told = self.tr("Read-only. {who}").format(who=who_has_it(holder))
        bar = NoticeBar(told)
        bar.add_button(self.tr("Save a copy…"), self._sharing.keep_as_copy)
        if state.can_write:
            take = self.tr("Edit here") if holder is None else self.tr("Take it over…")
            bar.add_button(take, self._sharing.edit_here)
        return bar
