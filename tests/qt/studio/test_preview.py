"""The poster large, with the grid of its sheets drawn over it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from tests.qt.studio.test_fields import choose, choose_sheet

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.theme import LIGHT as THEME
from cjm_desktop.edit.cards import add_card
from cjm_desktop.edit.stages import add_stage
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.document import Document, Lane, Map
from cjm_desktop.model.grid import Grid
from cjm_desktop.printing.paper import A4, PAPERS, parse_paper
from cjm_desktop.printing.planning.clearings import Seen
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec
from cjm_desktop.printing.subject import lay_out_for_paper
from cjm_desktop.qt.palette import DARK, LIGHT, apply_colors
from cjm_desktop.qt.studio.map_picture import map_picture
from cjm_desktop.qt.studio.sheet_grid import Label, blank_places, labels, only_sheet
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.qt.studio.conftest import Studio

    from cjm_desktop.printing.pages import PrintedPage
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.qt.studio.preview import PosterPreview
    from cjm_desktop.qt.studio.window import PrintStudio

TILED = PrintSpec(paper=PAPERS["a0"], sheet=A4, extra=ExtraSheets.NONE)


def planned(window: PrintStudio) -> PosterPlan:
    assert window.plan is not None
    return window.plan


@pytest.fixture
def dark(program: QApplication) -> Iterator[None]:
    """A dark window."""
    apply_colors(program, DARK)
    yield
    apply_colors(program, LIGHT)


def wheel(preview: PosterPreview, at: QPointF, notches: int) -> None:
    event = QWheelEvent(
        at,
        preview.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview, event)


def blueness(image: QImage, x: int, y: int) -> int:
    """How blue a line through a point is; its edges are smoothed over two pixels."""
    colors = [image.pixelColor(near, y) for near in (x - 1, x, x + 1)]
    return max(color.blue() - color.red() for color in colors)


def test_the_preview_shows_the_map_and_the_seams_live(studio: Studio) -> None:
    window = studio.open()
    plain = window.preview.grab().toImage()
    choose_sheet(window, "a4")
    sight = window.preview.sight
    seam = round(sight.place.x() + planned(window).columns[1].seam_before * sight.scale)
    middle = range(round(sight.place.center().y()) - 40, round(sight.place.center().y()) + 40)
    tiled = window.preview.grab().toImage()
    assert all(blueness(tiled, seam, y) > 60 for y in middle)
    assert not all(blueness(plain, seam, y) > 60 for y in middle)
    choose_sheet(window, "")
    window.preview.clearFocus()
    assert window.preview.grab().toImage() == plain


@pytest.mark.parametrize(
    ("sheet", "width", "is_labelled"), [("a4", 640, True), ("120x120", 640, True), ("70x70", 320, True)]
)
def test_labels_in_the_preview_never_overlap(
    studio: Studio, sheet: str, width: int, is_labelled: bool
) -> None:
    window = studio.open()
    sight = window.preview.sight
    subject = window.drawn_map.subject
    assert subject is not None
    plan = subject.plan(PrintSpec(paper=PAPERS["a0"], sheet=parse_paper(sheet), extra=ExtraSheets.NONE))
    sight.set_room(QRectF(0, 0, width, 480))
    sight.set_page(plan.page)
    grounds = [label.ground for label in labels(plan, sight, window.font())]
    assert bool(grounds) == is_labelled
    for one, other in combinations(grounds, 2):
        assert not one.intersects(other)
    assert all(ground.height() <= 16 for ground in grounds)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("room", [(900, 640), (700, 500)])
def test_labels_in_the_preview_cover_nothing_that_can_be_read(
    studio: Studio, language: str, room: tuple[int, int]
) -> None:
    spec = PrintSpec(paper=PAPERS["a0"], sheet=A4)
    window = studio.open(spec, document=template("b2b_saas", language))
    subject, sight, plan = window.drawn_map.subject, window.preview.sight, planned(window)
    assert subject is not None
    sight.set_room(QRectF(0, 0, *room))
    sight.set_page(plan.page)

    def rect_of(ground: QRectF) -> Rect:
        return Rect(ground.x(), ground.y(), ground.width(), ground.height())

    def covered(shown: list[Label]) -> int:
        drawn, scale = sight.on_screen(plan.drawn), plan.scale * sight.scale
        seen = Seen(subject.words, drawn.x(), drawn.y(), scale)
        return sum(seen.covered(rect_of(label.ground)) > 0 for label in shown)

    placed = labels(plan, sight, window.font(), subject.words)
    assert [label.text for label in placed] == [one.label for one in plan.sheets]
    for label, one in zip(placed, plan.sheets, strict=True):
        assert sight.on_screen(one.visible).contains(label.ground)
    assert covered(placed) == 0 < covered(labels(plan, sight, window.font()))
    # Where nobody could read the words, labels stay in their corners.
    sight.set_room(QRectF(0, 0, 300, 220))
    assert labels(plan, sight, window.font(), subject.words) == labels(plan, sight, window.font())


def test_a_preview_of_many_low_rows_labels_the_first_row_and_column_alone(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a0"], sheet=A4, overlap=160, extra=ExtraSheets.NONE))
    sight = window.preview.sight
    sight.set_room(QRectF(0, 0, 674, 560))
    shown = {label.text for label in labels(planned(window), sight, window.font())}
    border = {sheet.label for sheet in planned(window).sheets if 0 in (sheet.row, sheet.column)}
    assert shown <= border
    rows = [one.row for one in planned(window).sheets if one.column == 0 and one.label in shown]
    assert len(rows) > 3
    assert len({after - before for before, after in pairwise(rows)}) == 1


def test_where_it_is_crowded_each_so_many_sheets_are_labelled_and_at_equal_steps(studio: Studio) -> None:
    window = studio.open()
    sight, subject = window.preview.sight, window.drawn_map.subject
    assert subject is not None
    for sheet, width in (("70x70", 320), ("80x80", 400), ("120x90", 300)):
        plan = subject.plan(PrintSpec(paper=PAPERS["a0"], sheet=parse_paper(sheet), extra=ExtraSheets.NONE))
        sight.set_room(QRectF(0, 0, width, 480))
        sight.set_page(plan.page)
        shown = {label.text for label in labels(plan, sight, window.font())}
        top = [one.column for one in plan.sheets if one.row == 0 and one.label in shown]
        if len(shown) == len(plan.sheets):
            continue
        step = min(after - before for before, after in pairwise(top))
        # Blank sheets bear none, nor does a last one that is too narrow.
        each = [one.column for one in plan.sheets if one.row == 0 and one.column % step == 0]
        assert top in (each, each[:-1])


def test_the_only_sheet_is_outlined_where_its_page_lies(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a1"], sheet=PAPERS["a3"], scale=0.3))
    plan = planned(window)
    assert len(plan.sheets) == 1
    assert plan.sheet is not None
    edge, drawn = only_sheet(plan), plan.drawn
    middle = (drawn.x + drawn.width / 2, drawn.y + drawn.height / 2)
    assert (edge.x + edge.width / 2, edge.y + edge.height / 2) == pytest.approx(middle, abs=0.01)
    page = next(iter(studio_pages(window)))
    layer = page.layers[0]
    # The page has the map where the outline says it lies on the sheet.
    assert (layer.x, layer.y) == pytest.approx((drawn.x - edge.x, drawn.y - edge.y), abs=0.01)
    on_screen = window.preview.sight.on_screen(edge)
    shown = window.preview.grab().toImage()
    ratio = shown.devicePixelRatio()
    at = shown.pixelColor(round(on_screen.center().x() * ratio), round(on_screen.top() * ratio))
    near = [shown.pixelColor(round(on_screen.center().x()), round(on_screen.top()) + by) for by in (-1, 0, 1)]
    assert any(one.name() != "#ffffff" for one in (at, *near))


def studio_pages(window: PrintStudio) -> Iterator[PrintedPage]:
    poster = window._to_print()
    assert poster is not None
    return poster.pages()


def test_sheets_that_are_left_out_are_crossed_out(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a0"], sheet=parse_paper("120x90"), extra=ExtraSheets.NONE))
    plan, preview = planned(window), window.preview
    assert len(plan.blank) == len(plan.rows) * len(plan.columns) - len(plan.sheets) > 0
    crossed = preview.grab().toImage()
    preview.show_plan(replace(plan, blank=frozenset()))
    uncrossed = preview.grab().toImage()
    for place in blank_places(plan):
        area = preview.sight.on_screen(place).toAlignedRect()
        assert crossed.copy(area) != uncrossed.copy(area)


@pytest.mark.parametrize("stages", [1, 3, 20])
def test_a_hypothesis_is_seen_to_be_hatched_however_small_the_preview_is(
    program: object, stages: int
) -> None:
    journey = Map(id="m", lanes=(Lane(id="l", kind="actions"),), cards=Grid.empty(0, 1))
    for number in range(stages):
        journey = add_stage(journey, number, f"s{number}")
    for card, evidence in (("plain", "fact"), ("guess", "hypothesis")):
        journey = add_card(journey, "s0", "l", card, evidence=evidence)
    layout = lay_out_for_paper(Document(maps=(journey,)), "m")
    picture = map_picture(draw_map(layout), THEME).scaledToWidth(
        700, Qt.TransformationMode.SmoothTransformation
    )
    scale = 700 / layout.size.width
    spreads = []
    for card in ("plain", "guess"):
        rect = layout.card_rect(card)
        assert rect is not None
        corner = 1.6 * scale
        area = QRectF(*(side * scale for side in rect)).adjusted(corner, 1, -corner, -1).toRect()
        rows = range(area.top(), area.bottom() + 1)
        shades = [picture.pixelColor(x, y).red() for y in rows for x in range(area.left(), area.right())]
        spreads.append(max(shades) - min(shades))
    assert spreads[0] <= 3
    assert spreads[1] >= 12


def test_the_preview_is_grey_where_grey_is_asked_for(studio: Studio) -> None:
    window = studio.open()
    choose(window.fields.style_.coloring, "grey")
    studio.settle(window)
    image = window.preview.grab().toImage()
    middle = [image.pixelColor(x, image.height() // 2) for x in range(40, image.width() - 40, 3)]
    assert all(abs(color.red() - color.blue()) <= 6 for color in middle)


def test_the_wheel_zooms_at_the_pointer(studio: Studio) -> None:
    window = studio.open(TILED)
    preview = window.preview
    at = preview.sight.place.center() + QPointF(60, 30)
    under = preview.sight.on_page(at)
    before = preview.sight.scale
    wheel(preview, at, 4)
    assert preview.sight.scale > 2 * before
    assert (preview.sight.on_page(at) - under).manhattanLength() < 0.5
    wheel(preview, at, -40)
    assert preview.sight.scale == pytest.approx(before)


def test_what_is_looked_at_from_nearby_is_painted_as_fine_as_it_is_shown(studio: Studio) -> None:
    window = studio.open(TILED)
    preview = window.preview
    title = preview.sight.on_screen(planned(window).drawn).topLeft() + QPointF(40, 22)
    wheel(preview, title, 30)
    studio.qtbot.waitUntil(lambda: preview._near is not None)
    assert preview._near is not None
    assert preview._near.view.fineness == pytest.approx(planned(window).scale * preview.sight.scale)
    image = preview._near.image
    inks = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(inks) > 8


def test_a_drag_pans_no_further_than_there_is_poster_to_see(studio: Studio) -> None:
    window = studio.open(TILED)
    preview = window.preview
    wheel(preview, preview.sight.place.center(), 10)
    before = preview.sight.place
    start = preview.rect().center()
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(preview, start + QPoint(40, 25))
    assert preview.sight.place.topLeft() - before.topLeft() == QPointF(40, 25)
    QTest.mouseMove(preview, start + QPoint(9000, 9000))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=start)
    assert 0 <= preview.sight.place.left() <= 40


def test_the_keys_zoom_pan_and_show_all(studio: Studio) -> None:
    window = studio.open(TILED)
    preview = window.preview
    preview.setFocus()
    whole = preview.sight.place
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    nearer = preview.sight.place
    assert nearer.width() > whole.width()
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert preview.sight.place.left() < nearer.left()
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.sight.place == whole


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_pointing_at_a_sheet_marks_it_and_tells_its_label(studio: Studio) -> None:
    window = studio.open(TILED)
    preview = window.preview
    sheet = planned(window).sheets[-1]
    at = preview.sight.on_screen(sheet.visible).center().toPoint()
    before = preview.grab().toImage()
    QTest.mouseMove(preview, at)
    assert preview.pointed is sheet
    assert preview.grab().toImage() != before
    QApplication.sendEvent(preview, QHelpEvent(QHelpEvent.Type.ToolTip, at, preview.mapToGlobal(at)))
    assert QToolTip.text().startswith(f"{sheet.label} · row {sheet.row + 1}, column {sheet.column + 1}")


def test_a_click_on_a_sheet_shows_its_page_and_another_brings_the_poster_back(studio: Studio) -> None:
    window = studio.made(studio.open(TILED))
    sheet = planned(window).sheets[3]
    at = window.preview.sight.on_screen(sheet.visible).center().toPoint()
    QTest.mouseClick(window.preview, Qt.MouseButton.LeftButton, pos=at)
    assert window.views.page_view.isVisible()
    assert window.strip.currentItem().text() == sheet.label
    QTest.mouseClick(window.views.page_view, Qt.MouseButton.LeftButton)
    assert window.preview.isVisible()


def test_a_dark_window_shows_paper_as_white_as_it_is(dark: None, studio: Studio) -> None:
    window = studio.open()
    preview = window.preview
    corner = preview.sight.place.topLeft().toPoint()
    seen = preview.grab().toImage()
    assert seen.pixelColor(corner + QPoint(4, 4)) == QColor("white")
    assert seen.pixelColor(corner - QPoint(4, 4)).lightness() < 60
