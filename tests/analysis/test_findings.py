from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.analysis.findings import Code, check
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Stage
from cjm_desktop.model.language import LANGUAGES
from cjm_desktop.templates.catalogue import TEMPLATES, template

if TYPE_CHECKING:
    from collections.abc import Callable

    Steps = Callable[[Callable[[], object]], int]


def document(*cards: dict[str, Any], **changed: Any) -> Document:
    """Two titled stages and three lanes, a card in each cell, and some more."""
    given: list[tuple[str, str, dict[str, Any]]] = [
        ("s1", "l1", {}),
        ("s2", "l2", {"level": 1}),
        ("s2", "l3", {"value": 3}),
        ("s2", "l1", {}),
        ("s1", "l3", {"value": 4}),
    ]
    if not any(card.get("lane") == "l2" for card in cards):
        given.append(("s1", "l2", {"level": -1}))
    first = [
        Card(id=f"f{n}", stage=stage, lane=lane, **fields) for n, (stage, lane, fields) in enumerate(given)
    ]
    more = [Card(**{"id": f"c{n}", "stage": "s1", "lane": "l1", **card}) for n, card in enumerate(cards)]
    fields = {
        "stages": (Stage(id="s1", title="Search"), Stage(id="s2", title="Choice")),
        "lanes": (
            Lane(id="l1", kind="actions"),
            Lane(id="l2", kind="emotions"),
            Lane(id="l3", kind="score", meaning="importance"),
        ),
        "cards": [*first, *more],
        **changed,
    }
    return Document(language="en", maps=(Map(id="m1", **fields),))


def codes(checked: Document) -> list[Code]:
    """What is found when the font lacks nothing but a snowman."""
    return [finding.code for finding in check(checked, "☃".__eq__)]


def test_a_sound_map_has_no_findings() -> None:
    assert codes(document()) == []


