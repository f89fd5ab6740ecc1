"""What the inspector is about: the selected thing first, then what it stands in, each with its fields."""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cjm_desktop.edit.cards import set_fields, set_level, set_score
from cjm_desktop.edit.fields import set_figures, set_member, set_shared, set_spans
from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.links import set_link
from cjm_desktop.edit.phases import set_phase
from cjm_desktop.edit.ranges import cards_of
from cjm_desktop.edit.selection import Header, column_of, row_of
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import lane_index
from cjm_desktop.qt.panels.fields import (
    CARD,
    DOCUMENT,
    KIND_FIELDS,
    LANE,
    LINK,
    MAP,
    PHASE,
    STAGE,
    Editor,
    Field,
    card_fields,
    lane_fields,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Lane, Link, Map, Phase, Stage


class Kind(StrEnum):
    """The kinds of things that have fields, from the smallest to the largest."""

    CARDS = "cards"
    CELL = "cell"
    PHASE = "phase"
    LINK = "link"
    STAGE = "stage"
    LANE = "lane"
    MAP = "map"
    DOCUMENT = "document"


_FIXED = MappingProxyType(
    {Kind.PHASE: PHASE, Kind.LINK: LINK, Kind.STAGE: STAGE, Kind.MAP: MAP, Kind.DOCUMENT: DOCUMENT}
)


_LABELS = MappingProxyType(
    {
        Kind.PHASE: Label.RENAME_PHASE,
        Kind.LINK: Label.CHANGE_LINK,
        Kind.STAGE: Label.CHANGE_STAGE,
        Kind.LANE: Label.CHANGE_LANE,
    }
)


class Subject(Struct, frozen=True):
    """One thing, or several cards, by id: of a cell its lane and its stage."""

    kind: Kind
    ids: tuple[str, ...]


def subjects(session: Session) -> tuple[Subject, ...]:
    """Return what is selected, and after it the stage, the lane, the map and the document it stands in."""
    selection, journey = session.selection, session.journey
    column, row = column_of(selection, journey), row_of(selection, journey)
    found: list[Subject] = []
    about = cards_of(selection, journey) if selection.header is Header.NONE else ()
    cards = tuple(card.id for card in journey.cards.found(about))
    if cards:
        found.append(Subject(Kind.CARDS, cards))
    elif selection.header is Header.NONE and row is not None and column is not None:
        found.append(Subject(Kind.CELL, (journey.lanes[row].id, journey.stages[column].id)))
    over = {Header.PHASE: Kind.PHASE, Header.LINK: Kind.LINK}.get(selection.header)
    if over is not None and selection.over is not None:
        found.append(Subject(over, (selection.over,)))
    if column is not None and selection.header is not Header.LANE:
        found.append(Subject(Kind.STAGE, (journey.stages[column].id,)))
    if row is not None and selection.header in (Header.NONE, Header.LANE):
        found.append(Subject(Kind.LANE, (journey.lanes[row].id,)))
    whole = (Subject(Kind.MAP, (session.map_id,)), Subject(Kind.DOCUMENT, ()))
    return (*found, *whole)


def fields_of(subject: Subject, journey: Map, records: Sequence[Any]) -> tuple[Field, ...]:
    """Return the fields of a subject with these records; raises NotFound for one that is gone."""
    match subject.kind:
        case Kind.CARDS:
            lanes = {card.lane for card in records}
            has_picture = any(card.picture for card in records)
            return card_fields([one for one in journey.lanes if one.id in lanes], has_picture=has_picture)
        case Kind.CELL:
            return _cell_fields(subject, journey)
        case Kind.LANE:
            return lane_fields(journey.lanes[lane_index(journey, subject.ids[0])])
        case _:
            return _FIXED[subject.kind]


def possible_fields(kind: Kind) -> tuple[Field, ...]:
    """Return every field that things of a kind can have, in the order in which they are shown."""
    cell = (KIND_FIELDS["level"], KIND_FIELDS["value"])
    return {Kind.CARDS: CARD, Kind.CELL: cell, Kind.LANE: LANE, **_FIXED}[kind]


def _cell_fields(subject: Subject, journey: Map) -> tuple[Field, ...]:
    """Return what a cell without a selected card can be given: a score, or a level of emotion."""
    drawing = lane_kind(journey.lanes[lane_index(journey, subject.ids[0])].kind).drawing
    key = {Drawing.MARKS: "value", Drawing.CURVE: "level"}.get(drawing)
    return () if key is None else (KIND_FIELDS[key],)


def values_of(records: Sequence[object], field: Field) -> tuple[Any, ...]:
    """Return what a field of the records holds, each value once; nothing for what is gone."""
    try:
        found = dict.fromkeys(map(attrgetter(field.key), records))
    except AttributeError:
        # A cell may hold no card, a stage no figures.
        found = dict.fromkeys(_value(record, field.key) for record in records)
    return tuple(found)


def records_of(subject: Subject, session: Session) -> Sequence[object]:
    """Return what a subject's fields are read from, one for each of several cards; none for what is gone."""
    journey = session.journey
    match subject.kind:
        case Kind.CARDS:
            return journey.cards.found(subject.ids)
        case Kind.CELL:
            return _cell_records(subject, journey)
        case Kind.MAP | Kind.DOCUMENT:
            return [journey if subject.kind is Kind.MAP else session.document]
    listed: Mapping[Kind, Sequence[Phase | Link | Stage | Lane]] = {
        Kind.PHASE: journey.phases,
        Kind.LINK: journey.links,
        Kind.STAGE: journey.stages,
        Kind.LANE: journey.lanes,
    }
    return [record for record in listed[subject.kind] if record.id == subject.ids[0]]


def change(shower: Session | Gesture, subject: Subject, field: Field, value: Any) -> None:
    """Show what the fields' owner is with a value; raises EditError and leaves shown what was."""
    named = {field.key: value}
    match subject.kind:
        case Kind.CARDS:
            _change_cards(shower, subject.ids, field, value)
        case Kind.CELL:
            verb = set_score if field.key == "value" else set_level
            lane, stage = subject.ids
            shower.preview(verb, stage, lane, value, fresh_id())
        case Kind.PHASE:
            shower.preview(set_phase, subject.ids[0], **named)
        case Kind.LINK:
            shower.preview(set_link, subject.ids[0], **named)
        case Kind.STAGE if field.key.startswith("metrics."):
            shower.preview(set_figures, subject.ids[0], **{field.key.removeprefix("metrics."): value})
        case Kind.STAGE:
            shower.preview(set_stage, subject.ids[0], **named)
        case Kind.LANE:
            shower.preview(set_lane, subject.ids[0], **named)
        case Kind.MAP:
            shower.preview(set_map, **named)
        case _:
            shower.preview_document(set_document, **named)


def _change_cards(shower: Session | Gesture, cards: tuple[str, ...], field: Field, value: Any) -> None:
    if field.key == "span":
        shower.preview(set_spans, cards, value)
    elif field.editor is Editor.TAGS:
        shower.preview(set_shared, cards, field.key, value)
    else:
        shower.preview(set_fields, cards, **{field.key: value})


def change_member(session: Session, subject: Subject, field: Field, member: str, *, is_in: bool) -> None:
    """Show a subject with a persona or source it has, or has no longer; raises EditError."""
    if subject.kind is Kind.CARDS:
        session.preview(set_member, subject.ids, field.key, member, is_in=is_in)
        return
    kept = tuple(one for one in session.base_journey.personas if one != member)
    session.preview(set_map, personas=(*kept, member) if is_in else kept)


def label_of(subject: Subject, field: Field) -> Label | Named:
    """Return what undo calls the change of a field."""
    match subject.kind:
        case Kind.CARDS:
            return Named(Label.CHANGE_CARDS, len(subject.ids))
        case Kind.CELL:
            return Label.SET_SCORE if field.key == "value" else Label.SET_LEVEL
        case _:
            return _LABELS.get(subject.kind, Label.CHANGE_DOCUMENT)


def _cell_records(subject: Subject, journey: Map) -> Sequence[object]:
    lane, stage = subject.ids
    rows = {one.id: index for index, one in enumerate(journey.lanes)}
    columns = {one.id: index for index, one in enumerate(journey.stages)}
    if lane not in rows or stage not in columns:
        return []
    return journey.cards.cell(rows[lane], columns[stage])[:1] or (None,)


def _value(record: object, key: str) -> Any:
    """Return a field of a record by its path; None where part of the path is not there."""
    for name in key.split("."):
        record = getattr(record, name, None)
    return record
