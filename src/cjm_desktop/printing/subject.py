"""What is printed of a document: one map as a spec wants it, laid out and drawn for paper.

It depends on the document and on what of it is asked for, and on neither paper nor scale: a studio makes
it once and plans as many posters of it as a slider asks for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.analysis.critical import critical_points
from cjm_desktop.draw.magnified import magnified
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.draw.theme import FAINT, FAINT_GREY, GREY, LIGHT
from cjm_desktop.layout.codes import cell_codes
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.layout.spacing import MARGIN
from cjm_desktop.printing.findings import subject_findings
from cjm_desktop.printing.planning.clearings import words_of
from cjm_desktop.printing.planning.obstacles import obstacles_of
from cjm_desktop.printing.planning.plan import plan
from cjm_desktop.printing.reduced import reduced_map
from cjm_desktop.printing.spec import EVERYTHING_IN_FULL, Coloring, Style
from cjm_desktop.printing.texts import Texts
from cjm_desktop.printing.workshop import MAGNIFIED, lay_out_for_stickers

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.planning.ink import Ink
    from cjm_desktop.printing.planning.obstacles import Obstacles
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec, What

T = TypeVar("T")

_KEPT_WHITE = 2.0
"""Of the white around the map, in the layout's mm, that is never cut to save sheets."""


class Subject:
    """One map of a document as it goes on paper.

    Raises NotFound for a map that is not there, PrintError where nothing of it was chosen. `tell` is told
    the share that is laid out, 0..1; it may raise, to end it.
    """

    def __init__(
        self,
        document: Document,
        map_id: str,
        what: What = EVERYTHING_IN_FULL,
        tell: Callable[[float], object] | None = None,
    ) -> None:
        self.document = document
        self.what = what
        self._drawn = lay_out_for_paper(document, map_id, what, tell)
        self.layout: MapLayout = self._true_size(self._drawn)

    @property
    def theme(self) -> Theme:
        """The colours that it is printed in."""
        is_grey = self.what.coloring is Coloring.GREY
        if self.what.style is Style.FULL:
            return GREY if is_grey else LIGHT
        return FAINT_GREY if is_grey else FAINT

    @cached_property
    def page(self) -> Page:
        """The drawn map."""
        return self._true_size(draw_map(self._drawn))

    @cached_property
    def texts(self) -> Texts:
        """The texts on it."""
        return Texts(self.layout)

    @property
    def missing(self) -> frozenset[str]:
        """The characters on it that the font lacks."""
        return self.texts.missing

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth knowing about it on whatever paper."""
        return subject_findings(self, self.document.map(self.layout.journey.id))

    @cached_property
    def obstacles(self) -> Obstacles:
        """What on it is in the way of seams."""
        return obstacles_of(self.page, self.layout)

    @cached_property
    def code_size(self) -> float:
        """The em of the codes of cells in mm, 0 where there are none."""
        codes = (part.items for part in self.page.parts if part.key.startswith("code:"))
        return min((item.size for items in codes for item in items if isinstance(item, TextRun)), default=0.0)

    @cached_property
    def words(self) -> Ink:
        """Where on it there is something to be read."""
        return words_of(self.page)

    def plan(self, spec: PrintSpec) -> PosterPlan:
        """Plan a poster of it; raises PrintError."""
        return plan_poster(self.layout, spec, None if spec.sheet is None else self.obstacles)

    def _true_size(self, drawn: T) -> T:
        return drawn if self.what.style is Style.FULL else magnified(drawn, MAGNIFIED)


def lay_out_for_paper(
    document: Document,
    map_id: str,
    what: What = EVERYTHING_IN_FULL,
    tell: Callable[[float], object] | None = None,
) -> MapLayout:
    """Lay out what is printed of a map; raises NotFound for a map that is not there, and PrintError."""
    whole = document.map(map_id)
    journey = reduced_map(whole, what.chosen)
    codes = cell_codes(whole) if what.has_codes else None
    if what.style is not Style.FULL:
        return lay_out_for_stickers(document, journey, codes, what, tell)
    critical = critical_points(whole).intersection(stage.id for stage in journey.stages)
    return lay_out(document, journey, LayoutOptions(critical, codes), tell=tell)


def plan_poster(layout: MapLayout, spec: PrintSpec, obstacles: Obstacles | None = None) -> PosterPlan:
    """Plan a poster of a laid-out map, whose white edges may be cut to save sheets; raises PrintError."""
    return plan(layout.size, spec, needed_of(layout), obstacles)


def needed_of(layout: MapLayout) -> Rect:
    """Return what of a map's page must be seen on a poster, in the layout's mm."""
    return Rect(0, 0, *layout.size).grown(_KEPT_WHITE - MARGIN)
