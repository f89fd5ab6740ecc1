"""The system's dialogs for opening and saving files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_which_to_open(parent: QWidget, folder: str) -> list[Path]:
    """Ask which maps to open; an empty list when the user changes his mind."""
    dialog = QFileDialog(parent, QCoreApplication.translate("FileDialogs", "Open map"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(_filters())
    return [Path(file) for file in dialog.selectedFiles()] if dialog.exec() else []


def ask_where_to_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a map; None when the user changes his mind. Overwriting is asked by the dialog."""
    dialog = QFileDialog(parent, QCoreApplication.translate("FileDialogs", "Save map as"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(_filters())
    dialog.setDefaultSuffix("cjm")
    if suggested.parent.is_dir():
        dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def _filters() -> list[str]:
    return [
        QCoreApplication.translate("FileDialogs", "Journey maps (*.cjm)"),
        QCoreApplication.translate("FileDialogs", "All files (*)"),
    ]
