"""Edits of sources: pure functions from a document to the next document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.listed import index_of, with_added, with_changed, with_moved, without
from cjm_desktop.edit.mentions import without_naming
from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Source
from cjm_desktop.model.errors import Nouns

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document


def source_index(document: Document, source: str) -> int:
    """Return the place of a source among all; raises NotFound."""
    return index_of(document.sources, source, Nouns.SOURCE)


def add_source(
    document: Document, /, source: str, title: str = "", index: int | None = None, **fields: Any
) -> Document:
    """Put a new source before the one at `index`, else at the end; an interview unless said otherwise.

    Raises NotAllowed on a wrong value.
    """
    fields.setdefault("kind", "interview")
    added = make(Source, id=source, title=title, **fields)
    return _with(document, with_added(document.sources, added, index))


def set_source(document: Document, /, source: str, **fields: Any) -> Document:
    """Set fields of a source; raises NotFound, NotAllowed on a wrong value."""
    index = source_index(document, source)
    return _with(document, with_changed(document.sources, index, change(document.sources[index], **fields)))


def duplicate_source(document: Document, source: str, copy: str, title: str) -> Document:
    """Put a copy of a source after it, under another title; no card names it yet. Raises NotFound."""
    index = source_index(document, source)
    twin = change(document.sources[index], id=copy, title=title)
    return _with(document, with_added(document.sources, twin, index + 1))


def move_source(document: Document, source: str, index: int) -> Document:
    """Move a source so that it stands at `index` afterwards; raises NotFound."""
    return _with(document, with_moved(document.sources, source_index(document, source), index))


def remove_source(document: Document, source: str) -> Document:
    """Take a source away and out of every card; raises NotFound."""
    index = source_index(document, source)
    freed = without_naming(document, "sources", source)
    return _with(freed, without(document.sources, index))


def _with(document: Document, sources: tuple[Source, ...]) -> Document:
    return document if sources is document.sources else document.replaced(sources=sources)
