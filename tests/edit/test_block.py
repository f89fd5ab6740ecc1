from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cjm_desktop.edit.block import Block, Whole, copied, table_of
from cjm_desktop.edit.cell_text import told
from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.missing import Missing
from cjm_desktop.edit.pasting import carried_out, plan_block, plan_table
from cjm_desktop.edit.selection import Selection, at_cell, at_lane, at_phase, at_stage
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Document, Lane, Map, Persona, Phase, Source, Stage
from cjm_desktop.model.errors import NotAllowed, TooMuch
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.text import MergedText

KINDS = ("actions", "emotions", "divider", "score", "barriers")
PICTURE = Attachment(media_type="image/png", data="iVBORw0KGgo=")
HERE = at_cell("s0", "l0")


def card(name: str, lane: int, stage: int, **fields: Any) -> Card:
    return Card(id=name, lane=f"l{lane}", stage=f"s{stage}", **fields)


def document(*cards: Card, stages: int = 3, kinds: tuple[str, ...] = KINDS, **fields: Any) -> Document:
    columns = tuple(Stage(id=f"s{i}", title=f"Этап {i + 1}") for i in range(stages))
    lanes = tuple(Lane(id=f"l{i}", kind=kind) for i, kind in enumerate(kinds))
    grid = Grid.of(cards, [one.id for one in columns], [one.id for one in lanes])
    return Document(maps=(Map(id="m", stages=columns, lanes=lanes, cards=grid),), **fields)


FILLED = document(
    card("a", 0, 0, text="Ищет", tags=("важно",), span=2, evidence="fact"),
    card("b", 0, 1, text="Звонит"),
    card("e", 1, 0, text="Тревога", level=-1),
    card("v", 3, 1, value=4),
    card("w", 4, 1, text="Дорого", weight=3),
)


def block(selection: Selection, origin: Document = FILLED) -> Block:
    made = copied(origin, "m", selection)
    assert made is not None
    return made


def texts(of: Document) -> dict[tuple[int, int], list[str]]:
    """The texts of the first map by lane and stage."""
    return {
        (row, column): [one.text or str(one.value or one.level) for one in cell]
        for row, cells in enumerate(of.maps[0].cards.rows)
        for column, cell in enumerate(cells.cells)
        if cell
    }


def paste(
    of: Document,
    table: tuple[tuple[str, ...], ...],
    at: Selection = HERE,
    *,
    grow: bool = True,
    lines: bool = False,
):
    pasted = carried_out(plan_table(of, "m", table, at, lines_as_cards=lines), grow=grow)
    check_change(of, pasted.document)
    return pasted


def paste_block(of: Document, copy: Block, at: Selection, *, grow: bool = True):
    pasted = carried_out(plan_block(of, "m", copy, at), grow=grow)
    check_change(of, pasted.document)
    return pasted


def test_selected_cards_are_copied_with_the_rectangle_around_them() -> None:
    made = block(at_cell("s0", "l0", "a", "v"))
    assert [lane.kind for lane in made.journey.lanes] == ["actions", "emotions", "divider", "score"]
    assert [one.id for one in made.journey.cards] == ["a", "v"]
    assert made.journey.cards.card("a") is FILLED.maps[0].cards.card("a")


def test_a_range_is_copied_with_its_empty_cells() -> None:
    made = block(replace(at_cell("s2", "l3"), anchor=("l0", "s0")))
    assert [len(made.journey.stages), len(made.journey.lanes)] == [3, 4]
    assert [one.id for one in made.journey.cards] == ["a", "b", "e", "v"]


def test_a_phase_stands_for_its_stages() -> None:
    journey = FILLED.maps[0].replaced(phases=(Phase(id="p", stages=("s0", "s1")),))
    made = block(at_phase(journey.phases[0]), FILLED.with_map(journey))
    assert (made.whole, [one.title for one in made.journey.stages]) == (Whole.STAGES, ["Этап 1", "Этап 2"])


