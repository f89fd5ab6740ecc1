"""The strip of the real pages of the real file."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.qt.studio.test_fields import choose_sheet

from cjm_desktop.printing.paper import A3, A4, PAPERS, parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from tests.qt.studio.conftest import Studio

TILED = PrintSpec(paper=A3, sheet=A4)
MANY = PrintSpec(paper=PAPERS["a0"], sheet=parse_paper("130x130"))


def shades(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 3)})


def test_the_strip_shows_the_poster_then_every_page_of_its_file(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    assert window.plan is not None
    texts = [window.strip.item(row).text() for row in range(window.strip.count())]
    assert texts[0] == "Poster"
    assert texts[2:] == [sheet.label for sheet in window.plan.sheets]
    assert len(texts) == window.plan.page_count + 1
    assert shades(window.strip.images[0]) > 20


def test_pages_out_of_sight_are_rendered_when_one_scrolls_to_them(studio: Studio) -> None:
    window = studio.made(studio.open(MANY))
    count = len(window.pages.facts)
    assert count > 60
    assert len(window.strip.fresh) < 20
    bar = window.strip.horizontalScrollBar()
    bar.setValue(bar.maximum())
    studio.qtbot.waitUntil(lambda: count - 1 in window.strip.fresh)
    assert len(window.strip.fresh) < 40


def test_another_choice_makes_the_pages_anew_after_a_rest(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    before = window.pages.poster
    choose_sheet(window, "letter")
    assert window.pages.poster is None
    assert window.strip.is_outdated
    studio.made(window)
    assert window.pages.poster is not before
    assert not window.strip.is_outdated
    assert round(window.pages.facts[1].size.height) in (216, 279)


def test_the_file_is_not_made_while_a_slider_moves(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    for step in range(300, 200, -10):
        window.fields.scale.slider.setValue(step)
        studio.qtbot.wait(20)
        assert not window.pages._making.is_busy


def test_going_back_to_what_is_made_already_keeps_it(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    poster = window.pages.poster
    window._follow()
    assert window.pages.poster is poster


def test_a_page_is_shown_large_and_fine_and_escape_leads_back(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    window.strip.setFocus()
    QTest.keyClick(window.strip, Qt.Key.Key_Right)
    QTest.keyClick(window.strip, Qt.Key.Key_Right)
    assert window.views.page_view.isVisible()
    assert window.views.summary.text().startswith("Page 2 of ")
    studio.qtbot.waitUntil(lambda: window.views.page_view.is_fine)
    assert shades(window.views.page_view._image) > 20  # type: ignore[arg-type]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.preview.isVisible()
    assert window.views.summary.text().startswith("A3 ")


def test_pages_are_turned_by_their_keys(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    window.strip.choose_page(0)
    for key, number in ((Qt.Key.Key_PageUp, 0), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 2)):
        QTest.keyClick(window.views.page_view, key)
        assert window.strip.page() == window.views.page_view.number == number


def test_a_page_that_is_zoomed_is_rendered_finer(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    window.strip.choose_page(1)
    studio.qtbot.waitUntil(lambda: window.views.page_view.is_fine)
    before = window.views.page_view._image.width()  # type: ignore[union-attr]
    window.views.page_view.zoom(3.0)
    studio.qtbot.waitUntil(lambda: window.views.page_view.is_fine)
    assert window.views.page_view._image.width() > 2 * before  # type: ignore[union-attr]


def test_a_page_that_is_shown_is_shown_anew_after_a_change(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    window.strip.choose_page(1)
    window.fields.sheets.margin.setValue(12)
    studio.made(window)
    assert window.strip.page() == 1
    assert window.views.page_view.isVisible()


def test_a_page_that_is_gone_leaves_the_last_one(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    window.strip.choose_page(len(window.pages.facts) - 1)
    choose_sheet(window, "")
    studio.made(window)
    assert window.strip.page() == 0
    assert window.views.page_view.number == 0


def test_a_studio_that_closes_waits_for_its_workers(studio: Studio) -> None:
    window = studio.open(MANY)
    studio.qtbot.waitUntil(lambda: window.pages._wanted is not None)
    # At once: on a busy computer what it would begin by itself may be done before anybody looks.
    window.pages._make()
    assert window.pages._making.is_busy
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "cjm-job"]


def test_the_strip_speaks_the_language_of_the_window_about_a_map_in_another(studio: Studio) -> None:
    window = studio.made(studio.open(PrintSpec(sheet=A4), document=template("b2b_saas", "ru")))
    assert window.pages.facts[0].label == "план"
    assert window.strip.item(1).text() == "plan"
    assert ": plan · " in window.strip.said(0)
