"""Every command of the window as data; menus, tools, tooltips and the shortcut sheet read this table."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from cjm_desktop.edit.selection import Header
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

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
    PROPERTIES = "properties"
    PRINT_POSTER = "print_poster"
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
    INSPECTOR = "inspector"
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

    `is_toggle` marks what is on or off.

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


def _has_map(now: Situation) -> bool:
    return now.has_map


def _has_stage(now: Situation) -> bool:
    return now.has_stage


def _has_lane(now: Situation) -> bool:
    return now.has_lane


def _has_maps(now: Situation) -> bool:
    return now.maps > 1


def _in_phase(now: Situation) -> bool:
    return now.has_phase


def _can_span(now: Situation) -> bool:
    return now.cards > 0 and now.spans and now.stages > 1 and not now.is_typing


def _can_link(now: Situation) -> bool:
    return now.has_stage and now.stages > 1


def _can_score(now: Situation) -> bool:
    return now.has_cell and now.drawing is Drawing.MARKS


def _has_cards(now: Situation) -> bool:
    return now.cards > 0 and not now.is_typing


def _can_copy(now: Situation) -> bool:
    # While one types, these commands mean the text.
    return now.is_typing or now.cell_cards > 0 or now.cards > 0 or now.has_header


def _can_duplicate(now: Situation) -> bool:
    return not now.is_typing and (now.has_header or (now.cards > 0 and now.drawing is not Drawing.MARKS))


def _can_mark(now: Situation) -> bool:
    # A header stands for all cards of its stage or lane.
    return not now.is_typing and (now.cards > 0 or now.cell_cards > 0 or now.has_header)


def _can_rate(now: Situation) -> bool:
    # While one types, the canvas answers these keys itself and the caret stays where it is.
    return now.has_cell and now.has_emotions and not now.is_typing


def _can_edit(now: Situation) -> bool:
    return now.header is not Header.NONE or (now.has_cell and now.drawing is not Drawing.MARKS)


def _can_delete(now: Situation) -> bool:
    return not now.is_typing and (now.cell_cards > 0 or now.cards > 0 or now.header is not Header.NONE)


_FILE = (
    ActionSpec(Id.NEW, QT_TRANSLATE_NOOP("Action", "&New map"), (Standard.New,), "new"),
    ActionSpec(Id.NEW_FROM_TEMPLATE, QT_TRANSLATE_NOOP("Action", "New from &template…"), ("Ctrl+Shift+N",)),
    ActionSpec(Id.OPEN, QT_TRANSLATE_NOOP("Action", "&Open…"), (Standard.Open,), "open"),
    ActionSpec(Id.SAVE, QT_TRANSLATE_NOOP("Action", "&Save"), (Standard.Save,), "save", _has_map),
    ActionSpec(Id.SAVE_AS, QT_TRANSLATE_NOOP("Action", "Save &as…"), ("Ctrl+Shift+S",), "save-as", _has_map),
    ActionSpec(
        Id.PROPERTIES, QT_TRANSLATE_NOOP("Action", "P&roperties of the map…"), ("Ctrl+I",), "info", _has_map
    ),
    ActionSpec(
        Id.PRINT_POSTER,
        QT_TRANSLATE_NOOP("Action", "&Print poster…"),
        (Standard.Print,),
        "print",
        _has_map,
        QT_TRANSLATE_NOOP("Action", "Poster…"),
    ),
    ActionSpec(Id.CLOSE, QT_TRANSLATE_NOOP("Action", "&Close window"), ("Ctrl+W",)),
    ActionSpec(Id.QUIT, QT_TRANSLATE_NOOP("Action", "&Quit"), ("Ctrl+Q",)),
)
_EDIT = (
    ActionSpec(
        Id.UNDO, QT_TRANSLATE_NOOP("Action", "&Undo"), ("Ctrl+Z",), "undo", lambda now: now.undo is not None
    ),
    ActionSpec(
        Id.REDO,
        QT_TRANSLATE_NOOP("Action", "&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda now: now.redo is not None,
    ),
    ActionSpec(Id.EDIT, QT_TRANSLATE_NOOP("Action", "&Edit or rename"), ("F2",), "rename", _can_edit),
    ActionSpec(
        Id.CUT, QT_TRANSLATE_NOOP("Action", "Cu&t"), (Standard.Cut,), "cut", _can_copy, is_repeated=False
    ),
    ActionSpec(
        Id.COPY, QT_TRANSLATE_NOOP("Action", "&Copy"), (Standard.Copy,), "copy", _can_copy, is_repeated=False
    ),
    ActionSpec(
        Id.PASTE,
        QT_TRANSLATE_NOOP("Action", "Pa&ste"),
        (Standard.Paste,),
        "paste",
        _has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.PASTE_LINES,
        QT_TRANSLATE_NOOP("Action", "Paste li&nes as cards"),
        ("Ctrl+Shift+V",),
        enabled=_has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.DUPLICATE, QT_TRANSLATE_NOOP("Action", "Duplic&ate"), ("Ctrl+D",), "duplicate", _can_duplicate
    ),
    ActionSpec(
        Id.DELETE,
        QT_TRANSLATE_NOOP("Action", "&Delete"),
        ("Del",),
        "delete",
        _can_delete,
        is_repeated=False,
    ),
    ActionSpec(
        Id.FIND,
        QT_TRANSLATE_NOOP("Action", "&Find…"),
        ("Ctrl+F",),
        "find",
        _has_map,
        QT_TRANSLATE_NOOP("Action", "Find"),
    ),
    ActionSpec(Id.REPLACE, QT_TRANSLATE_NOOP("Action", "&Replace…"), ("Ctrl+H",), enabled=_has_map),
    ActionSpec(Id.FIND_NEXT, QT_TRANSLATE_NOOP("Action", "Find &next"), ("F3",), enabled=_has_map),
    ActionSpec(
        Id.FIND_PREVIOUS, QT_TRANSLATE_NOOP("Action", "Find &previous"), ("Shift+F3",), enabled=_has_map
    ),
    ActionSpec(
        Id.SELECT_ALL,
        QT_TRANSLATE_NOOP("Action", "&Select all"),
        (Standard.SelectAll,),
        enabled=_has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.SELECT_STAGE,
        QT_TRANSLATE_NOOP("Action", "Cards of the sta&ge"),
        enabled=_has_stage,
        shown_keys="Ctrl+Space",
    ),
    ActionSpec(
        Id.SELECT_LANE,
        QT_TRANSLATE_NOOP("Action", "Cards of the &lane"),
        enabled=_has_lane,
        shown_keys="Shift+Space",
    ),
    ActionSpec(
        Id.MOVE_LEFT,
        QT_TRANSLATE_NOOP("Action", "Move card le&ft"),
        ("Alt+Left",),
        "move-left",
        _has_cards,
    ),
    ActionSpec(
        Id.MOVE_RIGHT,
        QT_TRANSLATE_NOOP("Action", "Move card ri&ght"),
        ("Alt+Right",),
        "move-right",
        _has_cards,
    ),
    ActionSpec(
        Id.MOVE_UP,
        QT_TRANSLATE_NOOP("Action", "Move card u&p"),
        ("Alt+Up",),
        "move-up",
        _has_cards,
    ),
    ActionSpec(
        Id.MOVE_DOWN,
        QT_TRANSLATE_NOOP("Action", "Move card do&wn"),
        ("Alt+Down",),
        "move-down",
        _has_cards,
    ),
    ActionSpec(
        Id.CARD_LONGER,
        QT_TRANSLATE_NOOP("Action", "Card &longer by a stage"),
        ("Alt++", "Alt+="),
        enabled=_can_span,
    ),
    ActionSpec(
        Id.CARD_SHORTER,
        QT_TRANSLATE_NOOP("Action", "Card s&horter by a stage"),
        ("Alt+-",),
        enabled=_can_span,
    ),
)
_VIEW = (
    ActionSpec(Id.ZOOM_IN, QT_TRANSLATE_NOOP("Action", "Zoom &in"), ("Ctrl++", "Ctrl+="), "plus", _has_map),
    ActionSpec(Id.ZOOM_OUT, QT_TRANSLATE_NOOP("Action", "Zoom &out"), ("Ctrl+-",), "minus", _has_map),
    ActionSpec(Id.ZOOM_FULL, QT_TRANSLATE_NOOP("Action", "Actual si&ze"), ("Ctrl+0",), "zoom-100", _has_map),
    ActionSpec(Id.ZOOM_FIT, QT_TRANSLATE_NOOP("Action", "&Fit in window"), ("Ctrl+9",), "zoom-fit", _has_map),
    ActionSpec(
        Id.INSPECTOR, QT_TRANSLATE_NOOP("Action", "I&nspector"), ("F4",), enabled=_has_map, is_toggle=True
    ),
    ActionSpec(
        Id.NEXT_PART, QT_TRANSLATE_NOOP("Action", "Next &part of the window"), ("F6",), enabled=_has_map
    ),
    ActionSpec(Id.MAP_TABS, QT_TRANSLATE_NOOP("Action", "&Tabs of maps"), enabled=_has_map, is_toggle=True),
    ActionSpec(Id.LANGUAGE_SYSTEM, QT_TRANSLATE_NOOP("Action", "As the &system"), choice="language"),
    # A language is called by its own name in every language.
    ActionSpec(Id.LANGUAGE_ENGLISH, "&English", choice="language"),
    ActionSpec(Id.LANGUAGE_RUSSIAN, "&Русский", choice="language"),
    ActionSpec(Id.APPEARANCE_SYSTEM, QT_TRANSLATE_NOOP("Action", "As the &system"), choice="appearance"),
    ActionSpec(Id.APPEARANCE_LIGHT, QT_TRANSLATE_NOOP("Action", "&Light"), choice="appearance"),
    ActionSpec(Id.APPEARANCE_DARK, QT_TRANSLATE_NOOP("Action", "&Dark"), choice="appearance"),
)
_INSERT = (
    ActionSpec(
        Id.ADD_CARD,
        QT_TRANSLATE_NOOP("Action", "New &card"),
        ("Ctrl+Enter", "Ctrl+Return", "Ins"),
        "card-add",
        lambda now: now.takes_cards,
        QT_TRANSLATE_NOOP("Action", "Card"),
    ),
    ActionSpec(
        Id.STAGE_AFTER,
        QT_TRANSLATE_NOOP("Action", "&Stage after this one"),
        ("Ctrl+E",),
        "stage-add",
        _has_map,
        QT_TRANSLATE_NOOP("Action", "Stage"),
    ),
    ActionSpec(
        Id.STAGE_BEFORE,
        QT_TRANSLATE_NOOP("Action", "Stage &before this one"),
        ("Ctrl+Shift+E",),
        enabled=_has_stage,
    ),
    ActionSpec(
        Id.LANE_BELOW,
        QT_TRANSLATE_NOOP("Action", "&Lane below this one…"),
        ("Ctrl+L",),
        "lane-add",
        _has_map,
        QT_TRANSLATE_NOOP("Action", "Lane"),
    ),
    ActionSpec(
        Id.LANE_ABOVE,
        QT_TRANSLATE_NOOP("Action", "Lane &above this one…"),
        ("Ctrl+Shift+L",),
        enabled=_has_lane,
    ),
)


def _level(which: Id, text: str, key: int) -> ActionSpec:
    return ActionSpec(which, text, (f"Ctrl+{key}",), enabled=_can_rate)


def _score(which: Id, text: str, value: int) -> ActionSpec:
    return ActionSpec(which, text, enabled=_can_score, shown_keys=str(value))


def _mark(which: Id, text: str, *shortcuts: str) -> ActionSpec:
    return ActionSpec(which, text, shortcuts, enabled=_can_mark, is_repeated=False)


_CARD = (
    _mark(Id.FACT, QT_TRANSLATE_NOOP("Action", "&Fact"), "Ctrl+J"),
    _mark(Id.HYPOTHESIS, QT_TRANSLATE_NOOP("Action", "&Hypothesis"), "Ctrl+Shift+J"),
    _mark(Id.NOT_SAID, QT_TRANSLATE_NOOP("Action", "&Not said")),
    _mark(Id.MOMENT_OF_TRUTH, QT_TRANSLATE_NOOP("Action", "&Moment of truth"), "Ctrl+M"),
    _mark(Id.URGENT, QT_TRANSLATE_NOOP("Action", "&Urgent"), "Ctrl+U"),
    _mark(Id.COLOR_OF_LANE, QT_TRANSLATE_NOOP("Action", "As its &lane")),
    _mark(Id.COLOR_BLUE, QT_TRANSLATE_NOOP("Action", "&Blue")),
    _mark(Id.COLOR_SLATE, QT_TRANSLATE_NOOP("Action", "&Slate")),
    _mark(Id.COLOR_GREEN, QT_TRANSLATE_NOOP("Action", "&Green")),
    _mark(Id.COLOR_VIOLET, QT_TRANSLATE_NOOP("Action", "&Violet")),
    _mark(Id.COLOR_AMBER, QT_TRANSLATE_NOOP("Action", "&Amber")),
    _mark(Id.COLOR_RED, QT_TRANSLATE_NOOP("Action", "&Red")),
    _mark(Id.COLOR_TEAL, QT_TRANSLATE_NOOP("Action", "&Teal")),
    _mark(Id.COLOR_CYAN, QT_TRANSLATE_NOOP("Action", "&Cyan")),
    _mark(Id.COLOR_INDIGO, QT_TRANSLATE_NOOP("Action", "&Indigo")),
    _mark(Id.COLOR_PLUM, QT_TRANSLATE_NOOP("Action", "&Plum")),
    _mark(Id.COLOR_OLIVE, QT_TRANSLATE_NOOP("Action", "&Olive")),
    _mark(Id.COLOR_SAND, QT_TRANSLATE_NOOP("Action", "Sa&nd")),
)
_MAP = (
    ActionSpec(
        Id.STAGE_PROPERTIES,
        QT_TRANSLATE_NOOP("Action", "&Stage: title and task…"),
        ("Ctrl+T",),
        enabled=_has_stage,
    ),
    ActionSpec(
        Id.STAGE_LEFT,
        QT_TRANSLATE_NOOP("Action", "Move stage le&ft"),
        ("Alt+Shift+Left",),
        enabled=lambda now: now.has_stage and now.column != 0,
    ),
    ActionSpec(
        Id.STAGE_RIGHT,
        QT_TRANSLATE_NOOP("Action", "Move stage r&ight"),
        ("Alt+Shift+Right",),
        enabled=lambda now: now.has_stage and now.column != now.stages - 1,
    ),
    ActionSpec(Id.DELETE_STAGE, QT_TRANSLATE_NOOP("Action", "Delete s&tage"), enabled=_has_stage),
    ActionSpec(
        Id.LANE_PROPERTIES,
        QT_TRANSLATE_NOOP("Action", "&Lane: name and meaning…"),
        ("Ctrl+Shift+T",),
        enabled=_has_lane,
    ),
    ActionSpec(
        Id.LANE_UP,
        QT_TRANSLATE_NOOP("Action", "Move lane &up"),
        ("Alt+Shift+Up",),
        enabled=lambda now: now.has_lane and now.row != 0,
    ),
    ActionSpec(
        Id.LANE_DOWN,
        QT_TRANSLATE_NOOP("Action", "Move lane &down"),
        ("Alt+Shift+Down",),
        enabled=lambda now: now.has_lane and now.row != now.lanes - 1,
    ),
    ActionSpec(Id.DELETE_LANE, QT_TRANSLATE_NOOP("Action", "Delete la&ne"), enabled=_has_lane),
    ActionSpec(Id.ADD_MAP, QT_TRANSLATE_NOOP("Action", "&New map"), ("Ctrl+Shift+M",), enabled=_has_map),
    ActionSpec(Id.RENAME_MAP, QT_TRANSLATE_NOOP("Action", "&Rename map"), enabled=_has_map),
    ActionSpec(Id.DUPLICATE_MAP, QT_TRANSLATE_NOOP("Action", "&Duplicate map"), enabled=_has_map),
    ActionSpec(Id.DELETE_MAP, QT_TRANSLATE_NOOP("Action", "D&elete map"), enabled=_has_maps),
    ActionSpec(
        Id.COPY_STAGE_TO,
        QT_TRANSLATE_NOOP("Action", "Copy &stage to another map…"),
        enabled=lambda now: now.has_stage and now.maps > 1,
    ),
    ActionSpec(
        Id.COPY_LANE_TO,
        QT_TRANSLATE_NOOP("Action", "Copy &lane to another map…"),
        enabled=lambda now: now.has_lane and now.maps > 1,
    ),
    ActionSpec(Id.NEXT_MAP, QT_TRANSLATE_NOOP("Action", "Ne&xt map"), ("Ctrl+PgDown",), enabled=_has_maps),
    ActionSpec(
        Id.PREVIOUS_MAP, QT_TRANSLATE_NOOP("Action", "&Previous map"), ("Ctrl+PgUp",), enabled=_has_maps
    ),
    ActionSpec(
        Id.COLLAPSE_LANE,
        QT_TRANSLATE_NOOP("Action", "C&ollapse or open lane"),
        ("Ctrl+Shift+B",),
        enabled=_has_lane,
    ),
    ActionSpec(Id.HIDE_LANE, QT_TRANSLATE_NOOP("Action", "&Hide lane"), ("Ctrl+Shift+H",), enabled=_has_lane),
    ActionSpec(
        Id.SHOW_LANES,
        QT_TRANSLATE_NOOP("Action", "Sho&w hidden lanes"),
        ("Ctrl+Shift+U",),
        enabled=lambda now: now.hidden_lanes > 0,
    ),
    ActionSpec(
        Id.GROUP_STAGES, QT_TRANSLATE_NOOP("Action", "&Group into a phase"), ("Ctrl+G",), enabled=_has_stage
    ),
    ActionSpec(Id.PHASE_LONGER, QT_TRANSLATE_NOOP("Action", "&Longer by a stage"), enabled=_in_phase),
    ActionSpec(Id.PHASE_SHORTER, QT_TRANSLATE_NOOP("Action", "&Shorter by a stage"), enabled=_in_phase),
    ActionSpec(
        Id.DISSOLVE_PHASE,
        QT_TRANSLATE_NOOP("Action", "&Dissolve phase"),
        ("Ctrl+Shift+G",),
        enabled=_in_phase,
    ),
    ActionSpec(
        Id.LINK_STAGES, QT_TRANSLATE_NOOP("Action", "&Link between stages…"), ("Ctrl+R",), enabled=_can_link
    ),
    ActionSpec(
        Id.CYCLIC,
        QT_TRANSLATE_NOOP("Action", "&Way back to the first stage"),
        enabled=lambda now: now.stages > 1,
    ),
    _level(Id.LEVEL_1, QT_TRANSLATE_NOOP("Action", "&1: very bad"), 1),
    _level(Id.LEVEL_2, QT_TRANSLATE_NOOP("Action", "&2: bad"), 2),
    _level(Id.LEVEL_3, QT_TRANSLATE_NOOP("Action", "&3: neither good nor bad"), 3),
    _level(Id.LEVEL_4, QT_TRANSLATE_NOOP("Action", "&4: good"), 4),
    _level(Id.LEVEL_5, QT_TRANSLATE_NOOP("Action", "&5: very good"), 5),
    ActionSpec(Id.NO_LEVEL, QT_TRANSLATE_NOOP("Action", "&No level"), enabled=_can_rate),
    _score(Id.SCORE_1, QT_TRANSLATE_NOOP("Action", "&1 of 5"), 1),
    _score(Id.SCORE_2, QT_TRANSLATE_NOOP("Action", "&2 of 5"), 2),
    _score(Id.SCORE_3, QT_TRANSLATE_NOOP("Action", "&3 of 5"), 3),
    _score(Id.SCORE_4, QT_TRANSLATE_NOOP("Action", "&4 of 5"), 4),
    _score(Id.SCORE_5, QT_TRANSLATE_NOOP("Action", "&5 of 5"), 5),
)
_HELP = (
    ActionSpec(Id.COMMANDS, QT_TRANSLATE_NOOP("Action", "All &commands…"), ("Ctrl+Shift+P",), "find"),
    ActionSpec(Id.KEYBOARD, QT_TRANSLATE_NOOP("Action", "&Keyboard"), (Standard.HelpContents,), "keyboard"),
    ActionSpec(Id.ABOUT, QT_TRANSLATE_NOOP("Action", "&About CJM Desktop")),
)

_ALL = (*_FILE, *_EDIT, *_VIEW, *_INSERT, *_CARD, *_MAP, *_HELP)
ACTIONS = MappingProxyType({spec.id: spec for spec in _ALL})
"""Every command by its id, in the order of the menus."""