def test_into_a_range_one_text_is_pasted_everywhere_and_a_table_from_its_upper_left_cell() -> None:
    over = replace(at_cell("s1", "l4"), anchor=("l0", "s0"))
    filled = paste(document(), (("3",),), over)
    assert texts(filled.document) == {(row, stage): ["3"] for row in (0, 1, 3, 4) for stage in (0, 1)}
    assert texts(paste(document(), (("a", "b"),), over).document) == {(0, 0): ["a"], (0, 1): ["b"]}


def test_what_was_pasted_is_selected_as_a_range() -> None:
    pasted = paste(document(), (("a", "b"), ("c", "")))
    assert (pasted.selection.stage, pasted.selection.lane) == ("s0", "l0")
    assert pasted.selection.anchor == ("l1", "s1")
    assert pasted.selection.card == pasted.document.maps[0].cards.cell(0, 0)[0].id
    assert paste(document(), (("a",),)).selection.anchor is None


def test_a_cell_without_a_selected_card_is_copied_with_all_it_holds() -> None:
    assert [one.id for one in block(at_cell("s1", "l4")).journey.cards] == ["w"]
    assert copied(FILLED, "m", at_cell("s2", "l0")) is None


def test_a_stage_and_a_lane_are_copied_whole() -> None:
    stage, lane = block(at_stage("s1")), block(at_lane("l0"))
    assert (stage.whole, len(stage.journey.lanes), stage.journey.stages[0].title) == (
        Whole.STAGES,
        5,
        "Этап 2",
    )
    assert (lane.whole, len(lane.journey.stages)) == (Whole.LANES, 3)


def test_a_block_says_in_a_table_what_its_cells_say() -> None:
    assert table_of(block(at_cell("s0", "l0", "a", "b", "e", "v"))) == [
        ["Ищет", "Звонит"],
        ["Тревога (-1)", ""],
        ["", 4],
    ]
    assert table_of(block(at_stage("s1"))) == [["Этап 2"], ["Звонит"], [""], [""], [4], ["Дорого"]]
    assert table_of(block(at_lane("l0")))[0] == ["Действия", "Ищет", "Звонит", ""]


def test_pasted_cards_keep_all_fields_and_get_new_ids() -> None:
    pasted = paste_block(FILLED, block(at_cell("s0", "l0", "a", "b")), at_cell("s1", "l4"))
    added = pasted.document.maps[0].cards.cell(4, 1)[1]
    original = FILLED.maps[0].cards.card("a")
    assert original is not None
    assert added == original.changed(id=added.id, lane="l4", stage="s1")
    assert added.id != "a"
    assert texts(pasted.document)[4, 2] == ["Звонит"]
    assert pasted.selection.card == added.id
    assert len(pasted.selection.cards) == pasted.count == 2


def test_hidden_lanes_and_dividers_are_passed_over() -> None:
    hidden = document(kinds=("actions", "goals", "divider", "text"))
    journey = hidden.maps[0]
    lanes = (journey.lanes[0], journey.lanes[1].changed(hidden=True), *journey.lanes[2:])
    pasted = paste(hidden.with_map(journey.replaced(lanes=lanes)), (("a",), ("b",)))
    assert texts(pasted.document) == {(0, 0): ["a"], (3, 0): ["b"]}


def test_each_kind_of_cell_takes_what_it_can_and_the_rest_is_told() -> None:
    table = (("Ищет", "Звонит"), ("-2", "Радость (+1)"), ("5", "много"), ("Дорого", ""))
    pasted = paste(document(), table)
    journey = pasted.document.maps[0]
    assert texts(pasted.document)[0, 0] == ["Ищет"]
    assert [journey.cards.cell(1, stage)[0].level for stage in (0, 1)] == [-2, 1]
    assert journey.cards.cell(1, 1)[0].text == "Радость"
    assert journey.cards.cell(3, 0)[0].value == 5
    assert (pasted.refused, pasted.count) == (("B3",), 6)


