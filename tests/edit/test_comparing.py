from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from cjm_desktop.edit.cards import add_card, move_cards, remove_cards, reorder_cards, set_text
from cjm_desktop.edit.comparing import Comparison, Counted, compared, own_texts, sharing
from cjm_desktop.edit.diff import diff
from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.edit.lanes import move_lane, rename_lane
from cjm_desktop.edit.maps import duplicate_map, remove_map
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.stages import remove_stage, set_stage
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.storage.file import loads
from cjm_desktop.storage.writer import dumps
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from cjm_desktop.model.document import Document


def read_again(document: Document) -> Document:
    """The same document, of which nothing is the very same."""
    return loads(dumps(document))


def after(document: Document, verb: Callable[..., Any], *arguments: object, **fields: object) -> Comparison:
    """What differs after an edit of the first map, between two files."""
    journey = verb(document.maps[0], *arguments, **fields)
    return compared(document, read_again(document.with_map(journey)))


def test_a_document_read_twice_does_not_differ_and_becomes_the_very_same(document: Document) -> None:
    assert compared(document, read_again(document)).is_empty
    assert sharing(document, read_again(document)) is document
    example = template(WORKED_EXAMPLE, "ru")
    assert sharing(example, read_again(example)) is example


def test_cards_are_counted_that_came_differ_and_went(document: Document) -> None:
    assert after(document, add_card, "buy", "actions", "new", "Pays").cards == Counted(added=1)
    assert after(document, set_text, "a1", "Asks friends").cards == Counted(changed=1)
    assert after(document, remove_cards, ["a1", "a3"]).cards == Counted(removed=2)


def test_a_card_that_was_moved_counts_as_changed(document: Document) -> None:
    found = after(document, move_cards, ["a1"], "buy", "actions")
    assert found == Comparison(cards=Counted(changed=1))


def test_another_order_in_a_cell_or_of_lanes_is_told(document: Document) -> None:
    assert after(document, reorder_cards, ["a1"], 1) == Comparison(order=True)
    assert after(document, move_lane, "score", 0) == Comparison(order=True)


def test_stages_and_lanes_are_counted_with_the_cards_that_went_with_them(document: Document) -> None:
    gone = after(document, remove_stage, "compare")
    assert (gone.stages, gone.cards, gone.order) == (Counted(removed=1), Counted(removed=1), False)
    assert after(document, set_stage, "buy", title="Pay") == Comparison(stages=Counted(changed=1))
    assert after(document, rename_lane, "actions", "Steps") == Comparison(lanes=Counted(changed=1))


def test_maps_and_what_is_around_them_are_told(document: Document) -> None:
    copied = duplicate_map(document, document.maps[0].id, fresh_id)
    assert compared(document, read_again(copied)) == Comparison(maps=Counted(added=1))
    assert compared(document, remove_map(document, "m2")) == Comparison(maps=Counted(removed=1))
    assert compared(document, set_document(document, client="ACME")) == Comparison(properties=True)
    assert compared(document, add_persona(document, "p1")) == Comparison(personas=True)
    assert after(document, set_map, title="Another") == Comparison(properties=True)


@pytest.mark.parametrize("is_undone", [False, True])
def test_what_is_shared_is_all_but_what_differs(document: Document, is_undone: bool) -> None:
    edited = read_again(document.with_map(set_text(document.maps[0], "a1", "Other")))
    before, later = (edited, read_again(document)) if is_undone else (document, edited)
    shared = sharing(before, later)
    assert shared == later
    assert diff(before.maps[0], shared.maps[0]).cards == {"a1"}
    assert shared.maps[1] is before.maps[1]
    assert shared.maps[0].cards.rows[1] is before.maps[0].cards.rows[1]


def test_what_went_may_be_left_out(document: Document) -> None:
    assert after(document, remove_cards, ["a1"]).without_removals().is_empty
    both = after(document, remove_stage, "search")
    assert both.cards.removed
    assert both.stages.removed
    assert both.without_removals() == replace(both, cards=Counted(), stages=Counted())
    changed = after(document, set_text, "a1", "Asks friends")
    assert changed.without_removals() == changed


def test_texts_that_stand_in_no_other_document_are_told_once(document: Document) -> None:
    journey = set_text(set_text(document.maps[0], "a1", "Asks friends"), "a3", "Asks friends")
    theirs = set_document(document.with_map(set_stage(journey, "buy", title="Pays")), title="Ours")
    assert own_texts(theirs, document) == ("Ours", "Pays", "Asks friends")
    assert own_texts(theirs, document, document.with_map(journey)) == ("Ours", "Pays")
    assert own_texts(document.with_map(set_text(journey, "a1", " ")), document) == ("Asks friends",)
    assert own_texts(document, theirs, document) == ()
