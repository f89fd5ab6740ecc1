"""What is typed from a note: its code in either alphabet, and the words after it."""

from __future__ import annotations

import pytest

from cjm_desktop.edit.note_lines import NO_CODE, Code, Line, parse_line
from cjm_desktop.model.errors import NotAllowed

C3 = Code("C", 3)
D4 = Code("D", 4)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("C3", Line(C3)),
        ("c3", Line(C3)),
        ("c 3", Line(C3)),
        ("С3", Line(C3)),
        ("с 3", Line(C3)),
        ("  C3:  ", Line(C3)),
        ("C3 -", Line(C3)),
        ("C3 Asks around", Line(C3, text="Asks around")),
        ("C3\tAsks around", Line(C3, text="Asks around")),
        ("C3: Asks around", Line(C3, text="Asks around")),
        ("C3. Asks around", Line(C3, text="Asks around")),
        ("C3 — Asks around", Line(C3, text="Asks around")),
        ("C3-asks around", Line(C3, text="asks around")),
        ("с3 Спрашивает у знакомых", Line(C3, text="Спрашивает у знакомых")),
        ("C3 2 calls a week", Line(C3, text="2 calls a week")),
        ("C3 - 12 calls a week", Line(C3, text="12 calls a week")),
        ("C3-2", Line(C3, 2)),
        ("с3–2", Line(C3, 2)),
        ("C3-2 D4", Line(C3, 2, D4)),
        ("с3-2 д4", Line(C3, 2, D4)),
        ("C3-2, d4", Line(C3, 2, D4)),
        ("C3-2 → D4", Line(C3, 2, D4)),
        ("C3-2 > D4", Line(C3, 2, D4)),
        ("C3-2 Other words", Line(C3, 2, None, "Other words")),
        ("C3-2 D4 Other words", Line(C3, 2, D4, "Other words")),
        ("C3-2 D4: other words", Line(C3, 2, D4, "other words")),
        ("C3-2: A4 paper", Line(C3, 2, None, "A4 paper")),
        ("C3-2 в 3 раза дольше", Line(C3, 2, None, "в 3 раза дольше")),
        ("C3 D4 is broken", Line(C3, text="D4 is broken")),
        ("AB12 far right", Line(Code("AB", 12), text="far right")),
    ],
)
def test_a_line_says_its_cell_its_sticker_where_that_is_now_and_words(typed: str, line: Line) -> None:
    assert parse_line(typed) == line


@pytest.mark.parametrize("typed", ["C5 -2", "C5 - 2", "с5 −2", "C5 –2"])
def test_a_dash_before_a_mere_number_is_its_sign(typed: str) -> None:
    assert parse_line(typed) == Line(Code("C", 5), text="-2")


@pytest.mark.parametrize(
    ("typed", "letters"),
    [*zip("АВСЕКМНОРТХУ", "ABCEKMHOPTXY", strict=True), *zip("БГДЗИЙЛПФ", "BGDZIJLPF", strict=True)],
)
def test_a_cyrillic_letter_is_the_latin_one_it_looks_like_or_else_sounds_like(
    typed: str, letters: str
) -> None:
    assert parse_line(f"{typed}1").code == Code(letters, 1)
    assert parse_line(f"{typed.lower()}1 слова").code == Code(letters, 1)


@pytest.mark.parametrize("typed", ["", "  ", "Asks around", "3C", "C3Asks", "B2B is slow", "C", "ABC3", "-2"])
def test_a_line_without_a_code_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        parse_line(typed)
    assert refusal.value.sentence == NO_CODE


@pytest.mark.parametrize("typed", ["²3", "м²3 x", "Ⅽ3", "½3", "①1 x", "C²3"])
def test_a_figure_that_counts_as_a_letter_is_none(typed: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        parse_line(typed)
    assert refusal.value.sentence == NO_CODE
    assert parse_line("C3-2 м²3 x") == Line(C3, 2, None, "м²3 x")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("B1-2X", "B1-2"), ("A1-1D6 new", "A1-1"), ("С3–2ещё", "C3-2"), ("C3-12345678901 x", "C3-123456789")],
)
def test_a_number_of_a_sticker_that_goes_on_is_refused(typed: str, number: str) -> None:
    with pytest.raises(NotAllowed) as refusal:
        parse_line(typed)
    assert refusal.value.sentence.en == f"After the number of a sticker put a space: {number} …"


def test_a_large_number_is_that_of_a_sticker() -> None:
    assert parse_line("C3-99999 x") == Line(C3, 99999, None, "x")


def test_a_line_knows_its_number_as_it_is_printed() -> None:
    assert [parse_line(typed).number for typed in ("с3", "с3-2 д4")] == ["C3", "C3-2"]
