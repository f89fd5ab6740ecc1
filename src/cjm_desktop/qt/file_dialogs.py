"""The system's dialogs for opening and saving files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.errors import ask
from cjm_desktop.qt.file_columns import arrange_columns
from cjm_desktop.qt.file_names import tell_too_long_names
from cjm_desktop.qt.proposed import proposed_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_which_to_open(parent: QWidget, folder: str) -> list[Path]:
    """Ask which maps to open; an empty list when the user changes his mind."""
    dialog = _dialog(parent, QCoreApplication.translate("FileDialogs", "Open map"), *_maps())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setDirectory(folder)
    return _chosen(dialog)


def ask_which_picture(parent: QWidget) -> Path | None:
    """Ask for the file of a picture; None when the user changes his mind."""
    pictures = QCoreApplication.translate("FileDialogs", "Pictures (*.png *.jpg *.jpeg *.gif *.webp)")
    dialog = _dialog(parent, QCoreApplication.translate("FileDialogs", "Choose a picture"), pictures)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def ask_where_to_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a map; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save map as")
    return ask_for_new_file(parent, title, suggested, "cjm", *_maps())


def ask_for_new_file(parent: QWidget, title: str, suggested: Path, suffix: str, *filters: str) -> Path | None:
    """Ask where to write a file; None when the user changes his mind. Overwriting is asked here, too."""
    dialog = _dialog(parent, title, *filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    tell_too_long_names(dialog)
    dialog.setDirectory(str(proposed_folder(suggested.parent)))
    dialog.selectFile(suggested.name)
    chosen = next(iter(_chosen(dialog)), None)
    if chosen is None or chosen.name.casefold().endswith(f".{suffix}"):
        return chosen
    # What stands behind a dot Qt takes for a suffix: "CRM 2.0" would be no map to any other dialog.
    whole = chosen.with_name(f"{chosen.name.rstrip('.')}.{suffix}")
    return whole if not os.path.lexists(whole) or _is_to_go(parent, whole.name) else None


def _is_to_go(parent: QWidget, name: str) -> bool:
    """Ask whether a file may be replaced of which the dialog knew nothing."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("FileDialogs", "Replace “{name}”?").format(name=quoted_file(name)),
        translate("FileDialogs", "A file of this name is there already."),
        {True: translate("FileDialogs", "Replace"), False: translate("FileDialogs", "Cancel")},
        best=False,
        escape=False,
    )


def _dialog(parent: QWidget, title: str, *filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters(list(filters))
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("FileDialogs", "Folder:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("FileDialogs", "Type of file:"))
    arrange_columns(dialog)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    is_accepted = bool(dialog.exec())
    files = [Path(file) for file in dialog.selectedFiles()] if is_accepted else []
    dialog.deleteLater()
    return files


def _maps() -> list[str]:
    return [
        QCoreApplication.translate("FileDialogs", "Journey maps (*.cjm)"),
        QCoreApplication.translate("FileDialogs", "All files (*)"),
    ]
