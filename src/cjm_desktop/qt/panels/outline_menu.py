"""The menu of a row: the one that the same thing has on the map; what writes in place does so in the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cjm_desktop.qt.actions import translated
from cjm_desktop.qt.context_menus import CONTEXT_MENUS, Place, place_selected
from cjm_desktop.qt.menus import fill_menu
from cjm_desktop.qt.panels.outline_contents import Key, Kind
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.qt.action_table import Id
    from cjm_desktop.qt.actions import Actions
    from cjm_desktop.qt.panels.outline_edits import OutlineEdits

_PLACES = {
    Kind.MAP: Place.MAP_TAB,
    Kind.LINKS: Place.LINKS,
    Kind.PERSONA: Place.PERSONA,
    Kind.PERSONAS: Place.PERSONAS,
    Kind.SOURCE: Place.SOURCE,
    Kind.SOURCES: Place.SOURCES,
}

_SHOW_LANE = QT_TRANSLATE_NOOP("Action", "&Show lane")


class RowActions:
    """The commands of a window as the menu of a row has them."""

    def __init__(self, menu: QMenu, actions: Actions, edits: OutlineEdits, key: Key) -> None:
        self._menu = menu
        self._actions = actions
        self._edits = edits
        self._key = key

    def __getitem__(self, which: Id) -> QAction:
        """Return the command, or one of the same name that does it in the row."""
        if not self._edits.answers(which, self._key):
            return self._actions[which]
        known = self._actions[which]
        is_hidden = self._edits.contents.is_hidden(self._key)
        own = QAction(translated(_SHOW_LANE) if is_hidden else known.text(), self._menu)
        own.setObjectName(which)
        own.setEnabled(known.isEnabled() or is_hidden or self._key.kind in _PLACES)
        own.triggered.connect(lambda _on=False: self._edits.do(which, self._key))
        return own


def open_row_menu(
    parent: QWidget, actions: Actions, edits: OutlineEdits, key: Key, at: QPoint, then: Callable[[], object]
) -> QMenu:
    """Open the menu of a row at a point of the screen; `then` is called when it has gone."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    is_hidden = edits.contents.is_hidden(key)
    place = Place.HIDDEN_LANE if is_hidden else _PLACES.get(key.kind) or place_selected(edits.session)
    fill_menu(menu, CONTEXT_MENUS[place], RowActions(menu, actions, edits, key))
    menu.aboutToHide.connect(then)
    menu.popup(at)
    return menu
