"""The question before something is pasted or copied for which the map has too few stages or lanes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cjm_desktop.edit.missing import enumerated
from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.missing import Missing


class Answer(StrEnum):
    """What shall happen to what has no place on the map."""

    ADD = "add"
    LEAVE_OUT = "leave_out"
    CANCEL = "cancel"


class MissingQuestion(QObject):
    """Puts the question; an object, because plurals go through its `tr`."""

    def ask(self, parent: QWidget | None, missing: Missing, *, copies: bool = False) -> Answer:
        """Ask whether to add what the map lacks, in the same step as pasting, or copying to that map."""
        add, leave_out = self.tr("Add and paste"), self.tr("Paste only what fits")
        if copies:
            add, leave_out = self.tr("Add and copy"), self.tr("Copy only what fits")
        return ask(
            parent,
            self.tr("Not all of this has a place on the map."),
            self._offer(missing).format(what=self._what(missing)),
            {
                Answer.ADD: add,
                Answer.LEAVE_OUT: leave_out,
                Answer.CANCEL: QCoreApplication.translate("UnsavedQuestion", "Cancel"),
            },
            best=Answer.ADD,
            escape=Answer.CANCEL,
        )

    def _offer(self, missing: Missing) -> str:
        if missing.stages + missing.lanes == 1:
            return self.tr(
                "Missing: {what}. It can be added at the edge of the map; undoing takes it away again."
            )
        return self.tr(
            "Missing: {what}. They can be added at the edge of the map; undoing takes them away again."
        )

    def _what(self, missing: Missing) -> str:
        stages = _with_names(self.tr("%n stage(s)", "", missing.stages), missing.stage_names)
        lanes = _with_names(self.tr("%n lane(s)", "", missing.lanes), missing.lane_names)
        if not missing.lanes:
            return stages
        if not missing.stages:
            return lanes
        return self.tr("{stages} and {lanes}").format(stages=stages, lanes=lanes)


def _with_names(count: str, names: Sequence[str]) -> str:
    return f"{count} ({enumerated(names)})" if names else count
