from __future__ import annotations

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Persona, Stage
from cjm_desktop.model.errors import NotFound
from cjm_desktop.model.kinds import LANE_KINDS, lane_kind
from cjm_desktop.model.queries import (
    PERSONA_HUES,
    card_of,
    cards_in,
    cell_code,
    lane_question,
    lane_title,
    map_subtitle,
    persona_hues,
    personas_of,
    stage_letters,
)

JOURNEY = Map(
    id="m",
    scenario="by phone",
    personas=("p1", "gone"),
    stages=(Stage(id="s1"), Stage(id="s2")),
    lanes=(Lane(id="l1", kind="actions"), Lane(id="line", kind="divider"), Lane(id="l2", kind="score")),
    cards=(Card(id="c", stage="s2", lane="l2", value=4),),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")])
def test_stages_are_lettered_as_in_a_spreadsheet(index: int, letters: str) -> None:
    assert stage_letters(index) == letters


def test_a_line_has_no_number_of_its_own() -> None:
    assert [cell_code(JOURNEY, lane, 1) for lane in (0, 2)] == ["B1", "B2"]


def test_a_card_is_found_by_its_id_and_by_its_cell() -> None:
    assert card_of(JOURNEY, "c").value == 4
    assert cards_in(JOURNEY, "s2", "l2") == (card_of(JOURNEY, "c"),)
    with pytest.raises(NotFound, match="card is no longer in the map"):
        card_of(JOURNEY, "none")


def test_a_lane_is_called_as_it_wishes_or_after_its_kind() -> None:
    assert lane_title(Lane(id="l", kind="goals"), "ru") == "Цели клиента"
    assert lane_title(Lane(id="l", kind="goals", title="Зачем"), "en") == "Зачем"
    assert lane_title(Lane(id="l", kind="telepathy"), "en") == "Free lane"


def test_a_score_lane_says_what_its_numbers_mean() -> None:
    question = lane_question(Lane(id="l", kind="score", meaning="criticality"), "ru")
    assert question.replace("\u00a0", " ") == "критичность, 5 — срочно"
    assert lane_question(Lane(id="l", kind="score"), "en") == "from 1 to 5"


def test_a_map_says_its_state_and_scenario_and_who_it_is_about() -> None:
    document = Document(language="en", personas=(Persona(id="p1", name="Anna"),), maps=(JOURNEY,))
    assert map_subtitle(document, JOURNEY) == "As is · by phone"
    assert [persona.name for persona in personas_of(document, JOURNEY)] == ["Anna"]


def test_the_fields_of_every_kind_are_fields_of_a_card() -> None:
    assert {name for kind in LANE_KINDS.values() for name in kind.fields} <= {*Card.field_names}
    assert all(kind.name.en and kind.name.ru for kind in LANE_KINDS.values())
    assert not lane_kind("divider").takes_cards


def person(key: str, color: str | None = None) -> Persona:
    """Return a persona by its id."""
    return Persona(id=key, name=key, color=color)


def test_personas_without_a_colour_of_their_own_are_told_apart() -> None:
    hues = persona_hues(Document(personas=(person("a"), person("b", "violet"), person("c"), person("d"))))
    assert hues == {"a": "green", "b": "violet", "c": "amber", "d": "cyan"}


def test_one_more_persona_leaves_the_colours_of_the_others_alone() -> None:
    people = tuple(person(f"p{number}") for number in range(30))
    hues = persona_hues(Document(personas=people))
    assert persona_hues(Document(personas=people[:-1])) == {key: hues[key] for key in hues if key != "p29"}
    assert len({hues[f"p{number}"] for number in range(11)}) == 11


def test_a_palette_that_is_all_taken_begins_anew() -> None:
    people = (*(person(hue, hue) for hue in PERSONA_HUES), person("one more"))
    assert persona_hues(Document(personas=people))["one more"] == "green"
