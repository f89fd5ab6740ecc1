"""What a card says beside its text, as pieces: its figures, and the small line at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.flow import Piece
from cjm_desktop.layout.headers import written_date
from cjm_desktop.layout.parts import Ink
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.terms import HORIZONS, STATUSES, in_words, written_number, written_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.card import Card

_FIELDS = frozenset(("attribution", "owner", "due", "status", "effect", "effort", "horizon"))
_UNTIL = Phrase("by {}", "до {}")
_SCORES = {"effect": Phrase("effect {}", "эффект {}"), "effort": Phrase("effort {}", "усилия {}")}
_BARRIERS = Phrase("Barriers: {}", "Барьеров: {}")
_WEIGHT = Phrase("weight: {}", "вес: {}")
_SEPARATOR = Piece("", "·", ty.CARD_FOOT, Ink.QUIET, sp.FOOT_SPACE, joins=True, drops=True)


def has_foot(card: Card, fields: frozenset[str]) -> bool:
    """Whether a card of a lane with these fields may have anything at its foot."""
    return bool(card.tags) or not fields.isdisjoint(_FIELDS)


def foot_of(card: Card, fields: frozenset[str], language: str) -> list[Piece]:
    """Return the small line of a card: of its lane's fields those that are set, then its tags."""
    pieces: list[Piece] = []
    for field, text in (*_said(card, fields, language), *(("tags", f"#{_kept(tag)}") for tag in card.tags)):
        if pieces:
            pieces.append(_SEPARATOR)
        pieces.append(Piece(field, text, ty.CARD_FOOT, Ink.QUIET, sp.FOOT_SPACE))
    return pieces


def count_of(barriers: int, weight: int, language: str) -> list[Piece]:
    """Return how many barriers stand in a cell and, where they weigh more, what they weigh together."""
    texts = [_BARRIERS.in_language(language).format(barriers)]
    if weight > barriers:
        texts.append(_WEIGHT.in_language(language).format(weight))
    pieces = [Piece("weight", _kept(text), ty.CARD_FOOT, Ink.QUIET, sp.FOOT_SPACE) for text in texts]
    return [pieces[0], *(piece for after in pieces[1:] for piece in (_SEPARATOR, after))]


def figures_of(card: Card, language: str) -> list[Piece]:
    """Return the figures of a KPI: what it is, an arrow, what it shall be, the unit."""
    pieces: list[Piece] = []
    has_unit, space = bool(card.unit), sp.FIGURE_SPACE
    if card.current is not None:
        current = _kept(written_number(card.current, language))
        joins = has_unit and card.target is None
        pieces.append(Piece("current", current, ty.FIGURE, Ink.PLAIN, joins=joins))
    if card.target is not None:
        target = _kept(written_number(card.target, language))
        pieces.append(Piece("", "→", ty.FIGURE, Ink.QUIET, space, joins=True))
        pieces.append(Piece("target", target, ty.FIGURE_AIMED_AT, Ink.PLAIN, space, joins=has_unit))
    if has_unit and pieces:
        unit = written_unit(_kept(card.unit), language)
        pieces.append(Piece("unit", unit, ty.FIGURE, Ink.QUIET))
    return pieces


def _said(card: Card, fields: frozenset[str], language: str) -> Iterator[tuple[str, str]]:
    if card.attribution and "attribution" in fields:
        yield "attribution", f"—\u00a0{card.attribution}"
    if card.owner and "owner" in fields:
        yield "owner", card.owner
    if card.due and "due" in fields:
        yield "due", _kept(_UNTIL.in_language(language).format(written_date(card.due, language)))
    if card.status and "status" in fields:
        yield "status", _kept(in_words(STATUSES, card.status, language))
    for field, phrase in _SCORES.items():
        score = getattr(card, field)
        if score is not None and field in fields:
            yield field, _kept(phrase.in_language(language).format(score))
    if card.horizon and "horizon" in fields:
        yield "horizon", _kept(in_words(HORIZONS, card.horizon, language))


def _kept(text: str) -> str:
    """Return a short text that stays on one line."""
    return text.replace("\n", " ").replace(" ", "\u00a0")
