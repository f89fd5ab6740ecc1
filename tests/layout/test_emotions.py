"""The row of an emotions lane: a curve a persona, faces, and words that stand clear of both."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import CellLayout, Column
from cjm_desktop.layout.curve import Stroke
from cjm_desktop.layout.emotions import lay_out_emotions
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.card import Card

WORDS = (
    "Растерянность, недоверие",
    "Lost",
    "Раздражение: тарифы не понять, а менеджер молчит вторую неделю",
    "",
)
TURNS = (-2, 2, -2, 0, 1, -1)


def columns_of(*widths: float) -> list[Column]:
    columns, x = [], 50.0
    for index, width in enumerate(widths):
        columns.append(Column(f"s{index}", x, width))
        x += width
    return columns


def row(
    *cells: list[dict[str, Any]], widths: tuple[float, ...] = (), least: float = 0.0
) -> tuple[CellLayout, ...]:
    columns = columns_of(*(widths or (66.0,) * len(cells)))
    made = [
        tuple(Card(id=f"c{x}{at}", stage=f"s{x}", lane="l", **said) for at, said in enumerate(cell))
        for x, cell in enumerate(cells)
    ]
    return lay_out_emotions(made, columns, least, [None] * len(cells))


def points_of(cell: CellLayout) -> list[tuple[float, float]]:
    """Return points of all curves of a cell and the edges of its faces."""
    assert cell.curve is not None
    points = [piece.at(t / 60) for strand in cell.curve.strands for piece in strand.pieces for t in range(61)]
    for strand in cell.curve.strands:
        if strand.point:
            (x, y), reach = strand.point, strand.radius
            points += [(x, y - reach), (x, y + reach), (x - reach, y), (x + reach, y)]
    return points


levels = st.none() | st.integers(-2, 2)
cards = st.fixed_dictionaries(
    {
        "text": st.sampled_from(WORDS),
        "level": levels,
        "personas": st.sampled_from([(), ("anna",), ("boris",), ("anna", "boris")]),
    }
)
rows = st.lists(st.lists(cards, max_size=3), min_size=1, max_size=6)
widths = st.sampled_from([sp.NARROWEST_COLUMN, 45.0, 66.0, 150.0])


@given(rows, widths)
def test_words_touch_neither_a_curve_nor_a_face(cells: list[list[dict[str, Any]]], width: float) -> None:
    for cell in row(*cells, widths=(width,) * len(cells)):
        for box in cell.boxes:
            words = Rect(box.text.x, box.text.y, box.text.width, box.text.height)
            assert not any(words.contains(x, y) for x, y in points_of(cell))


@given(rows, widths)
def test_everything_stays_inside_its_cell(cells: list[list[dict[str, Any]]], width: float) -> None:
    for cell in row(*cells, widths=(width,) * len(cells)):
        assert all(0 <= y <= cell.height for _, y in points_of(cell))
        for box in cell.boxes:
            assert box.rect.x >= 0
            assert box.rect.right <= width
            assert box.rect.y >= 0
            assert box.rect.bottom <= cell.height


@given(rows)
def test_words_of_several_cards_stand_under_each_other(cells: list[list[dict[str, Any]]]) -> None:
    for cell in row(*cells):
        assert not any(a.rect.touches(b.rect) for a, b in combinations(cell.boxes, 2))
        assert [box.card.text for box in cell.boxes] == [card.text for card in cell.cell if card.text.strip()]


@given(rows)
def test_all_cells_of_a_row_have_one_height_and_the_same_levels(cells: list[list[dict[str, Any]]]) -> None:
    made = row(*cells)
    assert len({cell.height for cell in made}) == 1
    assert len({cell.curve.level_ys for cell in made if cell.curve}) == 1


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=7), st.lists(widths, min_size=7, max_size=7))
def test_slices_of_neighbouring_cells_join(given_levels: list[int], given_widths: list[float]) -> None:
    count = len(given_levels)
    made = row(*([{"level": level}] for level in given_levels), widths=tuple(given_widths[:count]))
    for (left, right), width in zip(pairwise(made), given_widths, strict=False):
        assert left.curve is not None
        assert right.curve is not None
        end, begin = left.curve.strands[0].pieces[-1], right.curve.strands[0].pieces[0]
        assert (end.x3, begin.x0) == pytest.approx((width, 0.0))
        assert end.y3 == pytest.approx(begin.y0)


def test_a_face_stands_in_the_middle_of_its_stage_at_the_height_of_its_level() -> None:
    for cell, level in zip(row(*([{"level": level}] for level in TURNS)), TURNS, strict=True):
        assert cell.curve is not None
        (strand,) = cell.curve.strands
        assert strand.point == pytest.approx((33.0, cell.curve.y_of(level)))
        assert (strand.level, strand.card) == (level, cell.cell[0].id)


def test_levels_lie_apart_by_one_step_around_the_middle_of_a_plain_row() -> None:
    (cell,) = row([{"level": 0}])
    assert cell.curve is not None
    ys = cell.curve.level_ys
    assert [b - a for a, b in pairwise(ys)] == pytest.approx([sp.LEVEL_STEP] * 4)
    assert ys[2] == pytest.approx(cell.height / 2)


def test_a_higher_row_keeps_the_steps_and_shares_the_rest_above_and_below() -> None:
    (plain,), (high,) = row([{"level": 0}]), row([{"level": 0}], least=90)
    assert plain.curve is not None
    assert high.curve is not None
    assert high.height == pytest.approx(90)
    moved = (90 - plain.height) / 2
    assert high.curve.level_ys == pytest.approx([y + moved for y in plain.curve.level_ys])


def test_words_stand_outwards_of_a_strong_level_and_under_a_middle_one() -> None:
    glad, bad, middle = row(*([{"level": level, "text": "Lost"}] for level in (2, -2, 0)), widths=(150,) * 3)
    for cell, above in ((glad, True), (bad, False), (middle, False)):
        assert cell.curve is not None
        point = cell.curve.strands[0].point
        assert point is not None
        assert (cell.boxes[0].rect.bottom <= point.y) is above


def test_a_word_is_not_chopped_to_stand_nearer() -> None:
    for cell in row(*([{"level": level, "text": "Растерянность"}] for level in TURNS), widths=(34.0,) * 6):
        assert [line.text for line in cell.boxes[0].text.lines] == ["Растерянность"]


def test_a_stage_without_a_level_is_crossed_by_the_curve_of_its_neighbours() -> None:
    made = row([{"level": -1}], [{"text": "Nothing to say"}], [{"level": 1}])
    assert made[1].curve is not None
    (strand,) = made[1].curve.strands
    assert strand.pieces
    assert (strand.point, strand.level, strand.card) == (None, None, None)


def test_the_curve_begins_and_ends_inside_the_stages_that_have_levels() -> None:
    made = row([], [{"level": -1}], [{"level": 1}], [])
    assert [bool(cell.curve and cell.curve.strands) for cell in made] == [False, True, True, False]
    assert made[1].curve is not None
    assert made[1].curve.strands[0].pieces[0].x0 == pytest.approx(sp.CELL_PADDING_X)


def test_each_persona_has_a_curve_of_its_own() -> None:
    made = row(
        [{"level": -2, "personas": ("anna",)}, {"level": 2, "personas": ("boris",)}],
        [{"level": 0, "personas": ("anna",)}],
    )
    strands = [
        [(strand.persona, strand.level) for strand in cell.curve.strands] for cell in made if cell.curve
    ]
    assert strands == [[("anna", -2), ("boris", 2)], [("anna", 0)]]


def test_a_card_of_several_personas_counts_for_each_and_one_of_none_for_all() -> None:
    made = row([{"level": 1, "personas": ("anna", "boris")}, {"level": -1}])
    assert made[0].curve is not None
    assert [(strand.persona, strand.level) for strand in made[0].curve.strands] == [
        ("", -1),
        ("anna", 1),
        ("boris", 1),
    ]


def test_several_curves_wear_the_hues_of_their_personas_and_lines_of_their_own() -> None:
    levels: list[dict[str, Any]] = [
        {"level": 1, "personas": ("anna",)},
        {"level": 1, "personas": ("boris",)},
        {"level": 1},
    ]
    cells = [tuple(Card(id=f"c{at}", stage="s0", lane="l", **said) for at, said in enumerate(levels))]
    people = (("boris", "teal"), ("anna", "amber"))
    (cell,) = lay_out_emotions(cells, columns_of(66), 0.0, [None], people)
    assert cell.curve is not None
    strokes = {strand.persona: strand.stroke for strand in cell.curve.strands}
    assert strokes == {"": Stroke("slate", 0), "boris": Stroke("teal", 1), "anna": Stroke("amber", 2)}
    xs = [strand.point.x for strand in cell.curve.strands if strand.point]
    assert all(b - a >= 2 * sp.SMALL_FACE_RADIUS for a, b in pairwise(xs))


def test_one_curve_alone_takes_the_colours_of_its_levels() -> None:
    (cell,) = row([{"level": 1, "personas": ("anna",)}])
    assert cell.curve is not None
    assert cell.curve.strands[0].stroke is None
    assert cell.curve.strands[0].radius == sp.FACE_RADIUS


def test_the_first_level_of_a_persona_in_a_cell_counts() -> None:
    (cell,) = row([{"text": "Lost"}, {"level": 1}, {"level": -2}])
    assert cell.curve is not None
    assert [(strand.level, strand.card) for strand in cell.curve.strands] == [(1, "c01")]


def test_a_lane_without_any_level_has_words_in_the_middle_and_no_curve() -> None:
    (cell,) = row([{"text": "Lost"}])
    assert cell.curve is not None
    assert cell.curve.strands == ()
    assert abs(cell.boxes[0].rect.y - cell.height / 2) < 4


def test_a_cell_that_comes_out_the_same_is_the_same_object() -> None:
    columns = columns_of(66, 66, 66, 66)
    cells = [(Card(id=f"c{x}", stage=f"s{x}", lane="l", level=level),) for x, level in enumerate(TURNS[:4])]
    before = lay_out_emotions(cells, columns, 0.0, [None] * 4)
    assert all(a is b for a, b in zip(before, lay_out_emotions(cells, columns, 0.0, before), strict=True))
    cells[3] = (cells[3][0].changed(level=1),)
    after = lay_out_emotions(cells, columns, 0.0, before)
    assert [a is b for a, b in zip(before, after, strict=True)] == [True, True, False, False]


def test_note_and_sources_stand_after_the_first_line_of_words_clear_of_everything() -> None:
    said: list[dict[str, Any]] = [
        {"text": text, "level": TURNS[at], "note": "n", "sources": ("a",)}
        for at, text in enumerate(WORDS[:3])
    ]
    for cell in row(*([one] for one in said)):
        (box,) = cell.boxes
        note, sources = box.part("note"), box.part("sources")
        assert note is not None
        assert sources is not None
        assert note.rect.right < sources.rect.x < sources.rect.right <= box.text.rect.right + 1e-6
        assert not any(sources.rect.grown(0.3).contains(x, y) for x, y in points_of(cell))


def test_words_that_need_all_the_room_are_left_without_marks() -> None:
    said = {"text": "Неопределён", "level": 1, "note": "n"}
    (cell,) = row([said], widths=(sp.NARROWEST_COLUMN,))
    assert cell.boxes[0].part("note") is None
    assert cell.legend == frozenset()
    assert len(cell.boxes[0].text.lines) == 1
