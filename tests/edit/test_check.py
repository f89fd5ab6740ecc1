"""The invariants of a document: what breaks one is refused, and the session is as it was."""

from __future__ import annotations

import struct
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_stage
from cjm_desktop.edit.session import Session
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Document, Link, Map, Phase, Stage
from cjm_desktop.model.errors import EditError, NotAllowed, TooMuch
from cjm_desktop.model.grid import Grid, Row
from cjm_desktop.model.limits import MOST_CARDS, MOST_LANES, MOST_MAPS, MOST_STAGES

if TYPE_CHECKING:
    from collections.abc import Callable


def card_in_other_map(document: Document) -> Document:
    other = cards.add_card(document.maps[1], "t1", "k1", "x1", "Elsewhere")
    return document.with_map(other)


def refused(session: Session, verb: Callable[..., Map], *args: Any) -> EditError:
    """Try an edit that cannot be; nothing may have happened, and the reason is said in both languages."""
    before = session.document, session.selection
    with pytest.raises(EditError) as error:
        session.apply(Label.CHANGE_CARDS, verb, *args)
    assert (session.document, session.selection) == before
    assert session.document is before[0]
    assert not session.is_changed
    assert session.undo_label is None
    assert error.value.in_language("en") != error.value.in_language("ru")
    return error.value


def test_an_id_stands_once_in_a_map(session: Session) -> None:
    assert isinstance(refused(session, cards.add_card, "buy", "actions", "a1"), NotAllowed)
    refused(session, cards.duplicate_cards, {"a1": "a2"})
    refused(session, stages.add_stage, 0, "buy")
    refused(session, lanes.add_lane, 0, "actions", "text")
    refused(session, stages.add_stage, 0, "a1")
    refused(session, cards.add_card, "buy", "actions", "m1")


def test_an_id_stands_once_also_when_its_lane_has_moved(session: Session) -> None:
    # Nothing is selected, and so no card was looked for since.
    session.select(at_stage("buy"))
    session.apply(Label.MOVE_LANE, lanes.move_lane, "actions", 3)
    moved = session.base
    with pytest.raises(NotAllowed):
        session.apply(Label.ADD_CARD, cards.add_card, "buy", "channels", "a3")
    assert session.base is moved


def test_an_id_stands_once_in_a_document(document: Document) -> None:
    session = Session(card_in_other_map(document))
    assert "twice" in str(refused(session, cards.add_card, "buy", "actions", "x1"))
    refused(session, stages.add_stage, 0, "t1")
    refused(session, lanes.add_lane, 0, "k1", "text")


def test_a_map_stands_once_in_a_document(session: Session, document: Document) -> None:
    def twice(whole: Document) -> Document:
        return whole.replaced(maps=(*whole.maps, whole.maps[0]))

    with pytest.raises(NotAllowed, match="twice"):
        session.apply_to_document(Label.CHANGE_DOCUMENT, twice)
    assert session.document is document


def test_a_lane_that_comes_with_cards_brings_no_id_twice(session: Session) -> None:
    def with_a_twin(journey: Map) -> Map:
        wider = lanes.add_lane(journey, 0, "new", "text")
        twin = (Card(id="a1", stage="buy", lane="new"),)
        return wider.replaced(cards=wider.cards.with_cell(0, 2, twin))

    refused(session, with_a_twin)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"phases": (Phase(id="p", stages=("search", "gone")),)}, "Phase p: the stage “gone”"),
        ({"links": (Link(id="k", origin="gone", target="buy"),)}, "Link k: the stage “gone”"),
    ],
)
def test_phases_and_links_name_stages_of_their_own_map(
    session: Session, part: dict[str, Any], told: str
) -> None:
    error = refused(session, lambda journey: set_map(journey, **part))
    assert str(error).startswith(told)
    assert error.in_language("ru").endswith("ничего не изменено.")


