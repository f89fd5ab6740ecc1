"""What each choice of sheets costs, and what would be cheaper or whole, in words to choose from."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import AUTO
from cjm_desktop.printing.planning.fitting import fitted
from cjm_desktop.printing.spec import Orientation, Style
from cjm_desktop.printing.wording import lying, offered, priced
from cjm_desktop.qt.studio.price_list import PriceRow
from cjm_desktop.qt.studio.sheet_group import ONE_PAGE, OWN, SHEETS
from cjm_desktop.qt.studio.summary import unbroken_paper, unbroken_sides
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.planning.prices import Price
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.studio.offers import WordedOffer
    from cjm_desktop.qt.studio.reckoning import Reckoned

_TRUE_SIZE = 1e-3


def price_rows(reckoned: Reckoned) -> tuple[PriceRow, ...]:
    """Return a row for one page and one for each sheet that can be printed on, lying as is best."""
    rows = (_row(_best(_to_choose(reckoned.spec, same))) for same in _by_sheet(reckoned).values())
    return (_row_of_one_page(reckoned.one_page), *rows)


def sheets_by_way(reckoned: Reckoned) -> dict[str, int]:
    """Return how many of the chosen sheets are needed as they lie, by the values of an Orientation."""
    sheet = reckoned.spec.sheet
    chosen = () if sheet is None else _by_sheet(reckoned).get(sheet, ())
    ways = {price.orientation.value: price.sheets for price in chosen}
    if chosen:
        ways[Orientation.AUTO.value] = _best(chosen).sheets
    return ways


def sheet_offers(reckoned: Reckoned) -> Iterator[WordedOffer]:
    """Yield posters that need fewer sheets, and those that keep texts whole where seams would cut some."""
    for offer in reckoned.offers:
        yield offered(offer, interface_language()), offer.spec


def style_offers(subject: Subject, spec: PrintSpec, planned: PosterPlan | None) -> Iterator[WordedOffer]:
    """Yield the poster whose cells are as large as the stickers, where the present one's are not."""
    is_true = planned is not None and abs(planned.scale - 1) <= _TRUE_SIZE
    if spec.style is Style.FULL or is_true:
        return
    as_map = replace(spec, paper=AUTO, scale=1.0)
    try:
        page = fitted(subject.layout.size, as_map).page
    except PrintError:
        # Too large for one page: what would be refused is not offered.
        return
    told = QCoreApplication.translate(
        "PriceList", "Stickers fit their cells at 100%: print as large as the map, {size} mm"
    )
    yield told.format(size=unbroken_paper(page)), as_map


def _by_sheet(reckoned: Reckoned) -> dict[Paper, tuple[Price, ...]]:
    return {sheet: tuple(same) for sheet, same in groupby(reckoned.prices, key=lambda price: price.sheet)}


def _row_of_one_page(page: Size | None) -> PriceRow:
    told = QCoreApplication.translate("PriceList", "{size} mm")
    name = QCoreApplication.translate("PriceList", "One page")
    return PriceRow(ONE_PAGE, name, "" if page is None else told.format(size=unbroken_paper(page)))


def _to_choose(spec: PrintSpec, same: tuple[Price, ...]) -> tuple[Price, ...]:
    """Return the prices of one paper among which there is a choice: where it must lie so, one."""
    asked = [p for p in same if p.sheet == spec.sheet and p.orientation is spec.sheet_orientation]
    return tuple(asked) or same


def _best(same: Sequence[Price]) -> Price:
    """Return what the plan takes of the two ways a paper may lie."""
    return min(same, key=lambda price: price.dearness)


def _row(price: Price) -> PriceRow:
    language = interface_language()
    size = price.sheet.portrait if price.orientation is Orientation.PORTRAIT else price.sheet.landscape
    warning = priced(price, language) if price.cut_texts else ""
    key = price.sheet.name.casefold()
    if key in SHEETS:
        return PriceRow(key, price.sheet.name, lying(size, language), price.sheets, warning)
    told = QCoreApplication.translate("PriceList", "{size} mm").format(size=unbroken_sides(size))
    name = QCoreApplication.translate("PriceList", "Custom size")
    return PriceRow(OWN, name, told, price.sheets, warning)
