"""File > Print poster…: fields, live preview, and the way into a file."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.theme import LIGHT as THEME
from cjm_desktop.edit.cards import add_card, set_text
from cjm_desktop.edit.stages import add_stage
from cjm_desktop.model.document import Document, Lane, Map
from cjm_desktop.model.grid import Grid
from cjm_desktop.printing.choices import plain_from_spec, spec_from_plain
from cjm_desktop.printing.paper import A1, A3, A4, PAPERS, parse_paper
from cjm_desktop.printing.spec import Coloring, Orientation, PrintSpec
from cjm_desktop.printing.subject import lay_out_for_paper, plan_poster
from cjm_desktop.printing.wording import sides
from cjm_desktop.qt.dialogs.poster_preview import map_picture
from cjm_desktop.qt.dialogs.print_poster import PrintPosterDialog
from cjm_desktop.qt.palette import LIGHT
from cjm_desktop.qt.settings import PRINT_CHOICES, Settings
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Opened = Callable[..., PrintPosterDialog]

SPECS = [
    PrintSpec(),
    PrintSpec(
        paper=A3, orientation=Orientation.PORTRAIT, sheet=A4, overlap=15, margin=7, has_plan_page=False
    ),
    PrintSpec(paper=parse_paper("900x600"), scale=0.8, coloring=Coloring.GREY),
]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """Open the dialog on the worked example, with what is asked for and where it is saved."""

    def open_dialog(
        spec: PrintSpec | None = None, path: Path | None = None, document: Document | None = None
    ) -> PrintPosterDialog:
        document = document or template("b2b_saas", "en")
        settings = Settings()
        if spec is not None:
            settings.remember(PRINT_CHOICES, plain_from_spec(spec))
        dialog = PrintPosterDialog(None, document, document.maps[0].id, tmp_path / "poster.pdf", settings)
        dialog.ask_path = lambda _, suggested: path or suggested
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog._pictures))
        return dialog

    return open_dialog


def choose(choice: QComboBox, data: object) -> None:
    choice.setCurrentIndex(choice.findData(data))


@pytest.mark.parametrize("spec", SPECS)
def test_a_spec_is_remembered_as_plain_values(spec: PrintSpec) -> None:
    assert spec_from_plain(plain_from_spec(spec)) == spec


@pytest.mark.parametrize("plain", [{}, {"paper": "A99"}, {**plain_from_spec(SPECS[1]), "margin": "wide"}])
def test_nonsense_in_the_settings_gives_the_usual_poster(plain: dict[str, object]) -> None:
    assert spec_from_plain(plain) == PrintSpec()


@pytest.mark.parametrize("spec", SPECS)
def test_the_fields_show_what_was_chosen_last_time(opened: Opened, spec: PrintSpec) -> None:
    assert opened(spec).spec() == spec


def test_the_line_below_says_what_comes_out(opened: Opened) -> None:
    dialog = opened(PrintSpec(sheet=A4))
    plan = dialog.preview._plan
    assert plan is not None
    count = len(plan.sheets)
    assert dialog.summary.text().startswith(f"A1 landscape · {count} × A4 (rows: {len(plan.rows)}, ")
    assert f"columns: {len(plan.columns)}), glued {sides(plan.glued)} mm · scale " in dialog.summary.text()
    choose(dialog.fields.sheet, "")
    assert "A4" not in dialog.summary.text()
    choose(dialog.fields.scaling, True)
    dialog.fields.per_cent.setValue(150)
    assert dialog.summary.text() == "A1 landscape · scale 150%"


def test_what_cannot_be_printed_is_said_at_once_and_cannot_be_saved(opened: Opened) -> None:
    dialog = opened(PrintSpec(sheet=A4))
    dialog.fields.margin.setValue(120)
    assert "leaves less than 20 mm" in dialog.summary.text()
    assert not dialog.save_button.isEnabled()
    dialog.fields.margin.setValue(5)
    assert dialog.save_button.isEnabled()


def test_an_own_size_goes_on_from_the_paper_as_it_lay(opened: Opened) -> None:
    dialog = opened(PrintSpec(paper=A1))
    choose(dialog.fields.paper, "custom")
    assert (dialog.fields.width_.value(), dialog.fields.height_.value()) == (841, 594)
    assert dialog.summary.text().startswith("841 × 594 mm · scale ")


def test_the_line_of_an_own_size_says_how_it_is_printed(opened: Opened) -> None:
    dialog = opened(PrintSpec(paper=parse_paper("594x841"), orientation=Orientation.AUTO))
    assert dialog.preview._plan.page == (841, 594)  # type: ignore[union-attr]
    assert dialog.summary.text().startswith("841 × 594 mm · ")


def test_small_text_is_told_before_anything_is_saved(opened: Opened) -> None:
    dialog = opened(PrintSpec(scale=1.0))
    assert not dialog.findings.isVisible()
    dialog.fields.per_cent.setValue(30)
    assert dialog.findings.isVisible()
    assert dialog.findings.texts()[0].startswith("Text under 6 pt at this scale, the smallest ")
    assert dialog.findings.item(0).foreground().color() == QColor(LIGHT.waiting)
    dialog.fields.per_cent.setValue(100)
    assert not dialog.findings.isVisible()


def test_sheets_without_labels_are_told_while_the_overlap_is_chosen(opened: Opened) -> None:
    dialog = opened(PrintSpec(sheet=A4))
    assert dialog.findings.texts() == []
    dialog.fields.overlap.setValue(4)
    assert "The sheets carry no labels" in dialog.findings.texts()[0]


def test_a_sign_that_the_font_lacks_is_told_before_there_is_a_file_and_leads_to_its_card(
    opened: Opened, qtbot: QtBot
) -> None:
    document = template("b2b_saas", "en")
    card = next(iter(document.maps[0].cards))
    document = document.with_map(set_text(document.maps[0], card.id, "Glad \N{GRINNING FACE}"))
    dialog = opened(document=document)
    told = "The font has no glyph for \N{GRINNING FACE}: an empty frame is printed instead; cards: 1."
    assert dialog.findings.texts() == [told]
    with qtbot.waitSignal(dialog.cards_requested) as asked:
        dialog.findings.itemActivated.emit(dialog.findings.item(0))
    assert asked.args == [(card.id,)]


def test_a_saved_poster_tells_its_findings_once(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(PrintSpec(scale=0.3))
    save(qtbot, dialog)
    assert len(dialog.findings.texts()) == 1
    dialog.fields.per_cent.setValue(31)
    assert len(dialog.findings.texts()) == 1


def test_only_fields_that_matter_can_be_changed(opened: Opened) -> None:
    dialog = opened()
    fields = dialog.fields
    assert not fields.overlap.isEnabled()
    assert not fields.has_plan.isEnabled()
    assert not fields.per_cent.isEnabled()
    assert not fields.width_.isVisible()
    choose(fields.sheet, "a4")
    choose(fields.scaling, True)
    choose(fields.paper, "custom")
    assert fields.overlap.isEnabled()
    assert fields.has_plan.isEnabled()
    assert fields.per_cent.isEnabled()
    assert fields.width_.isVisible()


def test_the_preview_shows_the_map_and_the_seams_live(opened: Opened) -> None:
    dialog = opened()
    plain = dialog.preview.grab().toImage()
    choose(dialog.fields.sheet, "a4")
    plan = dialog.preview._plan
    assert plan is not None
    place, scale = dialog.preview._place(plan.page)
    seam = round(place.x() + plan.columns[1].seam_before * scale)
    middle = range(round(place.center().y()) - 40, round(place.center().y()) + 40)
    tiled = dialog.preview.grab().toImage()
    assert all(blueness(tiled, seam, y) > 60 for y in middle)
    assert not all(blueness(plain, seam, y) > 60 for y in middle)
    choose(dialog.fields.sheet, "")
    assert dialog.preview.grab().toImage() == plain


def blueness(image: QImage, x: int, y: int) -> int:
    """How blue a line through a point is; its edges are smoothed over two pixels."""
    colors = [image.pixelColor(near, y) for near in (x - 1, x, x + 1)]
    return max(color.blue() - color.red() for color in colors)


@pytest.mark.parametrize(
    ("sheet", "width", "is_labelled"), [("a4", 640, True), ("120x120", 640, True), ("70x70", 320, False)]
)
def test_labels_in_the_preview_never_overlap(
    opened: Opened, sheet: str, width: int, is_labelled: bool
) -> None:
    dialog = opened()
    dialog.preview.resize(width, 480)
    spec = PrintSpec(paper=PAPERS["a0"], sheet=parse_paper(sheet))
    dialog.preview.show_plan(plan_poster(dialog._subject.layout, spec))
    grounds = [ground for _, ground, _ in dialog.preview.labels()]
    assert bool(grounds) == is_labelled
    for one, other in combinations(grounds, 2):
        assert not one.intersects(other)
    assert all(ground.height() <= 16 for ground in grounds)


def test_a_preview_of_many_low_rows_labels_the_first_row_and_column_alone(opened: Opened) -> None:
    dialog = opened()
    spec = PrintSpec(paper=PAPERS["a0"], sheet=A4, overlap=160)
    planned = plan_poster(dialog._subject.layout, spec)
    dialog.preview.resize(674, 560)
    dialog.preview.show_plan(planned)
    labels = {label for label, _, _ in dialog.preview.labels()}
    assert labels == {sheet.label for sheet in planned.sheets if 0 in (sheet.row, sheet.column)}


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


def test_the_preview_is_grey_where_grey_is_asked_for(opened: Opened) -> None:
    dialog = opened()
    choose(dialog.fields.coloring, "grey")
    image = dialog.preview.grab().toImage()
    middle = [image.pixelColor(x, image.height() // 2) for x in range(40, image.width() - 40, 3)]
    assert all(abs(color.red() - color.blue()) <= 6 for color in middle)


def save(qtbot: QtBot, dialog: PrintPosterDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)


def test_enter_writes_the_poster_beside_the_window(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(PrintSpec(sheet=A4))
    pages = dialog.preview._plan.page_count  # type: ignore[union-attr]
    save(qtbot, dialog)
    assert len(PdfReader(tmp_path / "poster.pdf").pages) == pages
    assert dialog.message.text() == f"Saved: poster.pdf, pages: {pages}."
    assert dialog.folder_button.isVisible()
    assert not dialog.findings.isVisible()
    assert not dialog.progress.isVisible()


def test_what_was_chosen_is_remembered_when_it_is_saved(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    choose(dialog.fields.paper, "a3")
    save(qtbot, dialog)
    assert spec_from_plain(Settings().value(PRINT_CHOICES)) == replace(PrintSpec(), paper=PAPERS["a3"])


def test_a_finding_leads_to_its_cards(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(PrintSpec(scale=0.5))
    save(qtbot, dialog)
    assert dialog.findings.isVisible()
    assert "6 pt" in dialog.findings.item(0).text()
    with qtbot.waitSignal(dialog.cards_requested) as asked:
        dialog.findings.itemActivated.emit(dialog.findings.item(0))
    assert len(asked.args[0]) > 10
    assert not dialog.isVisible()


def test_another_choice_takes_the_old_result_away(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(PrintSpec(scale=0.5))
    save(qtbot, dialog)
    dialog.fields.per_cent.setValue(100)
    assert not dialog.folder_button.isVisible()
    assert not dialog.findings.isVisible()


def test_a_file_that_cannot_be_written_is_told_in_the_dialog(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(None, tmp_path / "none" / "poster.pdf")
    save(qtbot, dialog)
    assert "no such folder" in dialog.message.text()
    assert dialog.save_button.isEnabled()


@pytest.mark.parametrize("name", ["map.cjm", "poster", "linked.pdf", "open.pdf"])
def test_a_poster_is_never_written_over_a_map(
    opened: Opened, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    for kept in ("map.cjm", "open.pdf"):
        (tmp_path / kept).write_bytes(b"a map")
    (tmp_path / "linked.pdf").symlink_to("map.cjm")
    dialog = opened(None, tmp_path / name)
    dialog.is_open = lambda path: path.name == "open.pdf"
    save(qtbot, dialog)
    assert dialog.message.isVisible()
    assert f"“{name}” was not written: " in dialog.message.text()
    assert (tmp_path / "map.cjm").read_bytes() == (tmp_path / "open.pdf").read_bytes() == b"a map"
    assert not (tmp_path / "poster").exists()
    assert dialog.save_button.isEnabled()


def test_escape_stops_a_job_and_leaves_the_dialog_open(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(PrintSpec(paper=PAPERS["a0"], sheet=parse_paper("90x90"), overlap=20))
    choose(dialog.fields.sheet, "a4")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.progress.isVisible()
    assert dialog.close_button.text() == "Cancel"
    assert not dialog.fields.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=10_000)
    assert dialog.message.text() == "Cancelled. No file was written."
    assert list(tmp_path.glob("*")) == []
    assert dialog.isVisible()


def test_escape_closes_the_dialog(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_closed_during_a_job_leaves_nothing_behind(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(PrintSpec(sheet=A4))
    dialog.save()
    dialog.close()
    assert not dialog.isVisible()
    assert not [file for file in tmp_path.iterdir() if file.suffix != ".pdf"]


def test_changing_ones_mind_about_the_file_writes_none(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened()
    dialog.ask_path = lambda *_: None
    save(qtbot, dialog)
    assert list(tmp_path.iterdir()) == []


def test_every_field_has_a_name_and_is_reached_by_tab(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(PrintSpec(sheet=A4, scale=1.0))
    kinds = (QComboBox, QAbstractSpinBox, QCheckBox)
    fields = [field for kind in kinds for field in dialog.fields.findChildren(kind) if field.isVisible()]
    assert len(fields) == 9
    reached = {dialog.focusWidget()}
    for _ in range(14):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.add(dialog.focusWidget())
    for field in fields:
        assert field.accessibleName() or isinstance(field, QCheckBox)
        assert field in reached
