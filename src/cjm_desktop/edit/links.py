"""Edits of links between stages: pure functions from a map to the next map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Link
from cjm_desktop.model.errors import NotAllowed, NotFound, Nouns
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import stage_index

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map

ALREADY_LINKED = Phrase(
    "These two stages are linked that way already.", "Эти два этапа уже связаны в эту сторону."
)
TO_ITSELF = Phrase("A link leads to another stage.", "Связь ведёт к другому этапу.")


def link_by_id(journey: Map, link: str) -> Link:
    """Return a link by id; raises NotFound."""
    for candidate in journey.links:
        if candidate.id == link:
            return candidate
    raise NotFound(Nouns.LINK, link)


def add_link(journey: Map, /, link: str, origin: str, target: str, **fields: Any) -> Map:
    """Link one stage to another; without a kind a way back is a loop and a way on a branch.

    Raises NotFound, and NotAllowed where they are the same stage or linked already.
    """
    start, end = stage_index(journey, origin), stage_index(journey, target)
    _require_free(journey, origin, target)
    fields.setdefault("kind", "loop" if end < start else "branch")
    added = make(Link, id=link, origin=origin, target=target, **fields)
    return journey.replaced(links=(*journey.links, added))


def set_link(journey: Map, /, link: str, **fields: Any) -> Map:
    """Set fields of a link: its kind, its text, where it leads; raises NotFound, NotAllowed."""
    old = link_by_id(journey, link)
    changed = change(old, **fields)
    if changed is old:
        return journey
    ends = changed.origin, changed.target
    if ends != (old.origin, old.target):
        stage_index(journey, changed.origin), stage_index(journey, changed.target)
        _require_free(journey, *ends)
    return journey.replaced(links=tuple(changed if one is old else one for one in journey.links))


def remove_link(journey: Map, link: str) -> Map:
    """Take a link away; raises NotFound."""
    old = link_by_id(journey, link)
    return journey.replaced(links=tuple(one for one in journey.links if one is not old))


def _require_free(journey: Map, origin: str, target: str) -> None:
    if origin == target:
        raise NotAllowed(TO_ITSELF)
    if any((one.origin, one.target) == (origin, target) for one in journey.links):
        raise NotAllowed(ALREADY_LINKED)
