"""What can be written in place: a card, a new card, a stage, its task, a lane, the title.

Each subject knows its text, the verb that gives it another, and where the layout shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.draw.cards import ink_of
from cjm_desktop.edit import cards as card_verbs
from cjm_desktop.edit import lanes as lane_verbs
from cjm_desktop.edit import links as link_verbs
from cjm_desktop.edit import phases as phase_verbs
from cjm_desktop.edit import stages as stage_verbs
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import (
    Header,
    Selection,
    at_cell,
    current_cell,
    persona_gone_along,
    strip_of,
)
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import Align, TextBlock
from cjm_desktop.layout.hit import stage_text_top
from cjm_desktop.layout.text import break_text
from cjm_desktop.model.queries import card_of, lane_index, lane_title, map_title, stage_index

if TYPE_CHECKING:
    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.layout.map import MapLayout


class Place(Struct, frozen=True):
    """Where a text is shown: its lines, the corner of its block on the page in mm, its ink.

    `band` and `names` say which frozen strip it may stand in; `framed` that nothing else frames it.
    """

    block: TextBlock
    x: float
    y: float
    ink: str = "ink"
    band: bool = False
    names: bool = False
    framed: bool = False


class Subject(Protocol):
    """Something that can be written in place."""

    @property
    def takes_lines(self) -> bool:
        """Whether its text may have line breaks."""

    def text(self, session: Session) -> str:
        """Return its text in the base document."""

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show it with another text; raises EditError."""

    def write(self, gesture: Gesture, text: str) -> None:
        """Give it its final text as one undo step; raises EditError."""

    def place(self, layout: MapLayout) -> Place | None:
        """Return where it is shown, or None where it is not."""


class CardSubject(Struct, frozen=True):
    """A card that exists; written `anew` its text is replaced, not edited."""

    card: str
    takes_lines: bool = True
    anew: bool = False

    def text(self, session: Session) -> str:
        """Return the card's text."""
        return card_of(session.base_journey, self.card).text

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the card with another text."""
        gesture.preview(card_verbs.set_text, self.card, text, anew=self.anew)

    def write(self, gesture: Gesture, text: str) -> None:
        """Give the card its text; without any text it may go."""
        gesture.preview(card_verbs.write_card, self.card, text, anew=self.anew)
        gesture.commit(Label.TYPE)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the card's text is shown."""
        return card_place(layout, self.card)


class NewCardSubject(Struct, frozen=True):
    """A card that comes to be with its first letter, and opens its lane where that is collapsed."""

    stage: str
    lane: str
    card: str
    position: int | None = None
    personas: tuple[str, ...] = ()
    takes_lines: bool = True
    opens: bool = False

    def text(self, session: Session) -> str:
        """Return nothing yet."""
        return ""

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the card to be, and select it, so that the panels show it as well."""
        place = self.stage, self.lane, self.card, text, self.position
        verb = lane_verbs.add_card_opening if self.opens else card_verbs.add_card
        gesture.preview(verb, *place, personas=self.personas)
        if gesture.session.selection.card != self.card:
            gesture.select(self._selection(gesture.session))

    def write(self, gesture: Gesture, text: str) -> None:
        """Add the card; without any text there is none."""
        if not text.strip():
            gesture.cancel()
            return
        self.preview(gesture, text.strip())
        gesture.commit(Label.ADD_CARD, self._selection(gesture.session))

    def _selection(self, session: Session) -> Selection:
        return replace(at_cell(self.stage, self.lane, self.card), run_stage=session.selection.run_stage)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the card's text is shown."""
        return card_place(layout, self.card)


