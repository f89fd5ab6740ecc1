"""The outline: the map as a tree beside it, and all that can be done to the map done there by keys.

It is the canvas for those who do not see it, and for everybody the quickest way through a large map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.editors import SegmentsEditor
from cjm_desktop.qt.panels.outline_contents import Contents, Key
from cjm_desktop.qt.panels.outline_edits import OutlineEdits
from cjm_desktop.qt.panels.outline_following import Following
from cjm_desktop.qt.panels.outline_menu import open_row_menu
from cjm_desktop.qt.panels.outline_model import OutlineModel
from cjm_desktop.qt.panels.outline_places import place_of, selection_at
from cjm_desktop.qt.panels.outline_view import OutlineView
from cjm_desktop.qt.panels.outline_writing import RowWriting
from cjm_desktop.qt.settings import OUTLINE_ORDER, OutlineOrder

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.actions import Actions
    from cjm_desktop.qt.map_edits import MapEdits
    from cjm_desktop.qt.panels.editors import Edited
    from cjm_desktop.qt.panels.outline_drag import Dropped
    from cjm_desktop.qt.panels.outline_subjects import Written
    from cjm_desktop.qt.settings import Settings

_MARGIN = 8


class Outline(QWidget):
    """The tree of a session's map, its personas and its sources."""

    left = Signal()
    """The user wants back to the map."""
    refused = Signal(object)
    """The CjmError for which an edit was refused."""

    keys_changed = Signal()
    """The keys do something else in the row that is current now."""
    turned = Signal(object)
    """The OutlineOrder in which the map is shown now."""

    def __init__(self, session: Session, edits: MapEdits, actions: Actions, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._actions = actions
        self._settings = settings
        order = settings.value(OUTLINE_ORDER)
        self.view = OutlineView()
        self.model = OutlineModel(Contents(session.document, session.map_id, order))
        self.model.setParent(self)
        self.view.setModel(self.model)
        self.edits = OutlineEdits(session, edits, self.refused.emit, edits.cards.show)
        self.edits.order = order
        self.following = Following(session, self.model, self.view, edits.cards.select)
        self.writing = RowWriting(self.view, session, self.refused.emit, self._place)
        self._title = plain_label("", "section")
        self._orders: SegmentsEditor | None = None
        self._head = QHBoxLayout()
        self._put_together()
        self._connect()
        self._retranslate()

    @property
    def order(self) -> OutlineOrder:
        """What stands directly below the map."""
        return self.edits.order

    def finish_typing(self) -> bool:
        """Keep what is being written in a row; False when it cannot be."""
        return self.writing.commit()

    def show_in(self, order: OutlineOrder) -> None:
        """Show stages or lanes directly below the map, in every window opened from now on."""
        if not self.finish_typing():
            return
        self._settings.remember(OUTLINE_ORDER, order)
        self.edits.order = order
        if self._orders is not None:
            self._orders.show_values([order])
        self.following.show_in(order)
        self.turned.emit(order)

    def toggle_order(self) -> None:
        """Show lanes above stages, or stages above lanes again."""
        self.show_in(OutlineOrder.LANES if self.edits.order is OutlineOrder.STAGES else OutlineOrder.STAGES)

    def do(self, which: Id) -> None:
        """Do a command for the current row."""
        self.following.refresh()
        key = self.following.current
        if key is None:
            return
        is_on_map = selection_at(self.edits.contents, key) is not None
        if which is Id.DUPLICATE and is_on_map:
            self._actions[which].trigger()
        else:
            self.edits.do(which, key)
        self.following.refresh()

    def write(self, key: Key, written: Written) -> None:
        """Begin to write a row, which may come to be by this."""
        name = self.tr("Text of the row")
        if not self.writing.begin(key, written, name):
            return
        self.following.refresh()
        self.following.go_to(key)
        self.writing.show()

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, 0, 0)
        column.setSpacing(6)
        self._head.setContentsMargins(6, 0, _MARGIN, 0)
        self._head.addWidget(self._title, 1)
        column.addLayout(self._head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.destroyed.connect(self._session.subscribe(self.following.session_changed))
        self.edits.write = self.write
        self.edits.ask_lane = self._ask_lane
        self.edits.ask_link = self._ask_link
        self.model.may_drop = self.edits.may_drop
        self.model.dropped.connect(self._drop)
        self.view.left.connect(self.left)
        self.view.asked.connect(self.do)
        self.view.menu_asked.connect(self._open_menu)
        self.view.resized.connect(self.writing.follow)
        self.view.expanded.connect(lambda _index: self.writing.follow())
        self.view.collapsed.connect(lambda _index: self.writing.follow())
        self.following.refreshed.connect(self._refreshed)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_keys())
        self.writing.ended.connect(self._end)

    def _refreshed(self) -> None:
        cell = place_of(self.model.contents, self.following.current)
        lane = None if cell is None else self.model.contents.lane(cell.of)
        self.view.answers_digits = lane is not None and lane_kind(lane.kind).drawing is Drawing.MARKS
        self._tell_keys()
        self.writing.follow()

    def _tell_keys(self) -> None:
        key = self.following.current
        is_hidden = key is not None and self.model.contents.is_hidden(key)
        if self.view.tell_keys(of_hidden_lane=is_hidden):
            self.keys_changed.emit()

    def _place(self, key: Key) -> QRect:
        """Return where the field of a row stands: over its text."""
        place = self.view.visualRect(self.model.index_of(key))
        return place.adjusted(-4, 0, -2, 0)

    def _end(self, wants_more: bool) -> None:
        key = self.writing.key
        self.following.refresh()
        if key is None:
            return
        if self.model.contents.known(key) is not None:
            self.view.setCurrentIndex(self.model.index_of(key))
            if wants_more:
                self.do(Id.ADD_CARD)

    def _drop(self, dropped: Dropped) -> None:
        self.edits.drop(dropped)
        self.following.refresh()

    def _open_menu(self, at: QPoint) -> None:
        self.following.refresh()
        key = self.following.current
        if key is not None and self.finish_typing():
            open_row_menu(self.view, self._actions, self.edits, key, at, self.following.refresh)

    def _ask_lane(self) -> dict[str, str] | None:
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.lane import LaneKindDialog

        dialog = LaneKindDialog(self.window())
        if not run(dialog):
            return None
        meaning = dialog.meaning()
        kind = {"kind": dialog.kind().key}
        return kind if meaning is None else {**kind, "meaning": meaning}

    def _ask_link(self) -> bool:
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.link import LinkDialog

        return run(LinkDialog(self.window(), self._session))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Outline").upper())
        self.view.setAccessibleName(self.tr("Outline"))
        if self._orders is not None:
            self._head.removeWidget(self._orders)
            self._orders.deleteLater()
        stages, lanes = (OutlineOrder.STAGES, self.tr("Stages")), (OutlineOrder.LANES, self.tr("Lanes"))
        self._orders = SegmentsEditor((stages, lanes))
        self._orders.name(self.tr("On top"))
        self._orders.show_values([self.edits.order])
        self._orders.finished.connect(self._choose_order)
        self._head.addWidget(self._orders)
        self.model.retranslate()

    def _choose_order(self, chosen: Edited) -> None:
        self.show_in(OutlineOrder(chosen.value))

    # Qt's overrides

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while nobody saw it."""
        super().showEvent(event)
        self.following.refresh()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "model"):
            self._retranslate()
