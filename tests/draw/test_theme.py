"""Colours: every role is one, text can be read on its ground, neighbours stay apart in grey."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, Disc, Icon, Outline, Primitive, TextRun
from cjm_desktop.draw.theme import FAINT, FAINT_GREY, GREY, HUES, LIGHT, Theme, contrast
from cjm_desktop.model.kinds import LANE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.map import MapLayout

FAINT_ONES = pytest.mark.parametrize("theme", [FAINT, FAINT_GREY], ids=lambda theme: theme.name)
THEMES = pytest.mark.parametrize("theme", [LIGHT, GREY], ids=lambda theme: theme.name)
READABLE = 4.5
SEEN = 3.0


def roles_of(item: Primitive) -> Iterator[str]:
    if isinstance(item, Box):
        yield from (role for role in (item.fill, item.line, item.hatch) if role)
    elif isinstance(item, Outline | Disc):
        yield from (role for role in (item.fill, item.line) if role)
    elif isinstance(item, TextRun | Icon):
        yield item.ink


@THEMES
def test_every_role_that_is_drawn_is_a_colour(theme: Theme, everything: MapLayout) -> None:
    roles = {role for part in draw_map(everything).parts for item in part.items for role in roles_of(item)}
    assert len(roles) > 40
    for role in roles:
        assert len(theme.color(role)) == len("#rrggbb")


@pytest.mark.parametrize(
    "hue", ["", "of a newer program", "level:2", "band:x", "a.b", "#FF00", "#GG0000", "blue.tint"]
)
def test_a_hue_of_any_name_has_the_colours_of_a_plain_lane(hue: str) -> None:
    for use in ("bar", "tint", "hatch", "deep", "letters", "lane"):
        assert LIGHT.color(f"{hue}.{use}") == LIGHT.color(f"slate.{use}")


@pytest.mark.parametrize(
    "color", ["#000000", "#ffffff", "#FFD400", "#ff0000", "#00ff88", "#1234af", "#808080"]
)
def test_any_colour_gives_a_bar_a_tint_and_a_hatch_that_stay_apart_and_can_be_read_on(color: str) -> None:
    bar, hatch, tint, paper = (
        GREY.rgb(role)[0] for role in (f"{color}.bar", f"{color}.hatch", f"{color}.tint", "paper")
    )
    assert paper - tint >= 8
    assert tint - hatch >= 20
    assert hatch - bar >= 40
    assert contrast(LIGHT.rgb("ink"), LIGHT.rgb(f"{color}.hatch")) >= READABLE
    assert contrast(LIGHT.rgb("secondary"), LIGHT.rgb(f"{color}.tint")) >= READABLE
    assert contrast(LIGHT.rgb(f"{color}.bar"), LIGHT.rgb("paper")) >= SEEN


def test_a_strong_colour_of_ones_own_is_the_bar_itself() -> None:
    assert LIGHT.color("#7a1f5c.bar") == "#7a1f5c"


def test_a_role_that_is_none_is_a_defect() -> None:
    for role in ("purple", "blue.stripe", "heat:0.5"):
        with pytest.raises(KeyError):
            LIGHT.color(role)


def test_every_lane_kind_has_a_hue_of_the_palette() -> None:
    assert {kind.color for kind in LANE_KINDS.values()} <= set(HUES)


@THEMES
@pytest.mark.parametrize("hue", HUES)
def test_text_can_be_read_on_every_card(theme: Theme, hue: str) -> None:
    assert contrast(theme.rgb("ink"), theme.rgb(f"{hue}.tint")) >= READABLE
    assert contrast(theme.rgb("ink"), theme.rgb(f"{hue}.hatch")) >= READABLE
    assert contrast(theme.rgb("secondary"), theme.rgb(f"{hue}.tint")) >= READABLE


@THEMES
@pytest.mark.parametrize("hue", HUES)
def test_white_letters_can_be_read_on_a_persona_of_every_hue(theme: Theme, hue: str) -> None:
    assert contrast(theme.rgb("on_deep"), theme.rgb(f"{hue}.deep")) >= READABLE


@THEMES
def test_text_can_be_read_on_paper_band_and_labels(theme: Theme) -> None:
    pairs = [("ink", "paper"), ("secondary", "paper"), ("on_urgent", "urgent"), ("on_urgent", "critical")]
    pairs += [(ink, f"band:{place}") for ink in ("on_band", "on_band_secondary") for place in (0, 0.5, 1)]
    for ink, ground in pairs:
        assert contrast(theme.rgb(ink), theme.rgb(ground)) >= READABLE, (ink, ground)


@THEMES
def test_no_text_is_written_in_a_fainter_ink(theme: Theme, everything: MapLayout) -> None:
    inks = {
        item.ink for part in draw_map(everything).parts for item in part.items if isinstance(item, TextRun)
    }
    of_personas = {ink for ink in inks if ink.endswith(".letters")}
    assert inks - of_personas == {
        "ink",
        "secondary",
        "on_card",
        "on_deep",
        "on_band",
        "on_band_secondary",
        "on_urgent",
    }
    assert all(contrast(theme.rgb(ink), theme.rgb("paper")) >= READABLE for ink in of_personas)


def test_bars_of_lanes_that_follow_each_other_stay_apart_in_grey() -> None:
    greys = [GREY.rgb(f"{kind.color}.bar")[0] for kind in LANE_KINDS.values() if kind.key != "divider"]
    assert all(abs(a - b) >= 5 for a, b in pairwise(greys))


@pytest.mark.parametrize("hue", HUES)
def test_a_card_its_hatch_and_its_bar_stay_apart_in_grey(hue: str) -> None:
    bar, hatch, tint, paper = (
        GREY.rgb(role)[0] for role in (f"{hue}.bar", f"{hue}.hatch", f"{hue}.tint", "paper")
    )
    assert paper - tint >= 8
    assert tint - hatch >= 20
    assert hatch - bar >= 40


def test_what_is_urgent_stays_apart_from_what_is_not_in_grey() -> None:
    urgent = GREY.rgb("urgent")[0]
    assert GREY.rgb("red.tint")[0] - urgent > 100
    assert GREY.rgb("amber.bar")[0] - urgent >= 20


def test_stages_grow_lighter_along_the_band() -> None:
    shades = [GREY.rgb(f"band:{place / 10}")[0] for place in range(11)]
    assert shades == sorted(shades)
    assert shades[-1] - shades[0] > 30


def test_the_curve_turns_from_bad_over_middle_to_glad_and_stops_there() -> None:
    assert [LIGHT.color(f"level:{level}") for level in (-2, 0, 2)] == ["#c2415b", "#c99a2e", "#2b8a6b"]
    assert LIGHT.color("level:-9") == LIGHT.color("level:-2")
    assert LIGHT.color("level:7.5") == LIGHT.color("level:2")


@FAINT_ONES
def test_faint_text_can_be_read_on_all_that_it_stands_on(theme: Theme) -> None:
    pairs = [(ink, "paper") for ink in ("ink", "secondary", "on_card", "blue.letters")]
    pairs += [(ink, f"band:{place}") for ink in ("on_band", "on_band_secondary") for place in (0, 0.5, 1)]
    pairs += [("on_urgent", "urgent")]
    for hue in (*HUES, "#000000", "#FFD400", "#1234af"):
        pairs += [("on_card", f"{hue}.tint"), ("on_card", f"{hue}.hatch"), ("secondary", f"{hue}.tint")]
        pairs += [("on_deep", f"{hue}.deep")]
    for ink, ground in pairs:
        assert contrast(theme.rgb(ink), theme.rgb(ground)) >= READABLE, (ink, ground)


@FAINT_ONES
def test_faint_grounds_save_ink_and_stay_apart_from_paper(theme: Theme) -> None:
    grounds = ["urgent", "band:0", "band:1", *(f"{hue}.tint" for hue in HUES)]
    for ground in grounds:
        (value,) = set(theme.rgb(ground))
        assert 220 <= value <= 246, ground
    assert theme.rgb("paper") == (255, 255, 255)


def test_a_faint_map_keeps_the_colours_of_lanes_and_personas_and_no_other() -> None:
    for role in ("blue.lane", "amber.deep"):
        assert FAINT.color(role) == LIGHT.color(role)
        assert FAINT_GREY.color(role) == GREY.color(role)
    for role in ("ink", "blue.bar", "level:2", "critical", "band:0.5", "amber.hatch"):
        assert len(set(FAINT.rgb(role))) == 1


def test_what_is_urgent_or_rated_stays_apart_from_what_is_not_in_faint_grey() -> None:
    assert FAINT.rgb("red.tint")[0] - FAINT.rgb("urgent")[0] >= 12
    assert FAINT.rgb("mark_empty")[0] - FAINT.rgb("amber.bar")[0] >= 20


def test_grey_has_no_colour() -> None:
    for role in ("urgent", "blue.bar", "band:0.3", "level:-1.25", "ink"):
        assert len(set(GREY.rgb(role))) == 1


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert contrast((10, 20, 30), (10, 20, 30)) == 1
