"""A small picture of the whole map in a corner of the canvas, and in it the part that is in view.

It is painted by the canvas itself, in place of the map under it: a widget over the viewport would make
every step of scrolling a full repaint. The picture is made anew in short turns when the map rests.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, QTimer
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QRegion

from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.render import Screen, fill_edges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.part_item import PartItem
    from cjm_desktop.qt.canvas.view import Canvas

_LARGEST = QSize(190, 140)
"""Of the picture, in px."""
_SMALLEST_SIDE = 12
"""A map so long that its picture would be thinner, in px, has none."""
_PADDING, _MARGIN = 4, 14
_CLEAR = 8
"""How far it keeps from what is current, in px."""
_MOST_SEEN = 0.98
"""Where more of the page than this is in view, its edge alone is out of view: nobody needs an overview."""
_LEAST_ROOM = QSize(420, 300)
"""A canvas with less room than this, in px, has none to spare."""
_ASIDE_MS = 60
"""When nothing has been scrolled for so long, it moves aside for what is current."""
_RESTS_MS = 250
"""The picture follows an edit when the map has not changed for so long."""
_TURN_S = 0.004
"""How long the picture is worked on before whatever the user does comes first."""
_VEIL = 70
"""How strongly what is not in view is veiled, of 255."""
_LINE = 1.5
_MUCH_LARGER = 4
_TIMES_DEEPER = 2
_STRONG = QColor(191, 191, 191)
"""How much of its light a colour keeps at least."""


class Minimap(QObject):
    """Shows where one is on a map larger than its window, and leads elsewhere."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view)
        self._view = view
        self.rect = QRect()
        """Where it is in the viewport; empty while it is not shown."""
        self.renderings = 0
        """How often the picture was made."""
        self._image = QImage()
        self._made_of: tuple[MapLayout, QSize, float] | None = None
        self._steps: Iterator[None] | None = None
        self._corner = 0
        self._seen = QRect()
        self._uncovered = QRect()
        self._is_held = False
        self._kept: tuple[object, QPixmap] | None = None
        self._piece: QRect | None = None
        """What of the map is just being painted, where it is painted piece by piece."""
        self._screen = Screen()
        self._rest, self._turn, self._aside = QTimer(self), QTimer(self), QTimer(self)
        self._aside.setSingleShot(True)
        self._aside.setInterval(_ASIDE_MS)
        self._aside.timeout.connect(self.follow)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(self._begin_picture)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._begin_picture()

    def end(self) -> None:
        """Go from the map."""
        for timer in (self._rest, self._turn, self._aside):
            timer.stop()
        self._view.viewport().update(self.rect)
        self.rect = QRect()

    def follow(self) -> None:
        """Take note that something has moved or changed: the map, the window, what is current."""
        before, viewport = self.rect, self._view.viewport()
        self.rect = self._place()
        if before != self.rect:
            self._uncovered = before
            viewport.update(before)
            viewport.update(self.rect)
        elif self._seen_part() != self._seen:
            viewport.update(self.rect)
        self._seen = self._seen_part()
        made = self._made_of
        if made is None or made[0] is not self._view.layout_shown or made[1:] != self._wanted():
            self._rest.start()

    def scrolled(self, dx: int, dy: int) -> None:
        """Repaint what has been scrolled away with the px of the map, and the map that lay under it."""
        viewport = self._view.viewport()
        for rect in (self.rect, self._uncovered):
            if not rect.isEmpty():
                viewport.update(rect)
                viewport.update(rect.translated(dx, dy))
        self._uncovered = QRect()
        self._aside.start()

    def pieces(self, region: QRegion) -> Iterator[QRegion]:
        """Yield what is to be painted of the map in a region, piece by piece, none of it under here.

        The view paints all of what crosses its exposed area, the more the larger that is around. A large
        rectangle stays whole all the same: what lies under the picture is painted over.
        """
        whole = region.boundingRect()
        is_large = whole.width() * whole.height() > _MUCH_LARGER * self.rect.width() * self.rect.height()
        is_whole = is_large and whole.contains(self.rect)
        rects: tuple[QRect, ...] = () if is_whole else tuple(region - self.rect)  # type: ignore[arg-type]
        if not rects and is_large:
            yield region
            return
        try:
            for rect in rects:
                self._piece = rect
                yield QRegion(rect)
        finally:
            self._piece = None

    def clip(self, painter: QPainter) -> None:
        """Let the view paint nothing beside the piece that is its turn, which would then be painted twice."""
        if self._piece is not None:
            transform = painter.worldTransform()
            painter.resetTransform()
            painter.setClipRect(self._piece)
            painter.setWorldTransform(transform)

    def covers(self, at: QPoint) -> bool:
        """Whether it lies at a point of the viewport."""
        return self.rect.contains(at)

    def hold(self, *, is_held: bool) -> None:
        """Stay where it is while it is dragged in."""
        self._is_held = is_held
        self.follow()

    def seen_at(self, at: QPoint) -> bool:
        """Whether a point of the viewport lies in the rectangle of what is in view."""
        return self._seen_part().contains(at)

    @property
    def seen_centre(self) -> QPoint:
        """The middle of the rectangle of what is in view, in px of the viewport."""
        return self._seen_part().center()

    def go_to(self, at: QPoint) -> None:
        """Scroll so that what is at a point of it stands in the middle of the canvas."""
        view, picture = self._view, self._picture()
        if picture.isEmpty():
            return
        size = view.layout_shown.size
        x = (at.x() - picture.left()) / picture.width() * size.width
        y = (at.y() - picture.top()) / picture.height() * size.height
        middle = view.body.center()
        view.zoom.scroll_by(view.placement.x_of(x) - middle.x(), view.placement.y_of(y) - middle.y())

    def paint(self, region: QRegion) -> None:
        """Paint what of it lies in a region of the viewport."""
        with QPainter(self._view.viewport()) as painter:
            painter.setClipRegion(region)
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        """Paint the veiled picture, in it as it is what is in view, and around that a line."""
        picture, seen = self._picture(), self._seen_part()
        painter.drawPixmap(self.rect.topLeft(), self._veiled())
        ratio = self._image.width() / picture.width()
        inner = seen.translated(-picture.topLeft())
        source = QRectF(inner.x() * ratio, inner.y() * ratio, inner.width() * ratio, inner.height() * ratio)
        painter.drawImage(QRectF(seen), self._image, source)
        fill_edges(painter, QRectF(seen), _LINE, QColor(current_colors().accent))

    def _veiled(self) -> QPixmap:
        """Return picture and frame as they are where nothing is in view, kept until one is another."""
        colors, ratio = current_colors(), self._view.devicePixelRatioF()
        key = (self.rect.size(), self._image.cacheKey(), colors, ratio)
        if self._kept is None or self._kept[0] != key:
            made = QPixmap(self.rect.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(QColor(colors.line))
            veil = QColor(colors.ground)
            veil.setAlpha(_VEIL)
            whole = QRect(QPoint(), self.rect.size())
            picture = whole.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
            with QPainter(made) as painter:
                painter.fillRect(whole.adjusted(1, 1, -1, -1), QColor(colors.panel))
                painter.drawImage(picture, self._image)
                painter.fillRect(picture, veil)
            self._kept = (key, made)
        return self._kept[1]

    def _picture(self) -> QRect:
        return self.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)

    def _seen_part(self) -> QRect:
        """Return the part of the map that is in view, in px of the viewport within the picture."""
        view, picture = self._view, self._picture()
        if self.rect.isEmpty():
            return QRect()
        size, body, scale = view.layout_shown.size, view.body, view.px_per_mm
        across = picture.width() / (size.width * scale)
        down = picture.height() / (size.height * scale)
        left, top = view.placement.x_of(0), view.placement.y_of(0)
        area = QRectF(
            picture.left() + (body.left() - left) * across,
            picture.top() + (body.top() - top) * down,
            body.width() * across,
            body.height() * down,
        )
        return area.toAlignedRect().intersected(picture)

    def _place(self) -> QRect:
        """Return where it is to be shown, an empty rectangle where it is of no use."""
        if self._is_held:
            return self.rect
        body, wanted = self._view.body, self._wanted()[0]
        if self._image.isNull() or not self._is_useful(body, wanted):
            return QRect()
        outer = QSize(wanted.width() + 2 * _PADDING, wanted.height() + 2 * _PADDING)
        corners = _corners(self._room(body), outer)
        kept = self._kept_clear()
        free = [at for at, one in enumerate(corners) if not any(one.intersects(part) for part in kept[:1])]
        # A card of a cell that fills the window is kept clear at least.
        free = free or [at for at, one in enumerate(corners) if not any(map(one.intersects, kept[1:]))]
        if kept and not free:
            return QRect()
        self._corner = next(iter(free), self._corner)
        return corners[self._corner]

    def _kept_clear(self) -> tuple[QRect, ...]:
        """Return what it must not stand on: the current cell or header, and the current card in it."""
        placement = self._view.placement
        found = (placement.current_on_screen(is_whole=True), placement.current_on_screen())
        return tuple(one.adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR) for one in found if one is not None)

    def _room(self, body: QRect) -> QRect:
        """Return where it may stand: not on the names of lanes, which tell where one is."""
        layout = self._view.layout_shown
        names = round(self._view.placement.x_of(layout.lane_x + layout.lane_width))
        room = body.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        room.setLeft(max(room.left(), min(names + _MARGIN, body.center().x())))
        return room

    def _is_useful(self, body: QRect, wanted: QSize) -> bool:
        size, scale = self._view.layout_shown.size, self._view.px_per_mm
        if min(wanted.width(), wanted.height()) < _SMALLEST_SIDE:
            return False
        if body.width() < _LEAST_ROOM.width() or body.height() < _LEAST_ROOM.height():
            return False
        across = min(1.0, body.width() / (size.width * scale))
        return across * min(1.0, body.height() / (size.height * scale)) < _MOST_SEEN

    def _wanted(self) -> tuple[QSize, float]:
        """Return how large the picture of this map is, in px, and how dense the screen."""
        width, height = self._view.layout_shown.size
        fitting = min(_LARGEST.width() / width, _LARGEST.height() / height)
        size = QSize(max(1, round(width * fitting)), max(1, round(height * fitting)))
        return size, self._view.devicePixelRatioF()

    def _begin_picture(self) -> None:
        self._steps = self._made()
        self._turn.start()

    def _go_on(self) -> None:
        """Work on the picture for a short while; whatever has waited meanwhile then comes first."""
        until = perf_counter() + _TURN_S
        while self._steps is not None and perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration:
                self._steps = None
        if self._steps is None:
            self._turn.stop()
            self.follow()
            self._view.viewport().update(self.rect)

    def _made(self) -> Iterator[None]:
        """Make the picture, a row of the map at a time; it replaces the one before when it is whole."""
        view, layout = self._view, self._view.layout_shown
        size, ratio = self._wanted()
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.fill(QColor(view.showing.player.theme.color("paper")))
        scale = image.width() / layout.size.width
        items = view.map_scene.rows
        for index in layout.shown_rows:
            row = layout.rows[index]
            item = items.get(row.lane.id)
            if item is not None:
                for _ in item.drawn_bit_by_bit():
                    yield
                    if view.layout_shown is not layout:
                        return
                with _painter(image, scale, 0, row.y) as painter:
                    self._screen.paint_afar(painter, item.seen_afar(), scale)
                self._play(image, scale, item.name, row.y)
            yield
            if view.layout_shown is not layout:
                # What is shown has changed meanwhile: a whole picture will be made of that.
                return
        for head in view.map_scene.head_items():
            self._play(image, scale, head, 0)
        _strengthen(image)
        self._image, self._made_of = image, (layout, size, ratio)
        self.renderings += 1

    def _play(self, image: QImage, scale: float, item: PartItem, y: float) -> None:
        with _painter(image, scale, item.x(), y + item.y()) as painter:
            self._screen.paint_afar(painter, item.sight.afar, scale)


def _painter(image: QImage, scale: float, x: float, y: float) -> QPainter:
    """Return a painter scaled to mm whose origin is a point of the page."""
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(QPointF(x, y))
    return painter


def _strengthen(image: QImage) -> None:
    """Make tints of cards deeper, which are hard to see when they are so small.

    White stays white, and what is strong as it is, such as the band and an urgent card, keeps its colour.
    """
    strong = image.copy()
    _multiply(strong, QBrush(_STRONG))
    for _ in range(_TIMES_DEEPER):
        _multiply(image, QBrush(image.copy()))
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        painter.drawImage(0, 0, strong)


def _multiply(image: QImage, brush: QBrush) -> None:
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(image.rect(), brush)


def _corners(room: QRect, size: QSize) -> tuple[QRect, ...]:
    """Return the places in the corners of a room: lower right first, upper left last."""
    right, bottom = room.right() - size.width() + 1, room.bottom() - size.height() + 1
    places = ((right, bottom), (room.left(), bottom), (right, room.top()), (room.left(), room.top()))
    return tuple(QRect(QPoint(x, y), size) for x, y in places)
