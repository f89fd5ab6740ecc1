"""What can go wrong with a map, each with its sentence in both languages.

CjmError
├── EditError           an edit was refused, the document is unchanged
│   ├── NotFound        the stage, lane, card or map named by an edit is not there
│   ├── NotAllowed      the cell, lane or map cannot take what was asked of it
│   ├── TooMuch         a limit of the document would be passed
│   └── Stopped         the user did not want to wait for it any longer
├── FileError           a file could not be read or written
│   ├── Unreadable      not a .cjm file, damaged, or breaking a rule of the format
│   ├── TooNew          written by a newer program
│   ├── TooLarge        past a limit, refused before parsing
│   ├── WrongTarget     the file to write is named after another format, or holds a map that is read
│   ├── NotWritten      the disk, the folder or the rights did not allow it
│   │   ├── NotConfirmed    it is written, but its disk fails
│   │   └── ChangedMeanwhile    somebody else has written to it, which is untouched
│   └── NotKept         an earlier version could not be kept
├── PrintError          a poster cannot be made as asked
└── NoTemplate          no template has that key
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


class CjmError(Exception):
    """Base of every error that has a sentence for the user."""

    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence

    def in_language(self, language: str) -> str:
        """Return the sentence in the user's language."""
        return self.sentence.in_language(language)


class EditError(CjmError):
    """An edit was refused; nothing has changed."""


class NotFound(EditError):
    """An id named by an edit is not in the map."""

    def __init__(self, what: Phrase, identifier: str) -> None:
        super().__init__(
            Phrase(
                f"The {what.en} is no longer in the map ({quoted(identifier)}).",
                f"На карте больше нет этого: {what.ru} ({quoted(identifier)}).",
            )
        )


class NotAllowed(EditError):
    """The target cannot take what was asked of it."""


class TooMuch(EditError):
    """A limit of the document would be passed."""


class Stopped(EditError):
    """Work that takes a while was stopped by the user."""

    def __init__(self) -> None:
        super().__init__(Phrase("Stopped; nothing was changed.", "Остановлено; ничего не изменено."))


class FileError(CjmError):
    """A file could not be read or written; `reason` is why, as a clause, where that is known."""

    reason: Phrase | None = None


class Unreadable(FileError):
    """The file is not a map, is damaged, or breaks a rule of the format."""


class TooNew(FileError):
    """The file was written by a newer version of the program."""


class TooLarge(FileError):
    """The file passes a limit and was not parsed."""


class WrongTarget(FileError):
    """The file to write is named after another format, or is a map that is read or open."""


class NotWritten(FileError):
    """The file could not be written; what was there before is untouched."""


class NotConfirmed(NotWritten):
    """The file was written, but its disk fails, so that it may be gone later."""


class ChangedMeanwhile(NotWritten):
    """The file holds something else than was to be written over."""


class NotKept(FileError):
    """A version of a file could not be kept; the file itself is not concerned."""


class PrintError(CjmError):
    """A poster cannot be made as asked."""


class NoTemplate(CjmError):
    """No template has that key, or not in that language."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        keys = ", ".join(known)
        super().__init__(
            Phrase(
                f"There is no template “{quoted(key)}”: there are {keys}.",
                f"Шаблона «{quoted(key)}» нет, есть: {keys}.",
            )
        )


class Nouns:
    """The things an error may name, in both languages."""

    STAGE: ClassVar[Phrase] = Phrase("stage", "этап")
    LANE: ClassVar[Phrase] = Phrase("lane", "дорожка")
    CARD: ClassVar[Phrase] = Phrase("card", "карточка")
    MAP: ClassVar[Phrase] = Phrase("map", "карта")
    PERSONA: ClassVar[Phrase] = Phrase("persona", "персона")
    SOURCE: ClassVar[Phrase] = Phrase("source", "источник")
    PHASE: ClassVar[Phrase] = Phrase("phase", "фаза")
    LINK: ClassVar[Phrase] = Phrase("link", "связь")
    PICTURE: ClassVar[Phrase] = Phrase("picture", "изображение")
