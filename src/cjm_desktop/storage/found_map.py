"""A map made of what was found of its stages, lanes and cards."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, Any

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import FREE_LANE, LANE_KINDS
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_CARDS, MOST_LANES, MOST_STAGES
from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.storage.found_record import Made, all_words, made, with_note
from cjm_desktop.storage.shapes import LISTS_OF_MAP
from cjm_desktop.storage.tolerant import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_LANE = Phrase("Lane not found", "Дорожка не найдена")
_NO_STAGE = Phrase("Stage not found", "Этап не найден")
_LOOSE = Phrase("Found in the file", "Найдено в файле")
_FULL = 600
"""Characters after which loose texts go on in another card."""
_OF_PLACE = frozenset({"id", "stage", "lane"})


class Ledger:
    """What holds for the whole document: the ids that are taken, the texts without a place, the counts."""

    def __init__(self) -> None:
        self.lost: Counter[str] = Counter()
        self.torn = self.homeless = self.loose = self.cards = 0
        self.words: list[str] = []
        self._records: dict[str, Any] = {}

    def with_own_id(self, one: Made) -> Any:
        """Return a record under an id of its own; None for one that is there already, the very same."""
        record = one.record
        if "id" not in one.has or record.id in self._records:
            if self._records.get(record.id) == record:
                return None
            record = record.changed(id=fresh_id())
        return self.take(record)

    def take(self, record: Any) -> Any:
        """Remember a record whose id no other has."""
        self._records[record.id] = record
        return record

    def knows(self, identifier: str) -> bool:
        """Whether a record has this id."""
        return identifier in self._records


class MapParts:
    """What was found of one map, and what was found elsewhere and belongs to it."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.extra: list[tuple[str, Found]] = []

    def add(self, name: str, found: Found) -> None:
        """Add an object to one of the map's lists."""
        self.extra.append((name, found))

    def has_stage(self, identifier: str) -> bool:
        """Whether a stage of this id was found in it."""
        stages = [stage for value in self.found.all("stages") if isinstance(value, list) for stage in value]
        return any(isinstance(stage, Found) and stage.get("id") == identifier for stage in stages)

    def everything(self) -> Iterator[Found]:
        """Yield all that was found of it."""
        yield self.found
        yield from (found for _, found in self.extra)


