"""While a slider moves, what is told of the poster before is dimmed until it is reckoned anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.printing.paper import A4, PAPERS
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec

if TYPE_CHECKING:
    from tests.qt.studio.conftest import Studio

    from cjm_desktop.qt.dialogs.finding_list import FindingList
    from cjm_desktop.qt.studio.price_list import PriceList
    from cjm_desktop.qt.studio.window import PrintStudio

TILED = PrintSpec(paper=PAPERS["a0"], sheet=A4, extra=ExtraSheets.NONE)


def darkest_price(prices: PriceList) -> int:
    """How dark the darkest pixel is where prices stand, 0 for black, on every row but the chosen one."""
    seen = prices.viewport().grab().toImage()
    first = prices.visualItemRect(prices.item(2))
    return min(
        seen.pixelColor(x, y).lightness()
        for x in range(first.width() * 2 // 3, first.right() - 24)
        for y in range(first.top() + 4, first.bottom() - 4)
    )


def darkest_finding(findings: FindingList) -> int:
    """How dark the words of the first finding are, beside its sign."""
    seen = findings.viewport().grab().toImage()
    first = findings.visualItemRect(findings.item(0))
    return min(
        seen.pixelColor(x, y).lightness()
        for x in range(first.left() + 34, first.right() - 8)
        for y in range(first.top() + 4, min(first.bottom(), seen.height()) - 4)
    )


def is_outdated(window: PrintStudio) -> bool:
    """Whether all that is told of the poster is dimmed; some of it must never be so alone."""
    sheets, findings = window.fields.sheets, window.findings
    assert findings.count() > 0
    assert sheets.offers.buttons
    enabled = [findings.item(row).flags() & Qt.ItemFlag.ItemIsEnabled for row in range(findings.count())]
    told = {sheets.prices.is_outdated, not sheets.offers.isEnabled(), *(not on for on in enabled)}
    assert len(told) == 1
    return told.pop()


def test_prices_offers_and_findings_are_dimmed_until_they_are_of_the_planned_poster(studio: Studio) -> None:
    window = studio.open(TILED)
    prices = window.fields.sheets.prices
    assert not is_outdated(window)
    dark, ink = darkest_price(prices), darkest_finding(window.findings)
    slider = window.fields.scale.slider
    slider.setValue(slider.value() - 60)
    assert is_outdated(window)
    assert darkest_price(prices) > dark + 40
    assert darkest_finding(window.findings) > ink + 40
    assert "sheets" not in window.fields.sheets.lying.currentText()
    studio.settle(window)
    assert not is_outdated(window)
    assert darkest_price(prices) == dark
    assert window.plan is not None
    assert f"{len(window.plan.sheets)} sheets" in window.fields.sheets.lying.currentText()


def test_an_offer_for_the_poster_before_cannot_be_taken(studio: Studio) -> None:
    window = studio.open(TILED)
    slider, offers = window.fields.scale.slider, window.fields.sheets.offers
    slider.setValue(slider.value() - 60)
    asked = window.spec()
    offers.buttons[0].click()
    assert window.spec() == asked


def test_what_is_planned_anew_after_a_repaint_is_not_dimmed(studio: Studio) -> None:
    window = studio.open(TILED)
    window._follow()
    assert not is_outdated(window)


def test_where_nothing_can_be_planned_prices_of_before_stay_dimmed(studio: Studio) -> None:
    window = studio.open(TILED)
    window.fields.sheets.margin.setValue(120)
    studio.settle(window)
    assert window.plan is None
    assert window.findings.texts() == []
    window.fields.sheets.margin.setValue(5)
    studio.settle(window)
    assert not is_outdated(window)
