"""A hand that edits by chance: what it takes hold of, and what it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import Selection, at_cell, at_lane, at_link, at_phase, at_stage
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.kinds import LANE_KINDS
from torture.samples import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Attachment, Document, Map

TEXTS = (
    *("", " ", "Да", "Ищет в поиске — и не находит", "e-mail\nтелефон", "long " * 20, "\x00й", "й", "<b>&"),
    *("Тревога (-2)", "4", "\u202eabc", "=1+1", "😀👩‍👩‍👧", "a" * 300),
)
TAGS = ((), ("price", "цена"), ("",))
FIELDS: dict[str, dict[str, tuple[Any, ...]]] = {
    "card": {
        "text": TEXTS,
        "channel": (None, "search", "chat"),
        "level": (None, -2, -1, 0, 2, 3),
        "weight": (1, 2, 3, 4),
        "value": (None, 1, 5, 6),
        "urgent": (True, False),
        "owner": TEXTS,
        "due": (None, "2026-06-01", "soon"),
        "status": (None, "done"),
        "effect": (None, 1, 5),
        "effort": (None, 2),
        "horizon": (None, "near", "far"),
        "unit": ("", "%"),
        "current": (None, 4, 12.5, "no figure", 10**30),
        "target": (None, -1.5, "more"),
        "motive": (None, "rational", "emotional"),
        "attribution": TEXTS,
        "moment_of_truth": (True, False),
        "color": (None, "amber", "#12ab34"),
        "span": (1, 2, 5, 1000),
        "evidence": (None, "fact", "hypothesis"),
        "tags": TAGS,
        "note": TEXTS,
    },
    "stage": {
        "title": TEXTS,
        "task": TEXTS,
        "width": (None, 12, 90.5, 6000),
        "critical": (None, True, False),
        "note": TEXTS,
    },
    "lane": {
        "title": (None, *TEXTS),
        "color": (None, "red"),
        "meaning": (None, "importance"),
        "height": (None, 5, 44.5, 0),
        "hidden": (True, False, False),
        "collapsed": (True, False, False),
        "note": TEXTS,
    },
    "map": {
        "title": TEXTS,
        "kind": ("as_is", "to_be"),
        "cyclic": (True, False),
        "scenario": TEXTS,
        "lane_width": (None, 40, 5001),
    },
    "document": {
        "title": TEXTS,
        "client": TEXTS,
        "author": TEXTS,
        "language": ("ru", "en"),
        "currency": ("", "RUB"),
        "date": (None, "2026-03-20"),
        "edition": TEXTS,
    },
    "persona": {
        "name": TEXTS,
        "role": (None, "economic"),
        "description": TEXTS,
        "goals": ((), ("Успеть", "")),
        "priorities": ((), ("price",)),
        "color": (None, "teal"),
    },
    "source": {
        "kind": ("interview", "survey", "none"),
        "title": TEXTS,
        "date": (None, "2026-01-01"),
        "note": TEXTS,
    },
    "link": {"kind": ("loop", "branch"), "text": TEXTS},
    "figures": {"entering": (None, 0, 1000, -1), "conversion": (None, 0.35, 2), "value": (None, 4200)},
}
KINDS = (*LANE_KINDS, "of a newer program")
_RARELY = 0.05


class Hand:
    """Edits one session; everything it does comes from `chance`."""

    def __init__(self, session: Session, chance: Random) -> None:
        self.session, self.chance = session, chance
        self.made = self.refused = 0

    @property
    def document(self) -> Document:
        """The document as last committed."""
        return self.session.base

    @property
    def journey(self) -> Map:
        """The shown map as last committed."""
        return self.session.base_journey

    def new(self) -> str:
        """Return an id that nothing has; rarely one that something has."""
        if self.chance.random() < _RARELY:
            return self.card()
        return self.fresh()

    def fresh(self) -> str:
        """Return an id that nothing has."""
        self.made += 1
        return f"new{self.made}"

    def some(self, group: str, *, of_document: bool = False) -> str:
        """Return the id of one of a group of records, rarely of nothing."""
        records = list(getattr(self.document if of_document else self.journey, group))
        if not records or self.chance.random() < _RARELY:
            return "gone"
        return str(self.chance.choice(records).id)

    def card(self) -> str:
        """Return the id of a card."""
        return self.some("cards")

    def stage(self) -> str:
        """Return the id of a stage."""
        return self.some("stages")

    def lane(self) -> str:
        """Return the id of a lane."""
        return self.some("lanes")

    def phase(self) -> str:
        """Return the id of a phase."""
        return self.some("phases")

    def link(self) -> str:
        """Return the id of a link."""
        return self.some("links")

    def map(self) -> str:
        """Return the id of a map."""
        return self.some("maps", of_document=True)

    def persona(self) -> str:
        """Return the id of a persona."""
        return self.some("personas", of_document=True)

    def source(self) -> str:
        """Return the id of a source."""
        return self.some("sources", of_document=True)

    def cards(self) -> list[str]:
        """Return ids of one to four cards."""
        known = [card.id for card in self.journey.cards]
        return self._several(known) or ["gone"]

    def stages(self) -> list[str]:
        """Return ids of one to three stages."""
        return [self.stage() for _ in range(self.chance.randint(1, 3))]

    def kind(self) -> str:
        """Return a kind of lane."""
        return self.chance.choice(KINDS)

    def text(self) -> str:
        """Return something to write."""
        return self.chance.choice(TEXTS)

    def coin(self) -> bool:
        """Return yes or no."""
        return self.chance.random() < 0.5

    def index(self) -> int:
        """Return a place in a list, sometimes outside."""
        return self.chance.randint(-1, 6)

    def place(self) -> int:
        """Return a place in a list, sometimes beyond its end."""
        return self.chance.randint(0, 6)

    def step(self) -> int:
        """Return one place to and fro."""
        return self.chance.choice((-1, 1))

    def level(self) -> int | None:
        """Return an emotion level, sometimes none that there is."""
        return self.chance.choice((None, -3, -2, -1, 0, 1, 2))

    def score(self) -> int | None:
        """Return a score, sometimes none that there is."""
        return self.chance.choice((None, 0, 1, 3, 5, 6))

    def picture(self) -> Attachment | None:
        """Return a picture or none."""
        return self.chance.choice((None, *PICTURES))

    def fields(self, kind: str) -> dict[str, Any]:
        """Return some fields of a kind of record, with values that may not be possible."""
        known = FIELDS[kind]
        return {name: self.chance.choice(known[name]) for name in self._several(list(known))}

    def somewhere(self) -> Selection:
        """Return a selection of a cell, perhaps with cards, of a header, or of nothing."""
        stage, lane = self.stage(), self.lane()
        chosen = [at_cell(stage, lane), at_cell(stage, lane, *self.cards())]
        chosen += [at_stage(stage), at_lane(lane), *map(at_phase, self.journey.phases)]
        chosen += map(at_link, self.journey.links)
        return self.chance.choice((*chosen, Selection()))

    def apply(self, verb: Callable[..., Map], *args: Any, **kwargs: Any) -> None:
        """Edit the shown map; a refusal is counted."""
        self._try(lambda: self.session.apply(Label.CHANGE_CARDS, verb, *args, **kwargs))

    def apply_to_document(self, verb: Callable[..., Document], *args: Any, **kwargs: Any) -> None:
        """Edit the document; a refusal is counted."""
        self._try(lambda: self.session.apply_to_document(Label.CHANGE_DOCUMENT, verb, *args, **kwargs))

    def _several(self, known: list[str]) -> list[str]:
        return self.chance.sample(known, min(len(known), self.chance.randint(1, 4)))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except EditError:
            self.refused += 1
