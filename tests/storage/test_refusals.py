"""Every input that is no map of ours gives one clear sentence in both languages, and is not touched."""

from __future__ import annotations

import base64
import json
import os
import struct
import tempfile
from pathlib import Path
from typing import Any

import pytest

from cjm_desktop.model.errors import FileError, TooLarge, TooNew, Unreadable
from cjm_desktop.model.limits import LARGEST_FILE, MOST_CARDS, MOST_STAGES, MOST_VALUES
from cjm_desktop.storage.file import dumps, load, loads
from cjm_desktop.storage.saving import save

EXAMPLE = Path(__file__).parents[1] / "_files" / "version-1.cjm"
CARD = {"id": "c1", "stage": "s1", "lane": "l1"}


def content(*cards: object, **changed: Any) -> dict[str, Any]:
    """A small map with these cards and the map's fields changed."""
    journey = {"id": "m1", "stages": [{"id": "s1"}, {"id": "s2"}], "lanes": [{"id": "l1", "kind": "actions"}]}
    return {"format": "cjm", "version": 1, "maps": [{**journey, "cards": cards, **changed}]}


def stage(**fields: Any) -> dict[str, Any]:
    """A small map whose first stage has these fields."""
    return content(stages=[{"id": "s1", **fields}])


def refused(data: bytes | dict[str, Any]) -> FileError:
    """The error that reading gives."""
    with pytest.raises(FileError) as caught:
        loads(data if isinstance(data, bytes) else json.dumps(data).encode(), "anna.cjm")
    return caught.value


