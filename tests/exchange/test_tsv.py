from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.exchange.tsv import is_tsv, read_tsv, write_tsv
from cjm_desktop.model.errors import TooMuch

FILES = Path(__file__).parents[1] / "_files" / "clipboard"


def test_a_block_of_excel_is_read_by_cells() -> None:
    assert read_tsv((FILES / "excel.tsv").read_bytes().decode()) == (
        ("До покупки", "", "Покупка & оплата"),
        ('Ищет в поиске\nСпрашивает "знакомых"', "Сравнивает цены и отзывы", "4"),
        ("", '"А мне перезвонят?"', "=СУММ(A1)"),
    )


def test_a_block_of_libreoffice_is_read_by_cells() -> None:
    rows = read_tsv((FILES / "libreoffice.tsv").read_text(encoding="utf-8"))
    assert rows[1] == ("Ищет в поиске Спрашивает «знакомых»", "Сравнивает цены и отзывы", "4")


def test_quotes_that_close_nothing_are_part_of_the_text() -> None:
    assert read_tsv('"a" b\tc\n"d\te') == (('"a" b', "c"), ('"d', "e"))


def test_a_text_is_a_table_where_a_line_has_several_cells() -> None:
    assert is_tsv("a\tb")
    assert not is_tsv("one\ntwo\n")
    assert not is_tsv("alone\t\r\n")


@pytest.mark.parametrize("text", ["a\t" * 100_001, "\t" * 1_000_001, "x" * 100_001 + "\ty", "x" * 8_000_001])
def test_a_table_past_the_limits_is_refused_in_words(text: str) -> None:
    with pytest.raises(TooMuch) as caught:
        read_tsv(text)
    assert "nothing was pasted" in caught.value.in_language("en")


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    written = write_tsv([["=1+1", "-скидка", "@все", "+7 495"], ["-2", "+1,5", 4, "a=b"]])
    assert written == "'=1+1\t'-скидка\t'@все\t'+7 495\r\n-2\t+1,5\t4\ta=b\r\n"
    assert read_tsv(written) == (("=1+1", "-скидка", "@все", "+7 495"), ("-2", "+1,5", "4", "a=b"))


def test_lines_of_a_cell_stay_in_it() -> None:
    assert write_tsv([['a "b"\nc', 'd "e"']]) == '"a ""b""\nc"\td "e"\r\n'


texts = st.text("ab'\"\n =-", max_size=8).map(
    lambda text: "\n".join(filter(None, map(str.strip, text.split("\n"))))
)


@given(st.lists(st.lists(texts, min_size=3, max_size=3).filter(lambda row: bool(row[2])), min_size=1))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert read_tsv(write_tsv(rows)) == tuple(map(tuple, rows))


@given(st.text("a\"\t\n\r'") | st.text())
def test_any_text_gives_rows_of_one_length(text: str) -> None:
    assert len({len(row) for row in read_tsv(text)}) <= 1
