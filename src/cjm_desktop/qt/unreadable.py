"""What the dialogs say of bytes that cannot be opened: why, and what of them can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.language import capitalised
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.salvage_words import what_was_lost, what_was_read

if TYPE_CHECKING:
    from cjm_desktop.model.errors import FileError
    from cjm_desktop.storage.salvage import Salvage


def why_unreadable(error: FileError) -> str:
    """Return why bytes could not be opened, as a sentence."""
    if error.reason is None:
        return error.in_language(interface_language())
    return f"{capitalised(error.reason.in_language(interface_language()))}."


def what_remains(salvage: Salvage) -> str:
    """Return what could be read and what could not, a sentence a line."""
    told = (what_was_read(salvage), *what_was_lost(salvage))
    return "\n".join(sentence.in_language(interface_language()) for sentence in told)