def items(value: Any, name: str, ledger: Ledger) -> Iterator[Found]:
    """Yield the objects in a list; anything else there counts as lost, and its words are kept."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, Found):
            yield one
        else:
            ledger.lost[name] += 1
            ledger.words += all_words(Found([("", one)]))


def shape(name: str, found: Found) -> str | None:
    """Return the list of a map that an object belongs to by its fields, None where they do not tell."""
    has = {field for field, _ in found.pairs}
    if has & {"stage", "lane"} and not has & LISTS_OF_MAP.keys():
        return "cards"
    if name in LISTS_OF_MAP:
        return name
    kind = found.get("kind")
    if isinstance(kind, str) and kind in LANE_KINDS:
        return "lanes"
    if {"from", "to"} <= has:
        return "links"
    if has & {"task", "metrics", "critical"}:
        return "stages"
    return "cards" if "text" in has else None


def made_map(parts: MapParts, ledger: Ledger, language: str) -> Map:
    """Return the map that can be made of what was found."""
    return _MapBuilder(ledger, language).build(parts)


class _MapBuilder:
    """Makes one map; what refers to a stage or lane that is not there gets one in its place."""

    def __init__(self, ledger: Ledger, language: str) -> None:
        self._ledger = ledger
        self._language = language
        self._made: dict[str, list[Any]] = {name: [] for name in LISTS_OF_MAP}
        self._renamed: dict[str, str] = {}
        """Ids that another map has already, with those given in their place."""
        self._own: set[str] = set()
        self._places: dict[str, set[str]] = {"stages": set(), "lanes": set()}
        self._anew: dict[str, str] = {}
        """Ids of stages and lanes that were not found, with those of what was made in their place."""

    def build(self, parts: MapParts) -> Map:
        head = made(Map, parts.found, frozenset(LISTS_OF_MAP))
        record = self._ledger.with_own_id(head) or head.record.changed(id=fresh_id())
        self._ledger.words += head.words
        self._ledger.torn += head.is_damaged
        queue = deque(parts.extra)
        for name in LISTS_OF_MAP:
            for value in parts.found.all(name):
                queue.extend((name, found) for found in items(value, name, self._ledger))
        queue.extend((shape(name, found) or "", found) for name, found in head.strays)
        # Stages and lanes first, so that what names them finds them.
        for name, found in sorted(queue, key=lambda one: one[0] not in ("stages", "lanes")):
            self._take(name, found)
        cards = [self._placed(one) for one in self._made["cards"]]
        stages, lanes = self._made["stages"], self._made["lanes"]
        whole: Map = record.replaced(
            stages=tuple(stages),
            lanes=tuple(lanes),
            phases=tuple(self._phase(one) for one in self._made["phases"]),
            links=tuple(filter(None, map(self._link, self._made["links"]))),
            cards=Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes]),
        )
        return whole

    def _take(self, name: str, found: Found) -> None:
        waiting = [(name, found)]
        while waiting:
            name, found = waiting.pop()
            if name not in LISTS_OF_MAP or self._is_full(name):
                self._ledger.lost[name or "other"] += bool(name)
                self._ledger.words += all_words(found)
                continue
            one = made(LISTS_OF_MAP[name], found)
            waiting += [(shape(below, stray) or "", stray) for below, stray in one.strays]
            if one.is_damaged and not one.words and not one.has - _OF_PLACE:
                self._ledger.lost[name] += 1
            else:
                self._keep(name, one)

    def _is_full(self, name: str) -> bool:
        most = {"stages": MOST_STAGES, "lanes": MOST_LANES}.get(name)
        if name == "cards":
            return self._ledger.cards >= MOST_CARDS
        return most is not None and len(self._made[name]) >= most

    def _keep(self, name: str, one: Made) -> None:
        old = one.record.id
        record = self._ledger.with_own_id(one)
        if record is None:
            return
        if record.id != old and old not in self._own:
            self._renamed[old] = record.id
        self._own.add(record.id)
        self._ledger.torn += one.is_damaged
        self._ledger.cards += name == "cards"
        record, words = with_note(record, one.words)
        self._ledger.words += words
        if name in self._places:
            self._places[name].add(record.id)
        self._made[name].append((record, one.has) if name in ("cards", "links") else record)

    def _placed(self, one: tuple[Card, frozenset[str]]) -> Card:
        """Return a card in a stage and a lane that are there."""
        card, has = one
        stage = self._there("stages", card.stage if "stage" in has else "")
        lane = self._there("lanes", card.lane if "lane" in has else "")
        self._ledger.homeless += stage in self._anew.values() or lane in self._anew.values()
        return card if (stage, lane) == (card.stage, card.lane) else card.changed(stage=stage, lane=lane)

    def _there(self, name: str, identifier: str) -> str:
        identifier = self._renamed.get(identifier, identifier)
        records = self._made[name]
        if identifier in self._places[name]:
            return identifier
        if (name + identifier) not in self._anew:
            if self._is_full(name):
                return str(records[-1].id)
            own = fresh_id() if not identifier or self._ledger.knows(identifier) else identifier
            records.append(self._ledger.take(self._made_anew(name, own)))
            self._places[name].add(own)
            self._anew[name + identifier] = own
        return self._anew[name + identifier]

    def _made_anew(self, name: str, identifier: str) -> Stage | Lane:
        if name == "stages":
            return Stage(id=identifier, title=_NO_STAGE.in_language(self._language))
        return Lane(id=identifier, kind=FREE_LANE, title=_NO_LANE.in_language(self._language))

    def _phase(self, phase: Any) -> Any:
        stages = {stage.id for stage in self._made["stages"]}
        named = tuple(self._renamed.get(one, one) for one in phase.stages)
        return phase.changed(stages=tuple(one for one in named if one in stages))

    def _link(self, one: tuple[Any, frozenset[str]]) -> Any:
        link, has = one
        stages = {stage.id for stage in self._made["stages"]}
        ends = [self._renamed.get(end, end) for end in (link.origin, link.target)]
        if {"from", "to"} <= has and stages.issuperset(ends):
            return link.changed(origin=ends[0], target=ends[1])
        self._ledger.lost["links"] += 1
        self._ledger.words += [link.text] if link.text else []
        return None


def with_loose_words(journey: Map | None, words: list[str], ledger: Ledger, language: str) -> Map:
    """Return a map with texts that belong nowhere, in a lane of their own below all others."""
    title = _LOOSE.in_language(language)
    journey = journey or Map(id=fresh_id())
    stages = journey.stages or (Stage(id=fresh_id(), title=title),)
    lanes = journey.lanes
    if len(lanes) < MOST_LANES:
        lanes = (*lanes, Lane(id=fresh_id(), kind=FREE_LANE, title=title))
    cards = [
        Card(id=fresh_id(), stage=stages[0].id, lane=lanes[-1].id, text=text)
        for text in _packed(words)[: max(0, MOST_CARDS - ledger.cards)]
    ]
    ledger.loose = len(words)
    grid = Grid.of([*journey.cards, *cards], [stage.id for stage in stages], [one.id for one in lanes])
    return journey.replaced(stages=stages, lanes=lanes, cards=grid)


def _packed(words: list[str]) -> list[str]:
    """Return texts put together where they are short, and divided where one is too long for a card."""
    packed: list[str] = []
    for word in words:
        for start in range(0, len(word), LONGEST_TEXT):
            piece = word[start : start + LONGEST_TEXT]
            if packed and len(packed[-1]) + len(piece) < _FULL:
                packed[-1] += f"\n{piece}"
            else:
                packed.append(piece)
    return packed
