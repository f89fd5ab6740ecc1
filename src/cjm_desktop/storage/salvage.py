"""What can be read of a damaged file, as a map of its own, and what could not be read, in numbers.

No text that can be made out is lost: a value that its field cannot take goes into the record's note, a card
whose lane or stage is gone gets one in its place, and what belongs nowhere stands in a lane of its own.
"""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cjm_desktop.model.document import FORMAT, VERSION, Attachment, Document, Persona, Source
from cjm_desktop.model.errors import TooLarge
from cjm_desktop.model.invariants import check_document
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.limits import LARGEST_FILE, MOST_MAPS
from cjm_desktop.model.pictures import check_picture
from cjm_desktop.storage.decoded import NO_LETTER, decoded, unwrapped
from cjm_desktop.storage.found_map import Ledger, MapParts, items, made_map, shape, with_loose_words
from cjm_desktop.storage.found_record import Made, all_words, made, plain, with_note
from cjm_desktop.storage.overlooked import is_remnant, overlooked, without_pictures
from cjm_desktop.storage.shapes import LIST_NAMES, LISTS_OF_DOCUMENT, LISTS_OF_MAP
from cjm_desktop.storage.tolerant import Found, Reading, read_damaged
from cjm_desktop.storage.torn_text import whole_letters
from cjm_desktop.storage.writer import dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_OF_DOCUMENT = LIST_NAMES | {"format", "version"}


class Salvage(Struct, frozen=True, eq=False):
    """A map made of a damaged file, and what is to be told of it.

    `lost` counts by list name ("cards", "pictures") what could not be read at all, `torn` records of which
    parts are missing or went into their notes, `homeless` cards whose lane or stage was made anew, `loose`
    the texts that belong nowhere, `too_large` whole pictures that no document may hold, `unread` signs that
    are no letters in any encoding. With `is_cut` the end of the file is missing.
    """

    document: Document
    lost: Mapping[str, int]
    torn: int = 0
    homeless: int = 0
    loose: int = 0
    is_cut: bool = False
    too_large: int = 0
    unread: int = 0

    @property
    def cards(self) -> int:
        """How many cards were read."""
        return sum(len(journey.cards) for journey in self.document.maps)


def salvage(data: bytes) -> Salvage | None:
    """Return what can be read of the bytes of a damaged file, None where there is nothing of a map."""
    if len(data) > LARGEST_FILE or not data.strip(b"\0 \r\n\t"):
        return None
    text = unwrapped(decoded(data))
    reading = read_damaged(text)
    if any(map(_is_newer, reading.roots)):
        return None
    if not any(map(_is_of_a_map, reading.roots)) and not is_remnant(text):
        return None
    builder = _Builder()
    document = builder.build(reading, text)
    ledger = builder.ledger
    if not _holds_anything(document):
        return None
    return Salvage(
        document,
        +ledger.lost,
        ledger.torn,
        ledger.homeless,
        ledger.loose,
        reading.is_cut,
        builder.too_large,
        max(0, without_pictures(text).count(NO_LETTER) - data.count(NO_LETTER.encode())),
    )


