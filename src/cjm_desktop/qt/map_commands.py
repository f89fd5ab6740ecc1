"""The commands of menus and tools on the map of one window: what each of them asks of the canvas."""

from __future__ import annotations

from functools import cached_property, partial, reduce
from types import MappingProxyType
from typing import TYPE_CHECKING

from cjm_desktop.draw.bounds import united
from cjm_desktop.draw.theme import HUES
from cjm_desktop.edit.selection import Header
from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.canvas.zoom import LEAST_AT_FIRST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.clipboard import Clipboard

LEVELS = MappingProxyType(
    {Id.LEVEL_1: -2, Id.LEVEL_2: -1, Id.LEVEL_3: 0, Id.LEVEL_4: 1, Id.LEVEL_5: 2, Id.NO_LEVEL: None}
)
SCORES = MappingProxyType({Id.SCORE_1: 1, Id.SCORE_2: 2, Id.SCORE_3: 3, Id.SCORE_4: 4, Id.SCORE_5: 5})
COLORS: MappingProxyType[Id, str | None] = MappingProxyType(
    {Id.COLOR_OF_LANE: None, **{Id(f"color_{hue}"): hue for hue in HUES}}
)
_TOGETHER, _AROUND_CARDS = 8, 6.0
"""So many cards of a finding are shown together, with so much around them, in mm."""
_EDGES = 30
"""Of the room of the map in px, that is left free where something is scrolled into it."""


