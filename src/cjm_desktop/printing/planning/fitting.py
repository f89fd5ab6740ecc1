"""Page and scale of a poster: how large the map comes out, on which paper, and what is refused.

Pure; all lengths are mm.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import PER_CENT, Phrase
from cjm_desktop.model.terms import exact_number, exact_sides
from cjm_desktop.printing.paper import LARGEST_SIDE, Form
from cjm_desktop.printing.spec import LARGEST_SCALE, SMALLEST_SCALE, Orientation
from cjm_desktop.printing.wording import paper_phrase, written_scale

if TYPE_CHECKING:
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.spec import PrintSpec

LEAST_USABLE = 20.0
"""Of a page must be left between its margins, and of a sheet beyond the overlap, in mm."""
# Sizes are added and multiplied; a hair too wide is no reason to refuse one.
_HAIR = 1e-6


class Fit(NamedTuple):
    """The page of a poster in mm, and the map's scale on it."""

    page: Size
    scale: float


def fitted(size: Size, spec: PrintSpec) -> Fit:
    """Return page and scale for a map of `size` mm; raises PrintError with one sentence on bad input."""
    _check(spec)
    if spec.paper.form is Form.AUTO:
        return _made_to_measure(size, spec)
    ways = ways_to_lie(spec.paper, spec.orientation)
    best = max(ways, key=lambda page: _fitting(size, page, spec.margin))
    largest = _fitting(size, best, spec.margin)
    scale = largest if spec.scale is None else spec.scale
    if scale > largest * (1 + _HAIR):
        raise PrintError(_does_not_fit(size, spec, scale, largest, _between_margins(best, spec)))
    if spec.paper.form is Form.ROLL:
        return Fit(_cut_off(size, spec, ways, scale), scale)
    return Fit(best, scale)


def ways_to_lie(paper: Paper, orientation: Orientation) -> tuple[Size, ...]:
    """Return how a paper may lie."""
    if orientation is Orientation.PORTRAIT:
        return (paper.portrait,)
    if orientation is Orientation.LANDSCAPE:
        return (paper.landscape,)
    return (paper.landscape, paper.portrait)


def _fitting(size: Size, page: Size, margin: float) -> float:
    """Return the largest scale at which a map fits on a page."""
    return min((page.width - 2 * margin) / size.width, (page.height - 2 * margin) / size.height)


def _made_to_measure(size: Size, spec: PrintSpec) -> Fit:
    scale = 1.0 if spec.scale is None else spec.scale
    page = _around(size, scale, spec.margin)
    longest = Size(LARGEST_SIDE, LARGEST_SIDE)
    if spec.sheet is None and max(page) > LARGEST_SIDE * (1 + _HAIR):
        on = Phrase(f"one page of at most {LARGEST_SIDE:g} mm", f"страницу не длиннее {LARGEST_SIDE:g} мм")
        raise PrintError(_does_not_fit(size, spec, scale, _fitting(size, longest, spec.margin), on))
    return Fit(page, scale)


def _cut_off(size: Size, spec: PrintSpec, ways: tuple[Size, ...], scale: float) -> Size:
    """Return the shortest page of a roll that holds a map at a scale."""
    needed = _around(size, scale, spec.margin)
    across = spec.paper.width
    fitting = [
        Size(needed.width, across) if way.width == spec.paper.height else Size(across, needed.height)
        for way in ways
        if scale <= _fitting(size, way, spec.margin) * (1 + _HAIR)
    ]
    return min(fitting, key=lambda page: page.width * page.height)


def _around(size: Size, scale: float, margin: float) -> Size:
    return Size(size.width * scale + 2 * margin, size.height * scale + 2 * margin)


def _check(spec: PrintSpec) -> None:
    overlap, margin = Phrase("overlap", "Нахлёст"), Phrase("margin", "Поле")
    for length, name in ((spec.overlap, overlap), (spec.margin, margin)):
        if not math.isfinite(length) or length < 0:
            asked = exact_number(length)
            raise PrintError(
                Phrase(
                    f"The {name.en} must be 0 mm or more, not {asked.en}.",
                    f"{name.ru}: нужно 0 мм или больше, а указано {asked.ru}.",
                )
            )
    _check_room(spec.paper, spec.margin, 0)
    if spec.sheet is not None:
        _check_room(spec.sheet, spec.margin, spec.overlap)
    if spec.scale is not None and not SMALLEST_SCALE <= spec.scale <= LARGEST_SCALE:
        at = exact_number(round(spec.scale * 100, 2))
        raise PrintError(
            Phrase(
                f"The scale must lie between {SMALLEST_SCALE:.0%} and {LARGEST_SCALE:.0%}, not {at.en}%.",
                f"Масштаб должен быть от {SMALLEST_SCALE * 100:g} до "
                f"{LARGEST_SCALE * 100:g}{PER_CENT.ru}, а не {at.ru}{PER_CENT.ru}.",
            )
        )


def _check_room(paper: Paper, margin: float, overlap: float) -> None:
    if min(paper.width, paper.height) - 2 * margin - overlap >= LEAST_USABLE:
        return
    edge, lap = exact_number(margin), exact_number(overlap)
    ends = Phrase(f"margins of {edge.en} mm", f"полями {edge.ru} мм")
    if overlap:
        ends = Phrase(f"{ends.en} and an overlap of {lap.en} mm", f"{ends.ru} и нахлёстом {lap.ru} мм")
    name = paper_phrase(paper)
    raise PrintError(
        Phrase(
            f"{_capital(name.en)} with {ends.en} leaves less than {LEAST_USABLE:g} mm to print on: "
            "make them smaller or take larger paper.",
            f"{_capital(name.ru)} с {ends.ru} оставляет для печати меньше {LEAST_USABLE:g} мм: "
            "уменьшите их или возьмите бумагу больше.",
        )
    )


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _between_margins(page: Size, spec: PrintSpec) -> Phrase:
    """Return the words for a paper and what its margins leave of it."""
    margin, name = 2 * spec.margin, paper_phrase(spec.paper)
    if not margin:
        return name
    left = exact_sides((page.width - margin, page.height - margin))
    if spec.paper.form is Form.ROLL:
        left = exact_number(spec.paper.width - margin)
    return Phrase(
        f"{name.en}, of which the margins leave {left.en} mm", f"{name.ru}, где между полями {left.ru} мм"
    )


def _does_not_fit(size: Size, spec: PrintSpec, scale: float, largest: float, on: Phrase) -> Phrase:
    # Rounded up, a map that is too large by a hair is told to be larger than what is left for it.
    wide, high = math.ceil(size.width * scale), math.ceil(size.height * scale)
    most = exact_number(math.floor(largest * 1000) / 10)
    other = Phrase(", larger paper, or “fit”", ", бумагу больше или «вписать»")
    if spec.paper.form is Form.AUTO:
        other = Phrase(", or sheets", " или листы")
    at = Phrase(*(written_scale(scale, language) for language in Phrase._fields))
    return Phrase(
        f"At {at.en} the map measures {wide} × {high} mm and does not fit on {on.en}: "
        f"take at most {most.en}%{other.en}.",
        f"В масштабе {at.ru} карта занимает {wide} × {high} мм и не помещается на "
        f"{on.ru}: выберите не больше {most.ru}{PER_CENT.ru}{other.ru}.",
    )
