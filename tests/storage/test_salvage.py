"""What is read of a damaged file: every text that can be made out, and the truth about the rest."""

from __future__ import annotations

import html
import json
import struct
from base64 import b64encode
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.model.document import Attachment
from cjm_desktop.model.errors import FileError, Unreadable
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.salvage import Salvage, salvage
from cjm_desktop.storage.salvage_words import what_was_lost, what_was_read
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template
from torture.mutants import mutated

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document

FILE = (Path(__file__).parents[1] / "_files" / "version-1.cjm").read_bytes()
WHOLE = loads(FILE)


def salvaged(data: bytes) -> Salvage:
    """What is read of bytes that are refused; it can be saved and opened."""
    with pytest.raises(FileError):
        loads(data)
    found = salvage(data)
    assert found is not None
    assert loads(dumps(found.document)) == found.document
    return found


def texts(document: Document) -> list[str]:
    return [card.text for journey in document.maps for card in journey.cards]


def lost(found: Salvage) -> list[str]:
    return [sentence.en for sentence in what_was_lost(found)]


def test_of_a_whole_file_everything_is_read() -> None:
    found = salvage(FILE)
    assert found is not None
    assert found.document == WHOLE
    assert not lost(found)


def test_of_a_file_that_is_cut_off_everything_before_the_end_is_read() -> None:
    found = salvaged(FILE[: FILE.index(b'{"id": "c9"') + 20])
    assert texts(found.document) == texts(WHOLE)[:-4]
    assert lost(found)[0] == "Could not be read: 1 card."
    assert "The end of the file is missing, with whatever stood there." in lost(found)


def test_a_broken_byte_costs_no_other_letter() -> None:
    at = FILE.index("Растерянность".encode()) + 4
    found = salvaged(FILE[:at] + b"\xff" + FILE[at + 1 :])
    assert [text for text in texts(WHOLE) if text not in texts(found.document)] == ["Растерянность"]
    assert any("терянность" in text for text in texts(found.document))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"text": "Растерянность"', '"text": "Растерянность'),
        ('"text": "Растерянность"', '"text": Растерянность"'),
        ('"text": "Растерянность"', '"text" "Растерянность"'),
        ('"text": "Растерянность",', '"text": "Растерянность"'),
        ('"id": "c2"', '"id": "c2'),
        ('{"id": "c2"', '"id": "c2"'),
        ('"level": -1, "personas": ["p7k2m9qa"]}', '"level": -1, "personas": ["p7k2m9qa"'),
        ('"cards": [', '"cards": '),
        ('"lanes": [', "["),
        ("      ],\n      \"cards\"", '      "cards"'),
        ('"level": -1', '"level": "very bad"'),
        ('"level": -1', '"level": 1e999'),
        ('"level": -1', '"level": ' + "9" * 100_000),
        ('"level": -1', '"level": NaN'),
        ('"text": "Растерянность"', '"text": "Растерянность", "text": "Ещё"'),
        ('"text": "Растерянность"', '"text": "Растерянность \\ud800"'),
        ('"text": "Растерянность"', '"text": "Растерянность\n"'),
        ('"lane": "l2", "text"', '"lane": "gone", "text"'),
        ('"stage": "s1a9", "lane": "l2"', '"stage": 5, "lane": null'),
        ('"id": "c3"', '"id": "c2"'),
        ('"id": "m0f5t2wb"', '"x": ' + '{"a":' * 300 + ', "id": "m0f5t2wb"'),
        ('{"id": "c2"', '{"x": ' + "[" * 500 + "]" * 500 + ', "id": "c2"'),
    ],
)  # fmt: skip
def test_no_text_is_lost_where_one_card_is_wrong(old: str, new: str) -> None:
    assert old in FILE.decode()
    found = salvaged(FILE.decode().replace(old, new, 1).encode())
    words = dumps(found.document).decode()
    for journey in WHOLE.maps:
        for one in (*journey.stages, *journey.cards):
            said = getattr(one, "text", "") or getattr(one, "title", "")
            assert json.dumps(said, ensure_ascii=False)[1:-1] in words


def test_a_value_that_no_field_takes_stands_in_the_note() -> None:
    found = salvaged(FILE.replace(b'"level": -1', b'"level": "very bad"'))
    card = found.document.maps[0].cards.card("c2")
    assert card is not None
    assert (card.text, card.level, card.note) == ("Растерянность", None, "level: very bad")
    assert found.torn == 1


