from __future__ import annotations

import pytest

from cjm_desktop.layout.boxes import Align, TextBlock
from cjm_desktop.layout.text import break_text, text_width
from cjm_desktop.layout.typography import CARD
from cjm_desktop.qt.canvas import caret
from cjm_desktop.qt.canvas.utf16 import index_of, position_of

TEXT = "Замечает, что заявки теряются в почте"
WIDTH = 40.0


def block(text: str = TEXT, align: Align = Align.LEFT, width: float = WIDTH) -> TextBlock:
    return TextBlock(0, 0, width, CARD, break_text(text, CARD, width), align)


@pytest.mark.parametrize("text", [TEXT, "one two", "10\u00a0%", "a" * 80, "раз\n\nтри", "", "кто-то где-то"])
@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTRE])
def test_the_character_at_a_caret_is_the_one_it_stands_before(text: str, align: Align) -> None:
    laid_out = block(text, align)
    for line, found in enumerate(laid_out.lines):
        for index in range(found.start, found.end + 1):
            spot = caret.spot_at(laid_out, index)
            if spot.line == line:
                assert caret.index_at(laid_out, spot.line, spot.x) == index


def test_a_caret_never_goes_back_along_a_line() -> None:
    laid_out = block()
    for line in laid_out.lines:
        xs = [caret.spot_at(laid_out, index).x for index in range(line.start, line.end)]
        assert xs == sorted(xs)


def test_the_caret_after_the_last_letter_stands_where_the_text_ends() -> None:
    laid_out = block("Ищет в поиске", width=200.0)
    assert caret.spot_at(laid_out, 13).x == pytest.approx(text_width("Ищет в поиске", CARD))


def test_spaces_typed_at_the_end_move_the_caret() -> None:
    laid_out = block("Ищет  ", width=200.0)
    assert caret.spot_at(laid_out, 6).x > caret.spot_at(laid_out, 5).x > caret.spot_at(laid_out, 4).x


def test_spaces_at_the_edge_keep_the_caret_inside() -> None:
    laid_out = block("Ищет" + " " * 200)
    assert caret.spot_at(laid_out, 204).x <= WIDTH


def test_a_selection_over_lines_is_one_rectangle_a_line() -> None:
    laid_out = block()
    rects = caret.selected_rects(laid_out, 3, len(TEXT))
    assert len(rects) == len(laid_out.lines)
    assert rects[0].x > 0
    assert rects[1].x == 0


def test_an_empty_selection_is_nothing() -> None:
    assert caret.selected_rects(block(), 4, 4) == []


def test_a_point_beside_the_text_is_its_nearest_end() -> None:
    laid_out = block()
    last = laid_out.lines[-1]
    assert caret.index_under(laid_out, 1000, 1000) == last.end
    assert caret.index_under(laid_out, -5, -5) == 0


@pytest.mark.parametrize("text", ["просто", "a😀b", "😀😀", ""])
def test_positions_of_qt_and_indexes_of_python_go_both_ways(text: str) -> None:
    for index in range(len(text) + 1):
        position = position_of(text, index)
        assert index_of(text, position) == index
        assert position == len(text[:index].encode("utf-16-le")) // 2
