"""What is remembered of a poster: all of it, and nothing that makes no sense."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.choices import plain_from_spec, spec_from_plain
from cjm_desktop.printing.paper import AUTO, PAPERS, custom_paper, roll_paper
from cjm_desktop.printing.spec import Chosen, Coloring, ExtraSheets, Orientation, PrintSpec, Style

IDS = st.none() | st.frozensets(st.text(min_size=1))
CUT = st.sampled_from(sorted(PAPERS.values())) | st.just(custom_paper(900, 600))
SPECS = st.builds(
    PrintSpec,
    paper=CUT | st.sampled_from([AUTO, roll_paper(914), roll_paper(610.5)]),
    orientation=st.sampled_from(Orientation),
    sheet=st.none() | CUT,
    sheet_orientation=st.sampled_from(Orientation),
    overlap=st.floats(0, 50),
    margin=st.floats(0, 50),
    scale=st.none() | st.floats(0.1, 10),
    coloring=st.sampled_from(Coloring),
    has_plan_page=st.booleans(),
    extra=st.sampled_from(ExtraSheets),
    style=st.sampled_from(Style),
    sticker=st.sampled_from([Size(76, 76), Size(127, 76.5)]),
    notes=st.integers(1, 12),
    chosen=st.builds(Chosen, IDS, IDS, IDS),
    has_codes=st.booleans(),
)


@given(SPECS)
def test_everything_that_was_asked_for_comes_back(spec: PrintSpec) -> None:
    plain = json.loads(json.dumps(plain_from_spec(spec)))
    assert spec_from_plain(plain) == spec


def test_what_an_older_program_remembered_is_still_read() -> None:
    old = {
        "paper": "A2",
        "orientation": "portrait",
        "sheet": "A4",
        "overlap": 12,
        "margin": 6,
        "scale": 0.8,
        "coloring": "grey",
        "plan": False,
    }
    spec = spec_from_plain(old)
    assert (spec.paper, spec.overlap, spec.scale) == (PAPERS["a2"], 12, 0.8)
    assert (spec.style, spec.has_codes, spec.chosen) == (Style.FULL, True, Chosen())


@pytest.mark.parametrize(
    "wrong",
    [
        {"paper": "B9"},
        {"sheet": "roll:914"},
        {"style": "large"},
        {"sticker": "0x0"},
        {"notes": "a few"},
        {"chosen": {"cards": []}},
        {"chosen": {"stages": 5}},
        {"chosen": None},
        {"chosen": []},
        {"chosen": {"lanes": [5]}},
        {"overlap": None},
        {"overlap": math.nan},
        {"margin": -1},
        {"margin": math.inf},
        {"scale": 0},
        {"scale": math.inf},
        {"notes": math.inf},
        {"notes": 13},
        {"plan": "no"},
    ],
)
def test_what_makes_no_sense_is_forgotten(wrong: dict[str, Any]) -> None:
    assert spec_from_plain(plain_from_spec(PrintSpec(overlap=12)) | wrong) == PrintSpec()
