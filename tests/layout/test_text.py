"""The line breaker: what it breaks, what it keeps together, and that no character is lost."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import uharfbuzz as hb
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cjm_desktop.layout.font import FEATURES, UNITS_PER_EM, font_file, shape
from cjm_desktop.layout.text import (
    MOST_LINES,
    Line,
    break_text,
    fitted_line,
    is_cut,
    line_width,
    single_line,
    text_width,
)
from cjm_desktop.layout.typography import CARD, CARD_URGENT, EMOTION, STAGE_TITLE, TextStyle, Weight

if TYPE_CHECKING:
    from collections.abc import Callable

    Steps = Callable[[Callable[[], object]], int]

SPACES = " \t\n"
TEXTS = (
    "Замечает, что заявки теряются в почте",
    "Спрашивает коллег в чате отрасли — и у юристов",
    "Собирает таблицу из пяти сервисов: цена, сроки, поддержка 24/7",
    "Срочно: три тарифа вместо семи, перенос базы в один щелчок",
    "Узнаёт о сервисе из рассылки, пробный период — 14 дней, а не 7–10",
    "Кто-то когда-нибудь по-настоящему объяснит бизнес-процесс бэк-офиса?",
    "А я и он, и она, о том же: к 5–7 июля в г. Орёл, с 9 до 18",
    "Ответ менеджера за 15 минут «от и до»",
    "Звонит по 8-800-555-35-35 и ждёт -5 % к счёту",
    "Compares five services in a table: price, terms and support",
    "Asks a colleague — a lawyer, I think — about the end-to-end contract",
    "AVATAR, Tomorrow. To Yo. WAVE Type, LT Av; 10 000 ₽ (VAT incl.)",
    "Well-known state-of-the-art follow-up e-mails",
    "Йод, ёж, съёмка, подъём и 10 % — вот и всё",
)
WIDTHS = (9.0, 14.0, 22.5, 38.0, 55.6, 200.0)
STYLES = (CARD, CARD_URGENT, EMOTION, STAGE_TITLE)

DASHES_IN_A_ROW = re.compile("[–—] [–—]")
FONTS = {weight: hb.Font(hb.Face(font_file(weight))) for weight in Weight}

letters = st.sampled_from("абвгдежзйкльщыьэюяЁТУГРАabefgiTWAVYQ.,:;!?()«»0123456789%₽…")
words = st.text(letters | st.sampled_from("-‐—–\u00a0"), min_size=1, max_size=14)
paragraphs = st.lists(words | st.sampled_from(["—", "–", "-", "и", "a", "I"]), max_size=25).map(" ".join)
anything = st.text(st.sampled_from(" \t\n-—–\u00a0\u2011\u0301\u200d🙂🇷🇺abЯяйё1.") | letters, max_size=120)


def covered(lines: tuple[Line, ...]) -> list[int]:
    """Return the indexes of all characters that lines cover, in their order."""
    return [index for line in lines for index in range(line.start, line.end)]


def texts_of(text: str, style: TextStyle, width: float) -> list[str]:
    return [line.text for line in break_text(text, style, width)]


def test_words_fill_a_line_before_the_next_is_begun() -> None:
    assert texts_of("Замечает, что заявки теряются в почте", CARD, 55.6) == [
        "Замечает, что заявки теряются",
        "в почте",
    ]


def test_a_line_feed_begins_a_new_line_and_an_empty_one_stays() -> None:
    assert texts_of("один\n\nдва\n", CARD, 50) == ["один", "", "два", ""]


def test_an_empty_text_is_one_line_without_words() -> None:
    (line,) = break_text("", CARD, 50)
    assert (line.words, line.width, line.start, line.end) == ((), 0, 0, 0)


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \t ", True), ("\u00a0", False), (" a", False)])
def test_a_line_is_blank_where_it_has_no_words(text: str, blank: bool) -> None:
    (line,) = break_text(text, CARD, 50.0)
    assert (line.is_blank, line.words == ()) == (blank, blank)


def test_a_word_of_one_letter_stays_with_the_next_word() -> None:
    assert texts_of("письмо в почте", CARD, text_width("письмо в", CARD) + 0.1) == ["письмо", "в почте"]


def test_a_dash_stays_with_the_word_before_it() -> None:
    text = "наш период — лето"
    assert texts_of(text, CARD, text_width("наш период", CARD) + 0.1) == ["наш", "период —", "лето"]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "—"])
def test_a_word_may_be_broken_after_a_hyphen(hyphen: str) -> None:
    width = text_width(f"бизнес{hyphen}", CARD) + 0.1
    assert texts_of(f"бизнес{hyphen}план", CARD, width) == [f"бизнес{hyphen}", "план"]


@pytest.mark.parametrize("text", ["да -5 %", "да --все", "да —нет"])
def test_a_hyphen_at_the_beginning_of_a_word_stays_with_it(text: str) -> None:
    assert texts_of(text, CARD, text_width("да -", CARD) + 0.1)[0] == "да"


@pytest.mark.parametrize("joined", ["10\u00a0%", "кое\u2011кто", "5–7", "день\u00a0—", "1\u00a0-\u00a02"])
def test_what_shall_not_be_broken_is_not(joined: str) -> None:
    width = text_width(f"предложение {joined}", CARD) - 0.1
    assert texts_of(f"предложение {joined}", CARD, width) == ["предложение", joined]


def test_a_word_wider_than_the_line_is_chopped_into_full_lines() -> None:
    parts = texts_of("превысокомногорассмотрительствующий", CARD, 20)
    assert "".join(parts) == "превысокомногорассмотрительствующий"
    assert all(line_width(line, CARD) > 16 for line in break_text("п" * 60, CARD, 20)[:-1])


@pytest.mark.parametrize("over", [1, 2, 3])
def test_a_chopped_word_leaves_no_letter_or_two_alone(over: int) -> None:
    word = "консультирование"
    width = text_width(word[:-over], CARD) + 0.05
    assert texts_of(word, CARD, width) == [word[:-3], word[-3:]]
    assert texts_of("щупс", CARD, text_width("щуп", CARD) + 0.05) == ["щуп", "с"]


def test_a_short_word_before_a_long_one_does_not_cut_it() -> None:
    # Both do not fit on one line, but each fits alone: the long word stays whole.
    width = text_width("Константинополе", CARD) + 0.1
    assert texts_of("в Константинополе", CARD, width) == ["в", "Константинополе"]
    assert texts_of("Константинополь —", CARD, width) == ["Константинополь", "—"]
    assert texts_of("и в Константинополь", CARD, width) == ["и в", "Константинополь"]


def test_a_chopped_word_is_followed_on_its_last_line() -> None:
    lines = texts_of("щ" * 30 + " да", CARD, 20)
    assert lines[-1].endswith("щ да")


def test_a_letter_keeps_its_accent_when_a_word_is_chopped() -> None:
    lines = texts_of("за\u0301мок" * 12, CARD, 16)
    assert len(lines) > 3
    assert not any(line.startswith("\u0301") for line in lines)


def test_spaces_at_a_break_belong_to_no_line_and_at_the_end_to_the_last() -> None:
    first, second = break_text("один   два  ", CARD, text_width("один", CARD) + 1)
    assert ((first.start, first.end), (second.start, second.end)) == ((0, 4), (7, 12))
    assert line_width(second, CARD) == pytest.approx(text_width("два", CARD))


def test_spaces_inside_a_line_take_their_room() -> None:
    (line,) = break_text("а   б", CARD, 50)
    space = shape(" ", CARD.weight).width
    assert line.words[-1].x == shape("а", CARD.weight).width + 3 * space


def test_leading_spaces_indent_a_line_but_never_push_it_out() -> None:
    (indented,) = break_text("   да", CARD, 50)
    assert indented.words[0].x > 0
    for line in break_text(" " * 400 + "да и нет", CARD, 20):
        assert line_width(line, CARD) <= 20


@pytest.mark.parametrize("width", [0.0, -5.0, 0.001])
def test_without_any_room_each_line_still_holds_a_character(width: float) -> None:
    lines = texts_of("Щёлк", CARD, width)
    assert "".join(lines) == "Щёлк"
    assert all(lines)


def test_a_tab_counts_as_a_space() -> None:
    assert text_width("а\tб", CARD) == pytest.approx(text_width("а б", CARD))


def test_a_line_that_fits_is_not_cut() -> None:
    assert fitted_line("Эмоции", CARD, 40).text == "Эмоции"


@given(paragraphs, st.sampled_from(WIDTHS))
def test_a_fitted_line_is_a_beginning_with_an_ellipsis_that_fits(text: str, width: float) -> None:
    line = fitted_line(text, CARD, width)
    assert line_width(line, CARD) <= width
    if line.text.endswith("…") and not text.endswith("…"):
        assert text.startswith(line.text[:-1])


def test_a_single_line_shows_line_feeds_as_spaces() -> None:
    assert single_line("один\nдва", CARD).text == "один два"


@given(anything, st.sampled_from([0.5, *WIDTHS]), st.sampled_from(STYLES))
@example("   ", 9.0, CARD)
@example("\u0301\u0301 щ", 9.0, CARD)
@example("и и и и и и и и", 9.0, CARD)
@example("семья 👨\u200d👩\u200d👧 и флаг 🇷🇺", 9.0, CARD)
def test_every_character_but_spaces_stands_in_exactly_one_line(
    text: str, width: float, style: TextStyle
) -> None:
    seen = covered(break_text(text, style, width))
    assert seen == sorted(set(seen))
    missing = set(range(len(text))) - set(seen)
    assert all(text[index] in SPACES for index in missing)


@given(anything, st.sampled_from(WIDTHS), st.sampled_from(STYLES))
@example(" " * 30 + "и Константинополе", 22.5, CARD)
def test_no_line_is_wider_than_the_measure(text: str, width: float, style: TextStyle) -> None:
    for line in break_text(text, style, width):
        one_character = len(line.text) == 1
        assert one_character or line_width(line, style) <= width


@given(anything, st.sampled_from(WIDTHS), st.sampled_from(STYLES))
@example("- и- и-", 9.0, CARD)
@example("а б в Константинополь —", 14.0, CARD)
def test_the_words_of_a_line_stand_where_the_breaker_reckoned_them(
    text: str, width: float, style: TextStyle
) -> None:
    for line in break_text(text, style, width):
        said = "".join(word.word.text for word in line.words)
        assert said.replace(" ", "") == text[line.start : line.end].replace(" ", "").replace("\t", "")
        for placed in line.words:
            assert text.startswith(placed.word.text, placed.start)
        if line.words:
            assert line.words[-1].x + line.words[-1].word.width == line.width


@pytest.mark.parametrize("weight", list(Weight))
def test_only_the_letters_that_the_breaker_knows_are_kerned_to_spaces_and_hyphens(weight: Weight) -> None:
    known = set(",.„5VWŴṼṾẀẂẄẆẈ"), set("YÝŶŸȲẎỲ")
    letters = [chr(code) for code in range(0x21, 0x2200) if 0 not in shape(chr(code), weight).glyphs]
    spaced = {one for one in letters if kerning(f"{one} ", weight) or kerning(f" {one}", weight)}
    hyphened = {one for one in letters if any(kerning(hyphen + one, weight) for hyphen in "-‐—")}
    assert (spaced, hyphened) == known


def kerning(text: str, weight: Weight) -> int:
    return shape(text, weight).width - sum(shape(one, weight).width for one in text)


@cache
def whole_width(text: str, weight: Weight) -> int:
    """Return the width of a text shaped as a whole, kerned over all its gaps."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(FONTS[weight], buffer, FEATURES)
    return sum(position.x_advance for position in buffer.glyph_positions or ())


