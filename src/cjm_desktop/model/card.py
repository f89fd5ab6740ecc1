"""The card: one thought in one cell, with the fields of every lane kind."""

from typing import Annotated, Literal

from msgspec import Meta

from cjm_desktop.model.ids import Id
from cjm_desktop.model.record import Record
from cjm_desktop.model.text import Text

Level = Annotated[int, Meta(ge=-2, le=2)]
"""An emotion level, -2 (very bad) to +2 (very glad)."""
HIGHEST_SCORE = 5
Score = Annotated[int, Meta(ge=1, le=HIGHEST_SCORE)]
"""A whole number 1..5."""
Weight = Annotated[int, Meta(ge=1, le=3)]
"""The weight of a barrier, 1..3."""
Evidence = Literal["fact", "hypothesis"]
Figure = int | float | Text
"""A KPI value: a number, or words where there is no number yet."""


class Card(Record):
    """A card; a field that its lane kind does not use is kept all the same when it moves.

    So is a `span` of more stages than follow: it is drawn to the last stage, and in full where it has room.
    """

    id: Id
    stage: Id
    lane: Id
    text: Text = ""

    channel: str | None = None
    level: Level | None = None
    weight: Weight = 1
    value: Score | None = None
    urgent: bool = False
    owner: Text = ""
    due: str | None = None
    status: str | None = None
    effect: Score | None = None
    effort: Score | None = None
    horizon: Literal["near", "far"] | None = None
    unit: Text = ""
    current: Figure | None = None
    target: Figure | None = None
    motive: Literal["rational", "emotional"] | None = None
    attribution: Text = ""
    picture: str | None = None

    moment_of_truth: bool = False
    color: str | None = None
    span: Annotated[int, Meta(ge=1, le=1000)] = 1
    personas: tuple[Id, ...] = ()
    evidence: Evidence | None = None
    sources: tuple[Id, ...] = ()
    tags: tuple[Text, ...] = ()
    note: Text = ""
