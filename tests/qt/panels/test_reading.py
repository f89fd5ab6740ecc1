from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.qt.panels.reading import (
    read_amount,
    read_day,
    read_figure,
    read_number,
    read_share,
    read_whole,
    shown_number,
    shown_share,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1 250,5", "ru", 1250.5),
        ("1\u00a0250", "ru", 1250),
        ("1,250", "en", 1250),
        ("1,250", "ru", 1.25),
        ("1,5", "en", 1.5),
        ("1,234.5", "ru", 1234.5),
        ("1.234,5", "en", 1234.5),
        ("−3", "ru", -3),
        ("1e-07", "en", 1e-7),
        ("0.5", "ru", 0.5),
        ("  ", "en", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, language: str, number: float | None) -> None:
    assert read_number(text, language) == number


@pytest.mark.parametrize(
    ("read", "text", "language", "value"),
    [
        (read_amount, "4200 ₽", "ru", 4200),
        (read_amount, "4 200 руб.", "ru", 4200),
        (read_amount, "$4,200", "en", 4200),
        (read_amount, "4200 RUB", "en", 4200),
        (read_amount, "60 mm", "en", 60),
        (read_amount, "60 мм", "ru", 60),
        (read_share, "12 %", "en", 0.12),
    ],
)
def test_the_unit_of_a_field_may_stand_with_its_number(
    read: Callable[[str, str], float | None], text: str, language: str, value: float
) -> None:
    assert read(text, language) == value


@pytest.mark.parametrize("read", [read_number, read_amount, read_share, read_whole])
@pytest.mark.parametrize(
    "text",
    ["3 TILLAPPROVAL", "about 3", "3 тыс.", "3k", "3; 4", "3 (4", "3\n- day", "₽₽3", "№ 3", "3 min", "р."],
)
def test_no_word_beside_a_number_is_swallowed(read: Callable[[str, str], float | None], text: str) -> None:
    with pytest.raises(NotAllowed):
        read(text, "ru")


def test_a_unit_of_another_kind_is_refused() -> None:
    for read, text in ((read_amount, "3 %"), (read_share, "3 ₽"), (read_whole, "3 mm"), (read_whole, "3 %")):
        with pytest.raises(NotAllowed):
            read(text, "en")


@pytest.mark.parametrize("text", ["many", "1.2.3", "--", "1e999", "9" * 400])
def test_what_is_no_number_is_refused_in_both_languages(text: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        read_number(text, "ru")
    assert "не число" in refused.value.in_language("ru")
    assert "not a number" in refused.value.in_language("en")


@pytest.mark.parametrize("number", [0, 1, 1250, 1234567.125, 0.35, 1e15])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_shown_number_is_read_back_the_same(number: float, language: str) -> None:
    assert read_number(shown_number(number, language), language) == number


def test_a_percentage_is_a_share_and_back() -> None:
    assert read_share("35", "en") == 0.35
    assert shown_share(0.35, "ru") == "35"
    assert shown_share(0.075, "ru") == "7,5"
    with pytest.raises(NotAllowed):
        read_share("135", "en")


def test_amounts_are_not_negative_and_spans_are_whole() -> None:
    assert read_whole("3", "en") == 3
    for read, text in ((read_amount, "-1"), (read_whole, "0"), (read_whole, "1.5")):
        with pytest.raises(NotAllowed):
            read(text, "en")


def test_a_figure_is_a_number_or_words() -> None:
    assert read_figure("12,5", "ru") == 12.5
    assert read_figure("about 40", "en") == "about 40"
    assert read_figure("40 %", "en") == "40 %"
    assert read_figure("", "en") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("22.11.2026", "2026-11-22"), ("2026-11-22", "2026-11-22"), ("spring", "spring"), ("", None)],
)
def test_a_day_is_read_and_words_stay(text: str, day: str | None) -> None:
    assert read_day(text, "en") == day


@pytest.mark.parametrize("text", ["31.02.2026", "2026-02-31", "40/40/2026"])
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed):
        read_day(text, "ru")
