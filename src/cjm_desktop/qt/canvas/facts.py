"""What the canvas tells: facts, each a frozen value sent through one signal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ZoomChanged:
    """The map is now shown at `zoom`, 1.0 being true size."""

    zoom: float


@dataclass(frozen=True, slots=True)
class TypingChanged:
    """Typing began or ended."""

    is_typing: bool