@pytest.mark.parametrize(
    ("data", "en", "ru"),
    [
        (b"", "it is empty", "он пуст"),
        (b" \n\n", "it is empty", "он пуст"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a journey map", "не карта пути"),
        (b"Anna;search;compare", "not a journey map", "не карта пути"),
        (b"[1, 2]", "not a journey map", "не карта пути"),
        (b'{"name": "package"}', "not a journey map", "не карта пути"),
        (b'{"format": "ojf", "version": 1}', "not a journey map", "не карта пути"),
        (b'{"format": "cjm",\n "version": 1,\n "title": "cut o', "damaged at line 3", "в строке 3"),
        (b'{"title": "cut o', "damaged at line 1", "в строке 1"),
        (b'{"format": "cjm", "version": 1, "title": "\xff"}', "damaged at line 1", "в строке 1"),
        (b'{"format": "cjm", "version": 1,\n "title": "\\uD83D\\uDE00 \\ud83d"}', "at line 2", "в строке 2"),
        (b'{"format": "cjm", "version": 1,\n "title": "no end,\n "x": 1}', "at line 2", "в строке 2"),
        (b'{"format": "cjm",\n "version": 1} x', "at line 2", "в строке 2"),
        (b'{"format": "cjm", "version": 1, "x": ' + b"[" * 500 + b"]" * 500 + b"}", "line 1", "строке 1"),
        (b'{"format": "cjm", "version": 1,\n "x": ' + b"[" * 9000 + b"]" * 9000 + b"}", "line 2", "строке 2"),
        (
            b'{"format": "cjm", "version": 1,\n "x": "' + b"1" * 9000 + b'",\n "y": ' + b"7" * 9000 + b"}",
            "the number in line 3 has more than 4300 digits",
            "в числе в строке 3 больше 4300 цифр",
        ),
        (b'{"format": "cjm", "version": "1"}', "no version that ever was", "которой не было"),
        (b'{"format": "cjm"}', "no version that ever was", "которой не было"),
        (b'{"format": "cjm", "version": 0}', "no version that ever was", "которой не было"),
    ],
)
def test_what_is_no_map_is_refused_in_words(data: bytes, en: str, ru: str) -> None:
    error = refused(data)
    assert type(error) is Unreadable
    assert error.in_language("en").startswith("“anna.cjm” was not opened: ")
    assert error.in_language("ru").startswith("Файл «anna.cjm» не открыт: ")
    assert en in error.in_language("en")
    assert ru in error.in_language("ru")


def test_a_newer_version_is_refused_and_not_damaged() -> None:
    error = refused({"format": "cjm", "version": 7, "maps": "whatever comes then"})
    assert type(error) is TooNew
    assert "format 7, this program reads up to 1" in error.in_language("en")
    assert "обновите программу" in error.in_language("ru")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (content({**CARD, "level": 7}), "card c1, the field “level”: it must be at most 2, not 7"),
        (content({**CARD, "level": "7"}), "“level”: a whole number is expected, not “7”"),
        (content({**CARD, "text": 5}), "“text”: text in quotes is expected, not 5"),
        (content({**CARD, "text": "a" * 100_001}), "“text”: it must have 100000 characters at most"),
        (content({**CARD, "urgent": "yes"}), "“urgent”: true or false is expected, not “yes”"),
        (content({**CARD, "tags": "a"}), "“tags”: a list is expected, not “a”"),
        (content({**CARD, "evidence": "?"}), "one of these is expected: “fact”, “hypothesis”, not “?”"),
        (content({**CARD, "current": [1]}), "the field “current”: a whole number is expected, not [1]"),
        (content({**CARD, "sources": ["r1", 5]}), "the field “sources.2”: text in quotes is expected, not 5"),
        (content({"stage": "s1", "lane": "l1"}), "card 1, the field “id”: it is missing"),
        (content({**CARD, "id": ""}), "card 1, the field “id”: it must not be empty"),
        (content("c"), "card 1, an object in { } is expected, not “c”"),
        (content({**CARD, "stage": "s9"}), "card c1: the stage “s9” it names is not in the map"),
        (content({**CARD, "lane": "l9"}), "card c1: the lane “l9” it names is not in the map"),
        (content(CARD, CARD), "the id “c1” stands twice"),
        (content({**CARD, "id": "s2"}), "the id “s2” stands twice"),
        (content(CARD, stages=[{"id": "s0"}, {"id": "s1"}, {"id": "s1"}]), "the id “s1” stands twice"),
        (content(CARD, lanes=[{"id": "l1", "kind": "text"}] * 2), "the id “l1” stands twice"),
        (stage(metrics={"conversion": 2}), "stage s1, the field “metrics.conversion”: it must be at most 1"),
        (stage(width=0), "stage s1, the field “width”: it must be more than 0, not 0"),
        (
            {**content(), "attachments": {"a": {"media_type": "image/png", "data": "", "x": 1}, "b": 5}},
            "picture b, an object in { } is expected, not 5",
        ),
        (content(stages={}), "map m1, the field “stages”: a list is expected, not {}"),
        (content(kind="was"), "map m1, the field “kind”: one of these is expected: “as_is”, “to_be”"),
        (content(phases=[{"id": "h", "stages": ["s9"]}]), "phase h: the stage “s9” it names is not"),
        (content(links=[{"id": "k", "from": "s1", "to": "s9"}]), "link k: the stage “s9” it names is not"),
        (content(lanes=[{"id": "l1", "kind": None}]), "lane l1, the field “kind”: text in quotes is"),
        ({**content(), "maps": None}, "the field “maps”: a list is expected, not null"),
        (
            {**content(), "attachments": {"k": {"data": ""}}},
            "picture k, the field “media_type”: it is missing",
        ),
    ],
)
def test_a_broken_rule_is_told_with_its_place(data: dict[str, Any], told: str) -> None:
    error = refused(data)
    assert type(error) is Unreadable
    assert told in error.in_language("en")
    assert len(error.in_language("en")) < 300


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (content({**CARD, "level": 7}), "карточка c1, поле «level»: ожидается не больше 2, а стоит 7"),
        (content({**CARD, "evidence": "?"}), "ожидается одно из значений: «fact», «hypothesis», а стоит «?»"),
        (content({"stage": "s1", "lane": "l1"}), "карточка 1, поле «id»: его нет"),
        (content({**CARD, "stage": "s9"}), "карточка c1: этапа «s9», на который дана ссылка, на карте нет"),
        (content(CARD, CARD), "идентификатор «c1» встречается дважды"),
    ],
)
def test_a_broken_rule_is_told_in_russian_too(data: dict[str, Any], told: str) -> None:
    assert told in refused(data).in_language("ru")


HEAD, PICTURE = '"format": "cjm", "version": 1', '{"media_type": "image/png", "data": ""}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"title": "a", "title": "a"', "the field “title” stands twice in one object"),
        ('"title": "a", "t\\u0069tle": "b"', "the field “title” stands twice in one object"),
        ('"version": 1', "the field “version” stands twice in one object"),
        ('"maps": [{"id": "m1", "cards": [], "cards": []}]', "twice in the object with the id “m1”"),
        ('"maps": [{"id": "m1", "title": "a"}], "maps": []', "the field “maps” stands twice in one object"),
        ('"maps": [{"id": "m1", "title": "a", "x": 1, "title" : ""}]', "“title” stands twice"),
        ('"x": {"y": [{"z": 1, "z": 1}]}', "the field “z” stands twice in one object"),
        ('"x": {"y": 1, "y": "\\u003a"}', "the field “y” stands twice in one object"),
        (f'"attachments": {{"k": {PICTURE}, "k": {PICTURE}}}', "the field “k” stands twice"),
    ],
)  # fmt: skip
def test_what_is_said_twice_is_refused_and_not_dropped(text: str, told: str) -> None:
    assert told in refused(f"{{{HEAD}, {text}}}".encode()).in_language("en")
    assert "встречается дважды" in refused(f"{{{HEAD}, {text}}}".encode()).in_language("ru")


