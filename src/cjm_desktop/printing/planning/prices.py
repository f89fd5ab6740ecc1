"""What a poster costs in sheets: of each paper and each way it lies, and what would be cheaper or whole.

Each answer is a spec that can be taken as it stands, found by planning it: what is told is what comes out.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import OFFICE_PAPERS
from cjm_desktop.printing.planning.fitting import ways_to_lie
from cjm_desktop.printing.planning.plan import dearness
from cjm_desktop.printing.planning.seams import Axis
from cjm_desktop.printing.spec import ExtraSheets, Orientation, Style
from cjm_desktop.printing.subject import needed_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject

SMALLEST_SHARE = 0.9
"""Nobody wants a poster smaller than this share of what he asked for, to save a sheet."""
_FINEST = 1000
"""Scales are told to a tenth of a per cent, and rounded down to it."""
_HAIR = 1e-6
_ALIKE = 0.005
"""Nobody minds this share of the size, where a sheet is saved."""
_TRIES = 20
"""So many smaller scales are tried for one at which no text is cut."""


MOST_SAVINGS = 2
"""So many smaller posters that save sheets are offered at once."""


class Price(NamedTuple):
    """What a choice of sheets costs: how many it takes and how many texts and signs their seams would cut.

    Of two choices the one of less `dearness` is planned.
    """

    sheet: Paper
    orientation: Orientation
    sheets: int
    cut_texts: int
    dearness: tuple[int, int, bool]


class Offer(NamedTuple):
    """Another poster than the planned one: of fewer sheets, or with its texts whole.

    `share` is what is left of the size that was planned, less than 1 for a smaller poster. `instead_of`
    is how many sheets were planned, `cut_before` how many texts and signs their seams cut.
    """

    spec: PrintSpec
    scale: float
    share: float
    sheets: int
    instead_of: int
    cut_texts: int
    cut_before: int

    @property
    def is_smaller(self) -> bool:
        """Whether the poster comes out smaller; otherwise it is the same of other sheets."""
        return self.share < 1


def prices(subject: Subject, spec: PrintSpec) -> tuple[Price, ...]:
    """Return what a poster costs on each office paper and on the chosen one, upright and on its side.

    What cannot be printed at all is left out.
    """
    papers = [*OFFICE_PAPERS]
    if spec.sheet is not None and spec.sheet not in papers:
        papers.append(spec.sheet)
    ways = (Orientation.PORTRAIT, Orientation.LANDSCAPE)
    found = (_price(subject, spec, paper, way) for paper in papers for way in ways)
    return tuple(price for price in found if price is not None)


def _price(subject: Subject, spec: PrintSpec, paper: Paper, way: Orientation) -> Price | None:
    poster = _planned(subject, replace(spec, sheet=paper, sheet_orientation=way))
    if poster is None:
        return None
    return Price(paper, way, len(poster.sheets), poster.cut_texts, dearness(poster))


def offers(subject: Subject, planned: PosterPlan) -> tuple[Offer, ...]:
    """Return what is worth offering instead of a planned poster, each spec once."""
    found = [
        *remedies(subject, planned),
        *savings(subject, planned)[:MOST_SAVINGS],
        *cheaper(subject, planned),
    ]
    return tuple({offer.spec: offer for offer in found}.values())


def savings(subject: Subject, planned: PosterPlan) -> tuple[Offer, ...]:
    """Return the largest scales below the planned one at which fewer sheets are needed, each with fewer.

    Of some that are almost alike the one of the fewest sheets is told.
    """
    if not planned.sheets or _must_stay(planned):
        return ()
    found: list[Offer] = []
    least = len(planned.sheets)
    needed = needed_of(subject.layout)
    for scale in _scales_of_fewer(planned, needed):
        if _least_sheets(planned, needed, scale) >= least:
            continue
        poster = _planned(subject, replace(planned.spec, scale=scale))
        if poster is not None and len(poster.sheets) < least:
            least = len(poster.sheets)
            if found and scale > found[-1].scale * (1 - _ALIKE):
                found.pop()
            found.append(_offer(poster, planned))
    return tuple(found)


def remedies(subject: Subject, planned: PosterPlan) -> tuple[Offer, ...]:
    """Return what would keep texts whole where seams cut some: more sheets, or a smaller poster.

    More sheets are told where they spare some texts, though not all; a smaller poster cuts none.
    """
    if not planned.cut_texts:
        return ()
    found = [
        _offer(poster, planned)
        for poster in _of_other_sheets(subject, planned)
        if poster.cut_texts < planned.cut_texts
    ]
    whole = None if _must_stay(planned) else _first_whole(subject, _smaller(planned))
    return (*found, *(() if whole is None else (_offer(whole, planned),)))


def cheaper(subject: Subject, planned: PosterPlan) -> tuple[Offer, ...]:
    """Return the posters of fewer sheets where keeping texts whole takes more."""
    return tuple(
        _offer(poster, planned)
        for poster in _of_other_sheets(subject, planned)
        if len(poster.sheets) < len(planned.sheets)
    )


def _of_other_sheets(subject: Subject, planned: PosterPlan) -> Iterator[PosterPlan]:
    """Yield the same poster of more sheets, or fewer, for its texts; each other one once."""
    spec, known = planned.spec, {(len(planned.sheets), planned.cut_texts)}
    others = () if spec.sheet is None else [extra for extra in ExtraSheets if extra is not spec.extra]
    for extra in others:
        poster = _planned(subject, replace(spec, extra=extra))
        if poster is not None and (len(poster.sheets), poster.cut_texts) not in known:
            known.add((len(poster.sheets), poster.cut_texts))
            yield poster


def _smaller(planned: PosterPlan) -> Iterator[PrintSpec]:
    """Yield smaller posters, large first."""
    step = (1 - SMALLEST_SHARE) / _TRIES
    for number in range(1, _TRIES):
        yield replace(planned.spec, scale=_rounded_down(planned.scale * (1 - step * number)))


def _offer(poster: PosterPlan, planned: PosterPlan) -> Offer:
    return Offer(
        poster.spec,
        poster.scale,
        poster.scale / planned.scale,
        len(poster.sheets),
        len(planned.sheets),
        poster.cut_texts,
        planned.cut_texts,
    )


def _must_stay(planned: PosterPlan) -> bool:
    """Whether a poster is of no use any smaller: paper stickers have their room at 100 % alone."""
    return planned.spec.style is not Style.FULL and abs(planned.scale - 1.0) < _HAIR


def _first_whole(subject: Subject, specs: Iterable[PrintSpec]) -> PosterPlan | None:
    posters = (_planned(subject, asked) for asked in specs)
    return next((poster for poster in posters if poster is not None and not poster.cut_texts), None)


def _planned(subject: Subject, spec: PrintSpec) -> PosterPlan | None:
    try:
        return subject.plan(spec)
    except PrintError:
        return None


def _scales_of_fewer(planned: PosterPlan, needed: Rect) -> list[float]:
    """Return the scales below the planned one at which a row or column of sheets is saved, large first."""
    smallest = planned.scale * SMALLEST_SHARE
    found: set[float] = set()
    for step, length in (axis for way in _ways(planned, needed) for axis in way):
        overlap = planned.spec.overlap
        for count in range(_count(length * planned.scale, step, overlap) - 1, 0, -1):
            scale = _rounded_down((count * step + overlap) / length)
            if scale < smallest:
                break
            found.add(min(scale, planned.scale))
    return sorted(found, reverse=True)


def _least_sheets(planned: PosterPlan, needed: Rect, scale: float) -> int:
    """Return how many sheets it takes at another scale, if none of them is blank."""
    overlap = planned.spec.overlap
    return min(
        math.prod(_count(length * scale, step, overlap) for step, length in way)
        for way in _ways(planned, needed)
    )


_Way = tuple[tuple[float, float], tuple[float, float]]
"""Of each axis how far sheets lie apart in mm, and what must be seen in the layout's mm."""


def _ways(planned: PosterPlan, needed: Rect) -> Iterator[_Way]:
    spec = planned.spec
    edges = 2 * spec.margin + spec.overlap
    for sheet in ways_to_lie(spec.sheet or spec.paper, spec.sheet_orientation):
        yield (sheet.width - edges, needed.width), (sheet.height - edges, needed.height)


def _count(length: float, step: float, overlap: float) -> int:
    return Axis((0.0, length), (0.0, length), step + overlap, overlap).least_count


def _rounded_down(scale: float) -> float:
    return math.floor(scale * _FINEST + _HAIR) / _FINEST
