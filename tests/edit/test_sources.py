"""Sources: added, changed, copied, moved, and removed from every card that names them."""

from __future__ import annotations

import pytest

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.mentions import cards_naming
from cjm_desktop.edit.sources import add_source, duplicate_source, move_source, remove_source, set_source
from cjm_desktop.model.document import Document, Source
from cjm_desktop.model.errors import NotAllowed, NotFound


@pytest.fixture
def sourced(document: Document) -> Document:
    """Two sources, one named by two cards."""
    talk, survey = (
        Source(id="talk", kind="interview", title="Talk"),
        Source(id="s", kind="survey", title="March"),
    )
    journey = set_fields(document.maps[0], ("a1", "a3"), sources=("talk", "s"))
    return document.with_map(journey).replaced(sources=(talk, survey))


def test_a_new_source_is_an_interview_unless_said_otherwise(sourced: Document) -> None:
    after = add_source(add_source(sourced, "n", "Visit", 0), "log", "Tickets", kind="support_log")
    assert [(one.id, one.kind) for one in after.sources] == [
        ("n", "interview"),
        ("talk", "interview"),
        ("s", "survey"),
        ("log", "support_log"),
    ]
    check_change(sourced, after)


def test_fields_of_a_source_are_set_and_wrong_ones_refused(sourced: Document) -> None:
    after = set_source(sourced, "s", date="2026-03-14", note="120 answers")
    assert (after.sources[1].date, after.sources[1].note) == ("2026-03-14", "120 answers")
    assert set_source(after, "s", note="120 answers") is after
    with pytest.raises(NotAllowed):
        set_source(sourced, "s", kind="rumour")
    with pytest.raises(NotFound):
        set_source(sourced, "nothing", title="X")


def test_sources_are_copied_and_moved(sourced: Document) -> None:
    after = duplicate_source(sourced, "talk", "talk2", "Talk, copy")
    assert [one.title for one in after.sources] == ["Talk", "Talk, copy", "March"]
    assert [one.id for one in move_source(after, "s", 0).sources] == ["s", "talk", "talk2"]
    assert move_source(sourced, "talk", 0) is sourced


def test_a_removed_source_is_named_by_no_card(sourced: Document) -> None:
    assert cards_naming(sourced, "sources", "talk") == 2
    after = remove_source(sourced, "talk")
    assert cards_naming(after, "sources", "talk") == 0
    assert cards_naming(after, "sources", "s") == 2
    assert after.maps[1] is sourced.maps[1]
    check_change(sourced, after)
