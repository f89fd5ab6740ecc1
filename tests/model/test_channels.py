"""Which icon a channel has."""

from __future__ import annotations

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.channels import channel_icon


def icon(channel: str | None, text: str = "") -> str:
    return channel_icon(Card(id="c", stage="s", lane="l", channel=channel, text=text))


@pytest.mark.parametrize(
    "channel", [None, "", "carrier pigeon", "../../lane-goals", "SITE", "site.svg", "e" * 300, "é"]
)
def test_a_channel_without_an_icon_gets_the_common_one(channel: str | None) -> None:
    assert icon(channel) == "channel-other"


def test_a_channel_has_its_own_icon() -> None:
    assert icon("site") == "channel-site"
