"""What a document holds: personas, sources, maps with stages, lanes and cards (FORMAT, version 1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, Field, PlainSerializer

from cjm_desktop.model.errors import NotFound, Nouns
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.ids import Id
from cjm_desktop.model.limits import MOST_LANES, MOST_MAPS, MOST_STAGES
from cjm_desktop.model.record import Record
from cjm_desktop.model.text import Text

FORMAT: Final = "cjm"
VERSION: Final = 1


def _plain_number(number: float) -> int | float:
    """A whole number is written without a point."""
    return int(number) if number.is_integer() and abs(number) < LARGEST_EXACT else number


LARGEST_EXACT = 2**53
"""The whole numbers up to here are exact in JSON's floating point."""
_Number = Annotated[float, PlainSerializer(_plain_number)]
Millimetres = Annotated[_Number, Field(gt=0, le=5000)]
Share = Annotated[_Number, Field(ge=0, le=1)]
"""A share 0..1."""
Amount = Annotated[_Number, Field(ge=0)]
MapKind = Literal["as_is", "to_be"]
ScoreMeaning = Literal["satisfaction", "importance", "criticality"]
BuyerRole = Literal["economic", "technical", "end_user"]


class Persona(Record):
    """Somebody whose journey is drawn; in B2B with a buyer role."""

    id: Id
    name: Text
    role: BuyerRole | None = None
    description: Text = ""
    goals: tuple[Text, ...] = ()
    priorities: tuple[Text, ...] = ()
    color: str | None = None
    portrait: str | None = None


class Source(Record):
    """Where evidence comes from."""

    id: Id
    kind: Literal["interview", "survey", "analytics", "support_log", "observation"]
    title: Text
    date: str | None = None
    note: Text = ""


class Metrics(Record):
    """Figures of a stage: customers entering, conversion to the next stage, value of one who passes."""

    entering: Amount | None = None
    conversion: Share | None = None
    value: Amount | None = None


class Stage(Record):
    """A column of the map; `width` in mm, `critical` overrules the computed critical point."""

    id: Id
    title: Text = ""
    task: Text = ""
    width: Millimetres | None = None
    metrics: Metrics | None = None
    critical: bool | None = None
    note: Text = ""


class Lane(Record):
    """A row of the map; without a title it is named after its kind; `height` in mm is a least height."""

    id: Id
    kind: str
    title: Text | None = None
    color: str | None = None
    meaning: ScoreMeaning | None = None
    height: Millimetres | None = None
    hidden: bool = False
    collapsed: bool = False
    note: Text = ""


class Phase(Record):
    """A second header level over neighbouring stages."""

    id: Id
    title: Text = ""
    stages: tuple[Id, ...] = ()


class Link(Record):
    """A loop or branch from one stage to another."""

    id: Id
    origin: Annotated[Id, Field(alias="from")]
    target: Annotated[Id, Field(alias="to")]
    kind: Literal["loop", "branch"] = "loop"
    text: Text = ""


def _no_cards(fields: dict[str, Any]) -> Grid:
    """Return the grid of a map without cards: as many rows and columns as it has lanes and stages."""
    return Grid.empty(len(fields.get("lanes", ())), len(fields.get("stages", ())))


class Map(Record):
    """One journey: stages as columns, lanes as rows, cards in the cells.

    `lane_width` is the width of the column of lane names in mm.
    """

    id: Id
    title: Text = ""
    kind: MapKind = "as_is"
    cyclic: bool = False
    scenario: Text = ""
    personas: tuple[Id, ...] = ()
    lane_width: Millimetres | None = None
    phases: tuple[Phase, ...] = ()
    stages: Annotated[tuple[Stage, ...], Field(max_length=MOST_STAGES)] = ()
    lanes: Annotated[tuple[Lane, ...], Field(max_length=MOST_LANES)] = ()
    cards: Grid = Field(default_factory=_no_cards)
    links: tuple[Link, ...] = ()


class Attachment(Record):
    """A picture inside the file; `data` is base64."""

    media_type: str
    data: str


Attachments = Annotated[
    Mapping[str, Attachment],
    AfterValidator(MappingProxyType),
    PlainSerializer(dict, return_type=dict[str, Attachment]),
]


class Document(Record):
    """One .cjm file."""

    format: Literal["cjm"] = FORMAT
    version: Literal[1] = VERSION
    title: Text = ""
    client: Text = ""
    author: Text = ""
    language: str = "ru"
    currency: str = ""
    date: str | None = None
    edition: Text = ""
    personas: tuple[Persona, ...] = ()
    sources: tuple[Source, ...] = ()
    maps: Annotated[tuple[Map, ...], Field(max_length=MOST_MAPS)] = ()
    attachments: Attachments = Field(default_factory=lambda: MappingProxyType({}))

    def map(self, identifier: str) -> Map:
        """Return the map with this id; raises NotFound."""
        for candidate in self.maps:
            if candidate.id == identifier:
                return candidate
        raise NotFound(Nouns.MAP, identifier)

    def with_map(self, changed: Map) -> Document:
        """Return the document with the map of the same id replaced."""
        return self.replaced(maps=tuple(changed if m.id == changed.id else m for m in self.maps))

    def persona(self, identifier: str) -> Persona | None:
        """Return the persona with this id, or None for a reference that leads nowhere."""
        return next((persona for persona in self.personas if persona.id == identifier), None)
