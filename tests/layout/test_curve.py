"""The emotion curve: through every level, smooth, never beyond them, and whole where it is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout.curve import Bezier, CurveSlice, cut_at, smooth

Points = list[tuple[float, float]]


@st.composite
def journeys(draw: st.DrawFn) -> Points:
    """Points at rising x, as the centres of columns of any width, at whole levels."""
    widths = draw(st.lists(st.sampled_from([15.0, 33.0, 66.0, 140.5]), min_size=2, max_size=12))
    levels = draw(st.lists(st.integers(-2, 2), min_size=len(widths), max_size=len(widths)))
    x, points = 0.0, []
    for width, level in zip(widths, levels, strict=True):
        points.append((x + width / 2, level * 5.8))
        x += width
    return points


def samples(piece: Bezier) -> list[tuple[float, float]]:
    return [piece.at(step / 20) for step in range(21)]


@given(journeys())
def test_the_curve_passes_through_every_level(points: Points) -> None:
    pieces = smooth(points)
    assert [(piece.x0, piece.y0) for piece in pieces] == points[:-1]
    assert [(piece.x3, piece.y3) for piece in pieces] == points[1:]


@given(journeys())
def test_the_curve_never_shows_a_level_that_nobody_gave(points: Points) -> None:
    for piece in smooth(points):
        low, high = sorted((piece.y0, piece.y3))
        assert all(low - 1e-9 <= y <= high + 1e-9 for _, y in samples(piece))


@given(journeys())
def test_the_curve_rises_or_falls_steadily_between_two_levels(points: Points) -> None:
    for piece in smooth(points):
        direction = 1 if piece.y3 >= piece.y0 else -1
        ys = [y * direction for _, y in samples(piece)]
        assert all(b >= a - 1e-9 for a, b in pairwise(ys))


@given(journeys())
def test_the_curve_has_no_corner(points: Points) -> None:
    for left, right in pairwise(smooth(points)):
        into = (left.y3 - left.y2) / (left.x3 - left.x2)
        out_of = (right.y1 - right.y0) / (right.x1 - right.x0)
        assert into == pytest.approx(out_of, abs=1e-9)


@given(journeys())
def test_the_curve_is_flat_at_both_ends_and_where_it_turns(points: Points) -> None:
    pieces = smooth(points)
    assert pieces[0].y0 == pieces[0].y1
    assert pieces[-1].y2 == pieces[-1].y3
    for (_, a), (_, b), (_, c), piece in zip(points, points[1:], points[2:], pieces, strict=False):
        if (b - a) * (c - b) <= 0:
            assert piece.y2 == piece.y3


def test_a_single_level_has_no_piece() -> None:
    assert smooth([(33.0, 0.0)]) == []


@given(journeys(), st.floats(0, 1))
def test_a_cut_curve_is_the_same_curve(points: Points, share: float) -> None:
    pieces = smooth(points)
    x = points[0][0] + share * (points[-1][0] - points[0][0])
    left, right = cut_at(pieces, x)
    assert all(piece.x3 <= x + 1e-9 for piece in left)
    assert all(piece.x0 >= x - 1e-9 for piece in right)
    for before, after in pairwise([*left, *right]):
        assert (before.x3, before.y3) == pytest.approx((after.x0, after.y0))
    assert {round(y, 6) for piece in pieces for y in (piece.y0, piece.y3)} <= {
        round(y, 6) for piece in [*left, *right] for y in (piece.y0, piece.y3)
    }


@given(st.floats(0.01, 0.99))
def test_both_halves_of_a_piece_lie_on_it(share: float) -> None:
    piece = smooth([(0.0, 0.0), (66.0, 11.6)])[0]
    left, right = piece.split(share)
    for t in (0.1, 0.5, 0.9):
        assert left.at(t) == pytest.approx(piece.at(t * share))
        assert right.at(t) == pytest.approx(piece.at(share + t * (1 - share)))


def test_a_height_and_its_level_are_two_names_for_one_thing() -> None:
    curve = CurveSlice((), (5.0, 11.0, 17.0, 23.0, 29.0))
    assert [curve.y_of(level) for level in (2, 0, -2)] == [5.0, 17.0, 29.0]
    assert [curve.level_at(y) for y in (5.0, 14.0, 29.0)] == [2.0, 0.5, -2.0]
