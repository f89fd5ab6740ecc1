"""What a document holds: personas, sources, maps with stages, lanes and cards (FORMAT, version 1)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self

from msgspec import Meta, field
from msgspec.structs import force_setattr

from cjm_desktop.model.errors import NotFound, Nouns
from cjm_desktop.model.grid import NO_CARDS, Cards, Grid
from cjm_desktop.model.ids import Id
from cjm_desktop.model.limits import MOST_LANES, MOST_MAPS, MOST_STAGES
from cjm_desktop.model.record import Record
from cjm_desktop.model.text import Text

FORMAT: Final = "cjm"
VERSION: Final = 1


Millimetres = Annotated[float, Meta(gt=0, le=5000)]
Share = Annotated[float, Meta(ge=0, le=1)]
"""A share 0..1."""
Amount = Annotated[float, Meta(ge=0)]
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
    origin: Id = field(name="from")
    target: Id = field(name="to")
    kind: Literal["loop", "branch"] = "loop"
    text: Text = ""


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
    stages: Annotated[tuple[Stage, ...], Meta(max_length=MOST_STAGES)] = ()
    lanes: Annotated[tuple[Lane, ...], Meta(max_length=MOST_LANES)] = ()
    cards: Cards = NO_CARDS
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Sort a list of cards, as a file has it, into cells; raises NoSuchPlace."""
        if self.cards is NO_CARDS:
            force_setattr(self, "cards", Grid.empty(len(self.lanes), len(self.stages)))
        elif not isinstance(self.cards, Grid):
            stages, lanes = [stage.id for stage in self.stages], [lane.id for lane in self.lanes]
            force_setattr(self, "cards", Grid.of(self.cards, stages, lanes))


class Attachment(Record):
    """A picture inside the file; `data` is base64."""

    media_type: str
    data: str


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
    maps: Annotated[tuple[Map, ...], Meta(max_length=MOST_MAPS)] = ()
    attachments: Mapping[str, Attachment] = MappingProxyType({})

    def __post_init__(self) -> None:
        """Keep the pictures from being changed in place."""
        if isinstance(self.attachments, dict):
            force_setattr(self, "attachments", MappingProxyType(self.attachments))

    def map(self, identifier: str) -> Map:
        """Return the map with this id; raises NotFound."""
        for candidate in self.maps:
            if candidate.id == identifier:
                return candidate
        raise NotFound(Nouns.MAP, identifier)

    def with_map(self, changed: Map) -> Self:
        """Return the document with the map of the same id replaced."""
        return self.replaced(maps=tuple(changed if m.id == changed.id else m for m in self.maps))

    def persona(self, identifier: str) -> Persona | None:
        """Return the persona with this id, or None for a reference that leads nowhere."""
        return next((persona for persona in self.personas if persona.id == identifier), None)
