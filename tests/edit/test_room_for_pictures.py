"""A picture is refused when it is added rather than the whole map when it is saved."""

from __future__ import annotations

import pytest

from cjm_desktop.edit.pictures import add_pictures
from cjm_desktop.model.document import Attachment
from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.limits import MOST_OF_PICTURES
from cjm_desktop.storage.saving import checked_bytes
from cjm_desktop.templates.catalogue import EMPTY, template


def test_pictures_leave_room_for_words() -> None:
    document = template(EMPTY, "en")
    journey = document.maps[0]
    lane = next(lane for lane in journey.lanes if lane.kind == "actions")
    half = MOST_OF_PICTURES // 2
    pictures = {
        f"c{n}": Attachment(media_type="image/png", data=letter * half) for n, letter in enumerate("AB")
    }
    full = add_pictures(document, journey.id, journey.stages[0].id, lane.id, pictures)
    assert checked_bytes(full, "a.cjm")
    with pytest.raises(TooMuch) as caught:
        add_pictures(
            full,
            journey.id,
            journey.stages[0].id,
            lane.id,
            {"c9": Attachment(media_type="image/png", data="AAAA")},
        )
    assert "48 MB" in caught.value.in_language("en")
    assert "48 МБ" in caught.value.in_language("ru")
