from __future__ import annotations

import pytest

from cjm_desktop.model.quote import quoted, quoted_file


@pytest.mark.parametrize("text", ["m0f5t2wb", "Шаг 1\xa0№ 2", "a" * 40, ""])
def test_an_ordinary_word_is_quoted_as_it_is(text: str) -> None:
    assert quoted(text) == text


def test_a_long_word_is_cut() -> None:
    assert quoted("a" * 3000) == "a" * 40 + "…"


def test_a_file_keeps_its_name() -> None:
    name = "Карта пути клиента, внедрение CRM, третья редакция.cjm"
    assert quoted_file(name) == name
    assert quoted_file("a" * 200 + "\n") == "a" * 120 + "…"


def test_what_cannot_be_seen_is_named() -> None:
    assert quoted("a\nb\x1bc\u202ed") == "a\\nb\\x1bc\\u202ed"
    assert quoted("\n" * 3000) == "\\n" * 20 + "…"
