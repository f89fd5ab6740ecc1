"""The formats the commands read and write, with what reads and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.exchange.formats import ExportOptions, Format, formats
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.document import Document


def _draw_png(document: Document, options: ExportOptions, path: Path) -> None:
    # Qt is loaded when a picture is asked for, and not before.
    from cjm_desktop.app import export_png

    export_png(document, options.map_id, path, options.px_per_mm)


FORMATS: tuple[Format, ...] = formats(load, _draw_png)
