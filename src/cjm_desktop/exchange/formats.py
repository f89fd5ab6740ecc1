"""The formats a map is read from and written to, by suffix: a new one is one entry in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.model.document import Document
from cjm_desktop.model.language import Phrase

Reader = Callable[[Path], Document]
"""Opens a file of its format; raises FileError."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What is exported and how: the id of the map, and for pictures the px of one mm."""

    map_id: str
    px_per_mm: float


Writer = Callable[[Document, ExportOptions, Path], None]
"""Writes a file of its format, wholly or not at all; raises FileError."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the suffix of its files, with what reads and writes it, where there is something."""

    suffix: str
    name: Phrase
    read: Reader | None = None
    write: Writer | None = None


def formats(read_map: Reader, draw_png: Writer) -> tuple[Format, ...]:
    """Return every format; its own file is read by storage, and only the application draws with Qt."""
    return (
        Format(".cjm", Phrase("CJM map", "Карта CJM"), read=read_map),
        Format(".png", Phrase("PNG picture", "Изображение PNG"), write=draw_png),
    )


def format_of(path: Path, known: Iterable[Format]) -> Format | None:
    """Return the format that a file's suffix stands for, or None."""
    suffix = path.suffix.casefold()
    return next((candidate for candidate in known if candidate.suffix == suffix), None)
