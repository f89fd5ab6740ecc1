"""The one sentence for what is typed beside the map and cannot be: what holds it up, and both ways out."""

from __future__ import annotations

from cjm_desktop.model.errors import EditError, NotAllowed
from cjm_desktop.model.language import Phrase


class Held(NotAllowed):
    """What was typed is no value of its field; until it is mended or given up nothing else is done."""

    def __init__(self, reason: EditError, field: str = "") -> None:
        # The ways out come first: a narrow status line cuts the end, and the reason stands below the field.
        field_en, field_ru = (
            (f"“{field}”", f"«{field}»") if field else ("the text of the row", "текст строки")
        )
        super().__init__(
            Phrase(
                f"First correct {field_en}, or press Esc for what was there. {reason.sentence.en}",
                f"Сначала исправьте {field_ru} или нажмите Esc, чтобы вернуть прежнее. {reason.sentence.ru}",
            )
        )
        self.reason = reason


def held(error: EditError, field: str = "") -> Held:
    """Return an error as one that holds everything else up."""
    return error if isinstance(error, Held) else Held(error, field)
