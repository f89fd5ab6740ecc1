"""What a card says in a cell of a table, and what a cell of a table says for a card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjm_desktop.model.kinds import Drawing, lane_kind

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

Value = str | int | float
"""A number, where a cell holds nothing else."""

_SCORE = re.compile(r"([1-5])(?:[.,]0+)?(?:\s*/\s*5)?")
# As a minus people also type a dash.
_LEVEL = re.compile(r"[+−–-]?[0-2](?=[.,]0+\Z|\Z)")
_DECIMAL = r"-?\d{1,15}(?:[.,]\d{1,15})?"
_CHANGE = re.compile(rf"(?:([^\n]+): )?({_DECIMAL}) → ({_DECIMAL})(?: ([^\n]+))?")
_BULLET = re.compile(r"\A[•·▪◦*–—-]\s+")


def cell_value(cell: Cell, kind: str, language: str = "en") -> Value:
    """Return what a cell of a lane of that kind says in a table: each card on lines of its own."""
    drawing = lane_kind(kind).drawing
    if len(cell) == 1 and drawing is Drawing.MARKS and cell[0].value is not None:
        return cell[0].value
    if len(cell) == 1 and drawing is Drawing.CURVE and cell[0].level is not None and not cell[0].text:
        return cell[0].level
    return "\n".join(filter(None, (told(card, kind, language) for card in cell)))


def told(card: Card, kind: str, language: str = "en") -> str:
    """Return what a card of a lane of that kind says, in words; numbers as the language writes them."""
    drawing = lane_kind(kind).drawing
    if drawing is Drawing.MARKS:
        return "" if card.value is None else str(card.value)
    if drawing is Drawing.CURVE and card.level is not None:
        level = f"{card.level:+d}" if card.level else "0"
        return f"{card.text} ({level})" if card.text else level
    if kind == "kpi":
        return _told_figures(card.text, card.current, card.target, card.unit, language)
    if kind == "quotes" and card.attribution:
        return f"{card.text} — {card.attribution}"
    return card.text


def score_of(text: str) -> int | None:
    """Return the score that a text is, None where it is none."""
    found = _SCORE.fullmatch(text.strip())
    return int(found[1]) if found else None


def emotion_of(text: str) -> dict[str, Any]:
    """Return the fields of an emotion that a text describes: its words, its level, or both."""
    alone = _level(text.strip())
    if alone is not None:
        return {"text": "", "level": alone}
    # As `told` writes it: words, and in brackets the level.
    words, _, rest = text.strip().rpartition("(")
    level = _level(rest[:-1]) if rest.endswith(")") else None
    return {"text": text} if level is None else {"text": words.rstrip(), "level": level}


def change_of(text: str, language: str) -> dict[str, Any]:
    """Return the fields of a figure: of a text that is what `told` writes of what it is and shall be.

    Anything else is the text: of a single figure nobody knows which of both it is, and another
    language writes numbers in another way.
    """
    found = _CHANGE.fullmatch(text)
    if found is None:
        return {"text": text}
    name, current, target, unit = found.groups(default="")
    fields: dict[str, Any] = {
        "text": name,
        "current": _number(current),
        "target": _number(target),
        "unit": unit,
    }
    is_as_told = _told_figures(language=language, **fields) == text
    return fields if is_as_told else {"text": text}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that say something, without the dots and dashes of a list."""
    lines = (_BULLET.sub("", line.strip()) for line in text.split("\n"))
    return [line for line in lines if line]


def _level(text: str) -> int | None:
    found = _LEVEL.match(text)
    return int(found[0].replace("−", "-").replace("–", "-")) if found else None


def _number(text: str) -> int | float:
    bare = text.replace(",", ".")
    return float(bare) if "." in bare else int(bare)


def _told_figures(
    text: str, current: float | str | None, target: float | str | None, unit: str, language: str
) -> str:
    figures = [str(figure) for figure in (current, target) if figure is not None]
    if language.startswith("ru"):
        figures = [figure.replace(".", ",") for figure in figures]
    if not figures:
        return text
    amount = " ".join(filter(None, (" → ".join(figures), unit)))
    return f"{text}: {amount}" if text else amount
