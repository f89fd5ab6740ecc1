"""The JSON Schema of the .cjm format, made from the model and told in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import (
    VERSION,
    Attachment,
    Document,
    Lane,
    Link,
    Map,
    Metrics,
    Persona,
    Phase,
    Source,
    Stage,
)
from cjm_desktop.model.hints import allows_null, alternatives, element, is_record, record_hints
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.record import defaults_of

if TYPE_CHECKING:
    from msgspec import Meta

    from cjm_desktop.model.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID = "A short random string, unique in the file and stable for life."
_NOTE = "A note for those who work on the map; it is not drawn."
_COLOR = "A hue of the palette, or #rrggbb."
_PICTURE = "The key of a picture among the attachments."

_TYPES: tuple[type[Record], ...] = (
    Persona,
    Source,
    Map,
    Phase,
    Stage,
    Metrics,
    Lane,
    Card,
    Link,
    Attachment,
)
_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_NO_DEFAULT = object()

_RECORDS = {
    "Document": "A .cjm file: UTF-8 JSON. Fields that are not named here are kept.",
    "Persona": "Somebody whose journey is drawn.",
    "Source": "Where evidence comes from.",
    "Map": "One journey: stages are its columns, lanes its rows, cards lie in the cells.",
    "Phase": "A second header level over neighbouring stages.",
    "Stage": "A column of the map.",
    "Metrics": "Figures of a stage.",
    "Lane": "A row of the map.",
    "Card": "One thought in one cell.",
    "Link": "A loop or branch from one stage to another.",
    "Attachment": "A picture of at most 40 megapixels inside the file.",
}
_FIELDS: dict[str, dict[str, str]] = {
    "Document": {
        "format": "Says that this is a journey map.",
        "version": "The version of the format.",
        "title": "The title over the map.",
        "client": "For whom the map is made.",
        "author": "Who made it.",
        "language": "The language of the map, ru or en: names of lanes, labels, dates and numbers follow it.",
        "currency": "The currency of all values, as in ISO 4217.",
        "date": "The date of this edition, YYYY-MM-DD.",
        "edition": "What the edition is called, as printed in the footer.",
        "personas": "Everybody whose journeys are drawn.",
        "sources": "Interviews, surveys and other evidence.",
        "maps": "The journeys, in the order of their tabs.",
        "attachments": "Pictures by key; a key is sha256: and the digest of the picture's bytes.",
    },
    "Persona": {
        "id": _ID,
        "name": "The name as drawn.",
        "role": "The buyer role in a sale to a company.",
        "description": "A few words about the persona.",
        "goals": "What the persona wants to achieve.",
        "priorities": "What the persona judges by, most important first.",
        "color": _COLOR,
        "portrait": _PICTURE,
    },
    "Source": {
        "id": _ID,
        "kind": "What kind of evidence it is.",
        "title": "Its title.",
        "date": "Its date, YYYY-MM-DD.",
        "note": _NOTE,
    },
    "Map": {
        "id": _ID,
        "title": "The title of the map's tab.",
        "kind": "The journey as it is, or as it is to be.",
        "cyclic": "Whether the last stage leads back to the first.",
        "scenario": "The situation of the journey, drawn under the title.",
        "personas": "The ids of those whose journey it is.",
        "lane_width": "The width of the column of lane names in mm.",
        "phases": "Groups of neighbouring stages, from left to right.",
        "stages": "The columns, from left to right.",
        "lanes": "The rows, from top to bottom.",
        "cards": "All cards in the order of lane, stage and place in the cell.",
        "links": "Loops and branches between stages.",
    },
    "Phase": {"id": _ID, "title": "Its title.", "stages": "The ids of its stages."},
    "Stage": {
        "id": _ID,
        "title": "Its title.",
        "task": "What the company must achieve at this stage.",
        "width": "The width of its column in mm.",
        "metrics": "Its figures.",
        "critical": "Whether it is a critical point; overrules what is computed.",
        "note": _NOTE,
    },
    "Metrics": {
        "entering": "How many customers enter the stage.",
        "conversion": "The share that goes on to the next stage, 0 to 1.",
        "value": "The value of one customer who passes, in the document's currency.",
    },
    "Lane": {
        "id": _ID,
        "kind": "What its cards are about; a kind that the program does not know is drawn as a free lane.",
        "title": "Its own title; without one it is named after its kind in the document's language.",
        "color": _COLOR,
        "meaning": "What the numbers of a score lane mean.",
        "height": "Its least height in mm.",
        "hidden": "Whether it is left out of the drawing.",
        "collapsed": "Whether it is folded to its name.",
        "note": _NOTE,
    },
    "Card": {
        "id": _ID,
        "stage": "The id of its stage.",
        "lane": "The id of its lane.",
        "text": "Plain text; a line feed breaks the line.",
        "channel": "The key of a channel's icon.",
        "level": "The emotion, -2 very bad to +2 very glad.",
        "weight": "The weight of a barrier.",
        "value": "The score.",
        "urgent": "Whether a recommendation is urgent.",
        "owner": "Who answers for it.",
        "due": "Until when, YYYY-MM-DD.",
        "status": "How far it is.",
        "effect": "How much a recommendation would help.",
        "effort": "How much work it would be.",
        "horizon": "Whether it is near or far away.",
        "unit": "The unit of a KPI.",
        "current": "The present value of a KPI, or words where there is no number yet.",
        "target": "The value a KPI is to reach, or words.",
        "motive": "Whether a motivation is rational or emotional.",
        "attribution": "Who said a quote.",
        "picture": _PICTURE,
        "moment_of_truth": "Whether this is a moment of truth.",
        "color": _COLOR,
        "span": "How many stages it covers, its own included.",
        "personas": "The ids of the personas it concerns; none means all.",
        "evidence": "Whether it is known or guessed.",
        "sources": "The ids of the sources it rests on.",
        "tags": "Words to find it by.",
        "note": _NOTE,
    },
    "Link": {
        "id": _ID,
        "from": "The id of the stage it leaves.",
        "to": "The id of the stage it leads to.",
        "kind": "A loop leads back, a branch leads on.",
        "text": "What is written at it.",
    },
    "Attachment": {
        "media_type": "image/png, image/jpeg, image/gif or image/webp.",
        "data": "The bytes in base64.",
    },
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the current version of the format."""
    records = {record.__name__: _record(record) for record in _TYPES}
    records["Lane"]["properties"]["kind"]["examples"] = [*LANE_KINDS]
    return {
        "$schema": DIALECT,
        "title": f"CJM, version {VERSION}",
        **_record(Document),
        "required": ["format", "version"],
        "$defs": records,
    }