@pytest.mark.parametrize("key", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_has_no_findings(key: str, language: str) -> None:
    assert codes(template(key, language)) == []


def test_what_is_missing_altogether_is_found() -> None:
    assert codes(Document()) == [Code.NO_MAP]
    assert codes(Document(maps=(Map(id="m"),))) == [Code.NO_STAGE, Code.NO_LANE]


def test_a_map_that_nobody_has_begun_is_not_told_that_it_is_empty() -> None:
    assert codes(document(cards=())) == []


def test_an_empty_stage_is_found_in_a_map_that_was_begun() -> None:
    three = (*document().maps[0].stages, Stage(id="s3", title="Purchase"))
    (finding,) = check(document(stages=three), "☃".__eq__)
    assert (finding.code, finding.stage) == (Code.EMPTY_STAGE, "s3")
    assert finding.sentence.en == "Stage C has no cards yet."


def test_a_card_that_reaches_into_a_stage_fills_it() -> None:
    three = (*document().maps[0].stages, Stage(id="s3", title="Purchase"))
    assert codes(document({"span": 3}, stages=three)) == [Code.EMPTY_CELLS]


def sided(side: int) -> Document:
    """A map of so many stages and as many lanes, with a few cards."""
    return document(
        stages=[Stage(id=f"s{n}", title="Stage") for n in range(1, side + 1)],
        lanes=[Lane(id=f"l{n}", kind="actions") for n in range(1, side + 1)],
    )


def test_checking_takes_steps_as_there_are_cells(steps: Steps) -> None:
    few, many = sided(20), sided(80)
    assert steps(lambda: check(many, "☃".__eq__)) < 24 * steps(lambda: check(few, "☃".__eq__))


def test_lanes_that_are_unknown_empty_or_unclear_are_found() -> None:
    lanes = (Lane(id="l1", kind="actions"), Lane(id="l2", kind="telepathy"), Lane(id="l3", kind="score"))
    more = (*lanes, Lane(id="l4", kind="divider"), Lane(id="l5", kind="goals"))
    found = check(document(lanes=more), "☃".__eq__)
    assert [(finding.code, finding.lane) for finding in found] == [
        (Code.UNKNOWN_KIND, "l2"),
        (Code.SCORE_WITHOUT_MEANING, "l3"),
        (Code.EMPTY_LANE, "l5"),
    ]


@pytest.mark.parametrize(
    ("stages", "en", "ru"),
    [
        (3, "Empty cells: 2 (C2, C3).", "Пустых ячеек: 2 (C2, C3)."),
        (6, "Empty cells: 8, the first is C2.", "Пустых ячеек: 8, первая — C2."),
    ],
)
def test_empty_cells_are_counted_and_lead_to_the_first(stages: int, en: str, ru: str) -> None:
    columns = [Stage(id=f"s{n}", title="Stage") for n in range(1, stages + 1)]
    (finding,) = check(document({"span": stages}, stages=columns), "☃".__eq__)
    assert (finding.code, finding.stage, finding.lane) == (Code.EMPTY_CELLS, "s3", "l2")
    assert (finding.sentence.en, finding.sentence.ru) == (en, ru)


def test_quotes_pictures_and_free_lanes_may_have_gaps() -> None:
    kinds = ("quotes", "pictures", "text", "divider")
    lanes = [Lane(id=f"l{n}", kind=kind) for n, kind in enumerate(kinds, 4)]
    cards = [{"stage": "s1", "lane": f"l{n}"} for n in (4, 5, 6)]
    assert codes(document(*cards, lanes=[*document().maps[0].lanes, *lanes])) == []


def test_a_stage_without_a_title_is_found() -> None:
    stages = (Stage(id="s1", title=" "), Stage(id="s2", title="Choice"))
    (finding,) = check(document(stages=stages), "☃".__eq__)
    assert finding.sentence.ru == "У этапа A нет названия."


@pytest.mark.parametrize(
    ("card", "code"),
    [
        ({"personas": ("p9",)}, Code.UNKNOWN_PERSONA),
        ({"sources": ("r9",)}, Code.UNKNOWN_SOURCE),
        ({"picture": "sha256:9"}, Code.UNKNOWN_PICTURE),
        ({"text": "a ☃ and\na ☃"}, Code.MISSING_GLYPH),
        ({"lane": "l2", "text": "hope"}, Code.EMOTION_WITHOUT_LEVEL),
    ],
)
def test_what_is_wrong_with_a_card_leads_to_its_cell(card: dict[str, Any], code: Code) -> None:
    (finding,) = check(document(card), "☃".__eq__)
    assert (finding.code, finding.map, finding.stage, finding.lane) == (
        code,
        "m1",
        "s1",
        card.get("lane", "l1"),
    )
    assert ("A1" if finding.lane == "l1" else "A2") in finding.sentence.ru


def test_missing_characters_are_named_once() -> None:
    (finding,) = check(document({"text": "☃ ☃"}), "☃".__eq__)
    assert finding.sentence.en == "Cell A1: the font lacks U+2603 (snowman); an empty box is drawn instead."


def test_the_map_and_the_personas_are_checked() -> None:
    portrait = Persona(id="p1", name="Anna", portrait="sha256:9")
    checked = document(personas=("p1", "p2")).replaced(personas=(portrait,), title="☃")
    assert codes(checked) == [Code.MISSING_GLYPH, Code.UNKNOWN_PICTURE, Code.UNKNOWN_PERSONA]


AROUND: dict[str, dict[str, Any]] = {
    "Scenario": {"scenario": "☃"},
    "Map title": {"title": "☃"},
    "Phase": {"phases": (Phase(id="h1", title="☃", stages=("s1",)),)},
    "Link": {"links": (Link(id="k1", origin="s1", target="s2", text="☃"),)},
    "Stage B": {"stages": (Stage(id="s1", title="Search"), Stage(id="s2", title="Choice", task="☃"))},
}


@pytest.mark.parametrize(("subject", "changed"), AROUND.items(), ids=AROUND)
def test_what_the_font_lacks_around_the_cards_is_found(subject: str, changed: dict[str, Any]) -> None:
    (finding,) = check(document(**changed), "☃".__eq__)
    assert (finding.code, finding.map) == (Code.MISSING_GLYPH, "m1")
    assert finding.sentence.en.startswith(f"{subject}: the font lacks U+2603 (snowman)")


def test_what_the_font_lacks_in_lanes_personas_and_the_footer_is_found() -> None:
    lanes = document().maps[0].lanes
    named = document(lanes=(lanes[0].replaced(title="What ☃ do"), *lanes[1:]))
    people = (Persona(id="p1", name="Anna", description="☃\n☃"), Persona(id="p2", name="☃", role="end_user"))
    found = check(named.replaced(personas=people, client="☃"), "☃".__eq__)
    assert [(finding.code, finding.lane) for finding in found] == [
        (Code.MISSING_GLYPH, ""),
        (Code.MISSING_GLYPH, ""),
        (Code.MISSING_GLYPH, ""),
        (Code.MISSING_GLYPH, "l1"),
    ]
    assert [finding.sentence.ru.split(":")[0] for finding in found] == [
        "Клиент и версия",
        "Персона «Anna»",
        "Персона «☃»",
        "Дорожка «What ☃ do»",
    ]


def test_only_the_fields_that_a_lane_shows_are_checked() -> None:
    lane = Lane(id="l1", kind="recommendations"), *document().maps[0].lanes[1:]
    card = {"owner": "☃", "tags": ("☃",)}
    assert codes(document({**card, "unit": "☃"}, lanes=lane)) == [Code.MISSING_GLYPH]
    assert codes(document({"owner": "☃", "picture": None})) == []


def test_cards_in_a_divider_are_found_for_nobody_sees_them() -> None:
    lanes = (*document().maps[0].lanes, Lane(id="l4", kind="divider"))
    checked = document({"lane": "l4", "text": "secret"}, {"lane": "l4"}, lanes=lanes)
    (finding,) = check(checked, "☃".__eq__)
    assert (finding.code, finding.lane, finding.cards) == (Code.UNSEEN_CARDS, "l4", ("c0", "c1"))
    assert "shows no cards, but holds some (2), among them “secret”." in finding.sentence.en
    assert "среди них «secret»" in finding.sentence.ru


def test_levels_that_do_not_count_are_found_with_the_one_that_does() -> None:
    rated = {"lane": "l2", "stage": "s1"}
    several = document(
        {**rated, "level": 1}, {**rated, "text": "later", "level": -2}, {**rated, "text": "so"}
    )
    (finding,) = check(several, "☃".__eq__)
    assert (finding.code, finding.cards) == (Code.LEVEL_TWICE, ("c0", "c1"))
    assert "the first one, +1" in finding.sentence.en
    persons = (Persona(id="p1", name="A"), Persona(id="p2", name="B"))
    each = document({**rated, "level": 1, "personas": ("p1",)}, {**rated, "level": -2, "personas": ("p2",)})
    assert codes(each.replaced(personas=persons)) == []
