"""Codes of glyphs: kerning, replaced glyphs, marks, gaps and second subsets."""

from __future__ import annotations

import re

import pytest

from cjm_desktop.layout.font import shape
from cjm_desktop.layout.text import single_line
from cjm_desktop.layout.typography import CARD, Weight
from cjm_desktop.printing.pdf.glyphs import CODES, SPACE, GlyphCodes

SPACE_SIGN = shape(" ", Weight.REGULAR)
ADVANCES = [SPACE_SIGN.width if glyph == SPACE_SIGN.glyphs[0] else 600 for glyph in range(1000)]


@pytest.fixture
def codes() -> GlyphCodes:
    """The codes of a new file; the font itself would advance by 600 whatever is drawn."""
    return GlyphCodes(Weight.REGULAR, ADVANCES, lambda subset: f"/F1+{subset}")


def shown(codes: GlyphCodes, text: str) -> str:
    return codes.show(single_line(text, CARD), "10")


def texts(codes: GlyphCodes, subset: int = 0) -> list[str]:
    return [text for _, text in codes.signs(subset) if text]


def test_each_glyph_takes_one_code_however_often_it_is_drawn(codes: GlyphCodes) -> None:
    shown(codes, "anna")
    shown(codes, "nan")
    assert texts(codes) == ["a", "n", " "]


def test_the_space_has_its_own_code_from_the_start(codes: GlyphCodes) -> None:
    assert codes.signs(0)[SPACE] == (shape(" ", Weight.REGULAR).glyphs[0], " ")
    assert " " in shown(codes, "a b")


def test_a_space_that_must_not_break_is_found_as_a_space(codes: GlyphCodes) -> None:
    shown(codes, "5\u00a0мм")
    assert "\u00a0" not in texts(codes)


def test_what_the_fonts_own_advance_would_miss_is_corrected_in_the_text(codes: GlyphCodes) -> None:
    advance = shape("a", Weight.REGULAR).advances[0]
    assert shown(codes, "a") == f"[(\x01){600 - advance}()]TJ"


@pytest.mark.parametrize("text", ["Тарифы: AVATAR, Газета", "a  b", "  в начале", "To; Va. Ту"])
def test_the_words_of_a_line_end_where_the_layout_ends_it(codes: GlyphCodes, text: str) -> None:
    line = single_line(text, CARD)
    end = 0
    for string, move in re.findall(r"\(((?:\\\d{3}|[^()\\])*)\)|(-?\d+)", codes.show(line, "10")):
        signs = re.sub(r"\\\d{3}", "x", string)
        end += sum(270 if sign == " " else 600 for sign in signs) - int(move or 0)
    assert end == line.width


def test_tabular_digits_and_signs_are_found_as_what_they_are(codes: GlyphCodes) -> None:
    shown(codes, "12:30")
    assert texts(codes) == ["1", "2", ":", "3", "0", " "]


def test_a_letter_with_a_stress_mark_keeps_both_its_characters(codes: GlyphCodes) -> None:
    shown(codes, "за\u0301мок")
    assert texts(codes)[:3] == ["з", "а", "\u0301"]


def test_a_character_made_of_two_glyphs_is_spelled_out(codes: GlyphCodes) -> None:
    shown(codes, "Ŀ")
    assert texts(codes) == ["L", "·", " "]


def test_two_characters_in_one_glyph_are_one_sign(codes: GlyphCodes) -> None:
    shown(codes, "и\u0306")
    assert texts(codes) == ["и\u0306", " "]


def test_a_character_the_font_has_not_is_drawn_as_its_gap_and_named(codes: GlyphCodes) -> None:
    shown(codes, "план 漢")
    assert list(codes.missing) == ["漢"]
    assert (0, "漢") in codes.signs(0)


def test_codes_that_would_end_or_change_a_string_are_escaped(codes: GlyphCodes) -> None:
    alphabet = "".join(chr(ord("a") + n) for n in range(26)) + "АБВГДЕЖЗИКЛМНОП"
    for sign in alphabet:
        shown(codes, sign)
    signs = [text for _, text in codes.signs(0)]
    for code in map(ord, "\n\r()"):
        assert f"(\\{code:03o}" in shown(codes, signs[code])


def test_more_glyphs_than_codes_go_on_in_a_second_subset(codes: GlyphCodes) -> None:
    many = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x410, 0x450))]
    for sign in many:
        shown(codes, sign)
    assert len(codes.subsets) == 2
    assert len(codes.subsets[0]) == CODES
    line = shown(codes, "! я!")
    assert "/F1+1 10 Tf" in line
    assert line.count("/F1+0 10 Tf") == 1
    assert "\0" not in line
