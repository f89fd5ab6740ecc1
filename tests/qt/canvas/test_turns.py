"""What a picture has no time to make: it is painted as it was, and made in the next turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import duplicate_cards
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import remove_lane
from cjm_desktop.edit.selection import at_card
from cjm_desktop.edit.stages import add_stage, remove_stage
from cjm_desktop.qt.canvas.overlay import FEW

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from cjm_desktop.qt.canvas.view import Canvas

    Count = Callable[[Callable[[], object]], Counter[str]]

FAR = 0.2


@pytest.fixture
def hurried(canvas: Canvas) -> Canvas:
    """A canvas seen from afar, of which no picture has time for anything."""
    canvas.zoom.set_zoom(FAR)
    QApplication.processEvents()
    canvas.showing.picture_s = 0.0
    return canvas


def picture(canvas: Canvas) -> QImage:
    return canvas.viewport().grab().toImage()


def is_colored(image: QImage) -> bool:
    """Whether there is any card in a piece of a picture: paper and lines are grey."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(QColor(image.pixel(x, y)).hslSaturation() > 60 for x, y in places)


def test_no_row_is_made_for_a_picture_without_time(hurried: Canvas, calls: Count) -> None:
    def edit() -> None:
        hurried.session.apply(Label.ADD_STAGE, add_stage, 1, "new")
        picture(hurried)

    called = calls(edit)
    assert called["FarRow._seen"] == 0
    assert hurried.showing.is_behind


def test_while_something_is_left_no_picture_makes_anything(hurried: Canvas, calls: Count) -> None:
    hurried.session.apply(Label.ADD_STAGE, add_stage, 1, "new")
    picture(hurried)
    hurried.showing.picture_s = 60.0
    assert calls(lambda: picture(hurried))["FarRow._seen"] == 0


def test_what_was_left_is_made_and_painted_in_the_next_turns(hurried: Canvas) -> None:
    hurried.session.apply(Label.ADD_STAGE, add_stage, 1, "new")
    picture(hurried)
    while hurried.showing.is_behind:
        QTest.qWait(5)
    in_turns = picture(hurried)
    assert not hurried.showing.is_behind
    hurried.showing.picture_s = 60.0
    hurried.session.undo()
    hurried.session.redo()
    assert in_turns == picture(hurried)


def test_until_then_rows_are_painted_as_they_were(hurried: Canvas) -> None:
    hurried.session.apply(Label.ADD_STAGE, add_stage, 0, "new", width=hurried.layout_shown.columns[0].width)
    cell = hurried.placement.rect_of(hurried.layout_shown.cell_rect(0, 0)).adjusted(1, 1, -1, -1)
    assert is_colored(picture(hurried).copy(cell))
    while hurried.showing.make_one():
        pass
    assert not is_colored(picture(hurried).copy(cell))


def test_a_row_that_is_narrower_now_paints_nothing_beside_it(hurried: Canvas) -> None:
    for stage in [column.stage for column in hurried.layout_shown.columns[1:]]:
        hurried.session.apply(Label.REMOVE_STAGE, remove_stage, stage)
    narrow = picture(hurried)
    right = hurried.placement.rect_of(hurried.layout_shown.band).right() + 40
    assert right < narrow.width()
    grounds = {narrow.pixel(x, y) for x in range(right, narrow.width()) for y in range(narrow.height())}
    assert len(grounds) == 1


def test_many_selected_cards_are_tinted_in_turns(hurried: Canvas, calls: Count) -> None:
    copies = {card.id: f"{card.id}+" for card in hurried.session.journey.cards}
    hurried.session.apply(Label.DUPLICATE_CARDS, duplicate_cards, copies)
    while hurried.showing.make_one():
        pass
    journey = hurried.session.journey
    cards = [card.id for card in journey.cards]
    assert len(cards) > FEW
    whole = replace(at_card(journey, cards[-1]), cards=tuple(cards))
    hurried.session.select(whole)
    assert calls(lambda: picture(hurried))["ManyFrames._tinted"] == 0
    while hurried.showing.is_behind:
        QTest.qWait(5)
    in_turns = picture(hurried)
    hurried.session.select(at_card(journey, cards[-1]))
    assert in_turns != picture(hurried)
    hurried.showing.picture_s = 60.0
    hurried.session.select(whole)
    assert in_turns == picture(hurried)


def test_a_lane_that_has_gone_is_not_made(hurried: Canvas) -> None:
    hurried.session.apply(Label.ADD_STAGE, add_stage, 1, "new")
    picture(hurried)
    for lane in [row.lane.id for row in hurried.layout_shown.rows[1:]]:
        hurried.session.apply(Label.REMOVE_LANE, remove_lane, lane)
    made = 0
    while hurried.showing.make_one():
        made += 1
    assert made == 1
