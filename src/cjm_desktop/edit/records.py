"""Changing one record inside an edit: a wrong value is a refused edit, not a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.record import WrongValue
from cjm_desktop.model.text import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable


class _Changeable(Protocol):
    def changed(self, **fields: Any) -> Self: ...


T = TypeVar("T")
R = TypeVar("R", bound=_Changeable)

TOO_LONG = Phrase(
    f"A text may have {LONGEST_TEXT:,} characters at most; nothing was changed.",
    f"Текст может иметь не больше {LONGEST_TEXT // 1000} 000 знаков; ничего не изменено.",
)
_NOT_POSSIBLE = Phrase(
    "That value is not possible here; nothing was changed.",
    "Такое значение здесь невозможно; ничего не изменено.",
)


def make(record_type: Callable[..., T], /, **fields: Any) -> T:
    """Return a new record; raises NotAllowed on a value the format does not know."""
    try:
        return record_type(**fields)
    except WrongValue as error:
        raise _refusal(error) from error


def change(record: R, **fields: Any) -> R:
    """Return the record with `fields` replaced, or itself where they say what it says already.

    Raises NotAllowed on a value the format does not know.
    """
    if all(getattr(record, name) == value for name, value in fields.items()):
        return record
    try:
        return record.changed(**fields)
    except WrongValue as error:
        raise _refusal(error) from error


def _refusal(error: WrongValue) -> NotAllowed:
    too_long = f"length <= {LONGEST_TEXT}" in str(error)
    return NotAllowed(TOO_LONG if too_long else _NOT_POSSIBLE)
