"""The question before a block is pasted for which the map has too few stages or lanes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.pasting import Missing


class Answer(StrEnum):
    """What shall happen to what has no place on the map."""

    ADD = "add"
    LEAVE_OUT = "leave_out"
    CANCEL = "cancel"


class MissingQuestion(QObject):
    """Puts the question; an object, because plurals go through its `tr`."""

    def ask(self, parent: QWidget | None, missing: Missing) -> Answer:
        """Ask whether to add what the map lacks, in the same step as pasting."""
        return ask(
            parent,
            self.tr("The block is larger than the map."),
            self._offer(missing).format(what=self._what(missing)),
            {
                Answer.ADD: self.tr("Add and paste"),
                Answer.LEAVE_OUT: self.tr("Paste only what fits"),
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
        stages = self.tr("%n stage(s)", "", missing.stages)
        lanes = self.tr("%n lane(s)", "", missing.lanes)
        if not missing.lanes:
            return stages
        if not missing.stages:
            return lanes
        return self.tr("{stages} and {lanes}").format(stages=stages, lanes=lanes)
