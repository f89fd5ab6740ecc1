from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.analysis.search import NOT_SAID, Filters, Found, choices_of, find, replaced_texts, texts_of
from cjm_desktop.edit.cards import set_text
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Source, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.texts import TextKind, TextPlace, text_fields

if TYPE_CHECKING:
    from collections.abc import Callable


def a_document(*cards: Card) -> Document:
    stages = (Stage(id="s0", title="Поиск", task="Дать знать"), Stage(id="s1", title="Покупка"))
    lanes = (Lane(id="l0", kind="actions"), Lane(id="l1", kind="recommendations", title="Делаем"))
    grid = Grid.of(cards, ["s0", "s1"], ["l0", "l1"])
    journey = Map(
        id="m",
        title="Карта",
        scenario="Сценарий",
        stages=stages,
        lanes=lanes,
        cards=grid,
        phases=(Phase(id="p", title="Фаза", stages=("s0",)),),
        links=(Link(id="k", origin="s1", target="s0", text="возврат"),),
    )
    return Document(
        title="Заголовок",
        client="Клиент",
        personas=(Persona(id="who", name="Анна", goals=("Цель один", "Цель два")),),
        sources=(Source(id="src", kind="interview", title="Интервью"),),
        maps=(journey,),
    )


def card(name: str, text: str = "", stage: str = "s0", lane: str = "l0", **fields: Any) -> Card:
    return Card(id=name, stage=stage, lane=lane, text=text, **fields)


def search(document: Document, text: str, filters: Filters | None = None, **options: bool) -> Found:
    texts = texts_of(document, document.maps[0], filters or Filters())
    return find(texts, text, **options)


def places(found: Found) -> list[tuple[str, str, str]]:
    hits = [found[number] for number in range(len(found))]
    return [(hit.place.kind.value, hit.place.record, hit.place.field) for hit in hits]


def test_the_fields_with_texts_are_told_by_the_types_of_the_records() -> None:
    assert text_fields(Card) == (
        *("text", "owner", "unit", "current", "target", "attribution"),
        *("tags", "note"),
    )
    assert text_fields(Persona) == ("name", "description", "goals", "priorities")
    assert text_fields(Lane) == ("title", "note")
    assert text_fields(Document) == ("title", "client", "author", "edition")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("заголовок", ("document", "", "title")),
        ("клиент", ("document", "", "client")),
        ("сценарий", ("map", "m", "scenario")),
        ("анна", ("persona", "who", "name")),
        ("цель два", ("persona", "who", "goals")),
        ("интервью", ("source", "src", "title")),
        ("фаза", ("phase", "p", "title")),
        ("возврат", ("link", "k", "text")),
        ("дать знать", ("stage", "s0", "task")),
        ("действия", ("lane", "l0", "title")),
        ("делаем", ("lane", "l1", "title")),
    ],
)
def test_every_text_around_the_cards_is_searched(text: str, place: tuple[str, str, str]) -> None:
    assert places(search(a_document(), text)) == [place]


def test_every_text_of_a_card_is_searched() -> None:
    full = card(
        "a", "слово", owner="слово", unit="слово", note="слово", tags=("нет", "слово"), target="слово"
    )
    found = search(a_document(full), "слово")
    assert [place[2] for place in places(found)] == ["text", "owner", "unit", "target", "tags", "note"]
    assert found[4].place == TextPlace(TextKind.CARD, "a", "tags", 1)


def test_hits_come_in_the_order_of_the_map_and_do_not_overlap() -> None:
    document = a_document(
        card("c", "аа", lane="l1"), card("b", "ааааа", stage="s1"), card("a", "а а", stage="s0")
    )
    found = search(document, "аа")
    hits = [(found[n].place.record, found[n].start, found[n].end) for n in range(len(found))]
    assert hits == [("b", 0, 2), ("b", 2, 4), ("c", 0, 2)]


def test_case_counts_only_when_asked() -> None:
    document = a_document(card("a", "CRM crm Crm"))
    assert len(search(document, "crm")) == len(search(document, "CRM")) == 3
    assert len(search(document, "CRM", match_case=True)) == 1


def test_whole_words_end_where_letters_end() -> None:
    document = a_document(card("a", "тариф, тарифы; «тариф» сверхтариф 5тариф"))
    found = search(document, "тариф", whole_words=True)
    assert [found[n].start for n in range(len(found))] == [0, 16]


def test_letters_that_grow_when_small_keep_everything_in_its_place() -> None:
    found = search(a_document(card("a", "İİ Итог")), "итог")
    assert (found[0].start, found[0].end) == (3, 7)


