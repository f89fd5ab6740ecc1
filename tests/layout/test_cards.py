"""Cards with their parts: every field of a lane kind is shown where it belongs, and only there."""

from __future__ import annotations

import base64
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from PIL import Image

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.asides import People, width_in_line
from cjm_desktop.layout.boxes import CardBox, CellLayout, Legend, TextBlock
from cjm_desktop.layout.cards import manner_of
from cjm_desktop.layout.cells import lay_out_cell
from cjm_desktop.layout.parts import PersonaDots, Photo, Sign, SourceDots, Symbol, WeightBars
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Lane

WIDTHS = (sp.NARROWEST_COLUMN, 42.0, 66.0, 140.0)
RECOMMENDATION: dict[str, Any] = {
    "text": "Показать цены",
    "owner": "Отдел маркетинга",
    "due": "2026-03-15",
    "status": "in_progress",
    "effect": 5,
    "effort": 2,
    "horizon": "near",
    "tags": ("сайт",),
}


def picture(width: int, height: int) -> Attachment:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return Attachment(media_type="image/png", data=base64.b64encode(file.getvalue()).decode())


PICTURES = {
    "wide": picture(40, 20),
    "tall": picture(10, 90),
    "none": Attachment(media_type="image/png", data="????"),
}


PEOPLE = (("a", "amber"), ("b", "teal"), ("c", "#123456"))


def cell(
    kind: str, *said: dict[str, Any], width: float = 66.0, language: str = "ru", people: People = ()
) -> CellLayout:
    manner = manner_of(Lane(id="l", kind=kind), language, PICTURES, people)
    cards = tuple(Card(id=f"c{at}", stage="s", lane="l", **one) for at, one in enumerate(said))
    return lay_out_cell(manner, cards, width)


def box(kind: str, width: float = 66.0, language: str = "ru", people: People = (), **said: Any) -> CardBox:
    return cell(kind, said, width=width, language=language, people=people).boxes[0]


def shown(box: CardBox) -> dict[str, str]:
    """Return the texts of a card by field."""
    return {
        part.field: " ".join(line.text for line in part.look.lines).replace("\u00a0", " ")
        for part in box.parts
        if isinstance(part.look, TextBlock) and part.field
    }


def test_a_recommendation_says_at_its_foot_what_is_set_and_nothing_else() -> None:
    assert shown(box("recommendations", **RECOMMENDATION)) == {
        "text": "Показать цены",
        "owner": "Отдел маркетинга",
        "due": "до 15.03.2026",
        "status": "в работе",
        "effect": "эффект 5",
        "effort": "усилия 2",
        "horizon": "ближайшее время",
        "tags": "#сайт",
    }
    assert set(shown(box("recommendations", text="Показать цены"))) == {"text"}


def test_what_is_said_follows_the_language_of_the_map() -> None:
    said = shown(box("recommendations", language="en", **RECOMMENDATION))
    assert (said["due"], said["status"], said["effort"]) == ("by 15 Mar 2026", "in progress", "effort 2")


def test_words_of_another_program_are_shown_as_they_stand() -> None:
    said = shown(box("recommendations", text="x", due="весна", status="на паузе"))
    assert (said["due"], said["status"]) == ("до весна", "на паузе")


def test_a_field_of_another_lane_kind_is_kept_and_not_shown() -> None:
    said = box("actions", **RECOMMENDATION, weight=3, current=4, attribution="Анна", motive="rational")
    assert set(shown(said)) == {"text", "tags"}
    assert [part.field for part in said.parts if part.field] == ["text", "tags"]


@pytest.mark.parametrize(
    ("language", "fields", "figures"),
    [
        ("ru", {"current": 12500, "target": 20000.5}, "12 500 → 20 000,5"),
        ("en", {"current": 12500, "target": 20000.5}, "12,500 → 20,000.5"),
        ("ru", {"current": -2.5, "unit": "%"}, "\u22122,5 %"),
        ("en", {"target": 4, "unit": "%"}, "→ 4%"),
        ("en", {"current": "a day", "target": 2, "unit": "hours"}, "a day → 2 hours"),
        ("ru", {"unit": "₽"}, ""),
    ],
)
def test_a_figure_is_written_as_people_of_the_language_do(
    language: str, fields: dict[str, Any], figures: str
) -> None:
    parts = box("kpi", language=language, text="Конверсия", **fields).parts[1:]
    assert all(one.rect.y == parts[0].rect.y for one in parts)
    texts = [part.look.lines[0].source for part in parts if isinstance(part.look, TextBlock)]
    gaps = ["" if text.startswith(("\u00a0", "%")) else " " for text in texts]
    said = "".join(gap + text for gap, text in zip(gaps, texts, strict=True))
    assert said.replace("\u00a0", " ").strip() == figures


