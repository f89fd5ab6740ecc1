from __future__ import annotations

import pytest

from cjm_desktop.edit.cards import add_card
from cjm_desktop.edit.fields import set_figures, set_member, set_shared
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


def test_what_cards_share_is_edited_and_each_keeps_what_it_has_of_its_own(journey: Map) -> None:
    tagged = set_member(journey, ("one", "two"), "tags", "both", is_in=True)
    shared = set_shared(tagged, ("one", "two"), "tags", ("key",))
    assert [card_of(shared, card).tags for card in ("one", "two")] == [("old", "key"), ("key",)]
    assert set_shared(shared, ("one", "two"), "tags", ("key",)) is shared
    # A tag of some that is named comes to all.
    assert [
        card_of(set_shared(shared, ("one", "two"), "tags", ("key", "old")), one).tags
        for one in ("one", "two")
    ] == [
        ("old", "key"),
        ("key", "old"),
    ]


def test_cards_with_the_same_list_take_the_new_one_in_its_order(journey: Map) -> None:
    same = set_shared(
        set_shared(journey, ("two",), "tags", ("old",)), ("one", "two"), "tags", ("b", "old", "a")
    )
    assert [card_of(same, card).tags for card in ("one", "two")] == [("b", "old", "a")] * 2
    assert card_of(set_shared(same, ("one",), "tags", ()), "one").tags == ()
