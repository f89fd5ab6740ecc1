"""The menus that open over something, as data: the same commands as in the menu bar, by what they act on."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from cjm_desktop.edit.selection import Header, row_of
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.menus import COLOR_MENU, Menu, Slot, fill_menu

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.actions import Actions


class Place(StrEnum):
    """What a menu opens over."""

    CARD = "card"
    CELL = "cell"
    EMOTION = "emotion"
    SCORE = "score"
    STAGE = "stage"
    LANE = "lane"
    STAGES = "stages"
    LANES = "lanes"
    HIDDEN_LANE = "hidden_lane"
    PHASE = "phase"
    LINK = "link"
    LINKS = "links"
    GROUND = "ground"
    MAP_TAB = "map_tab"
    PERSONA = "persona"
    PERSONAS = "personas"
    SOURCE = "source"
    SOURCES = "sources"


_CLIPBOARD = (Id.CUT, Id.COPY, Id.PASTE)
_LEVELS = (Id.LEVEL_5, Id.LEVEL_4, Id.LEVEL_3, Id.LEVEL_2, Id.LEVEL_1, Id.NO_LEVEL)
_SCORES = (Id.SCORE_1, Id.SCORE_2, Id.SCORE_3, Id.SCORE_4, Id.SCORE_5)
_MARKS = (Id.FACT, Id.HYPOTHESIS, Id.NOT_SAID)
_OF_CARDS = (
    Slot.RULE,
    *_CLIPBOARD,
    Id.DUPLICATE,
    Id.DELETE,
    Slot.RULE,
    *_MARKS,
    Slot.RULE,
    Id.MOMENT_OF_TRUTH,
    Id.URGENT,
    COLOR_MENU,
)
"""What is done to cards, one or all of several stages or lanes."""

CONTEXT_MENUS: MappingProxyType[Place, tuple[Id | Slot | Menu, ...]] = MappingProxyType(
    {
        Place.CARD: (
            Id.EDIT,
            *_OF_CARDS,
            Slot.RULE,
            Id.CARD_LONGER,
            Id.CARD_SHORTER,
            Slot.RULE,
            Id.ADD_CARD,
        ),
        Place.CELL: (
            Id.ADD_CARD,
            Slot.RULE,
            *_CLIPBOARD,
            Id.PASTE_LINES,
            Id.DUPLICATE,
            Id.DELETE,
            Slot.RULE,
            *_MARKS,
            Slot.RULE,
            Id.MOMENT_OF_TRUTH,
            Id.URGENT,
            COLOR_MENU,
            Slot.RULE,
            Id.SELECT_STAGE,
            Id.SELECT_LANE,
        ),
        Place.EMOTION: (*_LEVELS, Slot.RULE, Id.EDIT, Slot.RULE, *_CLIPBOARD, Id.DELETE, Slot.RULE, *_MARKS),
        Place.SCORE: (*_SCORES, Slot.RULE, *_CLIPBOARD, Id.DELETE, Slot.RULE, *_MARKS),
        Place.STAGE: (
            Id.EDIT,
            Id.STAGE_PROPERTIES,
            Slot.RULE,
            Id.STAGE_BEFORE,
            Id.STAGE_AFTER,
            Slot.RULE,
            *_CLIPBOARD,
            Id.DUPLICATE,
            Id.COPY_STAGE_TO,
            Id.DELETE_STAGE,
            Slot.RULE,
            Id.STAGE_LEFT,
            Id.STAGE_RIGHT,
            Slot.RULE,
            Id.GROUP_STAGES,
            Id.LINK_STAGES,
            Slot.RULE,
            Id.SELECT_STAGE,
        ),
        Place.LANE: (
            Id.EDIT,
            Id.LANE_PROPERTIES,
            Slot.RULE,
            Id.LANE_ABOVE,
            Id.LANE_BELOW,
            Slot.RULE,
            *_CLIPBOARD,
            Id.DUPLICATE,
            Id.COPY_LANE_TO,
            Id.DELETE_LANE,
            Slot.RULE,
            Id.LANE_UP,
            Id.LANE_DOWN,
            Id.COLLAPSE_LANE,
            Id.HIDE_LANE,
            Id.SHOW_LANES,
            Slot.RULE,
            Id.SELECT_LANE,
        ),
        # Of several only what goes for all of them: what goes for one would be taken to go for all, too.
        Place.STAGES: (Id.GROUP_STAGES, *_OF_CARDS),
        Place.LANES: (Id.COLLAPSE_LANE, Id.HIDE_LANE, *_OF_CARDS),
        Place.HIDDEN_LANE: (Id.SHOW_LANES,),
        Place.PHASE: (Id.EDIT, Slot.RULE, Id.PHASE_LONGER, Id.PHASE_SHORTER, Slot.RULE, Id.DISSOLVE_PHASE),
        Place.LINK: (Id.EDIT, Id.LINK_STAGES, Slot.RULE, Id.DELETE),
        Place.LINKS: (Id.LINK_STAGES,),
        Place.GROUND: (
            Id.PASTE,
            Id.SELECT_ALL,
            Slot.RULE,
            Id.STAGE_AFTER,
            Id.LANE_BELOW,
            Id.SHOW_LANES,
            Slot.RULE,
            Id.ZOOM_FIT,
            Id.ZOOM_FULL,
            Slot.RULE,
            Id.PROPERTIES,
        ),
        Place.PERSONA: (
            Id.EDIT,
            Slot.RULE,
            Id.ADD_PERSONA,
            Id.DUPLICATE,
            Id.DELETE,
            Slot.RULE,
            Id.PEOPLE,
        ),
        Place.PERSONAS: (Id.ADD_PERSONA, Slot.RULE, Id.PEOPLE),
        Place.SOURCE: (Id.EDIT, Slot.RULE, Id.ADD_SOURCE, Id.DUPLICATE, Id.DELETE, Slot.RULE, Id.PEOPLE),
        Place.SOURCES: (Id.ADD_SOURCE, Slot.RULE, Id.PEOPLE),
        Place.MAP_TAB: (
            Id.ADD_MAP,
            Id.RENAME_MAP,
            Id.DUPLICATE_MAP,
            Id.DELETE_MAP,
            Slot.RULE,
            Id.MAP_LEFT,
            Id.MAP_RIGHT,
        ),
    }
)
"""The entries of each menu, from the top."""

_GAP = 3
"""Px between a menu and what it stands beside."""
_OF_HEADERS = MappingProxyType(
    {
        Header.STAGE: Place.STAGE,
        Header.LANE: Place.LANE,
        Header.PHASE: Place.PHASE,
        Header.LINK: Place.LINK,
    }
)
_OF_DRAWINGS = MappingProxyType({Drawing.CURVE: Place.EMOTION, Drawing.MARKS: Place.SCORE})


def place_of_many(header: Header) -> Place:
    """Return what the menu over the headers of several stages or lanes is about."""
    return Place.STAGES if header is Header.STAGE else Place.LANES


def place_selected(session: Session) -> Place:
    """Return what the menu of the current cell or header is about."""
    selection, journey = session.selection, session.journey
    if selection.header is not Header.NONE:
        return _OF_HEADERS[selection.header]
    row = row_of(selection, journey)
    if row is None or selection.stage is None:
        return Place.GROUND
    otherwise = Place.CARD if selection.cards else Place.CELL
    return _OF_DRAWINGS.get(lane_kind(journey.lanes[row].kind).drawing, otherwise)


def open_menu(
    parent: QWidget, place: Place, actions: Actions, at: QPoint, beside: QRect | None = None
) -> QMenu:
    """Open the menu of a place at a point of the screen, not over what it is `beside`.

    It goes when it is closed.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill_menu(menu, CONTEXT_MENUS[place], actions)
    menu.popup(at if beside is None else _free_place(menu, at, beside))
    return menu


def _free_place(menu: QMenu, at: QPoint, beside: QRect) -> QPoint:
    """Return a point below a rectangle of the screen; without room there at its right, else at its left."""
    size, screen = menu.sizeHint(), menu.screen().availableGeometry()
    if at.y() + size.height() <= screen.bottom():
        return at
    right = beside.right() + _GAP
    x = right if right + size.width() <= screen.right() else beside.left() - _GAP - size.width()
    return QPoint(x, max(screen.top(), screen.bottom() - size.height()))
