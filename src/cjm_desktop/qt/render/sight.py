"""What is seen of display lists: from near all of it, from afar plain rectangles and a few marks.

A call of Qt costs more than the few pixels it paints from afar, so rectangles of one colour are one call,
and so are short strokes; cells that stand abreast are seen as one.
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath

from cjm_desktop.qt.render.prepared import BoxStep, DiscStep, IconStep, PathStep, PictureStep, TextStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.qt.render.prepared import Prepared, Step

_TOGETHER = 4
"""So many short strokes are drawn as one from afar, in the colour of one of them."""

_LineLook = tuple[float, tuple[float, ...]]
Run = tuple[bool, tuple["Step", ...]]


class Mark(NamedTuple):
    """What is no rectangle: its size in mm, how far it is to be moved to the right, and itself."""

    size: float
    x: float
    step: Step


class Afar(NamedTuple):
    """What is left from afar: rectangles by their colour, marks over them."""

    rects: Sequence[tuple[QBrush, list[QRectF]]] = ()
    marks: Sequence[Mark] = ()


class Sight:
    """A prepared display list as it is seen on screen; what the distance needs is made when first seen."""

    __slots__ = ("_afar", "_near", "prepared")

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self._near: tuple[Run, ...] | None = None
        self._afar: Afar | None = None

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
            runs = groupby(self.prepared.steps, _line_look)
            marks = tuple(
                mark for look, steps in runs for mark in (_marks(steps) if look is None else _joined(steps))
            )
            self._afar = Afar(_rects([(0.0, self.prepared.steps)]), marks)
        return self._afar


def abreast(sights: Sequence[tuple[float, Sight]]) -> Afar:
    """Return what is seen from afar of display lists that stand side by side, each with its x in mm.

    Their first strokes, which lie under everything else of their own list, are joined by colour.
    """
    strokes: dict[tuple[int, _LineLook | None], tuple[float, PathStep]] = {}
    rest: list[Mark] = []
    for x, sight in sights:
        marks = sight.afar.marks
        first = list(takewhile(lambda mark: _line_look(mark.step) is not None, marks))
        for mark in first:
            assert isinstance(mark.step, PathStep)
            pen = mark.step.pen
            look = (pen.color().rgba(), _line_look(mark.step))
            size, joined = strokes.setdefault(look, (0.0, PathStep(QPainterPath(), pen, mark.step.brush)))
            joined.path.addPath(mark.step.path.translated(x, 0))
            strokes[look] = (max(size, mark.size), joined)
        rest.extend(Mark(mark.size, x, mark.step) for mark in marks[len(first) :])
    under = [Mark(size, 0.0, step) for size, step in strokes.values()]
    return Afar(_rects([(x, sight.prepared.steps) for x, sight in sights]), [*under, *rest])


def _rects(lists: Iterable[tuple[float, Iterable[Step]]]) -> Sequence[tuple[QBrush, list[QRectF]]]:
    """Return the filled boxes of lists, each moved to its x, by colour."""
    rects: dict[int, tuple[QBrush, list[QRectF]]] = {}
    for x, steps in lists:
        for step in steps:
            if isinstance(step, BoxStep) and step.fill is not None:
                places = rects.setdefault(step.fill.rgba(), (step.brush, []))[1]
                places.append(step.rect.translated(x, 0) if x else step.rect)
    return tuple(rects.values())


def _line_look(step: Step) -> _LineLook | None:
    """Return width and dashes of a mere line, None of anything else."""
    if not isinstance(step, PathStep) or isinstance(step, IconStep):
        return None
    if step.brush.style() != Qt.BrushStyle.NoBrush:
        return None
    return step.pen.widthF(), tuple(step.pen.dashPattern())


def _joined(steps: Iterable[Step]) -> Iterator[Mark]:
    """Yield lines of one look, several as one: each costs far more than its few px."""
    lines = [step for step in steps if isinstance(step, PathStep)]
    made: list[PathStep] = []
    area = QRectF()
    for first in range(0, len(lines), _TOGETHER):
        some = lines[first : first + _TOGETHER]
        path = QPainterPath()
        for line in some:
            path.addPath(line.path)
        middle = some[len(some) // 2]
        made.append(PathStep(path, middle.pen, middle.brush))
        area |= path.boundingRect()
    # A short end of a long line is part of it: all are seen, or none.
    return (Mark(_largest(area), 0.0, step) for step in made)


def _marks(steps: Iterable[Step]) -> Iterator[Mark]:
    for step in steps:
        if isinstance(step, TextStep):
            yield Mark(step.size, 0.0, step)
        elif isinstance(step, (DiscStep, PictureStep)):
            yield Mark(step.rect.width(), 0.0, step)
        elif isinstance(step, PathStep) and not isinstance(step, IconStep):
            yield Mark(_largest(step.path.boundingRect()), 0.0, step)


def _largest(area: QRectF) -> float:
    return max(area.width(), area.height())
