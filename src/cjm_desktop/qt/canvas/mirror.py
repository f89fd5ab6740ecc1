"""Follows a session: lays its map out again after every change, and shows what has become different."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from cjm_desktop.analysis.critical import critical_points
from cjm_desktop.edit.change import Cause, Change
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_card, is_reachable
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.qt.canvas.spoken import current_spoken
from cjm_desktop.qt.canvas.tools.base import Reason
from cjm_desktop.qt.canvas.zoom import LEAST_WHOLE
from cjm_desktop.qt.render import PX_PER_MM, Pictures, Player

if TYPE_CHECKING:
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.edit.working import Tell
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.canvas.zoom import Stand

_TURN_S = 0.006
"""For how long rows that nobody sees are worked on at a time."""
_SEEN_TURN_S = 0.02
"""For how long what is in sight and was left is worked on at a time; then it is painted."""
_LOWEST_CARD = sp.CHIP_HEIGHT
"""No card, chip or score is lower, in mm."""


def layout_of(session: Session, previous: MapLayout | None = None) -> MapLayout:
    """Lay out what a session shows; `previous` is reused wherever nothing changed."""
    journey = session.journey
    return lay_out(session.document, journey, LayoutOptions(critical_points(journey)), previous)


def first_layout_of(session: Session, height_px: float) -> MapLayout:
    """Return what is seen first of what a session shows, as it was laid out ahead, else laid out now."""
    ahead, session.working.ahead = session.working.ahead, None
    if isinstance(ahead, MapLayout) and ahead.document is session.document:
        return ahead
    return lay_out_first(session.document, session.journey, height_px)


def lay_out_first(document: Document, journey: Map, height_px: float) -> MapLayout:
    """Lay out what is seen first of a map on a screen so many px high: its upper lanes, and all columns.

    It is at least as high as the screen at the least zoom with which a map opens, so that nothing moves
    when `Mirror.complete` adds the rest.
    """
    options = LayoutOptions(critical_points(journey))
    count = _lanes_within(journey, height_px / (LEAST_WHOLE * PX_PER_MM))
    if count < len(journey.lanes):
        upper = Grid(journey.cards.rows[:count])
        journey = journey.replaced(lanes=journey.lanes[:count], cards=upper)
    return lay_out(document, journey, options)


def _lanes_within(journey: Map, height: float) -> int:
    """Return how many lanes surely fill so many mm, were every card as low as can be."""
    for count, (lane, row) in enumerate(zip(journey.lanes, journey.cards.rows, strict=True)):
        if height <= 0:
            return count
        if is_reachable(lane):
            stacks = lane_kind(lane.kind).drawing is Drawing.CARDS
            height -= _LOWEST_CARD * (max(map(len, row.cells), default=0) if stacks else 1)
    return len(journey.lanes)


class Mirror:
    """Keeps a canvas in step with its session."""

    def __init__(self, view: Canvas) -> None:
        self._view = view
        self.is_seen = False
        """Whether the document has been painted: from then on its place is the user's."""
        self._left: dict[str, Stand] = {}
        """How each map was shown when another one took its place."""
        self._spoken: Selection | None = None
        """The selection that a screen reader was told last."""
        self._laid_out = view.layout_shown
        """What is shown; a worker may read it here."""
        self._ready: MapLayout | None = None
        """What was laid out of what is to be shown next."""
        view.session.working.prepare_by(self._prepare)
        self._filling = QTimer(view, interval=0)
        self._filling.timeout.connect(self._fill)
        view.showing.go_on = self._filling.start

    def session_changed(self, change: Change) -> None:
        """Show a change of the session."""
        view = self._view
        if change.cause is Cause.SAVED:
            return
        view.places.note()
        if change.cause not in (Cause.PREVIEW, Cause.SELECT, Cause.CANCEL):
            view.hands.cancel(Reason.DOCUMENT)
        if change.shows_other_map:
            self._open(is_copy=change.label is not None and change.label.label is Label.DUPLICATE_MAP)
        elif change.cause is not Cause.SELECT:
            view.plus.hide_all()
            self._take_layout(self._next_layout())
        self.show_selection()
        # That has all painted. What is previewed only to be kept, in the same call, waits until it is.
        if change.cause is not Cause.PREVIEW:
            view.places.tell()
        if change.cause in (Cause.UNDO, Cause.REDO):
            view.show_current()

    def complete(self) -> None:
        """Show the lanes, too, that the first layout left out."""
        view = self._view
        if view.layout_shown.journey is not view.session.journey:
            view.session.working.ready(view.session.document, view.session.map_id, may_stop=False)
            self._take_layout(self._next_layout())
            self.show_selection()

    def show_selection(self) -> None:
        """Frame what is current and selected, the card being written first of all."""
        view, selection = self._view, self._shown_selection()
        view.overlay.show_selection(view.layout_shown, selection)
        view.frozen.show_selection(view.viewport(), view.panes, selection)
        if view.minimap is not None:
            view.minimap.follow()
        if selection != self._spoken:
            self._spoken = selection
            view.setAccessibleDescription(current_spoken(view.session))

    def place_at_first(self) -> None:
        """Show the whole page if it can be read so, else its beginning; as long as nobody has seen it.

        A new window gets its size in several steps.
        """
        view = self._view
        if self.is_seen or not view.isVisible():
            return
        view.zoom.open()
        view.settle()

    def _shown_selection(self) -> Selection:
        """Return the selection with the card being written, and in the cell where a dragged card is shown."""
        session, writing = self._view.session, self._view.writing
        selection = session.selection
        cards = selection.cards if writing.card is None else (writing.card,)
        if cards and session.is_previewing and session.journey.cards.place_of(cards[-1]) is not None:
            return replace(at_card(session.journey, cards[-1]), cards=cards)
        return replace(selection, cards=cards)

    def _open(self, *, is_copy: bool) -> None:
        """Show another map as it was shown last, a copy as its original is, a new one from its beginning."""
        view = self._view
        pictures = Pictures(view.session.document.attachments)
        view.showing.player = Player(view.showing.player.theme, pictures)
        left = self._left[view.layout_shown.journey.id] = view.zoom.stand
        stand = self._left.get(view.session.map_id, left if is_copy else None)
        self.is_seen = stand is not None and self.is_seen
        self._take_layout(self._next_layout())
        if stand is not None:
            view.zoom.return_to(stand)
        self.place_at_first()

    def _fill(self) -> None:
        """Make rows what they are to be, for a short while; then the window has its turn.

        What is in sight comes first.
        """
        showing, scene = self._view.showing, self._view.map_scene
        are_seen = showing.is_behind
        until = perf_counter() + (_SEEN_TURN_S if are_seen else _TURN_S)
        while showing.make_one() if are_seen else scene.come_one():
            if perf_counter() > until:
                return
        if not are_seen:
            self._filling.stop()

    def _prepare(self, document: Document, map_id: str, tell: Tell) -> None:
        """Lay a map out that is to be shown; in whatever thread has made it."""
        shown, journey = self._laid_out, document.map(map_id)
        previous = shown if shown.journey.id == map_id else None
        options = LayoutOptions(critical_points(journey))
        self._ready = lay_out(document, journey, options, previous, tell)

    def _next_layout(self) -> MapLayout:
        """Return the layout of what the session shows, as it was made ready, else made now."""
        session = self._view.session
        ready, self._ready = self._ready, None
        if ready is not None and ready.document is session.document and ready.journey is session.journey:
            return ready
        is_other = self._laid_out.journey.id != session.map_id
        return layout_of(session, None if is_other else self._laid_out)

    def _take_layout(self, layout: MapLayout) -> None:
        view = self._view
        before, view.layout_shown = view.layout_shown, layout
        self._laid_out = layout
        view.showing.player.pictures.follow(layout.document.attachments)
        view.map_scene.show_layout(layout)
        self._filling.start()
        if before.size != layout.size:
            view.zoom.fit_scene()
        was = view.panes
        view.settle()
        if was != view.panes:
            view.viewport().update()
        else:
            view.frozen.update(view.viewport(), view.panes, before, layout)
