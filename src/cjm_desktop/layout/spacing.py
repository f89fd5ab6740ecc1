"""Every distance of the map, in mm at 100 %: one scale, nothing placed by eye elsewhere."""

from __future__ import annotations

MARGIN = 10.0
"""White around the map."""
LANE_COLUMN = 40.0
STAGE_COLUMN = 66.0
NARROWEST_COLUMN = 30.0
NARROWEST_LANE_COLUMN = 32.0

TITLE_TO_BAND = 7.5
BAND_HEIGHT = 17.0
BAND_TO_ROWS = 2.8
ROWS_TO_FOOTER = 9.0
NOTCH = 4.0
"""How far a stage header points into the next."""
STAGE_GAP = 1.4
STAGE_PADDING = 4.2
TITLE_TO_TASK = 0.6
"""Between the title of a stage and its task."""

PHASE_TO_BRACKET = 0.9
"""Between the name of a phase and its bracket."""
PHASE_TICK = 1.6
"""How far the ends of the bracket reach down."""
PHASE_TO_BAND = 1.4
PHASE_INDENT = 0.2

LINK_TRACK = 5.4
"""From one link between stages to the next above it."""
LINK_FOOT = 1.6
"""What is left between the band and the lowest link."""
LINK_PITCH = 7.0
"""From one end of a link to the next at the same stage."""
LINK_GAP = 3.0
LINK_RADIUS = 1.8
LINK_LABEL_GAP = 1.2

CELL_PADDING_X = 2.2
CELL_PADDING_Y = 2.6
CODE_FOOT = 0.55
"""Between the code of a cell and the cell's lower edge: it stands in the padding."""
SLOT_GAP = 2 * CELL_PADDING_X
"""Between two slots for paper stickers, those of two cells included."""
SLOTS_FOOT = 4.4
"""Under the slots of a cell, where its code stands: no sticker shall cover it."""
SLOTS_CODE_FOOT = 1.25
"""Between that code and the cell's lower edge."""
NARROWEST_CARDS = 44.0
"""The width that the cards of a cell with slots take at least."""
CARD_PADDING_X = 3.0
CARD_PADDING_Y = 2.1
CARD_GAP = 1.6
CARD_RADIUS = 1.4

FOOT_GAP = 1.2
"""Between the text of a card and the small line under it."""
FOOT_SPACE = 1.1
"""Before and after the dot between two things of that line."""
FIGURE_SPACE = 1.4
"""Before and after the arrow between two figures."""
CORNER_MARK = 3.4
CORNER_GAP = 1.4
NOTE_CORNER = 2.2
SOURCE_RADIUS = 0.42
SOURCE_PITCH = 1.5
NOTE_PAGE = 2.5
ASIDE_GAP = 1.2
"""Before the mark of a note or of sources that stands in line with what is said."""
PERSONA_INSET = 1.3
PERSONA_RADIUS = 0.68
PERSONA_PITCH = 1.8
"""The dots of the personas a card concerns, in its left padding."""
PICTURE_INSET = 1.6
"""Between a picture and the edge of its card."""
TALLEST_PICTURE = 64.0
MISSING_PICTURE = 24.0
"""The height of the room for a picture that cannot be shown."""

CHIP_PADDING = 3.0
CHIP_ICON = 3.6
CHIP_ICON_GAP = 1.6
CHIP_GAP = 2.0
CHIP_HEIGHT = 6.8

LANE_BAR = 1.2
LANE_BAR_INSET = 1.7
LANE_TEXT = 4.2
"""From the left edge of the lane bar to the lane's name."""
LANE_TEXT_RIGHT = 1.7
"""Left free at the right of a lane's name: the frame of a critical stage goes along there."""
LANE_PADDING_Y = 3.2
HAIRLINE = 0.2
GRID_LINE = 0.2
"""The lines around cells with slots."""
RULE_ROW = 9.0
DIVIDER_GAP = 3.0
"""Between the name of a dividing line and the line."""
COLLAPSED_ROW = 9.0
HIDDEN_MARK = 4.0
HIDDEN_PADDING = 2.0
"""The mark of hidden lanes, on screen alone."""
FOLDED_WIDTH = 5.0
FOLDED_HEIGHT = 2.2
FOLDED_GAP = 1.2
"""The marks of the cards of a collapsed lane."""

MARK_RADIUS = 1.7
MARK_PITCH = 4.6
MARK_TO_NUMBER = 4.2
MARK_TO_NUMBER_BELOW = 0.6

FACE_RADIUS = 3.7
SMALL_FACE_RADIUS = 2.7
"""Of faces in a lane of several curves, which stand side by side."""
FACE_PITCH = 6.0
FACE_TO_WORDS = 1.4
LEVEL_STEP = 5.8
"""The least distance of two emotion levels."""
CURVE_PADDING = 3.0
CURVE_WIDTH = 0.9

AVATAR_RADIUS = 5.8
AVATAR_GAP = 3.0
PERSONA_GAP = 8.0
PERSONA_LINE_GAP = 3.0
"""Between one line of personas and the next."""
NAME_TO_ROLE = 0.4
WIDEST_PERSONA = 80.0
"""The room for a persona's name, which goes on below where it is longer."""
NARROWEST_TITLE = 90.0

LEGEND_SWATCH = 4.0
LEGEND_LINE = 9.0
LEGEND_GAP = 2.0
LEGEND_PITCH = 7.0
LEGEND_ROW = 6.0

CRITICAL_INSET = 0.3
CRITICAL_BADGE = 6.2
BADGE_PADDING = 3.0
CRITICAL_OVERHANG = 1.4
"""How far the frame reaches under the last row, so that its label covers no card."""
CRITICAL_OVERHANG_CODED = 3.8
"""The same where the lowest cells have codes under their cards."""
