from __future__ import annotations

import pytest

from cjm_desktop.edit.cards import add_card
from cjm_desktop.edit.fields import set_figures, set_member
from cjm_desktop.model.document import Lane, Map, Metrics, Stage
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.queries import card_of


@pytest.fixture
def journey() -> Map:
    made = Map(id="m", stages=(Stage(id="s"), Stage(id="t")), lanes=(Lane(id="l", kind="actions"),))
    made = add_card(made, "s", "l", "one", "One", tags=("old",))
    return add_card(made, "t", "l", "two", "Two")


def test_figures_are_set_one_by_one_and_gone_with_the_last(journey: Map) -> None:
    figured = set_figures(set_figures(journey, "s", entering=1000), "s", conversion=0.35)
    assert figured.stages[0].metrics == Metrics(entering=1000, conversion=0.35)
    assert set_figures(figured, "s", entering=None, conversion=None).stages[0].metrics is None


def test_a_share_above_one_is_refused(journey: Map) -> None:
    with pytest.raises(NotAllowed):
        set_figures(journey, "s", conversion=1.5)


def test_a_tag_is_put_on_all_cards_and_taken_off_again_each_keeping_its_own(journey: Map) -> None:
    tagged = set_member(journey, ("one", "two"), "tags", "new", is_in=True)
    assert [card_of(tagged, card).tags for card in ("one", "two")] == [("old", "new"), ("new",)]
    again = set_member(tagged, ("one", "two"), "tags", "new", is_in=True)
    assert again is tagged
    bare = set_member(tagged, ("one", "two"), "tags", "new", is_in=False)
    assert [card_of(bare, card).tags for card in ("one", "two")] == [("old",), ()]
