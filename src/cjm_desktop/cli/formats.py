"""The formats the commands read and write, and what reads or writes a file by its suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.console import WrongUse
from cjm_desktop.exchange.formats import ExportOptions, Format, format_of, formats
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.exchange.formats import Reader, Writer
    from cjm_desktop.model.document import Document


def _draw_png(document: Document, options: ExportOptions, path: Path) -> None:
    # Qt is loaded when a picture is asked for, and not before.
    from cjm_desktop.app import export_png

    export_png(document, options.map_id, path, options.px_per_mm)


FORMATS: tuple[Format, ...] = formats(load, _draw_png)


def reader_of(path: Path) -> Reader:
    """Return what reads a file of this name; raises WrongUse."""
    source = format_of(path, FORMATS)
    if source is None or source.read is None:
        name = quoted_file(path.name or str(path))
        suffixes = ", ".join(known.suffix for known in FORMATS if known.read)
        raise WrongUse(
            Phrase(
                f"“{name}” cannot be read: this version imports {suffixes}.",
                f"Файл «{name}» не прочитать: эта версия импортирует {suffixes}.",
            )
        )
    return source.read


def writer_of(path: Path) -> Writer:
    """Return what writes a file of this name; raises WrongUse."""
    target = format_of(path, FORMATS)
    if target is None or target.write is None:
        name = quoted_file(path.name or str(path))
        suffixes = ", ".join(known.suffix for known in FORMATS if known.write)
        raise WrongUse(
            Phrase(
                f"“{name}” was not written: this version exports {suffixes}.",
                f"Файл «{name}» не записан: эта версия экспортирует {suffixes}.",
            )
        )
    return target.write
