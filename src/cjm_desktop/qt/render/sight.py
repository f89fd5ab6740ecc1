"""What is seen of display lists: from near all of it, from afar plain rectangles and a few marks.

A call of Qt costs more than the few pixels it paints from afar, so rectangles of one colour are one call,
and so are short strokes; cells that stand abreast are seen as one. Of a large map all is seen from afar at
once: what nobody could see is not even made.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainterPath

from cjm_desktop.draw.primitives import Box, Icon, Outline, TextRun
from cjm_desktop.qt.render.grounds import Grounds
from cjm_desktop.qt.render.paths import add_steps, stroke_pen
from cjm_desktop.qt.render.prepared import (
    BoxStep,
    DiscStep,
    IconStep,
    PathStep,
    PictureStep,
    TextStep,
    prepare,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.qt.render.pictures import Pictures
    from cjm_desktop.qt.render.prepared import Prepared, Step

PX_PER_MM = 96 / 25.4
"""Logical pixels to a millimetre at 100 %."""
FAR = 0.36 * PX_PER_MM
"""Below this scale, in px to the mm, the map is seen from afar."""
LEGIBLE_AFAR = 5.0
"""From afar only headlines are drawn: text whose em is at least so many px."""
_TOGETHER = 4
"""So many short strokes are drawn as one from afar, in the colour of one of them."""

_LineLook = tuple[float, tuple[float, ...]]
Run = tuple[bool, tuple["Step", ...]]


class Mark(NamedTuple):
    """What is no rectangle: its size in mm, how far it is to be moved to the right, and itself.

    `is_stroke` where it is nothing but lines.
    """

    size: float
    x: float
    step: Step
    is_stroke: bool = False


class Afar(Struct, frozen=True):
    """What is left from afar: rectangles by their colour, marks over them."""

    rects: Sequence[tuple[QBrush, list[QRectF]]] = ()
    marks: Sequence[Mark] = ()


class Sight:
    """A display list as it is seen on screen; what the distance needs is made when first seen."""

    __slots__ = ("_afar", "_color", "_items", "_near", "_pictures", "_prepared")

    def __init__(self, items: DisplayList, color: Callable[[str], str], pictures: Pictures) -> None:
        self._items, self._color, self._pictures = items, color, pictures
        self._prepared: Prepared | None = None
        self._near: tuple[Run, ...] | None = None
        self._afar: Afar | None = None

    @property
    def prepared(self) -> Prepared:
        """All of it, ready to play."""
        if self._prepared is None:
            self._prepared = prepare(self._items, self._color, self._pictures)
        return self._prepared

    @property
    def near(self) -> tuple[Run, ...]:
        """The steps in runs, of which those of boxes and icons are snapped."""
        if self._near is None:
            runs = groupby(self.prepared.steps, lambda step: isinstance(step, (BoxStep, IconStep)))
            self._near = tuple((snapped, tuple(steps)) for snapped, steps in runs)
        return self._near

    @property
    def afar(self) -> Afar:
        """The filled boxes as plain rectangles, and what is no box."""
        if self._afar is None:
            rest = [item for item in self._items if _is_mark_afar(item)]
            marks = tuple(
                mark
                for look, items in groupby(rest, _line_look)
                for mark in (self._marks(items) if look is None else self._joined(items, look))
            )
            self._afar = Afar(_rects(self._items, self._color), marks)
        return self._afar

    def _joined(self, items: Iterable[Primitive], look: _LineLook) -> Iterator[Mark]:
        """Yield lines of one look, several as one: each costs far more than its few px."""
        lines = [item for item in items if isinstance(item, Outline)]
        made: list[PathStep] = []
        area = QRectF()
        for first in range(0, len(lines), _TOGETHER):
            some = lines[first : first + _TOGETHER]
            path = QPainterPath()
            for line in some:
                add_steps(path, line.steps)
            middle = some[len(some) // 2].line
            made.append(PathStep(path, stroke_pen(middle and self._color(middle), *look)))
            area |= path.boundingRect()
        # A short end of a long line is part of it: all are seen, or none.
        return (Mark(_largest(area), 0.0, step, is_stroke=True) for step in made)

    def _marks(self, items: Iterable[Primitive]) -> Iterator[Mark]:
        for step in prepare(tuple(items), self._color, self._pictures).steps:
            if isinstance(step, TextStep):
                yield Mark(step.size, 0.0, step)
            elif isinstance(step, (DiscStep, PictureStep)):
                yield Mark(step.rect.width(), 0.0, step)
            elif isinstance(step, PathStep):
                yield Mark(_largest(step.path.boundingRect()), 0.0, step)


def abreast(sights: Sequence[tuple[float, Sight]], grounds: Grounds[Sight, int] | None = None) -> Afar:
    """Return what is seen from afar of display lists that stand side by side, each with its x in mm.

    Their first strokes, which lie under everything else of their own list, are joined by colour. What
    was known of them in `grounds` is moved, so that what was returned before is not to be used any more.
    """
    strokes: dict[tuple[int, _LineLook], tuple[float, PathStep]] = {}
    rest: list[Mark] = []
    for x, sight in sights:
        marks = sight.afar.marks
        first = list(takewhile(lambda mark: mark.is_stroke, marks))
        for mark in first:
            assert isinstance(mark.step, PathStep)
            pen = mark.step.pen
            look = (pen.color().rgba(), (pen.widthF(), tuple(pen.dashPattern())))
            size, joined = strokes.setdefault(look, (0.0, PathStep(QPainterPath(), pen)))
            joined.path.addPath(mark.step.path.translated(x, 0))
            strokes[look] = (max(size, mark.size), joined)
        rest.extend(Mark(size, x, step) for size, _, step, _ in marks[len(first) :])
    under = [Mark(size, 0.0, step) for size, step in strokes.values()]
    placed = (grounds or Grounds()).placed(sights, _copied)
    return Afar(
        [(QBrush(QColor.fromRgba(color)), places) for color, places in placed.items()], [*under, *rest]
    )


def _copied(sight: Sight) -> list[tuple[int, list[QRectF]]]:
    """Return the rectangles of a list by colour, to be moved."""
    return [(brush.color().rgba(), [QRectF(place) for place in places]) for brush, places in sight.afar.rects]


def _is_mark_afar(item: Primitive) -> bool:
    if isinstance(item, TextRun):
        return item.size * FAR >= LEGIBLE_AFAR
    return not isinstance(item, (Box, Icon))


def _rects(items: DisplayList, color: Callable[[str], str]) -> Sequence[tuple[QBrush, list[QRectF]]]:
    """Return the filled boxes of a list by colour."""
    rects: dict[str, list[QRectF]] = {}
    for item in items:
        if isinstance(item, Box) and item.fill:
            rect = item.rect
            rects.setdefault(item.fill, []).append(QRectF(rect.x, rect.y, rect.width, rect.height))
    return tuple((QBrush(QColor(color(fill))), places) for fill, places in rects.items())


def _line_look(item: Primitive) -> _LineLook | None:
    """Return width and dashes of a mere line, in mm, None of anything else."""
    return (item.line_width, item.dash) if isinstance(item, Outline) and not item.fill else None


def _largest(area: QRectF) -> float:
    return max(area.width(), area.height())
