"""What the canvas tells: facts, each a frozen value sent through one signal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect

    from cjm_desktop.edit.selection import Header


class Ending(StrEnum):
    """How typing ended."""

    COMMIT = "commit"
    CANCEL = "cancel"
    FOCUS = "focus"


class ZoomChanged(Struct, frozen=True):
    """The map is now shown at `zoom`, 1.0 being true size."""

    zoom: float


class TypingChanged(Struct, frozen=True):
    """Typing began or ended."""

    is_typing: bool


class MenuAsked(Struct, frozen=True):
    """A menu is asked for at a point of the screen: over what is selected, or over the bare page.

    What lies in the rectangle `beside` of the screen is not to be covered by it. `over_many` is the kind of
    header it is over where several whole stages or lanes are selected, this one among them.
    """

    at: QPoint
    is_on_ground: bool = False
    beside: QRect | None = None
    over_many: Header | None = None
