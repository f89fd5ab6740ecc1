"""Edits of what a map and a document say about themselves, beside the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from cjm_desktop.edit.records import make
from cjm_desktop.model.document import Document, Map

if TYPE_CHECKING:
    from collections.abc import Iterable

C = TypeVar("C", Map, Document)


def set_map(journey: Map, /, **fields: Any) -> Map:
    """Set fields of the map itself (title, scenario, kind, lane width…); raises NotAllowed."""
    return _with_checked(journey, make(Map, id=journey.id, **fields), fields)


def set_document(document: Document, /, **fields: Any) -> Document:
    """Set fields of the document itself (title, client, author, language…); raises NotAllowed."""
    return _with_checked(document, make(Document, **fields), fields)


def _with_checked(container: C, checked: C, fields: Iterable[str]) -> C:
    """Take over the validated `fields` alone, so that all else is shared by identity."""
    values = {name: getattr(checked, name) for name in fields}
    if all(getattr(container, name) == value for name, value in values.items()):
        return container
    return container.replaced(**values)