def test_a_score_and_a_level_replace_those_that_are_there() -> None:
    pasted = paste(FILLED, (("2",), ("нет", "3")), at_cell("s0", "l1"))
    journey = pasted.document.maps[0]
    assert [(one.id, one.text, one.level) for one in journey.cards.cell(1, 0)] == [("e", "Тревога", 2)]
    assert [(one.id, one.value) for one in journey.cards.cell(3, 1)] == [("v", 3)]
    assert pasted.refused == ("A3",)


def emotions(of: Document, stage: int) -> list[tuple[str, int | None, tuple[str, ...]]]:
    return [(one.text, one.level, one.personas) for one in of.maps[0].cards.cell(1, stage)]


@pytest.mark.parametrize(("level", "said"), [(0, "0"), (1, "+1"), (-2, "-2")])
def test_a_level_is_told_with_its_sign_and_none_without_one(level: int, said: str) -> None:
    rated = document(card("e", 1, 0, text="Тревога", level=level), card("f", 1, 1, level=level))
    assert told(rated.maps[0].cards.cell(1, 0)[0], "emotions") == f"Тревога ({said})"
    assert told(rated.maps[0].cards.cell(1, 1)[0], "emotions") == said
    pasted = paste(document(), ((f"Тревога ({said})", said),), at_cell("s0", "l1")).document
    assert [emotions(pasted, stage)[0][:2] for stage in (0, 1)] == [("Тревога", level), ("", level)]


def test_a_pasted_emotion_makes_no_second_level_of_a_persona() -> None:
    anna = ("anna",)
    people = (Persona(id="anna", name="Анна"), Persona(id="boris", name="Борис"))
    rated = document(
        card("e", 1, 0, text="Тревога", level=-1, personas=anna),
        card("f", 1, 1, level=2, personas=anna),
        card("g", 1, 2, level=1, personas=("boris",)),
        personas=people,
    )
    words = paste_block(rated, block(at_cell("s0", "l1", "e"), rated), at_cell("s1", "l1")).document
    assert emotions(words, 1) == [("", 2, anna), ("Тревога", None, anna)]
    level = paste_block(rated, block(at_cell("s1", "l1", "f"), rated), at_cell("s0", "l1")).document
    assert emotions(level, 0) == [("Тревога", 2, anna)]
    other = paste_block(rated, block(at_cell("s2", "l1", "g"), rated), at_cell("s0", "l1")).document
    assert emotions(other, 0) == [("Тревога", -1, anna), ("", 1, ("boris",))]


def test_words_with_a_level_that_are_pasted_to_a_level_come_without_theirs() -> None:
    pasted = paste(FILLED, (("Надежда (+1)",),), at_cell("s0", "l1"))
    assert emotions(pasted.document, 0) == [("Тревога", -1, ()), ("Надежда", None, ())]
    assert pasted.unrated == ("A2",)
    rated = document(card("e", 1, 0, text="Тревога", level=-1), card("f", 1, 1, text="Радость", level=2))
    copy = block(at_cell("s0", "l1", "e"), rated)
    assert paste_block(rated, copy, at_cell("s1", "l1")).unrated == ("B2",)
    assert paste_block(rated, copy, at_cell("s0", "l1")).unrated == ()


def test_lines_of_a_cell_become_cards_where_the_user_wants_it() -> None:
    table = (("• Ищет\n\n- Звонит\nЖдёт",),)
    assert texts(paste(document(), table).document) == {(0, 0): ["• Ищет\n\n- Звонит\nЖдёт"]}
    assert texts(paste(document(), table, lines=True).document) == {(0, 0): ["Ищет", "Звонит", "Ждёт"]}


def test_missing_stages_and_lanes_are_counted_and_added() -> None:
    table = (("a", "b"), ("c", "d"), ("e", "f"))
    plan = plan_table(document(), "m", table, at_cell("s2", "l3"))
    assert plan.missing == Missing(stages=1, lanes=1)
    grown = paste(document(), table, at_cell("s2", "l3"))
    assert [len(grown.document.maps[0].stages), len(grown.document.maps[0].lanes)] == [4, 6]
    assert texts(grown.document) == {(4, 2): ["c"], (4, 3): ["d"], (5, 2): ["e"], (5, 3): ["f"]}
    assert grown.outside == 0


