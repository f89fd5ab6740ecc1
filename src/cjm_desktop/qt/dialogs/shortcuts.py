"""Help > Keyboard: every command with its keys, read from the table of commands, and the canvas keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.actions import bare, key_sequences, menu_text
from cjm_desktop.qt.dialogs.fitting import FittingDialog
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.menus import MENUS, Menu, menu_title
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

CANVAS_KEYS = (
    (QT_TRANSLATE_NOOP("CanvasKey", "any letter"), QT_TRANSLATE_NOOP("CanvasKey", "Write in the cell")),
    ("Tab", QT_TRANSLATE_NOOP("CanvasKey", "Next stage")),
    ("Shift+Tab", QT_TRANSLATE_NOOP("CanvasKey", "Previous stage")),
    ("Enter", QT_TRANSLATE_NOOP("CanvasKey", "Lane below; after Tabs, where they began")),
    ("Alt+Enter", QT_TRANSLATE_NOOP("CanvasKey", "New line while typing")),
    ("Esc", QT_TRANSLATE_NOOP("CanvasKey", "As it was before typing; nothing selected")),
    ("← → ↑ ↓", QT_TRANSLATE_NOOP("CanvasKey", "Next cell or card that way")),
    ("Ctrl+← → ↑ ↓", QT_TRANSLATE_NOOP("CanvasKey", "Edge of the map")),
    ("Shift+← → ↑ ↓", QT_TRANSLATE_NOOP("CanvasKey", "Select a range of cells")),
    (
        QT_TRANSLATE_NOOP("CanvasKey", "Ctrl+Space"),
        QT_TRANSLATE_NOOP("CanvasKey", "Select the cards of the stage"),
    ),
    (
        QT_TRANSLATE_NOOP("CanvasKey", "Shift+Space"),
        QT_TRANSLATE_NOOP("CanvasKey", "Select the cards of the lane"),
    ),
    ("Home, End", QT_TRANSLATE_NOOP("CanvasKey", "First and last stage")),
    (
        "Shift+F10",
        QT_TRANSLATE_NOOP("CanvasKey", "Menu of what is current"),
    ),
    ("1 … 5", QT_TRANSLATE_NOOP("CanvasKey", "Score, in a score cell")),
    (
        QT_TRANSLATE_NOOP("CanvasKey", "Ctrl+wheel"),
        QT_TRANSLATE_NOOP("CanvasKey", "Zoom where the pointer is"),
    ),
    (QT_TRANSLATE_NOOP("CanvasKey", "Space+drag"), QT_TRANSLATE_NOOP("CanvasKey", "Move the map")),
)
"""What the canvas answers itself: keys and what they do, in English."""


class ShortcutsDialog(FittingDialog):
    """The sheet of shortcuts, filtered as one types."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard"))
        self.resize(900, 760)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a command or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show_matching)
        self._sections = [_Section(title, rows) for title, rows in self._contents()]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 20, 22, 18)
        page.setSpacing(14)
        page.addWidget(self.filter)
        page.addWidget(self._sheet(), 1)
        page.addWidget(buttons)

    def _contents(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        translate = QCoreApplication.translate
        yield (
            self.tr("On the map"),
            [(translate("CanvasKey", keys), translate("CanvasKey", text)) for keys, text in CANVAS_KEYS],
        )
        for menu in MENUS:
            rows = list(_rows(menu))
            if rows:
                yield menu_title(menu), rows

    def _sheet(self) -> QScrollArea:
        columns = QHBoxLayout()
        columns.setSpacing(36)
        halves = (QVBoxLayout(), QVBoxLayout())
        for half in halves:
            half.setSpacing(20)
            columns.addLayout(half, 1)
        lengths = [0, 0]
        for section in self._sections:
            shorter = 0 if lengths[0] <= lengths[1] else 1
            halves[shorter].addWidget(section)
            lengths[shorter] += section.count + 2
        for half in halves:
            half.addStretch()
        sheet = QWidget()
        sheet.setLayout(columns)
        columns.setContentsMargins(0, 0, 12, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def _show_matching(self, text: str) -> None:
        for section in self._sections:
            section.show_matching(text.casefold().strip())


class _Section(QWidget):
    """The shortcuts of one menu."""

    def __init__(self, title: str, rows: list[tuple[str, str]]) -> None:
        super().__init__()
        self.count = len(rows)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain_label(title, "section"), 0, 0, 1, 2)
        self._rows = []
        for line, (keys, text) in enumerate(rows, 1):
            what, which = plain_label(text, wrapped=True), plain_label(keys, "caption")
            which.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(what, line, 0)
            grid.addWidget(which, line, 1)
            self._rows.append((f"{text} {keys}".casefold(), what, which))

    def show_matching(self, text: str) -> None:
        for words, what, which in self._rows:
            what.setVisible(text in words)
            which.setVisible(text in words)
        self.setVisible(any(text in words for words, _, _ in self._rows))


def _rows(menu: Menu) -> Iterator[tuple[str, str]]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            title = menu_title(entry)
            yield from ((keys, f"{title}: {text}") for keys, text in _rows(entry))
        elif isinstance(entry, Id) and ACTIONS[entry].shortcuts:
            spec = ACTIONS[entry]
            native = QKeySequence.SequenceFormat.NativeText
            keys = (key_sequences(shortcut)[0].toString(native) for shortcut in spec.shortcuts)
            # Return and Enter are one key to whoever reads this, and the keyboard says Enter.
            shown = dict.fromkeys(name.replace("Return", "Enter") for name in keys)
            yield ", ".join(shown), bare(menu_text(spec))