def may_begin(text: str, at: int) -> bool:
    """Whether a line may begin at a character: the rule in plain words, not as the breaker has it."""
    before, here = text[at - 1], text[at]
    if here == " ":
        return False
    if before == " ":
        word = text[:at].split(" ")[-2]
        lone_dash = here in "–—·" and text[at + 1 : at + 2] in ("", " ")
        return not (len(word) == 1 and word.isalpha()) and not (lone_dash and word)
    inside = text[:at].rsplit(" ", maxsplit=1)[-1]
    begun = inside.lstrip("-‐—")
    return before in "-‐—" and here not in "-‐—\u00a0" and bool(begun)


def broken_by_the_whole_paragraph(text: str, weight: Weight, room: int) -> list[int]:
    """Return where lines begin, greedily, by the widths of whole lines as HarfBuzz shapes them."""
    starts, start, last = [0], 0, 0
    for at in range(1, len(text) + 1):
        if at < len(text) and not may_begin(text, at):
            continue
        if whole_width(text[start:at].rstrip(" "), weight) > room and last > start:
            start = last
            starts.append(start)
        last = at
    return starts


def widest_piece(text: str, weight: Weight) -> int:
    starts = [0, *(at for at in range(1, len(text)) if may_begin(text, at)), len(text)]
    return max(whole_width(text[a:b].strip(" "), weight) for a, b in pairwise(starts))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("style", STYLES)
