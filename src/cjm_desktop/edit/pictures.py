"""Putting pictures into a map: pure functions from a document to the next document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.belongings import check_room, picture_key
from cjm_desktop.edit.cards import add_card, set_fields
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.document import Attachment, Document, Lane

NOT_SEEN_HERE = Phrase(
    "A picture would not be seen in this cell; choose a cell of a lane of cards, for example Pictures.",
    "В этой ячейке изображения не видно; выберите ячейку в дорожке карточек, например «Изображения».",
)
_SHOWN_IN = frozenset({Drawing.CARDS, Drawing.PICTURES})


def shows_pictures(lane: Lane) -> bool:
    """Whether a picture of a card is seen in the cells of a lane."""
    return lane_kind(lane.kind).drawing in _SHOWN_IN


def add_pictures(
    document: Document, map_id: str, stage: str, lane: str, pictures: Mapping[str, Attachment]
) -> Document:
    """Put a new card with each picture at the end of a cell; `pictures` are by the ids of these cards.

    Raises NotFound, NotAllowed where they would not be seen, TooMuch where the file could not be saved.
    """
    journey = document.map(map_id)
    if not shows_pictures(journey.lanes[lane_index(journey, lane)]):
        raise NotAllowed(NOT_SEEN_HERE)
    attachments = dict(document.attachments)
    for card, picture in pictures.items():
        key = picture_key(picture)
        attachments.setdefault(key, picture)
        journey = add_card(journey, stage, lane, card, picture=key)
    check_room(attachments)
    return document.with_map(journey).replaced(attachments=attachments)


def set_picture(
    document: Document, map_id: str, cards: Iterable[str], picture: Attachment | None
) -> Document:
    """Give cards a picture, or take theirs away.

    Raises NotFound, TooMuch where the file could not be saved.
    """
    key = None if picture is None else picture_key(picture)
    changed = document.with_map(set_fields(document.map(map_id), cards, picture=key))
    if picture is None or key is None or key in document.attachments:
        return changed
    attachments = {**document.attachments, key: picture}
    check_room(attachments)
    return changed.replaced(attachments=attachments)
