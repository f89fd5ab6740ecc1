from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import NamedTuple

from cjm_desktop.storage.keeping import DAYS, LATEST, worth_keeping

NOON = datetime(2026, 6, 15, 12).astimezone()


class Saved(NamedTuple):
    when: float
    name: str = ""
    is_for_good: bool = False


def ago(
    *, days: float = 0, hours: float = 0, minutes: float = 0, name: str = "", is_for_good: bool = False
) -> Saved:
    when = NOON - timedelta(days=days, hours=hours, minutes=minutes)
    return Saved(when.timestamp(), name, is_for_good)


def kept(*versions: Saved) -> list[Saved]:
    shuffled = list(versions)
    random.Random(1).shuffle(shuffled)
    return worth_keeping(shuffled, NOON.timestamp())


def test_up_to_twenty_versions_all_stay_the_latest_first() -> None:
    versions = [ago(minutes=minutes) for minutes in range(LATEST)]
    assert kept(*versions) == versions


def test_of_the_same_day_the_oldest_beyond_twenty_go() -> None:
    versions = [ago(minutes=minutes) for minutes in range(LATEST + 5)]
    assert kept(*versions) == versions[:LATEST]


def test_of_each_day_before_the_last_version_stays() -> None:
    today = [ago(minutes=minutes) for minutes in range(LATEST)]
    before = [ago(days=days, hours=hours) for days in (1, 2, 3) for hours in (0, 3, 6)]
    assert kept(*today, *before) == [*today, *before[::3]]


def test_a_file_that_was_not_touched_for_long_keeps_how_it_was_before_today() -> None:
    today = [ago(minutes=minutes) for minutes in range(LATEST + 9)]
    old, older = ago(days=400), ago(days=500)
    assert kept(*today, old, older) == [*today[:LATEST], old]


def test_after_thirty_days_a_day_goes() -> None:
    days = [ago(days=days) for days in range(60)]
    assert kept(*days) == days[:DAYS]


def test_of_those_the_program_named_as_many_stay_and_saves_make_none_go() -> None:
    aside = [ago(minutes=minutes, name="Mine before reloading") for minutes in range(LATEST + 5)]
    saves = [ago(minutes=minutes + 0.5) for minutes in range(LATEST + 5)]
    stayed = kept(*aside, *saves)
    assert [one for one in stayed if one.name] == aside[:LATEST]
    assert [one for one in stayed if not one.name] == saves[:LATEST]


def test_a_year_of_reloading_leaves_no_more_than_fifty() -> None:
    aside = [ago(days=days, hours=hours, name="Mine") for days in range(365) for hours in (0, 1, 2)]
    assert len(kept(*aside)) <= LATEST + DAYS


def test_a_version_that_the_user_named_stays_and_takes_no_place() -> None:
    named = ago(days=900, name="As agreed with the client", is_for_good=True)
    latest = [ago(minutes=minutes) for minutes in range(LATEST + 5)]
    assert kept(named, *latest) == [*latest[:LATEST], named]


def test_a_version_from_the_future_is_the_latest() -> None:
    future = ago(days=-5)
    latest = [ago(minutes=minutes) for minutes in range(LATEST - 1)]
    assert kept(future, *latest) == [future, *latest]


def test_a_year_of_saving_leaves_no_more_than_fifty() -> None:
    versions: list[Saved] = []
    for hours in range(365 * 24, 0, -1):
        now = ago(hours=hours)
        versions = worth_keeping([*versions, now], now.when)
    assert LATEST < len(versions) <= LATEST + DAYS
    assert {datetime.fromtimestamp(one.when).astimezone().date() for one in versions} >= {
        (NOON - timedelta(days=days)).date() for days in range(1, DAYS - 1)
    }
