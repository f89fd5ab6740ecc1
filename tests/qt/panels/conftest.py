"""A whole window with its inspector, worked by real keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import at_cell
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.panels.editors import LineEditor, TextEditor
from cjm_desktop.qt.panels.inspector import Inspector

if TYPE_CHECKING:
    from tests.qt.conftest import Keys

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.card import Card
    from cjm_desktop.qt.panels.rows import Row
    from cjm_desktop.qt.panels.subjects import Kind
    from cjm_desktop.qt.windows import Desk

Made = TypeVar("Made")


@dataclass
class Fields:
    """The inspector of a window, and hands to work it."""

    desk: Desk
    session: Session
    inspector: Inspector
    canvas: Canvas
    keys: Keys

    def row(self, kind: Kind, key: str) -> Row:
        """Return the row of a field as it is shown now."""
        QApplication.processEvents()
        return self.inspector.rows(kind)[key]

    def editor(self, kind: Kind, key: str, made: type[Made]) -> Made:
        """Return the editor of a field, which is of this class."""
        editor = self.row(kind, key).editor
        assert isinstance(editor, made)
        return editor

    def words(self, kind: Kind, key: str) -> LineEditor | TextEditor:
        """Return the editor of a field that is typed into."""
        editor = self.row(kind, key).editor
        assert isinstance(editor, (LineEditor, TextEditor))
        return editor

    def enter(self, kind: Kind, key: str) -> Row:
        """Go to a field by the keys' focus and select what is in it."""
        row = self.row(kind, key)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        if hasattr(row.editor, "selectAll"):
            row.editor.selectAll()
        return row

    def type(self, text: str) -> None:
        """Type letters of any alphabet into what has the focus."""
        self.keys.type(text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.keys.press(key, modifiers)
        QApplication.processEvents()

    def card(self, kind: str, stage: int, position: int = 0) -> Card:
        """Return a card of the first lane of a kind."""
        journey = self.session.journey
        row = next(index for index, lane in enumerate(journey.lanes) if lane.kind == kind)
        return journey.cards.cell(row, stage)[position]

    def kept(self, card: Card) -> Card:
        """Return a card as it was last committed."""
        found = self.session.base_journey.cards.card(card.id)
        assert found is not None
        return found

    def select(self, *cards: Card) -> None:
        """Select cards."""
        self.session.select(at_cell(cards[-1].stage, cards[-1].lane, *(card.id for card in cards)))
        QApplication.processEvents()


@pytest.fixture
def fields(desk: Desk, session: Session, keys: Keys) -> Fields:
    """The worked example in English, its inspector filled."""
    for _ in range(3):
        QApplication.processEvents()
    inspector, canvas = desk.window.findChild(Inspector), desk.window.findChild(Canvas)
    assert inspector is not None
    assert canvas is not None
    return Fields(desk, session, inspector, canvas, keys)
