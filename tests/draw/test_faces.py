"""Five faces for five levels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cjm_desktop.draw.faces import face
from cjm_desktop.draw.primitives import Disc, Outline

LEVELS = (-2, -1, 0, 1, 2)


def mouth(level: int) -> tuple[float, float]:
    """Return the height of the corners and of the middle of the mouth of a face of radius 1."""
    (outline,) = (item for item in face(0, 0, 1.0, level) if isinstance(item, Outline))
    begin, curve = outline.steps
    return float(begin[2]), (float(begin[2]) + 3 * float(curve[2])) / 4


@pytest.mark.parametrize("level", LEVELS)
def test_a_face_is_a_circle_two_eyes_and_a_mouth_in_the_colour_of_its_level(level: int) -> None:
    circle, left, right, curve = face(10, 20, 3.7, level)
    assert isinstance(circle, Disc)
    assert (circle.x, circle.y, circle.radius, circle.fill) == (10, 20, 3.7, "paper")
    assert isinstance(left, Disc)
    assert isinstance(right, Disc)
    assert (left.x + right.x) / 2 == pytest.approx(10)
    assert left.y == right.y < 20
    assert isinstance(curve, Outline)
    assert {circle.line, left.fill, right.fill, curve.line} == {f"level:{level}"}


def test_the_five_faces_differ() -> None:
    assert len({face(0, 0, 1.0, level)[3] for level in LEVELS}) == 5


def test_the_mouth_bends_with_the_level_and_is_straight_in_the_middle() -> None:
    bends = [middle - corner for corner, middle in map(mouth, LEVELS)]
    assert all(b > a for a, b in pairwise(bends))
    assert bends[2] == 0


@pytest.mark.parametrize("level", LEVELS)
def test_eyes_and_mouth_stay_inside_the_circle(level: int) -> None:
    for item in face(0, 0, 1.0, level)[1:]:
        if isinstance(item, Disc):
            assert (item.x**2 + item.y**2) ** 0.5 + item.radius < 0.9
        elif isinstance(item, Outline):
            numbers = [float(number) for step in item.steps for number in step[1:]]
            assert all(
                (x * x + y * y) ** 0.5 < 0.95 for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            )
