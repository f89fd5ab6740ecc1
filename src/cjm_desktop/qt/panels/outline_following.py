"""Keeps the outline and what is selected on the map together, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QTimer, Signal

from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.diff import difference
from cjm_desktop.edit.selection import Selection
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.panels.outline_places import key_at, selection_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.diff import Difference
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.panels.outline_model import OutlineModel
    from cjm_desktop.qt.panels.outline_view import OutlineView
    from cjm_desktop.qt.settings import OutlineOrder

_FLAG = QItemSelectionModel.SelectionFlag
_MOST_SELECTED = 200
"""Cards selected on the map up to which all of them are selected here, and not the current one alone."""


class Following(QObject):
    """Shows a session in the tree, after the map was painted, and selects on the map what is chosen here.

    What it opens to show the current row it closes again when the current row is elsewhere; what the user
    opened stays open.
    """

    refreshed = Signal()
    """The rows are those of the session as it is now."""

    def __init__(
        self,
        session: Session,
        model: OutlineModel,
        view: OutlineView,
        select: Callable[[Selection], object],
    ) -> None:
        super().__init__(view)
        self._session = session
        self._model = model
        self._view = view
        self._select = select
        self._is_busy = False
        self._followed: Selection | None = None
        self._current: Key | None = None
        self._under: Key | None = None
        """The row below which the current one was when it was shown."""
        self._pending: list[Change] = []
        self._open: dict[Key, None] = {}
        """What the user has opened, in this order, on all maps."""
        self._opened: dict[Key, None] = {}
        """What was opened to show the current row."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._connect()

    @property
    def current(self) -> Key | None:
        """The current row."""
        return self._model.key_of(self._view.currentIndex())

    def session_changed(self, change: Change) -> None:
        """Take note of a change; it is shown once for several of them."""
        if change.cause is not Cause.SAVED:
            # Two are enough to know that there is more than one.
            self._pending = [*self._pending[:1], change]
            if self._view.isVisible():
                self._soon.start()

    def refresh(self) -> None:
        """Show the session as it is now."""
        if not self._view.isVisible():
            return
        self._soon.stop()
        self._is_busy = True
        try:
            self._update()
            self._follow()
        finally:
            self._is_busy = False
        self.refreshed.emit()

    def show_in(self, order: OutlineOrder) -> None:
        """Show the map with its stages or its lanes on top."""
        self._is_busy = True
        try:
            self._begin_anew(order)
        finally:
            self._is_busy = False
        self.refresh()

    def go_to(self, key: Key) -> None:
        """Make a row current without selecting anything on the map."""
        self._is_busy = True
        try:
            self._show_current(key)
        finally:
            self._is_busy = False

    def _connect(self) -> None:
        self._view.selectionModel().selectionChanged.connect(lambda _now, _before: self._chosen())
        self._view.expanded.connect(lambda index: self._toggled(index, is_open=True))
        self._view.collapsed.connect(lambda index: self._toggled(index, is_open=False))
        self._open[Key(Kind.MAP, self._session.map_id)] = None

    # The map was changed

    def _update(self) -> None:
        pending, self._pending = self._pending, []
        contents = self._model.contents
        document, map_id = self._session.document, self._session.map_id
        if map_id != contents.map_id:
            self._begin_anew(contents.order)
        elif document is not contents.document:
            now = Contents(document, map_id, contents.order)
            self._model.show(now, self._difference(pending, contents, now))
            if now.skeleton != contents.skeleton:
                self._open_again()

    def _difference(self, pending: list[Change], was: Contents, now: Contents) -> Difference:
        """Return what differs; of one change the one that all views share."""
        only = pending[0] if len(pending) == 1 else None
        if only is not None and only.before is was.document and only.after is now.document:
            return only.diff
        return difference(was.document, now.document, was.journey, now.journey)

    def _begin_anew(self, order: OutlineOrder) -> None:
        self._model.begin_anew(Contents(self._session.document, self._session.map_id, order))
        self._followed, self._current = None, None
        self._opened.clear()
        self._open.setdefault(Key(Kind.MAP, self._session.map_id))
        self._open_again()

    def _open_again(self) -> None:
        """Open what the user has opened and what has gone and come back meanwhile, as by undo."""
        for key in self._open:
            if self._model.contents.known(key) is not None:
                self._view.setExpanded(self._model.index_of(key), True)

    def _follow(self) -> None:
        """Make the row current that stands for what is selected, unless the user has gone to another kind."""
        selection, current = self._session.selection, self.current
        is_same = selection == self._followed and current is not None and current == self._current
        if is_same and self._row_above() == self._under:
            return
        if self._current is not None and current != self._current:
            # Its row is gone, or stands elsewhere: what Qt made current instead means nothing.
            current = self._current if self._model.contents.known(self._current) else None
        stays = selection == self._followed and current is not None
        key = current if stays else key_at(self._model.contents, selection, current)
        self._followed = selection
        if key is not None:
            self._show_current(key)
            self._select_cards(selection)
        else:
            self._current, self._under = self.current, self._row_above()

    def _show_current(self, key: Key) -> None:
        index = self._model.index_of(key)
        if not index.isValid():
            return
        self._reveal(index)
        self._view.setCurrentIndex(index)
        self._view.selectionModel().select(index, _FLAG.ClearAndSelect)
        self._view.scrollTo(index)
        self._current, self._under = key, self._row_above()

    def _row_above(self) -> Key | None:
        """Return the row below which the current one is; a card that is moved may be so in a closed one."""
        return self._model.key_of(self._view.currentIndex().parent())

    def _reveal(self, index: QModelIndex) -> None:
        above: list[QModelIndex] = []
        parent = index.parent()
        while parent.isValid():
            above.insert(0, parent)
            parent = parent.parent()
        keys = [self._model.key_of(one) for one in above]
        for other in [other for other in self._opened if other not in keys]:
            del self._opened[other]
            shown = self._model.index_of(other)
            if shown.isValid():
                self._view.setExpanded(shown, False)
        for key, one in zip(keys, above, strict=True):
            if key is not None and not self._view.isExpanded(one):
                if key not in self._open:
                    self._opened[key] = None
                self._view.setExpanded(one, True)

    def _select_cards(self, selection: Selection) -> None:
        if not 1 < len(selection.cards) <= _MOST_SELECTED:
            return
        chosen = QItemSelection()
        for card in selection.cards:
            index = self._model.index_of(Key(Kind.CARD, card))
            if index.isValid():
                chosen.select(index, index)
        self._view.selectionModel().select(chosen, _FLAG.Select)

    # The user chose something here

    def _chosen(self) -> None:
        if self._is_busy:
            return
        keys = [self._model.key_of(index) for index in self._view.selectionModel().selectedIndexes()]
        chosen = [key for key in keys if key is not None]
        current = self.current
        if current not in chosen:
            current = chosen[-1] if chosen else current
        if current is None:
            return
        chosen = self._marked_together(chosen, current)
        self._current, self._under = self.current, self._row_above()
        selection = selection_at(self._model.contents, current, chosen)
        if self._model.contents.is_hidden(current):
            # Nothing of it is on the map, and what was selected there before is not meant any more.
            selection = Selection()
        if selection is not None:
            self._select(selection)
        self._followed = self._session.selection
        if (
            selection is not None
            and selection != self._followed
            and self._session.selection.cards != selection.cards
        ):
            # It was refused, or something else is selected in its place.
            self._followed = None
            self._soon.start()

    def _marked_together(self, chosen: list[Key], current: Key) -> list[Key]:
        """Leave cards marked together alone, for what is done to a row of another kind is done to it only."""
        together = [key for key in chosen if key.kind is Kind.CARD or key == current]
        if current.kind is not Kind.CARD:
            together = [current]
        self._is_busy = True
        try:
            for key in chosen:
                if key not in together:
                    self._view.selectionModel().select(self._model.index_of(key), _FLAG.Deselect)
        finally:
            self._is_busy = False
        return together

    def _toggled(self, index: QModelIndex, *, is_open: bool) -> None:
        key = self._model.key_of(index)
        if self._is_busy or key is None:
            return
        self._opened.pop(key, None)
        if is_open:
            self._open[key] = None
        else:
            self._open.pop(key, None)
