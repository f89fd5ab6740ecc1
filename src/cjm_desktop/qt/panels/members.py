"""Which of the document's personas or sources something has, chosen in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.choices import NOTHING, said
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NONE_YET = QT_TRANSLATE_NOOP("Inspector", "The document has none yet")


class MemberChanged(Struct, frozen=True):
    """A fact: the user has put a member in, or taken it out."""

    member: str
    is_in: bool


class MembersEditor(QComboBox):
    """A field that names what is chosen; it opens a menu of what there is, each to be put in or taken out."""

    changed = Signal(object)
    """A MemberChanged."""

    def __init__(self) -> None:
        super().__init__()
        self.menu = QMenu(self)
        self.addItem(NOTHING)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_members(self, known: Mapping[str, str], lists: Sequence[Sequence[str]]) -> None:
        """Show which of the `known`, called by their names, are in the lists; one in some is in brackets."""
        self.menu.clear()
        chosen: list[str] = []
        for member, name in known.items():
            times = sum(member in one for one in lists)
            shown = name if times in (0, len(lists)) else f"({name})"
            if times:
                chosen.append(shown)
            self._add(member, shown, is_in=bool(lists) and times == len(lists))
        if not known:
            self.menu.addAction(said(_NONE_YET)).setEnabled(False)
        text = ", ".join(chosen) or NOTHING
        self.setItemText(0, text)
        self.setToolTip(plain_tooltip(text if chosen else ""))
        self.setAccessibleDescription(text)

    def _add(self, member: str, name: str, *, is_in: bool) -> None:
        action = QAction(name.replace("&", "&&"), self.menu)
        action.setCheckable(True)
        action.setChecked(is_in)
        action.triggered.connect(lambda on: self.changed.emit(MemberChanged(member, on)))
        self.menu.addAction(action)

    @guarded()
    def showPopup(self) -> None:
        """Open the menu below the field."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()
