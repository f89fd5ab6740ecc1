"""Plain geometry in millimetres; y grows downwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator


class Point(NamedTuple):
    """A point in mm."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height in mm."""

    width: float
    height: float


class Rect(Struct, frozen=True, gc=False):
    """An upright rectangle in mm; there are several to a card."""

    x: float
    y: float
    width: float
    height: float

    def __iter__(self) -> Iterator[float]:
        """Yield x, y, width and height, as those want them who make a rectangle of their own."""
        return iter((self.x, self.y, self.width, self.height))

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Its width and height."""
        return Size(self.width, self.height)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in it; left and upper edges belong to it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def touches(self, other: Rect) -> bool:
        """Whether the two share any area."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Rect:
        """Return it shifted by mm."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Rect:
        """Return it with `by` mm more on every side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)
