"""Which tool a drag takes up; loaded when the canvas stands, for no frame needs it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cjm_desktop.layout.hit import Part
from cjm_desktop.qt.canvas.tools.headers import MoveLane, MoveStage
from cjm_desktop.qt.canvas.tools.link import LinkStages, MoveLinkEnd
from cjm_desktop.qt.canvas.tools.move_cards import MoveCards
from cjm_desktop.qt.canvas.tools.phase import ResizePhase
from cjm_desktop.qt.canvas.tools.rate import RateEmotion
from cjm_desktop.qt.canvas.tools.resize import ResizeLane, ResizeLaneNames, ResizeStage
from cjm_desktop.qt.canvas.tools.rubber_band import RubberBand
from cjm_desktop.qt.canvas.tools.span import SpanCard

if TYPE_CHECKING:
    from cjm_desktop.qt.canvas.tools.base import Tool

TOOLS: MappingProxyType[Part, type[Tool]] = MappingProxyType(
    {
        Part.CARD: MoveCards,
        Part.CELL: RubberBand,
        Part.NOTHING: RubberBand,
        Part.STAGE: MoveStage,
        Part.STAGE_TASK: MoveStage,
        Part.LANE: MoveLane,
        Part.STAGE_BORDER: ResizeStage,
        Part.LANE_BORDER: ResizeLane,
        Part.LANE_COLUMN_BORDER: ResizeLaneNames,
        Part.EMOTION_POINT: RateEmotion,
        Part.CARD_EDGE: SpanCard,
        Part.PHASE_EDGE: ResizePhase,
        Part.LINK_HANDLE: LinkStages,
        Part.LINK_END: MoveLinkEnd,
    }
)
"""What a drag does that begins on a part of the map."""
