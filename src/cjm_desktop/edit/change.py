"""What listeners of a session are told: what was, what is, and why."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.diff import Difference, difference

if TYPE_CHECKING:
    from cjm_desktop.edit.labels import Named
    from cjm_desktop.model.document import Document


class Cause(StrEnum):
    """Why listeners are called."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    PREVIEW = "preview"
    CANCEL = "cancel"
    SELECT = "select"
    MAP = "map"
    """Another map of the document is shown, the document being what it was."""
    SAVED = "saved"


class Change(Struct, frozen=True, dict=True):
    """A fact: the shown document was `before` and is `after`; `map_id` is the map now shown.

    `map_before` is the map that was shown, where it was another one: an edit, too, may show another.
    """

    before: Document
    after: Document
    cause: Cause
    map_id: str
    label: Named | None = None
    map_before: str | None = None

    @property
    def shows_other_map(self) -> bool:
        """Whether another map is shown than before."""
        return self.map_before is not None

    @cached_property
    def diff(self) -> Difference:
        """What differs in the shown map and around it; found when first asked for, by identity."""
        old = None if self.shows_other_map else self.before.map(self.map_id)
        return difference(self.before, self.after, old, self.after.map(self.map_id))
