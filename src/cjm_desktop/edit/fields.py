"""Edits of single fields that more than their own record has a say in: figures of stages, memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.records import change
from cjm_desktop.edit.spans import set_span
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.model.document import Metrics
from cjm_desktop.model.queries import card_of, stage_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_desktop.model.document import Map

_NO_FIGURES = Metrics()


def set_figures(journey: Map, /, stage: str, **figures: Any) -> Map:
    """Set figures of a stage (entering, conversion 0..1, value); raises NotFound, NotAllowed."""
    before = journey.stages[stage_index(journey, stage)].metrics or _NO_FIGURES
    after = change(before, **figures)
    return set_stage(journey, stage, metrics=None if after == _NO_FIGURES else after)


def set_spans(journey: Map, /, cards: Iterable[str], span: int) -> Map:
    """Let each of several cards cover so many stages from its own on; raises NotFound, NotAllowed."""
    for card in cards:
        journey = set_span(journey, card, span)
    return journey


def set_member(journey: Map, cards: Iterable[str], field: str, member: str, *, is_in: bool) -> Map:
    """Put a member into a list of several cards (personas, sources, tags), or take it out of all of them.

    Raises NotFound, NotAllowed.
    """
    for identifier in cards:
        listed = getattr(card_of(journey, identifier), field)
        if (member in listed) is not is_in:
            kept = tuple(one for one in listed if one != member)
            journey = set_fields(journey, (identifier,), **{field: (*kept, member) if is_in else kept})
    return journey


def set_shared(journey: Map, cards: Iterable[str], field: str, shared: tuple[str, ...]) -> Map:
    """Let several cards share these members of a list (tags), beside what each has of its own.

    What all had in common and is not among them goes, what is new comes to each; cards with the very same
    list take this one as it stands. Raises NotFound, NotAllowed.
    """
    lists = {identifier: getattr(card_of(journey, identifier), field) for identifier in cards}
    if len(set(lists.values())) <= 1:
        return set_fields(journey, lists, **{field: shared})
    gone = set(in_common(tuple(lists.values()))) - set(shared)
    for identifier, listed in lists.items():
        kept = tuple(one for one in listed if one not in gone)
        added = tuple(one for one in shared if one not in listed)
        journey = set_fields(journey, (identifier,), **{field: (*kept, *added)})
    return journey


def in_common(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all of some lists hold, in the order of the first."""
    first, *others = lists or ((),)
    return tuple(one for one in first if all(one in other for other in others))
