"""Numbers and dates as people write them in either language, and as the inspector shows them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.dialogs.properties import read_date, shown_date

if TYPE_CHECKING:
    from collections.abc import Callable

_NOT_A_NUMBER = Phrase(
    "This is not a number; write one such as 1,250 or 12.5.",
    "Это не число; напишите, например, 1 250 или 12,5.",
)
_NOT_WHOLE = Phrase("Write a whole number, 1 or more.", "Напишите целое число, не меньше 1.")
_NOT_A_SHARE = Phrase("Write a percentage from 0 to 100.", "Напишите процент от 0 до 100.")
_NEGATIVE = Phrase("The number cannot be less than zero.", "Число не может быть меньше нуля.")
_NO_SUCH_DAY = Phrase("There is no such day.", "Такого дня нет.")
_SPACES = re.compile(r"[\s'’\u00a0\u2009\u202f]+")
_PARTS = re.compile(r"([^\d+\-.,]*)([\d+\-.,]*(?:e[+\-]?\d+)?)(.*)", re.IGNORECASE | re.DOTALL)
"""What stands before a number, the number, and what follows it."""
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_DATE_LIKE = re.compile(r"\d{1,2}[.]\d{1,2}[.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}")
_MONEY = frozenset("руб рублей рубля рубль р евро rub usd eur gbp cny kzt тг byn uah".split())
_LENGTH = frozenset({"mm", "мм"})
_AMBIGUOUS = re.compile(r"(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/\d{2,4}")


def read_number(
    text: str, language: str, is_unit: Callable[[str], bool] = lambda _word: False
) -> float | None:
    """Return the number in a text, None for nothing; raises NotAllowed.

    Spaces group digits, point or comma begins the fraction; in English a comma before three digits groups,
    in Russian it does not. Nothing else may stand around the number but what `is_unit`.
    """
    parts = _PARTS.fullmatch(_SPACES.sub("", text).replace("−", "-"))
    before, bare, after = parts.groups() if parts else ("", "", "")
    if not before + bare + after:
        return None
    if not all(word == "" or is_unit(word.removesuffix(".").casefold()) for word in (before, after)):
        raise NotAllowed(_NOT_A_NUMBER)
    if "," in bare and "." in bare:
        grouping = "," if bare.rindex(".") > bare.rindex(",") else "."
        bare = bare.replace(grouping, "")
    elif not language.startswith("ru") and _GROUPED.fullmatch(bare):
        bare = bare.replace(",", "")
    try:
        return _plain(float(bare.replace(",", ".")))
    except (ValueError, OverflowError):
        raise NotAllowed(_NOT_A_NUMBER) from None


def read_amount(text: str, language: str) -> float | None:
    """Return a number that is not negative, of money or of millimetres; raises NotAllowed."""
    number = read_number(text, language, _is_money_or_length)
    if number is not None and number < 0:
        raise NotAllowed(_NEGATIVE)
    return number


def read_whole(text: str, language: str) -> int | None:
    """Return a whole number of at least one; raises NotAllowed."""
    number = read_number(text, language)
    if number is not None and (number != int(number) or number < 1):
        raise NotAllowed(_NOT_WHOLE)
    return None if number is None else int(number)


def read_share(text: str, language: str) -> float | None:
    """Return the share 0..1 that a percentage says; raises NotAllowed."""
    number = read_number(text, language, "%".__eq__)
    if number is not None and not 0 <= number <= 100:
        raise NotAllowed(_NOT_A_SHARE)
    return None if number is None else round(number / 100, 10)


def read_figure(text: str, language: str) -> float | str | None:
    """Return a number where all of the text is one, else the words as they stand."""
    words = text.strip()
    try:
        return read_number(words, language)
    except NotAllowed:
        return words


def read_day(text: str, _language: str) -> str | None:
    """Return an ISO date, other words as they stand; raises NotAllowed for a day that never was."""
    words = text.strip()
    day = read_date(words)
    if day is not None and day == words and _DATE_LIKE.fullmatch(words):
        is_iso = re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) and shown_date(words) != words
        if not is_iso and not _AMBIGUOUS.fullmatch(words):
            raise NotAllowed(_NO_SUCH_DAY)
    return day


def shown_number(number: float | str | None, language: str) -> str:
    """Return a number as the language writes it, to be read back by `read_number`; words as they stand."""
    if number is None or isinstance(number, str):
        return number or ""
    written = f"{_plain(number):,}"
    if language.startswith("ru"):
        return written.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return written


def shown_share(share: float | None, language: str) -> str:
    """Return a share as a percentage without its sign."""
    return "" if share is None else shown_number(round(share * 100, 8), language)


def shown_day(day: str | None, _language: str) -> str:
    """Return a date as the window writes it."""
    return shown_date(day) if day else ""


def _is_money_or_length(word: str) -> bool:
    is_sign = len(word) == 1 and unicodedata.category(word) == "Sc"
    return is_sign or word in _MONEY or word in _LENGTH


def _plain(number: float) -> float:
    """Return a whole number as such: 1250, not 1250.0."""
    return int(number) if number == int(number) else number


READERS: dict[str, Callable[[str, str], object]] = {
    "amount": read_amount,
    "whole": read_whole,
    "percent": read_share,
    "figure": read_figure,
    "date": read_day,
}
SHOWERS: dict[str, Callable[..., str]] = {
    "amount": shown_number,
    "whole": shown_number,
    "percent": shown_share,
    "figure": shown_number,
    "date": shown_day,
}
