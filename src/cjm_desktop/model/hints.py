"""What the types of a record's fields say, for those who need more than to check a value against them."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct


@cache
def record_hints(record: type[Struct]) -> Mapping[str, Any]:
    """Return the types of a record's fields by their names in a file, in the order of the file."""
    hints = get_type_hints(record, include_extras=True)
    names = zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    return {written: hints[name] for name, written in names if name != "unknown"}


def alternatives(hint: Any) -> tuple[tuple[Any, Meta | None], ...]:
    """Return the kinds of value that a type allows, null left out, each with its limits."""
    if get_origin(hint) in {Union, types.UnionType}:
        return tuple(kind for inner in get_args(hint) for kind in alternatives(inner))
    if get_origin(hint) is Annotated:
        kind, limits = get_args(hint)
        return ((kind, limits),)
    return () if hint is type(None) else ((hint, None),)


def allows_null(hint: Any) -> bool:
    """Return whether null may stand there."""
    return type(None) in get_args(hint)


def element(kind: Any) -> Any:
    """Return the type of what a list or an object of many entries holds; None for any other kind."""
    if get_origin(kind) is tuple:
        return get_args(kind)[0]
    return get_args(kind)[1] if get_origin(kind) is Mapping else None


def is_record(kind: Any) -> bool:
    """Return whether the kind is a record of the document."""
    return isinstance(kind, type) and issubclass(kind, Struct)
