"""The commands that edit, find and mark what is selected, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.action_spec import (
    ActionSpec,
    Id,
    Standard,
    are_moments,
    are_urgent,
    can_be_urgent,
    can_copy,
    can_delete,
    can_duplicate,
    can_edit,
    can_mark,
    can_move,
    can_rate,
    can_score,
    can_span,
    has_lane,
    has_map,
    has_stage,
)
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.qt.situation import Situation

EDIT = (
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
    ActionSpec(Id.EDIT, QT_TRANSLATE_NOOP("Action", "&Edit or rename"), ("F2",), "rename", can_edit),
    ActionSpec(
        Id.CUT, QT_TRANSLATE_NOOP("Action", "Cu&t"), (Standard.Cut,), "cut", can_copy, is_repeated=False
    ),
    ActionSpec(
        Id.COPY, QT_TRANSLATE_NOOP("Action", "&Copy"), (Standard.Copy,), "copy", can_copy, is_repeated=False
    ),
    ActionSpec(
        Id.PASTE,
        QT_TRANSLATE_NOOP("Action", "Pa&ste"),
        (Standard.Paste,),
        "paste",
        has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.PASTE_LINES,
        QT_TRANSLATE_NOOP("Action", "Paste li&nes as cards"),
        ("Ctrl+Shift+V",),
        enabled=has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.DUPLICATE, QT_TRANSLATE_NOOP("Action", "Duplic&ate"), ("Ctrl+D",), "duplicate", can_duplicate
    ),
    ActionSpec(
        Id.DELETE,
        QT_TRANSLATE_NOOP("Action", "&Delete"),
        ("Del",),
        "delete",
        can_delete,
        is_repeated=False,
    ),
    ActionSpec(
        Id.FIND,
        QT_TRANSLATE_NOOP("Action", "&Find…"),
        ("Ctrl+F",),
        "find",
        has_map,
        QT_TRANSLATE_NOOP("Action", "Find"),
    ),
    ActionSpec(Id.REPLACE, QT_TRANSLATE_NOOP("Action", "&Replace…"), ("Ctrl+H",), enabled=has_map),
    ActionSpec(Id.FIND_NEXT, QT_TRANSLATE_NOOP("Action", "Find &next"), ("F3",), enabled=has_map),
    ActionSpec(
        Id.FIND_PREVIOUS, QT_TRANSLATE_NOOP("Action", "Find &previous"), ("Shift+F3",), enabled=has_map
    ),
    ActionSpec(
        Id.SELECT_ALL,
        QT_TRANSLATE_NOOP("Action", "&Select all"),
        (Standard.SelectAll,),
        enabled=has_map,
        is_repeated=False,
    ),
    ActionSpec(
        Id.SELECT_STAGE,
        QT_TRANSLATE_NOOP("Action", "Cards of the sta&ge"),
        enabled=has_stage,
        shown_keys="Ctrl+Space",
    ),
    ActionSpec(
        Id.SELECT_LANE,
        QT_TRANSLATE_NOOP("Action", "Cards of the &lane"),
        enabled=has_lane,
        shown_keys="Shift+Space",
    ),
    ActionSpec(
        Id.MOVE_LEFT,
        QT_TRANSLATE_NOOP("Action", "Move card le&ft"),
        ("Alt+Left",),
        "move-left",
        can_move,
    ),
    ActionSpec(
        Id.MOVE_RIGHT,
        QT_TRANSLATE_NOOP("Action", "Move card ri&ght"),
        ("Alt+Right",),
        "move-right",
        can_move,
    ),
    ActionSpec(
        Id.MOVE_UP,
        QT_TRANSLATE_NOOP("Action", "Move card u&p"),
        ("Alt+Up",),
        "move-up",
        can_move,
    ),
    ActionSpec(
        Id.MOVE_DOWN,
        QT_TRANSLATE_NOOP("Action", "Move card do&wn"),
        ("Alt+Down",),
        "move-down",
        can_move,
    ),
    ActionSpec(
        Id.CARD_LONGER,
        QT_TRANSLATE_NOOP("Action", "Card &longer by a stage"),
        ("Alt++", "Alt+="),
        enabled=can_span,
    ),
    ActionSpec(
        Id.CARD_SHORTER,
        QT_TRANSLATE_NOOP("Action", "Card s&horter by a stage"),
        ("Alt+-",),
        enabled=can_span,
    ),
)
"""What the Edit menu holds."""


def _level(which: Id, text: str, key: int) -> ActionSpec:
    return ActionSpec(which, text, (f"Ctrl+{key}",), enabled=can_rate)


def _score(which: Id, text: str, value: int) -> ActionSpec:
    return ActionSpec(which, text, enabled=can_score, shown_keys=str(value))


def _mark(
    which: Id, text: str, *shortcuts: str, is_on: Callable[[Situation], bool] | None = None
) -> ActionSpec:
    return ActionSpec(
        which, text, shortcuts, enabled=can_mark, is_repeated=False, is_toggle=is_on is not None, is_on=is_on
    )


CARD = (
    _mark(Id.FACT, QT_TRANSLATE_NOOP("Action", "&Fact"), "Ctrl+J"),
    _mark(Id.HYPOTHESIS, QT_TRANSLATE_NOOP("Action", "&Hypothesis"), "Ctrl+Shift+J"),
    _mark(Id.NOT_SAID, QT_TRANSLATE_NOOP("Action", "&Not said")),
    _mark(Id.MOMENT_OF_TRUTH, QT_TRANSLATE_NOOP("Action", "&Moment of truth"), "Ctrl+M", is_on=are_moments),
    ActionSpec(
        Id.URGENT,
        QT_TRANSLATE_NOOP("Action", "&Urgent"),
        ("Ctrl+U",),
        enabled=can_be_urgent,
        is_repeated=False,
        is_toggle=True,
        is_on=are_urgent,
    ),
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
    _level(Id.LEVEL_1, QT_TRANSLATE_NOOP("Action", "&1: very bad"), 1),
    _level(Id.LEVEL_2, QT_TRANSLATE_NOOP("Action", "&2: bad"), 2),
    _level(Id.LEVEL_3, QT_TRANSLATE_NOOP("Action", "&3: neither good nor bad"), 3),
    _level(Id.LEVEL_4, QT_TRANSLATE_NOOP("Action", "&4: good"), 4),
    _level(Id.LEVEL_5, QT_TRANSLATE_NOOP("Action", "&5: very good"), 5),
    ActionSpec(Id.NO_LEVEL, QT_TRANSLATE_NOOP("Action", "&No level"), enabled=can_rate),
    _score(Id.SCORE_1, QT_TRANSLATE_NOOP("Action", "&1 of 5"), 1),
    _score(Id.SCORE_2, QT_TRANSLATE_NOOP("Action", "&2 of 5"), 2),
    _score(Id.SCORE_3, QT_TRANSLATE_NOOP("Action", "&3 of 5"), 3),
    _score(Id.SCORE_4, QT_TRANSLATE_NOOP("Action", "&4 of 5"), 4),
    _score(Id.SCORE_5, QT_TRANSLATE_NOOP("Action", "&5 of 5"), 5),
)
"""What the Card menu holds, with the emotion levels and scores."""