def test_an_arrow_goes_to_the_next_line_with_what_it_leads_to() -> None:
    narrow = box("kpi", width=30.0, text="x", current=12500, target=20000)
    blocks = [part.look for part in narrow.parts[1:] if isinstance(part.look, TextBlock)]
    current, arrow, target = blocks
    assert current.y < arrow.y == target.y
    assert arrow.x == current.x


def test_no_line_at_the_foot_begins_with_a_separator() -> None:
    narrow = box("recommendations", width=42.0, **RECOMMENDATION)
    firsts: dict[float, str] = {}
    for part in narrow.parts:
        if isinstance(part.look, TextBlock) and part.field != "text":
            firsts.setdefault(part.look.y, part.field)
    assert len(firsts) > 2
    assert "" not in firsts.values()


def test_the_weight_of_a_barrier_is_shown_where_it_is_more_than_the_least() -> None:
    looks = [box("barriers", text="x", weight=weight).parts[0].look for weight in (1, 2, 3)]
    assert looks[1:] == [WeightBars(2), WeightBars(3)]
    assert isinstance(looks[0], TextBlock)


def test_several_barriers_of_a_cell_are_counted_under_them() -> None:
    counted = cell("barriers", {"text": "a", "weight": 3}, {"text": "b"})
    texts = [part.look.lines[0].text for part in counted.parts if isinstance(part.look, TextBlock)]
    assert [text.replace("\u00a0", " ") for text in texts] == ["Барьеров: 2", "·", "вес: 4"]
    assert all(part.rect.y >= counted.boxes[-1].rect.bottom for part in counted.parts)
    assert max(part.rect.bottom for part in counted.parts) < counted.height
    assert cell("barriers", {"text": "a"}).parts == cell("actions", {"text": "a"}, {"text": "b"}).parts == ()


@pytest.mark.parametrize("kind", ["touchpoints", "actions", "kpi", "quotes", "channels", "owner", "score"])
def test_a_moment_of_truth_is_marked_on_any_card(kind: str) -> None:
    marked = box(kind, text="Оплата", value=3, moment_of_truth=True)
    part = marked.part("moment_of_truth")
    assert part is not None
    assert part.look is Sign.MOMENT
    assert not any(part.rect.touches(other.rect) for other in marked.parts if other is not part)


def test_marks_stand_above_a_word_that_would_be_chopped_beside_them() -> None:
    beside, above = (box("actions", width=w, text="Менеджеру", moment_of_truth=True) for w in (66.0, 30.0))
    for marked, is_above in ((beside, False), (above, True)):
        part = marked.part("moment_of_truth")
        assert part is not None
        assert (part.rect.bottom <= marked.text.y) is is_above
        assert [line.text for line in marked.text.lines] == ["Менеджеру"]


def test_a_motive_a_quotation_and_an_owner_wear_their_icon() -> None:
    icons = [
        next(part.look for part in one.parts if isinstance(part.look, Symbol)).name
        for one in (
            box("motivation", text="x", motive="rational"),
            box("motivation", text="x", motive="emotional"),
            box("quotes", text="x"),
            box("owner", text="x"),
        )
    ]
    assert icons == ["motive-rational", "motive-emotional", "lane-quotes", "lane-owner"]
    assert len(box("motivation", text="x").parts) == 1


def test_the_source_of_a_quotation_stands_under_its_words() -> None:
    quoted = box("quotes", text="Дорого", attribution="Анна, интервью 3")
    source = quoted.part("attribution")
    assert source is not None
    assert shown(quoted)["attribution"] == "— Анна, интервью 3"
    assert (source.rect.x, source.rect.y >= quoted.text.rect.bottom) == (quoted.text.x, True)


def test_the_icon_of_a_channel_follows_its_name_unless_it_is_set() -> None:
    named = [box("channels", text=text).parts[0].look for text in ("Сайт", "телефон")]
    assert named == [Symbol("channel-site"), Symbol("channel-phone")]
    assert box("channels", text="Сайт", channel="crm").parts[0].look == Symbol("channel-crm")


def test_a_picture_keeps_its_aspect_in_the_width_of_its_card() -> None:
    part = box("pictures", picture="wide", text="Главная").part("picture")
    assert part is not None
    assert part.rect.height == pytest.approx(part.rect.width / 2)


def test_a_high_picture_is_no_higher_than_the_scale_allows() -> None:
    part = box("pictures", picture="tall", width=140.0).part("picture")
    assert part is not None
    assert part.rect.height == sp.TALLEST_PICTURE


@pytest.mark.parametrize("attachment", ["none", "missing"])
def test_a_picture_that_cannot_be_shown_keeps_room_and_says_so(attachment: str) -> None:
    part = box("pictures", picture=attachment).part("picture")
    assert part is not None
    assert isinstance(part.look, Photo)
    assert part.look.word.lines[0].text == "Нет изображения"
    assert part.rect.height == sp.MISSING_PICTURE


