"""Enumerations made as Python makes those of its own library, without checks, while a start imports Qt.

PySide6 makes some two hundred enumerations with more than three thousand names before the first frame, by the
functional call of `enum`. That checks each name for everything a class body could have got wrong, which was a
quarter of the start; what a table in Qt's libraries says needs none of it. What comes out is the same, but
for a docstring.
"""

from __future__ import annotations

import enum
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALL = "_create_"
"""The method of `EnumType` that answers the functional call."""
_ODD = frozenset(("_", "mro", "name", "value"))
"""Names that enumerations have themselves, and what such names begin with."""
_PLAIN = frozenset((enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag))


class _Table:
    """Stands for a class with such names: what is asked of one is its own name and its dictionary."""

    __slots__ = ("__dict__", "_name")

    def __init__(self, name: str, module: object, names: list[tuple[str, int]]) -> None:
        self._name = name
        self.__dict__ = {"__module__": module, **dict(names)}

    @property
    def __name__(self) -> str:
        return self._name


@contextmanager
def simple_enums() -> Iterator[None]:
    """Have enumerations of names and whole numbers made without checks, where Python has a way to."""
    ordinary = getattr(enum.EnumType, _CALL, None)
    simple = getattr(enum, "_simple_enum", None)
    if ordinary is None or simple is None:
        yield
        return

    # The parameters are called as those of the method: Python 3.12 names them.
    def create(base: type, class_name: str, names: Any, **more: Any) -> Any:
        is_told_more = any(more.get(key) is not None for key in ("module", "qualname", "type"))
        if more.get("module") is None:
            # As ordinarily, it belongs to whoever makes the call.
            more["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as `enum` does
        if base not in _PLAIN or is_told_more or not _is_a_table(names):
            return ordinary(base, class_name, names, **more)
        made = simple(base, boundary=more.get("boundary"))
        return made(_Table(class_name, more["module"], names))

    setattr(enum.EnumType, _CALL, create)
    try:
        yield
    finally:
        setattr(enum.EnumType, _CALL, ordinary)


def _is_a_table(names: object) -> bool:
    """Whether these are names with whole numbers, and none that `enum` would look at twice."""
    try:
        if not isinstance(names, list) or {type(value) for _name, value in names} != {int}:
            return False
        return _ODD.isdisjoint({name for name, _value in names} | {name[0] for name, _value in names})
    except (TypeError, ValueError, IndexError):
        return False
