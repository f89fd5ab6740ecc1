"""What is being typed into a field, shown on the map meanwhile: so it is kept for the case of a crash."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session


class TypedPreview:
    """A gesture of the session that begins with the first letter."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._gesture: Gesture | None = None

    @property
    def gesture(self) -> Gesture | None:
        """The gesture under way, if there is one."""
        return self._gesture if self._gesture is not None and self._gesture.is_on else None

    def show(self, preview: Callable[[Gesture], object], settle: Callable[[], None]) -> None:
        """Show what is typed; what cannot be taken in is told when it is to be.

        `settle` keeps it before anything else is done to the map.
        """
        with suppress(EditError):
            gesture = self._gesture = self.gesture or self._session.begin(settle)
            preview(gesture)

    def cancel(self) -> None:
        """Let go of what is typed."""
        gesture, self._gesture = self.gesture, None
        if gesture is not None:
            gesture.cancel()
