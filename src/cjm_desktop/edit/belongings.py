"""What cards take along to another document: the personas, sources and pictures that they name."""

from __future__ import annotations

import binascii
from base64 import b64decode
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from cjm_desktop.model.document import Persona, Source
from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_OF_PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Attachment, Document

R = TypeVar("R", Persona, Source)

_MEGABYTES = MOST_OF_PICTURES // 1024 // 1024
_TOO_MANY = Phrase(
    f"With these pictures, all pictures of the map would take more than {_MEGABYTES} MB, so that it might"
    " become too large to be saved; nothing was changed.",
    f"С этими изображениями все изображения карты заняли бы больше {_MEGABYTES} МБ, и её могло бы не"
    " получиться сохранить; ничего не изменено.",
)


class Belongings(Struct, frozen=True):
    """By which ids a document knows what cards of another one name; a name it lacks is dropped."""

    personas: Mapping[str, str]
    sources: Mapping[str, str]
    pictures: Mapping[str, str]

    def of(self, card: Card) -> dict[str, object]:
        """Return those fields of a card that name something, as the document knows it."""
        if not (card.personas or card.sources or card.picture):
            return {}
        return {
            "personas": tuple(self.personas[one] for one in card.personas if one in self.personas),
            "sources": tuple(self.sources[one] for one in card.sources if one in self.sources),
            "picture": self.pictures.get(card.picture) if card.picture else None,
        }


def brought_along(
    document: Document, origin: Document, fresh: Callable[[], str]
) -> tuple[Document, Belongings]:
    """Return the document with what it lacks of `origin`, and what everything is called in it.

    The same persona or source is the one that says the same, whatever its id; ids of another document may
    stand for something else in this one. Pictures are known by their bytes. Raises TooMuch.
    """
    attachments = dict(document.attachments)
    pictures = {key: _put(attachments, key, picture) for key, picture in origin.attachments.items()}
    check_room(attachments)
    arriving = tuple(one.replaced(portrait=pictures.get(one.portrait or "")) for one in origin.personas)
    personas, known_personas = _joined(document.personas, arriving, _persona, fresh)
    sources, known_sources = _joined(document.sources, origin.sources, _source, fresh)
    changed = {
        name: value
        for name, value in (("personas", personas), ("sources", sources), ("attachments", attachments))
        if value != getattr(document, name)
    }
    return (
        document.replaced(**changed) if changed else document,
        Belongings(known_personas, known_sources, pictures),
    )


def check_room(attachments: Mapping[str, Attachment]) -> None:
    """Raise TooMuch where pictures would leave a file no room for words, so that it could not be saved."""
    if sum(len(picture.data) for picture in attachments.values()) > MOST_OF_PICTURES:
        raise TooMuch(_TOO_MANY)


def picture_key(picture: Attachment) -> str:
    """Return the key by which a document knows a picture: that of its bytes."""
    try:
        raw = b64decode(picture.data, validate=True)
    except (binascii.Error, ValueError):
        raw = picture.data.encode()
    return f"sha256:{sha256(raw).hexdigest()}"


def _put(attachments: dict[str, Attachment], key: str, picture: Attachment) -> str:
    """Keep a picture under a key that is its own; the one it came with may belong to another."""
    known = attachments.get(key)
    if known == picture:
        return key
    own = picture_key(picture)
    attachments.setdefault(own, picture)
    return own


def _joined(
    there: tuple[R, ...],
    arriving: Iterable[R],
    meaning: Callable[[R], object],
    fresh: Callable[[], str],
) -> tuple[tuple[R, ...], dict[str, str]]:
    known = {meaning(one): one.id for one in reversed(there)}
    joined, ids = list(there), {}
    for one in arriving:
        if meaning(one) not in known:
            joined.append(one.replaced(id=fresh()))
            known[meaning(one)] = joined[-1].id
        ids[one.id] = known[meaning(one)]
    return (tuple(joined) if len(joined) > len(there) else there), ids


def _persona(persona: Persona) -> object:
    return persona.name, persona.role


def _source(source: Source) -> object:
    return source.kind, source.title, source.date
