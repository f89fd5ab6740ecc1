"""What all items of a canvas share while they paint."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING, Protocol

from cjm_desktop.qt.render import PX_PER_MM, Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.qt.render import Player

_PICTURE_S = 0.02
"""For how long things are made while a picture is painted; what is not made then is left for later."""


class Left(Protocol):
    """What has been left for later; it is hashed by what it is."""

    def make(self) -> None:
        """Make it, and have it painted."""


class Showing:
    """The theme's player, the screen, and the scale in px to the mm; `paints` counts painted items."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.screen = Screen()
        self.scale = PX_PER_MM
        self.paints = 0
        self.picture_s = _PICTURE_S
        self.go_on: Callable[[], object] = lambda: None
        """Called when something is left, to have it made soon."""
        self._until = float("inf")
        self._left: dict[Left, None] = {}

    @property
    def is_behind(self) -> bool:
        """Whether something in sight is still to be made."""
        return bool(self._left)

    def begin_picture(self, ratio: float) -> None:
        """Take note that a picture is painted of so many device pixels to one of Qt's."""
        self.screen.ratio = ratio
        # One command may have several pictures painted, before the next turn comes.
        self._until = 0.0 if self.is_behind else thread_time() + self.picture_s

    def has_time(self) -> bool:
        """Whether more may be made for the picture that is painted now."""
        return thread_time() < self._until

    def leave(self, thing: Left) -> None:
        """Have something made later."""
        self._left[thing] = None
        self.go_on()

    def forget(self, thing: Left) -> None:
        """Have it made no more: it has gone."""
        self._left.pop(thing, None)

    def make_one(self) -> bool:
        """Make the first of what was left; False where nothing was."""
        thing = next(iter(self._left), None)
        if thing is None:
            return False
        del self._left[thing]
        thing.make()
        return True
