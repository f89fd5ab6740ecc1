"""The commands that change stages, lanes, phases, links and maps, as data."""

from __future__ import annotations

from cjm_desktop.qt.action_spec import (
    ActionSpec,
    Id,
    can_link,
    has_lane,
    has_map,
    has_maps,
    has_stage,
    in_phase,
)
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

MAP = (
    ActionSpec(
        Id.STAGE_PROPERTIES,
        QT_TRANSLATE_NOOP("Action", "&Stage: title and task…"),
        ("Ctrl+T",),
        enabled=has_stage,
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
    ActionSpec(Id.DELETE_STAGE, QT_TRANSLATE_NOOP("Action", "Delete s&tage"), enabled=has_stage),
    ActionSpec(
        Id.LANE_PROPERTIES,
        QT_TRANSLATE_NOOP("Action", "&Lane: name and meaning…"),
        ("Ctrl+Shift+T",),
        enabled=has_lane,
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
    ActionSpec(Id.DELETE_LANE, QT_TRANSLATE_NOOP("Action", "Delete la&ne"), enabled=has_lane),
    ActionSpec(Id.ADD_MAP, QT_TRANSLATE_NOOP("Action", "&New map"), ("Ctrl+Shift+M",), enabled=has_map),
    ActionSpec(Id.RENAME_MAP, QT_TRANSLATE_NOOP("Action", "&Rename map"), enabled=has_map),
    ActionSpec(Id.DUPLICATE_MAP, QT_TRANSLATE_NOOP("Action", "&Duplicate map"), enabled=has_map),
    ActionSpec(Id.DELETE_MAP, QT_TRANSLATE_NOOP("Action", "D&elete map"), enabled=has_maps),
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
    ActionSpec(Id.NEXT_MAP, QT_TRANSLATE_NOOP("Action", "Ne&xt map"), ("Ctrl+PgDown",), enabled=has_maps),
    ActionSpec(
        Id.PREVIOUS_MAP, QT_TRANSLATE_NOOP("Action", "&Previous map"), ("Ctrl+PgUp",), enabled=has_maps
    ),
    ActionSpec(
        Id.MAP_LEFT,
        QT_TRANSLATE_NOOP("Action", "Move map le&ft"),
        ("Ctrl+Shift+PgUp",),
        enabled=lambda now: now.map > 0,
    ),
    ActionSpec(
        Id.MAP_RIGHT,
        QT_TRANSLATE_NOOP("Action", "Move map ri&ght"),
        ("Ctrl+Shift+PgDown",),
        enabled=lambda now: now.map < now.maps - 1,
    ),
    ActionSpec(
        Id.COLLAPSE_LANE,
        QT_TRANSLATE_NOOP("Action", "C&ollapse or open lane"),
        ("Ctrl+Shift+B",),
        enabled=has_lane,
    ),
    ActionSpec(Id.HIDE_LANE, QT_TRANSLATE_NOOP("Action", "&Hide lane"), ("Ctrl+Shift+H",), enabled=has_lane),
    ActionSpec(
        Id.SHOW_LANES,
        QT_TRANSLATE_NOOP("Action", "Sho&w hidden lanes"),
        ("Ctrl+Shift+U",),
        enabled=lambda now: now.hidden_lanes > 0,
    ),
    ActionSpec(
        Id.GROUP_STAGES, QT_TRANSLATE_NOOP("Action", "&Group into a phase"), ("Ctrl+G",), enabled=has_stage
    ),
    ActionSpec(Id.PHASE_LONGER, QT_TRANSLATE_NOOP("Action", "&Longer by a stage"), enabled=in_phase),
    ActionSpec(Id.PHASE_SHORTER, QT_TRANSLATE_NOOP("Action", "&Shorter by a stage"), enabled=in_phase),
    ActionSpec(
        Id.DISSOLVE_PHASE,
        QT_TRANSLATE_NOOP("Action", "&Dissolve phase"),
        ("Ctrl+Shift+G",),
        enabled=in_phase,
    ),
    ActionSpec(
        Id.LINK_STAGES, QT_TRANSLATE_NOOP("Action", "&Link between stages…"), ("Ctrl+R",), enabled=can_link
    ),
    ActionSpec(
        Id.PEOPLE,
        QT_TRANSLATE_NOOP("Action", "Pe&rsonas and sources…"),
        ("Ctrl+Shift+I",),
        enabled=has_map,
    ),
    ActionSpec(
        Id.CYCLIC,
        QT_TRANSLATE_NOOP("Action", "&Way back to the first stage"),
        enabled=lambda now: now.stages > 1,
    ),
)
"""What the Map menu holds."""
