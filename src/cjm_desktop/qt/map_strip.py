"""Where the tabs of maps are seen: below a document with several maps, or where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.settings import MAP_TABS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPoint

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.actions import Actions
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.map_tabs import MapTabs
    from cjm_desktop.qt.settings import Settings
    from cjm_desktop.qt.workspace import Workspace


class MapStrip(QObject):
    """The tabs of the maps below a workspace, made when they are first seen."""

    refused = Signal(object)
    """The EditError for which an edit of a map was refused."""

    def __init__(
        self, session: Session, canvas: Canvas, workspace: Workspace, actions: Actions, settings: Settings
    ) -> None:
        super().__init__(workspace)
        self._session = session
        self._canvas = canvas
        self._workspace = workspace
        self._actions = actions
        self._settings = settings
        self._tabs: MapTabs | None = None
        self.destroyed.connect(session.subscribe(self._session_changed))
        self._follow()

    @property
    def tabs(self) -> MapTabs:
        """The tabs."""
        if self._tabs is None:
            from cjm_desktop.qt.map_tabs import MapTabs

            self._tabs = MapTabs(self._session)
            self._tabs.menu_asked.connect(self._open_menu)
            self._tabs.refused.connect(self.refused)
            self._tabs.left.connect(self._workspace.canvas.setFocus)
            self._workspace.add_below(self._tabs)
        return self._tabs

    def handlers(self) -> Mapping[Id, Callable[[], object]]:
        """Return what each command for maps does."""
        return {
            Id.MAP_TABS: self.toggle,
            Id.ADD_MAP: self._later(lambda tabs: tabs.add()),
            Id.RENAME_MAP: self._later(lambda tabs: tabs.rename()),
            Id.DUPLICATE_MAP: self._later(lambda tabs: tabs.duplicate()),
            Id.DELETE_MAP: self._later(lambda tabs: tabs.remove()),
            Id.NEXT_MAP: self._later(lambda tabs: tabs.step(1)),
            Id.PREVIOUS_MAP: self._later(lambda tabs: tabs.step(-1)),
            Id.MAP_LEFT: self._later(lambda tabs: tabs.shift(-1)),
            Id.MAP_RIGHT: self._later(lambda tabs: tabs.shift(1)),
        }

    def toggle(self) -> None:
        """Show the tabs also below the only map, or no longer."""
        self._settings.remember(MAP_TABS, not self._settings.value(MAP_TABS))
        self._follow()

    def finish_typing(self) -> bool:
        """Keep the title that is being written."""
        return self._tabs is None or self._tabs.finish_typing()

    def _later(self, do: Callable[[MapTabs], None]) -> Callable[[], None]:
        """Return what does something with the tabs, which need not be there before."""
        return lambda: do(self.tabs)

    def _open_menu(self, at: QPoint) -> None:
        from cjm_desktop.qt.context_menus import Place, open_menu

        open_menu(self.tabs, Place.MAP_TAB, self._actions, at)

    def _follow(self) -> None:
        is_shown = self._settings.value(MAP_TABS) or len(self._session.document.maps) > 1
        self._actions.mark(Id.MAP_TABS, is_on=is_shown)
        if is_shown:
            self._show(self.tabs, is_on=True)
        elif self._tabs is not None:
            self._show(self._tabs, is_on=False)

    def _show(self, tabs: MapTabs, *, is_on: bool) -> None:
        """Show the tabs or hide them, and let the map stay as large as it is."""
        if not self._workspace.isVisible():
            tabs.setVisible(is_on)
            return
        zoom = self._canvas.zoom
        zoom.hold(is_on=True)
        tabs.setVisible(is_on)
        self._workspace.settle_below()
        zoom.hold(is_on=False)

    def _session_changed(self, change: Change) -> None:
        if len(change.before.maps) != len(change.after.maps):
            self._follow()
