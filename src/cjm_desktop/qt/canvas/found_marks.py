"""What is found, marked on the map: the very words, where they are shown, and the current ones stronger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.analysis.search import Hit
from cjm_desktop.draw.cards import ink_of
from cjm_desktop.draw.folded import folded_rects
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import boxes_in
from cjm_desktop.model.queries import COMMON, lane_title
from cjm_desktop.model.texts import WHOLE, TextKind, TextPlace
from cjm_desktop.qt.canvas.caret import selected_rects
from cjm_desktop.qt.canvas.subjects import LaneSubject, LinkSubject, PhaseSubject, StageSubject, TaskSubject
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.render import FAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.analysis.search import Found
    from cjm_desktop.layout.boxes import CardBox, CellLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.card import Card
    from cjm_desktop.qt.canvas.subjects import Place
    from cjm_desktop.qt.canvas.view import Canvas

_FOUND, _CURRENT, _EDGE = QColor("#FFE27A"), QColor("#FFA63D"), QColor("#B4540A")
_FAR_FOUND, _FAR_CURRENT = QColor("#F2B200"), QColor("#E05F00")
_LINE = 1.5
_MARGIN = 0.8
"""What a mark may paint around its words, in mm."""
_AROUND_FOLDED = 0.7
"""How far a mark reaches around what a collapsed lane shows of a card, in mm."""
_LEVEL = 50
_MANY = 150
"""More marks than this are repainted as one area."""


class Mark(NamedTuple):
    """A mark on the page in mm, and which frozen strip it may stand in."""

    rect: Rect
    is_current: bool = False
    band: bool = False
    names: bool = False
    is_on_dark: bool = False

    def moved(self, dx: float, dy: float) -> Mark:
        """Return the same mark at another place."""
        return self._replace(rect=self.rect.moved(dx, dy))


class FoundMarks(QGraphicsItem):
    """Marks what is found; of cards it looks only at those that are painted."""

    def __init__(self, view: Canvas) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(_LEVEL)
        self._view = view
        self._found: Found | None = None
        self._current: Hit | None = None
        self._layout: MapLayout | None = None
        self._of_headers: tuple[Mark, ...] = ()

    def sync(self, found: Found | None, current: Hit | None) -> None:
        """Mark other hits, or none; only what is in sight is repainted."""
        self._view.places.note()
        before = self._in_sight()
        headers = self._of_headers
        layout = self._view.layout_shown
        is_as_large = self._layout is not None and self._layout.size == layout.size
        if not is_as_large or found is None or self._found is None:
            self.prepareGeometryChange()
        self._found, self._current, self._layout = found, current, layout
        self._of_headers = tuple(self._header_marks())
        self._repaint(before, self._in_sight())
        if headers != self._of_headers:
            self._view.viewport().update(self._view.panes.region)

    def current_rect(self) -> Mark | None:
        """Return the mark of the current hit, or None where its words are not shown."""
        if self._current is None or self._layout is None:
            return None
        area = Rect(0, 0, *self._layout.size)
        if self._current.place.kind is TextKind.CARD:
            area = self._layout.card_rect(self._current.place.record) or area
        return next((mark for mark in self._marks(area) if mark.is_current), None)

    def paint_frozen(self, painter: QPainter) -> None:
        """Paint the marks of headers where they are frozen."""
        panes, place, layout = self._view.panes, self._view.placement, self._layout
        if layout is None or not self._of_headers:
            return
        scale, left = self._view.px_per_mm, panes.names.right() + 1 if panes.names else 0
        for mark in self._of_headers:
            rect = mark.rect
            area = QRectF(place.x_of(rect.x), place.y_of(rect.y), rect.width * scale, rect.height * scale)
            strip: QRect | None = None
            if mark.band and panes.band is not None:
                area.moveTop(place.band_y + (rect.y - layout.band.y) * scale)
                strip = panes.band.adjusted(left - panes.band.left(), 0, 0, 0)
            elif mark.names and panes.names is not None:
                area.moveLeft(place.names_x + (rect.x - layout.lane_x) * scale)
                area.translate(0, self._view.map_scene.slide_at(rect.y) * scale)
                strip = panes.names
            if strip is not None:
                painter.save()
                painter.setClipRect(strip, Qt.ClipOperation.IntersectClip)
                paint_mark(painter, area, is_current=mark.is_current, on_dark=mark.is_on_dark)
                painter.restore()

    def _in_sight(self) -> list[Mark]:
        if self._found is None or self._layout is None:
            return []
        return list(self._marks(self._sight()))

    def _sight(self) -> Rect:
        """Return the part of the page that is in view."""
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        return Rect(seen.x(), seen.y(), seen.width(), seen.height())

    def _repaint(self, before: list[Mark], after: list[Mark]) -> None:
        changed = set(before) ^ set(after)
        if len(changed) > _MANY:
            self.update(QRectF(*self._sight()))
            return
        for mark in changed:
            self.update(QRectF(*mark.rect.grown(_MARGIN)))

    def _marks(self, area: Rect) -> Iterator[Mark]:
        """Yield the marks that an area of the page may touch."""
        if self._found is None or self._layout is None:
            return
        yield from (mark for mark in self._of_headers if mark.rect.touches(area))
        yield from self._folded_marks(area)
        yield from self._face_marks(area)
        is_far = self._view.px_per_mm < FAR
        for rect, box in boxes_in(self._layout, area):
            if not self._found.query.text:
                if self._found.query.filters.take(box.card):
                    yield Mark(rect, self._is_current(box.card))
                continue
            hits = self._found.spans_in(box.card)
            if hits and is_far:
                yield Mark(rect, self._current in hits)
            elif hits:
                yield from self._marks_of(box, hits, rect)

    def _folded_marks(self, area: Rect) -> Iterator[Mark]:
        """Yield the marks of cards in collapsed lanes: of each a small mark is all that is seen."""
        assert self._layout is not None
        for row in self._layout.rows:
            if not row.lane.collapsed or not row.is_drawn or row.bottom < area.y or row.y > area.bottom:
                continue
            for column, cell in zip(self._layout.columns, row.cells, strict=True):
                for rect, card in zip(folded_rects(cell, row.height), cell.cell, strict=True):
                    if self._is_hit(card):
                        place = rect.moved(column.x, row.y).grown(_AROUND_FOLDED)
                        yield Mark(place, self._is_current(card))

    def _face_marks(self, area: Rect) -> Iterator[Mark]:
        """Yield the marks of emotion levels: a level without words is seen by its face alone."""
        assert self._layout is not None
        for row in self._layout.rows:
            if row.lane.collapsed or not row.is_drawn or row.bottom < area.y or row.y > area.bottom:
                continue
            for column, cell in zip(self._layout.columns, row.cells, strict=True):
                if cell.curve is not None and column.x + column.width >= area.x and column.x <= area.right:
                    yield from (mark.moved(column.x, row.y) for mark in self._faces_in(cell))

    def _faces_in(self, cell: CellLayout) -> Iterator[Mark]:
        """Yield the marks of the faces of a cell, at their places in it; of words only what says none."""
        assert self._found is not None
        assert cell.curve is not None
        query, cards = self._found.query, {card.id: card for card in cell.cell}
        whose = (query.filters.persona, COMMON) if query.filters.persona else None
        for strand in cell.curve.strands:
            card = None if strand.card is None else cards.get(strand.card)
            if strand.point is None or card is None or (whose and strand.persona not in whose):
                continue
            if self._is_hit(card) and not (query.text and card.text):
                (x, y), reach = strand.point, strand.radius
                yield Mark(Rect(x - reach, y - reach, 2 * reach, 2 * reach), self._is_current(card))

    def _is_hit(self, card: Card) -> bool:
        assert self._found is not None
        if not self._found.query.text:
            return self._found.query.filters.take(card)
        return bool(self._found.spans_in(card))

    def _is_current(self, card: Card) -> bool:
        current = self._current
        return current is not None and (current.place.kind, current.place.record) == (TextKind.CARD, card.id)

    def _marks_of(self, box: CardBox, hits: Iterable[Hit], rect: Rect) -> Iterator[Mark]:
        dx, dy = rect.x - box.rect.x, rect.y - box.rect.y
        on_dark = ink_of(box) == "on_urgent"
        for part in box.parts:
            for hit in hits:
                if hit.place.field == part.field and isinstance(part.look, TextBlock):
                    text = _text_of(box.card, hit.place)
                    for place in _rects(part.look, text, hit.start, hit.end):
                        yield Mark(place.moved(dx, dy), hit == self._current, is_on_dark=on_dark)

    def _header_marks(self) -> Iterator[Mark]:
        found, layout = self._found, self._layout
        if found is None or layout is None or not found.query.text or found.query.filters.is_any:
            return
        for place, text, shown in _shown_texts(layout):
            for start, end in found.spans(text) if shown is not None else ():
                assert shown is not None
                is_current = Hit(place, start, end) == self._current
                block = shown.block
                for rect in _rects(block, text, start, end):
                    moved = rect.moved(shown.x - block.x, shown.y - block.y)
                    on_dark = shown.ink == "on_band"
                    yield Mark(moved, is_current, shown.band, shown.names, on_dark)

    # Qt's overrides

    @guarded(answer=QRectF())
    def boundingRect(self) -> QRectF:
        """Return the page while there is anything to mark."""
        if self._found is None or self._layout is None:
            return QRectF()
        return QRectF(0, 0, *self._layout.size)

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the marks in the exposed area."""
        self._layout = self._view.layout_shown
        exposed = option.exposedRect
        area = Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        transform = painter.worldTransform()
        is_far = self._view.px_per_mm < FAR
        for mark in sorted(self._marks(area), key=lambda mark: mark.is_current):
            rect = mark.rect
            if mark.names:
                rect = rect.moved(0, self._view.map_scene.slide_at(rect.y))
            place = transform.mapRect(QRectF(*rect))
            painter.resetTransform()
            if is_far:
                color = _FAR_CURRENT if mark.is_current else _FAR_FOUND
                painter.fillRect(place.toAlignedRect(), color)
            else:
                paint_mark(painter, place, is_current=mark.is_current, on_dark=mark.is_on_dark)
            painter.setWorldTransform(transform)


