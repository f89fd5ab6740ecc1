from __future__ import annotations

import json
import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.layout.font import shape
from cjm_desktop.layout.typography import Weight
from cjm_desktop.model.document import Document
from cjm_desktop.model.errors import NoTemplate
from cjm_desktop.model.invariants import check_document
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.language import LANGUAGES
from cjm_desktop.storage.file import dumps, load
from cjm_desktop.templates.catalogue import EMPTY, TEMPLATES, template, with_a_map
from cjm_desktop.templates.fresh import with_fresh_ids

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map

FOLDER = Path(str(files("cjm_desktop"))) / "resources" / "templates"
FILES = sorted(FOLDER.glob("*.cjm"))
EACH = [(key, language) for key in TEMPLATES for language in LANGUAGES]


def texts(document: Document) -> list[str]:
    """All words a reader of the map would see."""
    found = [document.title, document.client, *(source.title for source in document.sources)]
    for persona in document.personas:
        found += [persona.name, persona.description, *persona.goals, *persona.priorities]
    for journey in document.maps:
        found += [journey.title, journey.scenario, *(card.text for card in journey.cards)]
        found += [text for stage in journey.stages for text in (stage.title, stage.task)]
    return found


def shape_of(journey: Map) -> tuple[object, ...]:
    """What two translations of one map have in common."""
    lanes = [(lane.kind, lane.meaning) for lane in journey.lanes]
    return len(journey.stages), lanes, [card.changed(text="", owner="") for card in journey.cards]


def test_every_file_is_in_the_catalogue_and_every_entry_has_its_files() -> None:
    assert {file.name for file in FILES} == {f"{key}.{language}.cjm" for key, language in EACH}


@pytest.mark.parametrize(("key", "language"), EACH)
def test_a_template_makes_a_sound_document_in_its_language(key: str, language: str) -> None:
    document = template(key, language)
    check_document(document)
    assert document.language == language
    assert document.date == datetime.now().astimezone().date().isoformat()
    assert {lane.kind for journey in document.maps for lane in journey.lanes} <= {*LANE_KINDS}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_is_written_as_the_program_writes(file: Path) -> None:
    assert dumps(load(file)) == file.read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_font_has_every_sign_of_a_template(file: Path) -> None:
    assert not [text for text in texts(load(file)) if shape(text, Weight.REGULAR).has_gaps]


@pytest.mark.parametrize("key", TEMPLATES)
def test_the_two_languages_say_the_same_cell_by_cell(key: str) -> None:
    (russian,), (english,) = (load(FOLDER / f"{key}.{language}.cjm").maps for language in LANGUAGES)
    assert shape_of(russian) == shape_of(english)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_quotes_and_dashes_are_those_of_the_language(file: Path) -> None:
    wrong = r"[“”„\"']| - |--" if ".ru." in file.name else r"[«»„\"']| - |--|\w[А-Яа-я]"
    assert not [text for text in texts(load(file)) if re.search(wrong, text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_fills_every_cell(language: str) -> None:
    (journey,) = template("b2b_saas", language).maps
    cells = [cell for row in journey.cards.rows for cell in row.cells]
    assert (len(journey.stages), len(journey.lanes), all(cells)) == (4, 6, True)
    assert [card.level for card in journey.cards if card.level is not None] == [-1, -2, 0, 1]
    assert [card.value for card in journey.cards if card.value is not None] == [3, 5, 4, 5]
    assert sum(card.urgent for card in journey.cards) == 1


def test_two_maps_from_one_template_share_no_id() -> None:
    identifiers = [
        set(re.findall(r'"id": "([^"]+)"', dumps(template("b2b_saas", "ru")).decode())) for _ in range(2)
    ]
    assert len(identifiers[0]) == 1 + 2 + 1 + 4 + 6 + 36
    assert not identifiers[0] & identifiers[1]


def test_fresh_ids_lead_to_the_same_things() -> None:
    made, kept = template("b2b_saas", "en"), load(FOLDER / "b2b_saas.en.cjm")
    (new,), (old,) = made.maps, kept.maps
    assert [len(cell) for row in new.cards.rows for cell in row.cells] == [
        len(cell) for row in old.cards.rows for cell in row.cells
    ]
    assert new.personas == (made.personas[0].id,)
    sources = {source.id: source.title for source in (*made.sources, *kept.sources)}
    named = [[[sources[s] for s in card.sources] for card in journey.cards] for journey in (new, old)]
    assert named[0] == named[1]


def test_a_file_with_phases_and_links_keeps_them_with_fresh_ids() -> None:
    everything = load(Path(__file__).parents[1] / "_files" / "version-1.cjm")
    fresh = with_fresh_ids(everything)
    check_document(fresh)
    before, after = (len(json.loads(dumps(document))["maps"][0]["links"]) for document in (everything, fresh))
    assert before == after
    assert fresh.maps[0].phases[0].stages == tuple(stage.id for stage in fresh.maps[0].stages)


@pytest.mark.parametrize(("key", "language"), [("none", "ru"), ("b2b_saas", "de"), ("../b2b_saas", "ru")])
def test_a_template_that_is_not_there_is_told(key: str, language: str) -> None:
    with pytest.raises(NoTemplate, match="There is no template"):
        template(key, language)


@pytest.mark.parametrize(("spoken", "language"), [("ru", "ru"), ("en", "en"), ("kk", "en")])
def test_a_document_without_a_map_gets_the_empty_one(spoken: str, language: str) -> None:
    (journey,) = with_a_map(Document(title="Anna", language=spoken)).maps
    (usual,) = template(EMPTY, language).maps
    assert [stage.title for stage in journey.stages] == [stage.title for stage in usual.stages]
    assert [lane.kind for lane in journey.lanes] == [lane.kind for lane in usual.lanes]
    assert journey.id != usual.id


def test_a_document_with_a_map_stays_as_it_is() -> None:
    document = template(EMPTY, "en")
    assert with_a_map(document) is document
