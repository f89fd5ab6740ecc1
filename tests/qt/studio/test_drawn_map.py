"""The map of a studio is drawn in a worker, and no further than anybody waits for it."""

from __future__ import annotations

import pytest

from cjm_desktop.printing.spec import EVERYTHING_IN_FULL
from cjm_desktop.qt.studio.drawn_map import _drawn
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_it_ends_at_the_next_step_when_nobody_waits_any_more(after: int) -> None:
    document, told = template(WORKED_EXAMPLE, "en"), list[float]()

    def progress(share: float) -> bool:
        told.append(share)
        return len(told) < after

    assert _drawn(document, document.maps[0].id, EVERYTHING_IN_FULL, progress) is None
    assert len(told) == after


def test_it_has_everything_at_hand_in_the_end_and_the_share_grows() -> None:
    document, told = template(WORKED_EXAMPLE, "en"), list[float]()

    def progress(share: float) -> bool:
        told.append(share)
        return True

    made = _drawn(document, document.maps[0].id, EVERYTHING_IN_FULL, progress)
    assert made is not None
    assert {"page", "findings", "obstacles", "words"} <= set(vars(made))
    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)