class _Builder:
    """Makes one document of all that was found."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.too_large = 0
        self._heads: list[Any] = []
        self._people: dict[str, list[Any]] = {name: [] for name in LISTS_OF_DOCUMENT if name != "maps"}
        self._maps: list[MapParts] = []
        self._pictures: dict[str, Attachment] = {}
        self._words: list[str] = []

    def build(self, reading: Reading, text: str) -> Document:
        """Return the document made of what was read of a text; what it lacks is in the ledger."""
        self._take_all(reading)
        head = self._heads[0] if self._heads else Document()
        maps = [made_map(parts, self.ledger, head.language) for parts in self._maps[:MOST_MAPS]]
        for parts in self._maps[MOST_MAPS:]:
            self._words += [word for found in parts.everything() for word in all_words(found)]
            self.ledger.lost["maps"] += 1
        document = head.replaced(
            **{name: tuple(records) for name, records in self._people.items()},
            maps=tuple(maps),
            attachments=self._pictures,
        )
        words = [*self._words, *self.ledger.words]
        words += overlooked(text, _without_pictures(document), words)
        if words:
            last = with_loose_words(maps[-1] if maps else None, words, self.ledger, head.language)
            document = document.replaced(maps=(*maps[:-1], last))
        check_document(document)
        return document

    def _take_all(self, reading: Reading) -> None:
        seen: list[Any] = []
        self._words += all_words(Found([], loose=reading.loose))
        for root in reading.roots:
            content = plain(root)
            if content not in seen:
                seen.append(content)
                self._take_root(root)

    def _take_root(self, root: Found) -> None:
        names = {name for name, _ in root.pairs}
        if not names & (LIST_NAMES | {"format"}) or (shape("", root) == "cards" and "maps" not in names):
            self._take_stray("", root)
            return
        head = made(Document, root, _NOT_OF_DOCUMENT)
        self._words += head.words
        if self._heads:
            self._words += _other_words(head.record, self._heads[0])
        else:
            self._heads.append(head.record)
        for name, record in (("personas", Persona), ("sources", Source)):
            for value in root.all(name):
                self._take_people(name, record, value)
        self._take_maps(root)
        for value in root.all("attachments"):
            self._take_pictures(value)
        for name, found in head.strays:
            self._take_stray(name, found)

    def _take_people(self, name: str, kind: Any, value: Any) -> None:
        for found in items(value, name, self.ledger):
            if _is_map(found):
                self._take_map(found)
                continue
            one = made(kind, found)
            self._take_person(name, one)
            # Where a bracket is missing, stages, lanes and cards may stand in that of a person.
            for below, stray in one.strays:
                self._take_stray(below, stray)

    def _take_person(self, name: str, one: Made) -> None:
        if not one.has - {"id"}:
            self.ledger.lost[name] += 1
            self._words += one.words
            return
        record = self.ledger.with_own_id(one)
        if record is None:
            return
        record, words = with_note(record, one.words)
        self._words += words
        self.ledger.torn += one.is_damaged
        self._people[name].append(record)

    def _take_maps(self, root: Found) -> None:
        for value in root.all("maps"):
            for found in items(value, "maps", self.ledger):
                if shape("", found) == "cards":
                    self._extra().add("cards", found)
                elif _is_persona(found):
                    self._take_people("personas", Persona, found)
                else:
                    self._take_map(found)
        for name in LISTS_OF_MAP:
            for value in root.all(name):
                for found in items(value, name, self.ledger):
                    self._extra(found).add(name, found)

    def _take_map(self, found: Found) -> None:
        if not self._has_map(found):
            self._maps.append(MapParts(found))

    def _has_map(self, found: Found) -> bool:
        return any(plain(found) == plain(parts.found) for parts in self._maps)

    def _take_stray(self, name: str, found: Found) -> None:
        place = shape(name, found)
        if place is not None:
            self._extra(found).add(place, found)
        elif _is_map(found):
            self._take_map(found)
        else:
            # What stood behind the end of a file once more is nothing new.
            self._words += [] if self._has_map(found) else all_words(found)

    def _extra(self, found: Found | None = None) -> MapParts:
        """Return the map that an object belongs to which stands in none: that of its stage, else the last."""
        stage = None if found is None else found.get("stage")
        if not self._maps:
            self._maps.append(MapParts(Found([])))
        return next((parts for parts in self._maps if stage and parts.has_stage(stage)), self._maps[-1])

    def _take_pictures(self, value: Any) -> None:
        for found in () if isinstance(value, Found) else items(value, "attachments", self.ledger):
            self._take_stray("", found)
        if not isinstance(value, Found):
            return
        for key, inner in value.pairs:
            if isinstance(inner, Found):
                self._take_picture(whole_letters(key), inner)
            else:
                self.ledger.lost["attachments"] += 1
                self._words += all_words(Found([(key, inner)]))
        for found in items(value.loose, "attachments", self.ledger):
            self._take_stray("", found)

    def _take_picture(self, key: str, found: Found) -> None:
        one = made(Attachment, found)
        is_whole = {"media_type", "data"} <= one.has and _is_whole(one.record)
        if is_whole and not _is_too_large(one.record):
            self._pictures.setdefault(key, one.record)
            self._words += one.words
        else:
            self.too_large += is_whole
            self.ledger.lost["attachments"] += not is_whole and key not in self._pictures
            rest = [pair for pair in found.pairs if pair[0] not in ("media_type", "data")]
            self._words += all_words(Found([pair for pair in rest if not isinstance(pair[1], Found)]))
        # Where a bracket is missing, other records may stand in that of the picture.
        for name, stray in one.strays:
            self._take_stray(name, stray)


def _without_pictures(document: Document) -> str:
    """Return a document as it is saved, without the bytes of its pictures."""
    emptied = {key: one.changed(data="") for key, one in document.attachments.items()}
    return dumps(document.replaced(attachments=emptied)).decode()


def _is_whole(picture: Attachment) -> bool:
    """Whether the data of a picture is whole."""
    try:
        binascii.a2b_base64(picture.data.encode(), strict_mode=True)
    except ValueError:
        return False
    return True


def _is_too_large(picture: Attachment) -> bool:
    try:
        check_picture("", picture)
    except TooLarge:
        return True
    return False


def _is_map(found: Found) -> bool:
    """Whether an object holds lists of a map and is not a whole document, wherever it stands."""
    names = {name for name, value in found.pairs if isinstance(value, list)}
    return bool(names & {"stages", "lanes", "cards"}) and shape("", found) is None


def _is_persona(found: Found) -> bool:
    names = {name for name, _ in found.pairs}
    return "name" in names and not names & {"title", *LIST_NAMES}


def _is_of_a_map(root: Found) -> bool:
    """Whether an object is from a map file: it says so, or holds a lane, or a card in a stage."""
    if root.get("format") == FORMAT:
        return True
    waiting: list[Any] = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, Found):
            kind = one.get("kind")
            if isinstance(one.get("lane"), str) and isinstance(one.get("text"), str):
                return True
            if all(isinstance(one.get(name), str) for name in ("id", "stage", "lane")):
                return True
            if isinstance(kind, str) and kind in LANE_KINDS and isinstance(one.get("id"), str):
                return True
            waiting.extend([value for _, value in one.pairs] + one.loose)
    return False


def _is_newer(root: Found) -> bool:
    version = root.get("version")
    return root.get("format") == FORMAT and type(version) is int and version > VERSION


def _other_words(head: Document, first: Document) -> list[str]:
    """Return the texts of a second beginning of a file that the first has not."""
    names = ("title", "client", "author", "edition")
    said = ((getattr(head, name), getattr(first, name)) for name in names)
    return [text for text, known in said if text and text != known]


def _holds_anything(document: Document) -> bool:
    has_content = any(one.stages or one.lanes or one.title or len(one.cards) for one in document.maps)
    return bool(
        has_content or document.personas or document.sources or document.attachments or document.title
    )
