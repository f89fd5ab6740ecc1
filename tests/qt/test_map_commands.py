"""The commands of menus do what the keys of the canvas do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.selection import at_cell, at_lane
from cjm_desktop.qt.action_table import Id

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk


def session_of(desk: Desk) -> Session:
    assert desk.controller.session is not None
    return desk.controller.session


def test_the_menu_moves_a_stage_and_selects_it_still(desk: Desk) -> None:
    session = session_of(desk)
    first, second, *rest = (stage.id for stage in session.journey.stages)
    session.select(at_cell(first, session.journey.lanes[0].id))
    desk.window.actions_[Id.STAGE_RIGHT].trigger()
    assert [stage.id for stage in session.journey.stages] == [second, first, *rest]
    assert session.selection.stage == first


def test_the_menu_moves_a_lane_over_a_hidden_one_in_one_step(desk: Desk) -> None:
    session = session_of(desk)
    first, second, third, *rest = (lane.id for lane in session.journey.lanes)
    session.apply(Label.CHANGE_LANE, set_lane, second, hidden=True)
    session.select(at_lane(first))
    desk.window.actions_[Id.LANE_DOWN].trigger()
    assert [lane.id for lane in session.journey.lanes] == [second, third, first, *rest]
