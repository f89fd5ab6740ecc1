from __future__ import annotations

import base64
import math
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from cjm_desktop.draw.hatch import HATCH_STEP
from cjm_desktop.draw.page import Page
from cjm_desktop.draw.primitives import Box, Disc, Icon, Outline, Picture, Placed, Primitive, TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.font import UNITS_PER_EM
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.text import single_line
from cjm_desktop.layout.typography import CARD, MAP_TITLE, TextStyle, Weight
from cjm_desktop.model.document import Attachment
from cjm_desktop.model.errors import NotWritten, PrintError
from cjm_desktop.qt.render import Pictures, Player, Screen, glyphs
from cjm_desktop.qt.render.image import render_page, save_png
from cjm_desktop.qt.render.pictures import SCREEN_SIDE
from cjm_desktop.qt.render.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from cjm_desktop.draw.primitives import DisplayList

    Steps = Callable[[Callable[[], object]], int]

PX = 10
"""Pixels to the mm in these pictures."""
AREA = Rect(0, 0, 40, 20)


def drawn(*items: Primitive, pictures: Pictures | None = None, px: float = PX) -> QImage:
    page = Page(Size(40, 20), (Placed("title", 0, 0, AREA, items),))
    return render_page(page, LIGHT, px, pictures)


def dark_columns(image: QImage) -> list[int]:
    """Return the x of every column that holds ink."""
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(image.height()))
    ]


@pytest.fixture(autouse=True)
def program(qapp: QApplication) -> QApplication:
    """Fonts and pictures need an application."""
    return qapp


def text(words: str, x: float = 2, y: float = 10, style: TextStyle = MAP_TITLE) -> TextRun:
    return TextRun(x, y, single_line(words, style), style.weight, style.size, "ink")


def test_paper_is_white_and_a_box_has_the_colour_of_its_role() -> None:
    image = drawn(Box(Rect(10, 5, 20, 10), fill="blue.tint"))
    assert image.pixelColor(2, 2) == QColor("white")
    assert image.pixelColor(200, 100) == QColor(LIGHT.color("blue.tint"))


def test_a_box_with_round_corners_leaves_its_corners_free() -> None:
    image = drawn(Box(Rect(10, 5, 20, 10), 4.0, fill="ink"))
    assert image.pixelColor(101, 51) == QColor("white")
    assert image.pixelColor(140, 52).lightness() < 60


def test_an_outline_is_centred_on_the_edge() -> None:
    image = drawn(Box(Rect(10, 5, 20, 10), line="ink", line_width=1.0))
    assert image.pixelColor(97, 100).lightness() < 60
    assert image.pixelColor(103, 100).lightness() < 60
    assert image.pixelColor(110, 100) == QColor("white")


def test_a_dashed_line_has_gaps_of_the_length_asked_for() -> None:
    image = drawn(Outline((("M", 0, 10), ("L", 40, 10)), line="ink", line_width=0.5, dash=(2.0, 1.0)))
    inked = [image.pixelColor(x, 100).lightness() < 128 for x in range(60, 360)]
    assert sum(inked) / len(inked) == pytest.approx(2 / 3, abs=0.05)


def test_a_hatch_has_the_pitch_of_the_display_list() -> None:
    image = drawn(Box(Rect(0, 0, 40, 20), fill="paper", hatch="ink"))
    row = [image.pixelColor(x, 100).lightness() < 200 for x in range(image.width())]
    starts = [x for x in range(20, len(row) - 20) if row[x] and not row[x - 1]]
    assert len(starts) > 10
    assert {b - a for a, b in pairwise(starts)} == {HATCH_STEP * PX}


def test_a_disc_is_round() -> None:
    image = drawn(Disc(20, 10, 5, fill="ink"))
    dark = sum(
        image.pixelColor(x, y).lightness() < 128 for x in range(image.width()) for y in range(image.height())
    )
    assert dark == pytest.approx(math.pi * 50**2, rel=0.02)


@pytest.mark.parametrize("px", [4, 9, 10, 30])
def test_letters_stand_where_the_layout_puts_them_at_every_size(px: float) -> None:
    run = text("ННННН")
    ink = dark_columns(drawn(run, px=px))
    advance = run.line.width / 5 * run.size / UNITS_PER_EM * px
    bars = [x for x in ink if x - 1 not in ink]
    assert len(bars) == 5
    assert bars[4] - bars[0] == pytest.approx(4 * advance, abs=1.5)


