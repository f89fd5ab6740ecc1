"""What the commands have in common: which map is meant, and which suffix a file must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.console import WrongUse
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.document import Document, Map


def chosen_map(document: Document, number: int) -> Map:
    """Return the map with this number, counted from 1; raises WrongUse."""
    count = len(document.maps)
    if not count:
        raise WrongUse(Phrase("The document has no map.", "В документе нет ни одной карты."))
    if not 1 <= number <= count:
        raise WrongUse(
            Phrase(
                f"There is no map {number}: the document has maps 1 to {count}.",
                f"Карты {number} нет: в документе карты с 1 по {count}.",
            )
        )
    return document.maps[number - 1]


def require_suffix(path: Path, suffix: str) -> None:
    """Raise WrongUse unless a file to write is named after its format, so that no map is written over."""
    if path.suffix.casefold() != suffix:
        name = quoted_file(path.name or str(path))
        raise WrongUse(
            Phrase(
                f"“{name}” was not written: the name must end in {suffix}.",
                f"Файл «{name}» не записан: имя должно оканчиваться на {suffix}.",
            )
        )
