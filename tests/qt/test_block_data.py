"""What a block becomes on the clipboard, and what comes back of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit.block import Block, copied
from cjm_desktop.edit.pasting import Pasted
from cjm_desktop.edit.selection import Selection, at_cell, at_lane, at_stage
from cjm_desktop.model.errors import FileError
from cjm_desktop.qt.block_data import drawn, html_table, plain_text, read, written
from cjm_desktop.qt.clipboard import left_out
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

DOCUMENT = template(WORKED_EXAMPLE, "ru")
JOURNEY = DOCUMENT.maps[0]
FIRST_STAGE, FIRST_LANE = JOURNEY.stages[0].id, JOURNEY.lanes[0].id
SELECTIONS = (at_cell(FIRST_STAGE, FIRST_LANE), at_stage(FIRST_STAGE), at_lane(FIRST_LANE))


def block(selection: Selection) -> Block:
    made = copied(DOCUMENT, JOURNEY.id, selection)
    assert made is not None
    return made


WRITTEN = written(block(SELECTIONS[1]))


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_block_that_is_written_is_read_as_the_same(selection: Selection) -> None:
    copy = block(selection)
    back = read(written(copy))
    assert back.whole is copy.whole
    assert back.journey == copy.journey
    assert back.document.sources == copy.document.sources


@given(st.integers(0, len(WRITTEN)), st.binary(max_size=12), st.integers(0, 12))
def test_a_damaged_block_is_a_block_or_refused_as_a_file_is(at: int, put: bytes, over: int) -> None:
    try:
        found = read(WRITTEN[:at] + put + WRITTEN[at + over :])
    except FileError:
        return
    assert len(found.document.maps) == 1


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", WRITTEN.replace(b'"block"', b'"other"'), WRITTEN * 2])
def test_what_is_no_block_is_refused(data: bytes) -> None:
    with pytest.raises(FileError):
        read(data)


@pytest.mark.parametrize("mark", ['["cells"]', '{"cells": 1}', "1", "null", "true"])
def test_a_mark_that_is_no_word_is_refused(mark: str) -> None:
    with pytest.raises(FileError):
        read(WRITTEN.replace(b'"block": "stages"', f'"block": {mark}'.encode()))


@pytest.mark.parametrize("whole", ["cells", "stages", "lanes"])
def test_a_block_with_nothing_in_it_is_refused(whole: str) -> None:
    empty = f'{{"format": "cjm", "version": 1, "block": "{whole}", "maps": [{{"id": "a"}}]}}'
    with pytest.raises(FileError):
        read(empty.encode())


def test_a_whole_stage_begins_with_its_title_and_a_lane_with_its_name() -> None:
    assert plain_text(block(SELECTIONS[1])).startswith(f"{JOURNEY.stages[0].title}\r\n")
    assert html_table(block(SELECTIONS[1])).count("font-weight:bold") == 1
    assert plain_text(block(SELECTIONS[2])).startswith("Действия\t")


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("selection", SELECTIONS)
def test_the_picture_of_a_block_shows_it_whole_and_nothing_around_it(selection: Selection) -> None:
    image = drawn(block(selection))
    paper = image.pixelColor(0, 0)
    edges = [image.pixelColor(x, y) for x in range(0, image.width(), 7) for y in (0, image.height() - 1)]
    assert set(map(str, edges)) == {str(paper)}
    inside = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 5) for y in range(0, 200, 5)}
    assert len(inside) > 5


def test_what_was_not_pasted_is_said_in_both_languages() -> None:
    refused = Pasted(DOCUMENT, Selection(), 5, ("A1", "B1", "C1", "D1", "E1"), 2)
    said = left_out(refused)
    assert said is not None
    assert said.en == (
        "Pasted, but not all: a score cell takes a number from 1 to 5 (A1, B1, C1 and 2 more); "
        "no room on the map for 2."
    )
    assert said.ru == (
        "Вставлено не всё: в ячейке оценки стоит число от 1 до 5 (A1, B1, C1 и ещё 2); не поместилось: 2."
    )
    assert left_out(Pasted(DOCUMENT, Selection(), 5)) is None
