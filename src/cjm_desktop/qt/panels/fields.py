"""The fields of the inspector as data: what each is called, how it is edited, what it may be."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cjm_desktop.model.kinds import Drawing, lane_kind, spans_stages
from cjm_desktop.qt.panels.choices import (
    CARD_COLOR,
    CHANNEL,
    CRITICAL,
    EVIDENCE,
    HORIZON,
    LANE_COLOR,
    LANGUAGE,
    LEVEL,
    LINK_KIND,
    MAP_KIND,
    MEANING,
    MOTIVE,
    ONE_TO_FIVE,
    ONE_TO_THREE,
    SCORE,
    STATUS,
)
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjm_desktop.model.document import Lane

Choices = tuple[tuple[Any, str], ...]
"""Values, each with what it is called in the language of the window."""


class Editor(StrEnum):
    """How a field is edited."""

    LINE = "line"
    TEXT = "text"
    SEGMENTS = "segments"
    CHOICE = "choice"
    FLAG = "flag"
    AMOUNT = "amount"
    WHOLE = "whole"
    PERCENT = "percent"
    FIGURE = "figure"
    DATE = "date"
    TAGS = "tags"
    LINES = "lines"
    PERSONAS = "personas"
    SOURCES = "sources"
    PICTURE = "picture"


class Field(Struct, frozen=True):
    """One field: the name of what it changes in its record, its English label, its editor.

    `choices` are asked for when the editor is made; `unit` stands after a number; two `half` fields in a
    row stand side by side; `lines` is the height of a text.
    """

    key: str
    label: str
    editor: Editor
    choices: Callable[[], Choices] | None = None
    unit: str = ""
    half: bool = False
    lines: int = 3
    empty: Any = None
    """What stands in the record when the field is empty."""


_CAPTION = Field("text", QT_TRANSLATE_NOOP("Inspector", "Caption"), Editor.TEXT, empty="", lines=2)
_NAME = Field("text", QT_TRANSLATE_NOOP("Inspector", "Name"), Editor.TEXT, empty="", lines=2)
_TEXT = Field("text", QT_TRANSLATE_NOOP("Inspector", "Text"), Editor.TEXT, empty="", lines=2)
_MOMENT_OF_TRUTH = Field("moment_of_truth", QT_TRANSLATE_NOOP("Inspector", "Moment of truth"), Editor.FLAG)
_PICTURE = "picture"
_MM = QT_TRANSLATE_NOOP("Inspector", "mm")

KIND_FIELDS = MappingProxyType(
    {
        field.key: field
        for field in (
            Field("channel", QT_TRANSLATE_NOOP("Inspector", "Channel icon"), Editor.CHOICE, CHANNEL),
            Field("level", QT_TRANSLATE_NOOP("Inspector", "Emotion"), Editor.CHOICE, LEVEL),
            Field("weight", QT_TRANSLATE_NOOP("Inspector", "Weight"), Editor.SEGMENTS, ONE_TO_THREE),
            Field("value", QT_TRANSLATE_NOOP("Inspector", "Score"), Editor.SEGMENTS, SCORE),
            Field("urgent", QT_TRANSLATE_NOOP("Inspector", "Urgent"), Editor.FLAG),
            Field("owner", QT_TRANSLATE_NOOP("Inspector", "Responsible"), Editor.LINE, empty=""),
            Field("due", QT_TRANSLATE_NOOP("Inspector", "Due"), Editor.DATE, half=True),
            Field("status", QT_TRANSLATE_NOOP("Inspector", "Status"), Editor.CHOICE, STATUS, half=True),
            Field("effect", QT_TRANSLATE_NOOP("Inspector", "Effect"), Editor.SEGMENTS, ONE_TO_FIVE),
            Field("effort", QT_TRANSLATE_NOOP("Inspector", "Effort"), Editor.SEGMENTS, ONE_TO_FIVE),
            Field("horizon", QT_TRANSLATE_NOOP("Inspector", "Horizon"), Editor.CHOICE, HORIZON),
            Field("unit", QT_TRANSLATE_NOOP("Inspector", "Unit"), Editor.LINE, empty=""),
            Field("current", QT_TRANSLATE_NOOP("Inspector", "Current"), Editor.FIGURE, half=True),
            Field("target", QT_TRANSLATE_NOOP("Inspector", "Target"), Editor.FIGURE, half=True),
            Field("motive", QT_TRANSLATE_NOOP("Inspector", "Motive"), Editor.CHOICE, MOTIVE),
            Field(_PICTURE, QT_TRANSLATE_NOOP("Inspector", "Picture"), Editor.PICTURE),
            Field("attribution", QT_TRANSLATE_NOOP("Inspector", "Who said it"), Editor.LINE, empty=""),
        )
    }
)
"""The fields that lane kinds give their cards, by their names in `LaneKind.fields`."""

_COMMON = (
    Field("evidence", QT_TRANSLATE_NOOP("Inspector", "Evidence"), Editor.SEGMENTS, EVIDENCE),
    Field("sources", QT_TRANSLATE_NOOP("Inspector", "Sources"), Editor.SOURCES, empty=()),
    Field("personas", QT_TRANSLATE_NOOP("Inspector", "Personas"), Editor.PERSONAS, empty=()),
    Field("color", QT_TRANSLATE_NOOP("Inspector", "Colour"), Editor.CHOICE, CARD_COLOR),
    Field("tags", QT_TRANSLATE_NOOP("Inspector", "Tags"), Editor.TAGS, empty=()),
    _MOMENT_OF_TRUTH,
    Field(
        "span",
        QT_TRANSLATE_NOOP("Inspector", "Stages it spans"),
        Editor.WHOLE,
        empty=1,
    ),
    Field("note", QT_TRANSLATE_NOOP("Inspector", "Note"), Editor.TEXT, empty="", lines=4),
)

_TEXTS = MappingProxyType({"pictures": _CAPTION, "kpi": _NAME})
"""What the text of a card is called in lanes where it is something of its own."""
CARD = (_TEXT, _CAPTION, _NAME, *KIND_FIELDS.values(), *_COMMON)
"""Every field that a card may have, in the order in which they are shown."""
STAGE = (
    Field("title", QT_TRANSLATE_NOOP("Inspector", "Title"), Editor.TEXT, empty="", lines=2),
    Field("task", QT_TRANSLATE_NOOP("Inspector", "Our task at this stage"), Editor.TEXT, empty=""),
    Field("metrics.entering", QT_TRANSLATE_NOOP("Inspector", "Entering"), Editor.AMOUNT, half=True),
    Field(
        "metrics.conversion",
        QT_TRANSLATE_NOOP("Inspector", "Conversion"),
        Editor.PERCENT,
        unit="%",
        half=True,
    ),
    Field("metrics.value", QT_TRANSLATE_NOOP("Inspector", "Value of one who passes"), Editor.AMOUNT),
    Field("critical", QT_TRANSLATE_NOOP("Inspector", "Critical point"), Editor.CHOICE, CRITICAL),
    Field("width", QT_TRANSLATE_NOOP("Inspector", "Width of the column"), Editor.AMOUNT, unit=_MM),
    Field("note", QT_TRANSLATE_NOOP("Inspector", "Note"), Editor.TEXT, empty="", lines=4),
)
PHASE = (Field("title", QT_TRANSLATE_NOOP("Inspector", "Title"), Editor.LINE, empty=""),)
LINK = (
    Field("text", QT_TRANSLATE_NOOP("Inspector", "Text"), Editor.LINE, empty=""),
    Field("kind", QT_TRANSLATE_NOOP("Inspector", "Kind"), Editor.SEGMENTS, LINK_KIND),
)
LANE = (
    Field("title", QT_TRANSLATE_NOOP("Inspector", "Name"), Editor.LINE),
    Field("meaning", QT_TRANSLATE_NOOP("Inspector", "The score means"), Editor.CHOICE, MEANING),
    Field("color", QT_TRANSLATE_NOOP("Inspector", "Colour"), Editor.CHOICE, LANE_COLOR),
    Field("height", QT_TRANSLATE_NOOP("Inspector", "Minimum height"), Editor.AMOUNT, unit=_MM),
    Field("hidden", QT_TRANSLATE_NOOP("Inspector", "Hidden"), Editor.FLAG, half=True),
    Field("collapsed", QT_TRANSLATE_NOOP("Inspector", "Collapsed"), Editor.FLAG, half=True),
    Field("note", QT_TRANSLATE_NOOP("Inspector", "Note"), Editor.TEXT, empty="", lines=4),
)
MAP = (
    Field("title", QT_TRANSLATE_NOOP("Inspector", "Title"), Editor.LINE, empty=""),
    Field("scenario", QT_TRANSLATE_NOOP("Inspector", "Scenario"), Editor.TEXT, empty="", lines=2),
    Field("kind", QT_TRANSLATE_NOOP("Inspector", "State"), Editor.SEGMENTS, MAP_KIND),
    Field("personas", QT_TRANSLATE_NOOP("Inspector", "Personas"), Editor.PERSONAS, empty=()),
    Field("cyclic", QT_TRANSLATE_NOOP("Inspector", "The last stage leads to the first"), Editor.FLAG),
    Field("lane_width", QT_TRANSLATE_NOOP("Inspector", "Width of the lane names"), Editor.AMOUNT, unit=_MM),
)
DOCUMENT = (
    Field("title", QT_TRANSLATE_NOOP("Inspector", "Title"), Editor.TEXT, empty="", lines=2),
    Field("client", QT_TRANSLATE_NOOP("Inspector", "Client"), Editor.LINE, empty=""),
    Field("author", QT_TRANSLATE_NOOP("Inspector", "Author"), Editor.LINE, empty=""),
    Field("date", QT_TRANSLATE_NOOP("Inspector", "Date"), Editor.DATE, half=True),
    Field("edition", QT_TRANSLATE_NOOP("Inspector", "Version"), Editor.LINE, half=True, empty=""),
    Field("language", QT_TRANSLATE_NOOP("Inspector", "Language"), Editor.CHOICE, LANGUAGE, half=True),
    Field("currency", QT_TRANSLATE_NOOP("Inspector", "Currency"), Editor.LINE, half=True, empty=""),
)


def card_fields(lanes: Iterable[Lane], *, has_picture: bool = False) -> tuple[Field, ...]:
    """Return the fields that cards of all these lanes have; and a picture where one has any."""
    kinds = [lane_kind(lane.kind) for lane in lanes]
    names = [name for name in kinds[0].fields if all(name in kind.fields for kind in kinds)]
    if has_picture and _PICTURE not in names:
        names.append(_PICTURE)
    own = tuple(KIND_FIELDS[name] for name in names if name in KIND_FIELDS)
    texts = {_TEXTS.get(kind.key, _TEXT) for kind in kinds}
    text = texts.pop() if len(texts) == 1 else _TEXT
    takes_text = all(kind.drawing is not Drawing.MARKS for kind in kinds)
    spans = all(spans_stages(kind.key) for kind in kinds)
    common = (field for field in _COMMON if spans or field.key != "span")
    return (*((text,) if takes_text else ()), *own, *common)


def lane_fields(lane: Lane) -> tuple[Field, ...]:
    """Return the fields of a lane: only a score lane means something, a divider has no cards to show."""
    is_score = lane_kind(lane.kind).drawing is Drawing.MARKS
    return tuple(field for field in LANE if field.key != "meaning" or is_score)
