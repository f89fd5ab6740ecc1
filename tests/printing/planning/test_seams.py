"""Seams along one axis: they fit the sheets, keep clear of texts, and are the cheapest there are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cjm_desktop.printing.planning.obstacles import ANYWHERE, BORDER, CARD, TEXT, Profile
from cjm_desktop.printing.planning.seams import Axis, Seams, best_seams

if TYPE_CHECKING:
    from collections.abc import Iterator

Stretch = tuple[float, float]
HAIR = 1e-5
NEAR = 2.0
"""A place to look at lies no further than that, in mm, from any that is as good."""
_MOST = 3000


def axis(length: float, reach: float = 100, overlap: float = 10, white: float = 0) -> Axis:
    """An axis on which all but some white at both ends must be seen."""
    return Axis((0, length), (white, length - white), reach, overlap, 20)


def fits(seams: Seams, on: Axis) -> bool:
    """Whether each sheet reaches from half an overlap before its seam to half an overlap after the next."""
    half, places = on.overlap / 2, seams.places
    starts = [places[0], *(place - half for place in places[1:-1])]
    ends = [*(place + half for place in places[1:-1]), places[-1]]
    return all(end - start <= on.reach + HAIR for start, end in zip(starts, ends, strict=True))


AXES = st.builds(
    lambda length, reach, share, white: axis(length, reach, reach * share, min(white, length / 4)),
    st.floats(30, 2000),
    st.floats(60, 400),
    st.floats(0, 0.7),
    st.floats(0, 60),
)
STRETCHES = st.lists(st.tuples(st.floats(0, 2000), st.floats(0.1, 80)).map(lambda s: (s[0], s[0] + s[1])))


@example(Axis((0, 1381), (33, 1348), 100, 67.1875, 20), [], [(396.0, 397.0)], [], 2)
@given(AXES, STRETCHES, STRETCHES, st.lists(st.floats(1, 2000)), st.integers(0, 2))
def test_sheets_show_all_that_is_needed_and_reach_over_their_seams(
    on: Axis,
    texts: list[tuple[float, float]],
    cards: list[tuple[float, float]],
    borders: list[float],
    more: int,
) -> None:
    # More sheets are asked for only where seams cut something: never instead of a single one.
    count = on.least_count + (more if on.least_count > 1 else 0)
    assume(count <= 60)
    seams = best_seams(on, count, Profile(on.whole[1], texts, cards, borders))
    assert len(seams.places) == count + 1
    assert list(seams.places) == sorted(seams.places)
    assert fits(seams, on)
    assert on.whole[0] - HAIR <= seams.places[0] <= on.needed[0]
    assert on.needed[1] <= seams.places[-1] <= on.whole[1] + HAIR
    # Half an overlap before it begins the next window: windows follow each other as seams do.
    assert seams.places[1] - on.overlap / 2 >= seams.places[0] - HAIR or count == 1


@given(AXES)
def test_there_are_as_few_sheets_as_can_be(on: Axis) -> None:
    count = on.least_count
    length = on.needed[1] - on.needed[0]
    assert count * on.step + on.overlap >= length - HAIR
    assert count == 1 or (count - 1) * on.step + on.overlap < length + HAIR


@given(AXES)
def test_where_nothing_is_in_the_way_the_sheets_are_alike(on: Axis) -> None:
    places = best_seams(on, on.least_count).places
    inner = [after - before for before, after in pairwise(places[1:-1])]
    assert inner == pytest.approx(inner[:1] * len(inner), rel=1e-4, abs=1e-3)


FEW_SHEETS = st.builds(
    lambda count, slack, overlap: axis((count - slack) * (100 - overlap) + overlap, 100, overlap),
    st.integers(2, 4),
    st.floats(0, 0.98),
    st.floats(0, 60),
)


def cut(place: float, texts: list[Stretch]) -> int:
    """How many texts a cut at a place goes through."""
    return sum(start < place < end for start, end in texts)


def others(on: Axis, count: int) -> Iterator[tuple[float, ...]]:
    """Every other choice of seams, some mm apart, on sheets that reach a little less than these do."""
    less, half = 2 * NEAR, on.overlap / 2
    tight = on._replace(
        reach=on.reach - 2 * less, narrowest=min(on.narrowest, on.whole[1] / count / 2) + less
    )
    coarse = [on.needed[0] + 3 * step for step in range(int((on.needed[1] - on.needed[0]) / 3))]
    choices: list[tuple[float, ...]] = [()]
    for left in range(count - 1, 0, -1):
        choices = [
            (*before, place)
            for before in choices
            for place in coarse
            if tight.narrowest <= place - half - (before[-1] - half if before else on.needed[0])
            and place + half - (before[-1] - half if before else on.needed[0]) <= tight.reach
            and on.needed[1] - (place - half) <= left * (tight.reach - on.overlap) + on.overlap
            and on.needed[1] - (place - half) >= left * tight.narrowest + on.overlap
        ][:_MOST]
    yield from choices


@given(FEW_SHEETS, STRETCHES)
# The only seam beside the text would leave the last sheet narrower than any shall be.
@example(Axis((0, 106.25), (0, 106.25), reach=100, overlap=0.0, narrowest=20), [(7.0, 87.0)])
def test_no_other_choice_of_places_cuts_fewer_texts(on: Axis, texts: list[Stretch]) -> None:
    count = on.least_count
    found = best_seams(on, count, Profile(on.whole[1], texts))
    assert found.texts == sum(cut(place, texts) for place in found.places[1:-1])
    for places in others(on, count):
        assert found.texts <= sum(cut(place, texts) for place in places)


def test_sheets_that_are_too_few_are_refused() -> None:
    for count, length in ((1, 101), (2, 191), (3, 400)):
        with pytest.raises(ValueError, match=f"{count} sheets cannot show"):
            best_seams(axis(length), count)


def test_a_seam_keeps_clear_of_a_text_within_its_slack() -> None:
    # Two sheets reach 190 of 150: the seam may run anywhere from 55 to 95.
    seams = best_seams(axis(150), 2, Profile(150, [(56, 90)]))
    assert seams.texts == 0
    assert 90 <= seams.places[1] <= 95
    assert best_seams(axis(150), 2, Profile(150, [(50, 97)])).texts == 1


def test_a_card_is_cut_rather_than_a_text_and_no_card_rather_than_one() -> None:
    profile = Profile(150, [(50, 70)], [(50, 80), (80, 82)])
    assert best_seams(axis(150), 2, profile).places[1] == pytest.approx(82, abs=3)
    crowded = Profile(150, [(50, 70)], [(50, 80), (50, 100)])
    assert 80 <= best_seams(axis(150), 2, crowded).places[1] <= 95


def test_of_free_places_a_border_is_best_and_the_middle_of_a_gap_better_than_its_edge() -> None:
    profile = Profile(150, [(50, 57), (63, 100)], borders=[59])
    assert best_seams(axis(150), 2, profile).places[1] == 59
    assert best_seams(axis(150), 2, Profile(150, [(50, 57), (63, 100)])).places[1] == pytest.approx(60)


def test_white_around_the_map_is_given_up_to_keep_a_text_whole() -> None:
    # With all the white the seam may run from 95 to 95, without it from 85 to 105.
    on = axis(190, white=10)
    assert best_seams(on, 2, None).places == pytest.approx((0, 95, 190))
    moved = best_seams(on, 2, Profile(190, [(80, 100)]))
    assert moved.texts == 0
    assert moved.places[0] > 0
    assert moved.places[0] == pytest.approx(190 - moved.places[2])


def test_seams_that_hold_each_other_are_moved_together() -> None:
    # 280 of 280 + 10: each seam has a slack of 10, and the second must not lie over 90 after the first.
    profile = Profile(280, [(90, 94.5), (177, 186)])
    seams = best_seams(axis(280), 3, profile)
    assert seams.texts == 1
    free = best_seams(axis(276), 3, Profile(276, [(90, 94.5), (177, 182)]))
    assert free.texts == 0


@pytest.mark.parametrize(("place", "price"), [(5, 0), (15, TEXT), (25, TEXT + CARD), (35, CARD), (45, 0)])
def test_a_profile_knows_what_each_place_costs(place: float, price: float) -> None:
    profile = Profile(50, [(10, 30)], [(20, 40)], [5.5])
    assert profile.price(place) == price + ANYWHERE
    assert profile.prices[profile.spots.index(5.5)] == BORDER


def test_the_places_looked_at_are_in_order_and_not_many() -> None:
    texts = [(start * 1.37, start * 1.37 + 1) for start in range(4000)]
    profile = Profile(6000, texts, [], [3000.0])
    assert profile.spots == sorted(profile.spots)
    assert len(profile.spots) <= 1501
    assert 3000.0 in profile.spots
