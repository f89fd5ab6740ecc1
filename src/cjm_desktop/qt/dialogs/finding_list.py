"""Findings in a dialog: a list of sentences, each of which leads to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from cjm_desktop.analysis.findings import Finding

_LEAST_HEIGHT, _MOST_HEIGHT = 46, 112
"""In px: one finding is seen at least, and beyond a few the list is scrolled."""
_FRAME = 14
_ICON = 16


class FindingList(QListWidget):
    """Shows findings, and is seen only while there are some; each leads to what it is about."""

    followed = Signal(object)
    """A Finding: the user wants to see what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName(self.tr("Findings"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_ICON, _ICON))
        self.itemActivated.connect(self._lead)

    def texts(self) -> list[str]:
        """Return the sentences that are shown."""
        return [self.item(row).text() for row in range(self.count())]

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these findings and no others."""
        found = tuple(findings)
        if found != self._findings:
            self._findings = found
            self.clear()
            for finding in found:
                self._add(finding)
        self._enable(is_on=True)
        self.setVisible(self.count() > 0)
        self._fit()

    def show_outdated(self) -> None:
        """Dim what is shown: it may not be so any more, and what is found comes in a moment."""
        self._enable(is_on=False)

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which one finding is seen."""
        return QSize(super().minimumSizeHint().width(), _LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        """Return a size in which a few findings are seen whole."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _enable(self, *, is_on: bool) -> None:
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for row in range(self.count()):
            self.item(row).setFlags(on if is_on else Qt.ItemFlag.ItemIsSelectable)

    def _fit(self) -> None:
        """Be as high as the sentences need at this width, up to a few of them."""
        # A row's own hint knows nothing of the width it is broken at.
        self.doItemsLayout()
        rows = sum(self.visualItemRect(self.item(row)).height() for row in range(self.count()))
        self.setMinimumHeight(min(rows + _FRAME, _LEAST_HEIGHT))
        self.setMaximumHeight(min(rows + _FRAME, _MOST_HEIGHT))
        self.updateGeometry()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break sentences anew where the list is narrower or wider now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _add(self, finding: Finding) -> None:
        item = QListWidgetItem(finding.sentence.in_language(interface_language()))
        item.setIcon(drawn_icon("warning", QColor(current_colors().waiting), _ICON, self.devicePixelRatioF()))
        if _leads(finding):
            item.setToolTip(self.tr("Enter or a double click shows it on the map"))
        self.addItem(item)

    def _lead(self, item: QListWidgetItem) -> None:
        finding = self._findings[self.row(item)]
        if _leads(finding):
            self.followed.emit(finding)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow a finding with Enter, which is then not the dialog's."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _leads(finding: Finding) -> bool:
    return bool(finding.cards or finding.stage or finding.lane)
