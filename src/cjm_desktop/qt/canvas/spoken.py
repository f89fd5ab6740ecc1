"""What a screen reader says of the canvas: the current cell, card or header in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.selection import Header, column_of, current_cell, row_of
from cjm_desktop.model.queries import cell_code, lane_title
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Link, Map


def current_spoken(session: Session) -> str:
    """Return the place of the current cell and what it says, or the text of the current header."""
    selection, journey = session.selection, session.journey
    column, row = column_of(selection, journey), row_of(selection, journey)
    stage = "" if column is None else journey.stages[column].title
    lane = "" if row is None else lane_title(journey.lanes[row], interface_language())
    if selection.header is Header.STAGE and column is not None:
        return ", ".join(part for part in (stage, journey.stages[column].task) if part)
    if selection.header is Header.PHASE:
        return next((phase.title for phase in journey.phases if phase.id == selection.over), stage)
    if selection.header is Header.LINK:
        return next((_link_said(journey, link) for link in journey.links if link.id == selection.over), stage)
    if selection.header is Header.LANE or column is None or row is None:
        return lane
    cell = current_cell(selection, journey)
    selected = frozenset(selection.cards)
    cards = [card for card in cell if card.id in selected] or cell
    said = "; ".join(_said(card.text, card.value, card.level) for card in cards)
    place = f"{cell_code(journey, row, column)}, {stage}, {lane}"
    return f"{place}: {said}" if said else place


def _link_said(journey: Map, link: Link) -> str:
    titles = {stage.id: stage.title for stage in journey.stages}
    way = f"{titles.get(link.origin, '')} → {titles.get(link.target, '')}"
    return f"{way}: {link.text}" if link.text else way


def _said(text: str, score: int | None, level: int | None) -> str:
    figures = [str(figure) for figure in (score, level) if figure is not None]
    return ", ".join([*([text] if text else []), *figures])
