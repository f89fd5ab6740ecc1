"""A heading that tells how many of some things are chosen, and opens the list they are chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from cjm_desktop.qt.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ARROW, _MOST_SHOWN, _FRAME = 12, 8, 10
_KEY = Qt.ItemDataRole.UserRole


class Choice(Struct, frozen=True):
    """Something to choose: its id, its name, and whether it is chosen as long as nobody says otherwise."""

    key: str
    name: str
    is_usual: bool = True


class CheckedList(QWidget):
    """Choices that can be ticked, with "All" and "None" above them."""

    changed = Signal()
    """Other ones are chosen now."""

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, tuple(choices)
        self._pressed: str | None = None
        self._box = QWidget()
        self.heading = QToolButton()
        self.heading.setProperty("look", "fold")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(_ARROW, _ARROW))
        self.heading.clicked.connect(lambda _on=False: self.open(is_open=self._box.isHidden()))
        self.all_button = self._button(self.tr("All"))
        self.none_button = self._button(self.tr("None"))
        self.all_button.clicked.connect(lambda _on=False: self._tick_all(Qt.CheckState.Checked))
        self.none_button.clicked.connect(lambda _on=False: self._tick_all(Qt.CheckState.Unchecked))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in self._choices:
            item = QListWidgetItem(choice.name)
            item.setToolTip(plain_tooltip(choice.name))
            item.setData(_KEY, choice.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self._lay_out()
        self.show_chosen(None)
        self.open(is_open=False)
        self.list.itemPressed.connect(self._press)
        self.list.itemClicked.connect(self._click)
        self.list.itemChanged.connect(self._tell)

    def chosen(self) -> frozenset[str] | None:
        """Return the ids of what is chosen, None where that is what is usual."""
        ticked = frozenset(item.data(_KEY) for item in self._items() if _is_ticked(item))
        return None if ticked == self._usual() else ticked

    def show_chosen(self, keys: Iterable[str] | None) -> None:
        """Show these as chosen; for None, and where none of them is there any more, what is usual."""
        wanted = {choice.key for choice in self._choices}.intersection(keys or ())
        self._tick(wanted or set(self._usual()))
        if self.chosen() is not None:
            self.open(is_open=True)

    def open(self, *, is_open: bool) -> None:
        """Show or hide the list."""
        self._box.setVisible(is_open)
        self.heading.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _usual(self) -> frozenset[str]:
        return frozenset(choice.key for choice in self._choices if choice.is_usual)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "link")
        button.setText(text)
        button.setAccessibleName(f"{self._title}: {text}")
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        head.addStretch(1)
        inside = QVBoxLayout(self._box)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(2)
        inside.addLayout(head)
        inside.addWidget(self.list)
        row = max(self.list.sizeHintForRow(0), 1) if self._choices else 0
        self.list.setFixedHeight(min(len(self._choices), _MOST_SHOWN) * row + _FRAME)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.heading)
        whole.addWidget(self._box)

    def _press(self, item: QListWidgetItem) -> None:
        self._pressed = item.data(_KEY)

    def _click(self, item: QListWidgetItem) -> None:
        """Tick a choice by its name, too; a press on its box is not told, and has ticked it already."""
        if self._pressed == item.data(_KEY):
            item.setCheckState(Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked)
        self._pressed = None

    def _tick_all(self, state: Qt.CheckState) -> None:
        self._tick({choice.key for choice in self._choices} if state is Qt.CheckState.Checked else set())
        self.changed.emit()

    def _tick(self, keys: set[str]) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            is_on = item.data(_KEY) in keys
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._count()

    def _tell(self, _item: QListWidgetItem) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        ticked, all_ = sum(map(_is_ticked, self._items())), len(self._choices)
        count = self.tr("all") if ticked == all_ else self.tr("{some} of {all}").format(some=ticked, all=all_)
        self.heading.setText(f"{self._title}: {count}")


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
