"""What a crash has left, on the page one starts from: each map with a picture, to be restored or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.offer import look_into
from cjm_desktop.qt.offer_words import OfferWords
from cjm_desktop.qt.start_page import shown_folder
from cjm_desktop.qt.status_line import ElidedLabel
from cjm_desktop.qt.studio.map_picture import MapPainting, View
from cjm_desktop.qt.template_rows import framed, framed_fineness
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import PICTURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.offer import Offer
    from cjm_desktop.qt.studio.map_picture import MapImage
    from cjm_desktop.storage.recovery import Left

_HATCH = 24.0
_SHOWN_HEIGHT = 250
"""As much of the rows is seen at once, in px, where there is little room: two of them; more are scrolled."""
_AT_ONCE = 20
"""Rows that are made at once: who has hundreds of them looks at the latest ones first."""
_LEAST_HEIGHT = 112
"""In a small window, in px: one row."""


class OfferRow(QFrame):
    """One map, with what can be done about it."""

    restore_asked = Signal(object)
    """The Left."""
    remains_asked = Signal(object)
    """The Offer of one that is damaged."""
    discard_asked = Signal(object)
    """The Left."""

    def __init__(self, left: Left) -> None:
        super().__init__()
        self.left = left
        self._words = OfferWords(self)
        self._offer: Offer | None = None
        self._picture = QLabel()
        self._picture.setProperty("look", "picture")
        self._picture.setFixedSize(PICTURE + QSize(2, 2))
        self._name, self._place = ElidedLabel(), ElidedLabel()
        self._name.setProperty("look", "name")
        self._place.setProperty("look", "hint")
        self._what = plain_label("", "", wrapped=True)
        self.restore, self.discard = QPushButton(), QPushButton()
        self.restore.setDefault(True)
        self.restore.clicked.connect(self._go_on_with)
        self.discard.clicked.connect(lambda: self.discard_asked.emit(self.left))
        self._lay_out()
        self._retranslate()

    def show_offer(self, offer: Offer) -> None:
        """Show what a look into the map has shown."""
        self._offer = offer
        self.restore.setEnabled(offer.error is None or offer.remains is not None)
        self._retranslate()

    def show_picture(self, image: QImage) -> None:
        """Show how the map looks."""
        self._picture.setPixmap(framed(image, self.devicePixelRatioF()))

    def what(self) -> str:
        """Return what is said of the map's content."""
        return self._what.text()

    def _go_on_with(self) -> None:
        if self._offer is not None and self._offer.remains is not None:
            self.remains_asked.emit(self._offer)
        else:
            self.restore_asked.emit(self.left)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        for label in (self._name, self._place, self._what):
            words.addWidget(label)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.restore)
        row.addWidget(self.discard)

    def _retranslate(self) -> None:
        words, file = self._words, self.left.file
        self._name.show_text(words.name(self.left))
        self._place.show_text(words.place(self.left))
        self._place.setToolTip("" if file is None else plain_tooltip(shown_folder(file)))
        error = None if self._offer is None else self._offer.error
        why = "" if error is None else error.in_language(interface_language())
        self._what.setToolTip(plain_tooltip(why))
        self._what.setText(self.tr("Looking into it…") if self._offer is None else words.what(self._offer))
        self.restore.setText(words.way_on(self._offer))
        self.discard.setText(self.tr("Discard…"))
        for button in (self.restore, self.discard):
            button.setAccessibleDescription(words.name(self.left))

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class OfferList(QWidget):
    """All maps that were left, the latest first; they are looked into and drawn one after the other."""

    restore_asked = Signal(object)
    """The Left."""
    remains_asked = Signal(object)
    """The Offer of one that is damaged."""
    discard_asked = Signal(object)
    """The Left."""
    found_saved = Signal(object)
    """The Left, all of which is in its file."""
    grown = Signal()
    """There are more buttons than before."""

    def __init__(self, lefts: Sequence[Left]) -> None:
        super().__init__()
        self._title = plain_label("", "section")
        self._said = plain_label("", "caption", wrapped=True)
        self.rows: list[OfferRow] = []
        self._waiting: list[OfferRow] = []
        self._further = list(lefts)
        self.more = QPushButton()
        self.more.clicked.connect(self.show_more)
        self._looking = LatestJob(self)
        self._looking.finished.connect(self._looked)
        self._painting = MapPainting(self)
        self._painting.finished.connect(self._painted)
        self._rows = QVBoxLayout()
        self.show_more()
        self._lay_out()
        self._retranslate()

    def show_more(self) -> None:
        """Offer some maps more, older than those before."""
        new = [self._row(left) for left in self._further[:_AT_ONCE]]
        del self._further[:_AT_ONCE]
        self.rows += new
        is_looking, self._waiting = bool(self._waiting), self._waiting + new
        for row in new:
            self._rows.addWidget(row)
        self._tell_more()
        if new and self.more.hasFocus():
            new[0].restore.setFocus(Qt.FocusReason.OtherFocusReason)
        if not is_looking:
            self._next()
        self.grown.emit()

    def show_shortly(self, *, is_short: bool) -> None:
        """Leave out what is said above the rows, where there is little room."""
        self._said.setVisible(not is_short)

    def fit_into(self, height: int) -> int:
        """Show as many rows at once as so many px have room for, two at least; returns its own height."""
        hint = self._scrolled.sizeHint().boundedTo(self._scrolled.maximumSize())
        above = self.sizeHint().height() - hint.expandedTo(self._scrolled.minimumSize()).height()
        room = height - above
        shown = min(self._needed, max(_SHOWN_HEIGHT, room))
        # Of its own accord a list asks for no more than so many lines, and gives way to what stands below.
        self._scrolled.setMinimumHeight(shown if shown <= room else min(self._needed, _LEAST_HEIGHT))
        self._scrolled.setMaximumHeight(shown)
        return above + shown

    def is_empty(self) -> bool:
        """Whether nothing is offered any more."""
        return not self._further and all(row.isHidden() for row in self.rows)

    def buttons(self) -> list[QPushButton]:
        """Return all buttons, in the order in which Tab goes through them."""
        return [*(button for row in self.rows for button in (row.restore, row.discard)), self.more]

    def _row(self, left: Left) -> OfferRow:
        row = OfferRow(left)
        row.restore_asked.connect(self.restore_asked)
        row.remains_asked.connect(self.remains_asked)
        row.discard_asked.connect(self.discard_asked)
        return row

    def _tell_more(self) -> None:
        self.more.setText(self.tr("%n more map(s)…", "", len(self._further)))
        self.more.setVisible(bool(self._further))

    def _next(self) -> None:
        if self._waiting:
            left = self._waiting[0].left
            self._looking.ask(lambda tell: look_into(left, tell))

    def _looked(self, outcome: Outcome) -> None:
        row = self._waiting[0]
        if outcome.error is not None:
            self._go_on()
            raise outcome.error
        offer = outcome.result
        row.show_offer(offer)
        if offer.is_saved:
            row.hide()
            self.found_saved.emit(row.left)
        if offer.page is None:
            self._go_on()
            return
        width, height = offer.page.size
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        view = View(Rect(0, 0, width, height), framed_fineness(offer.page, ratio), _HATCH)
        self._painting.begin(offer.page, LIGHT, None, view)

    def _painted(self, made: MapImage) -> None:
        self._waiting[0].show_picture(made.image)
        self._go_on()

    def _go_on(self) -> None:
        self._waiting.pop(0)
        if not self._waiting and self._further and all(row.isHidden() for row in self.rows):
            self.show_more()
        else:
            self._next()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._rows.setSpacing(8)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(self._rows)
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch()
        scrolled = self._scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(inside)
        self._needed = inside.sizeHint().height() + 2
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._said)
        column.addWidget(scrolled)

    def _retranslate(self) -> None:
        self._tell_more()
        self._title.setText(self.tr("NOT SAVED"))
        self._said.setText(
            self.tr("The program ended before these maps were saved. Here they are as they were.")
        )

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
