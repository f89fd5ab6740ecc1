"""Whether the canvas of a window has an overview: remembered, and switched by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.settings import MINIMAP

if TYPE_CHECKING:
    from cjm_desktop.qt.actions import Actions
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.settings import Settings


class MinimapSwitch:
    """Makes the overview of a canvas when its map has been painted, and takes it away."""

    def __init__(self, canvas: Canvas, actions: Actions, settings: Settings) -> None:
        self._canvas = canvas
        self._actions = actions
        self._settings = settings
        actions.mark(Id.MINIMAP, is_on=settings.value(MINIMAP))

    def begin(self) -> None:
        """Make the overview if it is wanted."""
        if self._settings.value(MINIMAP):
            from cjm_desktop.qt.canvas.minimap import Minimap

            self._canvas.minimap = Minimap(self._canvas)

    def toggle(self) -> None:
        """Show the overview, or no longer, from now on."""
        minimap, self._canvas.minimap = self._canvas.minimap, None
        if minimap is not None:
            minimap.end()
            minimap.deleteLater()
        self._settings.remember(MINIMAP, not self._settings.value(MINIMAP))
        self._actions.mark(Id.MINIMAP, is_on=self._settings.value(MINIMAP))
        self.begin()
