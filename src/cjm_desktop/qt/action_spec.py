"""What a command is, as data: its name, its keys, and when it can be used."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from cjm_desktop.edit.selection import Header
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.qt.situation import Situation

Standard = QKeySequence.StandardKey
Shortcut = str | QKeySequence.StandardKey
"""A shortcut by its keys, or the one that the system uses for this.

Beyond letters only digits, plus, minus and equals sign serve as shortcuts: the other signs sit on
different keys in different layouts, and with a Russian one would fire something else.
"""


class Id(StrEnum):
    """The name of a command."""

    NEW = "new"
    NEW_FROM_TEMPLATE = "new_from_template"
    OPEN = "open"
    SAVE = "save"
    SAVE_AS = "save_as"
    VERSIONS = "versions"
    PROPERTIES = "properties"
    PRINT_POSTER = "print_poster"
    PRINT_STICKERS = "print_stickers"
    PRINT = "print"
    NOTES = "notes"
    CLOSE = "close"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    EDIT = "edit"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_LINES = "paste_lines"
    DUPLICATE = "duplicate"
    DELETE = "delete"
    FIND = "find"
    REPLACE = "replace"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    SELECT_ALL = "select_all"
    SELECT_STAGE = "select_stage"
    SELECT_LANE = "select_lane"
    MOVE_LEFT = "move_left"
    MOVE_RIGHT = "move_right"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_FULL = "zoom_full"
    ZOOM_FIT = "zoom_fit"
    OUTLINE = "outline"
    OUTLINE_BY_LANES = "outline_by_lanes"
    INSPECTOR = "inspector"
    MINIMAP = "minimap"
    NEXT_PART = "next_part"
    MAP_TABS = "map_tabs"
    ADD_MAP = "add_map"
    RENAME_MAP = "rename_map"
    DUPLICATE_MAP = "duplicate_map"
    DELETE_MAP = "delete_map"
    COPY_STAGE_TO = "copy_stage_to"
    COPY_LANE_TO = "copy_lane_to"
    NEXT_MAP = "next_map"
    PREVIOUS_MAP = "previous_map"
    MAP_LEFT = "map_left"
    MAP_RIGHT = "map_right"
    LANGUAGE_SYSTEM = "language_system"
    LANGUAGE_ENGLISH = "language_en"
    LANGUAGE_RUSSIAN = "language_ru"
    APPEARANCE_SYSTEM = "appearance_system"
    APPEARANCE_LIGHT = "appearance_light"
    APPEARANCE_DARK = "appearance_dark"
    ADD_CARD = "add_card"
    STAGE_BEFORE = "stage_before"
    STAGE_AFTER = "stage_after"
    LANE_ABOVE = "lane_above"
    LANE_BELOW = "lane_below"
    ADD_PERSONA = "add_persona"
    ADD_SOURCE = "add_source"
    FACT = "fact"
    HYPOTHESIS = "hypothesis"
    NOT_SAID = "not_said"
    MOMENT_OF_TRUTH = "moment_of_truth"
    URGENT = "urgent"
    COLOR_OF_LANE = "color_of_lane"
    COLOR_BLUE = "color_blue"
    COLOR_SLATE = "color_slate"
    COLOR_GREEN = "color_green"
    COLOR_VIOLET = "color_violet"
    COLOR_AMBER = "color_amber"
    COLOR_RED = "color_red"
    COLOR_TEAL = "color_teal"
    COLOR_CYAN = "color_cyan"
    COLOR_INDIGO = "color_indigo"
    COLOR_PLUM = "color_plum"
    COLOR_OLIVE = "color_olive"
    COLOR_SAND = "color_sand"
    STAGE_PROPERTIES = "stage_properties"
    STAGE_LEFT = "stage_left"
    STAGE_RIGHT = "stage_right"
    DELETE_STAGE = "delete_stage"
    LANE_PROPERTIES = "lane_properties"
    LANE_UP = "lane_up"
    LANE_DOWN = "lane_down"
    DELETE_LANE = "delete_lane"
    COLLAPSE_LANE = "collapse_lane"
    HIDE_LANE = "hide_lane"
    SHOW_LANES = "show_lanes"
    GROUP_STAGES = "group_stages"
    PHASE_LONGER = "phase_longer"
    PHASE_SHORTER = "phase_shorter"
    DISSOLVE_PHASE = "dissolve_phase"
    LINK_STAGES = "link_stages"
    PEOPLE = "people"
    CYCLIC = "cyclic"
    CARD_LONGER = "card_longer"
    CARD_SHORTER = "card_shorter"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"
    LEVEL_5 = "level_5"
    NO_LEVEL = "no_level"
    SCORE_1 = "score_1"
    SCORE_2 = "score_2"
    SCORE_3 = "score_3"
    SCORE_4 = "score_4"
    SCORE_5 = "score_5"
    COMMANDS = "commands"
    KEYBOARD = "keyboard"
    ABOUT = "about"


class ActionSpec(Struct, frozen=True):
    """One command; `text` is English, `short` what its tool says, `choice` marks one of several to choose.

    `is_toggle` marks what is on or off, `is_on` says so of what goes by the situation.

    `shown_keys` are keys that the canvas answers itself and that the menu only tells; `is_repeated` says
    whether a key that is held does it again and again.
    """

    id: Id
    text: str
    shortcuts: tuple[Shortcut, ...] = ()
    icon: str | None = None
    enabled: Callable[[Situation], bool] = lambda _: True
    short: str = ""
    choice: str = ""
    shown_keys: str = ""
    is_repeated: bool = True
    is_toggle: bool = False
    is_on: Callable[[Situation], bool] | None = None


def has_map(now: Situation) -> bool:
    """Whether a map is shown."""
    return now.has_map


def are_urgent(now: Situation) -> bool:
    """Whether all selected cards are urgent."""
    return now.are_urgent


def are_moments(now: Situation) -> bool:
    """Whether all selected cards are moments of truth."""
    return now.are_moments


def has_stage(now: Situation) -> bool:
    """Whether a stage is current."""
    return now.has_stage


def has_lane(now: Situation) -> bool:
    """Whether a lane is current."""
    return now.has_lane


def has_maps(now: Situation) -> bool:
    """Whether there are several maps."""
    return now.maps > 1


def in_phase(now: Situation) -> bool:
    """Whether what is current lies in a phase."""
    return now.has_phase


def can_span(now: Situation) -> bool:
    """Whether the selected cards may stretch over stages."""
    return now.cards > 0 and now.spans and now.stages > 1 and not now.is_typing


def can_link(now: Situation) -> bool:
    """Whether a link can leave the current stage."""
    return now.has_stage and now.stages > 1


def can_score(now: Situation) -> bool:
    """Whether the current cell takes a score."""
    return now.has_cell and now.drawing is Drawing.MARKS


def can_move(now: Situation) -> bool:
    """Whether there are cards to move: the selected ones, else those of the current cell."""
    return (now.cards > 0 or now.cell_cards > 0) and not now.is_typing


def can_copy(now: Situation) -> bool:
    """Whether there is something to copy or cut."""
    # While one types, these commands mean the text.
    return now.is_typing or now.cell_cards > 0 or now.cards > 0 or now.has_header


def can_duplicate(now: Situation) -> bool:
    """Whether there is something to duplicate."""
    has_cards = now.cards > 0 or now.cell_cards > 0
    return not now.is_typing and (now.has_header or (has_cards and now.drawing is not Drawing.MARKS))


def can_mark(now: Situation) -> bool:
    """Whether there are cards to mark."""
    # A header stands for all cards of its stage or lane.
    return not now.is_typing and (now.cards > 0 or now.cell_cards > 0 or now.has_header)


def can_be_urgent(now: Situation) -> bool:
    """Whether there are cards to mark that can be urgent."""
    return can_mark(now) and now.can_be_urgent


def can_rate(now: Situation) -> bool:
    """Whether the current stage takes an emotion level."""
    # While one types, the canvas answers these keys itself and the caret stays where it is.
    return now.has_cell and now.has_emotions and not now.is_typing


def can_edit(now: Situation) -> bool:
    """Whether there is something to write in place."""
    return now.header is not Header.NONE or (now.has_cell and now.drawing is not Drawing.MARKS)


def can_delete(now: Situation) -> bool:
    """Whether there is something to delete."""
    return not now.is_typing and (now.cell_cards > 0 or now.cards > 0 or now.header is not Header.NONE)
