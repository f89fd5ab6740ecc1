"""A copied block on the clipboard: for this program, for spreadsheets, for texts and as a picture.

Each form is made when somebody asks for it. Until then the clipboard holds the block itself, which shares
all its cards with the map.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QRectF, QStringListModel

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.block import Block, Whole, table_of
from cjm_desktop.exchange.html_table import write_html_table
from cjm_desktop.exchange.tsv import write_tsv
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.render.image import render_page
from cjm_desktop.storage.file import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Sized

    from PySide6.QtGui import QImage

BLOCK = "application/x-cjm-block+json"
HTML = "text/html"
TEXT = "text/plain"
PICTURE = "application/x-qt-image"
"""How Qt calls a picture; other programs get it as PNG and in other formats."""

_MARK = "block"
"""The field of a written block that says what was copied; a map has none of that name."""
_MOST_DRAWN = 1000
"""Cards up to which a picture is offered: a larger one would be too small to read."""
_PX_PER_MM = 8.0
_MOST_PIXELS = 16_000_000
_EDGE = 4.0
"""Paper around a drawn block in mm."""
_NOT_A_BLOCK = Phrase("There is no block of a map.", "Там нет блока карты.")
_EMPTY = Phrase("The block of a map is empty.", "Блок карты пуст.")


def written(block: Block) -> bytes:
    """Return a block as this program reads it: a map file with a mark."""
    return dumps(block.document.changed(**{_MARK: block.whole.value}))


def read(data: bytes) -> Block:
    """Return the block that another window or program wrote, checked as a file is; raises FileError."""
    document = loads(data)
    mark = document.unknown.get(_MARK)
    whole = next((one for one in Whole if one == mark), None)
    if whole is None or len(document.maps) != 1:
        raise Unreadable(_NOT_A_BLOCK)
    block = Block(document, whole)
    if not _holds_something(block):
        raise Unreadable(_EMPTY)
    return block


def _holds_something(block: Block) -> bool:
    """Whether there is what the block says was copied."""
    journey = block.journey
    copied: dict[Whole, Sized] = {
        Whole.STAGES: journey.stages,
        Whole.LANES: journey.lanes,
        Whole.CELLS: journey.cards,
    }
    return len(copied[block.whole]) > 0


def drawn(block: Block) -> QImage:
    """Return a picture of a block, drawn as its map is, without title and legend; raises PrintError."""
    layout = lay_out(block.document, block.journey, LayoutOptions())
    page = draw_map(layout)
    width, height = page.size
    scale = min(_PX_PER_MM, sqrt(_MOST_PIXELS / (width * height)))
    image = render_page(page, LIGHT, scale, Pictures(block.document.attachments))
    bottom = max((row.y + row.height for row in layout.rows), default=layout.band.bottom)
    band = layout.band
    part = Rect(layout.lane_x, band.y, band.right - layout.lane_x, bottom - band.y).grown(_EDGE)
    return image.copy(QRectF(*(side * scale for side in part)).toAlignedRect())


def plain_text(block: Block) -> str:
    """Return a block as text with tabs; what stood in one cell as a mere text."""
    table = table_of(block)
    if len(table) == 1 and len(table[0]) == 1:
        return str(table[0][0])
    return write_tsv(table)


def html_table(block: Block) -> str:
    """Return a block as a table in HTML."""
    return write_html_table(
        table_of(block), headings=block.whole is Whole.STAGES, names=block.whole is Whole.LANES
    )


def _data_of_qt() -> QMimeData:
    """Return data without any form, made by Qt.

    What Python has made and the clipboard still holds when Python ends, ends the process with it (PySide6
    6.11, without a screen); `QMimeData()` is made by Python too.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for form in data.formats():
        data.removeFormat(form)
    return data


class BlockData(QMimeData):
    """What the clipboard hands out of a block; every form is made when it is asked for."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._block = block
        self._forms = [BLOCK, HTML, TEXT]
        if len(block.journey.cards) <= _MOST_DRAWN:
            self._forms.append(PICTURE)

    @property
    def block(self) -> Block:
        """The block itself."""
        return self._block

    def made(self) -> QMimeData:
        """Return the same with every form made: it needs nothing of this program any more."""
        data = _data_of_qt()
        data.setData(BLOCK, QByteArray(written(self._block)))
        data.setHtml(html_table(self._block))
        data.setText(plain_text(self._block))
        if PICTURE in self._forms:
            data.setImageData(drawn(self._block))
        return data

    # Qt's overrides

    @guarded(answer=[])
    def formats(self) -> list[str]:
        """Name the forms there are, the richest first."""
        return list(self._forms)

    @guarded(answer=False)
    def hasFormat(self, mimetype: str) -> bool:
        """Whether there is such a form."""
        return mimetype in self._forms

    @guarded()
    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:
        """Make a form."""
        if mimetype == BLOCK:
            return QByteArray(written(self._block))
        if mimetype == HTML:
            return html_table(self._block)
        if mimetype.partition(";")[0] == TEXT:
            return plain_text(self._block)
        return drawn(self._block) if mimetype == PICTURE and PICTURE in self._forms else None
