"""A short form of the experiment with a full disk, and that it would notice what must not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.errors import NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.storage import saving
from torture import fulldisk

if TYPE_CHECKING:
    from pathlib import Path


def test_whatever_room_there_is_leaves_the_old_file_or_the_new_one() -> None:
    outcome = fulldisk.run(8, 5)
    if outcome.faults and outcome.faults[0].startswith(fulldisk.CANNOT):
        pytest.skip(fulldisk.CANNOT)
    assert outcome.faults == []
    assert outcome.done >= 8
    assert outcome.seen["refused"] > 0
    assert outcome.seen["saved"] > 0


def test_a_file_that_is_torn_by_a_refusal_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(path: Path, data: bytes, _may_replace: object) -> None:
        try:
            path.write_bytes(data)
        except OSError as error:
            raise NotWritten(Phrase("full", "нет места")) from error

    monkeypatch.setattr(saving, "write_atomically", in_place)
    outcome = fulldisk._by_a_limit(4)
    assert "step 1 under a limit: refused, and the file is torn" in outcome.faults[1]
