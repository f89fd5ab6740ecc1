"""The place of a map in its window: the canvas, a panel at either side, the tabs of the maps below.

A panel has its room from the beginning, so that the map never jumps, and is filled after the map was
first painted, or when it is first shown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cjm_desktop.qt.requests import PanelShown
from cjm_desktop.qt.settings import PANELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cjm_desktop.qt.notice_bar import NoticeBar
    from cjm_desktop.qt.settings import Settings

_LEAST_MAP = 320
"""What the panels leave to the map at least, in px."""


class Panel(StrEnum):
    """What stands beside the map: the outline at the left, the inspector at the right."""

    OUTLINE = "outline"
    INSPECTOR = "inspector"


_FIRST_WIDTH = {Panel.OUTLINE: 224, Panel.INSPECTOR: 272}
_LEAST_WIDTH, _MOST_WIDTH = 200, 800


class PanelPlace(QWidget):
    """The room of a panel, from before there is anything in it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Return the size it was given last."""
        return QSize(self._width, _LEAST_WIDTH)

    def minimumSizeHint(self) -> QSize:
        """Return what is needed by what stands in it."""
        return super().minimumSizeHint().expandedTo(QSize(_LEAST_WIDTH, 0))


class Workspace(QWidget):
    """A canvas with its panels; which of them are shown, and how wide, is remembered for the next window.

    `make` says how the panels there are get filled.
    """

    panel_shown = Signal(object)
    """A PanelShown: a panel is shown now, or hidden."""

    def __init__(
        self,
        canvas: QWidget,
        settings: Settings,
        make: Mapping[Panel, Callable[[], QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._settings = settings
        self._make = make
        self._is_begun = False
        self._filled: dict[Panel, QWidget] = {}
        self._places: dict[Panel, PanelPlace] = {}
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle = QWidget()
        """The canvas, with what stands over it."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.splitter, 1)
        self._put_together()
        self.setFocusProxy(canvas)

    def begin(self) -> None:
        """Fill the panels that are shown; called once, when the map has been painted."""
        self._is_begun = True
        for panel in self._places:
            self._fill(panel)

    def add_below(self, strip: QWidget) -> None:
        """Put a strip below the map and its panels."""
        self._column.addWidget(strip)

    def settle_below(self) -> None:
        """Give map and panels their room at once, after a strip below them was shown or hidden."""
        self._column.invalidate()
        self._column.activate()

    def add_above_map(self, strip: QWidget) -> None:
        """Put a strip over the map, between its panels."""
        self._over.insertWidget(0, strip)

    def settle_layout(self) -> None:
        """Give the map its place at once, after a strip over it was shown or hidden."""
        self._over.invalidate()
        self._over.activate()

    def is_shown(self, panel: Panel) -> bool:
        """Whether a panel is shown."""
        return panel in self._places and not self._places[panel].isHidden()

    def panel(self, panel: Panel) -> QWidget | None:
        """Return what fills a panel, if it is filled by now."""
        return self._filled.get(panel)

    def finish_typing(self) -> bool:
        """Keep what is being typed in a panel; False when one of them cannot."""
        finishes = (getattr(one, "finish_typing", None) for one in self._filled.values())
        return all(finish() for finish in finishes if finish is not None)

    def toggle(self, panel: Panel) -> None:
        """Show a panel and go to it, or hide it and go back to the map; a text that cannot be kept stays."""
        if not self.finish_typing():
            self._tell(panel)
            return
        if self.is_shown(panel):
            self.hide_panel(panel)
        else:
            self.go_to(panel)

    def hide_panel(self, panel: Panel) -> None:
        """Hide a panel and leave the keys to the map; one with a text that cannot be kept stays."""
        finish = getattr(self._filled.get(panel), "finish_typing", None)
        if finish is not None and not finish():
            self._tell(panel)
            return
        self.canvas.setFocus()
        self._places[panel].hide()
        self._tell(panel)

    def go_to(self, panel: Panel) -> None:
        """Give the keys to a panel, shown where it was hidden."""
        if panel not in self._places:
            return
        if not self.is_shown(panel):
            self._places[panel].show()
            self._tell(panel)
        self._is_begun = True
        self._fill(panel)
        self._filled[panel].setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self, notices: Sequence[NoticeBar] = ()) -> None:
        """Give the keys to the next part that is shown: the map, the inspector, the outline, each notice."""
        if not self.finish_typing():
            return
        told = next((index for index, bar in enumerate(notices) if bar.has_keys()), None)
        if told is not None:
            self._go_to_notice(notices[told + 1 :])
            return
        order = [None, *(panel for panel in (Panel.INSPECTOR, Panel.OUTLINE) if self.is_shown(panel))]
        here = next((panel for panel in order if panel and self._has_focus(panel)), None)
        after = order[(order.index(here) + 1) % len(order)]
        if after is None:
            self._go_to_notice(notices)
        else:
            self.go_to(after)

    def _go_to_notice(self, notices: Sequence[NoticeBar]) -> None:
        """Give the keys to the first of some notices, to the map where there is none."""
        if notices:
            notices[0].take_keys()
        else:
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_together(self) -> None:
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.canvas.setMinimumWidth(_LEAST_MAP)
        for panel in (Panel.OUTLINE, None, Panel.INSPECTOR):
            if panel is None:
                self._add_middle()
            elif panel in self._make:
                self._add_place(panel)
        self.splitter.setStretchFactor(self.splitter.indexOf(self._middle), 1)
        self.splitter.splitterMoved.connect(lambda _place, _index: self._remember())

    def _add_middle(self) -> None:
        self.splitter.addWidget(self._middle)
        self._over = QVBoxLayout(self._middle)
        self._over.setContentsMargins(0, 0, 0, 0)
        self._over.setSpacing(0)
        self._over.addWidget(self.canvas, 1)

    def _add_place(self, panel: Panel) -> None:
        is_shown, width = self._known(panel)
        place = self._places[panel] = PanelPlace(width)
        place.setVisible(is_shown)
        self.splitter.addWidget(place)
        self.splitter.setStretchFactor(self.splitter.indexOf(place), 0)

    def _fill(self, panel: Panel) -> None:
        if not self._is_begun or panel in self._filled or not self.is_shown(panel):
            return
        made = self._filled[panel] = self._make[panel]()
        self._places[panel].column.addWidget(made)

    def _has_focus(self, panel: Panel) -> bool:
        return self._places[panel].isAncestorOf(self.window().focusWidget())

    def _tell(self, panel: Panel) -> None:
        self._remember()
        self.panel_shown.emit(PanelShown(panel, self.is_shown(panel)))

    def _known(self, panel: Panel) -> tuple[bool, int]:
        """Return whether a panel is to be shown, and how wide; nonsense in the settings is ignored."""
        known = self._settings.value(PANELS).get(panel)
        if not isinstance(known, dict):
            return True, _FIRST_WIDTH[panel]
        width = known.get("width")
        if not isinstance(width, int) or width < _LEAST_WIDTH:
            width = _FIRST_WIDTH[panel]
        return known.get("shown") is not False, min(width, _MOST_WIDTH)

    def _remember(self) -> None:
        remembered = self._settings.value(PANELS)
        known: dict[str, Any] = {**remembered}
        for panel, place in self._places.items():
            # One that is shown this very moment has no width yet.
            is_laid_out = place.isVisible() and place.width() >= _LEAST_WIDTH
            width = place.width() if is_laid_out else self._known(panel)[1]
            known[panel.value] = {"width": width, "shown": self.is_shown(panel)}
        self._settings.remember(PANELS, known)
