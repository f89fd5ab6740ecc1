"""An edit lays out again what it touched and nothing else: all other boxes are the same objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.model.document import Attachment, Persona

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.layout.boxes import CellLayout
    from cjm_desktop.model.document import Document, Map

KINDS = ("actions", "channels", "emotions", "score", "recommendations", "divider")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
ALIKE = ("actions", "channels", "recommendations")
"""Lanes whose cells do not know of each other."""


@pytest.fixture
def document(make_map: Callable[..., Document]) -> Document:
    filled = {
        (x, y): [{"text": f"text {x} {y}", "level": (x * 3) % 5 - 2, "value": 1 + x}]
        for x in range(5)
        for y, kind in enumerate(KINDS)
        if kind != "divider"
    }
    return make_map(5, KINDS, filled, title="Orders")


def cells(layout: MapLayout) -> Iterator[CellLayout]:
    return (cell for row in layout.rows for cell in row.cells)


def after(document: Document, change: Callable[[Map], Map]) -> tuple[MapLayout, MapLayout]:
    """Return the layouts before and after an edit, the second made from the first."""
    before = lay_out(document, document.maps[0])
    changed = document.with_map(change(document.maps[0]))
    return before, lay_out(changed, changed.maps[0], previous=before)


def new_cells(before: MapLayout, now: MapLayout) -> list[str]:
    """Return stage and lane of every cell that was laid out anew."""
    known = {id(cell) for cell in cells(before)}
    return [
        f"{column.stage} {row.lane.id}"
        for row in now.rows
        for column, cell in zip(now.columns, row.cells, strict=bool(row.cells))
        if id(cell) not in known
    ]


@pytest.mark.parametrize("lane", [0, 1, 4])
def test_a_typed_text_lays_out_one_cell(document: Document, lane: int) -> None:
    before, now = after(document, lambda journey: cards.set_text(journey, f"c2{lane}0", "longer " * 9))
    assert new_cells(before, now) == [f"s2 l{lane}"]
    assert [a is b for a, b in zip(before.rows, now.rows, strict=True)][:lane] == [True] * lane
    assert (now.stages is before.stages, now.title is before.title, now.columns is before.columns) == (
        True,
    ) * 3


def test_rows_under_a_higher_one_move_with_all_their_cells(document: Document) -> None:
    before, now = after(document, lambda journey: cards.set_text(journey, "c200", "longer " * 60))
    for old, new in zip(before.rows[1:], now.rows[1:], strict=True):
        assert new.y > old.y
        assert new.cells is old.cells
        assert new.header is old.header


def test_words_of_an_emotion_lay_out_one_cell(document: Document) -> None:
    before, now = after(document, lambda journey: cards.set_text(journey, "c220", "Alone"))
    assert new_cells(before, now) == ["s2 l2"]


def test_a_level_at_the_end_reaches_no_further_than_its_neighbour(document: Document) -> None:
    before, now = after(document, lambda journey: cards.set_level(journey, "s4", "l2", -1, ""))
    assert set(new_cells(before, now)) <= {"s3 l2", "s4 l2"}
    assert "s4 l2" in new_cells(before, now)


def test_a_score_lays_out_one_cell(document: Document) -> None:
    before, now = after(document, lambda journey: cards.set_score(journey, "s1", "l3", 5, ""))
    assert new_cells(before, now) == ["s1 l3"]


def test_a_moved_card_lays_out_the_two_cells_it_concerns(document: Document) -> None:
    before, now = after(document, lambda journey: cards.move_cards(journey, ("c000",), "s3", "l4"))
    assert sorted(new_cells(before, now)) == ["s0 l0", "s3 l4"]


def test_a_wider_stage_lays_out_its_own_cells(document: Document) -> None:
    before, now = after(document, lambda journey: stages.set_stage(journey, "s1", width=90))
    plain = [cell for cell in new_cells(before, now) if cell.split()[1] in ("l0", "l1", "l4")]
    assert plain == ["s1 l0", "s1 l1", "s1 l4"]


def test_a_moved_stage_takes_its_cells_with_it(document: Document) -> None:
    before, now = after(document, lambda journey: stages.move_stage(journey, "s4", 0))
    assert [cell for cell in new_cells(before, now) if cell.split()[1] in ("l0", "l1", "l4")] == []


def test_a_renamed_stage_lays_out_no_cell(document: Document) -> None:
    before, now = after(document, lambda journey: stages.set_stage(journey, "s1", title="Renamed"))
    assert new_cells(before, now) == []
    assert now.stages is not before.stages


def test_a_renamed_or_resized_lane_lays_out_no_card(document: Document) -> None:
    before, now = after(document, lambda journey: lanes.set_lane(journey, "l0", title="Steps", height=90))
    assert new_cells(before, now) == []
    assert now.rows[0].height == 90


def test_a_moved_or_new_lane_lays_out_no_other(document: Document) -> None:
    before, now = after(document, lambda journey: lanes.move_lane(journey, "l4", 0))
    assert new_cells(before, now) == []
    before, now = after(document, lambda journey: lanes.add_lane(journey, 2, "new", "kpi"))
    assert {cell.split()[1] for cell in new_cells(before, now)} == {"new"}


@pytest.mark.parametrize("field", ["hidden", "collapsed"])
def test_a_lane_that_is_opened_again_shows_its_cards(document: Document, field: str) -> None:
    closed = document.with_map(lanes.set_lane(document.maps[0], "l0", **{field: True}))
    before, now = after(closed, lambda journey: lanes.set_lane(journey, "l0", **{field: False}))
    assert [len(cell.boxes) for cell in now.rows[0].cells] == [1] * 5
    assert {cell.split()[1] for cell in new_cells(before, now)} == {"l0"}


def test_nothing_changed_is_nothing_laid_out(document: Document) -> None:
    before, now = after(document, lambda journey: journey)
    assert now.rows is before.rows
    assert (now.title is before.title, now.stages is before.stages) == (True, True)


def test_another_critical_stage_lays_out_no_cell(document: Document) -> None:
    before = lay_out(document, document.maps[0])
    now = lay_out(document, document.maps[0], LayoutOptions(critical=frozenset({"s1"})), before)
    assert new_cells(before, now) == []


def test_another_language_names_everything_anew_and_breaks_nothing(document: Document) -> None:
    before = lay_out(document, document.maps[0])
    russian = document.replaced(language="ru")
    now = lay_out(russian, russian.maps[0], previous=before)
    assert now.rows[0].header.title.lines[0].text == "Действия"
    assert now.title.corner[0].lines[0].text == "Этап"


def test_the_layout_of_another_map_is_no_source(
    document: Document, make_map: Callable[..., Document]
) -> None:
    other = make_map(2, ["goals", "emotions"], {(0, 0): ["Elsewhere"]})
    before = lay_out(document, document.maps[0])
    now = lay_out(other, other.maps[0], previous=before)
    assert [len(row.cells) for row in now.rows] == [2, 2]
    assert [box.text.lines[0].text for cell in cells(now) for box in cell.boxes] == ["Elsewhere"]


def test_a_picture_that_comes_later_lays_out_its_lane_alone(document: Document) -> None:
    shown = document.with_map(cards.set_fields(document.maps[0], ("c200",), picture="p"))
    before = lay_out(shown, shown.maps[0])
    later = shown.replaced(attachments={"p": Attachment(media_type="image/png", data=PIXEL)})
    now = lay_out(later, later.maps[0], previous=before)
    heights = [layout.rows[0].cells[2].boxes[0].rect.height for layout in (before, now)]
    assert heights[0] != heights[1]
    assert {cell.split()[1] for cell in new_cells(before, now)} == {"l0"}
    assert lay_out(later, later.maps[0], previous=now).rows is now.rows


def of_people(document: Document, *personas: Persona) -> Document:
    """Return the document with these personas, all of them on its map."""
    journey = document.maps[0].replaced(personas=tuple(persona.id for persona in personas))
    return document.replaced(personas=personas).with_map(journey)


def anew_for(document: Document, before: list[Persona], now: list[Persona]) -> set[str]:
    """Return the lanes of which cells are laid out anew where the personas are others than before."""
    was = of_people(document, *before)
    changed = of_people(document, *now)
    first = lay_out(was, was.maps[0])
    return {cell.split()[1] for cell in new_cells(first, lay_out(changed, changed.maps[0], previous=first))}


def test_a_persona_that_no_card_names_lays_out_no_cell(document: Document) -> None:
    assert anew_for(document, [], [Persona(id="a", name="Anna")]) == set()


def test_a_persona_lays_out_the_lanes_alone_whose_cards_tell_it_apart(document: Document) -> None:
    anna, boris, clara = (Persona(id=name[0].lower(), name=name) for name in ("Anna", "Boris", "Clara"))
    named = document.with_map(cards.set_fields(document.maps[0], ("c200",), personas=("a", "b")))
    # A second one has the first be told apart; a third one changes nothing of that.
    assert anew_for(named, [anna], [anna, boris]) == {"l0"}
    assert anew_for(named, [anna, boris], [anna, boris, clara]) == set()
    assert anew_for(named, [anna, boris, clara], [boris, anna, clara]) == {"l0"}
    assert anew_for(named, [anna, boris], [anna.replaced(color="#112233"), boris]) == {"l0"}
    assert anew_for(named, [anna, clara], [anna]) == {"l0"}


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        (lambda journey: cards.set_text(journey, "c004", "word"), 1),
        (lambda journey: cards.set_text(journey, "c004", "longer " * 20), 5),
        (lambda journey: cards.remove_cards(journey, ("c008",)), 0),
        (lambda journey: cards.remove_cards(journey, ("c000",)), 8),
        (lambda journey: cards.move_cards(journey, ("c008",), "s0", "l0", 7), 2),
        (lambda journey: cards.move_cards(journey, ("c100",), "s0", "l0", 9), 1),
    ],
)
def test_cards_that_stay_where_they_are_in_their_cell_are_taken_over(
    make_map: Callable[..., Document], change: Callable[[Map], Map], anew: int
) -> None:
    texts = [{"text": f"text {n}"} for n in range(9)]
    before, now = after(make_map(2, ("barriers",), {(0, 0): texts, (1, 0): texts[:1]}), change)
    old, new = before.rows[0].cells[0].boxes, now.rows[0].cells[0].boxes
    assert len([box for box in new if not any(box is one for one in old)]) == anew
    assert new == lay_out(now.document, now.journey).rows[0].cells[0].boxes
