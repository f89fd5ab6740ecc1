"""What each choice of sheets costs, and what would be cheaper or whole, in words to choose from."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import AUTO
from cjm_desktop.printing.prices import fewest, prices, remedies, savings
from cjm_desktop.printing.spec import Orientation, Style
from cjm_desktop.printing.wording import kept_whole, lying, saved, saved_by_cuts
from cjm_desktop.printing.wording import priced as priced_in_words
from cjm_desktop.qt.studio.price_list import PriceRow
from cjm_desktop.qt.studio.sheet_group import ONE_PAGE, OWN, SHEETS
from cjm_desktop.qt.studio.summary import sides
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.printing.prices import Price
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.studio.offers import Offer

_MOST_SAVINGS = 2
_TRUE_SIZE = 1e-3


def priced(subject: Subject, spec: PrintSpec) -> tuple[PriceRow, ...]:
    """Return a row for one page and for each sheet that can be printed on, lying as is best."""
    found = groupby(prices(subject, spec), key=lambda price: price.sheet)
    rows = (_row(min(_to_choose(spec, tuple(same)), key=_dearness)) for _, same in found)
    return (_one_page(subject, spec), *rows)


def ways_priced(subject: Subject, spec: PrintSpec) -> dict[str, int]:
    """Return how many of the chosen sheets it takes by how they lie, by the value of an Orientation."""
    same = [price for price in prices(subject, spec) if price.sheet == spec.sheet]
    told = {price.orientation.value: price.sheets for price in same}
    if same:
        told[Orientation.AUTO.value] = min(same, key=_dearness).sheets
    return told


def sheet_offers(subject: Subject, spec: PrintSpec) -> Iterator[Offer]:
    """Yield posters that need fewer sheets, and those that keep texts whole where seams would cut some."""
    language = interface_language()
    for remedy in remedies(subject, spec):
        yield kept_whole(remedy, language), remedy.spec
    for saving in savings(subject, spec)[:_MOST_SAVINGS]:
        yield saved(saving, language), saving.spec
    fewer = fewest(subject, spec)
    if fewer is not None:
        yield saved_by_cuts(fewer, language), fewer.spec


def style_offers(subject: Subject, spec: PrintSpec) -> Iterator[Offer]:
    """Yield the poster whose cells are as large as the stickers, where the present one's are not."""
    if spec.style is Style.FULL:
        return
    try:
        scale = subject.plan(spec).scale
    except PrintError:
        scale = 0.0
    if abs(scale - 1) > _TRUE_SIZE:
        told = QCoreApplication.translate(
            "PriceList", "Stickers fit their cells at 100%: print as large as the map, {size} mm"
        )
        true = replace(spec, paper=AUTO, scale=1.0)
        yield told.format(size=sides(subject.layout.size)), true


def _one_page(subject: Subject, spec: PrintSpec) -> PriceRow:
    name = QCoreApplication.translate("PriceList", "One page")
    try:
        size = sides(subject.plan(replace(spec, sheet=None)).page)
    except PrintError:
        return PriceRow(ONE_PAGE, name)
    return PriceRow(ONE_PAGE, name, QCoreApplication.translate("PriceList", "{size} mm").format(size=size))


def _to_choose(spec: PrintSpec, same: tuple[Price, ...]) -> tuple[Price, ...]:
    """Return the prices of one paper among which there is a choice: where it must lie so, one."""
    asked = [p for p in same if p.sheet == spec.sheet and p.orientation is spec.sheet_orientation]
    return tuple(asked) or same


def _dearness(price: Price) -> tuple[int, int]:
    count, cut = price.sheets, price.cut_texts
    return (cut, count) if price.spec.keeps_text else (count, cut)


def _row(price: Price) -> PriceRow:
    language = interface_language()
    size = price.sheet.portrait if price.orientation is Orientation.PORTRAIT else price.sheet.landscape
    warning = priced_in_words(price, language) if price.cut_texts else ""
    key = price.sheet.name.casefold()
    if key in SHEETS:
        return PriceRow(key, price.sheet.name, lying(size, language), price.sheets, warning)
    told = QCoreApplication.translate("PriceList", "{size} mm").format(size=sides(size))
    name = QCoreApplication.translate("PriceList", "Own size")
    return PriceRow(OWN, name, told, price.sheets, warning)
