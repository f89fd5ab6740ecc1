"""What is said of somebody who has a file open goes by a file that anybody may have written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from cjm_desktop.qt.holder_words import who_has_it
from cjm_desktop.storage.lock import Holder, user_of_this_computer
from cjm_desktop.storage.lock import _machine as this_machine

EVE = Holder(
    "Eve", "far", datetime(2026, 3, 14, 9, tzinfo=UTC), datetime.now(UTC), "f" * 16, 7, "f", "f" * 16
)


def test_since_when_a_file_is_open_is_told() -> None:
    assert who_has_it(EVE).startswith("It has been open since 14 Mar 2026, ")


@pytest.mark.parametrize(
    "since",
    [
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=23))),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime.now(UTC) + timedelta(days=30),
    ],
)
def test_a_time_that_cannot_be_is_not_told(since: datetime) -> None:
    assert who_has_it(replace(EVE, since=since)) == "It is open: Eve, computer far."
    here = replace(EVE, since=since, user=user_of_this_computer(), machine=this_machine())
    assert who_has_it(here) == "Another program on this computer has it open."
