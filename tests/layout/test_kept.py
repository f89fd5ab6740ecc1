"""What is kept for texts is bounded by how long they are."""

from __future__ import annotations

from cjm_desktop.layout.kept import Kept


def kept(most: int) -> tuple[Kept[str, str], list[str]]:
    """Return what keeps upper letters, and for which texts they had to be made."""
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text.upper()

    return Kept(make, len, most), made


def test_what_was_made_is_not_made_again() -> None:
    upper, made = kept(1000)
    assert [upper["a"], upper["b"], upper["a"]] == ["A", "B", "A"]
    assert made == ["a", "b"]


def test_long_texts_are_kept_up_to_so_many_characters() -> None:
    upper, _ = kept(10_000)
    for length in range(2000):
        assert upper["x" * length] == "X" * length
        assert upper.characters <= 10_000


def test_what_is_asked_for_again_and_again_stays() -> None:
    upper, made = kept(10_000)
    for number in range(1000):
        assert upper["often"] == "OFTEN"
        assert upper[f"once {number}"] == f"ONCE {number}"
    assert made.count("often") == 1


def test_a_text_longer_than_all_that_is_kept_is_not_kept() -> None:
    upper, _ = kept(1000)
    assert upper["a"] == "A"
    assert upper["x" * 2000] == "X" * 2000
    assert upper.characters <= 1000