def test_lines_break_where_harfbuzz_breaks_the_whole_paragraph(text: str, style: TextStyle) -> None:
    for tenths in range(330, 1200, 7):
        room = int(tenths / 10 / style.size * UNITS_PER_EM)
        lines = break_text(text, style, tenths / 10)
        assert [line.start for line in lines] == broken_by_the_whole_paragraph(text, style.weight, room)


@settings(max_examples=250)
@given(paragraphs, st.sampled_from((38.0, 55.6, 72.3)), st.sampled_from(STYLES))
def test_any_paragraph_breaks_as_harfbuzz_breaks_it_whole(text: str, width: float, style: TextStyle) -> None:
    room = int(width / style.size * UNITS_PER_EM)
    assume(widest_piece(text, style.weight) <= room)
    assume(not DASHES_IN_A_ROW.search(text))
    lines = break_text(text, style, width)
    assert [line.start for line in lines] == broken_by_the_whole_paragraph(text, style.weight, room)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda n: "слово " * (n // 6), id="words"),
        pytest.param(lambda n: "щ" * n, id="one word"),
        pytest.param(lambda n: "и " * (n // 2), id="letters"),
        pytest.param(lambda n: "-" * n, id="hyphens"),
        pytest.param(lambda n: " " * n, id="spaces"),
        pytest.param(lambda n: "а\u0301" * (n // 2), id="accents"),
        pytest.param(lambda n: "\u200d" * n, id="nothing visible"),
        pytest.param(lambda n: "а-\u00a0" * (n // 3), id="joined"),
        pytest.param(lambda n: "\n" * n, id="line feeds"),
    ],
)
def test_a_very_long_text_takes_steps_in_proportion_to_its_length(
    make: Callable[[int], str], steps: Steps
) -> None:
    def taken(length: int) -> int:
        text = make(length)
        return steps(lambda: break_text(text, CARD, 55.6))

    assert taken(50_000) < 12 * taken(5_000)


@pytest.mark.parametrize("text", ["\n" * 99_999, "word\n" * 20_000, "word " * 20_000, "x" * 99_999])
def test_a_text_of_absurdly_many_lines_is_cut_and_says_so(text: str) -> None:
    lines = break_text(text, CARD, 10)
    assert len(lines) == MOST_LINES
    assert is_cut(lines) == bool(text.strip())
    assert [line.start for line in lines] == sorted({line.start for line in lines})
    assert lines[-1].end < len(text)
    whole = break_text("word\n" * 20, CARD, 10)
    assert (len(whole), is_cut(whole)) == (21, False)
