"""Numbers and values of fields as people of a language write them."""

from __future__ import annotations

import pytest

from cjm_desktop.model.terms import (
    HORIZONS,
    MOTIVES,
    STATUSES,
    exact_number,
    exact_sides,
    in_words,
    written_level,
    written_number,
    written_unit,
)


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [
        (0, "0", "0"),
        (1234567, "1\u00a0234\u00a0567", "1,234,567"),
        (2.5, "2,5", "2.5"),
        (48000.0, "48\u00a0000", "48,000"),
        (-0.125, "\u22120,125", "\u22120.125"),
        (0.1 + 0.2, "0,3", "0.3"),
        ("около суток", "около суток", "около суток"),
        ("-5", "-5", "-5"),
    ],
)
def test_a_number_has_the_marks_of_the_language(number: float | str, ru: str, en: str) -> None:
    assert (written_number(number, "ru"), written_number(number, "en")) == (ru, en)


def test_a_unit_stands_apart_from_its_number_but_a_per_cent_sign_in_english() -> None:
    assert (written_unit("%", "ru"), written_unit("%", "en")) == ("\u00a0%", "%")
    assert (written_unit("₽", "ru"), written_unit("hours", "en")) == ("\u00a0₽", "\u00a0hours")
    assert written_unit("", "ru") == ""


def test_a_value_of_a_newer_program_is_shown_as_it_stands() -> None:
    assert in_words(STATUSES, "done", "ru") == "готово"
    assert in_words(STATUSES, "postponed", "ru") == "postponed"
    assert {in_words(HORIZONS, one, "en") for one in ("near", "far")} == {"near term", "long term"}
    assert set(MOTIVES) == {"rational", "emotional"}


def test_a_measure_has_its_decimals_and_no_marks_between_thousands() -> None:
    assert exact_number(1067.5) == ("1067.5", "1067,5")
    assert exact_number(76.0) == ("76", "76")
    assert exact_sides((63.5, 5000)) == ("63.5 × 5000", "63,5 × 5000")


def test_a_level_is_told_with_its_sign() -> None:
    assert [written_level(level) for level in (-2, 0, 1)] == ["\u22122", "0", "+1"]
