"""Headers on screen: they can be read from afar, stay in sight while their lane is, and ask for a name.

None of it is on paper: there every header stands where and as large as the layout has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.draw.primitives import Outline, TextRun
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import Align, StageHeader, TextBlock
from cjm_desktop.layout.text import Line, break_text, fitted_line, line_width
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.canvas.part_item import PartItem

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.draw.page import Part
    from cjm_desktop.layout.boxes import RowLayout
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.qt.canvas.showing import Showing
    from cjm_desktop.qt.render import Sight

STAGE_NAME = Phrase("Stage name", "Название этапа")
"""What an empty header says on screen."""
_LEGIBLE = 9.0
"""The em, in px, of a headline that would be too small to read."""
_TOO_SMALL = 7.5
"""The em, in px, under which a headline is enlarged."""
_AROUND = 0.5
"""What stays free over and under an enlarged headline, in mm."""
_NARROWEST = 30.0
"""Room in px for so short a word that it says nothing any more."""


class _Shown(Struct, frozen=True):
    """A header made ready: what lies under its words, the words, the first line of them."""

    ground: Sight
    words: Sight
    headline: TextRun | None
    is_plain: bool


class HeaderItem(PartItem):
    """A header whose headline is enlarged where the zoom makes it too small, as far as there is room."""

    slide = 0.0
    """How far its words stand below their place, in mm."""
    _made: _Shown | None = None
    _enlarged: tuple[float, Sight] | None = None
    lines = 1
    """How many lines of the headline are shown where it is enlarged."""

    def sync(self, part: Part) -> None:
        """Show a header."""
        before = self._shown
        super().sync(part)
        if self._shown is not before:
            self._made = self._enlarged = None

    def play(self, painter: QPainter, seen: tuple[float, float] | None = None) -> None:
        """Paint what is under the words, and the words where they stand just now."""
        made, scale, screen = self._ready(), self._showing.scale, self._showing.screen
        screen.paint(painter, made.ground, scale, seen)
        if made.headline is None:
            return
        painter.translate(0, self.slide)
        if made.is_plain or made.headline.size * scale >= _TOO_SMALL:
            words_seen = None if seen is None else (seen[0] - self.slide, seen[1] - self.slide)
            screen.paint(painter, made.words, scale, words_seen)
        elif self._room(made.headline) * scale >= _NARROWEST:
            self._large(made.headline, scale).prepared.paint(painter)
        painter.translate(0, -self.slide)

    def _ready(self) -> _Shown:
        if self._made is None:
            items = (*self._more(), *self._draw())
            words = tuple(item for item in items if isinstance(item, TextRun))
            ground = tuple(item for item in items if not isinstance(item, TextRun))
            sight = self._showing.player.sight
            self._made = _Shown(sight(ground), sight(words), next(iter(words), None), self._is_plain(ground))
        return self._made

    def _large(self, headline: TextRun, scale: float) -> Sight:
        """Return the headline in a size that can be read, on the lines there is room for."""
        if self._enlarged is None or self._enlarged[0] != scale:
            style = ty.TextStyle(headline.weight, _LEGIBLE / scale / ty.MM_PER_PT)
            room = self._room(headline)
            most = max(1, int((self._place.height - 2 * _AROUND) / style.line_height))
            lines = _fitted_lines(headline.line.source, style, room, most)
            self.lines = len(lines)
            y = self._top(style.line_height * self.lines)
            block = TextBlock(headline.x, y, room, style, lines, Align.LEFT)
            self._enlarged = scale, self._showing.player.sight(tuple(runs(block, headline.ink)))
        return self._enlarged[1]

    def _more(self) -> tuple[TextRun, ...]:
        """Return what is said on screen alone."""
        return ()

    def _is_plain(self, ground: tuple[object, ...]) -> bool:
        """Whether the words stay as they are at every zoom."""
        return False

    def _room(self, headline: TextRun) -> float:
        """Return the width that a headline has, in mm."""
        raise NotImplementedError

    def _top(self, height: float) -> float:
        """Return where an enlarged headline of some height begins."""
        raise NotImplementedError

    @property
    def _place(self) -> Rect:
        assert self._area is not None
        return self._area


def _fitted_lines(text: str, style: ty.TextStyle, width: float, most: int) -> tuple[Line, ...]:
    """Return a text in so many lines at most, the last of them cut where it goes on."""
    lines = break_text(text, style, width)
    if len(lines) <= most and max(line_width(line, style) for line in lines) <= width:
        return lines
    rest = text[lines[min(most, len(lines)) - 1].start :]
    return (*lines[: most - 1], fitted_line(rest, style, width))


class NameItem(HeaderItem):
    """The name of a lane: it slides down along its row while the beginning of that is out of sight."""

    def slide_to(self, row: RowLayout, top: float, *, in_sight: bool) -> float:
        """Stand no higher than `top`, mm on the page, as far as the row reaches; repaint what is `in_sight`.

        Returns how far down the page that changes what is shown, 0 where it changes nothing.
        """
        needed = max(row.header.height, (0.25 + 1.25 * self.lines) * _LEGIBLE / self._showing.scale)
        slide = max(0.0, min(top - row.y, row.height - needed)) if not self._ready().is_plain else 0.0
        if slide == self.slide:
            return 0.0
        lowest = row.y + max(slide, self.slide) + needed
        self.slide = slide
        if in_sight:
            self.update()
        return lowest

    def _is_plain(self, ground: tuple[object, ...]) -> bool:
        # A dividing line goes on where its name ends.
        return any(isinstance(item, Outline) for item in ground)

    def _room(self, headline: TextRun) -> float:
        return self._place.width - headline.x

    def _top(self, height: float) -> float:
        return max(0.0, min(sp.LANE_PADDING_Y, (self._place.height - height) / 2))


class StageItem(HeaderItem):
    """The header of a stage; one without a title says on screen what it waits for."""

    def __init__(self, key: str, showing: Showing, language: str) -> None:
        super().__init__(key, showing)
        self._language = language

    def _more(self) -> tuple[TextRun, ...]:
        header, height = self._header
        if header.stage.title.strip():
            return ()
        style, top = header.title.style, header.title_top(height)
        words = break_text(STAGE_NAME.in_language(self._language), style, header.title.width)
        return tuple(runs(replace(header.title, lines=words[:1]), "on_band_ghost", dy=top))

    @property
    def _header(self) -> tuple[StageHeader, float]:
        assert isinstance(self._shown, tuple)
        header, height = self._shown[:2]
        assert isinstance(header, StageHeader)
        return header, height

    def _room(self, headline: TextRun) -> float:
        return self._header[0].width - headline.x - sp.NOTCH / 2

    def _top(self, height: float) -> float:
        return (self._place.height - height) / 2
