"""The sentence for a file that is not opened: what happened, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file

if TYPE_CHECKING:
    from cjm_desktop.model.errors import FileError

E = TypeVar("E", bound="FileError")

CORRECT_OR_OLDER = Phrase(
    "Nothing was changed; correct the file in a text editor or open an earlier copy.",
    "Ничего не изменено; исправьте файл в текстовом редакторе или откройте более раннюю копию.",
)
OPEN_OLDER = Phrase(
    "Nothing was changed; open an earlier copy.", "Ничего не изменено; откройте более раннюю копию."
)
OPEN_ANOTHER = Phrase(
    "Nothing was changed; choose another file.", "Ничего не изменено; выберите другой файл."
)


def refusal(kind: type[E], name: str, reason: Phrase, advice: Phrase) -> E:
    """Return the error to raise; `name` is the file's, `reason` a clause, `advice` a sentence."""
    name = quoted_file(name)
    en = f"“{name}” was not opened" if name else "The file was not opened"
    ru = f"Файл «{name}» не открыт" if name else "Файл не открыт"
    error = kind(Phrase(f"{en}: {reason.en}. {advice.en}", f"{ru}: {reason.ru}. {advice.ru}"))
    error.reason = reason
    return error
