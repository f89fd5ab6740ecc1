"""What a version has that another has not is counted by cards, and told of everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.analysis.gains import Gain, gain
from cjm_desktop.edit.cards import add_card, move_cards, remove_cards, set_text
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document


@pytest.fixture
def document() -> Document:
    return template(WORKED_EXAMPLE, "en")


def test_the_same_version_has_nothing_more(document: Document) -> None:
    assert gain(document, document).is_nothing


def test_of_a_map_without_a_file_all_cards_count(document: Document) -> None:
    assert gain(document, None) == Gain(cards=len(document.maps[0].cards))


def test_cards_that_came_differ_and_went_are_counted_each(document: Document) -> None:
    journey = document.maps[0]
    first, second, third, *_ = journey.cards
    after = add_card(journey, journey.stages[0].id, first.lane, "new", "New")
    after = remove_cards(set_text(set_text(after, first.id, "Another"), second.id, "Another"), [third.id])
    assert gain(document.with_map(after), document) == Gain(cards=1, changed=2, fewer=1)


def test_a_stage_with_another_name_is_another_change(document: Document) -> None:
    journey = document.maps[0]
    renamed = set_stage(journey, journey.stages[0].id, title="Another")
    assert gain(document.with_map(renamed), document) == Gain(other=True)
    card = next(iter(journey.cards)).id
    both = document.with_map(set_text(renamed, card, "Another"))
    assert gain(both, document) == Gain(changed=1, other=True)


def test_cards_of_one_cell_in_another_order_are_another_change(document: Document) -> None:
    journey = document.maps[0]
    first = next(cell for row in journey.cards.rows for cell in row.cells if len(cell) > 1)[0]
    turned = move_cards(journey, [first.id], first.stage, first.lane, 2)
    assert gain(document.with_map(turned), document) == Gain(other=True)
