"""Map > Personas and sources: who the maps are about and where their evidence comes from.

There is no OK: each change is an edit of its own, seen on the map at once, with its name for undo.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cjm_desktop.model.errors import EditError
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.canvas.keys import plain_key
from cjm_desktop.qt.deletions import Deletions
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.panels.editors import SegmentsEditor
from cjm_desktop.qt.panels.people import PERSONAS, SOURCES, Group, copied_name, name_of, rows_of
from cjm_desktop.qt.panels.people_fields import PeopleFields
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import TwoLineList

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Persona, Source
    from cjm_desktop.qt.two_line_list import Row as ListRow

_MARGIN, _GAP = 22, 14
_SIZE = QSize(780, 640)
_LIST_WIDTH = 270
_KEYS = MappingProxyType(
    {"add": "Ins", "duplicate": "Ctrl+D", "up": "Alt+Up", "down": "Alt+Down", "remove": "Del"}
)
"""The keys of the buttons below the list, while the list has the focus."""
_KEYS_END = 0x01FFFFFF
_ICON = 18


class PersonasDialog(FittingDialog):
    """A list of personas or sources, and the fields of the one that is chosen."""

    def __init__(
        self, parent: QWidget | None, session: Session, at: str | None = None, adds: Id | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deletions = Deletions(self)
        at_source = any(one.id == at for one in session.document.sources)
        self.group = SOURCES if adds is Id.ADD_SOURCE or at_source else PERSONAS
        self.fields = PeopleFields(session)
        self.groups = SegmentsEditor(((PERSONAS, self.tr("Personas")), (SOURCES, self.tr("Sources"))))
        self.list = TwoLineList()
        self._tools = QHBoxLayout()
        self.buttons: dict[str, QToolButton] = {}
        self._told = plain_label("", "hint", wrapped=True)
        self._put_together()
        self._connect()
        self.show_group(self.group, at)
        if adds is not None:
            self.add()

    def told(self) -> str:
        """Return what was said last: from how many cards one was taken, or why something was refused."""
        return self._told.text()

    def show_group(self, group: Group, at: str | None = None) -> None:
        """Show all personas, or all sources."""
        if not self.fields.finish():
            self.groups.show_values([self.group])
            return
        self.group = group
        self.groups.show_values([group])
        self._list(at)
        self._show_fields()

    def add(self) -> None:
        """Add one, and go to its name."""
        if not self.fields.finish():
            return
        new = fresh_id()
        on_map = {"on_map": self._session.map_id} if self.group is PERSONAS else {}
        if self._apply(0, self.group.add, new, **on_map):
            self._choose(new)
            self.fields.go_to_first()

    def duplicate(self) -> None:
        """Put a copy after the current one."""
        record, new = self._current(), fresh_id()
        if record and self._apply(2, self.group.duplicate, record.id, new, copied_name(name_of(record))):
            self._choose(new)

    def remove(self) -> None:
        """Delete the current one; the message tells from how many cards it was taken."""
        record = self._current()
        if record is None:
            return
        ids = [one.id for one in self.group.records(self._session.document)]
        at = ids.index(record.id)
        beside = next(iter((*ids[at + 1 :], *reversed(ids[:at]))), None)
        if self._apply(4, self.group.remove, record.id) and beside is not None:
            self._choose(beside)
        self.list.setFocus()

    def shift(self, by: int) -> None:
        """Move the current one up or down."""
        record = self._current()
        ids = [one.id for one in self.group.records(self._session.document)]
        if record is not None and 0 <= ids.index(record.id) + by < len(ids):
            self._apply(3, self.group.move, record.id, ids.index(record.id) + by)

    def undo(self, step: Callable[[], object]) -> None:
        """Undo or redo a step."""
        try:
            step()
        except EditError as error:
            self._tell(error.in_language(interface_language()))

    # How it is put together

    def _put_together(self) -> None:
        self.setWindowTitle(self.tr("Personas and sources"))
        self.list.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.groups)
        left.addWidget(self.list, 1)
        self._tools.setSpacing(2)
        for name, drawn, text, do in self._commands():
            self._add_tool(name, drawn, text, do)
        self._tools.addStretch()
        left.addLayout(self._tools)
        both = QHBoxLayout()
        both.setSpacing(_MARGIN)
        both.addLayout(left)
        both.addWidget(ScrolledPage(self.fields), 1)
        below = QHBoxLayout()
        below.addWidget(self._told, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.accept)
        below.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        whole.setSpacing(_GAP)
        whole.addLayout(both, 1)
        whole.addLayout(below)
        # Else the first button of the fields is the default one, and looks like it.
        close.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(_SIZE)

    def _commands(self) -> tuple[tuple[str, str, str, Callable[[], object]], ...]:
        return (
            ("add", "plus", self.tr("Add"), self.add),
            ("duplicate", "duplicate", self.tr("Duplicate"), self.duplicate),
            ("up", "move-up", self.tr("Move up"), partial(self.shift, -1)),
            ("down", "move-down", self.tr("Move down"), partial(self.shift, 1)),
            ("remove", "delete", self.tr("Delete"), self.remove),
        )

    def _add_tool(self, name: str, drawn: str, text: str, do: Callable[[], object]) -> None:
        colors = current_colors()
        button = self.buttons[name] = QToolButton()
        button.setProperty("look", "tool")
        button.setIcon(icon(drawn, QColor(colors.ink), QColor(colors.faint), _ICON))
        button.setIconSize(QSize(_ICON, _ICON))
        keys = {"add": "Ins", "duplicate": "Ctrl+D", "up": "Alt+Up", "down": "Alt+Down", "remove": "Del"}[
            name
        ]
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(plain_tooltip(f"{text} ({native})"))
        button.setAccessibleName(text)
        button.clicked.connect(lambda _on=False: do())
        self._tools.addWidget(button)

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.destroyed.connect(self._session.subscribe(self._session_changed))
        self.groups.finished.connect(lambda chosen: self.show_group(chosen.value))
        self.fields.refused.connect(lambda error: self._tell(error.in_language(interface_language())))
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.list.itemActivated.connect(lambda _item: self._go_to_fields())

    # What is shown

    def _current(self) -> Persona | Source | None:
        key = self.list.current_key()
        return next((one for one in self.group.records(self._session.document) if one.id == key), None)

    def _choose(self, identifier: str) -> None:
        at = next((i for i, row in enumerate(self.list.rows) if row.key == identifier), -1)
        self.list.setCurrentRow(at)

    def _list(self, at: str | None = None) -> None:
        """List them as they are now; the current one stays, else the one in its place."""
        was, key = self.list.currentRow(), at or self.list.current_key()
        rows = rows_of(self.group, self._session.document)
        self.list.blockSignals(True)
        self.list.show_rows(rows)
        place = next((i for i, row in enumerate(rows) if row.key == key), min(max(was, 0), len(rows) - 1))
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.setAccessibleName(self.tr("Personas") if self.group is PERSONAS else self.tr("Sources"))

    def _chosen(self) -> None:
        """Show the chosen one, unless a field of the one before holds what cannot be."""
        if self.fields.finish():
            self._show_fields()
        elif self.fields.record is not None:
            self.list.blockSignals(True)
            self._choose(self.fields.record.id)
            self.list.blockSignals(False)

    def _show_fields(self) -> None:
        record = self._current()
        self.fields.show_record(self.group, record)
        count, at = len(self.list.rows), self.list.currentRow()
        self.buttons["up"].setEnabled(at > 0)
        self.buttons["down"].setEnabled(0 <= at < count - 1)
        for name in ("duplicate", "remove"):
            self.buttons[name].setEnabled(record is not None)

    def _session_changed(self, change: Change) -> None:
        if not self.isVisible():
            return
        rows = rows_of(self.group, change.after)
        if [_said(row) for row in rows] != [_said(row) for row in self.list.rows]:
            self._list()
        self._show_fields()
        self._tell(self._deletions.of_people(change) if change.before is not change.after else "")

    # What is changed

    def _apply(self, which: int, verb: Callable[..., Any], *arguments: object, **fields: object) -> bool:
        try:
            self._session.apply_to_document(self.group.labels[which], verb, *arguments, **fields)
        except EditError as error:
            self._tell(error.in_language(interface_language()))
            return False
        self._list()
        self._show_fields()
        return True

    def _tell(self, text: str) -> None:
        self._told.setText(text)

    def _go_to_fields(self) -> None:
        if self._current() is not None:
            self.fields.go_to_first()

    # Qt's overrides

    @guarded()
    def reject(self) -> None:
        """Leave what is being typed as it was with Escape; close with the next one."""
        if not self.fields.cancel():
            super().reject()

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list before it takes Alt and an arrow for a plain one."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pressed = _pressed(event)
            name = next((name for name, keys in _KEYS.items() if keys == pressed), None)
            if name is not None:
                self.buttons[name].click()
                return True
        return super().eventFilter(watched, event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo wherever the keys are, unless a text does so with its own letters."""
        undo, redo = self._session.undo, self._session.redo
        step = {"Ctrl+Z": undo, "Ctrl+Shift+Z": redo, "Ctrl+Y": redo}.get(_pressed(event))
        if step is not None:
            self.undo(step)
        else:
            super().keyPressEvent(event)

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, and close at once; stay open where it cannot be kept."""
        if self.fields.finish():
            super().closeEvent(event)
        else:
            event.ignore()

    @guarded()
    def done(self, result: int) -> None:
        """Keep what is being typed; stay open where it cannot be kept."""
        if self.fields.finish():
            super().done(result)


def _pressed(event: QKeyEvent) -> str:
    """Return a key as it is called with a Latin layout."""
    key, modifiers = plain_key(event)
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString() if key < _KEYS_END else ""


def _said(row: ListRow) -> tuple[str, str, str, str]:
    return row.key, row.name, row.text, row.hue
