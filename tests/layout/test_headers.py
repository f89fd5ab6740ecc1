"""Title block, stage and lane names and the foot of the page, however long what they have to say."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Legend, PersonaBox, TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.headers import initials, lay_out_lane, lay_out_stage, written_date
from cjm_desktop.layout.map import MapLayout, lay_out
from cjm_desktop.layout.text import line_width, text_width
from cjm_desktop.layout.typography import LANE_TITLE, STAGE_TITLE
from cjm_desktop.model.document import Document, Lane, Persona, Stage
from cjm_desktop.model.kinds import LANE_KINDS, SCORE_MEANINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    MakeMap = Callable[..., Document]

LONG = "От первой потерянной заявки до первого результата, который видно в отчёте: " * 4
WORD = "превысокомногорассмотрительствующий" * 6


def laid_out(document: Document) -> MapLayout:
    return lay_out(document, document.maps[0])


def right_edge(block: TextBlock) -> float:
    return block.x + max(line_width(line, block.style) for line in block.lines)


def people(*names: str, **fields: Any) -> list[Persona]:
    return [Persona(id=f"p{index}", name=name, **fields) for index, name in enumerate(names)]


def area(box: PersonaBox) -> Rect:
    left, top = box.centre.x - sp.AVATAR_RADIUS, box.centre.y - sp.AVATAR_RADIUS
    right = max([left + 2 * sp.AVATAR_RADIUS, *(right_edge(text) for text in (box.name, box.role))])
    return Rect(left, top, right - left, 2 * sp.AVATAR_RADIUS)


def frame_texts(layout: MapLayout) -> Iterator[TextBlock]:
    yield from (layout.title.title, layout.title.subtitle, layout.footer.text, *layout.title.corner)
    for persona in layout.title.personas:
        yield from (persona.name, persona.role)
    yield from (item.text for item in layout.footer.legend)


@pytest.mark.parametrize("stages", [0, 1, 4])
@pytest.mark.parametrize("text", [LONG, WORD, "a", ""])
def test_whatever_the_frame_says_stays_on_the_page(make_map: MakeMap, stages: int, text: str) -> None:
    layout = laid_out(
        make_map(
            stages,
            [
                {"kind": "score", "meaning": meaning}
                for meaning in ("criticality", "importance", "satisfaction")
            ],
            {(0, 0): [{"value": 1, "evidence": "fact", "urgent": True}]} if stages else {},
            title=text,
            scenario=text,
            client=text,
            edition=text,
            personas=people(text, text, text, text, description=text),
        )
    )
    for block in frame_texts(layout):
        if not block.lines[0].words:
            continue
        assert block.x >= sp.MARGIN - 1e-9
        assert right_edge(block) <= layout.size.width - sp.MARGIN + 1e-6
        assert block.y + block.height <= layout.size.height - sp.MARGIN + 1e-6


def test_personas_stand_right_of_a_short_title_and_under_a_narrow_one(make_map: MakeMap) -> None:
    wide, narrow = (
        laid_out(make_map(stages, ["actions"], title="Orders", personas=people("Anna", "Boris")))
        for stages in (4, 1)
    )
    anna, boris = wide.title.personas
    assert anna.centre.y == boris.centre.y == sp.MARGIN + sp.AVATAR_RADIUS
    assert area(boris).right == pytest.approx(wide.size.width - sp.MARGIN)
    assert narrow.title.personas[0].centre.y > narrow.title.subtitle.y


@pytest.mark.parametrize("stages", [1, 2, 5])
@pytest.mark.parametrize("count", [1, 3, 4, 30])
def test_personas_never_overlap_each_other_or_the_title(make_map: MakeMap, stages: int, count: int) -> None:
    personas = people(*["Анна Константинопольская-Задунайская"] * count, role="economic")
    title = laid_out(make_map(stages, ["actions"], title=LONG, personas=personas)).title
    areas = [area(box) for box in title.personas]
    assert not any(a.touches(b) for a, b in combinations(areas, 2))
    words = Rect(title.title.x, title.title.y, right_edge(title.title) - title.title.x, title.title.height)
    assert not any(one.touches(words) for one in areas)
    assert all(one.bottom <= title.bottom + 1e-9 for one in areas)


def test_a_long_name_of_a_persona_goes_on_below_before_it_is_cut(make_map: MakeMap) -> None:
    name = "Руководитель отдела продаж в региональной производственной компании"
    names = [name, "Анна", f"{name}, где сорок человек и одна таблица на всех, и так уже много лет"]
    title = laid_out(make_map(8, ["actions"], personas=people(*names, role="economic"))).title
    whole, short, cut = (persona.name for persona in title.personas)
    assert " ".join(line.text for line in whole.lines) == name
    assert [len(block.lines) for block in (whole, short, cut)] == [3, 1, 3]
    assert cut.lines[2].text.endswith("…")
    assert title.personas[0].role.y == pytest.approx(whole.y + whole.height + 0.4)
    assert title.bottom >= title.personas[2].role.y + title.personas[2].role.height - 1e-9


def test_as_many_personas_as_fit_beside_the_title_are_shown_and_the_others_counted(make_map: MakeMap) -> None:
    names = [f"Person {number}" for number in range(30)]
    four, many = (
        laid_out(make_map(5, ["actions"], title="Orders", personas=people(*names[:count]))).title
        for count in (4, 30)
    )
    assert [box.initials.lines[0].text for box in four.personas] == ["P0", "P1", "P2", "P3"]
    shown = len(many.personas) - 1
    assert shown > 4
    assert [box.initials.lines[0].text for box in many.personas][shown - 1 :] == [
        f"P{shown - 1}",
        f"+{30 - shown}",
    ]
    assert many.personas[shown].name.lines[0].text == ""
    assert {box.centre.y for box in many.personas} == {four.personas[0].centre.y}
    assert area(many.personas[0]).x - right_edge(many.title) >= sp.PERSONA_GAP
    right = laid_out(make_map(5, ["actions"])).size.width - sp.MARGIN
    assert many.personas[-1].centre.x + sp.AVATAR_RADIUS == pytest.approx(right)


def test_more_than_three_personas_leave_a_long_title_half_of_the_width(make_map: MakeMap) -> None:
    names = [f"Person {number}" for number in range(30)]
    layout = laid_out(make_map(5, ["actions"], title="Orders of spare parts " * 9, personas=people(*names)))
    assert len(layout.title.personas) > 3
    assert layout.title.personas[0].centre.x - sp.AVATAR_RADIUS >= layout.size.width / 2


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Анна Павлова", "АП"), ("Head of Sales", "HS"), ("юрист", "Ю"), ("", ""), ("  ", ""), ("a b c", "AC")],
)
def test_initials_are_the_first_and_the_last_word_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("iso", "language", "written"),
    [
        ("2026-11-22", "ru", "22.11.2026"),
        ("2026-11-02", "en", "2 Nov 2026"),
        ("spring 2026", "en", "spring 2026"),
        (None, "ru", ""),
        ("", "en", ""),
    ],
)
def test_a_date_is_written_as_people_of_the_language_do(iso: str | None, language: str, written: str) -> None:
    assert written_date(iso, language) == written


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", list(LANE_KINDS))
def test_no_lane_name_is_chopped_in_a_column_of_ordinary_width(kind: str, language: str) -> None:
    header = lay_out_lane(Lane(id="l", kind=kind), language, sp.LANE_COLUMN)
    words = LANE_KINDS[kind].name.in_language(language).replace("-", "- ").split()
    assert [word for line in header.title.lines for word in line.text.replace("-", "- ").split()] == words
    if kind != "divider":
        assert LANE_TITLE.points - header.title.style.points <= 0.5
        assert right_edge(header.title) <= sp.LANE_COLUMN - sp.LANE_TEXT_RIGHT


def test_a_name_takes_a_smaller_size_before_a_word_of_it_is_chopped() -> None:
    narrow = lay_out_lane(Lane(id="l", kind="recommendations"), "ru", sp.NARROWEST_LANE_COLUMN)
    assert [line.text for line in narrow.title.lines] == ["Рекомендации"]
    assert right_edge(narrow.title) <= sp.NARROWEST_LANE_COLUMN - sp.LANE_TEXT_RIGHT
    assert narrow.title.style.points < LANE_TITLE.points
    stages = [lay_out_stage(Stage(id="s", title="Сравнение"), width, 0, 1, False) for width in (66, 31)]
    assert [header.title.style == STAGE_TITLE for header in stages] == [True, False]
    assert all(len(header.title.lines) == 1 for header in stages)


@pytest.mark.parametrize("text", ["word " * 60, WORD, "Щ" * 200])
def test_a_stage_title_of_any_length_wraps_inside_its_header(text: str) -> None:
    for index in (0, 1, 2):
        header = lay_out_stage(Stage(id="s", title=text, task=text), 66, index, 3, False)
        assert header.title.x >= sp.STAGE_PADDING
        assert right_edge(header.title) <= 66 - 2
        assert right_edge(header.task) <= 66 - 2
        assert header.height >= header.title.height + header.task.height + 6


def test_the_last_stage_of_a_cycle_points_back_to_the_first() -> None:
    stage = Stage(id="s")
    assert [lay_out_stage(stage, 66, index, 3, False).is_last for index in range(3)] == [False, False, True]
    assert not any(lay_out_stage(stage, 66, index, 3, True).is_last for index in range(3))


def test_a_score_lane_asks_by_its_meaning() -> None:
    asked = [
        lay_out_lane(Lane(id="l", kind="score", meaning=meaning), "en", 60).question.lines[0].text
        for meaning in (None, "criticality")
    ]
    assert asked == ["from 1 to 5", SCORE_MEANINGS["criticality"].en]


def test_a_collapsed_lane_has_its_name_on_one_line_and_no_question() -> None:
    header = lay_out_lane(Lane(id="l", kind="actions", title=LONG, collapsed=True), "ru", sp.LANE_COLUMN)
    assert len(header.title.lines) == 1
    assert header.height == sp.COLLAPSED_ROW
    assert not any(line.words for line in header.question.lines)


def test_a_long_name_of_a_dividing_line_wraps_before_the_line_begins() -> None:
    header = lay_out_lane(Lane(id="l", kind="divider", title=LONG), "ru", sp.LANE_COLUMN)
    assert right_edge(header.title) <= sp.LANE_COLUMN - sp.DIVIDER_GAP
    assert header.height >= header.title.height
    assert lay_out_lane(Lane(id="l", kind="divider"), "ru", sp.LANE_COLUMN).height == sp.RULE_ROW


def test_the_legend_explains_what_is_on_the_map_and_nothing_else(make_map: MakeMap) -> None:
    document = make_map(
        1,
        ["actions", {"kind": "goals", "hidden": True}, {"kind": "score", "meaning": "criticality"}],
        {(0, 0): [{"evidence": "hypothesis"}], (0, 1): [{"urgent": True}]},
        language="ru",
    )
    said = [(item.text.lines[0].text, item.shows) for item in laid_out(document).footer.legend]
    assert said == [("гипотеза", Legend.HYPOTHESIS), (f"оценка: {SCORE_MEANINGS['criticality'].ru}", None)]
    assert laid_out(make_map(1, ["actions"])).footer.legend == ()


def test_the_legend_ends_at_the_right_and_goes_under_a_long_footer(make_map: MakeMap) -> None:
    cards = {(0, 0): [{"evidence": "fact"}, {"evidence": "hypothesis"}, {"urgent": True}]}
    beside, under = (
        laid_out(make_map(2, ["actions"], cards, client=client)).footer for client in ("Example Ltd", LONG)
    )
    assert beside.legend[0].text.y == beside.text.y
    assert under.legend[0].text.y > under.text.y + under.text.height
    assert right_edge(beside.legend[-1].text) == pytest.approx(10 + 40 + 2 * 66)


def test_legend_entries_never_overlap(make_map: MakeMap) -> None:
    lanes = [{"kind": "score", "meaning": one} for one in ("criticality", "importance", "satisfaction")]
    cards = {(0, 3): [{"evidence": "fact"}, {"evidence": "hypothesis"}, {"urgent": True}]}
    items = laid_out(make_map(1, [*lanes, "actions"], cards)).footer.legend
    areas = [
        Rect(item.swatch.x if item.swatch else item.text.x, item.text.y, item.text.width, 3) for item in items
    ]
    assert len(areas) == 6
    assert not any(a.touches(b) for a, b in combinations(areas, 2))


def test_a_title_is_the_documents_or_the_maps_or_says_that_there_is_none(make_map: MakeMap) -> None:
    named = make_map(1, [], title="Orders")
    unnamed = make_map(1, [], language="ru")
    titles = [laid_out(one).title.title.lines[0].text for one in (named, unnamed)]
    assert titles == ["Orders", "Карта без названия"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_over_the_lane_names_fit_the_narrowest_column(make_map: MakeMap, language: str) -> None:
    layout = laid_out(make_map(1, ["actions"], lane_width=1, language=language))
    assert all(right_edge(block) < layout.band.x for block in layout.title.corner)
    assert text_width("и его задача", layout.title.corner[1].style) < sp.NARROWEST_LANE_COLUMN
