from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.exchange.html_table import has_table, read_html_table, write_html_table
from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.text import columns_of

FILES = Path(__file__).parents[1] / "_files" / "clipboard"
EVIL = ("<a ", "<!-- >", "<a '>", '<a ="', "<tr>", "<td>", "</b>", "<style>", "<span style='", "<p>", "a = ")
pieces = st.sampled_from(
    [
        *EVIL,
        "<table>",
        "</table>",
        "<td colspan=9 rowspan=3>",
        "</td>",
        "<br>",
        "&nbsp;",
        "&#0;",
        "текст",
        "<",
    ]
)


def table(inside: str) -> tuple[tuple[str, ...], ...]:
    return read_html_table(f"<table>{inside}</table>")


def cell(inside: str) -> str:
    ((text,),) = table(f"<tr><td>{inside}</td></tr>")
    return text


@pytest.mark.parametrize("program", ["excel", "libreoffice", "sheets"])
def test_a_block_of_a_spreadsheet_is_read_by_cells(program: str) -> None:
    rows = read_html_table((FILES / f"{program}.html").read_text(encoding="utf-8"))
    spaces = "   " if program == "excel" else ""
    asked = f"Спрашивает «знакомых»{spaces}{'и друзей' if spaces else ''}"
    assert rows == (
        ("До покупки", "", "Покупка & оплата"),
        (f"Ищет в поиске\n{asked}", "Сравнивает цены и отзывы", "4"),
        ("", "", "=СУММ(A1)"),
    )


def test_spaces_and_line_breaks_are_those_that_a_browser_shows() -> None:
    assert cell("\n  two\n  words ") == "two words"
    assert cell("<p>one</p>\n<p>two</p>") == "one\ntwo"
    assert cell("one<br>\n  two<br><br>three") == "one\ntwo\n\nthree"
    assert cell("<ul><li>one<li> two </ul>") == "one\ntwo"
    assert cell("<pre>a  b\n c</pre>") == "a  b\n c"


def test_no_break_spaces_stay_within_a_text_and_are_nothing_alone() -> None:
    assert cell("10&nbsp;%") == "10\u00a0%"
    assert table("<tr><td>&nbsp;<td>x") == (("", "x"),)


def test_marks_are_the_signs_they_stand_for() -> None:
    assert cell("&lt;b&gt; &amp;amp; &laquo;&#1071;&raquo;") == "<b> &amp; «Я»"


def test_a_table_within_a_cell_is_its_text() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    assert table(f"<tr><td>x{inner}</td><td>y</td></tr>") == (("x\na b\nc", "y"),)


def test_what_is_merged_stands_in_its_first_cell() -> None:
    rows = table("<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e")
    assert rows == (("a", "b", ""), ("", "c", "d"), ("e", "", ""))
    assert [columns_of(text) for text in rows[0]] == [1, 2, 1]


def test_what_is_not_shown_is_not_read() -> None:
    assert cell("a<script>alert('<td>')</script><span style='display: none'>b</span><!-- c --> d") == "a d"
    assert table("<tr style='display:none'><td>x<tr><td>y") == (("y",),)


def test_words_around_tables_are_kept_in_rows_of_their_own() -> None:
    source = "<p>before</p><table><tr><td>a<td>b</table><p>after</p>"
    assert read_html_table(source) == (("before", ""), ("a", "b"), ("after", ""))


def test_empty_rows_and_columns_at_the_end_are_left_out() -> None:
    assert table("<tr><td>a<td><td><tr><td><td><td>" * 1 + "<tr>" * 50) == (("a",),)


def test_only_what_holds_a_table_is_one() -> None:
    assert has_table("<TABLE border=1>")
    assert not has_table("<p>&lt;table&gt; and <tablets>")


@pytest.mark.parametrize(
    "source",
    [
        "<tr>" + "<td>x" * 100_001,
        "<td colspan=1000 rowspan=65534>" * 2000,
        "<td>" + "x" * 100_001,
        "<td>" + "<b>" * 400,
        "<td>" + "<b>x" * 1_000_001,
        "x" * 8_000_001,
    ],
)
def test_a_table_past_the_limits_is_refused_in_words(source: str) -> None:
    with pytest.raises(TooMuch) as caught:
        table(source)
    assert "nothing was pasted" in caught.value.in_language("en")
    assert "ничего не вставлено" in caught.value.in_language("ru")


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_takes_longer_than_its_length(steps, evil: str) -> None:
    def effort(times: int) -> int:
        return steps(lambda: table(evil * times))

    assert effort(240) < 3 * effort(120) + 500


@given(st.lists(pieces, max_size=60).map("".join) | st.text())
def test_any_text_gives_rows_of_one_length_or_a_refusal(source: str) -> None:
    try:
        rows = read_html_table(source)
    except TooMuch:
        return
    assert len({len(row) for row in rows}) <= 1


lines = st.text("ab<&>\"'=+- \n", max_size=12).map(lambda text: "\n".join(text.split()))


@given(st.lists(st.lists(lines, min_size=3, max_size=3).filter(lambda row: bool(row[2])), min_size=1))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert read_html_table(write_html_table(rows)) == tuple(map(tuple, rows))


def test_texts_are_marked_as_texts_for_spreadsheets_and_numbers_are_not() -> None:
    made = write_html_table([["=1+1", 4], ["<script>", "a\nb"]])
    assert 'mso-number-format:\'\\@\'" sdnum="1033;0;@">=1+1</td>' in made
    assert '">4</td>' in made
    assert "mso-number-format" not in made.split(">4<")[0].rsplit("<td", 1)[1]
    assert "&lt;script&gt;" in made
    assert 'a<br style="mso-data-placement:same-cell">b' in made
