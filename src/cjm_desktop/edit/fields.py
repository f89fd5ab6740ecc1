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
    from collections.abc import Iterable

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
