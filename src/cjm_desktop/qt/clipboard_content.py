"""What lies on the clipboard, taken in the form that says most: block, table, picture, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QImage

from cjm_desktop.exchange.html_table import has_table, read_html_table
from cjm_desktop.exchange.table import MOST_CELLS, TEXT_TOO_LONG, TOO_LARGE
from cjm_desktop.exchange.tsv import is_tsv, read_tsv
from cjm_desktop.model.errors import FileError, NotAllowed, TooMuch
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.model.text import LONGEST_TEXT, clean_text
from cjm_desktop.qt.block_data import BLOCK, HTML, read
from cjm_desktop.qt.pictures_taken import picture_files, picture_of_file, picture_of_image, picture_of_png

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from cjm_desktop.edit.block import Block
    from cjm_desktop.exchange.table import Rows
    from cjm_desktop.model.document import Attachment

_PNG = "image/png"
NOTHING_TO_PASTE = Phrase(
    "The clipboard holds nothing that a map can take.",
    "В буфере обмена нет ничего, что можно вставить в карту.",
)
NOT_HANDED_OVER = Phrase(
    "What was copied did not arrive in time. Paste once more; if that does not help, copy it again.",
    "Скопированное не успело прийти. Вставьте ещё раз; если не поможет, скопируйте снова.",
)


class PastedPictures(Struct, frozen=True):
    """Pictures, each of which becomes a card."""

    pictures: tuple[Attachment, ...]


def content_of(data: QMimeData | None, *, lines_as_cards: bool = False) -> Block | Rows | PastedPictures:
    """Return what can be pasted; a mere text is a table of one cell, whose lines may each be a card.

    Raises NotAllowed where there is nothing, TooMuch where it is past the limits.
    """
    if data is None:
        # Not every window system has something to tell of an empty clipboard.
        raise NotAllowed(NOTHING_TO_PASTE)
    content = _block(data) or _table(data) or pictures_in(data) or _text(data, lines_as_cards)
    if not content:
        raise NotAllowed(NOTHING_TO_PASTE)
    return content


def _block(data: QMimeData) -> Block | None:
    """Return a block of this program; one that cannot be read may still be there as a table.

    Raises NotAllowed where the program that has it did not answer: a lesser form, such as the picture that
    goes with it, would be another thing than what was copied.
    """
    if not data.hasFormat(BLOCK):
        return None
    content = bytes(data.data(BLOCK).data())
    if not content:
        raise NotAllowed(NOT_HANDED_OVER)
    try:
        return read(content)
    except FileError:
        return None


def _table(data: QMimeData) -> Rows | None:
    rows: Rows = ()
    if data.hasFormat(HTML):
        source = data.html()
        rows = read_html_table(source) if has_table(source) else ()
    if not rows and data.hasText():
        text = _plain(data)
        rows = read_tsv(text) if is_tsv(text) else ()
    return rows


def pictures_in(data: QMimeData) -> PastedPictures | None:
    """Return the pictures of a drop or the clipboard, if there are any; raises NotAllowed, TooMuch."""
    files = picture_files(data)
    if files:
        return PastedPictures(tuple(map(picture_of_file, files)))
    if data.hasFormat(_PNG):
        # Taken as it is: read by Qt, a damaged one would be complained of where only a terminal hears it.
        return PastedPictures((picture_of_png(bytes(data.data(_PNG).data())),))
    if data.hasImage():
        image = data.imageData()
        return PastedPictures((picture_of_image(image if isinstance(image, QImage) else QImage()),))
    return None


def _text(data: QMimeData, lines_as_cards: bool) -> Rows | None:
    text = clean_text(_plain(data)).strip() if data.hasText() else ""
    cards = text.split("\n") if lines_as_cards else [text]
    if len(cards) > MOST_CELLS:
        raise TooMuch(TOO_LARGE)
    if max(map(len, cards)) > LONGEST_TEXT:
        raise TooMuch(TEXT_TOO_LONG)
    return ((text,),) if text else None


def _plain(data: QMimeData) -> str:
    text = data.text()
    if len(text) > LARGEST_FILE:
        raise TooMuch(TOO_LARGE)
    return text
