"""What stays is walked over once, whatever the size of the map."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from cjm_desktop.qt.collecting import wake

if TYPE_CHECKING:
    from collections.abc import Iterator

THINGS = 50_000


class Cycle:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def awake() -> Iterator[None]:
    """The collector as it works in a window."""
    callbacks = list(gc.callbacks)
    wake()
    yield
    gc.callbacks[:] = callbacks
    gc.unfreeze()


def test_a_full_collection_leaves_nothing_to_be_walked_over_by_the_next_one(awake: None) -> None:
    things: list[list[int]] = [[] for _ in range(THINGS)]
    assert len(gc.get_objects()) > len(things)
    gc.collect()
    # Where garbage is looked for is what `get_objects` lists.
    assert len(gc.get_objects()) < 1000
    assert gc.get_freeze_count() > len(things)


def test_garbage_is_found_and_not_kept(awake: None) -> None:
    gone = ref(Cycle())
    gc.collect()
    assert gone() is None


def test_to_wake_it_twice_has_it_leave_out_once(awake: None) -> None:
    before = list(gc.callbacks)
    wake()
    assert gc.callbacks == before
