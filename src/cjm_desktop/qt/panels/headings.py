"""What the parts of the inspector are called, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import cell_code, lane_index, lane_title, place_of, stage_index
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.panels.subjects import Kind

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.panels.subjects import Subject


class Headings(QObject):
    """Headings and hints; an object, because plurals go through its `tr`."""

    def of(self, subject: Subject, session: Session) -> str:
        """Return the heading of a part: "CARD · B1"."""
        return in_one_line(self._said(subject, session).upper())

    def hint(self, subject: Subject, session: Session) -> str:
        """Return what a cell without a selected card has to say for itself."""
        if subject.kind is not Kind.CELL:
            return ""
        journey = session.journey
        row = lane_index(journey, subject.ids[0])
        drawing = lane_kind(journey.lanes[row].kind).drawing
        is_rated = drawing in (Drawing.MARKS, Drawing.CURVE)
        return "" if is_rated else self.tr("No card here yet; just type on the map.")

    def _said(self, subject: Subject, session: Session) -> str:
        journey = session.journey
        match subject.kind:
            case Kind.CARDS if _is_of_cell(session):
                place = place_of(journey, subject.ids[0])
                cell = self.tr("Cell {code}").format(code=cell_code(journey, place.lane, place.stage))
                return f"{cell} · {self.tr('%n card(s)', '', len(subject.ids))}"
            case Kind.CARDS if len(subject.ids) > 1:
                return self.tr("%n card(s)", "", len(subject.ids))
            case Kind.CARDS:
                place = place_of(journey, subject.ids[0])
                return self.tr("Card · {code}").format(code=cell_code(journey, place.lane, place.stage))
            case Kind.CELL:
                lane, stage = subject.ids
                code = cell_code(journey, lane_index(journey, lane), stage_index(journey, stage))
                return self.tr("Cell {code}").format(code=code)
            case Kind.MAP | Kind.DOCUMENT:
                return self.tr("Map") if subject.kind is Kind.MAP else self.tr("Document")
            case _:
                return self._header(subject, session)

    def _header(self, subject: Subject, session: Session) -> str:
        journey, identifier = session.journey, subject.ids[0]
        if subject.kind in (Kind.PHASE, Kind.LINK):
            return self.tr("Phase") if subject.kind is Kind.PHASE else self.tr("Link")
        if subject.kind is Kind.LANE:
            lane = journey.lanes[lane_index(journey, identifier)]
            title = lane_title(lane, session.document.language)
            return self.tr("Lane · {title}").format(title=title) if title.strip() else self.tr("Lane")
        title = journey.stages[stage_index(journey, identifier)].title.strip()
        return self.tr("Stage · {title}").format(title=title) if title else self.tr("Stage")


def _is_of_cell(session: Session) -> bool:
    """Whether the cards are those of one cell in which none is selected."""
    selection = session.selection
    return not selection.cards and selection.anchor is None
