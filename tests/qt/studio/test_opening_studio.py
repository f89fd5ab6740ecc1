"""The print studio opens at once, whatever the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.stages import add_stage
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec

if TYPE_CHECKING:
    from tests.qt.studio.conftest import Studio

BARE = Map(id="m", cards=Grid.empty(0, 0))
ONE_LANE = Map(id="m", lanes=(Lane(id="l", kind="actions"),), cards=Grid.empty(0, 1))
MAPS = {"bare": BARE, "one lane": ONE_LANE, "one cell": add_stage(ONE_LANE, 0, "s")}


def large(cards: int) -> Document:
    """A map of ten stages and ten lanes with so many cards."""
    stages, lanes = ([f"{kind}{number}" for number in range(10)] for kind in "sl")
    cells = [(stage, lane) for lane in lanes for stage in stages]
    made = [
        Card(
            id=f"c{number}", stage=cells[number % 100][0], lane=cells[number % 100][1], text=f"Card {number}"
        )
        for number in range(cards)
    ]
    journey = Map(
        id="m",
        stages=tuple(Stage(id=stage, title=stage) for stage in stages),
        lanes=tuple(Lane(id=lane, kind="actions") for lane in lanes),
        cards=Grid.of(made, stages, lanes),
    )
    return Document(maps=(journey,))


@pytest.mark.parametrize("journey", MAPS.values(), ids=MAPS)
def test_a_map_with_nothing_on_it_is_a_poster_too(studio: Studio, journey: Map) -> None:
    window = studio.made(studio.open(PrintSpec(sheet=A4), document=Document(maps=(journey,))))
    assert window.plan is not None
    assert window.row.save_button.isEnabled()
    assert len(window.pages.facts) == window.plan.page_count


def test_a_window_is_there_before_its_map_is_drawn(studio: Studio) -> None:
    window = studio.open(document=large(1_000), is_ready=False)
    assert window.isVisible()
    assert window.drawn_map.is_busy
    assert window.plan is None
    assert not window.row.save_button.isEnabled()
    assert not window.preview.tells_to_wait()
    studio.settle(window)
    assert window.plan is not None
    assert window.row.save_button.isEnabled()


def test_who_waits_longer_for_a_map_is_told_why(studio: Studio) -> None:
    window = studio.open(document=large(10_000), is_ready=False)
    studio.qtbot.waitUntil(window.preview.tells_to_wait)
    plain = window.preview.grab().toImage()
    assert (
        len({plain.pixel(x, plain.height() // 2 + y) for x in range(plain.width()) for y in (-3, 0, 3)}) > 1
    )
    studio.settle(window)
    assert not window.preview.tells_to_wait()


def test_a_studio_can_be_left_while_its_map_is_drawn(studio: Studio) -> None:
    window = studio.open(document=large(1_000), is_ready=False)
    window.reject()
    assert not window.isVisible()
    assert not window.drawn_map.is_busy
