"""Records that stand in a tuple in the order the user gave them, found by their ids: personas, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from cjm_desktop.model.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.model.language import Phrase


class Listed(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """What it is named by."""


R = TypeVar("R", bound=Listed)


def index_of(records: Sequence[R], identifier: str, noun: Phrase) -> int:
    """Return the place of a record; raises NotFound, which calls it by `noun`."""
    for index, record in enumerate(records):
        if record.id == identifier:
            return index
    raise NotFound(noun, identifier)


def with_added(records: tuple[R, ...], record: R, index: int | None = None) -> tuple[R, ...]:
    """Return the records with one more before the one at `index`, else at the end."""
    at = len(records) if index is None else index
    return (*records[:at], record, *records[at:])


def with_changed(records: tuple[R, ...], index: int, record: R) -> tuple[R, ...]:
    """Return the records with another one at `index`; the very same where it is the same."""
    return records if record is records[index] else (*records[:index], record, *records[index + 1 :])


def with_moved(records: tuple[R, ...], index: int, target: int) -> tuple[R, ...]:
    """Return the records with the one at `index` at `target`; the very same where that moves nothing."""
    rest = without(records, index)
    moved = with_added(rest, records[index], max(0, target))
    return records if moved == records else moved


def without(records: tuple[R, ...], index: int) -> tuple[R, ...]:
    """Return the records without the one at `index`."""
    return (*records[:index], *records[index + 1 :])
