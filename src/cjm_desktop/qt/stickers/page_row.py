"""The row below a preview by which one goes from page to page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QToolButton, QWidget

from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.requests import PageChosen

_GAP, _NUMBER_WIDTH, _STEP = 6, 86, 32


class PageRow(QWidget):
    """A step back, the number of the page, of how many, a step on."""

    chosen = Signal(object)
    """A PageChosen."""

    def __init__(self) -> None:
        super().__init__()
        self.back, self.on = QToolButton(), QToolButton()
        self.number = QSpinBox(minimum=1)
        self.count = plain_label("", "hint")
        for button, text, name in (
            (self.back, "‹", self.tr("Previous page")),
            (self.on, "›", self.tr("Next page")),
        ):
            button.setText(text)
            button.setFixedSize(_STEP, _STEP)
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.number.setFixedSize(_NUMBER_WIDTH, _STEP)
        # The style sheet's padding does not reach the text of a spin box (Qt 6.11).
        self.number.lineEdit().setTextMargins(7, 0, 0, 0)
        self.number.setAccessibleName(self.tr("Page"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addStretch(1)
        for widget in (self.back, self.number, self.count, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        self.back.clicked.connect(lambda _on=False: self.go(-1))
        self.on.clicked.connect(lambda _on=False: self.go(1))
        self.number.valueChanged.connect(self._choose)
        self.show_pages(0)

    def page(self) -> int:
        """Return the page that is chosen, counted from 0."""
        return self.number.value() - 1

    def show_pages(self, count: int) -> None:
        """Have so many pages to go through; the chosen one stays, or becomes the last."""
        with QSignalBlocker(self.number):
            self.number.setMaximum(max(1, count))
        self.count.setText(self.tr("of {count}").format(count=count))
        self.setVisible(count > 1)
        self._allow()

    def go(self, by: int) -> None:
        """Go on by so many pages, or back."""
        self.number.setValue(self.number.value() + by)

    def _choose(self) -> None:
        self._allow()
        self.chosen.emit(PageChosen(self.page()))

    def _allow(self) -> None:
        self.back.setEnabled(self.number.value() > 1)
        self.on.setEnabled(self.number.value() < self.number.maximum())
