"""How findings about paper are worded."""

from __future__ import annotations

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.model.language import Phrase


def about_cards(code: Code, sentence: Phrase, cards: tuple[str, ...]) -> Finding:
    """Return a finding whose sentence ends with the number of its cards, where it is about any."""
    en, ru = (f"; cards: {len(cards)}", f"; карточек: {len(cards)}") if cards else ("", "")
    return Finding(code, Phrase(f"{sentence.en}{en}.", f"{sentence.ru}{ru}."), cards=cards)
