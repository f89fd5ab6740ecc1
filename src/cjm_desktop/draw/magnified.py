"""Layouts and pages in larger millimetres: letters, lines and distances alike."""

from __future__ import annotations

from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout.boxes import StageHeader
from cjm_desktop.layout.slots import Slots
from cjm_desktop.layout.text import Line
from cjm_desktop.layout.typography import TextStyle
from cjm_desktop.model.kinds import LaneKind
from cjm_desktop.model.record import Record

T = TypeVar("T")

_NO_LENGTHS = (Line, Record, LaneKind)
"""What holds no millimetres: words in font units, and what is on a map."""
RATIOS = MappingProxyType[type, set[str]]({StageHeader: {"share"}, Slots: {"shrink"}, TextStyle: {"leading"}})
"""The numbers with a point that are no lengths, by what they stand in; a test knows all others."""


def magnified(value: T, factor: float) -> T:
    """Return a layout, a page or anything of them with every length `factor` times as long.

    Lengths are the numbers with a point, by their type, but for `RATIOS`: those without count stages or tell
    levels and weights. The size of letters in pt is a length, too.
    """
    changed: Any = value
    if isinstance(value, float):
        changed = value * factor
    elif isinstance(value, _NO_LENGTHS):
        pass
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        changed = type(value)(**_larger(value, value._fields, factor))
    elif isinstance(value, tuple):
        changed = tuple(magnified(item, factor) for item in value)
    elif isinstance(value, Struct):
        changed = replace(value, **_larger(value, value.__struct_fields__, factor))
    return cast("T", changed)


def _larger(record: object, names: tuple[str, ...], factor: float) -> dict[str, Any]:
    """Return the fields of a record, magnified, by their names."""
    kind = type(record)
    ratios = RATIOS.get(kind, frozenset[str]())
    # mypy takes the hash of a class for that of its objects.
    lengths = lengths_of(kind)  # type: ignore[arg-type]
    found: dict[str, Any] = {name: getattr(record, name) for name in names}
    for name in found.keys() - ratios:
        value = found[name]
        # A whole number may be written without a point.
        is_length = isinstance(value, int) and name in lengths
        found[name] = value * factor if is_length else magnified(value, factor)
    return found


@cache
def lengths_of(kind: type) -> frozenset[str]:
    """Return the fields of a record that hold numbers with a point, `RATIOS` left out."""
    kinds = {name: told for one in kind.__mro__ for name, told in get_annotations(one).items()}
    floats = {name for name, told in kinds.items() if "float" in str(told)}
    return frozenset(floats - RATIOS.get(kind, frozenset[str]()))
