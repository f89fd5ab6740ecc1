"""What parts of a window ask for by a signal, one value each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document
    from cjm_desktop.model.stickers import PrintedSticker
    from cjm_desktop.printing.spec import PrintSpec


class FileRequest(Struct, frozen=True):
    """A file of the recent ones is to be opened."""

    file: str


class TemplateRequest(Struct, frozen=True):
    """A map is to be begun from the template with this key."""

    key: str


class RowChosen(Struct, frozen=True):
    """A row of a list was chosen, by Enter or the mouse."""

    key: str


class VersionOpened(Struct, frozen=True, eq=False):
    """What a version of a file holds, and how it is told apart from the others."""

    document: Document
    name: str


class PanelShown(Struct, frozen=True):
    """A panel beside the map is shown now, or is not."""

    panel: str
    is_shown: bool


class SheetChosen(Struct, frozen=True):
    """A sheet of a poster was chosen, by its number counted from 1."""

    number: int


class PageChosen(Struct, frozen=True):
    """A page of a poster's file was chosen, counted from 0; None for the poster as a whole."""

    number: int | None


class PageTurned(Struct, frozen=True):
    """So many pages on are to be shown, or back where it is negative."""

    by: int


class PosterOffered(Struct, frozen=True):
    """A poster that was offered in place of the present one is to be taken."""

    spec: PrintSpec


class StickersPrinted(Struct, frozen=True):
    """Stickers of cards are on paper, or in a file to be printed: these."""

    printed: tuple[PrintedSticker, ...]
