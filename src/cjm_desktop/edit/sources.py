"""Edits of sources: pure functions from a document to the next document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.mentions import without_naming
from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Source
from cjm_desktop.model.errors import NotFound, Nouns

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document


def source_index(document: Document, source: str) -> int:
    """Return the place of a source among all; raises NotFound."""
    for index, candidate in enumerate(document.sources):
        if candidate.id == source:
            return index
    raise NotFound(Nouns.SOURCE, source)


def add_source(
    document: Document, /, source: str, title: str = "", index: int | None = None, **fields: Any
) -> Document:
    """Put a new source before the one at `index`, else at the end; an interview unless said otherwise.

    Raises NotAllowed on a wrong value.
    """
    fields.setdefault("kind", "interview")
    added = make(Source, id=source, title=title, **fields)
    at = len(document.sources) if index is None else index
    return document.replaced(sources=(*document.sources[:at], added, *document.sources[at:]))


def set_source(document: Document, /, source: str, **fields: Any) -> Document:
    """Set fields of a source; raises NotFound, NotAllowed on a wrong value."""
    index = source_index(document, source)
    changed = change(document.sources[index], **fields)
    if changed is document.sources[index]:
        return document
    return document.replaced(sources=(*document.sources[:index], changed, *document.sources[index + 1 :]))


def duplicate_source(document: Document, source: str, copy: str, title: str) -> Document:
    """Put a copy of a source after it, under another title; no card names it yet. Raises NotFound."""
    index = source_index(document, source)
    twin = change(document.sources[index], id=copy, title=title)
    return document.replaced(sources=(*document.sources[: index + 1], twin, *document.sources[index + 1 :]))


def move_source(document: Document, source: str, index: int) -> Document:
    """Move a source so that it stands at `index` afterwards; raises NotFound."""
    moved = document.sources[source_index(document, source)]
    rest = [one for one in document.sources if one is not moved]
    rest.insert(max(0, index), moved)
    return document if tuple(rest) == document.sources else document.replaced(sources=tuple(rest))


def remove_source(document: Document, source: str) -> Document:
    """Take a source away and out of every card; raises NotFound."""
    index = source_index(document, source)
    freed = without_naming(document, "sources", source)
    return freed.replaced(sources=(*document.sources[:index], *document.sources[index + 1 :]))
