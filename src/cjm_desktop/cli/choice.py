"""What the commands have in common: which map is meant, and where a new one may be written."""

from __future__ import annotations

import os
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
    if number != 1 and count == 1:
        raise WrongUse(
            Phrase(
                f"There is no map {number}: the document has one map.",
                f"Карты {number} нет: в документе одна карта.",
            )
        )
    if not 1 <= number <= count:
        raise WrongUse(
            Phrase(
                f"There is no map {number}: the document has maps 1 to {count}.",
                f"Карты {number} нет: в документе карты с 1 по {count}.",
            )
        )
    return document.maps[number - 1]


def require_new(path: Path, *, is_forced: bool) -> None:
    """Raise WrongUse for a map to write where a file is already, unless it is forced.

    A map is somebody's work. What is made from one, posters and pictures, is made anew over the last one.
    """
    if not is_forced and os.path.lexists(path):
        name = quoted_file(path.name)
        raise WrongUse(
            Phrase(
                f"“{name}” is there already and stays as it is: take another name, or add --force.",
                f"Файл «{name}» уже есть и остался как был: возьмите другое имя или добавьте --force.",
            )
        )
