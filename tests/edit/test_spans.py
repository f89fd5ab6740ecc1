"""Over how many stages a card reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import spans
from cjm_desktop.edit.cards import move_cards
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.queries import card_of, stages_covered

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def test_a_card_covers_the_stages_it_is_told_to(journey: Map) -> None:
    long = spans.set_span(journey, "a1", 3)
    assert stages_covered(long, card_of(long, "a1")) == 3
    assert card_of(spans.lengthen(long, ["a1", "a2"], 1), "a2").span == 2
    assert card_of(spans.lengthen(long, ["a1"], -2), "a1").span == 1


@pytest.mark.parametrize(("card", "span"), [("a1", 5), ("a1", 0), ("e1", 2), ("n1", 2)])
def test_a_span_that_cannot_be_is_refused(journey: Map, card: str, span: int) -> None:
    with pytest.raises(NotAllowed) as error:
        spans.set_span(journey, card, span)
    assert error.value.in_language("ru") != error.value.in_language("en")


def test_a_longer_card_counts_from_what_it_covers(journey: Map) -> None:
    moved = move_cards(spans.set_span(journey, "a1", 3), ["a1"], "start", "actions")
    with pytest.raises(NotAllowed):
        spans.lengthen(moved, ["a1"], 1)
    back = move_cards(moved, ["a1"], "search", "actions")
    assert stages_covered(back, card_of(back, "a1")) == 3
