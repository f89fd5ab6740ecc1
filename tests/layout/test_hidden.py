"""Marks of hidden lanes: where they would stand, how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout.hidden import hidden_at, hidden_runs
from cjm_desktop.layout.map import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document


def test_hidden_lanes_that_follow_one_another_have_one_mark(make_map: Callable[..., Document]) -> None:
    hidden = {"kind": "goals", "hidden": True}
    document = make_map(2, [hidden, "actions", hidden, hidden, "kpi"])
    layout = lay_out(document, document.maps[0])
    first, second = hidden_runs(layout)
    assert (first.lanes, second.lanes) == (("l0",), ("l2", "l3"))
    assert first.rect.y + first.rect.height / 2 == layout.rows[1].y
    assert second.rect.y + second.rect.height / 2 == layout.rows[4].y
    assert [run.label.lines[0].text for run in (first, second)] == ["1 hidden", "2 hidden"]
    assert second.rect.right < layout.band.x
    found = hidden_at(layout, second.rect.x + 1, layout.rows[4].y)
    assert found is not None
    assert found.lanes == second.lanes
    assert hidden_at(layout, layout.band.x + 1, layout.rows[4].y) is None
