"""Links between stages: loops and branches, each way once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import links
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.navigation import Move, step
from cjm_desktop.edit.phases import add_phase
from cjm_desktop.edit.selection import at_link, at_phase, at_stage
from cjm_desktop.model.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map


def test_a_way_back_is_a_loop_and_a_way_on_a_branch(journey: Map) -> None:
    linked = links.add_link(journey, "back", "buy", "search")
    linked = links.add_link(linked, "on", "search", "buy", text="by recommendation")
    assert [(link.id, link.kind, link.text) for link in linked.links] == [
        ("back", "loop", ""),
        ("on", "branch", "by recommendation"),
    ]
    assert links.add_link(journey, "k", "search", "buy", kind="loop").links[0].kind == "loop"


def test_two_stages_are_linked_once_a_way_and_none_to_itself(journey: Map) -> None:
    linked = links.add_link(journey, "back", "buy", "search")
    for origin, target in (("buy", "search"), ("buy", "buy")):
        with pytest.raises(NotAllowed):
            links.add_link(linked, "more", origin, target)
    with pytest.raises(NotFound):
        links.add_link(linked, "more", "buy", "nowhere")


def test_a_link_changes_its_words_its_kind_and_where_it_leads(journey: Map) -> None:
    linked = links.add_link(links.add_link(journey, "a", "buy", "search"), "b", "buy", "compare")
    changed = links.set_link(linked, "a", text="again", kind="branch", target="start")
    assert (changed.links[0].text, changed.links[0].kind, changed.links[0].target) == (
        "again",
        "branch",
        "start",
    )
    assert links.set_link(linked, "a", text="") is linked
    with pytest.raises(NotAllowed):
        links.set_link(linked, "a", target="compare")
    with pytest.raises(NotFound):
        links.set_link(linked, "a", target="nowhere")


def test_a_link_goes(journey: Map) -> None:
    linked = links.add_link(journey, "a", "buy", "search")
    assert links.remove_link(linked, "a").links == ()
    with pytest.raises(NotFound):
        links.remove_link(journey, "a")


def test_the_arrows_lead_up_to_a_link_and_on_to_the_phase(journey: Map) -> None:
    linked = add_phase(links.add_link(journey, "a", "buy", "search"), "p", ["search", "buy"])
    link, phase = at_link(linked.links[0]), at_phase(linked.phases[0])
    assert step(at_stage("search"), linked, Move.UP) == link
    assert step(link, linked, Move.UP) == phase
    assert step(link, linked, Move.DOWN) == at_stage("buy")


def test_a_selected_link_that_goes_leaves_its_stage_selected(session: Session) -> None:
    session.apply(Label.ADD_LINK, links.add_link, "a", "buy", "search")
    session.select(at_link(session.journey.links[0]))
    session.apply(Label.REMOVE_LINK, links.remove_link, "a")
    assert session.selection == at_stage("buy")
