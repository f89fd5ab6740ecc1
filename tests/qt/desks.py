"""What tests ask of a window, and what other programs do with its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.cards import set_text
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk


def session_of(desk: Desk) -> Session:
    """Return the session of a window that shows a map."""
    assert desk.controller.session is not None
    return desk.controller.session


def texts(desk: Desk) -> list[str]:
    """Return what the cards of the first map say in a window."""
    return [card.text for card in session_of(desk).base.maps[0].cards]


def by_another_hand(path: Path, text: str = "Theirs", card: int = 0) -> None:
    """Let another program change one of the first cards in a file."""
    document = load(path)
    journey = document.maps[0]
    save(document.with_map(set_text(journey, list(journey.cards)[card].id, text)), path)