class MapCommands:
    """What menus and tools do to the map that a canvas shows; a refused edit is told by the canvas."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        self._session = session
        self._canvas = canvas
        self._edits = canvas.map_edits

    def handlers(self) -> Mapping[Id, Callable[[], object]]:
        """Return what each command of the map does."""
        edits, zoom = self._canvas.edits, self._canvas.zoom
        cards, structure = self._edits.cards, self._edits.structure
        return {
            Id.UNDO: self._edits.undo,
            Id.REDO: self._edits.redo,
            Id.EDIT: edits.edit_current,
            Id.CUT: self._of_clipboard(lambda clipboard: clipboard.cut()),
            Id.COPY: self._of_clipboard(lambda clipboard: clipboard.copy()),
            Id.PASTE: self._of_clipboard(lambda clipboard: clipboard.paste()),
            Id.PASTE_LINES: self._of_clipboard(lambda clipboard: clipboard.paste(lines_as_cards=True)),
            Id.DUPLICATE: self.duplicate,
            Id.DELETE: self._edits.delete,
            Id.MOVE_LEFT: partial(cards.shift, -1, 0),
            Id.MOVE_RIGHT: partial(cards.shift, 1, 0),
            Id.MOVE_UP: partial(cards.shift, 0, -1),
            Id.MOVE_DOWN: partial(cards.shift, 0, 1),
            Id.ZOOM_IN: partial(zoom.step, 1),
            Id.ZOOM_OUT: partial(zoom.step, -1),
            Id.ZOOM_FULL: zoom.full,
            Id.ZOOM_FIT: zoom.fit,
            Id.ADD_CARD: edits.new_card,
            Id.STAGE_BEFORE: partial(self.add_stage, 0),
            Id.STAGE_AFTER: partial(self.add_stage, 1),
            Id.LANE_ABOVE: self._asking(partial(self.add_lane, 0)),
            Id.LANE_BELOW: self._asking(partial(self.add_lane, 1)),
            Id.PROPERTIES: self._asking(self.change_properties),
            Id.STAGE_PROPERTIES: self._asking(self.change_stage),
            Id.LANE_PROPERTIES: self._asking(self.change_lane),
            Id.STAGE_LEFT: partial(structure.shift, -1, 0),
            Id.STAGE_RIGHT: partial(structure.shift, 1, 0),
            Id.LANE_UP: partial(structure.shift, 0, -1),
            Id.LANE_DOWN: partial(structure.shift, 0, 1),
            Id.DELETE_STAGE: structure.delete_stage,
            Id.DELETE_LANE: structure.delete_lane,
            Id.COPY_STAGE_TO: self._asking(partial(self.copy_to_map, Id.COPY_STAGE_TO)),
            Id.COPY_LANE_TO: self._asking(partial(self.copy_to_map, Id.COPY_LANE_TO)),
            **self._of_structure(),
            **self._of_many(),
            **{which: partial(cards.set_level, level) for which, level in LEVELS.items()},
            **{which: partial(cards.set_score, value) for which, value in SCORES.items()},
        }

    @cached_property
    def clipboard(self) -> Clipboard:
        """What copies and pastes; no start of the program waits for it."""
        from cjm_desktop.qt.clipboard import Clipboard

        return Clipboard(self._session, self._canvas)

    def _of_many(self) -> Mapping[Id, Callable[[], object]]:
        cards = self._edits.cards
        return {
            Id.SELECT_ALL: cards.select_all,
            Id.SELECT_STAGE: cards.select_stage,
            Id.SELECT_LANE: cards.select_lane,
            Id.FACT: partial(cards.set_fields, evidence="fact"),
            Id.HYPOTHESIS: partial(cards.set_fields, evidence="hypothesis"),
            Id.NOT_SAID: partial(cards.set_fields, evidence=None),
            Id.MOMENT_OF_TRUTH: partial(cards.toggle, "moment_of_truth"),
            Id.URGENT: partial(cards.toggle, "urgent"),
            **{which: partial(cards.set_fields, color=hue) for which, hue in COLORS.items()},
        }

    def _of_structure(self) -> Mapping[Id, Callable[[], object]]:
        structure = self._canvas.structure
        return {
            Id.CARD_LONGER: partial(structure.lengthen_cards, 1),
            Id.CARD_SHORTER: partial(structure.lengthen_cards, -1),
            Id.COLLAPSE_LANE: structure.collapse_lane,
            Id.HIDE_LANE: structure.hide_lane,
            Id.SHOW_LANES: structure.show_lanes,
            Id.GROUP_STAGES: structure.group_stages,
            Id.PHASE_LONGER: partial(structure.extend_phase, 1),
            Id.PHASE_SHORTER: partial(structure.extend_phase, -1),
            Id.DISSOLVE_PHASE: structure.dissolve_phase,
            Id.LINK_STAGES: self._asking(self.change_link),
            Id.CYCLIC: structure.toggle_cyclic,
        }

    def change_link(self) -> None:
        """Let the user link the current stage to another one, or change the current link."""
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.link import LinkDialog

        is_at_stage = self._edits.structure.column() is not None
        if is_at_stage and run(LinkDialog(self._canvas.window(), self._session)):
            self._canvas.show_current()

    def add_stage(self, after: int) -> None:
        """Add a stage before (0) or after (1) the current one, at the end where none is current."""
        column = self._edits.structure.column()
        self._canvas.edits.add_stage(len(self._journey.stages) if column is None else column + after)

    def add_lane(self, below: int) -> None:
        """Ask for a kind and add a lane above (0) or below (1) the current one, else at the end.

        Its first cell is current then; the name of a free lane is written at once.
        """
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.lane import LaneKindDialog

        row = self._edits.structure.row()
        index = len(self._journey.lanes) if row is None else row + below
        dialog = LaneKindDialog(self._canvas.window())
        if not run(dialog):
            return
        meaning = dialog.meaning()
        fields = {} if meaning is None else {"meaning": meaning}
        self._canvas.edits.add_lane(index, dialog.kind().key, **fields)

    def change_properties(self) -> None:
        """Let the user change what stands around the grid."""
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.properties import PropertiesDialog

        run(PropertiesDialog(self._canvas.window(), self._session))

    def change_stage(self) -> None:
        """Let the user change title, task and width of the current stage."""
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.stage import StageDialog

        column = self._edits.structure.column()
        if column is not None:
            run(StageDialog(self._canvas.window(), self._session, self._journey.stages[column].id))

    def change_lane(self) -> None:
        """Let the user change name and meaning of the current lane."""
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.lane import LaneDialog

        row = self._edits.structure.row()
        if row is not None:
            run(LaneDialog(self._canvas.window(), self._session, self._journey.lanes[row].id))

    def copy_to_map(self, which: Id) -> None:
        """Copy the current stage or lane to another map; of several, let the user choose one."""
        from cjm_desktop.qt.actions import bare, menu_text
        from cjm_desktop.qt.dialogs.copy_to_map import CopyToMapDialog
        from cjm_desktop.qt.dialogs.form import run

        copies, window = self._edits.copies, self._canvas.window()
        copy = copies.stage_to if which is Id.COPY_STAGE_TO else copies.lane_to
        others = [one.id for one in self._session.document.maps if one.id != self._session.map_id]
        if len(others) == 1:
            copy(others[0], window)
        elif others:
            title = bare(menu_text(ACTIONS[which]))
            dialog = CopyToMapDialog(window, self._session, title)
            if run(dialog):
                copy(dialog.map_id, window)

    def show_cards(self, cards: Sequence[str]) -> None:
        """Select cards that something is said about, and show them."""
        self._edits.cards.show_cards(cards)

    def show_finding(self, finding: Finding) -> None:
        """Show the cards, the cell, the stage or the lane that a finding is about."""
        if finding.cards:
            self._edits.cards.show_cards(finding.cards)
            self._show_together(finding.cards)
        elif finding.stage or finding.lane:
            self._edits.cards.show_place(finding.stage, finding.lane)

    def _show_together(self, cards: Sequence[str]) -> None:
        """Show a few cards that are far apart together, as small as that takes while they can be read."""
        layout, view = self._canvas.layout_shown, self._canvas
        found = [rect for card in cards if (rect := layout.card_rect(card)) is not None]
        if not 2 <= len(found) <= _TOGETHER:
            return
        area, room = reduce(united, found).grown(_AROUND_CARDS), view.viewport().size()
        # Lane names and the stages stay in view beside what is scrolled.
        wide, high = area.width + layout.band.x - layout.lane_x, area.height + layout.band.height
        shrink = min((room.width() - _EDGES) / wide, (room.height() - _EDGES) / high) / view.px_per_mm
        zoom = view.zoom.zoom * min(shrink, 1.0)
        if zoom < LEAST_AT_FIRST:
            return
        if shrink < 1:
            view.zoom.set_zoom(zoom)
        view.bring_into_view(view.placement.rect_of(area))

    def duplicate(self) -> None:
        """Put a copy after each selected card, or after the current stage or lane, and select the copies."""
        if self._session.selection.header is Header.NONE:
            self._edits.cards.duplicate()
        elif self._edits.cards.settle():
            self.clipboard.duplicate_whole()

    def _of_clipboard(self, do: Callable[[Clipboard], object]) -> Callable[[], object]:
        """Return a command of the clipboard; only when it is called the clipboard's part is made."""
        return lambda: do(self.clipboard)

    def _asking(self, do: Callable[[], object]) -> Callable[[], object]:
        """Return `do`, before which what is being typed is kept: a dialog shows the map as it then is."""

        def settle_and_do() -> None:
            if self._edits.cards.settle():
                do()

        return settle_and_do

    @property
    def _journey(self) -> Map:
        return self._session.journey
