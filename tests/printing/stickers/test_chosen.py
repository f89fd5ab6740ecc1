"""Which stickers are printed, and the numbers by which they find their way back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import cell_code
from cjm_desktop.model.stickers import PrintedSticker
from cjm_desktop.printing.spec import Chosen
from cjm_desktop.printing.stickers.chosen import on_sheets, printed_of, require_some, stickers_of
from cjm_desktop.printing.stickers.spec import StickerOrder, StickerSpec

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from cjm_desktop.model.document import Document

ALL = StickerSpec()


def numbers(document: Document, spec: StickerSpec) -> list[str]:
    """The numbers of the stickers of a document's first map."""
    return [sticker.number for sticker in stickers_of(document.maps[0], spec)]


def test_a_sticker_bears_its_cell_and_which_card_of_it_it_is(worked: Document) -> None:
    assert numbers(worked, ALL)[:5] == ["A1-1", "A1-2", "B1-1", "B1-2", "C1-1"]
    by_stage = replace(ALL, order=StickerOrder.STAGE)
    assert numbers(worked, by_stage)[:5] == ["A1-1", "A1-2", "A2-1", "A2-2", "A3-1"]


def test_a_lane_is_counted_once_however_many_cards_there_are(
    map_of: Callable[[int], Document], calls: Callable[[Callable[[], object]], Counter[str]]
) -> None:
    journey = map_of(1_000).maps[0]
    called = calls(lambda: stickers_of(journey, ALL))
    assert 0 < called["LaneKind.takes_cards"] <= 2 * len(journey.lanes)


def test_the_number_of_a_card_is_the_same_whatever_else_is_printed(worked: Document) -> None:
    second = worked.maps[0].cards.cell(0, 0)[1]
    assert numbers(worked, StickerSpec(cards=frozenset({second.id}))) == ["A1-2"]


@given(data=st.data())
def test_the_numbers_are_unique_and_every_card_in_sight_has_one(
    data: st.DataObject, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    journey = document.maps[0]
    stickers = stickers_of(journey, ALL)
    assert len({sticker.number for sticker in stickers}) == len(stickers)
    assert all(re.fullmatch(r"[A-Z]+[0-9]+-[0-9]+", sticker.number) for sticker in stickers)
    hidden = {lane.id for lane in journey.lanes if lane.hidden}
    in_sight = {card.id for card in journey.cards if card.lane not in hidden}
    assert {sticker.card.id for sticker in stickers if sticker.card} == in_sight


def test_lanes_stages_and_personas_are_chosen(worked: Document) -> None:
    journey = worked.maps[0]
    lane, stage = journey.lanes[3].id, journey.stages[2].id
    chosen = Chosen(frozenset({stage}), frozenset({lane}))
    assert {number[:2] for number in numbers(worked, StickerSpec(chosen=chosen))} == {"C4"}
    card = journey.cards.cell(0, 0)[0].changed(personas=journey.personas[:1])
    cell = (card, *journey.cards.cell(0, 0)[1:])
    theirs = worked.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, cell)))
    assert numbers(theirs, StickerSpec(chosen=Chosen(personas=frozenset())))[0] == "A1-2"


def test_a_hidden_lane_is_printed_where_it_is_named(worked: Document) -> None:
    journey = worked.maps[0]
    lanes = (journey.lanes[0].replaced(hidden=True), *journey.lanes[1:])
    document = worked.with_map(journey.replaced(lanes=lanes))
    assert numbers(document, ALL)[0] == "A2-1"
    assert numbers(document, StickerSpec(chosen=Chosen(lanes=frozenset({lanes[0].id}))))[0] == "A1-1"


def test_blank_ones_bear_the_code_of_their_cell_alone(worked: Document) -> None:
    journey = worked.maps[0]
    stickers = stickers_of(journey, StickerSpec(blank=2))
    assert [sticker.number for sticker in stickers[:4]] == ["A1", "A1", "B1", "B1"]
    rows = [row for row, lane in enumerate(journey.lanes) if lane_kind(lane.kind).takes_cards]
    codes = {cell_code(journey, row, stage) for row in rows for stage in range(len(journey.stages))}
    assert {sticker.number for sticker in stickers} == codes
    assert printed_of(stickers) == ()


def test_what_was_printed_is_told_for_the_way_back(worked: Document) -> None:
    journey = worked.maps[0]
    card = journey.cards.cell(0, 0)[1]
    told = printed_of(stickers_of(journey, ALL))[1]
    assert told == PrintedSticker("A1-2", card.id, journey.lanes[0].id, journey.stages[0].id, card.text)


def test_each_lane_or_stage_begins_a_sheet_where_asked_for(worked: Document) -> None:
    stickers = stickers_of(worked.maps[0], ALL)
    assert [len(sheet) for sheet in on_sheets(stickers, 30, ALL)] == [30, len(stickers) - 30]
    apart = replace(ALL, is_apart=True)
    sheets = on_sheets(stickers, 6, apart)
    assert all(len({sticker.lane.id for sticker in sheet}) == 1 for sheet in sheets)
    assert tuple(sticker for sheet in sheets for sticker in sheet) == stickers
    by_stage = replace(apart, order=StickerOrder.STAGE)
    for sheet in on_sheets(stickers_of(worked.maps[0], by_stage), 6, by_stage):
        assert len({sticker.stage.id for sticker in sheet}) == 1


def test_nothing_to_print_is_told_in_one_sentence(worked: Document) -> None:
    journey, nobody = worked.maps[0], StickerSpec(cards=frozenset())
    with pytest.raises(PrintError, match="none of the chosen lanes and stages has a card"):
        require_some(stickers_of(journey, nobody), journey, nobody)


def test_why_there_is_nothing_to_print_is_told(worked: Document) -> None:
    journey = worked.maps[0]
    nowhere = journey.replaced(stages=(), lanes=(), cards=Grid.empty(0, 0))
    blank, chosen = StickerSpec(blank=1), StickerSpec(blank=1, chosen=Chosen(stages=frozenset()))
    lanes = StickerSpec(chosen=Chosen(lanes=frozenset()))
    for shown, spec, reason in (
        (nowhere, blank, "the map has no stages"),
        (journey.replaced(lanes=(), cards=Grid.empty(0, len(journey.stages))), blank, "has no lanes"),
        (journey, chosen, "no stage is chosen"),
        (journey, lanes, "no lane that takes cards is chosen"),
    ):
        with pytest.raises(PrintError, match=f"There are no stickers to print: .*{reason}"):
            require_some(stickers_of(shown, spec), shown, spec)
