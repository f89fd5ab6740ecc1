"""Dialogs that open within the screen, however small it is: what does not fit is scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_FRAME = QSize(8, 40)
"""What the window system's frame may need around a dialog, in px."""
_LEAST_HEIGHT = 96
"""Of a page that is scrolled, in px: a field with its label can be seen."""


class FittingDialog(QDialog):
    """A dialog that opens as large as it likes to be, but never larger than the screen has room."""

    def fit(self) -> None:
        """Take the size it likes best, or the one it was given, as far as the screen has room for it."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(_liked(self))
            # The next call asks again.
            self.setAttribute(Qt.WidgetAttribute.WA_Resized, on=False)
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size() - _FRAME))

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Fit before Qt chooses the place."""
        if not event.spontaneous():
            self.fit()
        super().showEvent(event)


class ScrolledPage(QScrollArea):
    """Shows a page of fields whole where there is room, and scrolls it up and down where there is not."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def sizeHint(self) -> QSize:
        """Return the size of the page."""
        return _liked(self._page)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which the page can be read by scrolling."""
        least = self._page.minimumSizeHint()
        return QSize(least.width() + self.verticalScrollBar().sizeHint().width(), _LEAST_HEIGHT)


def _liked(widget: QWidget) -> QSize:
    """Return the size a widget likes best, as high as the text in it needs to be at that width."""
    size = widget.sizeHint().expandedTo(widget.minimumSize())
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        size.setHeight(max(widget.minimumHeight(), layout.totalHeightForWidth(size.width())))
    return size
