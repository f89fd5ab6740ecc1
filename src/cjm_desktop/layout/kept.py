"""What is reckoned once for a text and then kept, as long as all texts kept together are not too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")

_LEAST = 32
"""What keeping even the shortest text costs, in characters."""


class Kept(dict[K, V]):
    """Values by their keys, made when first asked for; once too many are kept, what was long unused goes.

    `length` tells how many characters a key has, `most` how many are kept. They are kept in two halves: the
    older one is let go of when the younger is full, and what is asked for in time moves over.
    """

    def __init__(self, make: Callable[[K], V], length: Callable[[K], int], most: int) -> None:
        super().__init__()
        self._make = make
        self._length = length
        self._half = most // 2
        self._characters = 0
        self._older: dict[K, V] = {}

    @property
    def characters(self) -> int:
        """How many characters are kept, by what it costs to keep them."""
        return sum(_LEAST + self._length(key) for half in (self, self._older) for key in half)

    def forget(self) -> None:
        """Keep nothing any more."""
        self._older = {}
        self._characters = 0
        self.clear()

    def __missing__(self, key: K) -> V:
        value = self._older.pop(key, None)
        if value is None:
            value = self._make(key)
        cost = _LEAST + self._length(key)
        if self._characters + cost > self._half:
            self._older = dict(self)
            self.clear()
            self._characters = 0
        if cost <= self._half:
            self._characters += cost
            self[key] = value
        return value
