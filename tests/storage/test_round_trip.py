"""What is saved is what is opened, to the last byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from cjm_desktop.model.document import Attachment, Document, Map, Source, Stage
from cjm_desktop.model.errors import NotWritten
from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.storage.file import dumps, load, loads
from cjm_desktop.storage.repeated import may_be_repeated, may_be_repeated_in
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import TEMPLATES, template

FILES = Path(__file__).parents[1] / "_files"
WRITTEN = sorted(FILES.glob("*.cjm"))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
# A name that no record has: what a newer program might add.
UNKNOWN = st.dictionaries(st.text(min_size=1).map(lambda name: f"x {name}"), JSON, max_size=2)
TEXT = st.text(max_size=30)
AMOUNT = st.none() | st.floats(min_value=0, max_value=1e12) | st.integers(min_value=0, max_value=10**9)


def record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A record with any of its fields and some that it does not know."""
    return st.tuples(st.fixed_dictionaries({}, optional=fields), UNKNOWN).map(
        lambda pair: {**pair[1], **pair[0]}
    )


CARD = record(
    text=TEXT,
    level=st.none() | st.integers(-2, 2),
    value=st.none() | st.integers(1, 5),
    weight=st.integers(1, 3),
    urgent=st.booleans(),
    current=st.none()
    | st.text(max_size=5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(),
    evidence=st.sampled_from([None, "fact", "hypothesis"]),
    tags=st.lists(TEXT, max_size=2),
    note=TEXT,
)
METRICS = record(entering=AMOUNT, value=AMOUNT, conversion=st.none() | st.floats(0, 1))
STAGE = record(title=TEXT, task=TEXT, width=st.none() | st.floats(1, 500), metrics=st.none() | METRICS)
LANE = record(title=st.none() | TEXT, color=st.none() | TEXT, hidden=st.booleans())
PICTURE = record().map(lambda unknown: {**unknown, "media_type": "image/png", "data": ""})


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """The content of a file: any document with one or two maps."""
    number = iter(range(1000))

    def named(drawn: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {**drawn, "id": f"i{next(number)}", **more}

    def journey() -> dict[str, Any]:
        stages = [named(stage) for stage in draw(st.lists(STAGE, max_size=3))]
        lanes = [named(lane, kind="actions") for lane in draw(st.lists(LANE, max_size=3))]
        cells = [(stage["id"], lane["id"]) for stage in stages for lane in lanes]
        cards = draw(st.lists(st.tuples(st.sampled_from(cells), CARD), max_size=6)) if cells else []
        return named(
            draw(record(title=TEXT, cyclic=st.booleans(), lane_width=st.none() | st.integers(1, 90))),
            stages=stages,
            lanes=lanes,
            cards=[named(card, stage=stage, lane=lane) for (stage, lane), card in cards],
        )

    maps = [journey() for _ in range(draw(st.integers(0, 2)))]
    pictures = draw(st.dictionaries(st.text(), PICTURE, max_size=2))
    head = draw(record(title=TEXT, client=TEXT, language=st.sampled_from(["ru", "en"])))
    return {**head, "personas": [named({"name": draw(TEXT)})], "maps": maps, "attachments": pictures}


@settings(max_examples=150, deadline=None)  # the first document builds the decoder
@given(contents())
def test_a_written_file_opens_as_the_same_document_and_saves_back_byte_for_byte(
    content: dict[str, Any],
) -> None:
    document = Document.read(content)
    written = dumps(document)
    opened = loads(written)
    assert opened == document
    assert dumps(opened) == written


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_a_file_of_a_released_version_saves_back_byte_for_byte(file: Path, tmp_path: Path) -> None:
    save(load(file), tmp_path / "copy.cjm")
    assert (tmp_path / "copy.cjm").read_bytes() == file.read_bytes()


def test_fields_we_do_not_know_survive_at_every_level() -> None:
    written = (FILES / "version-1.cjm").read_bytes()
    document = loads(written)
    journey = document.maps[0]
    holders = [
        document.unknown,
        document.personas[0].unknown,
        document.sources[0].unknown,
        document.attachments["sha256:2c26b46b"].unknown,
        journey.unknown,
        journey.phases[0].unknown,
        journey.stages[0].unknown,
        journey.stages[0].metrics and journey.stages[0].metrics.unknown,
        journey.lanes[0].unknown,
        journey.links[0].unknown,
        next(iter(journey.cards)).unknown,
    ]
    assert [holder and holder["x_future"] for holder in holders] == [{"kept": [1, 2.5, None]}] * len(holders)


def test_a_field_named_like_one_of_ours_in_the_program_is_still_unknown_in_the_file() -> None:
    stages = '"stages": [{"id": "s", "replaced": 1, "unknown": 2}]'
    link = '{"id": "k", "from": "s", "to": "s", "origin": [1], "target": null}'
    data = f'{{"format": "cjm", "version": 1, "maps": [{{"id": "m", {stages}, "links": [{link}]}}]}}'
    written = dumps(loads(data.encode())).decode()
    assert link in written
    assert '{"id": "s", "replaced": 1, "unknown": 2}' in written


SAYS_ALL = """{
  "format": "cjm",
  "version": 1,
  "client": "%s", "language": "ru", "edition": "",
  "maps": [{"id": "m", "kind": "as_is", "cyclic": false, "lane_width": 40.0, "phases": [],
    "stages": [{"id": "s", "title": "", "width": 70, "metrics": {"value": 4200.0}}],
    "lanes": [{"id": "l", "kind": "goals", "title": null}],
    "cards": [{"id": "c", "stage": "s", "lane": "l", "text": "", "weight": 1, "span": 1, "tags": []}],
    "links": [{"id": "k", "from": "s", "to": "s", "kind": "loop"}]}]%s
}
"""


# As we write it; with what we do not know; with an escape; with what is to be cleaned; under another name.
@pytest.mark.parametrize(
    ("client", "more"),
    [
        ("ы", ""),
        ("ы", ', "x": {"deep": [1.0, {}]}'),
        (r"\u044b", ""),
        ("ы\u2028", ""),
        ("ы", ', "\x7f": {"title": "t"}'),
        ("ы", r', "\u007f": 5'),
    ],
)
def test_a_default_is_not_written_and_a_whole_number_has_no_point(client: str, more: str) -> None:
    written = dumps(loads((SAYS_ALL % (client, more)).encode())).decode()
    assert '"version": 1,\n  "client": "ы' in written
    assert '"id": "m", "lane_width": 40,\n' in written
    assert '{"id": "s", "width": 70, "metrics": {"value": 4200}}\n' in written
    for line in ('{"id": "l", "kind": "goals"}', '{"id": "c", "stage": "s", "lane": "l"}'):
        assert f"{line}\n" in written
    assert '{"id": "k", "from": "s", "to": "s"}\n' in written
    assert more.replace(r"\u007f", "\x7f").removeprefix(", ") in written
    assert dumps(loads(written.encode())).decode() == written


def test_a_map_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    save(Document(title="old"), tmp_path / "a.cjm")
    picture = Attachment(media_type="image/png", data="A" * LARGEST_FILE)
    count = LARGEST_FILE // LONGEST_TEXT + 1
    wordy = tuple(
        Source(id=f"s{number}", kind="survey", title="", note="A" * LONGEST_TEXT) for number in range(count)
    )
    with pytest.raises(NotWritten, match=r"larger than 64 MB.*make the pictures in the map smaller"):
        save(Document(attachments={"sha256:00": picture}), tmp_path / "a.cjm")
    with pytest.raises(NotWritten, match=r"larger than 64 MB.*divide the map into several files"):
        save(Document(sources=wordy), tmp_path / "a.cjm")
    assert load(tmp_path / "a.cjm").title == "old"


@pytest.mark.parametrize("number", [2**53 + 1, 2**64, -(2**63) - 1, 10**4000 + 1])
def test_a_whole_number_of_any_size_that_we_do_not_know_stays_exact(number: int) -> None:
    data = f'{{"format": "cjm", "version": 1, "x": {number}, "maps": [{{"id": "m", "x": [{number}]}}]}}'
    again = loads(dumps(loads(data.encode())))
    assert (again.unknown["x"], again.maps[0].unknown["x"]) == (number, [number])


def test_what_we_do_not_know_survives_by_value_and_from_then_on_byte_for_byte() -> None:
    data = rb'{"format": "cjm", "version": 1, "a": 1e5, "b": "\u0041\/", "c": 2}'
    written = dumps(loads(data))
    assert dict(loads(written).unknown) == {"a": 100000.0, "b": "A/", "c": 2}
    assert dumps(loads(written)) == written


@pytest.mark.parametrize("key", TEMPLATES)
def test_names_that_stand_twice_are_not_looked_for_in_what_we_wrote(key: str) -> None:
    written = template(key, "ru")
    without_cards = written.replaced(maps=(*written.maps, Map(id="m2", stages=(Stage(id="s2"),))))
    for document in (written, without_cards, Document()):
        assert not may_be_repeated(dumps(document), document)
        assert not may_be_repeated_in(dumps(document), json.decode(dumps(document)))