def paint_mark(painter: QPainter, place: QRectF, *, is_current: bool, on_dark: bool = False) -> None:
    """Paint a marker over words so that they stay readable; on a dark ground it also has a bright outline."""
    area = place.toAlignedRect()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(area, _CURRENT if is_current and not on_dark else _FOUND)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    if is_current or on_dark:
        color = _CURRENT if is_current else _FOUND
        painter.setPen(QPen(color if on_dark else _EDGE, _LINE * (2 if on_dark and is_current else 1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.toRectF().adjusted(-1, -1, 1, 1), 2, 2)


def _rects(block: TextBlock, text: str, start: int, end: int) -> list[Rect]:
    """Return where characters of a text are shown, on the page or in the cell as the block is.

    What is shown may hold more than the text, and no-break spaces for its spaces.
    """
    if not block.lines:
        return []
    shift = block.lines[0].source.replace("\u00a0", " ").find(text.replace("\u00a0", " "))
    if shift < 0:
        return []
    rects = selected_rects(block, start + shift, end + shift)
    last = block.lines[-1].end
    return [rect.moved(block.x, block.y) for rect in rects] if start + shift < last else []


def _text_of(card: Card, place: TextPlace) -> str:
    value = getattr(card, place.field)
    if place.item == WHOLE:
        return str(value)
    return str(value[place.item]) if place.item < len(value) else ""


def _shown_texts(layout: MapLayout) -> Iterator[tuple[TextPlace, str, Place | None]]:
    """Yield the texts around the cells, each with where it stands in the document and on the page."""
    journey, document = layout.journey, layout.document
    for stage in journey.stages:
        titled = TextPlace(TextKind.STAGE, stage.id, "title")
        yield titled, stage.title, StageSubject(stage.id).place(layout)
        if stage.task:
            yield titled._replace(field="task"), stage.task, TaskSubject(stage.id).place(layout)
    for lane in journey.lanes:
        name = lane_title(lane, document.language)
        yield TextPlace(TextKind.LANE, lane.id, "title"), name, LaneSubject(lane.id).place(layout)
    for phase in journey.phases:
        yield TextPlace(TextKind.PHASE, phase.id, "title"), phase.title, PhaseSubject(phase.id).place(layout)
    for link in journey.links:
        if link.text:
            yield TextPlace(TextKind.LINK, link.id, "text"), link.text, LinkSubject(link.id).place(layout)
    yield from _title_texts(layout)


def _title_texts(layout: MapLayout) -> Iterator[tuple[TextPlace, str, Place]]:
    from cjm_desktop.qt.canvas.subjects import Place

    journey, document, title = layout.journey, layout.document, layout.title
    if document.title:
        place = TextPlace(TextKind.DOCUMENT, "", "title")
        yield place, document.title, Place(title.title, title.title.x, title.title.y)
    elif journey.title:
        place = TextPlace(TextKind.MAP, journey.id, "title")
        yield place, journey.title, Place(title.title, title.title.x, title.title.y)
    if journey.scenario:
        place = TextPlace(TextKind.MAP, journey.id, "scenario")
        yield place, journey.scenario, Place(title.subtitle, title.subtitle.x, title.subtitle.y)
    named = (document.persona(persona) for persona in journey.personas)
    personas = [persona for persona in named if persona is not None]
    for persona, box in zip(personas, title.personas, strict=False):
        place = TextPlace(TextKind.PERSONA, persona.id, "name")
        yield place, persona.name, Place(box.name, box.name.x, box.name.y)
