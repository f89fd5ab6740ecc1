"""Personas and sources in their editor: their fields, how they are listed, the verbs that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from cjm_desktop.edit import personas as persona_verbs
from cjm_desktop.edit import sources as source_verbs
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.document import Persona, Source
from cjm_desktop.model.queries import BUYER_ROLES, SOURCE_KINDS, persona_hues
from cjm_desktop.qt.panels.choices import BUYER_ROLE, PERSONA_COLOR, SOURCE_KIND
from cjm_desktop.qt.panels.fields import Editor, Field
from cjm_desktop.qt.panels.reading import shown_day
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP, interface_language
from cjm_desktop.qt.two_line_list import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document

_COPY = QT_TRANSLATE_NOOP("People", "{name}, copy")
_NAMELESS = QT_TRANSLATE_NOOP("People", "nameless")
_UNTITLED = QT_TRANSLATE_NOOP("People", "untitled")
LONGEST_NAME = 200
ON_MAP = "on_map"
"""The field that says whether the shown map is about a persona; it is the map's."""
PORTRAIT = "portrait"

PERSONA = (
    Field("name", QT_TRANSLATE_NOOP("Inspector", "Name of the persona"), Editor.LINE, empty=""),
    Field(ON_MAP, QT_TRANSLATE_NOOP("Inspector", "The map is about this persona"), Editor.FLAG),
    Field("role", QT_TRANSLATE_NOOP("Inspector", "Buyer role"), Editor.CHOICE, BUYER_ROLE),
    Field("color", QT_TRANSLATE_NOOP("Inspector", "Colour"), Editor.CHOICE, PERSONA_COLOR),
    Field("description", QT_TRANSLATE_NOOP("Inspector", "Short description"), Editor.TEXT, empty="", lines=2),
    Field("goals", QT_TRANSLATE_NOOP("Inspector", "Goals, one a line"), Editor.LINES, empty=(), lines=3),
    Field(
        "priorities",
        QT_TRANSLATE_NOOP("Inspector", "Priorities in the purchase, one a line"),
        Editor.LINES,
        empty=(),
        lines=3,
    ),
    Field(PORTRAIT, QT_TRANSLATE_NOOP("Inspector", "Portrait"), Editor.PICTURE),
)
SOURCE = (
    Field("title", QT_TRANSLATE_NOOP("Inspector", "Title"), Editor.LINE, empty=""),
    Field("kind", QT_TRANSLATE_NOOP("Inspector", "Kind"), Editor.CHOICE, SOURCE_KIND),
    Field("date", QT_TRANSLATE_NOOP("Inspector", "Date"), Editor.DATE),
    Field("note", QT_TRANSLATE_NOOP("Inspector", "Note"), Editor.TEXT, empty="", lines=6),
)


class Group(Struct, frozen=True):
    """All personas, or all sources: what they are called in a document, and the verbs for one of them."""

    name: str
    fields: tuple[Field, ...]
    add: Callable[..., Document]
    change: Callable[..., Document]
    duplicate: Callable[..., Document]
    move: Callable[..., Document]
    remove: Callable[..., Document]
    labels: tuple[Label, Label, Label, Label, Label]
    """What undo calls adding, changing, copying, moving and removing one."""

    def records(self, document: Document) -> Sequence[Persona | Source]:
        """Return them in their order."""
        records: Sequence[Persona | Source] = getattr(document, self.name)
        return records


PERSONAS = Group(
    "personas",
    PERSONA,
    persona_verbs.add_persona,
    persona_verbs.set_persona,
    persona_verbs.duplicate_persona,
    persona_verbs.move_persona,
    persona_verbs.remove_persona,
    (
        Label.ADD_PERSONA,
        Label.CHANGE_PERSONA,
        Label.DUPLICATE_PERSONA,
        Label.MOVE_PERSONA,
        Label.REMOVE_PERSONA,
    ),
)
SOURCES = Group(
    "sources",
    SOURCE,
    source_verbs.add_source,
    source_verbs.set_source,
    source_verbs.duplicate_source,
    source_verbs.move_source,
    source_verbs.remove_source,
    (Label.ADD_SOURCE, Label.CHANGE_SOURCE, Label.DUPLICATE_SOURCE, Label.MOVE_SOURCE, Label.REMOVE_SOURCE),
)


def copied_name(name: str) -> str:
    """Return what the copy of a persona or source is called."""
    return QCoreApplication.translate("People", _COPY).format(name=name)[:LONGEST_NAME]


def name_of(record: Persona | Source) -> str:
    """Return the name of a persona, the title of a source."""
    return record.name if isinstance(record, Persona) else record.title


def rows_of(group: Group, document: Document) -> list[Row]:
    """Return how the personas or sources of a document are listed."""
    hues = persona_hues(document)
    return [_row_of(record, hues.get(record.id, "slate")) for record in group.records(document)]


def _row_of(record: Persona | Source, hue: str) -> Row:
    name, language = " ".join(name_of(record).split()), interface_language()
    if isinstance(record, Source):
        parts = (SOURCE_KINDS[record.kind].in_language(language), shown_day(record.date, language))
        said = " · ".join(part for part in parts if part)
        return Row(record.id, name or _said(_UNTITLED), said, "lane-quotes", hue)
    role = "" if record.role is None else BUYER_ROLES[record.role].in_language(language)
    said = role or " ".join(record.description.split())
    return Row(record.id, name or _said(_NAMELESS), said, "lane-owner", hue)


def value_of(session: Session, record: Persona | Source, field: Field) -> Any:
    """Return what a field holds."""
    if field.key == ON_MAP:
        return record.id in session.journey.personas
    return getattr(record, field.key)


def change(
    shower: Session | Gesture, group: Group, map_id: str, identifier: str, field: Field, value: Any
) -> Label:
    """Show a persona or source with a value and return what undo calls that; raises EditError."""
    if field.key != ON_MAP:
        shower.preview_document(group.change, identifier, **{field.key: value})
        return group.labels[1]
    shower.preview_document(_with_on_map, map_id, identifier, is_on=value)
    return Label.CHOOSE_PERSONAS


def _with_on_map(document: Document, map_id: str, persona: str, *, is_on: bool) -> Document:
    rest = tuple(one for one in document.map(map_id).personas if one != persona)
    return persona_verbs.set_map_personas(document, map_id, (*rest, persona) if is_on else rest)


def _said(text: str) -> str:
    return QCoreApplication.translate("People", text)
