"""What all items of a canvas share while they paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.render import PX_PER_MM, Screen

if TYPE_CHECKING:
    from cjm_desktop.qt.render import Player


class Showing:
    """The theme's player, the screen, and the scale in px to the mm; `paints` counts painted items."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.screen = Screen()
        self.scale = PX_PER_MM
        self.paints = 0
