"""Stages and lanes copied to another map of the document, after a question where that lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cjm_desktop.edit.copies import copy_lanes, copy_stages, missing_for_lanes, missing_for_stages
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.missing import no_room
from cjm_desktop.edit.selection import at_lane, at_stage
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.dialogs.missing import Answer, MissingQuestion
from cjm_desktop.qt.editing import Editing, settled
from cjm_desktop.qt.map_edits import NO_LANE, NO_STAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.missing import Missing
    from cjm_desktop.model.document import Document


class _Copy(Protocol):
    """Copies stages or lanes by their ids from a map to another, whose ids come first and last."""

    def __call__(
        self,
        document: Document,
        source: str,
        which: Sequence[str],
        target: str,
        new_id: Callable[[], str],
        /,
        *,
        grow: bool,
    ) -> Document: ...


class CopyEdits(Editing):
    """What is copied from the shown map to another one of the document, and shown there."""

    @settled
    def stage_to(self, map_id: str, parent: QWidget | None = None) -> None:
        """Copy the current stage with its cards to the end of another map."""
        stage = self.session.selection.stage
        if stage is None:
            self.refuse(NotAllowed(NO_STAGE))
            return
        lacking = missing_for_stages(self.session.base, self.session.map_id, (stage,), map_id)
        if self._copied(copy_stages, stage, map_id, lacking, parent):
            self.commit(Label.COPY_STAGES, at_stage(self._made[0]), map_id)
            self._tell_left_out(*lacking)

    @settled
    def lane_to(self, map_id: str, parent: QWidget | None = None) -> None:
        """Copy the current lane with its cards below the lanes of another map."""
        lane = self.session.selection.lane
        if lane is None:
            self.refuse(NotAllowed(NO_LANE))
            return
        lacking = missing_for_lanes(self.session.base, self.session.map_id, (lane,), map_id)
        if self._copied(copy_lanes, lane, map_id, lacking, parent):
            self.commit(Label.COPY_LANES, at_lane(self._made[0]), map_id)
            self._tell_left_out(*lacking)

    def _copied(
        self, copy: _Copy, which: str, map_id: str, lacking: tuple[Missing, int], parent: QWidget | None
    ) -> bool:
        """Preview the copy; what the other map lacks for its cards comes along if the user says so."""
        missing, _cards = lacking
        answer = MissingQuestion().ask(parent, missing, copies=True) if missing else Answer.ADD
        if answer is Answer.CANCEL:
            return False
        self._made: list[str] = []
        self._leaves_out = answer is Answer.LEAVE_OUT
        grow = not self._leaves_out
        return self.preview_document(copy, self.session.map_id, (which,), map_id, self._new_id, grow=grow)

    def _tell_left_out(self, missing: Missing, cards: int) -> None:
        """Tell how many cards stayed behind, where some did."""
        if self._leaves_out:
            said = no_room(missing, cards)
            self.refuse(
                NotAllowed(Phrase(f"Copied, but not all: {said.en}.", f"Скопировано не всё: {said.ru}."))
            )

    def _new_id(self) -> str:
        self._made.append(fresh_id())
        return self._made[-1]
