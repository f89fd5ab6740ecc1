"""What is written and spelled after one edit, counted: nothing grows with the map that need not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.cards import move_cards, remove_cards, set_text
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.recovery import Recovery, fresh_name
from cjm_desktop.storage.saving import save
from cjm_desktop.storage.writer import Spelling, dumps

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    Make = Callable[[int], Document]

SIZES = (1_000, 10_000)
RECORD = 1_024
"""More than a record of whose a map is ever has."""
only_where_counted = pytest.mark.skipif(sys.platform != "linux", reason="Linux counts what a process writes")


def edited(document: Document) -> Document:
    return document.with_map(set_text(document.maps[0], "c1.3.1", "Other words"))


def written(action: Callable[[], object]) -> int:
    """The bytes that this process hands to the system meanwhile."""

    def so_far() -> int:
        told = Path("/proc/self/io").read_text(encoding="ascii")
        return int(told.partition("wchar:")[2].split()[0])

    before = so_far()
    action()
    return so_far() - before


@only_where_counted
@pytest.mark.parametrize("cards", SIZES)
def test_a_save_writes_the_map_once_and_once_compressed(map_of: Make, tmp_path: Path, cards: int) -> None:
    path, backups = tmp_path / "map.cjm", Backups(tmp_path / "versions")
    save(map_of(cards), path, backups)
    after = edited(map_of(cards))
    count = written(lambda: save(after, path, backups))
    assert path.stat().st_size < count < 1.2 * path.stat().st_size + RECORD


@only_where_counted
@pytest.mark.parametrize("cards", SIZES)
def test_what_is_not_saved_is_written_once_with_a_small_record(
    map_of: Make, tmp_path: Path, cards: int
) -> None:
    recovery, name, spelling = Recovery(tmp_path), fresh_name(), Spelling()
    recovery.write(name, map_of(cards), spelling=spelling)
    after = edited(map_of(cards))
    count = written(lambda: recovery.write(name, after, spelling=spelling))
    assert 0 <= count - len(dumps(after)) < RECORD


@pytest.mark.parametrize("cards", SIZES)
def test_one_row_is_spelled_anew_after_an_edit_whatever_the_size(
    map_of: Make, calls: Callable[[Callable[[], object]], Counter[str]], cards: int
) -> None:
    spelling = Spelling()
    spelling.pieces(map_of(cards))
    after = edited(map_of(cards))
    assert calls(lambda: spelling.pieces(after))["_cards"] == 1


def test_a_large_map_is_never_in_memory_as_one_piece(map_of: Make) -> None:
    pieces = Spelling().pieces(map_of(10_000))
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 20
    assert len(pieces) < 1_000


def test_one_card_is_spelled_anew_in_a_cell_of_thousands() -> None:
    cards = [Card(id=f"c{n}", lane="l", stage="s", text=f"No. {n}") for n in range(3_000)]
    grid = Grid.of(cards, ["s"], ["l"])
    journey = Map(id="m", stages=(Stage(id="s"),), lanes=(Lane(id="l", kind="actions"),), cards=grid)
    spelling = Spelling()
    spelling.pieces(Document(maps=(journey,)))
    before = lines_of(spelling)
    for edit, anew in (
        (lambda: set_text(journey, "c1500", "Other words"), 1),
        (lambda: remove_cards(journey, ["c1500", "c1501"]), 0),
        (lambda: move_cards(journey, ["c5"], "s", "l", 0), 6),
    ):
        after = Document(maps=(edit(),))
        assert b"".join(spelling.pieces(after)) == dumps(after)
        assert len(lines_of(spelling).keys() - before.keys()) <= anew
        spelling.pieces(Document(maps=(journey,)))
        before = lines_of(spelling)


def lines_of(spelling: Spelling) -> dict[int, bytes]:
    """The spelled cards that are kept, by what they are."""
    return {id(line): line for _row, cells in spelling._rows.values() for cell in cells for line in cell}
