"""The maps of a document as tabs below the map: chosen, added, renamed, copied, moved, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.maps import add_map, duplicate_map, move_map, remove_map, rename_map
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.queries import map_name
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.plain_fields import LineField
from cjm_desktop.qt.tab_bar import TabBar
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.typed_preview import TypedPreview
from cjm_desktop.qt.wording import KEYS_HERE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document, Map

_HEIGHT, _ICON = 32, 14
_FIELD_WIDTH = 140
_LONGEST_TITLE = 200


class MapTabs(QWidget):
    """One tab for each map."""

    refused = Signal(object)
    """The EditError for which an edit was refused."""
    left = Signal()
    """The user wants back to the map."""
    menu_asked = Signal(object)
    """The point of the screen at which the menu of the shown map is to open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._field: TitleField | None = None
        self._typed = TypedPreview(session)
        self.bar = TabBar()
        self.plus = QToolButton()
        self._draw_plus()
        self.plus.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.plus)
        row.addStretch()
        self.setFixedHeight(_HEIGHT)
        self._connect()
        self._retranslate()

    def add(self) -> None:
        """Add a map with the stages and lanes of the shown one, show it and name it."""
        self.finish_typing()
        document, shown = self._session.base, self._session.map_id
        kind = "as_is" if any(one.kind == "to_be" for one in document.maps) else "to_be"
        if self._put_in(Label.ADD_MAP, add_map, shown, kind=kind, title=""):
            self._write_title(is_new=True)

    def duplicate(self) -> None:
        """Add a copy of the shown map and show it."""
        self.finish_typing()
        shown = self._session.base_journey
        title = self.tr("{title}, copy").format(title=map_name(self._session.base, shown))
        self._put_in(Label.DUPLICATE_MAP, duplicate_map, shown.id, title=title[:_LONGEST_TITLE])

    def remove(self) -> None:
        """Remove the shown map."""
        self.finish_typing()
        self._apply(Label.REMOVE_MAP, remove_map, self._session.map_id)

    def step(self, by: int) -> None:
        """Show the next map or the one before, round about."""
        self.finish_typing()
        order = [journey.id for journey in self._session.base.maps]
        self._show(order[(order.index(self._session.map_id) + by) % len(order)])

    def shift(self, by: int) -> None:
        """Move the shown map among the others, so many places to the right; no further than there are."""
        self.finish_typing()
        index = self.bar.order().index(self._session.map_id) + by
        if 0 <= index < self.bar.count():
            self._apply(Label.MOVE_MAP, move_map, self._session.map_id, index)

    def rename(self) -> None:
        """Write the title of the shown map in its tab."""
        self._write_title(is_new=False)

    def _write_title(self, *, is_new: bool) -> None:
        """Write the title of the shown map in its tab; that of a new one belongs to adding it."""
        self.finish_typing()
        self.show()
        self.refresh()
        journey, order = self._session.base_journey, self.bar.order()
        if journey.id not in order:
            return
        field = self._field = TitleField(self, journey, map_name(self._session.base, journey))
        field.refused.connect(self.refused)
        field.setAccessibleName(self.tr("Title of the map"))
        field.is_new = is_new
        field.ended.connect(lambda ending: self._end_title(journey.id, ending))
        field.textChanged.connect(lambda text: self._show_title(journey.id, text))
        self._follow_tab()
        field.show()
        field.setFocus()

    def finish_typing(self) -> bool:
        """Keep the title that is being written."""
        if self._field is not None:
            self._field.finish()
        return True

    def refresh(self) -> None:
        """Show the maps as they are now, and which of them is shown."""
        maps = self._session.document.maps
        order = [one.id for one in maps]
        self._drop_title_of_gone(order)
        if self.bar.is_dragged and sorted(self.bar.order()) == sorted(order):
            return
        self.bar.blockSignals(True)
        if self.bar.order() != order:
            self.bar.let_go()
            while self.bar.count():
                self.bar.removeTab(0)
            for journey in maps:
                self.bar.setTabData(self.bar.addTab(""), journey.id)
        for index, journey in enumerate(maps):
            name = map_name(self._session.document, journey)
            self.bar.setTabText(index, name.replace("&", "&&"))
            self.bar.setTabToolTip(index, plain_tooltip(name))
        self.bar.setCurrentIndex(order.index(self._session.map_id))
        self.bar.blockSignals(False)
        self._follow_tab()

    def _follow_tab(self) -> None:
        """Let the field lie over its tab, which is as wide as the title that is being written."""
        field, order = self._field, self.bar.order()
        if field is None or field.map_id not in order:
            return
        # A tab that has just been added, or is called otherwise, gets its width by this.
        self.bar.updateGeometry()
        row = self.layout()
        if row is not None:
            row.activate()
        place = self.bar.tabRect(order.index(field.map_id)).translated(self.bar.pos())
        field.setGeometry(place.adjusted(0, 3, max(-2, _FIELD_WIDTH - place.width()), -3))

    def _drop_title_of_gone(self, order: Sequence[str]) -> None:
        """Write no title any more over the tab of a map that is not there, or not shown."""
        field = self._field
        if field is None or (field.map_id in order and field.map_id == self._session.map_id):
            return
        if field.map_id in order:
            field.finish()
        else:
            self._end_title(field.map_id, None)

    def _connect(self) -> None:
        self.destroyed.connect(self._session.subscribe(self._session_changed))
        self.bar.currentChanged.connect(lambda index: self._show(self.bar.tabData(index)))
        self.bar.moved.connect(self._move)
        self.bar.tabBarDoubleClicked.connect(lambda index: self.rename() if index >= 0 else self.add())
        self.bar.menu_asked.connect(self._ask_for_menu)
        self.plus.clicked.connect(lambda _on=False: self.add())

    def _session_changed(self, _change: Change) -> None:
        if self.isVisible():
            self.refresh()

    def _put_in(self, label: Label, verb: Callable[..., Document], like: str, **fields: object) -> bool:
        """Add a map by a verb and show it; its id is the first that the verb asks for."""
        made: list[str] = []

        def new_id() -> str:
            made.append(fresh_id())
            return made[-1]

        try:
            self._session.preview_document(verb, like, new_id, **fields)
            self._session.commit(label, merge=made[0], show_map=made[0])
        except EditError as error:
            self.refused.emit(error)
            return False
        return True

    def _apply(
        self, label: Label, verb: Callable[..., Document], *arguments: object, merge: str | None = None
    ) -> None:
        """Do an edit as one undo step, or as a part of the last one with the same merge key."""
        try:
            self._session.settle()
            self._session.preview_document(verb, *arguments)
            self._session.commit(label, merge=merge)
        except EditError as error:
            self.refused.emit(error)
            self.refresh()

    def _show(self, map_id: str) -> None:
        self.finish_typing()
        try:
            self._session.switch_map(map_id)
        except EditError as error:
            self.refused.emit(error)
            self.refresh()

    def _move(self) -> None:
        """Take over the order into which the tabs were dragged."""
        index = self.bar.currentIndex()
        if index >= 0:
            self._apply(Label.MOVE_MAP, move_map, self.bar.tabData(index), index)

    def _end_title(self, journey: str, title: str | None) -> None:
        field, self._field = self._field, None
        if field is None:
            return
        field.hide()
        field.deleteLater()
        self._typed.cancel()
        if title is not None:
            merge = journey if field.is_new else None
            self._apply(Label.RENAME_MAP, rename_map, journey, title, merge=merge)
        self.left.emit()

    def _show_title(self, journey: str, title: str) -> None:
        self._typed.show(
            lambda gesture: gesture.preview_document(rename_map, journey, title), self._keep_title
        )

    def _keep_title(self) -> None:
        self.finish_typing()

    def _ask_for_menu(self, index: int, at: QPoint) -> None:
        """Show the map of a tab, and ask for its menu."""
        if index >= 0:
            self.bar.setCurrentIndex(index)
        self.menu_asked.emit(self.bar.mapToGlobal(at))

    def _retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Maps of the document"))
        self.plus.setToolTip(self.tr("New map"))
        self.plus.setAccessibleName(self.tr("New map"))
        self.refresh()

    def _draw_plus(self) -> None:
        colors = current_colors()
        self.plus.setIcon(icon("plus", QColor(colors.secondary), QColor(colors.faint), _ICON))

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "plus"):
            self._draw_plus()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed while nobody saw it."""
        super().showEvent(event)
        self.refresh()


class TitleField(LineField):
    """Writes a title over its tab; ends by Enter, Escape, or by leaving it."""

    ended = Signal(object)
    """The title, or None where it stays as it was."""

    def __init__(self, parent: QWidget, journey: Map, hint: str) -> None:
        super().__init__(journey.title, parent)
        self.map_id = journey.id
        self.is_new = False
        """Whether the map has just been added, and gets its first title."""
        self.setProperty(KEYS_HERE, "title")
        self.setPlaceholderText(hint)
        self.selectAll()
        self.editingFinished.connect(self.finish)

    def finish(self) -> None:
        """End with the title that is written."""
        self.ended.emit(self.text())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(None)
        else:
            super().keyPressEvent(event)
