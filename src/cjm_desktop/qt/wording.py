"""What the window says about edits, cells and keys, in the language of the window."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import Header
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.model.queries import cell_code, lane_title, stage_letters
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cjm_desktop.model.document import Lane, Map, Stage
    from cjm_desktop.qt.situation import Situation

KEYS_HERE = "keys"
"""The property by which a widget says what kind of part it is, for the keys to be told in the status line."""
EDIT_NAMES = MappingProxyType(
    {
        Label.TYPE: QT_TRANSLATE_NOOP("EditName", "typing"),
        Label.ADD_CARD: QT_TRANSLATE_NOOP("EditName", "new card"),
        Label.MOVE_CARDS: QT_TRANSLATE_NOOP("EditName", "move of a card"),
        Label.REMOVE_CARDS: QT_TRANSLATE_NOOP("EditName", "deletion of a card"),
        Label.DUPLICATE_CARDS: QT_TRANSLATE_NOOP("EditName", "copy of a card"),
        Label.DUPLICATE_STAGE: QT_TRANSLATE_NOOP("EditName", "copy of a stage"),
        Label.DUPLICATE_LANE: QT_TRANSLATE_NOOP("EditName", "copy of a lane"),
        Label.CUT: QT_TRANSLATE_NOOP("EditName", "cutting"),
        Label.PASTE: QT_TRANSLATE_NOOP("EditName", "pasting"),
        Label.ADD_PICTURES: QT_TRANSLATE_NOOP("EditName", "new picture"),
        Label.CHANGE_CARDS: QT_TRANSLATE_NOOP("EditName", "change of a card"),
        Label.SET_LEVEL: QT_TRANSLATE_NOOP("EditName", "emotion level"),
        Label.SET_SCORE: QT_TRANSLATE_NOOP("EditName", "score"),
        Label.ADD_STAGE: QT_TRANSLATE_NOOP("EditName", "new stage"),
        Label.RENAME_STAGE: QT_TRANSLATE_NOOP("EditName", "renaming of a stage"),
        Label.CHANGE_STAGE: QT_TRANSLATE_NOOP("EditName", "change of a stage"),
        Label.MOVE_STAGE: QT_TRANSLATE_NOOP("EditName", "move of a stage"),
        Label.RESIZE_STAGE: QT_TRANSLATE_NOOP("EditName", "width of a stage"),
        Label.REMOVE_STAGE: QT_TRANSLATE_NOOP("EditName", "deletion of a stage"),
        Label.ADD_PHASE: QT_TRANSLATE_NOOP("EditName", "new phase"),
        Label.RENAME_PHASE: QT_TRANSLATE_NOOP("EditName", "name of a phase"),
        Label.RESIZE_PHASE: QT_TRANSLATE_NOOP("EditName", "stages of a phase"),
        Label.REMOVE_PHASE: QT_TRANSLATE_NOOP("EditName", "dissolution of a phase"),
        Label.ADD_LINK: QT_TRANSLATE_NOOP("EditName", "new link"),
        Label.CHANGE_LINK: QT_TRANSLATE_NOOP("EditName", "change of a link"),
        Label.REMOVE_LINK: QT_TRANSLATE_NOOP("EditName", "deletion of a link"),
        Label.CHANGE_PATH: QT_TRANSLATE_NOOP("EditName", "way back to the first stage"),
        Label.HIDE_LANES: QT_TRANSLATE_NOOP("EditName", "hiding of lanes"),
        Label.SHOW_LANES: QT_TRANSLATE_NOOP("EditName", "showing of hidden lanes"),
        Label.COLLAPSE_LANE: QT_TRANSLATE_NOOP("EditName", "collapsing of lanes"),
        Label.OPEN_LANE: QT_TRANSLATE_NOOP("EditName", "opening of lanes"),
        Label.SPAN_CARDS: QT_TRANSLATE_NOOP("EditName", "length of a card"),
        Label.ADD_LANE: QT_TRANSLATE_NOOP("EditName", "new lane"),
        Label.RENAME_LANE: QT_TRANSLATE_NOOP("EditName", "renaming of a lane"),
        Label.CHANGE_LANE: QT_TRANSLATE_NOOP("EditName", "change of a lane"),
        Label.MOVE_LANE: QT_TRANSLATE_NOOP("EditName", "move of a lane"),
        Label.RESIZE_LANE: QT_TRANSLATE_NOOP("EditName", "height of a lane"),
        Label.REMOVE_LANE: QT_TRANSLATE_NOOP("EditName", "deletion of a lane"),
        Label.RESIZE_LANE_NAMES: QT_TRANSLATE_NOOP("EditName", "width of the lane names"),
        Label.ADD_MAP: QT_TRANSLATE_NOOP("EditName", "new map"),
        Label.DUPLICATE_MAP: QT_TRANSLATE_NOOP("EditName", "copy of a map"),
        Label.RENAME_MAP: QT_TRANSLATE_NOOP("EditName", "title of the map"),
        Label.MOVE_MAP: QT_TRANSLATE_NOOP("EditName", "move of a map"),
        Label.REMOVE_MAP: QT_TRANSLATE_NOOP("EditName", "deletion of a map"),
        Label.COPY_STAGES: QT_TRANSLATE_NOOP("EditName", "copy of a stage to another map"),
        Label.COPY_LANES: QT_TRANSLATE_NOOP("EditName", "copy of a lane to another map"),
        Label.ADD_PERSONA: QT_TRANSLATE_NOOP("EditName", "new persona"),
        Label.CHANGE_PERSONA: QT_TRANSLATE_NOOP("EditName", "change of a persona"),
        Label.DUPLICATE_PERSONA: QT_TRANSLATE_NOOP("EditName", "copy of a persona"),
        Label.MOVE_PERSONA: QT_TRANSLATE_NOOP("EditName", "move of a persona"),
        Label.REMOVE_PERSONA: QT_TRANSLATE_NOOP("EditName", "deletion of a persona"),
        Label.CHOOSE_PERSONAS: QT_TRANSLATE_NOOP("EditName", "personas of the map"),
        Label.ADD_SOURCE: QT_TRANSLATE_NOOP("EditName", "new source"),
        Label.CHANGE_SOURCE: QT_TRANSLATE_NOOP("EditName", "change of a source"),
        Label.DUPLICATE_SOURCE: QT_TRANSLATE_NOOP("EditName", "copy of a source"),
        Label.MOVE_SOURCE: QT_TRANSLATE_NOOP("EditName", "move of a source"),
        Label.REMOVE_SOURCE: QT_TRANSLATE_NOOP("EditName", "deletion of a source"),
        Label.RECOVER: QT_TRANSLATE_NOOP("EditName", "restoring of unsaved changes"),
        Label.REPLACE: QT_TRANSLATE_NOOP("EditName", "replacement of a match"),
        Label.RELOAD: QT_TRANSLATE_NOOP("EditName", "loading of what the file holds now"),
        Label.RESTORE_VERSION: QT_TRANSLATE_NOOP("EditName", "return to an earlier version"),
        Label.CHANGE_DOCUMENT: QT_TRANSLATE_NOOP("EditName", "properties of the map"),
    }
)
"""What an edit of one thing is called; of several cards `Wording` tells how many."""


class Wording(QObject):
    """Sentences that are put together; an object, because plurals go through its `tr`."""

    def edit_name(self, named: Named) -> str:
        """Return what an undo step is called: "move of 3 cards"."""
        count = named.count
        counted = {
            Label.MOVE_CARDS: self.tr("move of %n card(s)", "", count),
            Label.REMOVE_CARDS: self.tr("deletion of %n card(s)", "", count),
            Label.DUPLICATE_CARDS: self.tr("copy of %n card(s)", "", count),
            Label.CHANGE_CARDS: self.tr("change of %n card(s)", "", count),
            Label.CUT: self.tr("cutting of %n card(s)", "", count),
            Label.PASTE: self.tr("pasting of %n card(s)", "", count),
            Label.REPLACE: self.tr("replacement of %n match(es)", "", count),
            Label.ADD_PICTURES: self.tr("%n new picture(s)", "", count),
        }
        if count != 1 and named.label in counted:
            return counted[named.label]
        return QCoreApplication.translate("EditName", EDIT_NAMES[named.label])

    def undo(self, named: Named | None) -> str:
        """Return the text of Edit > Undo."""
        return (
            self.tr("&Undo") if named is None else self.tr("&Undo: {edit}").format(edit=self.edit_name(named))
        )

    def redo(self, named: Named | None) -> str:
        """Return the text of Edit > Redo."""
        return (
            self.tr("&Redo") if named is None else self.tr("&Redo: {edit}").format(edit=self.edit_name(named))
        )

    def place(self, journey: Map, situation: Situation, language: str) -> str:
        """Return where the current cell is: "B1 · Comparison × Actions", or the name of a header.

        On a curve of a persona it tells whose it is, and before the cell how many cards are selected, if
        several are: a narrow line cuts the end.

        `language` is the map's: lanes are called here as they are called on the map.
        """
        stage = None if situation.column is None else journey.stages[situation.column]
        lane = None if situation.row is None else journey.lanes[situation.row]
        if situation.header is Header.STAGE and stage is not None and situation.column is not None:
            letters = stage_letters(situation.column)
            return self.tr("Stage {letters} · {title}").format(letters=letters, title=self.stage_name(stage))
        if situation.header in (Header.PHASE, Header.LINK) and stage is not None:
            title = self.stage_name(stage)
            if situation.header is Header.PHASE:
                return self.tr("Phase over the stage {title}").format(title=title)
            return self.tr("Link from the stage {title}").format(title=title)
        if situation.header is Header.LANE and lane is not None:
            return self.tr("Lane · {title}").format(title=self.lane_name(lane, language))
        if stage is None or lane is None or situation.row is None or situation.column is None:
            return ""
        code = cell_code(journey, situation.row, situation.column)
        whose = in_one_line(situation.gone_along)
        cell = f"{code} · {self.stage_name(stage)} × {self.lane_name(lane, language)}"
        many = self.tr("%n card(s) selected", "", situation.cards) if situation.cards > 1 else ""
        return " · ".join(part for part in (many, cell, whose) if part)

    def stage_name(self, stage: Stage) -> str:
        """Return the title of a stage on one line, or a word for a stage without one."""
        return in_one_line(stage.title) or self.tr("untitled stage")

    def lane_name(self, lane: Lane, language: str) -> str:
        """Return the title of a lane on one line, or a word for a lane that has been left without one."""
        return in_one_line(lane_title(lane, language)) or self.tr("nameless lane")

    def keys(self, situation: Situation) -> str:
        """Return what the keys do just now."""
        if not situation.has_map:
            return ""
        if situation.is_typing:
            return self.tr("Tab: next stage · Enter: below · Alt+Enter: new line · Esc: as it was")
        if situation.header is not Header.NONE:
            return self._keys_on_a_header(situation.header)
        if not situation.has_cell:
            return self.tr("Click a cell or press an arrow key")
        return self._keys_in_a_cell(situation)

    def keys_beside_the_map(self, part: str) -> str:
        """Return what the keys do in a part of the window, by its property `KEYS_HERE`, or nothing."""
        told = {
            "line": self.tr("Tab: next field · Enter: keep · Esc: as it was"),
            "text": self.tr("Tab: next field · Enter: keep · Shift+Enter: new line · Esc: as it was"),
            "lines": self.tr("Tab: next field · Enter: new line · Ctrl+Enter: keep · Esc: as it was"),
            "panel": self.tr("Tab: next field · Esc: back to the map"),
            "tree": self.tr("← →: close, open · Enter: write · Esc: back to the map"),
            "hidden": self.tr("Enter: show the lane · Esc: back to the map"),
            "row": self.tr("Enter: keep · Ctrl+Enter: keep and write another card · Esc: as it was"),
            "title": self.tr("Enter: keep · Esc: as it was"),
        }
        return told.get(part, "")

    def _keys_on_a_header(self, header: Header) -> str:
        if header is Header.STAGE:
            return self.tr("F2: rename · Alt+Shift+← →: move · Del: delete · Ctrl+E: new stage")
        if header is Header.LANE:
            return self.tr("F2: rename · Alt+Shift+↑ ↓: move · Del: delete · Ctrl+L: new lane")
        if header is Header.PHASE:
            return self.tr("F2: rename · ↓: stage · Del: dissolve")
        return self.tr("F2: what it says · Ctrl+R: change · ↓: stage · Del: delete")

    def _keys_in_a_cell(self, situation: Situation) -> str:
        if situation.drawing is Drawing.MARKS:
            return self.tr("1 to 5: score · Del: no score · Tab: next stage")
        if situation.drawing is Drawing.CURVE:
            return self.tr("Ctrl+1 to Ctrl+5: level · typing: in words · Tab: next stage")
        if situation.cards:
            return self.tr("F2: edit · Tab: next stage · Enter: below · Ctrl+Enter: one more card")
        return self.tr("Just type · Tab: next stage · Enter: below")
