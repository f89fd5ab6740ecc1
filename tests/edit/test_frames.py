"""What a map and a document say about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.model.errors import NotAllowed

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document, Map


def test_the_map_itself_takes_new_fields_and_shares_the_rest(journey: Map) -> None:
    changed = set_map(journey, title="Orders", kind="to_be", lane_width=52)
    assert (changed.title, changed.kind, changed.lane_width) == ("Orders", "to_be", 52)
    assert changed.cards is journey.cards
    assert changed.stages is journey.stages
    assert set_map(changed, title="Orders") is changed


def test_a_wrong_value_for_the_map_is_refused(journey: Map) -> None:
    with pytest.raises(NotAllowed):
        set_map(journey, kind="perhaps")


def test_the_document_takes_new_fields_and_shares_its_maps(document: Document) -> None:
    changed = set_document(document, title="Искусство", client="Example Ltd")
    assert (changed.title, changed.client) == ("Искусство", "Example Ltd")
    assert changed.maps is document.maps
    assert set_document(changed, client="Example Ltd") is changed
