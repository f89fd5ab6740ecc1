"""The words for values of card fields, and numbers as people of a language write them."""

from __future__ import annotations

from types import MappingProxyType

from cjm_desktop.model.language import Phrase

STATUSES = MappingProxyType(
    {
        "idea": Phrase("idea", "идея"),
        "planned": Phrase("planned", "запланировано"),
        "in_progress": Phrase("in progress", "в работе"),
        "done": Phrase("done", "готово"),
        "rejected": Phrase("rejected", "отклонено"),
    }
)
"""How far a recommendation is; any other text of a file is shown as it stands."""
HORIZONS = MappingProxyType(
    {"near": Phrase("near term", "ближайшее время"), "far": Phrase("long term", "на перспективу")}
)
MOTIVES = MappingProxyType(
    {"rational": Phrase("rational", "рациональное"), "emotional": Phrase("emotional", "эмоциональное")}
)
_NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"
_DIGITS = 12


def written_number(number: float | str, language: str) -> str:
    """Return a number with the marks of the language; words stay as they are."""
    if isinstance(number, str):
        return number
    written = f"{number:,}" if isinstance(number, int) else f"{number:,.{_DIGITS}g}"
    if language.startswith("ru"):
        written = written.translate({ord(","): _NO_BREAK_SPACE, ord("."): ","})
    return written.replace("-", _MINUS)


def written_level(level: int) -> str:
    """Return an emotion level as it is told: "+1", "0", "−2"."""
    return f"{level:+d}".replace("-", _MINUS) if level else "0"


def exact_number(number: float) -> Phrase:
    """Return a measure with its decimals, thousands unmarked: "1067.5", in Russian "1067,5"."""
    written = f"{number:.{_DIGITS}g}"
    return Phrase(written, written.replace(".", ","))


def exact_sides(sides: tuple[float, float]) -> Phrase:
    """Return width and height with their decimals: "63.5 × 38.1", in Russian "63,5 × 38,1"."""
    width, height = map(exact_number, sides)
    return Phrase(f"{width.en} × {height.en}", f"{width.ru} × {height.ru}")


def written_unit(unit: str, language: str) -> str:
    """Return a unit with the space that stands between a number and it."""
    if not unit or (unit.startswith(("%", "‰")) and not language.startswith("ru")):
        return unit
    return _NO_BREAK_SPACE + unit


def in_words(table: MappingProxyType[str, Phrase], value: str, language: str) -> str:
    """Return the words for a value, or the value itself where there are none."""
    phrase = table.get(value)
    return value if phrase is None else phrase.in_language(language)