def test_a_stage_does_not_go_from_under_its_phase(session: Session) -> None:
    session.apply(Label.CHANGE_LANE, set_map, phases=(Phase(id="p", stages=("buy",)),))
    before = session.document
    with pytest.raises(NotAllowed, match="the stage “buy”"):
        session.apply(
            Label.REMOVE_STAGE,
            lambda journey: stages.remove_stage(journey, "buy").replaced(phases=journey.phases),
        )
    assert session.document is before


@pytest.mark.parametrize("part", ["card", "stages", "lanes", "map"])
def test_no_number_without_an_end_gets_into_a_field_we_do_not_know(session: Session, part: str) -> None:
    beyond = {"of_a_newer_program": [float("inf")]}

    def broken(journey: Map) -> Map:
        if part == "map":
            return journey.changed(**beyond)
        if part == "card":
            cell = (journey.cards.cell(0, 0)[0].changed(**beyond),)
            return journey.replaced(cards=journey.cards.with_cell(0, 0, cell))
        records = getattr(journey, part)
        return journey.replaced(**{part: (records[0].changed(**beyond), *records[1:])})

    assert "not finite" in str(refused(session, broken))


def test_a_document_has_a_most_of_maps(session: Session) -> None:
    def many(whole: Document) -> Document:
        maps = (Map(id=f"x{number}") for number in range(MOST_MAPS))
        return whole.replaced(maps=(*whole.maps, *maps))

    with pytest.raises(TooMuch, match="100 maps"):
        session.apply_to_document(Label.CHANGE_DOCUMENT, many)
    assert not session.is_changed


def test_an_attached_picture_is_no_larger_than_can_be_opened_again(session: Session) -> None:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 10_000, 10_000) + bytes(9)
    picture = Attachment(media_type="image/png", data=b64encode(head).decode())

    with pytest.raises(TooMuch, match="10000 x 10000 pixels"):
        session.apply_to_document(
            Label.CHANGE_CARDS, lambda whole: whole.replaced(attachments={"k": picture})
        )
    assert not session.is_changed


@pytest.mark.parametrize(("stage", "lane"), [("search", "actions"), ("buy", "channels")])
def test_a_card_that_says_it_stands_elsewhere_is_a_defect(session: Session, stage: str, lane: str) -> None:
    def misplaced(journey: Map) -> Map:
        stray = (Card(id="new", stage=stage, lane=lane),)
        return journey.replaced(cards=journey.cards.with_cell(0, 2, stray))

    with pytest.raises(AssertionError):
        session.apply(Label.CHANGE_CARDS, misplaced)
    assert not session.is_changed


def test_a_grid_of_another_shape_is_a_defect(session: Session) -> None:
    with pytest.raises(AssertionError, match="grid"):
        session.apply(Label.CHANGE_CARDS, lambda journey: journey.replaced(cards=Grid.empty(2, 2)))
    assert not session.is_changed


def test_a_map_has_a_most_of_stages(session: Session) -> None:
    def many(journey: Map) -> Map:
        columns = tuple(Stage(id=f"s{index}") for index in range(MOST_STAGES + 1))
        return journey.replaced(stages=columns, cards=Grid.empty(len(journey.lanes), len(columns)))

    error = refused(session, many)
    assert isinstance(error, TooMuch)
    assert error.in_language("ru").startswith("На карте может быть не больше 500 этапов")


def test_a_map_has_a_most_of_lanes(session: Session) -> None:
    def many(journey: Map) -> Map:
        rows = tuple(journey.lanes[0].replaced(id=f"l{index}") for index in range(MOST_LANES + 1))
        return journey.replaced(lanes=rows, cards=Grid.empty(len(rows), len(journey.stages)))

    assert isinstance(refused(session, many), TooMuch)


def test_a_document_has_a_most_of_cards(session: Session) -> None:
    def filled(journey: Map, count: int) -> Map:
        cell = tuple(Card(id=f"x{index}", stage="search", lane="actions") for index in range(count))
        row = Row((cell, *journey.cards.rows[0].cells[1:]))
        return journey.replaced(cards=Grid((row, *journey.cards.rows[1:])))

    assert isinstance(refused(session, filled, MOST_CARDS), TooMuch)
    session.apply(Label.ADD_CARD, filled, 1000)
    assert session.is_changed