def test_both_texts_of_a_field_that_stands_twice_are_kept() -> None:
    found = salvaged(FILE.replace(b'"level": -1', '"text": "Ещё"'.encode()))
    card = found.document.maps[0].cards.card("c2")
    assert card is not None
    assert (card.text, card.note) == ("Растерянность", "Ещё")


def test_cards_whose_lane_is_gone_stand_in_one_made_for_them() -> None:
    found = salvaged(FILE.replace(b'        {"id": "l2", "kind": "emotions"},\n', b""))
    assert found.homeless == 1
    assert found.document.maps[0].lanes[-1].title == "Дорожка не найдена"
    assert lost(found) == ["Cards whose lane or stage is gone: 1; they stand in new ones."]


def test_a_broken_picture_is_counted_and_the_rest_is_read() -> None:
    found = salvaged(FILE.replace(b'"data": "iVBOR', b'"data": "iVBOR\x00', 1))
    assert texts(found.document) == texts(WHOLE)
    assert not found.document.attachments
    assert lost(found)[0] == "Could not be read: 1 picture."


@pytest.mark.parametrize("copy", [FILE, FILE[:-400], FILE[2000:]])
def test_of_two_texts_glued_together_each_card_is_read_once(copy: bytes) -> None:
    found = salvaged(FILE + copy)
    assert set(texts(WHOLE)) <= set(texts(found.document))


def test_an_old_end_behind_a_new_file_adds_what_is_other() -> None:
    old = FILE.replace("Растерянность".encode(), "Злость".encode())
    found = salvaged(FILE + old[old.index(b'{"id": "c2"') :])
    assert len(found.document.maps) == 2
    assert sorted(texts(found.document)) == sorted([*texts(WHOLE), "Злость"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "cp1251", "koi8-r", "cp866"])
def test_a_file_in_another_encoding_is_read(encoding: str) -> None:
    found = salvaged(FILE.decode().replace("«", '\\"').replace("»", '\\"').encode(encoding, "replace"))
    assert "Растерянность" in texts(found.document)


MANY = dumps(template(WORKED_EXAMPLE, "ru"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("gap", [1, 3])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.501])
def test_a_missing_byte_of_wide_letters_costs_only_the_letters_beside_it(
    encoding: str, gap: int, part: float
) -> None:
    wide = MANY.decode().encode(encoding)
    at = int(len(wide) * part) | 1
    found = salvaged(wide[:at] + wide[at + gap :])
    known = texts(template(WORKED_EXAMPLE, "ru"))
    assert len([text for text in known if text not in dumps(found.document).decode()]) <= 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("start", [2000, 2001, 2333, 4000, 4001, 4003])
def test_wide_letters_are_read_without_the_head_of_the_file(encoding: str, start: int) -> None:
    found = salvaged(MANY.decode().encode(encoding)[start:])
    assert texts(template(WORKED_EXAMPLE, "ru"))[-1] in texts(found.document)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("is_first", [False, True])
def test_a_file_half_in_one_encoding_and_half_in_another_is_read(encoding: str, is_first: bool) -> None:
    half = MANY.decode().index('"cards"') + 1500
    halves = [MANY.decode()[:half], MANY.decode()[half:]]
    mixed = halves[1 - is_first].encode(encoding, "replace")
    found = salvaged(mixed + halves[1].encode() if is_first else halves[0].encode() + mixed)
    plain = MANY.decode().encode(encoding, "replace").decode(encoding)
    known = [text for text in texts(template(WORKED_EXAMPLE, "ru")) if text in plain]
    assert len([text for text in known if text not in dumps(found.document).decode()]) <= 1


def test_zeros_after_a_power_failure_cost_what_stood_there() -> None:
    at = FILE.index(b'"cards"')
    found = salvaged(FILE[:at] + bytes(len(FILE) - at))
    assert found.document.maps[0].stages == WHOLE.maps[0].stages
    assert what_was_read(found).en == "Can be read: 2 stages and 12 lanes."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(4096),
        b"PK\x03\x04" + bytes(range(256)),
        b"<!DOCTYPE html><html><body>stage lane</body></html>",
        b'{"name": "package", "version": "1.0.0", "dependencies": {}}',
        b'{"cards": [{"id": "1", "name": "of another program"}]}',
        b'{"format": "cjm", "version": 7, "maps": [{"id": "m", "title": "newer"}',
        b"[" * 100_000,
    ],
)
def test_in_what_is_no_map_there_is_nothing_to_read(data: bytes) -> None:
    assert salvage(data) is None


