"""The bar over the map in which one looks for words: field, count, options, filters, replacing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.analysis.search import NO_FILTERS, NOT_SAID, Filters
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.panels.eliding import ElidingChoice
from cjm_desktop.qt.panels.own_undo import answers_undo, forget_typed
from cjm_desktop.qt.plain_fields import LineField
from cjm_desktop.qt.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

_ICON = QSize(18, 18)
_NARROW = 620
"""Below this width, in px, the filters stand in two rows."""
_FIELD_WIDTH = 150
_SHIFT = Qt.KeyboardModifier.ShiftModifier
Choices = tuple[tuple[str, str], ...]
"""Values of a filter, each with what it is called."""


class BarField(LineField):
    """A field of the bar: Enter and Shift+Enter go on and back, Escape closes the bar."""

    entered = Signal()
    entered_back = Signal()
    left = Signal()

    @guarded(answer=True)
    def event(self, event: QEvent) -> bool:
        """Undo what is being typed, before the window undoes a step of the map."""
        return answers_undo(self, event) or super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.entered_back if event.modifiers() & _SHIFT else self.entered).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Says what to look for and what became of it; it finds nothing itself."""

    changed = Signal()
    """Another text, option or filter is asked for."""
    next_asked = Signal()
    previous_asked = Signal()
    replace_asked = Signal()
    replace_all_asked = Signal()
    filters_asked = Signal()
    """The row of filters is to be shown, or hidden."""
    closed = Signal()
    refused = Signal(object)
    """The EditError for which something was not put into a field."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field, self.replacement = BarField(), BarField()
        self.count, self.place = QLabel(), QLabel()
        self.case, self.whole, self.narrowing = _toggle(), _toggle(), _toggle()
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        self.replace_button, self.replace_all_button = QPushButton(), QPushButton()
        self.lane, self.tag, self.persona, self.evidence, self.owner = (_choice() for _ in range(5))
        self._filters = (self.lane, self.tag, self.persona, self.evidence, self.owner)
        self._replace_row, self._filter_rows, self._options = QWidget(), QWidget(), QWidget()
        self._is_narrow = False
        self._offered: tuple[Choices, Choices, Choices, Choices] = ((), (), (), ())
        self._put_together()
        self._connect()
        self._retranslate()
        self.show_replacing(is_on=False)
        self._filter_rows.hide()

    def filters(self) -> Filters:
        """Return the filters that are set; none while they are not shown."""
        if not self.narrowing.isChecked():
            return NO_FILTERS
        return Filters(*(box.currentData() or None for box in self._filters))

    def forget_typed(self) -> None:
        """Let undo be that of the map from now on: what was typed here has been done."""
        for field in (self.field, self.replacement):
            forget_typed(field)

    def settle_layout(self) -> None:
        """Find out at once how high it is now."""
        self._column.invalidate()
        self._column.activate()

    def show_filters(self) -> None:
        """Show the row of filters as its button says."""
        self._filter_rows.setVisible(self.narrowing.isChecked())

    def show_replacing(self, *, is_on: bool) -> None:
        """Show the row by which one replaces, or do not."""
        self._replace_row.setVisible(is_on)

    @property
    def is_replacing(self) -> bool:
        """Whether one can replace."""
        return not self._replace_row.isHidden()

    def show_count(self, text: str, place: str, *, is_any: bool, is_told: bool = False) -> None:
        """Show which of how many hits is current and where it stands; without words none can be replaced.

        Where something else `is_told` than that there is none, the field does not look as if it failed.
        """
        self.count.setText(text)
        self.place.setText(place)
        self.field.setProperty("look", "" if is_any or is_told or not self.field.text() else "nothing")
        self.field.style().polish(self.field)
        can_replace = is_any and bool(self.field.text())
        self._enable((self.replace_button, self.replace_all_button), self.replacement, is_on=can_replace)

    def show_ways(self, *, is_any: bool) -> None:
        """Say whether there is a hit to go to, on this map or another."""
        self._enable((self.previous, self.next), self.field, is_on=is_any)

    def _enable(self, buttons: Iterable[QWidget], field: QWidget, *, is_on: bool) -> None:
        """Enable buttons or not; the keys that one of them had go to a field, and do not leave the bar."""
        for button in buttons:
            if button.hasFocus() and not is_on:
                field.setFocus()
            button.setEnabled(is_on)

    def show_choices(self, lanes: Choices, tags: Choices, personas: Choices, owners: Choices) -> None:
        """Offer these lanes, tags, personas and responsible people, and keep what is chosen of them."""
        self._offered = lanes, tags, personas, owners
        evidence = (
            ("fact", self.tr("Fact")),
            ("hypothesis", self.tr("Hypothesis")),
            (NOT_SAID, self.tr("Not said")),
        )
        first = (
            self.tr("Any lane"),
            self.tr("Any tag"),
            self.tr("Any persona"),
            self.tr("Any evidence"),
            self.tr("Anyone responsible"),
        )
        offered = (lanes, tags, personas, evidence, owners)
        for box, any_of_them, choices in zip(self._filters, first, offered, strict=True):
            _fill(box, (("", any_of_them), *choices))

    def _put_together(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        options = QHBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(4)
        for toggle in (self.case, self.whole, self.narrowing):
            options.addWidget(toggle)
        options.addStretch()
        for widget in (self.field, self._options, self.count):
            row.addWidget(widget, 3 if widget is self.field else 0)
        for button in (self.previous, self.next):
            row.addWidget(button)
        row.addWidget(self.place, 2)
        row.addWidget(self.close_button)
        below = QHBoxLayout(self._replace_row)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.replacement, 3)
        below.addWidget(self.replace_button)
        below.addWidget(self.replace_all_button)
        below.addStretch(1)
        self._grid = QGridLayout(self._filter_rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._arrange(len(self._filters))
        self._row = row
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._replace_row)
        column.addWidget(self._filter_rows)
        replacing = (self.field, self.replacement, self.replace_button, self.replace_all_button, self.case)
        for before, after in pairwise(replacing):
            self.setTabOrder(before, after)
        self.field.setMinimumWidth(_FIELD_WIDTH)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.count, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        for toggle in (self.case, self.whole):
            toggle.toggled.connect(lambda _on: self.changed.emit())
        self.narrowing.toggled.connect(lambda _on: self.filters_asked.emit())
        for box in self._filters:
            box.activated.connect(lambda _index: self.changed.emit())
        self.field.entered.connect(self.next_asked)
        self.field.entered_back.connect(self.previous_asked)
        self.replacement.entered.connect(self.replace_asked)
        self.replacement.entered_back.connect(self.previous_asked)
        for field in (self.field, self.replacement):
            field.left.connect(self.closed)
            field.refused.connect(self.refused)
        self.next.clicked.connect(lambda _on: self.next_asked.emit())
        self.previous.clicked.connect(lambda _on: self.previous_asked.emit())
        self.replace_button.clicked.connect(lambda _on: self.replace_asked.emit())
        self.replace_all_button.clicked.connect(lambda _on: self.replace_all_asked.emit())
        self.close_button.clicked.connect(lambda _on: self.closed.emit())

    def _arrange(self, columns: int) -> None:
        for number, box in enumerate(self._filters):
            self._grid.addWidget(box, number // columns, number % columns)

    def _retranslate(self) -> None:
        named = (
            (self.field, self.tr("Find on the map")),
            (self.replacement, self.tr("Replace by")),
            (self.case, self.tr("Match case")),
            (self.whole, self.tr("Whole words only")),
            (
                self.narrowing,
                self.tr("Search only some cards: by lane, tag, persona, evidence, person responsible"),
            ),
            (self.previous, self.tr("Previous match (Shift+Enter)")),
            (self.next, self.tr("Next match (Enter)")),
            (self.close_button, self.tr("Close (Esc)")),
            (self.lane, self.tr("Lane")),
            (self.tag, self.tr("Tag")),
            (self.persona, self.tr("Persona")),
            (self.evidence, self.tr("Evidence")),
            (self.owner, self.tr("Responsible")),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
            widget.setToolTip(plain_tooltip(name))
        self.field.setPlaceholderText(self.tr("Find on the map"))
        self.replacement.setPlaceholderText(self.tr("Replace by"))
        self.case.setText(self.tr("Aa"))
        self.whole.setText(self.tr("Word"))
        self.narrowing.setText(self.tr("Filters"))
        self.replace_button.setText(self.tr("Replace"))
        self.replace_all_button.setText(self.tr("Replace all"))
        self.show_choices(*self._offered)
        self._draw_icons()

    def _draw_icons(self) -> None:
        colors = current_colors()
        ink, faint = QColor(colors.secondary), QColor(colors.faint)
        for button, name in (
            (self.previous, "move-up"),
            (self.next, "move-down"),
            (self.close_button, "close"),
        ):
            button.setIcon(icon(name, ink, faint))
            button.setIconSize(_ICON)

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape from anywhere in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put options and filters into rows of their own where one has no room for them."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange(3 if is_narrow else len(self._filters))
            (self._column if is_narrow else self._row).insertWidget(1, self._options)
            self.place.setVisible(not is_narrow)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.changed.emit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()


def _toggle() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    return button


def _choice() -> ElidingChoice:
    box = ElidingChoice()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _fill(box: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
    """Offer these choices; one that is gone makes way for the first."""
    listed = list(choices)
    if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == listed:
        return
    chosen = box.currentData()
    box.clear()
    for value, name in listed:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
