"""The history: pairs of documents. Undo puts one back; there is no inverse code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Hashable

    from cjm_desktop.edit.labels import Named
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.model.document import Document


class Moment(Struct, frozen=True):
    """A document as it stood, the map that was shown, and what was selected."""

    document: Document
    map_id: str
    selection: Selection


class Entry(Struct, frozen=True):
    """One undo step."""

    label: Named
    before: Moment
    after: Moment
    merge: Hashable | None = None


class History(Struct):
    """All steps behind and before the present one; documents share what they did not change."""

    done: list[Entry] = field(default_factory=list)
    undone: list[Entry] = field(default_factory=list)

    def record(self, entry: Entry) -> None:
        """Add a step; one with the same merge key as the last joins it."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last is not None and entry.merge is not None and last.merge == entry.merge:
            self.done[-1] = replace(last, after=entry.after)
        else:
            self.done.append(entry)

    def undo(self) -> Entry | None:
        """Step back; return the step that was undone, or None at the beginning."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        self.close_run()
        return self.undone[-1]

    def redo(self) -> Entry | None:
        """Step forward; return the step that was redone, or None at the end."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        self.close_run()
        return self.done[-1]

    def close_run(self) -> None:
        """Let the next step stand for itself, whatever its merge key."""
        if self.done and self.done[-1].merge is not None:
            self.done[-1] = replace(self.done[-1], merge=None)
