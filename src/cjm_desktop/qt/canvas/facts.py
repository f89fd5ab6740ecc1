"""What the canvas tells: facts, each a frozen value sent through one signal."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


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
