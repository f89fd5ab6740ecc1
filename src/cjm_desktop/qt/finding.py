"""Finding and replacing, from map to map: between the bar, the search, the marks and the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from cjm_desktop.analysis.search import choices_of, find, replaced_texts, texts_of
from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.replacing import replace_texts
from cjm_desktop.edit.selection import (
    Header,
    at_card,
    at_lane,
    at_link,
    at_phase,
    at_stage,
    row_of,
)
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.queries import lane_title
from cjm_desktop.model.texts import TextKind, TextPlace
from cjm_desktop.qt.canvas.found_marks import FoundMarks
from cjm_desktop.qt.found_words import FoundWords
from cjm_desktop.qt.other_maps import OtherMaps
from cjm_desktop.qt.panels.find_bar import FindBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.analysis.search import Found, Hit, Texts
    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.workspace import Workspace

_SETTLES_MS = 120
"""After an edit the hits are counted anew when nothing has changed for so long."""


class Finding(QObject):
    """Looks for what the bar says, shows what is found, and replaces it."""

    def __init__(self, session: Session, canvas: Canvas, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._session = session
        self._canvas = canvas
        self._workspace = workspace
        self._words = FoundWords(self)
        self._texts: Texts | None = None
        self._others = OtherMaps(session)
        self._told = ""
        """What has become of replacing, until something else is asked for or changes."""
        self.found: Found | None = None
        self.number = 0
        """Which of the hits is current."""
        self._from: Selection = session.selection
        """What was selected when one began to look: the first hit from there on is shown."""
        self.bar = FindBar()
        self.bar.hide()
        workspace.add_above_map(self.bar)
        self.marks = FoundMarks(canvas)
        canvas.map_scene.addItem(self.marks)
        canvas.found_marks = self.marks
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLES_MS)
        self._soon.timeout.connect(self._search_again)
        self._connect()

    def open(self, *, replacing: bool = False) -> None:
        """Open the bar and write in it; what is being typed on the map or beside it is kept first."""
        if not self._canvas.map_edits.cards.settle():
            return
        self._from = self._session.selection
        was_open = self.is_open
        self._keeping_still(
            lambda: self._show_bar(replacing=replacing or (was_open and self.bar.is_replacing))
        )
        self._offer()
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._search(goes=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown."""
        return not self.bar.isHidden()

    def close(self) -> None:
        """Close the bar, take the marks away, and give the keys back to the map."""
        self._soon.stop()
        self._keeping_still(self.bar.hide)
        self.found, self._texts = None, None
        self.marks.sync(None, None)
        self._canvas.setFocus()

    def step(self, by: int) -> None:
        """Go to the next hit or the one before, round about all maps; without a bar it opens first."""
        if not self.is_open:
            self.open()
            if not self.is_open or not self.bar.field.text():
                return
            self._begin_here()
            self._go()
            return
        if not self._canvas.map_edits.cards.settle():
            return
        self._catch_up()
        self._told = ""
        map_id = self._others.beside(by) if self._is_at_end(by) else None
        if map_id is not None:
            self._go_to_map(map_id, by)
        elif self.found:
            self.number = (self.number + by) % len(self.found)
            self._go()

    def replace(self) -> None:
        """Replace the current hit and go to the next one."""
        self._catch_up()
        if not self.found or not self._is_text(self.found):
            return
        hit, new = self.found[self.number], self.bar.replacement.text()
        if self._write([self.number], new):
            self._search(goes=False)
            if self.found:
                self.number = self.found.number_from(hit.place, hit.start + len(new))
                self._go()
            else:
                self._tell_replaced(1)

    def replace_all(self) -> None:
        """Replace every hit as one undo step."""
        self._catch_up()
        if self.found and self._is_text(self.found):
            count = len(self.found)
            if self._write(range(count), self.bar.replacement.text()):
                self._search(goes=False)
                self._tell_replaced(count)

    def _connect(self) -> None:
        bar = self.bar
        bar.changed.connect(self._query_changed)
        bar.filters_asked.connect(self._show_filters)
        bar.next_asked.connect(lambda: self.step(1))
        bar.previous_asked.connect(lambda: self.step(-1))
        bar.replace_asked.connect(self.replace)
        bar.replace_all_asked.connect(self.replace_all)
        bar.closed.connect(self.close)
        bar.refused.connect(self._canvas.refuse)
        self.destroyed.connect(self._session.subscribe(self._session_changed))

    def _show_bar(self, *, replacing: bool) -> None:
        self.bar.show()
        self.bar.show_replacing(is_on=replacing)

    def _show_filters(self) -> None:
        self._keeping_still(self.bar.show_filters)
        self._query_changed()

    def _keeping_still(self, change: Callable[[], object]) -> None:
        """Do something with the bar, and let the map stay as large as it was, and where on the screen."""
        canvas = self._canvas
        canvas.zoom.hold(is_on=True)
        value = canvas.verticalScrollBar().value()
        before = canvas.mapTo(canvas.window(), canvas.rect().topLeft()).y()
        change()
        # Twice: a bar that learns how wide it is may need another row.
        for _ in range(2):
            self.bar.settle_layout()
            self._workspace.settle_layout()
        after = canvas.mapTo(canvas.window(), canvas.rect().topLeft()).y()
        canvas.verticalScrollBar().setValue(value + after - before)
        canvas.zoom.hold(is_on=False)

    def _session_changed(self, change: Change) -> None:
        if self.is_open and change.cause not in (Cause.SELECT, Cause.SAVED):
            self._told = ""
            self._soon.start()

    def _query_changed(self) -> None:
        self._told = ""
        if self.is_open:
            self._search(goes=True)

    def _search_again(self) -> None:
        if self.is_open and isValid(self.bar):
            self._offer()
            self._search(goes=False, keeps=True)

    def _catch_up(self) -> None:
        """Count anew at once what an edit may have changed."""
        if self._soon.isActive():
            self._soon.stop()
            self._search(goes=False, keeps=True)

    def _search(self, *, goes: bool, keeps: bool = False) -> None:
        """Find what the bar says; go to the first hit from where one began, or keep the current one."""
        session, bar = self._session, self.bar
        current = self._current() if keeps else None
        document, journey, filters, before = session.base, session.base_journey, bar.filters(), self._texts
        self._texts = session.working.runner(document)(
            lambda _tell: texts_of(document, journey, filters, before), may_stop=False
        )
        self.found = find(
            self._texts,
            bar.field.text(),
            match_case=bar.case.isChecked(),
            whole_words=bar.whole.isChecked(),
        )
        self._others.look(self.found.query)
        if current is not None:
            self.number = self.found.number_from(current.place, current.start) if self.found else 0
        else:
            self._begin_here()
        if goes and self.found:
            self._go()
        else:
            self._show()

    def _begin_here(self) -> None:
        """Make the first hit from the selection on the current one."""
        self.number = 0
        if not self.found:
            return
        selection, journey = self._from, self._session.base_journey
        row = row_of(selection, journey)
        if selection.card is not None:
            self.number = self.found.number_from(TextPlace(TextKind.CARD, selection.card, "text"))
        elif selection.header is Header.NONE and row is not None and selection.stage is not None:
            stages = [stage.id for stage in journey.stages]
            later = stages[stages.index(selection.stage) :] if selection.stage in stages else ()
            self.number = self.found.number_from_cell(row, later)

    def _current(self) -> Hit | None:
        if not self.found or self.number >= len(self.found):
            return None
        return self.found[self.number]

    def _is_at_end(self, by: int) -> bool:
        """Whether there is no further hit on the shown map."""
        if not self.found:
            return True
        if by > 0:
            return self.number == len(self.found) - 1
        own = self.found.own
        return self.number == (0 if self._others.is_shown_first or not own else own[0])

    def _go_to_map(self, map_id: str, by: int) -> None:
        """Show another map and go to its first hit, or its last."""
        if not self._canvas.map_edits.cards.tried(self._session.switch_map, map_id):
            return
        self._from = self._session.selection
        self._search(goes=False)
        self._soon.stop()
        if self.found:
            first = 0 if self._others.is_shown_first else self.found.own[0]
            self.number = first if by > 0 else self.found.own[-1]
            self._go()

    def _tell_replaced(self, count: int) -> None:
        """Say how many hits were replaced."""
        self._soon.stop()
        self._told = self._words.replaced(count)
        self._show()

    def _go(self) -> None:
        """Select what the current hit stands in, and bring its words into view."""
        hit = self._current()
        if hit is None:
            return
        selection = self._selection_of(hit)
        self._show()
        if selection is not None:
            if not self._canvas.map_edits.cards.tried(self._session.select, selection):
                return
            self._canvas.show_current()
        mark = self.marks.current_rect()
        if mark is not None and not mark.band and not mark.names:
            self._canvas.bring_into_view(self._canvas.placement.rect_of(mark.rect))

    def _show(self) -> None:
        hit = self._current()
        is_asked = bool(self.bar.field.text()) or self.bar.filters().is_any
        self.marks.sync(self.found if is_asked else None, hit)
        count = len(self.found) if self.found is not None else 0
        elsewhere = self._others.count
        text = self._words.count(self.number + 1, count, elsewhere, self._told) if is_asked else ""
        place = "" if hit is None or self._told else self._words.place(hit.place, self._session)
        self.bar.show_count(text, place, is_any=count > 0, is_told=bool(self._told or elsewhere))
        self.bar.show_ways(is_any=bool(count or elsewhere))

    def _selection_of(self, hit: Hit) -> Selection | None:
        """Return the selection of what a hit stands in, None where nothing of the map can be selected."""
        journey, record = self._session.journey, hit.place.record
        match hit.place.kind:
            case TextKind.CARD:
                return self._selection_of_card(record)
            case TextKind.STAGE:
                return at_stage(record)
            case TextKind.LANE:
                lane = next(lane for lane in journey.lanes if lane.id == record)
                return None if lane.hidden else at_lane(record)
            case TextKind.PHASE:
                return next(at_phase(one) for one in journey.phases if one.id == record)
            case TextKind.LINK:
                return next(at_link(one) for one in journey.links if one.id == record)
        return None

    def _selection_of_card(self, card: str) -> Selection | None:
        """Return the selection of a card, of its lane where that is collapsed, None where it is hidden."""
        journey = self._session.journey
        place = journey.cards.place_of(card)
        lane = None if place is None else journey.lanes[place.lane]
        if lane is None or lane.hidden:
            return None
        return at_lane(lane.id) if lane.collapsed else at_card(journey, card)

    def _write(self, numbers: Sequence[int], new: str) -> bool:
        assert self.found is not None
        texts = replaced_texts(self.found, numbers, new)
        try:
            named = Named(Label.REPLACE, len(numbers))
            self._session.apply_to_document(named, replace_texts, self._session.map_id, texts)
        except EditError as error:
            self._canvas.refuse(error)
            return False
        self.bar.forget_typed()
        return True

    def _is_text(self, found: Found) -> bool:
        return bool(found.query.text)

    def _offer(self) -> None:
        """Offer what the filters can be set to now."""
        document, journey = self._session.base, self._session.base_journey
        choices = self._session.working.runner(document)(lambda _tell: choices_of(journey), may_stop=False)
        self.bar.show_choices(
            tuple((lane.id, lane_title(lane, document.language)) for lane in journey.lanes),
            tuple((tag, tag) for tag in choices.tags),
            tuple((persona.id, persona.name) for persona in document.personas),
            tuple((owner, owner) for owner in choices.owners),
        )
