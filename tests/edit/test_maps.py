from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.maps import add_map, duplicate_map, move_map, remove_map, rename_map
from cjm_desktop.model.errors import NotAllowed, NotFound, TooMuch
from cjm_desktop.model.limits import MOST_MAPS
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document


@pytest.fixture
def document() -> Document:
    return template(WORKED_EXAMPLE, "en")


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count()
    return lambda: f"n{next(numbers)}"


def test_a_copy_says_the_same_under_ids_of_its_own(document: Document, new_id: Callable[[], str]) -> None:
    (first,) = document.maps
    after = duplicate_map(document, first.id, new_id, title="Copy")
    _, copy = loads(dumps(after)).maps
    assert (copy.id, copy.title) == ("n0", "Copy")
    assert [card.text for card in copy.cards] == [card.text for card in first.cards]
    assert [stage.title for stage in copy.stages] == [stage.title for stage in first.stages]
    assert after.maps[0] is first


def test_a_new_map_has_the_stages_and_lanes_of_the_one_before_and_no_cards(
    document: Document, new_id: Callable[[], str]
) -> None:
    (first,) = document.maps
    _, added = add_map(document, first.id, new_id, kind="to_be", title="").maps
    assert [lane.kind for lane in added.lanes] == [lane.kind for lane in first.lanes]
    assert (len(added.cards), added.kind, added.id) == (0, "to_be", "n0")


def test_maps_are_renamed_moved_and_removed(document: Document, new_id: Callable[[], str]) -> None:
    first = document.maps[0].id
    three = duplicate_map(duplicate_map(document, first, new_id), first, new_id)
    order = [journey.id for journey in three.maps]
    assert [journey.id for journey in move_map(three, first, 2).maps] == [*order[1:], first]
    assert move_map(three, first, 0) is three
    assert rename_map(three, first, " Now ").maps[0].title == "Now"
    assert rename_map(three, first, three.maps[0].title) is three
    assert [journey.id for journey in remove_map(three, order[1]).maps] == [first, order[2]]


def test_the_last_map_stays_and_an_unknown_one_is_told(document: Document) -> None:
    with pytest.raises(NotAllowed):
        remove_map(document, document.maps[0].id)
    with pytest.raises(NotFound):
        remove_map(document, "gone")


def test_no_document_gets_more_maps_than_a_file_may_have(
    document: Document, new_id: Callable[[], str]
) -> None:
    full = document
    for _ in range(MOST_MAPS - 1):
        full = add_map(full, document.maps[0].id, new_id)
    with pytest.raises(TooMuch):
        add_map(full, document.maps[0].id, new_id)
