"""How characters are told that the font cannot show."""

from __future__ import annotations

from cjm_desktop.model.signs import told_signs


def test_characters_are_told_by_number_and_short_name() -> None:
    told = told_signs("☃🜁")
    assert told.en == "U+2603 (snowman), U+1F701 (alchemical symbol for air)"
    assert told.ru == "U+2603, U+1F701"
    assert told_signs("\x80").en == "U+0080"


def test_of_many_some_are_told_and_the_others_counted() -> None:
    told = told_signs("♔♕♖♗♘♙♚♛")
    assert told.en.endswith("U+2659 (white chess pawn) and 2 more")
    assert told.ru.endswith("U+2659 и ещё 2")
