"""The columns of Qt's own file dialog: wide enough, with sizes and days as the window writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.moments import day_of, time_of

if TYPE_CHECKING:
    from PySide6.QtCore import QFileInfo, QModelIndex, QPersistentModelIndex

_NAME, _SIZE, _TYPE, _CHANGED = range(4)
_DIALOG_SIZE = (860, 520)
_KILO, _MEGA = 1000, 1_000_000


def arrange_columns(dialog: QFileDialog) -> None:
    """Arrange the list of a dialog that Qt draws itself; a dialog of the system has none."""
    files = dialog.findChild(QTreeView, "treeView")
    if files is None:
        return
    header = files.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    # The choice of a type below the list says it already.
    header.setSectionHidden(_TYPE, True)
    files.setItemDelegate(_Telling(files))
    dialog.resize(*_DIALOG_SIZE)


def size_of(file: QFileInfo) -> str:
    """Return the size of a file in whole kilobytes, from a million bytes on in megabytes."""
    if file.isDir():
        return ""
    if file.size() >= _MEGA:
        megabytes = QLocale().toString(file.size() / _MEGA, "f", 1)
        return QCoreApplication.translate("FileDialogs", "{number} MB").format(number=megabytes)
    kilobytes = QLocale().toString(-(-file.size() // _KILO))
    return QCoreApplication.translate("FileDialogs", "{number} KB").format(number=kilobytes)


class _Telling(QStyledItemDelegate):
    """Qt writes sizes and days as the system prefers, in a language that may be another one."""

    @guarded()
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if not isinstance(model, QFileSystemModel) or index.column() not in (_SIZE, _CHANGED):
            return
        file = model.fileInfo(index)
        if index.column() == _SIZE:
            option.text = size_of(file)
        else:
            changed = file.lastModified()
            option.text = f"{day_of(changed)}  {time_of(changed)}"