def test_every_word_stands_where_the_layout_puts_it() -> None:
    line = single_line("нить нить", MAP_TITLE)
    both = dark_columns(drawn(text("нить нить"), px=8))
    gaps = [(b - a, b) for a, b in pairwise(both)]
    _, second = max(gaps)
    shift = line.words[1].x * MAP_TITLE.size / UNITS_PER_EM * 8
    assert second - both[0] == pytest.approx(shift, abs=1.0)


def test_text_stands_on_its_baseline() -> None:
    image = drawn(text("НННН", y=10))
    rows = [y for y in range(200) if any(image.pixelColor(x, y).lightness() < 128 for x in range(300))]
    assert rows[-1] == pytest.approx(100, abs=1)


def test_text_between_boxes_is_hidden_by_a_box_over_it() -> None:
    image = drawn(text("НННН"), Box(Rect(0, 0, 40, 20), fill="paper"))
    assert dark_columns(image) == []


def test_a_box_of_any_height_hides_the_text_written_before_it_alone() -> None:
    tall, low = Box(Rect(0, -500, 40, 1000), fill="paper"), Box(Rect(0, 2, 40, 12), fill="paper")
    for box in (tall, low):
        assert dark_columns(drawn(text("written"), box)) == []
        assert dark_columns(drawn(box, text("written"))) != []
        assert dark_columns(drawn(text("written"), box, text("again"), box)) == []


def cell_of(cards: int) -> DisplayList:
    """A cell of so many boxes with a line of text each."""
    tops = [number * 12 for number in range(cards)]
    boxes = [Box(Rect(0, top, 40, 10), fill="blue.tint") for top in tops]
    lines = [text("card", y=top + 7, style=CARD) for top in tops]
    return tuple(item for pair in zip(boxes, lines, strict=True) for item in pair)


def test_a_cell_is_prepared_in_steps_that_grow_with_its_cards(steps: Steps) -> None:
    few, many = cell_of(100), cell_of(800)
    prepare(few, LIGHT.color, Pictures({}))
    assert steps(lambda: prepare(many, LIGHT.color, Pictures({}))) < 12 * steps(
        lambda: prepare(few, LIGHT.color, Pictures({}))
    )


def test_text_under_one_box_and_over_another_keeps_its_place() -> None:
    image = drawn(
        Box(Rect(0, 0, 40, 20), fill="blue.tint"), text("НННН"), Box(Rect(30, 0, 10, 20), fill="red.tint")
    )
    assert dark_columns(image)


def test_an_icon_is_drawn_in_its_ink() -> None:
    image = drawn(Icon(Rect(10, 4, 12, 12), "channel-site", "red.bar"))
    assert any(image.pixelColor(x, 100) == QColor(LIGHT.color("red.bar")) for x in range(100, 220))


def _attachment(image: QImage) -> Attachment:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return Attachment(media_type="image/png", data=base64.b64encode(buffer.data().data()).decode())


def test_a_picture_is_fitted_without_distortion() -> None:
    square = QImage(50, 50, QImage.Format.Format_RGB32)
    square.fill(QColor("#336699"))
    pictures = Pictures({"a": _attachment(square)})
    image = drawn(Picture(Rect(0, 0, 40, 20), "a"), pictures=pictures)
    assert image.pixelColor(200, 100) == QColor("#336699")
    assert image.pixelColor(60, 100) == QColor("white")


def _filled(width: int, height: int, color: str = "#336699") -> Attachment:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return _attachment(image)


def test_a_picture_is_scaled_once_for_each_size_it_is_shown_in() -> None:
    pictures = Pictures({"a": _filled(3000, 1500)})
    first = pictures.fitted("a", 200, 100)
    assert first is not None
    assert first.size() == QSize(200, 100)
    assert pictures.fitted("a", 200, 100) is first
    assert pictures.fitted("a", 100, 50) is not first


