"""What differs between two maps, by identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.diff import MapDiff, diff
from cjm_desktop.edit.frames import set_map
from cjm_desktop.model.document import Link, Phase

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def test_a_map_does_not_differ_from_itself(journey: Map) -> None:
    assert diff(journey, journey) == MapDiff()


def test_a_typed_text_differs_in_one_cell(journey: Map) -> None:
    changed = cards.set_text(journey, "a1", "Googles")
    assert diff(journey, changed) == MapDiff(
        cells=frozenset({("actions", "search")}), cards=frozenset({"a1"})
    )


def test_a_moved_card_differs_in_the_cell_it_left_and_the_cell_it_reached(journey: Map) -> None:
    moved = cards.move_cards(journey, ("a1",), "buy", "channels")
    assert diff(journey, moved).cells == {("actions", "search"), ("channels", "buy")}


def test_equal_but_distinct_cells_count_as_changed(journey: Map) -> None:
    there = cards.set_text(journey, "a1", "Googles")
    back = cards.set_text(there, "a1", "Asks around")
    assert journey == back
    assert diff(journey, back).cells == {("actions", "search")}


def test_cards_are_told_that_differ_came_or_went(journey: Map) -> None:
    added = cards.add_card(journey, "search", "actions", "new")
    assert diff(journey, added).cards == {"new"}
    assert diff(added, journey).cards == {"new"}
    assert diff(journey, cards.set_text(journey, "a2", "Asks")).cards == {"a2"}
    assert diff(journey, stages.remove_stage(journey, "compare")).cards == {"a3"}


def test_of_another_map_everything_is_new(journey: Map) -> None:
    whole = diff(None, journey)
    assert whole.cards == {card.id for card in journey.cards}
    assert (len(whole.stages), len(whole.lanes), whole.structure, whole.frame) == (4, 6, True, True)


def test_phases_links_and_the_map_itself_are_told_apart(journey: Map) -> None:
    phased = journey.replaced(phases=(Phase(id="p", stages=("buy",)),))
    assert diff(journey, phased) == MapDiff(phases=frozenset({"p"}))
    linked = journey.replaced(links=(Link(id="k", origin="buy", target="search"),))
    assert diff(linked, journey) == MapDiff(links=frozenset({"k"}))
    assert diff(journey, set_map(journey, cyclic=True)) == MapDiff(frame=True)


def test_a_renamed_stage_is_no_change_of_structure(journey: Map) -> None:
    renamed = stages.set_stage(journey, "buy", title="Purchase")
    assert diff(journey, renamed) == MapDiff(stages=frozenset({"buy"}))


def test_a_resized_lane_is_no_change_of_structure(journey: Map) -> None:
    assert diff(journey, lanes.set_lane(journey, "actions", height=50)) == MapDiff(
        lanes=frozenset({"actions"})
    )


def test_a_moved_stage_changes_the_structure_and_no_cell(journey: Map) -> None:
    moved = diff(journey, stages.move_stage(journey, "buy", 0))
    assert (moved.structure, moved.cells, moved.stages) == (True, frozenset(), frozenset())


def test_a_new_stage_and_a_removed_lane_change_the_structure(journey: Map) -> None:
    added = diff(journey, stages.add_stage(journey, 1, "new"))
    assert (added.structure, set(added.stages), set(added.cells)) == (True, {"new"}, set())
    gone = diff(journey, lanes.remove_lane(journey, "actions"))
    assert (gone.structure, set(gone.lanes), set(gone.cards)) == (True, {"actions"}, {"a1", "a2", "a3"})


def test_a_long_card_that_passes_to_the_next_stage_is_told(journey: Map) -> None:
    long = cards.set_fields(journey, ("a1",), span=2)
    told = diff(long, stages.remove_stage(long, "search"))
    assert (told.structure, set(told.cells)) == (True, {("actions", "compare")})


def test_a_card_moved_after_its_stage_was_is_told_in_the_new_order(journey: Map) -> None:
    moved = stages.move_stage(journey, "search", 3)
    typed = cards.set_text(moved, "a3", "Asks for offers")
    assert diff(journey, typed).cells == {("actions", "compare")}


def test_a_new_title_changes_only_the_frame(journey: Map) -> None:
    assert diff(journey, set_map(journey, title="Orders")) == MapDiff(frame=True)
    assert diff(journey, set_map(journey, lane_width=60)) == MapDiff(frame=True)
