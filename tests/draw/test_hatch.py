"""The stripes of a hatch."""

from __future__ import annotations

import pytest

from cjm_desktop.draw.hatch import HATCH_STEP, hatch_stripes
from cjm_desktop.layout.geometry import Rect


@pytest.mark.parametrize("rect", [Rect(3, 4, 30, 8), Rect(0, 0, 5, 40), Rect(0, 0, 1, 1), Rect(1, 1, 0, 0)])
def test_every_stripe_rises_at_45_degrees_and_ends_on_the_edges(rect: Rect) -> None:
    for stripe in hatch_stripes(rect):
        assert stripe.x2 - stripe.x1 == pytest.approx(stripe.y1 - stripe.y2)
        assert stripe.x2 > stripe.x1
        assert rect.x <= stripe.x1
        assert stripe.x2 <= rect.right + 1e-9
        assert rect.y - 1e-9 <= stripe.y2
        assert stripe.y1 <= rect.bottom


def test_stripes_are_one_step_apart_and_cover_the_rectangle() -> None:
    rect = Rect(0, 0, 30, 12)
    along = [stripe.x1 + stripe.y1 - rect.bottom for stripe in hatch_stripes(rect)]
    assert along == pytest.approx([along[0] + index * HATCH_STEP for index in range(len(along))])
    assert len(along) == (30 + 12) / HATCH_STEP - 1
