"""Planned stickers: which, on which sheets, as pages, and what is worth knowing about them before ink.

Pure, and made anew at every change of what is asked for. A sheet's stickers are laid out when it is first
looked at.
"""

from __future__ import annotations

from functools import cached_property
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Placed
from cjm_desktop.draw.theme import GREY, LIGHT
from cjm_desktop.layout.rows import frame_of
from cjm_desktop.model.queries import lane_title, map_title
from cjm_desktop.printing.pages import Bookmark
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.stickers.chosen import on_sheets, printed_of, require_some, stickers_of
from cjm_desktop.printing.stickers.findings import sticker_findings
from cjm_desktop.printing.stickers.note import NoteMaker
from cjm_desktop.printing.stickers.pages import guide_page, sticker_page
from cjm_desktop.printing.stickers.sheets import plan_sheet
from cjm_desktop.printing.stickers.spec import StickerOrder
from cjm_desktop.printing.stickers.wording import GUIDE, STICKERS
from cjm_desktop.printing.writing import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.stickers import PrintedSticker
    from cjm_desktop.printing.pages import PrintedPage
    from cjm_desktop.printing.stickers.chosen import Sticker
    from cjm_desktop.printing.stickers.findings import Laid
    from cjm_desktop.printing.stickers.sheets import StickerSheet
    from cjm_desktop.printing.stickers.spec import StickerSpec
    from cjm_desktop.printing.writing import Progress


class _Heading(NamedTuple):
    key: str
    title: str


class StickerPlan:
    """Stickers of one map as asked for; raises PrintError with one sentence on what cannot be printed."""

    def __init__(self, document: Document, map_id: str, spec: StickerSpec) -> None:
        self.document, self.spec = document, spec
        self.journey: Map = document.map(map_id)
        self.sheet: StickerSheet = plan_sheet(spec)
        self.stickers: tuple[Sticker, ...] = stickers_of(self.journey, spec)
        require_some(self.stickers, self.journey, spec)
        self.sheets: tuple[tuple[Sticker, ...], ...] = on_sheets(self.stickers, len(self.sheet.slots), spec)
        self.language = document.language
        people = frame_of(document, self.journey, (), 0.0).people
        self._maker = NoteMaker(document, people, self.language)
        self._laid: dict[int, tuple[Laid, ...]] = {}

    @property
    def theme(self) -> Theme:
        """The colours that are printed in."""
        return GREY if self.spec.coloring is Coloring.GREY else LIGHT

    @property
    def title(self) -> str:
        """What readers call the file."""
        words = STICKERS.in_language(self.language)
        title = map_title(self.document, self.journey)
        return f"{title} · {words}" if title else words

    @property
    def is_grey(self) -> bool:
        """Whether they are printed without colour."""
        return self.theme.grey

    @property
    def sheet_count(self) -> int:
        """How many sheets the stickers take."""
        return len(self.sheets)

    @property
    def page_count(self) -> int:
        """How many pages the file will have."""
        return self.sheet_count + self.spec.has_guide

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth knowing before printing; all stickers are laid out for it."""
        return self.look_through(lambda _: True)

    def look_through(self, progress: Progress) -> tuple[Finding, ...]:
        """Return the findings; raises Cancelled where `progress`, asked at every sheet, says so."""
        laid: list[Laid] = []
        for sheet in range(self.sheet_count):
            if not progress(sheet / self.sheet_count):
                raise Cancelled
            laid += self._on_sheet(sheet)
        return sticker_findings(self.journey, self.spec, laid)

    def printed_on(self, pages: Iterable[int]) -> tuple[PrintedSticker, ...]:
        """Return what to remember of the stickers on some pages, counted from 0."""
        sheets = (page - self.spec.has_guide for page in pages)
        return printed_of(tuple(sticker for sheet in sheets if sheet >= 0 for sticker in self.sheets[sheet]))

    def pages(self) -> Iterator[PrintedPage]:
        """Yield the pages, each made when it is asked for."""
        return map(self.page, range(self.page_count))

    def page(self, number: int) -> PrintedPage:
        """Return one page, counted from 0."""
        if self.spec.has_guide and number == 0:
            has_labels = self.spec.grid is not None
            return guide_page(self.sheet, self.theme, self.language, has_labels=has_labels)
        index = number - self.spec.has_guide
        rooms = map(self.sheet.room, self.sheet.slots)
        parts = tuple(
            Placed(f"sticker:{sticker.number}", room.x, room.y, room, note.items)
            for (sticker, note), room in zip(self._on_sheet(index), rooms, strict=False)
        )
        return sticker_page(self.sheet, parts, self.theme, str(index + 1))

    def outline(self) -> Iterator[Bookmark]:
        """Yield the bookmarks: each lane and its stages, or each stage and its lanes, as they are ordered."""
        if self.spec.has_guide:
            yield Bookmark(GUIDE.in_language(self.language), 0)
        above = below = ""
        for page, sheet in enumerate(self.sheets, start=int(self.spec.has_guide)):
            for sticker, slot in zip(sheet, self.sheet.slots, strict=False):
                group, part = self._headings(sticker)
                if group.key != above:
                    above, below = group.key, ""
                    yield Bookmark(group.title, page, slot.x, slot.y, is_open=False)
                if part.key != below:
                    below = part.key
                    yield Bookmark(part.title, page, slot.x, slot.y, level=1)

    def _headings(self, sticker: Sticker) -> tuple[_Heading, _Heading]:
        """Return what a sticker stands under in the outline: its lane and its stage, as they are ordered."""
        lane = _Heading(sticker.lane.id, lane_title(sticker.lane, self.language))
        code = sticker.number.partition("-")[0]
        stage = _Heading(sticker.stage.id, sticker.stage.title.strip() or code.rstrip(digits))
        return (lane, stage) if self.spec.order is StickerOrder.LANE else (stage, lane)

    def _on_sheet(self, index: int) -> tuple[Laid, ...]:
        """Return the stickers of one sheet, laid out."""
        known = self._laid.get(index)
        if known is None:
            known = tuple(
                (sticker, self._maker.note(sticker, self.sheet.room(slot).size))
                for sticker, slot in zip(self.sheets[index], self.sheet.slots, strict=False)
            )
            self._laid[index] = known
        return known