def test_colons_in_texts_and_defaults_that_are_told_are_no_names_twice() -> None:
    text = '"title": "a: \\": b", "client": "", "x": {"y": 1.50, "z": 12345678901234567890123}'
    assert loads(f"{{{HEAD}, {text}}}".encode()).title == 'a: ": b'
    known = '"title": "a: \\": b", "client": "", "maps": [{"id": "m", "cards": []}, {"id": "n"}]'
    assert len(loads(f"{{{HEAD}, {known}}}".encode()).maps) == 2


@pytest.mark.parametrize("name", ["x\n" * 31, "\n" * 3000])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_names_of_any_kind_are_told_on_one_short_line(name: str, language: str) -> None:
    cards = ({**CARD, "stage": name}, {**CARD, "lane": name}, {**CARD, "id": name, "level": 9})
    broken = [content(card) for card in cards]
    broken += [content(phases=[{"id": "h", "stages": [name]}]), content(kind=name), content(id=name, kind=1)]
    broken += [{"format": "cjm", "version": 1, "attachments": {name: 5}}]
    for data in broken:
        sentence = refused(data).in_language(language)
        assert "\n" not in sentence
        assert len(sentence) < 300


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", '[{"deep": 1e999}]'])
@pytest.mark.parametrize("where", ['"x": {}', '"maps": [{{"id": "m", "stages": [{{"id": "s", "x": {}}}]}}]'])
def test_a_number_that_could_not_be_written_again_is_refused(number: str, where: str) -> None:
    data = '{"format": "cjm", "version": 1, ' + where.format(number) + "}"
    assert "not finite" in refused(data.encode()).in_language("en")


def test_an_infinite_number_on_a_card_is_refused() -> None:
    data = json.dumps(content({**CARD, "future": 1})).replace('"future": 1', '"future": 1e999')
    assert "число в поле «future» не конечно" in refused(data.encode()).in_language("ru")


def test_a_file_past_the_limit_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    file = tmp_path / "huge.cjm"
    with file.open("wb") as huge:
        huge.truncate(LARGEST_FILE + 1)
    with pytest.raises(TooLarge, match="larger than 64 MB") as told:
        load(file)
    assert "pictures" not in told.value.in_language("en")


def test_pictures_are_named_only_where_there_are_any() -> None:
    picture = b'{"format": "cjm", "data": "' + b"A" * LARGEST_FILE
    with pytest.raises(TooLarge, match="make its pictures smaller"):
        loads(picture, "huge.cjm")


@pytest.mark.parametrize("value", ["{}", "[]", "0", '""'])
def test_too_many_values_are_refused_before_they_are_parsed(value: str) -> None:
    values = ",".join([value] * (MOST_VALUES + 1))
    error = refused(f'{{"format": "cjm", "version": 1, "x": [{values}]}}'.encode())
    assert type(error) is TooLarge
    assert "it holds more than 2 million values" in error.in_language("en")
    assert "больше 2 миллионов значений" in error.in_language("ru")


def test_commas_and_brackets_within_texts_are_no_values() -> None:
    text = '[{,\\"' * 1_000
    fields = ", ".join(f'"x{number}": "{text}"' for number in range(1_000))
    document = loads(f'{{"format": "cjm", "version": 1, {fields}}}'.encode())
    assert len(document.unknown) == 1_000


def test_a_newer_version_is_refused_by_its_head_alone() -> None:
    error = refused(b'{"format": "cjm", "version": 2, "x": [' + b"{}," * MOST_VALUES)
    assert type(error) is TooNew


def test_a_file_just_within_the_limit_can_be_saved(tmp_path: Path) -> None:
    text = "a" * (LARGEST_FILE - 3_000_000)
    values = ",".join(["1"] * 1_400_000)
    data = f'{{"format":"cjm","version":1,"text":"{text}","x":[{values}]}}'.encode()
    assert len(dumps(loads(data))) > LARGEST_FILE
    save(loads(data), tmp_path / "large.cjm")
    assert load(tmp_path / "large.cjm") == loads(data)


