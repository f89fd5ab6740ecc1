"""What is typed into fields beside the map: previewed from the first letter on, and never lost.

It is a gesture of the session, so that whatever else is done has it kept first. What cannot be read, or is
refused by the map, stays in its field with a sentence below it; until it is mended, or given up with Escape,
nothing else is done to the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cjm_desktop.model.errors import EditError
from cjm_desktop.qt.typed_preview import TypedPreview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.panels.rows import Row


class FieldTyping(TypedPreview):
    """The gesture of some rows; `rows` says which there are, `tell` what was refused."""

    def __init__(
        self, session: Session, rows: Callable[[], Iterable[Row]], tell: Callable[[EditError], object]
    ) -> None:
        super().__init__(session)
        self._rows = rows
        self._tell = tell
        self._is_settling = False

    def begin(self) -> None:
        """Let what is typed from now on be kept before anything else is done."""
        if self.gesture is None:
            try:
                self._gesture = self._session.begin(self.settle)
            except EditError as error:
                if self._session.is_forbidden:
                    # No text can ever be kept: it must not hold the keys until it can.
                    for row in self._rows():
                        if row.is_dirty:
                            row.show_again()
                self._tell(error)

    def hold(self) -> None:
        """Go on holding where some field has something that is in no record yet."""
        if any(row.is_dirty for row in self._rows()):
            self.begin()
        if any(row.is_refused for row in self._rows()):
            self.show_unread()

    def show_unread(self) -> None:
        """Show nothing of what is typed and can be no value, and tell that it is held."""
        gesture = self.gesture
        if gesture is not None:
            gesture.preview_unread()

    def shower(self, row: Row) -> Session | Gesture:
        """Return through what a row shows its value: a choice is an edit at once, after what was typed."""
        gesture = self.gesture
        return gesture if gesture is not None and row.takes_words else self._session

    def settle(self) -> None:
        """Make each typed text a step; raises the error of one that cannot be, and gives it the keys."""
        self._is_settling = True
        try:
            for row in list(self._rows()):
                row.finish()
        finally:
            self._is_settling = False
        refused = next((row for row in self._rows() if row.refusal is not None), None)
        if refused is not None and refused.refusal is not None:
            self.hold()
            refused.setFocus()
            raise refused.refusal

    def is_kept(self) -> bool:
        """Keep what is typed; False when it cannot be, which is told, and it stays where it is."""
        try:
            self.settle()
        except EditError as error:
            self._tell(error)
            return False
        return True

    def refuse(self, row: Row, error: EditError) -> None:
        """Leave what was typed in its field, which keeps the keys, and say why it cannot be."""
        row.refuse(error)
        self.hold()
        if not self._is_settling:
            self._tell(row.refusal or error)
            # Once the keys have come to wherever they were going.
            QTimer.singleShot(0, row, lambda: self._take_keys_back(row))

    def _take_keys_back(self, row: Row) -> None:
        if row.is_refused and row.isVisible() and not row.editor.hasFocus():
            row.setFocus()
