"""The map as a picture for the preview of a poster, painted a few milliseconds at a time.

Painting is the window's own work, and a map of ten thousand cards takes a quarter of a second: in slices
nobody notices it.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.draw.hatch import HATCH_STEP, HATCH_WIDTH, hatch_stripes
from cjm_desktop.draw.primitives import Box, Outline, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.render import Player

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.primitives import Placed, Primitive
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.qt.render import Pictures

LONGEST_SIDE = 2400
"""Of the picture of a whole map, in px: enough for a large screen, and quickly made."""
_SMALLEST_SIDE = 300
"""Of the smallest copy that is kept, in px."""
SMALLEST_EM = 2.5
"""Text smaller than this many px in a picture is left out: it would be a grey line."""
_HATCH_STEP = 8.0
"""Between two stripes of a hatch, in px, at least."""
_USUAL_SIDE = 700
"""Of the poster in the window, in px."""
_SLICE = 0.010
"""Seconds of painting between two looks at what the user does."""


class View(NamedTuple):
    """What of a map is shown: an area in mm on the map's page, at how many px to the mm.

    `stripes` are the mm between two stripes of a hatch.
    """

    area: Rect
    fineness: float
    stripes: float


class MapImage(NamedTuple):
    """A picture of a map, and what of it."""

    view: View
    image: QImage


class MapPainting(QObject):
    """Paints one picture at a time, beside everything else the window does."""

    finished = Signal(object)
    """The MapImage that was asked for last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, MapImage] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being painted."""
        return self._steps is not None

    def begin(self, page: Page, theme: Theme, pictures: Pictures | None, view: View) -> None:
        """Paint this view of a map, and nothing that was asked for before."""
        self.stop()
        self._steps = painted(page, theme, pictures, view)
        self._timer.start()

    def stop(self) -> None:
        """Paint nothing any more."""
        self._timer.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        try:
            while self._steps is not None and perf_counter() < until:
                next(self._steps)
        except StopIteration as end:
            self._steps = None
            self._timer.stop()
            self.finished.emit(end.value)


def whole(page: Page) -> View:
    """Return the view of a whole map that is shown smaller than it is painted."""
    width, height = page.size
    stripes = _HATCH_STEP * max(page.size) / _USUAL_SIDE
    return View(Rect(0, 0, width, height), LONGEST_SIDE / max(page.size), max(HATCH_STEP, stripes))


def near(area: Rect, fineness: float) -> View:
    """Return the view of a part of a map that is shown pixel for pixel."""
    return View(area, fineness, max(HATCH_STEP, _HATCH_STEP / fineness))


def map_picture(page: Page, theme: Theme, pictures: Pictures | None = None) -> QImage:
    """Return a whole drawn map as a picture for the preview."""
    steps = painted(page, theme, pictures, whole(page))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value.image


def painted(
    page: Page, theme: Theme, pictures: Pictures | None, view: View
) -> Generator[None, None, MapImage]:
    """Paint a view of a map, a yield after each of its parts; returns the picture."""
    area, fineness = view.area, view.fineness
    width, height = (max(1, round(side * fineness)) for side in (area.width, area.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.color("paper")))
    player = Player(theme, pictures)
    with QPainter(image) as painter:
        for part in page.parts:
            if part.area.touches(area):
                painter.resetTransform()
                painter.scale(fineness, fineness)
                painter.translate(part.x - area.x, part.y - area.y)
                player.play(painter, _coarsened(part, SMALLEST_EM / fineness, view.stripes))
                yield
    return MapImage(view, image)


def copies(image: QImage) -> list[QImage]:
    """Return a picture and ever smaller copies, each half as large: a painter's own scaling is coarse."""
    made = [image]
    while max(made[-1].width(), made[-1].height()) > _SMALLEST_SIDE:
        width, height = (max(1, side // 2) for side in (made[-1].width(), made[-1].height()))
        smooth = Qt.TransformationMode.SmoothTransformation
        made.append(made[-1].scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    return made


def _coarsened(part: Placed, smallest: float, step: float) -> tuple[Primitive, ...]:
    """Return a part without text that nobody could read, hatched so that it is seen to be so."""
    return tuple(
        coarse
        for item in part.items
        if not (isinstance(item, TextRun) and item.size < smallest)
        for coarse in (_hatched(item, step) if isinstance(item, Box) and item.hatch else (item,))
    )


def _hatched(box: Box, step: float) -> Iterator[Primitive]:
    """Yield a box and its stripes, so many mm apart: as fine as on paper they would be one flat colour."""
    yield replace(box, hatch=None)
    width = HATCH_WIDTH * step / HATCH_STEP
    for x1, y1, x2, y2 in hatch_stripes(box.rect.grown(-width / 2), step):
        yield Outline((("M", x1, y1), ("L", x2, y2)), line=box.hatch, line_width=width)
