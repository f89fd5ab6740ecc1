from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.turns import alone

if TYPE_CHECKING:
    from pathlib import Path


def test_one_is_alone_and_the_next_one_after_it(tmp_path: Path) -> None:
    for _ in range(2):
        with alone(tmp_path / "lock") as is_alone:
            assert is_alone


def test_two_are_not_alone(tmp_path: Path) -> None:
    with alone(tmp_path / "lock") as is_first, alone(tmp_path / "lock") as is_second:
        assert is_first
        assert not is_second


def test_where_no_file_can_be_made_one_is_alone(tmp_path: Path) -> None:
    with alone(tmp_path / "none" / "lock") as is_alone:
        assert is_alone


@pytest.mark.skipif(os.name == "nt", reason="needs pipes with names")
@pytest.mark.timeout(10)
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock")
    with alone(tmp_path / "lock"):
        pass
