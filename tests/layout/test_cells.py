"""Cards, chips and scores in their cells, in wide columns and narrow ones."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import CardBox, CellLayout, Legend, Shape
from cjm_desktop.layout.cards import manner_of
from cjm_desktop.layout.cells import lay_out_cell
from cjm_desktop.layout.text import line_width
from cjm_desktop.layout.typography import CARD, CARD_URGENT
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Lane
from cjm_desktop.model.kinds import Drawing, lane_kind

MANNERS = {
    lane_kind(key).drawing: manner_of(Lane(id="l", kind=key), "en", {})
    for key in ("text", "channels", "score", "pictures")
}
WIDTHS = (sp.NARROWEST_COLUMN, 38.0, 66.0, 140.0)


def cell(
    drawing: Drawing, *said: str | dict[str, Any], width: float = 66.0, height: float = 0.0
) -> CellLayout:
    cards = tuple(
        Card(id=f"c{at}", stage="s", lane="l", **({"text": one} if isinstance(one, str) else one))
        for at, one in enumerate(said)
    )
    return lay_out_cell(MANNERS[drawing], cards, width, height)


def is_inside(box: CardBox, width: float) -> bool:
    return box.rect.x >= 0.9 and box.rect.right <= width - 0.9


def test_an_empty_cell_needs_no_more_than_its_padding() -> None:
    for drawing in (Drawing.CARDS, Drawing.CHIPS):
        assert cell(drawing).height == 2 * sp.CELL_PADDING_Y
    assert cell(Drawing.MARKS).height == 0


def test_a_card_without_text_is_still_a_card() -> None:
    (box,) = cell(Drawing.CARDS, "").boxes
    assert box.rect.height == pytest.approx(CARD.line_height + 2 * sp.CARD_PADDING_Y)


def test_an_urgent_card_is_set_in_semibold() -> None:
    plain, urgent = cell(Drawing.CARDS, "Call back", {"text": "Call back", "urgent": True}).boxes
    assert (plain.text.style, urgent.text.style) == (CARD, CARD_URGENT)


def test_chips_stand_side_by_side_and_wrap_like_words() -> None:
    boxes = cell(Drawing.CHIPS, "Website", "Search", "Support chat").boxes
    assert boxes[0].rect.x == sp.CELL_PADDING_X
    assert boxes[1].rect.x == pytest.approx(boxes[0].rect.right + sp.CHIP_GAP)
    assert (boxes[2].rect.x, boxes[2].rect.y) == pytest.approx(
        (sp.CELL_PADDING_X, boxes[0].rect.bottom + sp.CARD_GAP)
    )


def test_a_chip_is_as_wide_as_its_text() -> None:
    (box,) = cell(Drawing.CHIPS, "Website").boxes
    before = sp.CHIP_PADDING + sp.CHIP_ICON + sp.CHIP_ICON_GAP
    assert box.rect.width == pytest.approx(before + line_width(box.text.lines[0], CARD) + sp.CHIP_PADDING)
    icon = box.part("channel")
    assert icon is not None
    assert icon.rect.right <= box.text.x


def test_a_chip_of_many_words_is_as_wide_as_the_cell_and_breaks() -> None:
    (box,) = cell(Drawing.CHIPS, "the second hotline of our partner in the north").boxes
    assert box.rect.right <= 66 - sp.CELL_PADDING_X + 1e-9
    assert len(box.text.lines) == 2


def test_a_chip_gives_up_its_icon_before_a_word_is_chopped() -> None:
    wide, narrow = (cell(Drawing.CHIPS, "поддержки", width=width).boxes[0] for width in (66.0, 30.0))
    assert (wide.part("channel") is None, narrow.part("channel") is None) == (False, True)
    assert [line.text for line in narrow.text.lines] == ["поддержки"]


@pytest.mark.parametrize("value", [None, 1, 5])
def test_a_score_is_five_marks_and_its_number(value: int | None) -> None:
    (box,) = cell(Drawing.MARKS, {"value": value}).boxes
    assert (box.shape, len(box.marks)) == (Shape.MARKS, 5)
    (number,) = box.blocks
    assert number.lines[0].text == ("–" if value is None else f"{value}/5")


def test_a_score_stands_in_the_middle_of_its_row() -> None:
    (box,) = cell(Drawing.MARKS, {"value": 3}, height=40).boxes
    assert box.marks[0].y == pytest.approx(20)
    assert box.rect.x + box.rect.width / 2 == pytest.approx(33, abs=0.1)


def test_the_marks_stand_in_the_same_place_whatever_the_score() -> None:
    values = (None, 1, 2, 4, 5)
    assert len({cell(Drawing.MARKS, {"value": value}).boxes[0].marks for value in values}) == 1


def test_a_high_row_does_not_make_a_score_need_more() -> None:
    assert cell(Drawing.MARKS, {"value": 3}, height=90).height == cell(Drawing.MARKS, {"value": 3}).height


def test_in_a_narrow_column_the_number_stands_under_its_marks() -> None:
    (box,) = cell(Drawing.MARKS, {"value": 3}, width=sp.NARROWEST_COLUMN).boxes
    (number,) = box.blocks
    assert number.y > box.marks[0].y + sp.MARK_RADIUS
    assert number.x + number.width / 2 == pytest.approx(sp.NARROWEST_COLUMN / 2)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("drawing", [Drawing.CARDS, Drawing.CHIPS, Drawing.MARKS, Drawing.PICTURES])
def test_boxes_stay_inside_the_cell_and_apart(drawing: Drawing, width: float) -> None:
    said = [
        {"text": text, "value": 5} for text in ("Да", "Превысокомногорассмотрительствующий", "e-mail", "")
    ]
    laid_out = cell(drawing, *said[: 1 if drawing is Drawing.MARKS else 4], width=width)
    assert all(is_inside(box, width) for box in laid_out.boxes)
    assert max(box.rect.bottom for box in laid_out.boxes) <= laid_out.height
    assert not any(a.rect.touches(b.rect) for a, b in combinations(laid_out.boxes, 2))


@pytest.mark.parametrize("width", WIDTHS)
def test_text_stays_inside_its_box(width: float) -> None:
    for drawing in (Drawing.CARDS, Drawing.CHIPS):
        for box in cell(drawing, "Щ" * 90, "a word and another", "", width=width).boxes:
            longest = max(line_width(line, box.text.style) for line in box.text.lines)
            assert box.text.x + longest <= box.rect.right - 2
            assert box.rect.y <= box.text.y
            assert box.text.y + box.text.height <= box.rect.bottom + 1e-9


def test_a_cell_says_what_needs_explaining() -> None:
    laid_out = cell(Drawing.CARDS, {"evidence": "fact"}, {"evidence": "hypothesis", "urgent": True}, "plain")
    assert laid_out.legend == {Legend.FACT, Legend.HYPOTHESIS, Legend.URGENT}
    assert cell(Drawing.CARDS, "plain").legend == frozenset()


def test_a_cell_that_comes_out_the_same_is_the_same() -> None:
    first = cell(Drawing.MARKS, {"value": 3})
    again = lay_out_cell(MANNERS[Drawing.MARKS], first.cell, 66.0)
    assert again.or_same(first) is first
    other = lay_out_cell(MANNERS[Drawing.MARKS], first.cell, 70.0)
    assert other.or_same(first) is other
    assert other.or_same(None) is other
