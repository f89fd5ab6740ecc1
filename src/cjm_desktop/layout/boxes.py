"""The boxes of a laid-out map: rectangles in mm and ready-broken lines.

Boxes of a cell are relative to the cell's upper left corner, those of a header to the header's, so that
a row that only moves keeps all of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.parts import ScoreMarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.curve import CurveSlice, Stroke
    from cjm_desktop.layout.geometry import Point
    from cjm_desktop.layout.parts import CardPart
    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import TextStyle
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Link, Phase, Stage
    from cjm_desktop.model.grid import Cell
    from cjm_desktop.model.kinds import LaneKind


class Align(StrEnum):
    """Where lines stand in the width of their block."""

    LEFT = "left"
    CENTRE = "centre"


class TextBlock(Struct, frozen=True, gc=False):
    """Lines of one style; `x`, `y` is the upper left corner of the first line box, `width` the measure."""

    x: float
    y: float
    width: float
    style: TextStyle
    lines: tuple[Line, ...]
    align: Align = Align.LEFT

    @property
    def height(self) -> float:
        """The height of all line boxes in mm."""
        return len(self.lines) * self.style.line_height

    @property
    def rect(self) -> Rect:
        """The rectangle of all line boxes."""
        return Rect(self.x, self.y, self.width, self.height)

    def moved(self, dx: float, dy: float) -> TextBlock:
        """Return it shifted by mm."""
        return TextBlock(self.x + dx, self.y + dy, self.width, self.style, self.lines, self.align)


class Shape(StrEnum):
    """What is drawn around the text of a card."""

    CARD = "card"
    CHIP = "chip"
    WORDS = "words"
    MARKS = "marks"


class CardBox(Struct, frozen=True, gc=False):
    """One card in its cell: the rectangle that is drawn and can be hit, and its parts in drawing order."""

    card: Card
    shape: Shape
    rect: Rect
    parts: tuple[CardPart, ...]

    def moved(self, dx: float, dy: float) -> CardBox:
        """Return it shifted by mm."""
        parts = tuple(part.moved(dx, dy) for part in self.parts)
        return CardBox(self.card, self.shape, self.rect.moved(dx, dy), parts)

    def part(self, field: str) -> CardPart | None:
        """Return the first part that shows a field, or None where nothing does."""
        return next((part for part in self.parts if part.field == field), None)

    @property
    def blocks(self) -> Iterator[TextBlock]:
        """The lines of all its texts."""
        return (part.look for part in self.parts if isinstance(part.look, TextBlock))

    @property
    def marks(self) -> tuple[Point, ...]:
        """The centres of the marks of its score, from 1 up; none for a card without."""
        return next((part.look.centres for part in self.parts if isinstance(part.look, ScoreMarks)), ())

    @property
    def text(self) -> TextBlock:
        """The lines of the card's own text; raises LookupError where it is not shown."""
        part = self.part("text")
        if part is None or not isinstance(part.look, TextBlock):
            raise LookupError(self.card.id)
        return part.look


class Legend(StrEnum):
    """What a map may need explained in its legend."""

    FACT = "fact"
    HYPOTHESIS = "hypothesis"
    URGENT = "urgent"
    WEIGHT = "weight"
    MOMENT = "moment"
    RATIONAL = "rational"
    EMOTIONAL = "emotional"
    SOURCES = "sources"
    NOTE = "note"


class CellLayout(Struct, frozen=True, eq=False, weakref=True):
    """The content of one cell; `height` is what it needs in mm, paddings included.

    `cell` is the tuple of cards it was made from: as long as that is the same object and the width is
    the same, the layout is.
    """

    cell: Cell
    width: float
    height: float
    boxes: tuple[CardBox, ...]
    curve: CurveSlice | None = None
    legend: frozenset[Legend] = frozenset()
    parts: tuple[CardPart, ...] = ()
    """What the cell itself says beside its cards."""
    longest: int = 1
    """How many stages its longest card wants to cover."""
    makes_room: bool = False
    """Whether its cards stand around a long one."""

    def or_same(self, known: CellLayout | None) -> CellLayout:
        """Return `known` where it shows the same at the same places, so that what is drawn of it is kept."""
        is_same = (
            known is not None
            and known.cell is self.cell
            and (known.width, known.height) == (self.width, self.height)
            and known.curve == self.curve
            and known.boxes == self.boxes
            and known.makes_room == self.makes_room
        )
        return known if is_same and known is not None else self


