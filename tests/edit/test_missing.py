"""What a map lacks, by number and by name."""

from __future__ import annotations

from cjm_desktop.edit.missing import enumerated, missing_of
from cjm_desktop.model.document import Lane, Stage


def test_names_stand_on_one_line_once_each_and_turn_no_letters_round() -> None:
    stages = [
        Stage(id="a", title="Buy\n now"),
        Stage(id="b", title="Buy now"),
        Stage(id="c", title="\u202eyuB"),
    ]
    missing = missing_of([*stages, Stage(id="d")], (), "en")
    assert missing.stages == 4
    assert missing.stage_names[0] == "Buy now"
    assert len(missing.stage_names) == 2
    assert "\u202e" not in enumerated(missing.stage_names)


def test_a_lane_is_named_by_its_title_or_else_by_its_kind_unless_that_says_nothing() -> None:
    lanes = [
        Lane(id="a", kind="text"),
        Lane(id="b", kind="channels"),
        Lane(id="c", kind="text", title="Ours"),
    ]
    assert missing_of((), lanes, "en").lane_names == ("Channels", "Ours")