def swapped(lines: list[bytes], one: bytes, other: bytes) -> list[bytes]:
    """The lines with two of them in each other's place."""
    first, second = (next(at for at, line in enumerate(lines) if mark in line) for mark in (one, other))
    lines = [*lines]
    lines[first], lines[second] = lines[second], lines[first]
    return lines


LINES = dumps(template(WORKED_EXAMPLE, "en")).splitlines(keepends=True)


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:8] + LINES[13:],
        swapped(LINES, b'"personas": [\n', b'"maps": [\n'),
        swapped(LINES, b'"sources": [\n', b'"maps": [\n'),
        [*LINES[:10], b'{"id": "s9", "kind": " of 40", "personas": ["x"], "lane_width": 45,\n', *LINES[15:]],
    ],
)
def test_a_map_that_stands_among_the_people_is_read_like_any_other(lines: list[bytes]) -> None:
    found = salvaged(b"".join(lines))
    known = template(WORKED_EXAMPLE, "en")
    assert set(texts(known)) <= set(texts(found.document))
    stages = [stage.title for journey in found.document.maps for stage in journey.stages]
    assert {stage.title for stage in known.maps[0].stages} <= set(stages)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"format": "cjm"', '"format": "Важное слово"'),
        ('"format": "cjm"', '"format": Важное слово'),
        ('"version": 1', '"version": "Важное слово"'),
        ('"version": 1', '"version": {"x": ["Важное слово"]}'),
        ('"text": "Растерянность"', '"text": "Растерянность" Важное слово "'),
        ('"text": "Растерянность"', '"text": "Растерянность"Важное слово, "x": 1'),
        ('"text": "Растерянность"', '"maps": "Растерянность", "note": "Важное слово'),
        ('"text": "Растерянность"', '"text": "Растерянность", "lanes": [{"Важное слово": 1}'),
    ],
)
def test_what_somebody_sees_in_the_bytes_and_no_record_takes_stands_in_the_lane_of_such_texts(
    old: str, new: str
) -> None:
    found = salvaged(FILE.decode().replace(old, new, 1).encode())
    said = dumps(found.document).decode()
    assert "Важное слово" in said
    assert "Растерянность" in said


def test_the_head_of_a_second_file_behind_the_first_is_told() -> None:
    other = FILE.replace(
        b'"version": 1,', '"version": 1, "client": "Другой заказчик", "date": "май",'.encode()
    )
    found = salvaged(FILE + other)
    assert {"Другой заказчик", "май"} <= set("\n".join(texts(found.document)).splitlines())


@pytest.mark.parametrize(
    "data",
    [
        'xt": "Один щелчок", "owner": "Продукт", "effect": 5, "effort": 4, "note": "Заметка"}\n]}',
        '": "Один щелчок", "horizon": "far", "channel": "Почта", "note": "Заметка", "tags": []},',
        '{"version": 1, "edition": "3", "personas": [{"name": "Заметка", "goals": ["Один щелчок"], "prior',
    ],
)
def test_a_short_remnant_is_read_when_its_names_are_ours(data: str) -> None:
    said = dumps(salvaged(data.encode()).document).decode()
    assert "Один щелчок" in said
    assert "Заметка" in said


