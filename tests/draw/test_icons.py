"""Icons read as paths."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cjm_desktop.draw.icons import GRID, icon_outlines, icon_paths
from cjm_desktop.draw.primitives import Icon
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.channels import CHANNELS
from cjm_desktop.model.terms import MOTIVES

NAMES = sorted(
    entry.name.removesuffix(".svg")
    for entry in (files("cjm_desktop") / "resources" / "icons").iterdir()
    if entry.name.endswith(".svg") and entry.name != "app.svg"
)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_read_whole_and_lies_on_its_grid(name: str) -> None:
    paths = icon_paths(name)
    assert paths
    for path in paths:
        assert path[0][0] == "M"
        assert {len(step) for step in path} <= {1, 3, 7}
        assert all(0 <= number <= GRID for step in path for number in step[1:] if isinstance(number, float))


def test_an_icon_is_scaled_into_the_middle_of_its_rectangle() -> None:
    outlines = icon_outlines(Icon(Rect(10, 20, 48, 24), "plus", "ink"))
    xs = [float(x) for outline in outlines for step in outline.steps for x in step[1::2]]
    ys = [float(y) for outline in outlines for step in outline.steps for y in step[2::2]]
    assert min(xs) >= 10 + 12
    assert max(xs) <= 10 + 36
    assert min(ys) >= 20
    assert max(ys) <= 44
    assert {outline.line for outline in outlines} == {"ink"}
    assert [outline.line_width for outline in outlines] == pytest.approx([1.6] * len(outlines))


def test_every_channel_and_every_motive_has_an_icon() -> None:
    wanted = {f"channel-{key}" for key in CHANNELS} | {f"motive-{key}" for key in MOTIVES}
    assert wanted <= set(NAMES)


def test_an_icon_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        icon_paths("no-such-icon")
