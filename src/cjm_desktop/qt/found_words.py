"""What the bar says of what is found, in the language of the window."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from cjm_desktop.model.queries import cell_code
from cjm_desktop.model.texts import TextKind
from cjm_desktop.qt.panels import fields
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.texts import TextPlace

_KINDS = MappingProxyType(
    {
        TextKind.DOCUMENT: QT_TRANSLATE_NOOP("FoundWords", "Document"),
        TextKind.PERSONA: QT_TRANSLATE_NOOP("FoundWords", "Persona"),
        TextKind.SOURCE: QT_TRANSLATE_NOOP("FoundWords", "Source"),
        TextKind.MAP: QT_TRANSLATE_NOOP("FoundWords", "Map"),
        TextKind.STAGE: QT_TRANSLATE_NOOP("FoundWords", "Stage"),
        TextKind.PHASE: QT_TRANSLATE_NOOP("FoundWords", "Phase"),
        TextKind.LINK: QT_TRANSLATE_NOOP("FoundWords", "Link"),
        TextKind.LANE: QT_TRANSLATE_NOOP("FoundWords", "Lane"),
    }
)
_FIELDS = MappingProxyType(
    {
        TextKind.DOCUMENT: fields.DOCUMENT,
        TextKind.MAP: fields.MAP,
        TextKind.STAGE: fields.STAGE,
        TextKind.PHASE: fields.PHASE,
        TextKind.LINK: fields.LINK,
        TextKind.LANE: fields.LANE,
        TextKind.CARD: fields.CARD,
    }
)
_OTHER_FIELDS = MappingProxyType(
    {
        "name": QT_TRANSLATE_NOOP("FoundWords", "Name"),
        "description": QT_TRANSLATE_NOOP("FoundWords", "Description"),
        "goals": QT_TRANSLATE_NOOP("FoundWords", "Goals"),
        "priorities": QT_TRANSLATE_NOOP("FoundWords", "Priorities"),
        "title": QT_TRANSLATE_NOOP("FoundWords", "Title"),
        "note": QT_TRANSLATE_NOOP("FoundWords", "Note"),
    }
)


class FoundWords(QObject):
    """Counts and places; an object, because plurals go through its `tr`."""

    def count(self, number: int, count: int) -> str:
        """Return which of how many: "3 of 17"."""
        if not count:
            return self.tr("No matches")
        locale = QLocale()
        return self.tr("{number} of {count}").format(
            number=locale.toString(number), count=locale.toString(count)
        )

    def replaced(self, count: int) -> str:
        """Return how many were replaced."""
        return self.tr("%n match(es) replaced", "", count)

    def place(self, place: TextPlace, session: Session, hidden_lane: str) -> str:
        """Return where a hit stands: "B2 · Note"."""
        journey = session.journey
        field = _field_name(place)
        if place.kind is not TextKind.CARD:
            return f"{_said(_KINDS[place.kind])} · {field}"
        where = journey.cards.place_of(place.record)
        code = "" if where is None else cell_code(journey, where.lane, where.stage)
        said = code if place.field == "text" else f"{code} · {field}"
        if hidden_lane:
            return self.tr("{place} · in the hidden lane {lane}").format(place=said, lane=hidden_lane)
        return said


def _field_name(place: TextPlace) -> str:
    labels = {field.key: field.label for field in _FIELDS.get(place.kind, ())}
    if place.field in labels:
        return QCoreApplication.translate("Inspector", labels[place.field])
    return _said(_OTHER_FIELDS.get(place.field, place.field))


def _said(text: str) -> str:
    return QCoreApplication.translate("FoundWords", text)