def test_no_copy_that_is_kept_is_larger_than_a_screen() -> None:
    attachments = {"a": _filled(5000, 1000)}
    shown = Pictures(attachments)
    kept = shown.image("a")
    assert kept is not None
    assert (kept.width(), kept.height()) == (SCREEN_SIDE, SCREEN_SIDE // 5)
    assert shown.fitted("a", 4000, 800) is kept
    exported = Pictures(attachments, longest=None).fitted("a", 4000, 800)
    assert exported is not None
    assert exported.size() == QSize(4000, 800)


def test_pictures_follow_the_document_and_keep_what_is_the_same() -> None:
    same, other = _filled(8, 8), _filled(8, 8, "#993366")
    pictures = Pictures({"same": same, "changed": same})
    kept, was = pictures.image("same"), pictures.image("changed")
    assert pictures.image("late") is None
    pictures.follow({"same": same, "changed": other, "late": other})
    assert pictures.image("same") is kept
    assert pictures.image("changed") is not was
    assert pictures.image("late") is not None
    pictures.follow({})
    assert pictures.image("same") is None


def test_what_stands_for_a_picture_is_drawn_where_it_cannot_be_shown() -> None:
    instead = (Box(Rect(0, 0, 40, 20), fill="urgent"),)
    image = drawn(Picture(Rect(0, 0, 40, 20), "gone", instead))
    assert image.pixelColor(200, 100) == QColor(LIGHT.color("urgent"))


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment(media_type="image/png", data="бред"),
        Attachment(media_type="image/png", data=base64.b64encode(b"no picture").decode()),
        Attachment(media_type="image/svg+xml", data=base64.b64encode(b"<svg/>").decode()),
    ],
)
def test_a_picture_that_is_none_leaves_its_place_empty(attachment: Attachment) -> None:
    pictures = Pictures({"a": attachment})
    assert pictures.image("a") is None
    assert dark_columns(drawn(Picture(AREA, "a"), pictures=pictures)) == []


def test_a_missing_picture_leaves_its_place_empty() -> None:
    assert Pictures(MappingProxyType({})).image("gone") is None


def test_an_error_in_the_middle_of_a_page_leaves_no_painter_at_work() -> None:
    with pytest.raises(KeyError) as told:
        drawn(Icon(AREA, "lane-goals", "no such role"))
    frames = [entry.frame.f_locals for entry in told.traceback]
    painters = [value for names in frames for value in names.values() if isinstance(value, QPainter)]
    assert painters
    assert not any(painter.isActive() for painter in painters)


def test_a_page_too_large_for_a_picture_is_refused_in_words() -> None:
    with pytest.raises(PrintError, match="too large"):
        drawn(px=10_000)


def test_a_png_is_written_whole_with_its_size_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    save_png(drawn(text("НН")), path)
    back = QImage(str(path))
    assert (back.width(), back.height()) == (400, 200)
    assert back.dotsPerMeterX() == 10_000
    assert [entry.name for entry in tmp_path.iterdir()] == ["map.png"]


def test_a_png_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        save_png(drawn(), tmp_path / "nowhere" / "map.png")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_on_screen_the_edges_of_a_box_are_crisp(ratio: float) -> None:
    image = QImage(round(100 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(3.7, 3.7)
    sight = Player(LIGHT).sight((Box(Rect(2.2, 2.2, 20.1, 10.3), fill="ink"),))
    Screen(ratio).paint(painter, sight, 3.7)
    painter.end()
    middle = image.height() // 2 - 4
    shades = {image.pixelColor(x, middle).name() for x in range(image.width())}
    assert shades == {"#ffffff", LIGHT.color("ink")}


def test_a_screen_leaves_out_text_that_nobody_could_read() -> None:
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    screen = Screen()
    screen.paint(painter, Player(LIGHT).sight((text("мелко", style=CARD),)), 0.5)
    painter.end()
    assert screen.texts_painted == 0


def test_a_font_is_read_once_for_all_its_sizes(qapp: QApplication) -> None:
    glyphs.raw_font.cache_clear()
    glyphs._loaded_font.cache_clear()
    fonts = [glyphs.raw_font(Weight.MEDIUM, size) for size in (1.5, 2.25, 4.0)]
    assert glyphs._loaded_font.cache_info().misses == 1
    assert [font.pixelSize() for font in fonts] == [size * glyphs.FINENESS for size in (1.5, 2.25, 4.0)]
    assert all(font.hintingPreference() == QFont.HintingPreference.PreferNoHinting for font in fonts)
    widths = [font.advancesForGlyphIndexes([40])[0].x() for font in fonts]
    assert widths[2] / widths[0] == pytest.approx(4.0 / 1.5, rel=0.002)
