"""What is chosen and typed in the print studio."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QSlider, QToolButton

from cjm_desktop.edit.stages import set_stage
from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.choices import plain_from_spec
from cjm_desktop.printing.paper import A1, A3, A4, AUTO, PAPERS, parse_paper, roll_paper
from cjm_desktop.printing.spec import Chosen, Coloring, ExtraSheets, Orientation, PrintSpec, Style
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.studio.summary import unbroken_paper, unbroken_sides
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.qt.studio.conftest import Studio


SPECS = [
    PrintSpec(),
    PrintSpec(
        paper=A3, orientation=Orientation.PORTRAIT, sheet=A4, overlap=15, margin=7, has_plan_page=False
    ),
    PrintSpec(paper=parse_paper("900x600"), scale=0.8, coloring=Coloring.GREY),
    PrintSpec(paper=roll_paper(610), sheet=parse_paper("300x200"), sheet_orientation=Orientation.LANDSCAPE),
    PrintSpec(paper=AUTO, style=Style.WORKSHOP, sticker=Size(51, 38), notes=4, has_codes=False, scale=1.0),
]


def choose(choice: QComboBox, data: object) -> None:
    choice.setCurrentIndex(choice.findData(data))


def choose_sheet(studio: PrintStudio, key: str) -> None:
    """Click a row of the list of sheets."""
    prices = studio.fields.sheets.prices
    row = next(number for number, one in enumerate(prices.rows) if one.key == key)
    middle = prices.visualItemRect(prices.item(row)).center()
    QTest.mouseClick(prices.viewport(), Qt.MouseButton.LeftButton, pos=middle)


@pytest.mark.parametrize("spec", SPECS)
def test_the_fields_show_what_was_chosen_last_time(studio: Studio, spec: PrintSpec) -> None:
    assert studio.open(spec).spec() == spec


def test_what_was_chosen_is_remembered_however_one_leaves(studio: Studio) -> None:
    first = studio.open()
    choose(first.fields.paper.paper, "a3")
    studio.qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert studio.open().spec() == replace(PrintSpec(), paper=PAPERS["a3"])


def test_a_new_map_takes_over_paper_and_sheets_but_not_what_was_printed_of_another(studio: Studio) -> None:
    paper = PrintSpec(paper=A3, sheet=A4, overlap=15, margin=7, coloring=Coloring.GREY)
    other = replace(paper, style=Style.WORKSHOP, scale=0.3, chosen=Chosen(frozenset({"another map's"})))
    MapChoices("poster", studio.folder / "other.cjm").remember("other", plain_from_spec(other))
    assert studio.open().spec() == paper


def test_a_map_in_no_file_yet_is_known_again(studio: Studio) -> None:
    choices, spec = MapChoices("poster", None), PrintSpec(style=Style.EMPTY, scale=0.5)
    document = template("b2b_saas", "en")
    map_id = document.maps[0].id
    choices.remember(map_id, plain_from_spec(spec))
    window = PrintStudio(None, document, map_id, studio.folder / "poster.pdf", choices)
    studio.qtbot.addWidget(window, before_close_func=lambda one: one.done(0))
    assert window.spec() == spec


def test_what_cannot_be_printed_is_not_remembered(studio: Studio) -> None:
    first = studio.open(PrintSpec(paper=A3))
    first.fields.what.stages.none_button.click()
    first.reject()
    assert studio.open().spec().chosen == Chosen()


def test_the_line_below_says_what_comes_out(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4, extra=ExtraSheets.NONE))
    assert window.plan is not None
    count = len(window.plan.sheets)
    rows, columns = len(window.plan.rows), len(window.plan.columns)
    assert window.views.summary.text().startswith(
        f"A1 landscape · {count} × A4 (rows: {rows}, columns: {columns}"
    )
    assert f"), glued {unbroken_sides(window.plan.glued)} mm · scale " in window.views.summary.text()
    choose_sheet(window, "")
    assert "A4" not in window.views.summary.text()
    choose(window.fields.scale.scaling, data=True)
    window.fields.scale.per_cent.setValue(150)
    assert window.views.summary.text() == "A1 landscape · scale 150%"


def test_of_a_glued_poster_as_large_as_the_map_one_pair_of_sides_is_told(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=AUTO, sheet=parse_paper("130x130")))
    assert window.plan is not None
    text = window.views.summary.text()
    assert text.startswith(f"{len(window.plan.sheets)} × 130 × 130 (rows: ")
    assert f"), glued {unbroken_sides(window.plan.glued)} mm · scale 100%" in text
    choose_sheet(window, "")
    assert window.views.summary.text().startswith(unbroken_paper(window.plan.page))


def test_what_cannot_be_printed_is_said_at_once_and_cannot_be_saved(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4, extra=ExtraSheets.NONE))
    window.fields.sheets.margin.setValue(120)
    assert "leaves less than 20 mm" in window.views.summary.text()
    assert not window.row.save_button.isEnabled()
    assert window.strip.count() == 1
    window.fields.sheets.margin.setValue(5)
    assert window.row.save_button.isEnabled()


def test_an_own_size_goes_on_from_the_paper_as_it_lay(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=A1))
    choose(window.fields.paper.paper, "own")
    assert (window.fields.paper.width_.value(), window.fields.paper.height_.value()) == (841, 594)
    assert window.views.summary.text().startswith("841\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}594 mm · scale ")


@pytest.mark.parametrize("per_cent", [37.9, 41.3, 28.7])
def test_sides_taken_over_from_a_roll_still_hold_the_map(studio: Studio, per_cent: float) -> None:
    window = studio.open(PrintSpec(style=Style.WORKSHOP, paper=roll_paper(914), scale=per_cent / 100))
    choose(window.fields.paper.paper, "own")
    assert window.plan is not None, window.views.summary.text()
    assert window.plan.scale == pytest.approx(per_cent / 100)


def test_a_roll_has_a_width_and_takes_the_length_it_needs(studio: Studio) -> None:
    window = studio.open()
    choose(window.fields.paper.paper, "roll")
    assert window.fields.paper.roll.isVisible()
    window.fields.paper.roll.setValue(420)
    assert window.plan is not None
    assert min(window.plan.page) == 420
    assert window.views.summary.text().startswith("roll, ")


def test_a_page_as_large_as_the_map_needs_no_orientation(studio: Studio) -> None:
    window = studio.open()
    choose(window.fields.paper.paper, AUTO.name)
    assert not window.fields.paper.orientation.isEnabled()
    assert window.plan is not None
    assert window.plan.scale == 1.0


def test_moving_the_slider_asks_for_per_cent_and_its_end_for_what_fits(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=A1))
    scale = window.fields.scale
    assert scale.slider.value() == scale.slider.maximum()
    scale.slider.setFocus()
    QTest.keyClick(scale.slider, Qt.Key.Key_PageDown)
    assert scale.scaling.currentData() is True
    assert window.plan is not None
    assert window.plan.scale == pytest.approx(scale.per_cent.value() / 100)
    assert window.plan.scale < scale._largest
    QTest.keyClick(scale.slider, Qt.Key.Key_End)
    assert window.spec().scale is None


def test_the_slider_follows_what_is_typed(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=A1))
    scale = window.fields.scale
    choose(scale.scaling, data=True)
    seen = []
    for per_cent in (20, 50, 100):
        scale.per_cent.setValue(per_cent)
        seen.append(scale.slider.value())
    assert seen == sorted(set(seen))


def test_every_place_of_the_slider_can_be_printed(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=A3))
    for step in range(0, window.fields.scale.slider.maximum() + 1, 25):
        window.fields.scale.slider.setValue(step)
        assert window.plan is not None
        assert window.fields.scale.slider.value() == pytest.approx(step, abs=1)


def test_only_fields_that_matter_can_be_changed(studio: Studio) -> None:
    window = studio.open()
    fields = window.fields
    assert not fields.sheets.overlap.isEnabled()
    assert not fields.sheets.has_plan.isEnabled()
    assert not fields.sheets.extra.isEnabled()
    assert not fields.scale.per_cent.isEnabled()
    assert not fields.paper.width_.isVisible()
    assert not fields.style_.width_.isVisible()
    choose_sheet(window, "a4")
    choose(fields.scale.scaling, data=True)
    choose(fields.paper.paper, "own")
    assert fields.sheets.overlap.isEnabled()
    assert fields.sheets.has_plan.isEnabled()
    assert fields.scale.per_cent.isEnabled()
    assert fields.paper.width_.isVisible()


def test_each_choice_of_sheets_tells_its_price_and_a_click_takes_it(studio: Studio) -> None:
    window = studio.open()
    prices = {row.key: row.sheets for row in window.fields.sheets.prices.rows}
    for key in ("a4", "a3", "letter"):
        choose_sheet(window, key)
        assert window.plan is not None
        assert prices[key] == len(window.plan.sheets)
        assert window.fields.sheets.prices.current_key() == key


@pytest.mark.parametrize("paper", ["a1", "a2", "a3", "900x900"])
def test_each_choice_of_sheets_tells_how_they_will_lie(studio: Studio, paper: str) -> None:
    window = studio.open(PrintSpec(paper=parse_paper(paper)))
    told = {row.key: row.detail for row in window.fields.sheets.prices.rows}
    for key in ("a4", "a3", "letter"):
        choose_sheet(window, key)
        assert window.plan is not None
        width, height = window.plan.sheet or (0, 0)
        assert told[key] == ("landscape" if width > height else "portrait")


def test_a_choice_of_sheets_is_read_aloud_with_its_price(studio: Studio) -> None:
    window = studio.open()
    prices = window.fields.sheets.prices
    assert prices.accessibleName() == "Sheets"
    assert prices.item(1).text().startswith("A4, ")
    assert prices.item(1).text().endswith(" sheets")


def test_sheets_of_an_own_size_are_typed(studio: Studio) -> None:
    window = studio.open()
    choose_sheet(window, "own")
    window.fields.sheets.width_.setValue(200)
    window.fields.sheets.height_.setValue(300)
    assert window.plan is not None
    assert window.plan.sheet is not None
    assert sorted(window.plan.sheet) == [200, 300]


def test_another_style_is_drawn_anew(studio: Studio) -> None:
    window = studio.open()
    shown = window.drawn_map.subject
    window.fields.style_.styles.findChildren(QToolButton)[2].click()
    assert not window.row.save_button.isEnabled()
    studio.settle(window)
    assert window.spec().style is Style.EMPTY
    assert window.drawn_map.subject is not shown
    assert window.plan is not None
    assert window.plan.spec.style is Style.EMPTY


def test_lanes_that_are_not_ticked_are_not_printed(studio: Studio) -> None:
    window = studio.open()
    lanes = window.fields.what.lanes
    lanes.heading.click()
    assert lanes.list.isVisible()
    first = lanes.list.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    studio.settle(window)
    assert lanes.heading.text() == f"Lanes: {lanes.list.count() - 1} of {lanes.list.count()}"
    subject = window.drawn_map.subject
    assert subject is not None
    assert len(subject.layout.journey.lanes) == lanes.list.count() - 1
    lanes.all_button.click()
    assert window.spec().chosen == Chosen()


def test_a_click_on_a_name_ticks_it_as_one_on_its_box_does(studio: Studio) -> None:
    window = studio.open()
    stages = window.fields.what.stages
    stages.heading.click()
    QApplication.processEvents()
    area = stages.list.visualItemRect(stages.list.item(1))
    for x in (area.left() + 20, area.center().x()):
        at = QPoint(x, area.center().y())
        QTest.mouseClick(stages.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert stages.list.item(1).checkState() is (
            Qt.CheckState.Unchecked if x < area.center().x() else Qt.CheckState.Checked
        )


def test_stages_that_are_gone_since_they_were_chosen_leave_all_that_there_are(studio: Studio) -> None:
    window = studio.open(PrintSpec(chosen=Chosen(stages=frozenset({"gone"}))))
    assert window.spec().chosen == Chosen()
    assert window.fields.what.stages.heading.text() == "Stages: all"


def test_what_was_chosen_of_a_map_is_seen_at_once(studio: Studio) -> None:
    document = template("b2b_saas", "en")
    window = studio.open(document=document)
    window.fields.what.stages.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    studio.settle(window)
    window.reject()
    again = studio.open(document=document)
    stages = again.fields.what.stages
    assert stages.list.isVisible()
    assert stages.list.item(0).checkState() is Qt.CheckState.Unchecked


def test_names_to_tick_are_shown_letter_for_letter(studio: Studio) -> None:
    document = template("b2b_saas", "en")
    journey = document.maps[0]
    journey = set_stage(journey, journey.stages[0].id, title="<b>Search</b>\nand find")
    window = studio.open(document=document.with_map(journey))
    item = window.fields.what.stages.list.item(0)
    assert item.text() == "A · <b>Search</b> and find"
    assert "<b>" not in item.toolTip()


def test_nothing_chosen_is_refused_in_a_sentence(studio: Studio) -> None:
    window = studio.open()
    window.fields.what.stages.none_button.click()
    studio.qtbot.waitUntil(lambda: not window.drawn_map.is_busy)
    assert "choose at least one stage" in window.views.summary.text()
    assert not window.row.save_button.isEnabled()
    window.fields.what.stages.all_button.click()
    studio.settle(window)
    assert window.row.save_button.isEnabled()


def test_a_wheel_over_a_field_changes_nothing(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4, scale=1.0, extra=ExtraSheets.NONE))
    before = window.spec()
    kinds = (QComboBox, QAbstractSpinBox, QSlider)
    for field in (one for kind in kinds for one in window.fields.findChildren(kind)):
        middle = QPointF(field.rect().center())
        event = QWheelEvent(
            middle,
            field.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert window.spec() == before


def test_every_field_has_a_name_and_is_reached_by_tab(studio: Studio, qtbot: QtBot) -> None:
    window = studio.open(PrintSpec(sheet=A4, scale=1.0, extra=ExtraSheets.NONE))
    kinds = (QComboBox, QAbstractSpinBox, QCheckBox, QSlider)
    fields = [one for kind in kinds for one in window.fields.findChildren(kind) if one.isVisible()]
    assert len(fields) == 12
    reached = {window.focusWidget()}
    for _ in range(30):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    for field in fields:
        assert field.accessibleName() or isinstance(field, QCheckBox)
        assert field in reached
    assert {window.preview, window.strip, window.row.save_button} <= reached


def test_the_ways_sheets_may_lie_tell_what_each_costs(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a0"], sheet=A4, extra=ExtraSheets.NONE))
    lying = window.fields.sheets.lying
    texts = [lying.itemText(row) for row in range(lying.count())]
    for row, text in enumerate(texts):
        lying.setCurrentIndex(row)
        assert window.plan is not None
        assert text.endswith(f" · {len(window.plan.sheets)} sheets")


def test_a_cheaper_scale_is_offered_and_taken_by_a_click(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a0"], sheet=A4, extra=ExtraSheets.NONE))
    offers = window.fields.sheets.offers
    offered = next(row for row, text in enumerate(offers.texts()) if "% smaller: " in text)
    text = offers.texts()[offered]
    assert offers.buttons[offered].isVisible()
    offers.buttons[offered].click()
    assert window.plan is not None
    assert f"smaller: {len(window.plan.sheets)} sheets instead of" in text
    assert window.spec().scale == pytest.approx(window.fields.scale.per_cent.value() / 100)


def test_seams_through_texts_are_marked_and_a_click_keeps_the_texts_whole(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=PAPERS["a0"], sheet=A4, extra=ExtraSheets.NONE))
    assert window.plan is not None
    assert window.plan.cut_texts > 0
    prices = window.fields.sheets.prices
    assert f"texts cut: {window.plan.cut_texts}" in prices.item(prices.currentRow()).toolTip()
    offers = window.fields.sheets.offers
    offers.buttons[next(i for i, text in enumerate(offers.texts()) if "no text cut" in text)].click()
    assert window.plan.cut_texts == 0
    studio.settle(window)
    assert prices.item(prices.currentRow()).toolTip() == ""


def test_a_workshop_is_offered_at_the_size_at_which_stickers_fit(studio: Studio) -> None:
    window = studio.open(PrintSpec(style=Style.WORKSHOP))
    (text,) = window.fields.style_.offers.texts()
    assert text.startswith("Stickers fit their cells at 100%")
    window.fields.style_.offers.buttons[0].click()
    assert window.plan is not None
    assert text.endswith(f"print as large as the map, {unbroken_paper(window.plan.page)} mm")
    assert unbroken_paper(window.plan.page) in window.views.summary.text()
    assert window.plan.scale == 1.0
    studio.settle(window)
    assert window.fields.style_.offers.texts() == []


def test_paper_of_the_maps_own_size_fits_nothing(studio: Studio) -> None:
    window = studio.open(PrintSpec(paper=AUTO))
    fields = window.fields
    assert fields.scale.scaling.currentText() == "Actual size"
    choose(fields.paper.paper, A3.name.casefold())
    assert fields.scale.scaling.currentText() == "Fit on the paper"


def test_a_tick_that_means_nothing_now_looks_so(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    tick, accent = window.fields.sheets.has_plan, QColor(current_colors().accent)

    def has_accent() -> bool:
        seen = tick.grab().toImage()
        return any(seen.pixelColor(x, y) == accent for x in range(20) for y in range(seen.height()))

    assert has_accent()
    choose_sheet(window, "")
    assert not tick.isEnabled()
    assert not has_accent()
