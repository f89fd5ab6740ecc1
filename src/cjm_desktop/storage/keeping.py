"""Which of many versions of a file are kept: the latest ones, and how the file was at the end of each day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

LATEST = 20
DAYS = 30


class Dated(Protocol):
    """Something of a time, in seconds since 1970, that may have a name, of the user's or of the program's."""

    @property
    def when(self) -> float:
        """Return the time."""

    @property
    def name(self) -> str:
        """Return the name, "" for none."""

    @property
    def is_for_good(self) -> bool:
        """Return whether the user gave it its name."""


D = TypeVar("D", bound=Dated)


def worth_keeping(versions: Iterable[D], now: float) -> list[D]:
    """Return the versions that stay, the latest first: those the user named, the last 20, and one a day.

    The one of a day is how the file was when that day ended, however long before it was saved, for each
    of the last 30 days of this place. Those that the program named were in no file: of them as many stay
    again, so that no save makes one go.
    """
    latest_first = sorted(versions, key=lambda version: version.when, reverse=True)
    kept = {version.when for version in latest_first if version.is_for_good}
    for has_name in (False, True):
        some = [one for one in latest_first if not one.is_for_good and bool(one.name) is has_name]
        kept |= {version.when for version in some[:LATEST]} | set(_daily(some, now))
    return [version for version in latest_first if version.when in kept]


def _daily(latest_first: list[D], now: float) -> Iterable[float]:
    """Yield when the version was saved that was there at the end of each day."""
    today = datetime.fromtimestamp(now).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    for days in range(DAYS):
        end = (today - timedelta(days=days - 1)).timestamp()
        found = next((version.when for version in latest_first if version.when < end), None)
        if found is not None:
            yield found
