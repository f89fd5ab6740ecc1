"""What undo and redo name: one label for each thing a user does."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Label(StrEnum):
    """The name of an edit; the skin holds its wording in both languages."""

    TYPE = "type"
    ADD_CARD = "add_card"
    MOVE_CARDS = "move_cards"
    REMOVE_CARDS = "remove_cards"
    DUPLICATE_CARDS = "duplicate_cards"
    DUPLICATE_STAGE = "duplicate_stage"
    DUPLICATE_LANE = "duplicate_lane"
    CUT = "cut"
    PASTE = "paste"
    ADD_PICTURES = "add_pictures"
    CHANGE_CARDS = "change_cards"
    SPAN_CARDS = "span_cards"
    SET_LEVEL = "set_level"
    SET_SCORE = "set_score"
    ADD_STAGE = "add_stage"
    RENAME_STAGE = "rename_stage"
    CHANGE_STAGE = "change_stage"
    MOVE_STAGE = "move_stage"
    RESIZE_STAGE = "resize_stage"
    REMOVE_STAGE = "remove_stage"
    ADD_PHASE = "add_phase"
    RENAME_PHASE = "rename_phase"
    RESIZE_PHASE = "resize_phase"
    REMOVE_PHASE = "remove_phase"
    ADD_LINK = "add_link"
    CHANGE_LINK = "change_link"
    REMOVE_LINK = "remove_link"
    CHANGE_PATH = "change_path"
    ADD_LANE = "add_lane"
    RENAME_LANE = "rename_lane"
    CHANGE_LANE = "change_lane"
    MOVE_LANE = "move_lane"
    RESIZE_LANE = "resize_lane"
    REMOVE_LANE = "remove_lane"
    HIDE_LANES = "hide_lanes"
    SHOW_LANES = "show_lanes"
    COLLAPSE_LANE = "collapse_lane"
    OPEN_LANE = "open_lane"
    RESIZE_LANE_NAMES = "resize_lane_names"
    ADD_MAP = "add_map"
    DUPLICATE_MAP = "duplicate_map"
    RENAME_MAP = "rename_map"
    MOVE_MAP = "move_map"
    REMOVE_MAP = "remove_map"
    COPY_STAGES = "copy_stages"
    COPY_LANES = "copy_lanes"
    ADD_PERSONA = "add_persona"
    CHANGE_PERSONA = "change_persona"
    DUPLICATE_PERSONA = "duplicate_persona"
    MOVE_PERSONA = "move_persona"
    REMOVE_PERSONA = "remove_persona"
    CHOOSE_PERSONAS = "choose_personas"
    ADD_SOURCE = "add_source"
    CHANGE_SOURCE = "change_source"
    DUPLICATE_SOURCE = "duplicate_source"
    MOVE_SOURCE = "move_source"
    REMOVE_SOURCE = "remove_source"
    CHANGE_DOCUMENT = "change_document"
    REPLACE = "replace"
    RESTORE_VERSION = "restore_version"
    RECOVER = "recover"
    RELOAD = "reload"


class Named(Struct, frozen=True):
    """A label with the number of things it happened to, for the plural."""

    label: Label
    count: int = 1