class StageSubject(Struct, frozen=True):
    """The title of a stage."""

    stage: str
    takes_lines: bool = True

    def text(self, session: Session) -> str:
        """Return the title."""
        return session.base_journey.stages[stage_index(session.base_journey, self.stage)].title

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the stage with another title."""
        gesture.preview(stage_verbs.set_stage, self.stage, title=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the stage."""
        gesture.preview(stage_verbs.set_stage, self.stage, title=text.strip())
        gesture.commit(Label.RENAME_STAGE)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the title is shown."""
        index = stage_index(layout.journey, self.stage)
        rect, title = layout.stage_rect(index), layout.stages[index].title
        top = stage_text_top(layout, index)
        return Place(title, rect.x + title.x, rect.y + top + title.y, "on_band", band=True)


class TaskSubject(Struct, frozen=True):
    """The company's task at a stage."""

    stage: str
    takes_lines: bool = True

    def text(self, session: Session) -> str:
        """Return the task."""
        return session.base_journey.stages[stage_index(session.base_journey, self.stage)].task

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the stage with another task."""
        gesture.preview(stage_verbs.set_stage, self.stage, task=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Give the stage its task."""
        gesture.preview(stage_verbs.set_stage, self.stage, task=text.strip())
        gesture.commit(Label.CHANGE_STAGE)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the task is shown."""
        index = stage_index(layout.journey, self.stage)
        rect, header = layout.stage_rect(index), layout.stages[index]
        top = stage_text_top(layout, index) + header.title.height + sp.TITLE_TO_TASK
        return Place(header.task, rect.x + header.task.x, rect.y + top, "on_band", band=True)


class PhaseSubject(Struct, frozen=True):
    """The title of a phase."""

    phase: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the title."""
        return phase_verbs.phase_by_id(session.base_journey, self.phase).title

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the phase with another title."""
        gesture.preview(phase_verbs.set_phase, self.phase, title=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the phase."""
        gesture.preview(phase_verbs.set_phase, self.phase, title=text.strip())
        gesture.commit(Label.RENAME_PHASE)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the title is shown."""
        box = next((box for box in layout.phases if box.phase.id == self.phase), None)
        if box is None:
            return None
        title = box.title
        return Place(title, title.x, layout.head.y + title.y, "secondary", band=True)


class LinkSubject(Struct, frozen=True):
    """What a link between stages says."""

    link: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return its words."""
        return link_verbs.link_by_id(session.base_journey, self.link).text

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the link with other words."""
        gesture.preview(link_verbs.set_link, self.link, text=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Give the link its words."""
        gesture.preview(link_verbs.set_link, self.link, text=text.strip())
        gesture.commit(Label.CHANGE_LINK)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where its words are shown, or would be in the middle of its line."""
        box = next((box for box in layout.links if box.link is not None and box.link.id == self.link), None)
        if box is None:
            return None
        if box.label is not None:
            return Place(box.label, box.label.x, layout.band.y + box.label.y, "secondary", band=True)
        width = abs(box.end - box.start)
        block = TextBlock(0, 0, width, ty.LINK, break_text("", ty.LINK, width), Align.CENTRE)
        y = layout.band.y + box.y - ty.LINK.line_height / 2
        return Place(block, min(box.start, box.end), y, "secondary", band=True)


class LaneSubject(Struct, frozen=True):
    """The name of a lane."""

    lane: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the lane's name, its kind's where it has none of its own."""
        journey = session.base_journey
        return lane_title(journey.lanes[lane_index(journey, self.lane)], session.base.language)

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the lane with another name; while it is typed, an empty one is shown empty."""
        if text != self.text(gesture.session):
            gesture.preview(lane_verbs.set_lane, self.lane, title=text)
        else:
            gesture.preview_nothing()

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the lane; without a name it is called like its kind again."""
        if text.strip() == self.text(gesture.session):
            gesture.cancel()
            return
        gesture.preview(lane_verbs.rename_lane, self.lane, text)
        gesture.commit(Label.RENAME_LANE)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the name is shown."""
        index = lane_index(layout.journey, self.lane)
        rect, title = layout.lane_rect(index), layout.rows[index].header.title
        if not layout.rows[index].is_drawn:
            return None
        return Place(title, rect.x + title.x, rect.y + title.y, "ink", names=True)


class TitleSubject(Struct, frozen=True):
    """The title over the map: the document's."""

    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the title."""
        return map_title(session.base, session.base_journey)

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show another title."""
        gesture.preview_document(set_document, title=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Give the document its title; a map's own, left as it was, stays the map's."""
        if text.strip() == self.text(gesture.session):
            gesture.cancel()
            return
        gesture.preview_document(set_document, title=text.strip())
        gesture.commit(Label.RENAME_MAP)

    def place(self, layout: MapLayout) -> Place | None:
        """Return where the title is shown."""
        title = layout.title.title
        return Place(title, title.x, title.y, framed=True)


def card_place(layout: MapLayout, card: str) -> Place | None:
    """Return where the text of a card is shown; for words not yet said, where they will be."""
    where = layout.journey.cards.place_of(card)
    if where is None or not layout.rows[where.lane].is_drawn:
        return None
    cell = layout.cell_rect(where.lane, where.stage)
    laid_out = layout.rows[where.lane].cells[where.stage]
    box = next((box for box in laid_out.boxes if box.card.id == card), None)
    part = None if box is None else box.part("text")
    if box is not None and part is not None and isinstance(part.look, TextBlock):
        return Place(part.look, cell.x + part.rect.x, cell.y + part.rect.y, ink_of(box))
    if laid_out.curve is None:
        return None
    point = next((strand.point for strand in laid_out.curve.strands if strand.point), None)
    middle = laid_out.curve.y_of(0) if point is None else point.y + sp.FACE_RADIUS + sp.FACE_TO_WORDS
    width = laid_out.width - 2 * sp.CELL_PADDING_X
    block = TextBlock(
        sp.CELL_PADDING_X, middle, width, ty.EMOTION, break_text("", ty.EMOTION, width), Align.CENTRE
    )
    return Place(block, cell.x + block.x, cell.y + block.y)


def edited_subject(session: Session, new_card: str) -> Subject | None:
    """Return what F2 edits: the current card or header, else the last card of the cell, else a new one."""
    subject = typed_subject(session, new_card)
    if isinstance(subject, CardSubject):
        return CardSubject(subject.card)
    if isinstance(subject, NewCardSubject):
        cell = current_cell(session.selection, session.journey)
        return CardSubject(cell[-1].id) if cell else subject
    return subject


def typed_subject(session: Session, new_card: str) -> Subject | None:
    """Return what a letter writes: the current card or header, or a new card where none is current."""
    selection = session.selection
    strip = strip_of(selection, session.journey)
    if strip is not None:
        lane, stage = strip
        return NewCardSubject(stage, lane, new_card, opens=True)
    if selection.header is not Header.NONE:
        return _header_subject(selection)
    if not selection.is_cell or selection.stage is None or selection.lane is None:
        return None
    if selection.card is not None:
        return CardSubject(selection.card, anew=True)
    # Words on the curve of a persona are theirs.
    persona = persona_gone_along(selection, session.journey)
    theirs = () if persona is None else (persona,)
    return NewCardSubject(selection.stage, selection.lane, new_card, personas=theirs)


def _header_subject(selection: Selection) -> Subject | None:
    if selection.header is Header.LANE:
        return LaneSubject(selection.lane) if selection.lane else None
    if selection.header is Header.STAGE:
        return StageSubject(selection.stage) if selection.stage else None
    if not selection.over:
        return None
    return PhaseSubject(selection.over) if selection.header is Header.PHASE else LinkSubject(selection.over)