class Column(Struct, frozen=True):
    """A stage as a column: its left edge on the page and its width in mm."""

    stage: str
    x: float
    width: float


class StageHeader(Struct, frozen=True, eq=False, weakref=True):
    """The header of a stage, relative to its column and the top of the band."""

    stage: Stage
    width: float
    height: float
    is_first: bool
    is_last: bool
    share: float
    """Where it stands between the first (0) and the last stage (1): it tells the shade of the band."""
    title: TextBlock
    task: TextBlock

    def title_top(self, band: float) -> float:
        """Return the y of the title in a band so high: title and task are centred together."""
        task = sp.TITLE_TO_TASK + self.task.height if self.stage.task else 0.0
        return (band - self.title.height - task) / 2


class LaneHeader(Struct, frozen=True, eq=False, weakref=True):
    """The name of a lane, relative to the upper left corner of its row; `height` is what it needs."""

    lane: Lane
    kind: LaneKind
    width: float
    height: float
    title: TextBlock
    question: TextBlock


class PhaseBox(Struct, frozen=True):
    """A phase over a run of columns, `first` to `last`: x on the page, y from the top of the head."""

    phase: Phase
    first: int
    last: int
    rect: Rect
    title: TextBlock


class LinkBox(Struct, frozen=True):
    """A link that leaves one stage at the x `start`, runs along `y` and comes down at the x `end`.

    x is that of the page, y from the top of the band and negative over it. Without a link it is the way
    back of a cyclic path. A label is set into the line.
    """

    link: Link | None
    start: float
    end: float
    y: float
    label: TextBlock | None = None


class RowLayout(Struct, frozen=True, eq=False, weakref=True):
    """A lane as a row: top edge and height on the page, its name and its cells in stage order."""

    lane: Lane
    kind: LaneKind
    y: float
    height: float
    header: LaneHeader
    cells: tuple[CellLayout, ...]
    legend: frozenset[Legend]
    is_drawn: bool = True
    longest: int = 1
    """How many stages its longest card wants to cover."""
    slots: tuple[tuple[Rect, ...], ...] = ()
    """Of each cell the free slots for paper stickers, from its upper left corner; only on paper."""

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def hue(self) -> str:
        """The colour of those of its cards that have none of their own."""
        return self.lane.color or self.kind.color


class PersonaBox(Struct, frozen=True):
    """A persona in the title block, on the page."""

    centre: Point
    color: str
    initials: TextBlock
    name: TextBlock
    role: TextBlock


class TitleBlock(Struct, frozen=True, eq=False, weakref=True):
    """Title, line under it and personas, on the page; `bottom` is where the block ends."""

    title: TextBlock
    subtitle: TextBlock
    personas: tuple[PersonaBox, ...]
    corner: tuple[TextBlock, TextBlock]
    """The words over the lane names: their x on the page, their y from the top of the stage band."""
    bottom: float


class LegendItem(Struct, frozen=True):
    """One entry of the legend, on the page; without a swatch it is only text."""

    text: TextBlock
    swatch: Rect | None = None
    shows: Legend | Stroke | None = None


class Footer(Struct, frozen=True, eq=False, weakref=True):
    """The line at the foot of the page."""

    text: TextBlock
    legend: tuple[LegendItem, ...] = field(default=())

    @property
    def bottom(self) -> float | None:
        """The y of its lower edge, or None where it says nothing."""
        said = [self.text, *(item.text for item in self.legend)]
        return max(
            (text.y + text.height for text in said if any(line.width for line in text.lines)), default=None
        )
