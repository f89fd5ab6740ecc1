"""The type scale: every text style of the map, sizes as they stand on paper at 100 %."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

MM_PER_PT = 25.4 / 72
CAP_HEIGHT = 0.7
"""The height of a capital letter as a share of the em."""


class Weight(StrEnum):
    """The bundled weights of Onest; the value is the suffix of the font file."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class TextStyle(Struct, frozen=True, gc=False):
    """A weight, a size in pt and a line height as a multiple of the size."""

    weight: Weight
    points: float
    leading: float = 1.25

    @property
    def size(self) -> float:
        """The em in mm."""
        return self.points * MM_PER_PT

    @property
    def line_height(self) -> float:
        """The distance of two baselines in mm."""
        return self.points * MM_PER_PT * self.leading


MAP_TITLE = TextStyle(Weight.SEMIBOLD, 20, 1.2)
SUBTITLE = TextStyle(Weight.REGULAR, 9.5)
STAGE_TITLE = TextStyle(Weight.SEMIBOLD, 13.5, 1.15)
STAGE_TITLES = (STAGE_TITLE, TextStyle(Weight.SEMIBOLD, 11.5, 1.15), TextStyle(Weight.SEMIBOLD, 9.8, 1.15))
"""From large to small: the first that holds a title's longest word is taken."""
STAGE_TASK = TextStyle(Weight.REGULAR, 8.5, 1.2)
PHASE = TextStyle(Weight.SEMIBOLD, 9.8, 1.2)
PHASES = (PHASE, TextStyle(Weight.SEMIBOLD, 8.5, 1.2))
"""From large to small, as for stages."""
LINK = TextStyle(Weight.MEDIUM, 8.5, 1.2)
HIDDEN = TextStyle(Weight.MEDIUM, 7.5, 1.2)
LANE_TITLE = TextStyle(Weight.SEMIBOLD, 11.5, 1.2)
LANE_TITLES = (LANE_TITLE, *(TextStyle(Weight.SEMIBOLD, points, 1.2) for points in (11.0, 9.8, 9.0)))
"""From large to small, as for stages."""
LANE_QUESTION = TextStyle(Weight.REGULAR, 8.5, 1.2)
CARD = TextStyle(Weight.REGULAR, 9.8)
CARD_URGENT = TextStyle(Weight.SEMIBOLD, 9.8)
CARD_FOOT = TextStyle(Weight.REGULAR, 8.5)
FIGURE = TextStyle(Weight.REGULAR, 11)
FIGURE_AIMED_AT = TextStyle(Weight.SEMIBOLD, 11)
EMOTION = TextStyle(Weight.MEDIUM, 8.8, 1.2)
SCORE = TextStyle(Weight.SEMIBOLD, 11)
FOOTER = TextStyle(Weight.REGULAR, 8.5)
PERSONA_NAME = TextStyle(Weight.SEMIBOLD, 10.5, 1.2)
PERSONA_ROLE = TextStyle(Weight.REGULAR, 8.5, 1.2)
PERSONA_INITIALS = TextStyle(Weight.SEMIBOLD, 11)
BADGE = TextStyle(Weight.SEMIBOLD, 8.5)
DIVIDER = TextStyle(Weight.MEDIUM, 8.5)
CODE = TextStyle(Weight.MEDIUM, 6.5)
"""The code of a cell, in the lower padding of the cell."""
CODE_UNDER_SLOTS = TextStyle(Weight.MEDIUM, 7.5)
"""The same in the room under the slots of the cell."""
