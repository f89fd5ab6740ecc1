"""Which of the document's personas or sources something has, chosen in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.choices import NOTHING, said
from cjm_desktop.qt.panels.eliding import ElidingChoice
from cjm_desktop.qt.panels.ticks import TicksMenu
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QWheelEvent

_NONE_YET = QT_TRANSLATE_NOOP("Inspector", "The document has none yet")


class MemberChanged(Struct, frozen=True):
    """A fact: the user has put a member in, or taken it out."""

    member: str
    is_in: bool


class MembersEditor(ElidingChoice):
    """A field that names what is chosen; it opens a menu of what there is, each to be put in or taken out."""

    changed = Signal(object)
    """A MemberChanged."""

    def __init__(self) -> None:
        super().__init__()
        self.menu = TicksMenu(self)
        self.menu.ticked.connect(lambda member, is_in: self.changed.emit(MemberChanged(member, is_in)))
        self.addItem(NOTHING)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_members(self, known: Mapping[str, str], lists: Sequence[Sequence[str]]) -> None:
        """Show which of the `known`, called by their names, are in the lists; one in some is in brackets."""
        chosen: list[str] = []
        choices: list[tuple[str, str, bool]] = []
        for member, name in known.items():
            times = sum(member in one for one in lists)
            shown = name if times in (0, len(lists)) else f"({name})"
            if times:
                chosen.append(shown)
            choices.append((member, shown, bool(lists) and times == len(lists)))
        self.menu.show_choices(choices, said(_NONE_YET))
        text = ", ".join(chosen) or NOTHING
        self.setItemText(0, text)
        self.setToolTip(plain_tooltip(text if chosen else ""))
        self.setAccessibleDescription(text)

    @guarded()
    def showPopup(self) -> None:
        """Open the menu below the field."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()