def test_without_what_is_missing_only_what_fits_is_pasted_and_the_rest_counted() -> None:
    pasted = paste(document(), (("a", "b"), ("c", "d")), at_cell("s2", "l4"), grow=False)
    assert texts(pasted.document) == {(4, 2): ["a"]}
    assert pasted.outside == 3


def test_empty_cells_at_the_edge_of_a_block_are_not_missed() -> None:
    assert not plan_table(document(), "m", (("a", "", ""),), at_cell("s2", "l0")).missing


def test_a_table_at_a_header_brings_titles() -> None:
    pasted = paste(document(), (("Поиск", "Выбор"), ("a", "b")), at_stage("s2"))
    assert [one.title for one in pasted.document.maps[0].stages] == ["Этап 1", "Этап 2", "Поиск", "Выбор"]
    assert texts(pasted.document) == {(0, 2): ["a"], (0, 3): ["b"]}
    named = paste(document(), (("Шаги", "a"),), at_lane("l0"))
    assert named.document.maps[0].lanes[0].title == "Шаги"
    assert texts(named.document) == {(0, 0): ["a"]}


def test_a_whole_stage_is_put_after_the_current_one_and_its_cards_into_lanes_like_theirs() -> None:
    other = document(kinds=("barriers", "text", "actions"))
    pasted = paste_block(other, block(at_stage("s1")), at_cell("s0", "l1"))
    journey = pasted.document.maps[0]
    assert [one.title for one in journey.stages] == ["Этап 1", "Этап 2", "Этап 2", "Этап 3"]
    assert [lane.kind for lane in journey.lanes] == ["barriers", "text", "actions", "score"]
    assert texts(pasted.document) == {(0, 1): ["Дорого"], (2, 1): ["Звонит"], (3, 1): ["4"]}
    assert pasted.selection == at_stage(journey.stages[1].id)


def test_a_whole_lane_is_put_below_the_current_one() -> None:
    pasted = paste_block(document(stages=1), block(at_lane("l0")), at_lane("l0"), grow=False)
    journey = pasted.document.maps[0]
    assert [lane.kind for lane in journey.lanes[:3]] == ["actions", "actions", "emotions"]
    assert texts(pasted.document) == {(1, 0): ["Ищет"]}
    assert pasted.outside == 1


def test_a_card_without_words_says_its_figure_in_words_elsewhere() -> None:
    pasted = paste_block(FILLED, block(at_cell("s1", "l3", "v")), at_cell("s2", "l0"))
    assert [(one.text, one.value) for one in pasted.document.maps[0].cards.cell(0, 2)] == [("4", 4)]


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "Конверсия: 12,5 → 20 %"), ("en", "Конверсия: 12.5 → 20 %")]
)
def test_figures_are_told_as_the_language_writes_them(language: str, said: str) -> None:
    kpi = card("k", 0, 0, text="Конверсия", current=12.5, target=20, unit="%")
    of = document(kpi, kinds=("kpi",), language=language)
    assert table_of(block(at_cell("s0", "l0", "k"), of)) == [[said]]


def test_what_cards_name_is_brought_along_once_and_never_mistaken_for_something_else() -> None:
    anna, boris = Persona(id="p", name="Анна", portrait="k"), Persona(id="p", name="Борис")
    talk = Source(id="q", kind="interview", title="Интервью")
    origin = document(
        card("a", 0, 0, text="x", personas=("p",), sources=("q",), picture="k"),
        personas=(anna,),
        sources=(talk,),
        attachments={"k": PICTURE, "unused": PICTURE},
    )
    copy = block(at_cell("s0", "l0", "a"), origin)
    assert set(copy.document.attachments) == {"k"}
    once = paste_block(document(personas=(boris,)), copy, HERE).document
    twice = paste_block(once, copy, HERE).document
    assert [one.name for one in twice.personas] == ["Борис", "Анна"]
    assert len(twice.sources) == len(twice.attachments) == 1
    for added in twice.maps[0].cards:
        persona = twice.persona(added.personas[0])
        assert persona is not None
        assert (persona.name, persona.portrait) == ("Анна", added.picture)
        assert twice.attachments[added.picture or ""] == PICTURE


