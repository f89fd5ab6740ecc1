from __future__ import annotations

from pathlib import Path

import pytest

from cjm_desktop.storage.fingerprint import Fingerprint


@pytest.mark.parametrize("settled", [True, False])
def test_a_file_is_told_by_what_it_holds(tmp_path: Path, settled: bool) -> None:
    file = tmp_path / "map.cjm"
    file.write_bytes(b"one")
    known = Fingerprint(b"one")
    if settled:
        known.settle()
    assert known.is_of(file)
    file.write_bytes(b"two")
    assert not known.is_of(file)


def test_where_there_is_no_file_any_more_nothing_can_be_lost(tmp_path: Path) -> None:
    known = Fingerprint(b"one")
    assert known.is_of(tmp_path / "gone.cjm")
    assert known.is_of(tmp_path)


def test_a_file_whose_disk_does_not_answer_may_hold_anything() -> None:
    # A name too long is what a test can make every disk refuse to look for.
    assert not Fingerprint(b"one").is_of(Path("x" * 5000))
