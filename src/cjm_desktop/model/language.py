"""Languages of a document and wordings that exist in each of them."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("ru", "en")


class Phrase(NamedTuple):
    """One wording in both languages of the program."""

    en: str
    ru: str

    def in_language(self, language: str) -> str:
        """Return the wording in `language`; anything but Russian reads English."""
        return self.ru if language.startswith("ru") else self.en


def capitalised(text: str) -> str:
    """Return a clause or a name with the capital letter a sentence begins with; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def per_cent(number: str, language: str) -> str:
    """Return a number as per cent: "78%", in Russian "78 %" with a space that never breaks."""
    return f"{number}{PER_CENT.in_language(language)}"


PER_CENT = Phrase("%", "\N{NO-BREAK SPACE}%")
"""What stands after a number of per cent."""
