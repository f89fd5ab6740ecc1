"""The pages of a poster: one of its own size, or an assembly page and every sheet with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.theme import GREY, LIGHT
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.queries import map_subtitle, map_title
from cjm_desktop.printing.pages import Layer, PrintedPage, layer_over
from cjm_desktop.printing.poster.assembly import assembly_page
from cjm_desktop.printing.poster.marks import sheet_marks
from cjm_desktop.printing.poster.outline import poster_outline
from cjm_desktop.printing.poster.sheets import SMALLEST_EM, SheetParts, simplified
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.wording import ASSEMBLY_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.pages import Bookmark
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.wording import Imprint


class Poster:
    """A planned poster of a subject as pages, with what its assembly page tells of file and day."""

    def __init__(self, subject: Subject, plan: PosterPlan, imprint: Imprint) -> None:
        self._subject = subject
        self._plan = plan
        self._imprint = imprint
        self._language = subject.document.language
        self._theme = subject.theme
        # Marks are no part of the map: they are as dark as ever where it is faint.
        self._marks_theme = GREY if plan.spec.coloring is Coloring.GREY else LIGHT

    @property
    def document(self) -> Document:
        """The document that it shows."""
        return self._subject.document

    @property
    def journey(self) -> Map:
        """The map, as far as it is shown."""
        return self._subject.layout.journey

    @property
    def title(self) -> str:
        """What readers call the file."""
        return map_title(self.document, self.journey)

    @property
    def is_grey(self) -> bool:
        """Whether it is without colour."""
        return self._marks_theme.grey

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._plan.page_count

    def pages(self) -> Iterator[PrintedPage]:
        """Yield the pages, each made when it is asked for."""
        plan, parts = self._plan, self._subject.page.parts
        if not plan.sheets:
            layer = Layer(parts, self._theme, plan.drawn.x, plan.drawn.y, plan.scale)
            yield PrintedPage(plan.page, (layer,), "1")
            return
        if plan.has_plan_page:
            yield self._assembly()
        by_sheet = SheetParts(parts, plan)
        yield from (self._sheet(sheet, by_sheet.of(sheet)) for sheet in plan.sheets)

    def outline(self) -> Iterator[Bookmark]:
        """Yield the bookmarks of a file of all pages."""
        return poster_outline(self._subject.layout, self._plan, self._language)

    def _assembly(self) -> PrintedPage:
        page = assembly_page(self._plan, self._heading(), self._imprint, self._language, self._subject.words)
        seen = tuple(simplified(self._subject.page.parts, SMALLEST_EM / page.scale))
        small = Layer(seen, self._theme, *page.origin, page.scale, page.picture)
        over = Layer(page.parts, self._marks_theme)
        return PrintedPage(page.size, (small, over), ASSEMBLY_LABEL.in_language(self._language))

    def _sheet(self, sheet: Sheet, parts: tuple[Placed, ...]) -> PrintedPage:
        plan, drawn, window = self._plan, self._plan.drawn, sheet.window
        size, margin = plan.sheet or plan.page, plan.spec.margin
        x, y = margin + drawn.x - window.x, margin + drawn.y - window.y
        clip = Rect(margin, margin, window.width, window.height)
        marks = sheet_marks(plan, sheet, self._language)
        layers = (
            Layer(parts, self._theme, x, y, plan.scale, clip),
            layer_over(size, marks.upright, self._marks_theme),
            layer_over(size, marks.turned, self._marks_theme, is_turned=True),
        )
        return PrintedPage(size, tuple(layer for layer in layers if layer.parts), sheet.label)

    def _heading(self) -> str:
        said = (self.title, map_subtitle(self.document, self.journey), self.document.client)
        return " · ".join(part for part in said if part)
