"""Findings in a dialog: a list of sentences, each of which leads to its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.analysis.findings import Finding

_MOST_HEIGHT = 120
_FRAME = 12
_CARDS = Qt.ItemDataRole.UserRole


class FindingList(QListWidget):
    """Shows findings, and is seen only while there are some."""

    cards_requested = Signal(object)
    """The ids of the cards that a finding is about: the user wants to see them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Findings"))
        self.setWordWrap(True)
        self.itemActivated.connect(self._lead)

    def texts(self) -> list[str]:
        """Return the sentences that are shown."""
        return [self.item(row).text() for row in range(self.count())]

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these findings and no others."""
        self.clear()
        for finding in findings:
            item = QListWidgetItem(finding.sentence.in_language(interface_language()))
            item.setData(_CARDS, finding.cards)
            item.setForeground(QColor(current_colors().waiting))
            if finding.cards:
                item.setToolTip(self.tr("Enter or a double click shows the cards"))
            self.addItem(item)
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(rows + _FRAME, _MOST_HEIGHT))
        self.setVisible(self.count() > 0)

    def _lead(self, item: QListWidgetItem) -> None:
        cards = item.data(_CARDS)
        if cards:
            self.cards_requested.emit(tuple(cards))