def test_a_map_is_about_the_personas_of_what_is_pasted_if_the_one_copied_from_was() -> None:
    people = tuple(Persona(id=name, name=name.title()) for name in ("anna", "boris", "vera"))
    cards = (card(one.id, 1, 0, level=1, personas=(one.id,)) for one in people)
    origin = document(*cards, personas=people)
    about = origin.with_map(origin.maps[0].replaced(personas=("vera", "anna")))
    pasted = paste_block(
        document(), block(at_cell("s0", "l1", "anna", "boris", "vera"), about), HERE
    ).document
    assert [pasted.persona(one).name for one in pasted.maps[0].personas] == ["Vera", "Anna"]
    again = paste_block(about, block(at_cell("s0", "l1", "anna"), about), at_cell("s1", "l1")).document
    assert again.maps[0].personas == ("vera", "anna")
    same = paste_block(origin, block(at_cell("s0", "l1", "anna"), origin), at_cell("s1", "l1")).document
    assert same.maps[0].personas == ()


def test_a_divider_comes_along_with_the_lanes_below_it_where_they_are_new() -> None:
    copy = block(at_cell("s0", "l0", "a", "e", "v", "w"))
    assert len(table_of(copy)) == 4
    added = paste_block(document(kinds=("text",)), copy, HERE)
    kinds = [lane.kind for lane in added.document.maps[0].lanes]
    assert kinds == ["text", "emotions", "divider", "score", "barriers"]
    assert texts(added.document)[4, 1] == ["Дорого"]
    there = paste_block(document(kinds=("text", "emotions", "score", "text")), copy, HERE)
    assert [lane.kind for lane in there.document.maps[0].lanes] == ["text", "emotions", "score", "text"]
    assert texts(there.document)[3, 1] == ["Дорого"]
    beside = paste_block(document(), copy, at_cell("s1", "l0"), grow=False)
    assert texts(beside.document) == {
        (0, 1): ["Ищет"],
        (1, 1): ["Тревога"],
        (3, 2): ["4"],
        (4, 2): ["Дорого"],
    }


def test_a_block_that_no_map_can_hold_is_refused() -> None:
    with pytest.raises(TooMuch, match="larger than a map"):
        plan_table(document(), "m", (("a",) * 501,), HERE)
    with pytest.raises(NotAllowed, match="Choose the cell"):
        plan_table(document(), "m", (("a",),), Selection())


def test_ten_thousand_cells_cost_no_more_for_each_than_a_few(steps) -> None:
    def effort(side: int) -> int:
        table = tuple(tuple(f"{row}.{column}" for column in range(side)) for row in range(side))
        return steps(lambda: paste(document(), table))

    assert effort(60) < 4.5 * effort(30)


def test_the_text_of_a_merged_cell_spans_its_stages_as_far_as_they_go() -> None:
    table = ((MergedText("Ищет", 2), "", "Платит"), (MergedText("Рад", 3), "", ""))
    pasted = paste(document(stages=3), table, HERE).document.maps[0]
    assert [one.span for row in (0, 1) for cell in pasted.cards.rows[row].cells for one in cell] == [2, 1, 1]
    late = paste(document(stages=3), table[:1], at_cell("s2", "l0"), grow=False).document.maps[0]
    assert [one.span for one in late.cards.cell(0, 2)] == [1]
    assert [type(one.text) for one in late.cards] == [str]


def test_a_merged_cell_that_goes_into_each_of_a_range_spans_none_of_them() -> None:
    at = Selection("s1", "l0", anchor=("l0", "s0"))
    pasted = paste(document(), ((MergedText("Ищет", 2),),), at).document.maps[0]
    assert [one.span for one in pasted.cards] == [1, 1]
