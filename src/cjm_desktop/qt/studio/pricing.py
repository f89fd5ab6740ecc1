"""What each choice of sheets costs, in words, for the list one chooses from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.spec import Orientation
from cjm_desktop.printing.wording import lying, sides
from cjm_desktop.qt.studio.price_list import PriceRow
from cjm_desktop.qt.studio.sheet_group import ONE_PAGE, OWN
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject


def priced(subject: Subject, spec: PrintSpec, sheets: Mapping[str, Paper]) -> Iterator[PriceRow]:
    """Yield a row for one page and for each of these sheets; what cannot be printed has no price."""
    mm = QCoreApplication.translate("PriceList", "{size} mm")
    one_page = _planned(subject, replace(spec, sheet=None))
    size = "" if one_page is None else mm.format(size=sides(one_page.page))
    yield PriceRow(ONE_PAGE, QCoreApplication.translate("PriceList", "One page"), size)
    for key, paper in sheets.items():
        way = spec.sheet_orientation if spec.sheet == paper else Orientation.AUTO
        planned = _planned(subject, replace(spec, sheet=paper, sheet_orientation=way))
        name = QCoreApplication.translate("PriceList", "Own size") if key == OWN else paper.name
        if planned is None or planned.sheet is None:
            yield PriceRow(key, name)
        else:
            count = QCoreApplication.translate("PriceList", "%n sheets", "", len(planned.sheets))
            lies = lying(planned.sheet, interface_language())
            yield PriceRow(key, name, mm.format(size=sides(planned.sheet)) if key == OWN else lies, count)


def _planned(subject: Subject, spec: PrintSpec) -> PosterPlan | None:
    try:
        return subject.plan(spec)
    except PrintError:
        return None