def _record(record: type[Record]) -> dict[str, Any]:
    """Return the schema of a record: its types, its defaults and our sentences."""
    name = record.__name__
    defaults = defaults_of(record)
    names = dict(zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True))
    fields = {}
    for written, hint in record_hints(record).items():
        fields[written] = {"description": _FIELDS[name][written], **_rule(hint)}
        default = defaults.get(names[written], _NO_DEFAULT)
        if isinstance(default, str | int | tuple | None):
            fields[written]["default"] = default
    return {
        "description": _RECORDS[name],
        "type": "object",
        "properties": fields,
        "required": [written for written in fields if names[written] not in defaults],
        "additionalProperties": True,
    }


def _rule(hint: Any) -> dict[str, Any]:
    """Return what a type allows, in the words of JSON Schema."""
    rules = [_kind(kind, limits) for kind, limits in alternatives(hint)]
    rules += [{"type": "null"}] if allows_null(hint) else []
    return rules[0] if len(rules) == 1 else {"anyOf": rules}


def _kind(kind: Any, limits: Meta | None) -> dict[str, Any]:
    if is_record(kind):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if get_origin(kind) is Literal:
        values = get_args(kind)
        allowed = {"const": values[0]} if len(values) == 1 else {"enum": [*values]}
        return {**allowed, "type": _NAMES[type(values[0])]}
    inner = element(kind)
    if inner is None:
        return {**_limits(limits, "Length"), "type": _NAMES[kind]}
    if get_origin(kind) is tuple:
        return {"items": _rule(inner), **_limits(limits, "Items"), "type": "array"}
    return {"additionalProperties": _rule(inner), "type": "object"}


def _limits(limits: Meta | None, counted: str) -> dict[str, Any]:
    if limits is None:
        return {}
    told = {
        "exclusiveMinimum": limits.gt,
        "maximum": limits.le,
        "minimum": limits.ge,
        f"max{counted}": limits.max_length,
        f"min{counted}": limits.min_length,
    }
    return {name: limit for name, limit in told.items() if limit is not None}
