"""The page a window shows before it holds a map: templates to start from, files to go on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileInfo, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.model.quote import plain_name
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.assets import program_icon
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.requests import FileRequest, TemplateRequest
from cjm_desktop.qt.template_rows import template_rows
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import Row, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from cjm_desktop.qt.actions import Actions
    from cjm_desktop.qt.offer_list import OfferList

_SHEET = QSize(940, 600)
_GAP = 26
_OUTSIDE = 24
_BESIDE_OFFERS = 510
"""In px, what the head and two templates need of a sheet with offers."""
_LEAST_HEIGHT = 640
"""In px, of a page with offers and its head."""
_INSET = 8
"""What a row of a list keeps free at its left; all else on the sheet lines up with it."""


class StartPage(QWidget):
    """Templates at the left, recent files at the right, on one calm sheet."""

    template_chosen = Signal(object)
    """A TemplateRequest."""
    file_chosen = Signal(object)
    """A FileRequest."""

    def __init__(self, actions: Actions, recent: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recent = recent
        self._title = plain_label("", "heading")
        self._saying = plain_label("", "caption")
        self._new_title, self._open_title = plain_label("", "section"), plain_label("", "section")
        self._nothing = plain_label("", "caption", wrapped=True)
        self.templates, self.files = TwoLineList(by_click=True), TwoLineList(by_click=True)
        self.templates.chosen.connect(lambda row: self.template_chosen.emit(TemplateRequest(row.key)))
        self.files.chosen.connect(lambda row: self.file_chosen.emit(FileRequest(row.key)))
        self._open = QPushButton()
        self._offers: OfferList | None = None
        self._open.clicked.connect(actions[Id.OPEN].trigger)
        self._lay_out()
        self.retranslate()
        self.templates.setCurrentRow(0)
        self.setFocusProxy(self.templates)

    def retranslate(self) -> None:
        """Say everything in the present language of the window, with the files as they are now."""
        self._title.setText("CJM Desktop")
        self._saying.setText(self.tr("Customer journey maps, from the keyboard to the wall"))
        self._new_title.setText(self.tr("NEW MAP"))
        self._open_title.setText(self.tr("RECENT FILES"))
        self._nothing.setText(self.tr("Maps you save or open will be listed here."))
        self._open.setText(self.tr("Open a file…"))
        self.templates.setAccessibleName(self.tr("New map from a template"))
        self.files.setAccessibleName(self.tr("Recent files"))
        self.templates.show_rows(template_rows(interface_language()))
        self._show_files()

    def show_offers(self, offers: OfferList | None) -> None:
        """Show what is offered before anything else; None where nothing is."""
        if self._offers is not None:
            self._offers.hide()
            self._offers.deleteLater()
        self._offers = offers
        if offers is not None:
            self._page.insertWidget(1, offers)
            # At once: what a layout shows later cannot have the focus yet.
            offers.show()
        self._fit()

    def _fit(self) -> None:
        """Leave the head to what is offered, where there is little room."""
        is_short = self._offers is not None and self.height() < _LEAST_HEIGHT
        self._head.setVisible(not is_short)
        height = _SHEET.height()
        if self._offers is not None:
            self._offers.show_shortly(is_short=is_short)
            height += self._offers.fit_into(self.height() - 2 * _OUTSIDE - _BESIDE_OFFERS) + _GAP
        self._sheet.setMaximumSize(_SHEET.width(), height)

    def _show_files(self) -> None:
        """Show the recent files that are still there."""
        # Qt's own question: Python's raises an error where a disk has vanished.
        found = [Path(file) for file in self._recent() if QFileInfo(file).isFile()]
        self.files.show_rows(
            Row(str(file), plain_name(file.stem), shown_folder(file.parent), "page") for file in found
        )
        self.files.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _lay_out(self) -> None:
        sheet = self._sheet = QFrame()
        sheet.setProperty("look", "sheet")
        sheet.setMaximumSize(_SHEET)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addLayout(_column(self._new_title, self.templates), 11)
        files = _column(self._open_title, self._nothing, self.files)
        files.addStretch()
        opening = QHBoxLayout()
        opening.setContentsMargins(_INSET, 0, 0, 0)
        opening.addWidget(self._open)
        opening.addStretch()
        files.addLayout(opening)
        columns.addLayout(files, 9)
        self._head = self._made_head()
        page = self._page = QVBoxLayout(sheet)
        page.setContentsMargins(44 - _INSET, 36, 44 - _INSET, 36)
        page.setSpacing(_GAP)
        page.addWidget(self._head)
        page.addLayout(columns, 1)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(_OUTSIDE, _OUTSIDE, _OUTSIDE, _OUTSIDE)
        outside.addWidget(sheet)

    def _made_head(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(program_icon().pixmap(44, 44))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._saying)
        made = QWidget()
        head = QHBoxLayout(made)
        head.setContentsMargins(_INSET, 0, 0, 0)
        head.setSpacing(16)
        head.addWidget(mark)
        head.addLayout(words, 1)
        return made

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is offered into the room there is."""
        super().resizeEvent(event)
        self._fit()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for widget in widgets:
        if isinstance(widget, QLabel):
            widget.setContentsMargins(_INSET, 0, 0, 0)
        column.addWidget(widget, 1 if isinstance(widget, TwoLineList) else 0)
    return column


def shown_folder(folder: Path) -> str:
    """Return a folder as its user knows it, his home folder as ~."""
    home = Path.home()
    is_below = folder.is_relative_to(home)
    return plain_name(f"~/{folder.relative_to(home).as_posix()}" if is_below else str(folder))
