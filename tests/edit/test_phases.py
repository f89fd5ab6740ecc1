"""Phases: runs of neighbouring stages, and a stage in one of them at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import phases, stages
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.navigation import Move, step
from cjm_desktop.edit.selection import Header, at_phase, at_stage
from cjm_desktop.model.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map


@pytest.fixture
def phased(journey: Map) -> Map:
    """Search and compare before, buy after."""
    before = phases.add_phase(journey, "p1", ["search", "compare"], "Before")
    return phases.add_phase(before, "p2", ["buy"], "After")


def members(journey: Map) -> dict[str, tuple[str, ...]]:
    return {phase.id: phase.stages for phase in journey.phases}


def test_stages_between_the_first_and_the_last_belong_to_the_phase(journey: Map) -> None:
    grouped = phases.add_phase(journey, "p", ["buy", "search"])
    assert members(grouped) == {"p": ("search", "compare", "buy")}


def test_a_stage_leaves_the_phase_it_was_in(phased: Map) -> None:
    grouped = phases.add_phase(phased, "p3", ["compare", "buy"])
    assert members(grouped) == {"p1": ("search",), "p3": ("compare", "buy")}


def test_a_phase_cut_in_two_keeps_its_first_part(journey: Map) -> None:
    whole = phases.add_phase(journey, "p", ["search", "start"])
    cut = phases.add_phase(whole, "q", ["compare"])
    assert members(cut) == {"p": ("search",), "q": ("compare",)}


def test_no_stages_make_no_phase(journey: Map) -> None:
    with pytest.raises(NotAllowed):
        phases.add_phase(journey, "p", [])
    with pytest.raises(NotFound):
        phases.add_phase(journey, "p", ["nowhere"])


def test_a_phase_takes_another_title(phased: Map) -> None:
    assert phases.set_phase(phased, "p1", title="First").phases[0].title == "First"
    assert phases.set_phase(phased, "p1", title="Before") is phased
    with pytest.raises(NotFound):
        phases.set_phase(phased, "none", title="")


def test_a_longer_phase_takes_a_stage_over(phased: Map) -> None:
    assert members(phases.extend_phase(phased, "p1", 1)) == {"p1": ("search", "compare", "buy")}
    assert members(phases.extend_phase(phased, "p2", 1))["p2"] == ("buy", "start")
    assert members(phases.extend_phase(phased, "p2", 1, at_start=True)) == {
        "p1": ("search",),
        "p2": ("compare", "buy"),
    }


def test_a_phase_keeps_a_stage_and_stays_on_the_map(phased: Map) -> None:
    assert members(phases.extend_phase(phased, "p1", -1))["p1"] == ("search",)
    for phase, by in (("p2", -1), ("p2", 2)):
        with pytest.raises(NotAllowed):
            phases.extend_phase(phased, phase, by)


def test_a_dissolved_phase_leaves_its_stages(phased: Map) -> None:
    assert members(phases.remove_phase(phased, "p1")) == {"p2": ("buy",)}
    assert phases.remove_phase(phased, "p1").stages is phased.stages


def test_the_arrows_lead_up_to_a_phase_along_and_down_again(phased: Map) -> None:
    first, second = map(at_phase, phased.phases)
    assert step(at_stage("compare"), phased, Move.UP) == first
    assert step(first, phased, Move.RIGHT) == second
    assert step(second, phased, Move.RIGHT) == second
    assert step(second, phased, Move.DOWN) == at_stage("buy")
    assert step(at_stage("start"), phased, Move.UP) == at_stage("start")


def test_a_selected_phase_that_goes_leaves_its_stage_selected(session: Session) -> None:
    session.apply(Label.ADD_PHASE, phases.add_phase, "p", ["compare"])
    session.select(at_phase(session.journey.phases[0]))
    session.apply(Label.REMOVE_PHASE, phases.remove_phase, "p")
    assert session.selection == at_stage("compare")
    session.undo()
    assert session.selection.header is Header.PHASE


def test_a_stage_taken_away_goes_out_of_its_phase(phased: Map) -> None:
    assert members(stages.remove_stage(phased, "buy")) == {"p1": ("search", "compare")}
