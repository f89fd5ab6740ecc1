from __future__ import annotations

from typing import Any

import pytest

from cjm_desktop.edit.cell_text import cell_value, change_of, emotion_of, lines_of, score_of, told
from cjm_desktop.model.card import Card


def card(**fields: Any) -> Card:
    return Card(id="c", stage="s", lane="l", **fields)


@pytest.mark.parametrize(("text", "score"), [("4", 4), (" 5.0", 5), ("3,00", 3), ("2 / 5", 2)])
def test_a_score_is_a_whole_number_however_it_is_written(text: str, score: int) -> None:
    assert score_of(text) == score


@pytest.mark.parametrize("text", ["", "0", "6", "4.5", "много", "45", "4 из 5"])
def test_anything_else_is_no_score(text: str) -> None:
    assert score_of(text) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("-1", {"text": "", "level": -1}),
        ("\u22122", {"text": "", "level": -2}),
        ("+2", {"text": "", "level": 2}),
        ("0,0", {"text": "", "level": 0}),
        ("Тревога (-1)", {"text": "Тревога", "level": -1}),
        ("Тревога", {"text": "Тревога"}),
        ("Тревога (3)", {"text": "Тревога (3)"}),
        ("-3", {"text": "-3"}),
    ],
)
def test_an_emotion_is_words_or_a_level_or_both(text: str, fields: dict[str, object]) -> None:
    assert emotion_of(text) == fields


def test_a_card_says_what_its_kind_shows() -> None:
    assert told(card(text="Радость", level=2), "emotions") == "Радость (+2)"
    assert told(card(text="Конверсия", current=3, target=5, unit="%"), "kpi") == "Конверсия: 3 → 5 %"
    assert told(card(text="Долго", attribution="Анна"), "quotes") == "Долго — Анна"
    assert told(card(text="Звонит", level=2), "actions") == "Звонит"


def test_a_cell_with_nothing_but_a_figure_is_a_number() -> None:
    assert cell_value((card(value=4),), "score") == 4
    assert cell_value((card(level=-1),), "emotions") == -1
    assert cell_value((card(text="a"), card(text="b")), "actions") == "a\nb"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Конверсия", "current": 12.5, "target": 20, "unit": "%"},
        {"text": "Время: до ответа", "current": -3, "target": 0, "unit": "ч в день"},
        {"text": "", "current": 1, "target": 2.25, "unit": ""},
    ],
)
def test_a_change_of_a_figure_is_read_as_it_is_told(fields: dict[str, Any], language: str) -> None:
    assert change_of(told(card(**fields), "kpi", language), language) == fields


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Срок: 5 дней", "ru"),
        ("Конверсия: 12.5 → 20 %", "ru"),
        ("Visits: 1,250 → 2,000", "en"),
        ("Visits: 1,250 → 2,000", "ru"),
        ("A: 1 → 2 %\nB: 3 → 4 %", "en"),
        ("A: 1 -> 2", "en"),
        ("A: 1 → many", "en"),
        ("A: 01 → 2", "en"),
        (f"A: {'9' * 400} → 2", "en"),
    ],
)
def test_what_is_not_exactly_a_told_change_stays_a_text(text: str, language: str) -> None:
    assert change_of(text, language) == {"text": text}


def test_lines_lose_the_dots_and_dashes_of_a_list() -> None:
    assert lines_of("• один\n\n – два\n-три\n1. четыре") == ["один", "два", "-три", "1. четыре"]
