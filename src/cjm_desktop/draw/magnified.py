"""Layouts and pages in larger millimetres: letters, lines and distances alike."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout.boxes import StageHeader
from cjm_desktop.layout.text import Line
from cjm_desktop.layout.typography import TextStyle
from cjm_desktop.model.kinds import LaneKind
from cjm_desktop.model.record import Record

T = TypeVar("T")

_NO_LENGTHS = (Line, Record, LaneKind)
"""What holds no millimetres: words in font units, and what is on a map."""


def magnified(value: T, factor: float) -> T:
    """Return a layout, a page or anything of them with every length `factor` times as long.

    Lengths are the numbers with a point: those without count stages or tell levels and weights.
    """
    changed: Any = value
    if isinstance(value, float):
        changed = value * factor
    elif isinstance(value, TextStyle):
        changed = value._replace(points=value.points * factor)
    elif isinstance(value, _NO_LENGTHS):
        pass
    elif isinstance(value, tuple):
        items = (magnified(item, factor) for item in value)
        changed = type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    elif isinstance(value, Struct):
        fields = {name: magnified(item, factor) for name, item in _fields(value).items()}
        changed = replace(value, **fields)
    return cast("T", changed)


def _fields(value: Struct) -> dict[str, Any]:
    """Return the fields of a struct that may hold lengths."""
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    if isinstance(value, StageHeader):
        del fields["share"]
    return fields
