from __future__ import annotations

import json
from typing import Any

import pytest

from cjm_desktop.model.document import VERSION
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.migrations import MIGRATIONS, migrated, oldest_readable


def name_becomes_title(content: dict[str, Any]) -> dict[str, Any]:
    content["title"] = content.pop("name")
    return content


def stickers_become_cards(content: dict[str, Any]) -> dict[str, Any]:
    for journey in content["maps"]:
        journey["cards"] = journey.pop("stickers")
    return content


# Two versions that never were, so that a step after a step is tried before the first one is needed.
STEPS = {VERSION - 2: name_becomes_title, VERSION - 1: stickers_become_cards}
OLD = {
    "format": "cjm",
    "version": VERSION - 2,
    "name": "Старая",
    "future": 1e300,
    "maps": [
        {
            "id": "m",
            "stages": [{"id": "s"}],
            "lanes": [{"id": "l", "kind": "goals"}],
            "stickers": [{"id": "c", "stage": "s", "lane": "l", "text": "Цель"}],
        }
    ],
}


def test_an_older_file_goes_through_every_step_and_is_saved_as_the_current_version() -> None:
    document = loads(json.dumps(OLD).encode(), migrations=STEPS)
    assert (document.version, document.title) == (VERSION, "Старая")
    assert [card.text for card in document.maps[0].cards] == ["Цель"]
    assert json.loads(dumps(document))["future"] == 1e300


def test_a_file_half_way_takes_only_the_steps_that_are_left() -> None:
    half_way = migrated(
        json.loads(json.dumps(OLD)), VERSION - 2, {**STEPS, VERSION - 1: lambda content: content}
    )
    assert half_way["title"] == "Старая"
    assert half_way["version"] == VERSION


def test_a_file_older_than_the_first_step_is_refused() -> None:
    with pytest.raises(Unreadable, match="no version that ever was"):
        loads(json.dumps({**OLD, "version": VERSION - 3}).encode(), migrations=STEPS)


def test_a_migrated_file_is_checked_like_any_other() -> None:
    broken = json.loads(json.dumps(OLD))
    broken["maps"][0]["stickers"][0]["level"] = 9
    with pytest.raises(Unreadable, match="card c, the field “level”"):
        loads(json.dumps(broken).encode(), migrations=STEPS)


def test_the_steps_leave_no_version_out() -> None:
    assert sorted(MIGRATIONS) == list(range(oldest_readable(), VERSION))
