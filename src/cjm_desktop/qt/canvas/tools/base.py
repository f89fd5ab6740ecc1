"""A tool is one gesture: it starts, moves, and is finished or cancelled for a reason."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from msgspec import Struct
from PySide6.QtCore import Qt

from cjm_desktop.edit.selection import Selection
from cjm_desktop.model.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from cjm_desktop.layout.hit import Hit
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.canvas.view import Canvas

P = ParamSpec("P")


class Reason(StrEnum):
    """Why a gesture was cancelled."""

    ESCAPE = "escape"
    BUTTON = "button"
    FOCUS = "focus"
    DOCUMENT = "document"
    ERROR = "error"


class Grip(Struct, frozen=True):
    """Where a gesture began: px of the viewport, mm of the page, what lay there, the keys held.

    `selected` is what was selected before the press.
    """

    at: QPoint
    x: float
    y: float
    hit: Hit
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    selected: Selection = Selection()


class Tool:
    """Base of all gestures; what it shows while it moves is a preview of the session."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls_across = True
    """Whether the map scrolls sideways while the pointer is near its left or right edge."""
    scrolls_down = True
    """Whether it scrolls up and down near its upper or lower edge."""

    @property
    def scrolls(self) -> bool:
        """Whether the map scrolls near any edge, so that Escape has a way to bring back."""
        return self.scrolls_across or self.scrolls_down

    def __init__(self, view: Canvas, grip: Grip) -> None:
        self.view = view
        self.session = view.session
        self.grip = grip

    def start(self) -> None:
        """Begin: the pointer has left the place where it was pressed."""

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Follow the pointer: px of the viewport, mm of the page."""

    def finish(self) -> None:
        """End and keep what is shown."""

    def cancel(self, reason: Reason) -> None:
        """End and return to the document as it was."""
        self.session.cancel()

    def try_preview(
        self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs
    ) -> EditError | None:
        """Preview a verb; return the refusal, if it is refused."""
        try:
            self.session.preview(verb, *args, **kwargs)
        except EditError as error:
            return error
        return None
