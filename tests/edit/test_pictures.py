from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest

from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.pictures import add_pictures, set_picture
from cjm_desktop.model.document import Attachment, Document, Lane, Map, Stage
from cjm_desktop.model.errors import NotAllowed, TooMuch

KINDS = ("pictures", "actions", "channels", "emotions", "score", "divider")
LANES = tuple(Lane(id=kind, kind=kind) for kind in KINDS)
DOCUMENT = Document(maps=(Map(id="m", stages=(Stage(id="s"),), lanes=LANES),))


def picture(data: bytes = b"one") -> Attachment:
    return Attachment(media_type="image/png", data=b64encode(data).decode())


def test_each_picture_gets_a_card_and_is_kept_once_under_the_key_of_its_bytes() -> None:
    after = add_pictures(
        DOCUMENT, "m", "s", "pictures", {"a": picture(), "b": picture(), "c": picture(b"two")}
    )
    check_change(DOCUMENT, after)
    one, two = (f"sha256:{sha256(data).hexdigest()}" for data in (b"one", b"two"))
    assert set(after.attachments) == {one, two}
    assert [(card.id, card.picture) for card in after.maps[0].cards] == [("a", one), ("b", one), ("c", two)]


@pytest.mark.parametrize(("lane", "shows"), [(kind, kind in ("pictures", "actions")) for kind in KINDS])
def test_a_picture_goes_where_it_is_seen(lane: str, shows: bool) -> None:
    if shows:
        assert len(add_pictures(DOCUMENT, "m", "s", lane, {"a": picture()}).maps[0].cards) == 1
        return
    with pytest.raises(NotAllowed, match="would not be seen"):
        add_pictures(DOCUMENT, "m", "s", lane, {"a": picture()})


def test_pictures_past_the_size_of_a_file_are_refused() -> None:
    large = Attachment(media_type="image/png", data="A" * (40 * 1024 * 1024))
    full = add_pictures(DOCUMENT, "m", "s", "actions", {"a": large})
    with pytest.raises(TooMuch, match="more than 48 MB"):
        add_pictures(
            full, "m", "s", "actions", {"b": Attachment(media_type="image/png", data=large.data + "AAAA")}
        )


def test_cards_are_given_a_picture_and_lose_it_again() -> None:
    before = add_pictures(DOCUMENT, "m", "s", "pictures", {"a": picture(), "b": picture()})
    after = set_picture(before, "m", ("a", "b"), picture(b"two"))
    check_change(before, after)
    key = f"sha256:{sha256(b'two').hexdigest()}"
    assert [card.picture for card in after.maps[0].cards] == [key, key]
    assert key in after.attachments
    assert [card.picture for card in set_picture(after, "m", ("a",), None).maps[0].cards] == [None, key]
