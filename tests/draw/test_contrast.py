"""Letters can be read on whatever lies under them: in every theme, whatever colours were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, Disc, Outline, TextRun
from cjm_desktop.draw.theme import FAINT, FAINT_GREY, GREY, HUES, LIGHT, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.map import MapLayout

READABLE = 4.5
USES = ("tint", "hatch", "deep", "letters", "bar", "lane")
THEMES = (LIGHT, GREY, FAINT, FAINT_GREY)
COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)

Pair = tuple[str, str]


@pytest.fixture(scope="session")
def written(everything: MapLayout) -> frozenset[Pair]:
    """The inks that are used with what lies under them, hatches included, as they are really drawn."""
    return frozenset(_written(everything))


def _written(layout: MapLayout) -> Iterator[Pair]:
    painted: list[tuple[Rect, tuple[str, ...]]] = []
    for part in draw_map(layout).parts:
        for item in part.items:
            area = bounds_of(item).moved(part.x, part.y)
            if isinstance(item, TextRun):
                yield from ((item.ink, role) for role in _under(area, painted))
            elif isinstance(item, Box | Disc | Outline) and item.fill:
                hatch = (item.hatch,) if isinstance(item, Box) and item.hatch else ()
                painted.append((area, (item.fill, *hatch)))


def _under(text: Rect, painted: list[tuple[Rect, tuple[str, ...]]]) -> tuple[str, ...]:
    x, y = text.x + text.width / 2, text.y + text.height / 2
    for area, roles in reversed(painted):
        if area.x <= x <= area.right and area.y <= y <= area.bottom:
            return roles
    return ("paper",)


def in_hue(role: str, hue: str) -> str:
    """Return a role of any hue in this one."""
    use = role.rpartition(".")[2]
    return f"{hue}.{use}" if use in USES else role


def least_contrast(pairs: frozenset[Pair], of_ink: str, of_ground: str) -> float:
    """Return the least contrast in any theme where inks are of one hue and grounds of another."""
    return min(
        contrast(theme.rgb(in_hue(ink, of_ink)), theme.rgb(in_hue(ground, of_ground)))
        for theme in THEMES
        for ink, ground in pairs
    )


def test_letters_stand_on_everything_they_are_known_to_stand_on(written: frozenset[Pair]) -> None:
    grounds = {in_hue(ground.partition(":")[0], "any") for _, ground in written}
    assert grounds == {"paper", "band", "urgent", "any.tint", "any.hatch", "any.deep"}
    assert {in_hue(ink, "any") for ink, _ in written} >= {"ink", "on_card", "secondary", "any.letters"}


@pytest.mark.parametrize("of_ink", HUES)
def test_letters_can_be_read_in_every_hue_of_the_palette(written: frozenset[Pair], of_ink: str) -> None:
    assert min(least_contrast(written, of_ink, of_ground) for of_ground in HUES) >= READABLE


@given(of_ink=COLORS, of_ground=COLORS)
def test_letters_can_be_read_in_any_colour(written: frozenset[Pair], of_ink: str, of_ground: str) -> None:
    assert least_contrast(written, of_ink, of_ground) >= READABLE
