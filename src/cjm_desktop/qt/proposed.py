"""Which file is proposed where one is asked for: in a folder that is there, under a name that fits."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths

from cjm_desktop.model.quote import file_name
from cjm_desktop.storage.targets import LONGEST_NAME

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_TITLE = 80


def proposed_folder(folder: Path | None) -> Path:
    """Return a folder if it may be written to, else that of the user's documents, or his home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for found in filter(None, (folder, Path(documents) if documents else None)):
        # Qt's own question: Python's raises an error where the disk has vanished.
        info = QFileInfo(str(found))
        if info.isDir() and info.isWritable():
            return found
    return Path.home()


def proposed_name(title: str) -> str:
    """Return a title as the name of a file, "" where nothing is left of it."""
    name = file_name(_NOT_IN_A_NAME.sub(" ", title))[:_LONGEST_TITLE]
    return " ".join(name.split()).strip(". ")


def fitting(file: Path, pattern: str = "{name}") -> Path:
    """Return a file called after `pattern`, in which the name is cut at the end to what a disk takes."""
    room = LONGEST_NAME - _size(pattern.format(name="") + file.suffix)
    stem = file.stem
    if _size(stem) > room:
        stem = stem.encode(errors="surrogateescape")[:room].decode(errors="ignore").rstrip()
    return file.with_stem(pattern.format(name=stem))


def _size(name: str) -> int:
    return len(name.encode(errors="surrogateescape"))
