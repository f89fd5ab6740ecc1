"""What the bar says of what is found, in the language of the window."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from cjm_desktop.model.queries import cell_code, lane_title
from cjm_desktop.model.quote import in_one_line
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

    def count(self, number: int, count: int, elsewhere: int = 0, told: str = "") -> str:
        """Return which of how many, and how many more on other maps: "3 of 17 · on other maps: 4".

        What is `told` stands in the place of the former.
        """
        if not count and not told:
            return self._nothing_here(elsewhere)
        locale = QLocale()
        here = told or self.tr("{number} of {count}").format(
            number=locale.toString(number), count=locale.toString(count)
        )
        return f"{here} · {self._on_other_maps(elsewhere)}" if elsewhere else here

    def _nothing_here(self, elsewhere: int) -> str:
        if not elsewhere:
            return self.tr("No matches")
        nothing = self.tr("Not on this map")
        return f"{nothing} · {self._on_other_maps(elsewhere)}"

    def _on_other_maps(self, count: int) -> str:
        return self.tr("on other maps: {count}").format(count=QLocale().toString(count))

    def replaced(self, count: int) -> str:
        """Return how many were replaced."""
        return self.tr("%n match(es) replaced", "", count)

    def place(self, place: TextPlace, session: Session) -> str:
        """Return where a hit stands: "B2 · Note"; of a lane whose cards are not seen also its name."""
        journey = session.journey
        field = _field_name(place)
        if place.kind is not TextKind.CARD:
            return f"{_said(_KINDS[place.kind])} · {field}"
        where = journey.cards.place_of(place.record)
        code = "" if where is None else cell_code(journey, where.lane, where.stage)
        said = code if place.field == "text" else f"{code} · {field}"
        lane = None if where is None else journey.lanes[where.lane]
        if lane is None or not (lane.hidden or lane.collapsed):
            return said
        name = in_one_line(lane_title(lane, session.document.language))
        if lane.hidden:
            return self.tr("{place} · in the hidden lane {lane}").format(place=said, lane=name)
        return self.tr("{place} · in the collapsed lane {lane}").format(place=said, lane=name)


def _field_name(place: TextPlace) -> str:
    labels = {field.key: field.label for field in _FIELDS.get(place.kind, ())}
    if place.field in labels:
        return QCoreApplication.translate("Inspector", labels[place.field])
    return _said(_OTHER_FIELDS.get(place.field, place.field))


def _said(text: str) -> str:
    return QCoreApplication.translate("FoundWords", text)
