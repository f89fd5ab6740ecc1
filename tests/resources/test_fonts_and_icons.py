"""The bundled typeface covers what maps are written in; the icons keep to one style."""

from __future__ import annotations

import re
import struct
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import uharfbuzz as hb
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from cjm_desktop.model.kinds import LANE_KINDS

RESOURCES = Path(str(files("cjm_desktop"))) / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"

WEIGHTS = {
    "Onest-Regular.ttf": QFont.Weight.Normal,
    "Onest-Medium.ttf": QFont.Weight.Medium,
    "Onest-SemiBold.ttf": QFont.Weight.DemiBold,
    "Onest-Bold.ttf": QFont.Weight.Bold,
}
TABULAR_ADVANCE = {
    "Onest-Regular.ttf": 672,
    "Onest-Medium.ttf": 672,
    "Onest-SemiBold.ttf": 673,
    "Onest-Bold.ttf": 673,
}
ALPHABETS = {
    "Latin": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "Russian": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "ЄІЇҐєіїґʼ",
    "Kazakh": "ӘҒҚҢӨҰҮҺІәғқңөұүһі",
    "digits and ASCII signs": "".join(chr(code) for code in range(0x20, 0x41)) + "[\\]^_`{|}~",
    "arrows and marks": "←↑→↓✓×≥≤•·",
    "quotes and dashes": "«»„“”‘’—–−…",
    "currencies and signs": "№₽€₸₴%°",
    "spaces": "\u00a0\u2009\u202f",
}
INTERFACE = """
    undo redo card-add stage-add lane-add find analysis print new open save save-as export zoom-in zoom-out
    zoom-fit zoom-100 delete rename move-left move-right move-up move-down copy cut paste duplicate settings
    help close plus minus chevron-right chevron-down check warning info lock eye eye-off page sheets-grid
    language theme-dark theme-light keyboard recent folder
"""
CHANNELS = """
    site search social email phone chat messenger shop courier app advertising video event partner documents
    crm meeting other
"""
LINE_ICONS = sorted(path.stem for path in ICONS.glob("*.svg") if path.stem != "app")
APP_SIZES = (16, 32, 48, 64, 128, 256)
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"\d+(?:\.\d+)?"
POINT = rf"{NUMBER} {NUMBER}"
STEP = rf"(?:[ML]{POINT}|C{POINT}, {POINT}, {POINT}|Z)"


def _font(name: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob((FONTS / name).read_bytes())))


def _digit_advances(name: str, features: dict[str, bool]) -> set[int]:
    buffer = hb.Buffer()
    buffer.add_str("0123456789")
    buffer.guess_segment_properties()
    hb.shape(_font(name), buffer, features)
    return {position.x_advance for position in buffer.glyph_positions}


