"""Stickers as they were asked for, remembered as plain values."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from cjm_desktop.layout.geometry import Point, Size
from cjm_desktop.printing.paper import A3, parse_paper
from cjm_desktop.printing.spec import Chosen, Coloring, Orientation
from cjm_desktop.printing.stickers.choices import plain_from_stickers, stickers_from_plain
from cjm_desktop.printing.stickers.spec import LabelGrid, StickerOrder, StickerSpec

SPECS = [
    StickerSpec(),
    StickerSpec(A3, Orientation.LANDSCAPE, Size(51, 38), 7, blank=2, has_guide=True, coloring=Coloring.GREY),
    StickerSpec(parse_paper("300x400"), grid=LabelGrid(3, 7, Point(7.2, 15.15), Size(66, 38.1))),
    StickerSpec(
        grid=LabelGrid(2, 4), chosen=Chosen(frozenset("ab"), None), order=StickerOrder.STAGE, is_apart=True
    ),
]


@pytest.mark.parametrize("spec", SPECS)
def test_what_was_asked_for_is_asked_for_again(spec: StickerSpec) -> None:
    assert stickers_from_plain(json.loads(json.dumps(plain_from_stickers(spec)))) == spec


def test_which_cards_were_selected_is_not_remembered() -> None:
    assert stickers_from_plain(plain_from_stickers(StickerSpec(cards=frozenset("a")))) == StickerSpec()


@pytest.mark.parametrize(
    "wrong",
    [
        {"sheet": "A99"},
        {"size": [1]},
        {"size": "big"},
        {"grid": {}},
        {"order": "none"},
        {"blank": "many"},
        {"blank": math.inf},
        {"blank": 21},
        {"margin": math.nan},
        {"size": [math.nan, 76]},
        {"size": [5, 76]},
        {"chosen": []},
        {"grid": {"columns": 0, "rows": 7, "corner": None, "pitch": None}},
        {"grid": {"columns": 3, "rows": 7, "corner": [math.inf, 0], "pitch": None}},
    ],
)
def test_nonsense_gives_the_usual_stickers(wrong: dict[str, Any]) -> None:
    assert stickers_from_plain({**plain_from_stickers(SPECS[1]), **wrong}) == StickerSpec()
    assert stickers_from_plain({}) == StickerSpec()
