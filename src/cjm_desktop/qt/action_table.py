"""Every command of the window as data; menus, tools, tooltips and the shortcut sheet read this table."""

from __future__ import annotations

from types import MappingProxyType

from cjm_desktop.qt.action_spec import ActionSpec, Id, Shortcut, Standard, has_lane, has_map, has_stage
from cjm_desktop.qt.edit_actions import CARD, EDIT
from cjm_desktop.qt.map_actions import MAP
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

__all__ = ["ACTIONS", "ActionSpec", "Id", "Shortcut"]

_FILE = (
    ActionSpec(Id.NEW, QT_TRANSLATE_NOOP("Action", "&New file"), (Standard.New,), "new"),
    ActionSpec(Id.NEW_FROM_TEMPLATE, QT_TRANSLATE_NOOP("Action", "New from &template…"), ("Ctrl+Shift+N",)),
    ActionSpec(Id.OPEN, QT_TRANSLATE_NOOP("Action", "&Open…"), (Standard.Open,), "open"),
    ActionSpec(Id.SAVE, QT_TRANSLATE_NOOP("Action", "&Save"), (Standard.Save,), "save", has_map),
    ActionSpec(Id.SAVE_AS, QT_TRANSLATE_NOOP("Action", "Save &as…"), ("Ctrl+Shift+S",), "save-as", has_map),
    ActionSpec(Id.VERSIONS, QT_TRANSLATE_NOOP("Action", "&Versions…"), enabled=has_map),
    ActionSpec(
        Id.PROPERTIES, QT_TRANSLATE_NOOP("Action", "P&roperties of the map…"), ("Ctrl+I",), "info", has_map
    ),
    ActionSpec(
        Id.PRINT_POSTER,
        QT_TRANSLATE_NOOP("Action", "&Print poster…"),
        (Standard.Print,),
        "print",
        has_map,
        QT_TRANSLATE_NOOP("Action", "Poster…"),
    ),
    ActionSpec(
        Id.PRINT_STICKERS,
        QT_TRANSLATE_NOOP("Action", "Pr&int stickers…"),
        ("Ctrl+Shift+K",),
        enabled=has_map,
    ),
    ActionSpec(Id.PRINT, QT_TRANSLATE_NOOP("Action", "Print &directly on a printer…"), enabled=has_map),
    ActionSpec(Id.NOTES, QT_TRANSLATE_NOOP("Action", "Notes &from the wall…"), ("Ctrl+B",), "paste", has_map),
    ActionSpec(Id.CLOSE, QT_TRANSLATE_NOOP("Action", "&Close window"), ("Ctrl+W",)),
    ActionSpec(Id.QUIT, QT_TRANSLATE_NOOP("Action", "&Quit"), ("Ctrl+Q",)),
)
_VIEW = (
    ActionSpec(Id.ZOOM_IN, QT_TRANSLATE_NOOP("Action", "Zoom &in"), ("Ctrl++", "Ctrl+="), "plus", has_map),
    ActionSpec(Id.ZOOM_OUT, QT_TRANSLATE_NOOP("Action", "Zoom &out"), ("Ctrl+-",), "minus", has_map),
    ActionSpec(Id.ZOOM_FULL, QT_TRANSLATE_NOOP("Action", "Actual si&ze"), ("Ctrl+0",), "zoom-100", has_map),
    ActionSpec(Id.ZOOM_FIT, QT_TRANSLATE_NOOP("Action", "&Fit in window"), ("Ctrl+9",), "zoom-fit", has_map),
    ActionSpec(
        Id.OUTLINE, QT_TRANSLATE_NOOP("Action", "O&utline"), ("Shift+F4",), enabled=has_map, is_toggle=True
    ),
    ActionSpec(
        Id.OUTLINE_BY_LANES,
        QT_TRANSLATE_NOOP("Action", "Outline &by lanes"),
        enabled=has_map,
        is_toggle=True,
    ),
    ActionSpec(
        Id.INSPECTOR, QT_TRANSLATE_NOOP("Action", "I&nspector"), ("F4",), enabled=has_map, is_toggle=True
    ),
    ActionSpec(
        Id.MINIMAP, QT_TRANSLATE_NOOP("Action", "Over&view of a large map"), enabled=has_map, is_toggle=True
    ),
    ActionSpec(
        Id.NEXT_PART, QT_TRANSLATE_NOOP("Action", "Next &part of the window"), ("F6",), enabled=has_map
    ),
    ActionSpec(
        Id.MAP_TABS,
        QT_TRANSLATE_NOOP("Action", "&Tabs of maps"),
        # Several maps always have them.
        enabled=lambda now: now.maps == 1,
        is_toggle=True,
    ),
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
        has_map,
        QT_TRANSLATE_NOOP("Action", "Stage"),
    ),
    ActionSpec(
        Id.STAGE_BEFORE,
        QT_TRANSLATE_NOOP("Action", "Stage &before this one"),
        ("Ctrl+Shift+E",),
        enabled=has_stage,
    ),
    ActionSpec(
        Id.LANE_BELOW,
        QT_TRANSLATE_NOOP("Action", "&Lane below this one…"),
        ("Ctrl+L",),
        "lane-add",
        has_map,
        QT_TRANSLATE_NOOP("Action", "Lane"),
    ),
    ActionSpec(
        Id.LANE_ABOVE,
        QT_TRANSLATE_NOOP("Action", "Lane &above this one…"),
        ("Ctrl+Shift+L",),
        enabled=has_lane,
    ),
    ActionSpec(Id.ADD_PERSONA, QT_TRANSLATE_NOOP("Action", "New &persona"), enabled=has_map),
    ActionSpec(Id.ADD_SOURCE, QT_TRANSLATE_NOOP("Action", "New so&urce"), enabled=has_map),
)
_HELP = (
    ActionSpec(Id.COMMANDS, QT_TRANSLATE_NOOP("Action", "All &commands…"), ("Ctrl+Shift+P",), "find"),
    ActionSpec(Id.KEYBOARD, QT_TRANSLATE_NOOP("Action", "&Keyboard"), (Standard.HelpContents,), "keyboard"),
    ActionSpec(Id.ABOUT, QT_TRANSLATE_NOOP("Action", "&About CJM Desktop")),
)

_ALL = (*_FILE, *EDIT, *_VIEW, *_INSERT, *CARD, *MAP, *_HELP)
ACTIONS = MappingProxyType({spec.id: spec for spec in _ALL})
"""Every command by its id, in the order of the menus."""
