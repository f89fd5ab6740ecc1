"""Where stickers lie on their sheets, and what cannot be."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout.geometry import Point, Rect, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A3, A4, Paper
from cjm_desktop.printing.spec import Orientation
from cjm_desktop.printing.stickers.sheets import NOTE_GAP, plan_sheet
from cjm_desktop.printing.stickers.spec import LabelGrid, StickerSpec, parse_grid, parse_lengths

LABELS = StickerSpec(size=Size(63.5, 38.1), grid=LabelGrid(3, 7, Point(7.2, 15.15), Size(66, 38.1)))
_HAIR = 1e-6


def _lies_in(slot: Rect, area: Rect) -> bool:
    return (
        slot.x >= area.x - _HAIR
        and slot.y >= area.y - _HAIR
        and slot.right <= area.right + _HAIR
        and slot.bottom <= area.bottom + _HAIR
    )


def test_a4_takes_two_by_three_sticky_notes_in_its_middle() -> None:
    sheet = plan_sheet(StickerSpec())
    assert (sheet.size, sheet.columns, sheet.rows) == (Size(210, 297), 2, 3)
    assert list(sheet.slots[0]) == pytest.approx((29, 34.5, 76, 76))
    assert list(sheet.slots[-1]) == pytest.approx((105, 186.5, 76, 76))


def test_a3_takes_as_many_as_fit() -> None:
    assert len(plan_sheet(StickerSpec(sheet=A3)).slots) == 15


def test_the_sheet_lies_as_more_stickers_fit() -> None:
    sheet = plan_sheet(StickerSpec(size=Size(140, 90)))
    assert (sheet.size, len(sheet.slots)) == (Size(297, 210), 4)
    upright = plan_sheet(StickerSpec(size=Size(140, 90), orientation=Orientation.PORTRAIT))
    assert (upright.size, len(upright.slots)) == (Size(210, 297), 3)


def test_sticky_notes_stand_apart_where_the_sheet_has_room() -> None:
    sheet = plan_sheet(StickerSpec(has_guide=True))
    first, second = sheet.slots[:2]
    assert len(sheet.slots) == 6
    assert second.x - first.right == pytest.approx(NOTE_GAP)
    assert first.x == pytest.approx(210 - second.right)


def test_labels_lie_where_the_label_sheet_has_them() -> None:
    sheet = plan_sheet(LABELS)
    assert len(sheet.slots) == 21
    assert list(sheet.slots[4]) == pytest.approx((73.2, 53.25, 63.5, 38.1))
    assert [*sheet.cuts(21)] == []


def test_labels_that_reach_the_edge_are_printed_on_within_the_printable_area() -> None:
    spec = StickerSpec(size=Size(70, 37), grid=LabelGrid(3, 8, Point(0, 0.5)), margin=4)
    sheet = plan_sheet(spec)
    assert sheet.room(sheet.slots[0]) == Rect(4, 4, 66, 33.5)
    assert sheet.room(sheet.slots[4]) == sheet.slots[4]


def test_stickers_that_share_an_edge_share_a_cut_to_the_edge_of_the_paper() -> None:
    sheet = plan_sheet(StickerSpec())
    cuts = [*sheet.cuts(6)]
    assert [(cut.x, cut.y, cut.height) for cut in cuts if not cut.width] == [
        (x, 5, 287) for x in (29, 105, 181)
    ]
    assert [(cut.y, cut.x, cut.width) for cut in cuts if not cut.height] == [
        (y, 5, 200) for y in (34.5, 110.5, 186.5, 262.5)
    ]


def test_a_last_sheet_is_cut_no_further_than_it_is_filled() -> None:
    cuts = [*plan_sheet(StickerSpec()).cuts(1)]
    assert max(cut.bottom for cut in cuts) == pytest.approx(110.5)
    assert max(cut.right for cut in cuts) == pytest.approx(105)


_SIDES = st.builds(Size, st.floats(20, 400), st.floats(20, 400))
_PAPERS = st.builds(Paper, st.just("own"), st.floats(50, 2000), st.floats(50, 2000))


@given(_PAPERS, _SIDES, st.floats(0, 60), st.booleans(), st.sampled_from(Orientation))
def test_slots_never_overlap_nor_leave_the_printable_area(
    paper: Paper, size: Size, margin: float, has_guide: bool, orientation: Orientation
) -> None:
    spec = StickerSpec(paper, orientation, size, margin, has_guide=has_guide)
    try:
        sheet = plan_sheet(spec)
    except PrintError:
        return
    assert len(sheet.slots) == sheet.columns * sheet.rows
    assert all(_lies_in(slot, sheet.printable) and slot.size == size for slot in sheet.slots)
    near = sheet.slots[: sheet.columns + 2]
    assert not any(one.touches(other.grown(-_HAIR)) for one, other in combinations(near, 2))
    assert all(_lies_in(cut, sheet.printable) for cut in sheet.cuts(len(sheet.slots)))


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (replace(LABELS, grid=None, size=Size(300, 300)), "does not fit on A4"),
        (StickerSpec(size=Size(76, 76), margin=80), "does not fit on A4 with margins of 80 mm"),
        (
            StickerSpec(size=Size(0, 76)),
            "A sticker of 0 × 76 mm cannot be: each side must measure from 20 to 300 mm",
        ),
        (StickerSpec(size=Size(math.nan, 76)), "each side must measure from 20 to 300 mm"),
        (StickerSpec(margin=-1), "margin must be 0 mm or more, not"),
        (StickerSpec(blank=-1), "from 1 to 20, not -1"),
        (StickerSpec(blank=21), "from 1 to 20, not 21"),
        (replace(LABELS, grid=LabelGrid(0, 7)), "A label sheet of 0 × 7 has no labels"),
        (replace(LABELS, grid=LabelGrid(3, 7, None, Size(60, 38.1))), "The pitch of 60 × 38.1 mm is less"),
        (replace(LABELS, grid=LabelGrid(3, 7, Point(20, 15))), "do not fit on the sheet of 210 × 297 mm"),
        (replace(LABELS, grid=LabelGrid(30000, 70000)), "do not fit on the sheet"),
        (replace(LABELS, margin=50), "do not fit on the sheet"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_sentence(spec: StickerSpec, said: str) -> None:
    with pytest.raises(PrintError) as refused:
        plan_sheet(spec)
    assert said in refused.value.in_language("en")
    russian = refused.value.in_language("ru")
    assert russian.endswith(".")
    assert "38.1" not in russian


def test_labels_of_one_column_need_no_pitch_beside_it() -> None:
    spec = StickerSpec(size=Size(100, 40), grid=LabelGrid(1, 5, None, Size(0, 50)))
    assert plan_sheet(spec).slots[1].y - plan_sheet(spec).slots[0].y == pytest.approx(50)


def test_a_label_sheet_lies_on_its_side_where_it_does_not_fit_upright() -> None:
    assert plan_sheet(StickerSpec(A4, size=Size(90, 60), grid=LabelGrid(3, 3))).size == Size(297, 210)


def test_lengths_are_read_as_people_write_them() -> None:
    assert parse_lengths(" 63,5 × 38.1 мм ") == Size(63.5, 38.1)
    assert parse_lengths("76х76") == Size(76, 76)
    assert parse_grid("3 x 7") == (3, 7)


@pytest.mark.parametrize("text", ["", "76", "76x", "-7x7", "76x76x76", "axb"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(PrintError, match="write two lengths"):
        parse_lengths(text)
    with pytest.raises(PrintError, match="write columns and rows"):
        parse_grid(text)