def test_a_picture_never_lies_under_its_caption() -> None:
    for kind in ("pictures", "actions"):
        captioned = box(kind, picture="wide", text="Главная страница", moment_of_truth=True)
        part = captioned.part("picture")
        assert part is not None
        assert captioned.text.y > part.rect.bottom
    bare = box("pictures", picture="wide")
    part = bare.part("picture")
    assert part is not None
    assert bare.rect.bottom - part.rect.bottom == pytest.approx(sp.CARD_PADDING_Y)


def test_note_and_sources_are_marked_in_the_padding_and_cost_no_room() -> None:
    plain, marked = box("goals", text="x"), box("goals", text="x", note="n", sources=("a", "b"))
    assert marked.rect == plain.rect
    note, sources = marked.part("note"), marked.part("sources")
    assert note is not None
    assert sources is not None
    assert note.look is Sign.NOTE
    assert isinstance(sources.look, SourceDots)
    assert len(sources.look.centres) == 2
    assert min(note.rect.x, sources.rect.x) > plain.text.x + plain.text.width


def test_the_legend_explains_what_is_used_and_nothing_else() -> None:
    assert cell("barriers", {"weight": 2, "moment_of_truth": True}).legend == {Legend.WEIGHT, Legend.MOMENT}
    assert cell("actions", {"weight": 2, "motive": "rational"}).legend == frozenset()
    assert cell("motivation", {"motive": "rational"}, {"motive": "emotional"}).legend == {
        Legend.RATIONAL,
        Legend.EMOTIONAL,
    }
    assert cell("goals", {"note": "n", "sources": ("a",)}).legend == {Legend.NOTE, Legend.SOURCES}
    assert cell("channels", {"note": "n", "sources": ("a",)}).legend == {Legend.NOTE, Legend.SOURCES}


@pytest.mark.parametrize("kind", ["channels", "owner", "score"])
def test_note_and_sources_of_chips_and_scores_stand_after_what_is_said(kind: str) -> None:
    plain, marked = box(kind, text="x", value=3), box(kind, text="x", value=3, note="n", sources=("a", "b"))
    note, sources = marked.part("note"), marked.part("sources")
    assert note is not None
    assert sources is not None
    said = max(part.rect.right for part in marked.parts if part.field in ("text", "value"))
    assert said < note.rect.x < note.rect.right < sources.rect.x < marked.rect.right
    assert marked.rect.width - plain.rect.width == pytest.approx(width_in_line(marked.card))
    assert marked.rect.height == plain.rect.height


@pytest.mark.parametrize("kind", ["goals", "channels"])
def test_whom_a_card_concerns_is_dotted_in_the_hues_of_the_personas_and_costs_no_room(kind: str) -> None:
    plain = box(kind, text="x", people=PEOPLE)
    marked = box(kind, text="x", people=PEOPLE, personas=("c", "gone", "a"))
    dots = marked.part("personas")
    assert dots is not None
    assert isinstance(dots.look, PersonaDots)
    assert dots.look.hues == ("amber", "#123456")
    assert marked.rect == plain.rect
    assert marked.rect.x < dots.rect.x < dots.rect.right < marked.parts[0].rect.x


def test_on_a_map_of_one_persona_nobody_is_told_apart() -> None:
    assert box("goals", text="x", people=PEOPLE[:1], personas=("a",)).part("personas") is None


EVERYTHING: dict[str, Any] = {
    **RECOMMENDATION,
    "text": "Сравнивает предложения поставщиков",
    "weight": 3,
    "current": 1250,
    "target": 99999.5,
    "unit": "заявок в месяц",
    "motive": "rational",
    "attribution": "Анна Петрова, интервью 3",
    "picture": "wide",
    "moment_of_truth": True,
    "note": "n",
    "sources": ("a", "b", "c", "d"),
    "personas": ("a", "b", "c"),
    "value": 4,
    "tags": ("служба поддержки", "цена"),
}
KINDS = "actions recommendations kpi barriers quotes motivation pictures channels owner score".split()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_everything_a_card_shows_stays_inside_it_and_nothing_overlaps(kind: str, width: float) -> None:
    one = box(kind, width=width, people=PEOPLE, **EVERYTHING)
    assert one.rect.x >= 0
    assert one.rect.right <= width
    for part in one.parts:
        assert part.rect.x >= one.rect.x - 1e-6
        assert part.rect.right <= one.rect.right + 1e-6
        assert part.rect.y >= one.rect.y - 1e-6
        assert part.rect.bottom <= one.rect.bottom + 1e-6
    # The mark of a note is a triangle: it fills the half of its square that no other part comes near.
    for a, b in combinations([part for part in one.parts if part.field != "note"], 2):
        assert not a.rect.grown(-0.01).touches(b.rect), (a, b)
