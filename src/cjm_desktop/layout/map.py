"""The layout of a whole map: from a document to boxes on a page, in millimetres.

Given the layout before an edit it lays out again only what the edit touched: a row whose lane, cards and
columns are the same objects is taken over, and so is every cell within a changed row.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import (
    Column,
    Footer,
    Legend,
    LinkBox,
    PhaseBox,
    RowLayout,
    StageHeader,
    TitleBlock,
)
from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.layout.headers import lay_out_footer, lay_out_stage, lay_out_title
from cjm_desktop.layout.links import lay_out_links, links_height
from cjm_desktop.layout.phases import lay_out_phases, phases_height
from cjm_desktop.layout.rows import frame_of, lay_out_rows
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.layout.codes import CellCodes
    from cjm_desktop.layout.slots import Slots
    from cjm_desktop.model.document import Document, Map


class LayoutOptions(Struct, frozen=True):
    """What is drawn beside the map itself: the stages marked critical.

    On paper also the codes of cells, and slots for paper stickers.
    """

    critical: frozenset[str] = frozenset()
    codes: CellCodes | None = None
    slots: Slots | None = None

    @property
    def critical_overhang(self) -> float:
        """How far the frame of a critical stage reaches under the last row, in mm."""
        return sp.CRITICAL_OVERHANG if self.codes is None else sp.CRITICAL_OVERHANG_CODED


class MapLayout(Struct, frozen=True, eq=False, dict=True):
    """Where everything of a map is, on a page of `size` mm with its origin at the upper left."""

    document: Document
    journey: Map
    options: LayoutOptions
    size: Size
    title: TitleBlock
    lane_x: float
    lane_width: float
    columns: tuple[Column, ...]
    head: Rect
    """All that stands over the columns: phases, links and the band of stages at its foot."""
    band: Rect
    stages: tuple[StageHeader, ...]
    phases: tuple[PhaseBox, ...]
    links: tuple[LinkBox, ...]
    rows: tuple[RowLayout, ...]
    footer: Footer

    @property
    def grid(self) -> Rect:
        """The area of all cells."""
        top = self.band.bottom + sp.BAND_TO_ROWS
        return Rect(self.band.x, top, self.band.width, self.bottom - top)

    @property
    def bottom(self) -> float:
        """The y under the last row."""
        return self.rows[-1].bottom if self.rows else self.band.bottom + sp.BAND_TO_ROWS

    @cached_property
    def shown_rows(self) -> tuple[int, ...]:
        """The indexes of the lanes that are drawn."""
        return tuple(index for index, row in enumerate(self.rows) if row.is_drawn)

    @cached_property
    def rulings(self) -> tuple[float, ...]:
        """Where hairlines lie, in mm on the page: above every row and under the last.

        There is none beside a dividing line, which rules the map itself.
        """
        shown = [self.rows[index] for index in self.shown_rows]
        edges = [row.y for row in shown] + [row.bottom for row in shown[-1:]]
        dividers = [row for row in shown if row.kind.drawing is Drawing.RULE]
        beside = {y for row in dividers for y in (row.y, row.bottom)}
        return tuple(y for y in edges if y not in beside)

    def has_head_of(self, other: MapLayout) -> bool:
        """Whether what stands over the columns is the same as in another layout, and at the same place."""
        return (
            self.stages is other.stages
            and self.columns is other.columns
            and self.phases is other.phases
            and self.links is other.links
            and (self.head, self.band) == (other.head, other.band)
        )

    def cell_rect(self, lane: int, stage: int) -> Rect:
        """Return the rectangle of a cell on the page, by indexes."""
        row, column = self.rows[lane], self.columns[stage]
        return Rect(column.x, row.y, column.width, row.height)

    def stage_rect(self, stage: int) -> Rect:
        """Return the rectangle of a stage header on the page."""
        column = self.columns[stage]
        return Rect(column.x, self.band.y, column.width, self.band.height)

    def lane_rect(self, lane: int) -> Rect:
        """Return the rectangle of a lane's name on the page."""
        row = self.rows[lane]
        return Rect(self.lane_x, row.y, self.lane_width, row.height)

    def card_rect(self, card: str) -> Rect | None:
        """Return the rectangle of a card on the page, or None when it is not drawn."""
        place = self.journey.cards.place_of(card)
        if place is None or not self.rows[place.lane].is_drawn:
            return None
        cell = self.cell_rect(place.lane, place.stage)
        boxes = self.rows[place.lane].cells[place.stage].boxes
        return next((box.rect.moved(cell.x, cell.y) for box in boxes if box.card.id == card), None)