def test_a_remnant_with_stages_alone_is_read() -> None:
    data = dumps(template(WORKED_EXAMPLE, "ru"))
    found = salvaged(b"{\n  fo" + data[12 : data.index(b'"lanes"')])
    stages = template(WORKED_EXAMPLE, "ru").maps[0].stages
    assert {one.title for one in stages} <= {one.title for one in found.document.maps[0].stages}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_noise_in_a_small_file_has_no_other_text_read_in_another_encoding(language: str) -> None:
    whole = template(WORKED_EXAMPLE, language)
    data = dumps(whole)
    at = data.index(b'"lanes"')
    noise = Random(5).randbytes(len(data) // 2)
    found = salvaged(data[: at // 2] + noise + data[at // 2 : at])
    said = dumps(found.document).decode()
    assert [stage.task for stage in whole.maps[0].stages if stage.task not in said] == []
    assert whole.maps[0].scenario in said


def test_names_ids_and_words_of_the_format_are_no_lost_texts() -> None:
    found = salvaged(FILE.replace(b'{"id": "l2", "kind": "emotions"}', b'"id": "l2", "kind": "emotions"'))
    assert found.loose == 0


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<pre>{html.escape(FILE.decode())}</pre>",
        FILE.decode().replace('\\"', "«").replace('"', '\\"'),
        json.dumps({"file": FILE.decode()}),
        FILE.decode().replace('\\"', "«").replace('"', "'"),
    ],
)
def test_a_file_that_was_put_whole_into_something_else_is_read(wrapped: str) -> None:
    found = salvaged(wrapped.encode())
    assert set(texts(WHOLE)) <= set(texts(found.document))
    assert len(found.document.maps) == len(WHOLE.maps)


def test_one_bad_card_among_thousands_costs_itself_alone() -> None:
    cards = [{"id": f"c{n}", "stage": "s", "lane": "l", "text": f"Шаг {n}"} for n in range(5000)]
    content = {"format": "cjm", "version": 1, "maps": [
        {"id": "m", "stages": [{"id": "s"}], "lanes": [{"id": "l", "kind": "text"}], "cards": cards}
    ]}  # fmt: skip
    data = json.dumps(content, ensure_ascii=False).encode()
    found = salvaged(data.replace('"Шаг 2500"'.encode(), '"Шаг 2500'.encode()))
    assert found.cards == 5000
    assert len(set(texts(found.document)) & {card["text"] for card in cards}) >= 4999


@pytest.mark.parametrize("seed", range(300))
def test_whatever_happens_to_a_file_what_is_read_can_be_saved(seed: int) -> None:
    found = salvage(mutated(FILE, seed))
    if found is not None:
        assert loads(dumps(found.document)) == found.document
        for sentence in (what_was_read(found), *what_was_lost(found)):
            assert sentence.en.endswith(".")
            assert sentence.ru.endswith(".")


def with_picture(width: int, height: int) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"
    picture = Attachment(media_type="image/png", data=b64encode(head).decode())
    document = WHOLE.replaced(attachments={**WHOLE.attachments, "sha256:large": picture})
    (journey, *others) = document.maps
    pictured = set_fields(journey, ("c1",), picture="sha256:large")
    return dumps(document.replaced(maps=(pictured, *others)))


def test_of_a_file_with_a_picture_too_large_all_but_that_is_read() -> None:
    found = salvaged(with_picture(30_000, 30_000))
    assert found.document.attachments == WHOLE.attachments
    assert texts(found.document) == texts(WHOLE)
    assert lost(found) == [
        "Pictures of more than 40 million pixels: 1; they are too large for a map and left out."
    ]


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "CP866")]
)
def test_a_file_in_an_old_encoding_is_called_so_and_read_whole(encoding: str, name: str) -> None:
    data = FILE.decode().replace("…", "...").replace("₽", "р.").encode(encoding, "ignore")
    with pytest.raises(Unreadable) as refused:
        loads(data, "old.cjm")
    assert refused.value.sentence.en == (
        f"“old.cjm” was not opened: it is in {name}, not in UTF-8."
        " Nothing was changed; save it as UTF-8 in a text editor."
    )
    found = salvaged(data)
    assert dumps(found.document).decode().encode(encoding, "ignore") == dumps(
        loads(data.decode(encoding).encode())
    ).decode().encode(encoding, "ignore")
    assert not lost(found)


def test_bytes_that_are_no_letters_in_a_mixed_file_are_counted() -> None:
    old = "Сравнивает цены в трёх магазинах и читает отзывы покупателей".encode("cp1251")
    data = FILE.replace("Растерянность".encode(), old).replace("Поиск".encode(), b"\xff\xfe\xfa")
    found = salvaged(data)
    assert old.decode("cp1251") in dumps(found.document).decode()
    broken = salvaged(FILE.replace("Растерянность".encode(), "Растер\ufffdянность".encode()[:-1]))
    assert broken.unread == 1
    assert lost(broken)[0] == "Characters that could not be read: 1; � stands in their place."


def test_a_sign_for_no_letter_that_the_file_itself_holds_is_not_counted() -> None:
    data = FILE.replace("Растерянность".encode(), "Растер\ufffdянность".encode())[:-3]
    assert salvaged(data).unread == 0
