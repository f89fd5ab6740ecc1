"""Insert > Lane and Map > Lane: the kind of a new lane; name and meaning of one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.model.document import ScoreMeaning
from cjm_desktop.model.kinds import LANE_KINDS, SCORE_MEANINGS, Drawing, lane_kind
from cjm_desktop.model.language import capitalised
from cjm_desktop.model.queries import lane_index
from cjm_desktop.qt.dialogs.form import FormDialog, labelled
from cjm_desktop.qt.dialogs.previewing import PreviewingDialog
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.plain_fields import LineField
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import ROW_HEIGHT, Row, TwoLineList

if TYPE_CHECKING:
    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.kinds import LaneKind

_SHOWN_ROWS = 9


class LaneKindDialog(FormDialog):
    """Asks which kind of lane to add, and for a score what it means."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "", "", 440)
        self.kinds = TwoLineList(shown_height=_SHOWN_ROWS * ROW_HEIGHT)
        self.kinds.show_rows(_kind_row(kind, interface_language()) for kind in LANE_KINDS.values())
        self._meaning = meaning_choice("satisfaction")
        self._meaning_box = QWidget()
        self._fill()
        self.kinds.currentItemChanged.connect(self._show_meaning)
        self.kinds.chosen.connect(self.ok_button.click)
        self.kinds.setCurrentRow(0)

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("New lane"))
        self.ok_button.setText(self.tr("Add"))
        self.add_field(self.tr("&What the lane holds"), self.kinds)
        box = labelled(self.tr("The score &means"), self._meaning)
        box.setContentsMargins(0, 0, 0, 0)
        self._meaning_box.setLayout(box)
        self.page.addWidget(self._meaning_box)
        self.finish_page()

    def kind(self) -> LaneKind:
        """Return the kind that was chosen."""
        return lane_kind(self.kinds.current_key() or "text")

    def meaning(self) -> ScoreMeaning | None:
        """Return what a score lane shall mean, None for other kinds."""
        return chosen_meaning(self._meaning) if self.kind().drawing is Drawing.MARKS else None

    def _show_meaning(self) -> None:
        self._meaning_box.setEnabled(self.kind().drawing is Drawing.MARKS)


class LaneDialog(PreviewingDialog):
    """The properties of one lane: a name of its own, and what a score means."""

    def __init__(self, parent: QWidget | None, session: Session, lane: str) -> None:
        super().__init__(parent, session, Label.CHANGE_LANE)
        now = session.journey.lanes[lane_index(session.journey, lane)]
        self._lane = now
        kind = lane_kind(now.kind)
        self._title = LineField(now.title or "")
        self._title.setPlaceholderText(kind.name.in_language(session.document.language))
        self._meaning = meaning_choice(now.meaning) if kind.drawing is Drawing.MARKS else None
        self._fill()

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Lane"))
        self.ok_button.setText(self.tr("Change"))
        self.add_field(self.tr("&Name"), self._title)
        self.add_hint(self.tr("Without a name of its own it is called as usual, in the language of the map."))
        if self._meaning is not None:
            self.add_field(self.tr("The score &means"), self._meaning)
        self.finish_page()
        self._title.selectAll()

    def preview(self, shower: Gesture | Session) -> None:
        """Show the lane as the fields say; raises EditError."""
        meaning = self._lane.meaning if self._meaning is None else chosen_meaning(self._meaning)
        title = self._title.text().strip() or None
        shower.preview(set_lane, self._lane.id, title=title, meaning=meaning)


def meaning_choice(meaning: str | None) -> QComboBox:
    """Return a choice of what a score may mean; that it is not said is one only where it is so."""
    choice = DropDown()
    if meaning is None:
        choice.addItem(QCoreApplication.translate("LaneDialog", "Not said"), None)
    for key, phrase in SCORE_MEANINGS.items():
        text = phrase.in_language(interface_language())
        choice.addItem(capitalised(text), key)
    choice.setCurrentIndex(max(0, choice.findData(meaning)))
    return choice


def chosen_meaning(choice: QComboBox) -> ScoreMeaning | None:
    """Return the meaning that was chosen."""
    return next((known for known in get_args(ScoreMeaning) if known == choice.currentData()), None)


def _kind_row(kind: LaneKind, language: str) -> Row:
    name, question = kind.name.in_language(language), kind.question.in_language(language)
    return Row(kind.key, name, question, kind.icon, kind.color, also=f"{kind.name.en} {kind.name.ru}")