def _rendered(svg: str, size: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _alphas(image: QImage) -> list[bytes]:
    raw, stride = bytes(image.constBits()), image.bytesPerLine()
    return [raw[row * stride + 3 : row * stride + 4 * image.width() : 4] for row in range(image.height())]


def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def _root(name: str) -> ET.Element:
    return ET.fromstring(_source(name))  # noqa: S314 - our own files


@pytest.mark.parametrize("name", WEIGHTS)
@pytest.mark.parametrize("script", ALPHABETS)
def test_every_weight_covers_what_maps_are_written_in(name: str, script: str) -> None:
    font = _font(name)
    assert [sign for sign in ALPHABETS[script] if not font.get_nominal_glyph(ord(sign))] == []


@pytest.mark.parametrize("name", WEIGHTS)
def test_digits_are_equally_wide_only_with_the_tabular_feature(name: str) -> None:
    assert _digit_advances(name, {"tnum": True}) == {TABULAR_ADVANCE[name]}
    assert len(_digit_advances(name, {})) > 1


@pytest.mark.parametrize("name", WEIGHTS)
def test_the_outlines_are_truetype_because_the_pdf_writer_refuses_others(name: str) -> None:
    face = hb.Face(hb.Blob((FONTS / name).read_bytes()))
    assert face.upem == 1000
    assert "glyf" in face.table_tags
    assert "fvar" not in face.table_tags


@pytest.mark.parametrize(("name", "weight"), WEIGHTS.items())
def test_qt_finds_each_file_as_a_weight_of_one_family(
    qapp: QGuiApplication, name: str, weight: QFont.Weight
) -> None:
    font_id = QFontDatabase.addApplicationFont(str(FONTS / name))
    assert "Onest" in QFontDatabase.applicationFontFamilies(font_id)
    assert weight in [QFontDatabase.weight("Onest", style) for style in QFontDatabase.styles("Onest")]
    QFontDatabase.removeApplicationFont(font_id)


def test_the_licence_travels_with_the_fonts() -> None:
    text = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "The Onest Project Authors" in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_interface_every_lane_kind_and_every_channel_have_their_icon() -> None:
    lanes = {kind.icon for kind in LANE_KINDS.values()}
    channels = {f"channel-{key}" for key in CHANNELS.split()}
    assert {*INTERFACE.split(), *lanes, *channels} - {*LINE_ICONS} == set()


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_keeps_to_the_one_style(name: str) -> None:
    root = _root(name)
    assert root.attrib == {
        "width": "24",
        "height": "24",
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.6",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_is_made_of_plain_paths_alone(name: str) -> None:
    for shape in _root(name):
        assert shape.tag == f"{SVG}path"
        assert set(shape.attrib) == {"d"}
        assert re.fullmatch(rf"M{POINT}(?: {STEP})+", shape.attrib["d"])


@pytest.mark.parametrize("name", [*LINE_ICONS, "app"])
def test_an_icon_holds_no_script_picture_or_outside_reference(name: str) -> None:
    source = _source(name).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"<script|<image|<style|<!|href|https?:|data:|\bon\w+=", source)


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_shows_at_sixteen_pixels_in_the_colour_asked_for(qapp: QGuiApplication, name: str) -> None:
    image = _rendered(_source(name).replace("currentColor", "#2F6FED"), 16)
    strong = [
        image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 96
    ]
    assert len(strong) >= 10
    assert all(pixel.blue() > pixel.green() > pixel.red() for pixel in strong)


@pytest.mark.parametrize("name", LINE_ICONS)
def test_an_icon_leaves_its_margin_free(qapp: QGuiApplication, name: str) -> None:
    rows = _alphas(_rendered(_source(name), 240))
    margin = rows[:20] + rows[220:] + [row[:20] + row[220:] for row in rows]
    assert not any(any(row) for row in margin)


def test_no_two_icons_look_the_same(qapp: QGuiApplication) -> None:
    pictures = {b"".join(_alphas(_rendered(_source(name), 16))) for name in LINE_ICONS}
    assert len(pictures) == len(LINE_ICONS)


@pytest.mark.parametrize("size", APP_SIZES)
def test_the_program_icon_is_rendered_from_its_drawing(qapp: QGuiApplication, size: int) -> None:
    kept = QImage(str(ICONS / f"app-{size}.png")).convertToFormat(QImage.Format.Format_ARGB32)
    fresh = _rendered(_source("app"), size)
    assert (kept.width(), kept.height()) == (size, size)
    pairs = zip(bytes(kept.constBits()), bytes(fresh.constBits()), strict=True)
    assert sum(abs(a - b) for a, b in pairs) / (4 * size * size) < 2


def test_the_windows_icon_holds_the_same_pictures() -> None:
    data = (ICONS / "app.ico").read_bytes()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(APP_SIZES))
    for index, size in enumerate(APP_SIZES):
        width, height, *_, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        assert (width, height) == (size % 256, size % 256)
        assert data[start : start + length] == (ICONS / f"app-{size}.png").read_bytes()
