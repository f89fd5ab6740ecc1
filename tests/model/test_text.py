from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.text import clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Поиск", "Поиск"),
        ("и\u0306", "й"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("a\tb", "a\tb"),
        ("«—…»\u00a0→✓", "«—…»\u00a0→✓"),
        ("\ud800lone", "lone"),
        ("😀", "😀"),
    ],
)
def test_text_is_kept_without_what_does_not_belong_in_it(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {"\r", "\x00", "\u2028"} & {*cleaned}