def test_too_many_cards_are_refused_also_over_several_maps() -> None:
    half = MOST_CARDS // 2 + 1
    maps = [
        {
            "id": f"m{number}",
            "stages": [{"id": f"s{number}"}],
            "lanes": [{"id": f"l{number}", "kind": "text"}],
            "cards": [
                {"id": f"c{number}-{n}", "stage": f"s{number}", "lane": f"l{number}"} for n in range(half)
            ],
        }
        for number in range(2)
    ]
    assert type(refused({"format": "cjm", "version": 1, "maps": maps})) is TooLarge


def test_too_many_stages_are_refused_before_their_cells_are_made() -> None:
    error = refused(content(stages=[{"id": f"s{n}"} for n in range(MOST_STAGES + 1)]))
    assert "“stages”: it must have 500 entries at most" in error.in_language("en")


def test_a_picture_of_too_many_pixels_is_refused_without_decoding_it() -> None:
    bomb = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 30_000, 30_000)
    picture = {"media_type": "image/png", "data": base64.b64encode(bomb).decode()}
    error = refused({**content(), "attachments": {"sha256:00": picture}})
    assert type(error) is Unreadable
    assert "30000 x 30000 pixels" in error.in_language("en")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert loads(b"\xef\xbb\xbf" + EXAMPLE.read_bytes()) == load(EXAMPLE)


def test_the_order_of_the_fields_does_not_matter() -> None:
    turned = dict(reversed(json.loads(EXAMPLE.read_bytes()).items()))
    assert loads(json.dumps(turned).encode()) == load(EXAMPLE)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"“none[.]cjm” was not opened: there is no such file"):
        load(tmp_path / "none.cjm")


def test_a_name_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.cjm").write_bytes(b"{}")
    with pytest.raises(Unreadable, match="there is no such file") as told:
        load(tmp_path / "a.cjm" / "b.cjm")
    assert "такого файла нет" in told.value.in_language("ru")
    with pytest.raises(Unreadable, match="the name is too long") as told:
        load(tmp_path / ("x" * 300 + ".cjm"))
    assert "имя слишком длинное. Проверьте имя и папку." in told.value.in_language("ru")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_map_in_a_wide_encoding_is_told_to_be_in_it(encoding: str) -> None:
    error = refused(EXAMPLE.read_text(encoding="utf-8").encode(encoding))
    name = encoding[:6].upper()
    assert f"it is in {name}, not in UTF-8. Nothing was changed; save it as UTF-8" in error.in_language("en")
    assert f"он в кодировке {name}, а не UTF-8." in error.in_language("ru")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="it is not a file"):
        load(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cjm")
    with pytest.raises(Unreadable, match="it is not a file"):
        load(tmp_path / "pipe.cjm")


@pytest.mark.skipif(os.name == "nt", reason="needs a system with modes")
def test_a_file_one_may_not_read_is_told() -> None:
    user = os.geteuid()
    with tempfile.NamedTemporaryFile(suffix=".cjm") as file:
        Path(file.name).chmod(0)
        if user == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(Unreadable, match="you may not read it"):
                load(Path(file.name))
        finally:
            os.seteuid(user)


def test_reading_touches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cut.cjm"
    file.write_bytes(EXAMPLE.read_bytes()[:-20])
    before = file.stat()
    with pytest.raises(Unreadable, match="damaged"):
        load(file)
    assert (file.stat().st_mtime_ns, file.stat().st_size) == (before.st_mtime_ns, before.st_size)
    assert [entry.name for entry in tmp_path.iterdir()] == ["cut.cjm"]


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (
            '{"id": "c1", "stage": "s1", "lane": "l1", "text": "Asks"',
            "(card “Asks”, stage “Search”, lane “Goals”)",
        ),
        ('{"id": "c1", "stage": "s1", "lane": "l1"', "(card, stage “Search”, lane “Goals”)"),
        ('{"id": "c1", "stage": "gone"', "(card c1)"),
    ],
)
def test_a_damaged_card_without_text_is_told_by_its_place_and_never_by_an_id_in_quotes(
    card: str, told: str
) -> None:
    text = (
        '{"format": "cjm", "version": 1, "maps": [{"id": "m", "stages": [\n{"id": "s1", "title": "Search"}],'
        f' "lanes": [\n{{"id": "l1", "kind": "goals", "title": "Goals"}}],\n"cards": [\n{card}\n]}}]}}'
    )
    with pytest.raises(Unreadable) as refused:
        loads(text.encode())
    assert told in refused.value.in_language("en")