def test_a_no_break_space_is_found_as_a_space() -> None:
    assert len(search(a_document(card("a", "5\u00a0дней")), "5 дней")) == 1


def test_nothing_is_found_without_a_text() -> None:
    assert len(search(a_document(card("a", "x")), "")) == 0


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(lane="l1"), ["c"]),
        (Filters(tag="срочно"), ["b"]),
        (Filters(persona="who"), ["a", "c"]),
        (Filters(persona="other"), ["b"]),
        (Filters(evidence="fact"), ["a"]),
        (Filters(evidence=NOT_SAID), ["b", "c"]),
        (Filters(owner="Продукт"), ["c"]),
        (Filters(persona="who", lane="l0"), ["a"]),
    ],
)
def test_filters_leave_cards_alone_and_with_no_text_all_of_them(filters: Filters, ids: list[str]) -> None:
    document = a_document(
        card("a", "поиск", personas=("who",), evidence="fact"),
        card("b", "поиск", tags=("срочно",), evidence=None, personas=("other",)),
        card("c", "поиск", lane="l1", personas=("who",), owner="Продукт"),
    )
    for text in ("поиск", ""):
        found = search(document, text, filters)
        assert [found[n].place.record for n in range(len(found))] == ids


def test_a_card_that_names_nobody_is_found_for_everyone() -> None:
    document = a_document(card("a", "x", personas=("who",)), card("b", "x"), card("c", "x", personas=("he",)))
    found = search(document, "x", Filters(persona="who"))
    assert [found[n].place.record for n in range(len(found))] == ["a", "b"]


def test_choices_are_what_cards_say() -> None:
    document = a_document(card("a", tags=("б", "А")), card("b", tags=("б",), owner="Маркетинг"))
    assert choices_of(document.maps[0]) == (("А", "б"), ("Маркетинг",))


def test_replacing_keeps_what_stands_around_the_hits() -> None:
    found = search(a_document(card("a", "Раз, раз и ещё РАЗ", note="раз")), "раз")
    texts = replaced_texts(found, range(len(found)), "два")
    assert texts == {
        TextPlace(TextKind.CARD, "a", "text"): "два, два и ещё два",
        TextPlace(TextKind.CARD, "a", "note"): "два",
    }
    assert replaced_texts(found, [1], "X") == {TextPlace(TextKind.CARD, "a", "text"): "Раз, X и ещё РАЗ"}


def test_the_first_hit_from_a_place_on_is_found_and_the_end_leads_to_the_beginning() -> None:
    document = a_document(card("a", "x x"), card("b", "x", stage="s1"), card("c", "нет", lane="l1"))
    found = search(document, "x")
    assert found.number_from(TextPlace(TextKind.CARD, "b", "text")) == 2
    assert found.number_from(TextPlace(TextKind.CARD, "a", "text"), 1) == 1
    assert found.number_from(TextPlace(TextKind.CARD, "c", "text")) == 0
    assert found.number_from_cell(0, ["s1"]) == 2


def test_after_an_edit_only_the_row_it_touched_is_read_again() -> None:
    document = a_document(card("a", "один"), card("b", "два", lane="l1"))
    before = texts_of(document, document.maps[0])
    journey = set_text(document.maps[0], "b", "один")
    after = texts_of(document.with_map(journey), journey, before=before)
    kept = [one is other for one, other in zip(before.blocks, after.blocks, strict=True)]
    assert kept == [True, True, True, False]
    assert [one.place.record for one in map(find(after, "один").__getitem__, range(3))] == ["who", "a", "b"]


def many_cards(count: int) -> Document:
    words = "клиент ищет сервис читает отзывы сравнивает тарифы звонит менеджеру ждёт ответа".split()
    dice = random.Random(7)
    stages = tuple(Stage(id=f"s{n}") for n in range(20))
    lanes = tuple(Lane(id=f"l{n}", kind="actions") for n in range(count // 100))
    cards = [
        card(f"c{n}", " ".join(dice.choices(words, k=7)), f"s{n % 20}", f"l{n % len(lanes)}")
        for n in range(count)
    ]
    grid = Grid.of(cards, [one.id for one in stages], [one.id for one in lanes])
    return Document(maps=(Map(id="m", stages=stages, lanes=lanes, cards=grid),))


def test_a_key_costs_no_more_python_at_ten_times_the_hits(
    steps: Callable[[Callable[[], object]], int],
) -> None:
    """What grows with the map runs at native speed; of Python a few lines a hit are left."""
    document = many_cards(2_000)
    texts = texts_of(document, document.maps[0])
    find(texts, "я")
    assert steps(lambda: find(texts, "такого нет")) < 600