def lay_out(
    document: Document,
    journey: Map,
    options: LayoutOptions | None = None,
    previous: MapLayout | None = None,
    tell: Callable[[float], object] | None = None,
) -> MapLayout:
    """Lay out one map of a document; `previous` is reused wherever nothing changed.

    `tell` is told the share done, 0..1; it may raise, to end it.
    """
    options = options or LayoutOptions()
    lane_width = max(journey.lane_width or sp.LANE_COLUMN, sp.NARROWEST_LANE_COLUMN)
    columns = _columns(journey, sp.MARGIN + lane_width, options.slots, previous)
    width = lane_width + sum(column.width for column in columns)
    title = _title(document, journey, width, options, previous)
    headers = _stage_headers(journey, columns, previous)
    band_height = max((header.height for header in headers), default=sp.BAND_HEIGHT)
    phases, links = _over_stages(journey, columns, headers, previous)
    above = phases_height(phases) + links_height(links)
    top = title.bottom + sp.TITLE_TO_BAND
    head = Rect(sp.MARGIN + lane_width, top, width - lane_width, above + band_height)
    band = Rect(head.x, top + above, head.width, band_height)
    frame = frame_of(document, journey, columns, lane_width, options.slots)
    rows = lay_out_rows(journey, frame, band.bottom + sp.BAND_TO_ROWS, previous, tell)
    bottom = rows[-1].bottom if rows else band.bottom + sp.BAND_TO_ROWS
    footer = _footer(document, journey, rows, bottom + sp.ROWS_TO_FOOTER, width, options)
    end = bottom + _overhang(options) if footer.bottom is None else footer.bottom
    size = Size(width + 2 * sp.MARGIN, end + sp.MARGIN)
    return MapLayout(
        document=document,
        journey=journey,
        options=options,
        size=size,
        title=title,
        lane_x=sp.MARGIN,
        lane_width=lane_width,
        columns=columns,
        head=head,
        band=band,
        stages=headers,
        phases=phases,
        links=links,
        rows=rows,
        footer=footer,
    )


def _columns(journey: Map, x: float, slots: Slots | None, previous: MapLayout | None) -> tuple[Column, ...]:
    columns = []
    for stage in journey.stages:
        width = max(stage.width or sp.STAGE_COLUMN, sp.NARROWEST_COLUMN)
        width = width if slots is None else slots.column_width(width)
        columns.append(Column(stage.id, x, width))
        x += width
    made = tuple(columns)
    return previous.columns if previous is not None and previous.columns == made else made


def _title(
    document: Document, journey: Map, width: float, options: LayoutOptions, previous: MapLayout | None
) -> TitleBlock:
    if previous is not None and _says_the_same(document, journey, previous) and _width(previous) == width:
        return previous.title
    # On screen the words over the lanes also tell where tasks would stand.
    has_tasks = options.slots is None or any(stage.task for stage in journey.stages)
    return lay_out_title(document, journey, Point(sp.MARGIN, sp.MARGIN), width, has_tasks=has_tasks)


def _width(layout: MapLayout) -> float:
    return layout.lane_width + sum(column.width for column in layout.columns)


def _says_the_same(document: Document, journey: Map, previous: MapLayout) -> bool:
    """Whether everything that stands in title and footer beside the legend is unchanged."""
    was, map_was = previous.document, previous.journey
    return (
        (document.title, document.client, document.date, document.edition, document.language)
        == (was.title, was.client, was.date, was.edition, was.language)
        and document.personas is was.personas
        and (journey.title, journey.kind, journey.scenario) == (map_was.title, map_was.kind, map_was.scenario)
        and journey.personas == map_was.personas
    )


def _stage_headers(
    journey: Map, columns: Sequence[Column], previous: MapLayout | None
) -> tuple[StageHeader, ...]:
    if (
        previous is not None
        and previous.journey.stages is journey.stages
        and previous.journey.cyclic == journey.cyclic
        and previous.columns is columns
    ):
        return previous.stages
    count = len(columns)
    return tuple(
        lay_out_stage(stage, column.width, index, count, journey.cyclic)
        for index, (stage, column) in enumerate(zip(journey.stages, columns, strict=True))
    )


def _over_stages(
    journey: Map, columns: tuple[Column, ...], headers: tuple[StageHeader, ...], previous: MapLayout | None
) -> tuple[tuple[PhaseBox, ...], tuple[LinkBox, ...]]:
    """Lay out phases and links, or take them over where nothing they stand on has changed."""
    if previous is None or previous.columns is not columns or previous.stages is not headers:
        return lay_out_phases(journey, columns, headers), lay_out_links(journey, columns)
    before = previous.journey
    phases = previous.phases if before.phases is journey.phases else lay_out_phases(journey, columns, headers)
    links = previous.links if before.links is journey.links else lay_out_links(journey, columns)
    return phases, links


def _footer(
    document: Document,
    journey: Map,
    rows: Sequence[RowLayout],
    y: float,
    width: float,
    options: LayoutOptions,
) -> Footer:
    legend = frozenset[Legend]().union(*(row.legend for row in rows))
    strokes = {
        strand.persona: strand.stroke
        for row in rows
        if row.kind.drawing is Drawing.CURVE
        for cell in row.cells
        if cell.curve is not None
        for strand in cell.curve.strands
        if strand.stroke is not None
    }
    place = Rect(sp.MARGIN, y + _overhang(options), width, 0.0)
    return lay_out_footer(document, journey, legend, strokes, place)


def _overhang(options: LayoutOptions) -> float:
    """Return how far the label of a critical stage reaches under the last row."""
    return options.critical_overhang + sp.CRITICAL_BADGE / 2 if options.critical else 0.0
