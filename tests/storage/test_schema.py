from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import cjm_desktop
from cjm_desktop.model.card import Card
from cjm_desktop.storage.schema import schema

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "cjm-1.schema.json"
TEMPLATES = Path(cjm_desktop.__file__).parent / "resources" / "templates"
FILES = [*sorted((ROOT / "tests" / "_files").glob("*.cjm")), *sorted(TEMPLATES.glob("*.cjm"))]


def test_the_published_schema_is_current() -> None:
    made = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    assert PUBLISHED.read_text(encoding="utf-8") == made, "write it anew: python -m cjm_desktop schema"


def test_the_published_schema_is_a_sound_one() -> None:
    Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_our_files_follow_the_schema(file: Path) -> None:
    Draft202012Validator(json.loads(json.dumps(schema()))).validate(json.loads(file.read_bytes()))


@pytest.mark.parametrize("broken", [{"level": 3}, {"evidence": "rumour"}, {"tags": "one"}, {"span": 0}])
def test_a_broken_card_does_not_follow_the_schema(broken: dict[str, Any]) -> None:
    content = json.loads(FILES[0].read_bytes())
    content["maps"][0]["cards"][0].update(broken)
    assert not Draft202012Validator(json.loads(json.dumps(schema()))).is_valid(content)


def test_every_field_of_a_card_is_described() -> None:
    fields = schema()["$defs"]["Card"]["properties"]
    assert {*fields} == {*Card.field_names}
    assert all(field["description"].endswith(".") for field in fields.values())
