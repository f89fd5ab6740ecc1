"""Damaged tables of the clipboard and damaged pictures: taken, or refused in words."""

from __future__ import annotations

import base64
import io
import os
import tempfile
import warnings
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cjm_desktop.edit.pasting import carried_out, plan_table
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.model.document import Attachment
from torture.mutants import mutated_picture, mutated_table
from torture.mutations import MEMORY, tried
from torture.outcome import joined
from torture.samples import FILES, small_maps
from torture.shares import in_shares

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from torture.outcome import Outcome
    from torture.shares import Share

_HTML, _TEXT = "text/html", "text/plain"
_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def run(count: int, seed: int) -> Outcome:
    """Paste so many damaged tables, and so many pictures."""
    tables = in_shares(_tables, count, seed, size=250, memory=_ADDRESSES)
    pictures = in_shares(_pictures, count, seed, size=250, memory=_ADDRESSES)
    outcome = joined((tables, pictures))
    outcome.done = min(tables.done, pictures.done)
    return outcome


_ADDRESSES = 2 * MEMORY
"""Bytes of address space: Qt takes much that it never fills; how much memory was filled is measured, too."""


def _tables(share: Share) -> Outcome:
    _begin()
    return tried(share, partial(_paste_table, share.seed))


def _pictures(share: Share) -> Outcome:
    _begin()
    with tempfile.TemporaryDirectory() as folder:
        return tried(share, partial(_take_picture, share.seed, Path(folder)))


def _begin() -> None:
    """Begin Qt; what it says of broken pictures is not for the table."""
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtGui import QGuiApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # What the picture library says of them neither.
    warnings.simplefilter("ignore", UserWarning)
    qInstallMessageHandler(lambda *_: None)
    if QGuiApplication.instance() is None:
        _begin.program = QGuiApplication(["torture"])  # type: ignore[attr-defined]


def _paste_table(seed: int, number: int, _outcome: Outcome) -> None:
    """Take a table from the clipboard in the form a spreadsheet gives, and put it into a map."""
    from cjm_desktop.qt.clipboard_content import content_of

    good = _tables_of_spreadsheets()
    form, data = good[number % len(good)]
    content = content_of(_clipboard(form, mutated_table(data, seed * 10**9 + number)))
    if isinstance(content, tuple):
        document = small_maps()[number % len(small_maps())]
        journey = document.maps[0]
        at = at_cell(journey.stages[0].id, journey.lanes[0].id)
        plan = plan_table(document, journey.id, content, at, lines_as_cards=bool(number % 2))
        carried_out(plan, grow=bool(number % 3))


def _clipboard(form: str, data: bytes) -> QMimeData:
    from PySide6.QtCore import QByteArray, QMimeData

    made = QMimeData()
    made.setData(form, QByteArray(data))
    return made


@cache
def _tables_of_spreadsheets() -> tuple[tuple[str, bytes], ...]:
    files = sorted((FILES / "clipboard").iterdir())
    return tuple((_HTML if one.suffix == ".html" else _TEXT, one.read_bytes()) for one in files)


def _take_picture(seed: int, folder: Path, number: int, outcome: Outcome) -> None:
    """Take a picture from a file, and draw one that a map holds, on the screen and on paper."""
    from cjm_desktop.printing.pdf.pictures import readable_picture, upright_picture
    from cjm_desktop.qt.pictures_taken import picture_of_file
    from cjm_desktop.qt.render import Pictures

    good = _good_pictures()
    data = mutated_picture(good[number % len(good)], seed * 10**9 + number)
    held = Attachment(media_type=_TYPES[number % len(_TYPES)], data=base64.b64encode(data).decode())
    is_seen = Pictures({"": held}).image("") is not None
    is_printed = readable_picture(held, is_grey=bool(number % 2)) is not None
    upright_picture(held, 200)
    outcome.seen["seen"] += is_seen
    outcome.seen["printed"] += is_printed
    file = folder / f"picture{number % 7}.png"
    file.write_bytes(data)
    picture_of_file(file)


@cache
def _good_pictures() -> tuple[bytes, ...]:
    """Return pictures in every format that is taken, with and without transparency, turned, and moving."""
    from PIL import Image

    chance = Random(5)
    noise = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3))
    clear = Image.frombytes("RGBA", (16, 20), chance.randbytes(16 * 20 * 4))
    turned = Image.Exif()
    turned[0x0112] = 6
    return (
        _in(noise, "PNG"),
        _in(clear, "PNG"),
        _in(noise.convert("P"), "PNG"),
        _in(noise, "JPEG"),
        _in(noise, "JPEG", exif=turned),
        _in(noise, "JPEG", progressive=True),
        _in(noise, "GIF"),
        _in(noise, "GIF", save_all=True, append_images=[noise.rotate(90)]),
        _in(noise, "WEBP"),
        _in(clear, "WEBP", lossless=True),
    )


def _in(image: object, form: str, **said: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **said)  # type: ignore[attr-defined]
    return buffer.getvalue()
