"""File > Versions: what a file held before, seen, opened beside the map, restored, named."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cjm_desktop.edit.comparing import sharing
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.errors import CjmError
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.dialogs.fitting import FittingDialog
from cjm_desktop.qt.dialogs.form import plain_label, run
from cjm_desktop.qt.dialogs.version_name import VersionNameDialog
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.requests import VersionOpened
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import Row, TwoLineList
from cjm_desktop.qt.versions.examining import Examining
from cjm_desktop.qt.versions.mine import keep_mine
from cjm_desktop.qt.versions.picture import VersionPicture
from cjm_desktop.qt.versions.words import VersionWords
from cjm_desktop.storage.keeping import DAYS, LATEST
from cjm_desktop.storage.saving import checked_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.versions.examining import Examined
    from cjm_desktop.storage.backups import Backups, Version

_MARGIN, _GAP = 22, 14
_SIZE = QSize(980, 660)
_LIST_WIDTH = 310


class VersionsDialog(FittingDialog):
    """A list of the versions of a file, and of the one that is chosen its picture and what was changed since.

    `path` is None for a map that is in no file yet.
    """

    version_opened = Signal(object)
    """A VersionOpened: this version is to be shown in a window of its own."""
    version_restored = Signal(object)
    """A VersionOpened: the map is this version now, as one step that can be undone."""

    def __init__(self, parent: QWidget | None, session: Session, path: Path | None, backups: Backups) -> None:
        super().__init__(parent)
        self._session, self._path, self._backups = session, path, backups
        self._words = VersionWords(self)
        self._versions: tuple[Version, ...] = ()
        self._seen: dict[str, Examined] = {}
        self._shown: Examined | None = None
        self.examining = Examining(backups, session.base, session.map_id, self)
        self.list, self.picture = TwoLineList(), VersionPicture()
        self.told = plain_label("", wrapped=True)
        self.empty = plain_label("", "hint", wrapped=True)
        self._pages = QStackedWidget()
        self.open_button = self._button(self.tr("&Open beside"), self.open_beside)
        self.restore_button = self._button(self.tr("&Restore"), self.restore)
        self.name_button = self._button(self.tr("&Name…"), self.rename)
        self.keep_button = self._button(self.tr("&Keep the map as it is now…"), self.keep_now)
        self._put_together()
        self.examining.found.connect(self._take)
        self.list.currentRowChanged.connect(lambda _row: self._look())
        self.list.itemActivated.connect(lambda _item: self.open_beside())
        self.show_versions()

    def show_versions(self) -> None:
        """List the versions as they are kept now; the one that was current stays so, else the latest is."""
        self._versions = () if self._path is None else self._backups.list(self._path)
        self.list.blockSignals(True)
        self.list.show_rows(self._row(version) for version in self._versions)
        if self._versions and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.empty.setText("" if self._versions else self._why_empty())
        self._pages.setCurrentIndex(0 if self._versions else 1)
        self.keep_button.setEnabled(self._path is not None)
        self._look()

    def open_beside(self) -> None:
        """Show the current version, or what can be read of it, in a window of its own."""
        shown = self._shown
        if shown is not None and shown.readable is not None:
            self.version_opened.emit(
                VersionOpened(shown.readable, self._words.title(shown, self._path, self._versions))
            )
            self.accept()

    def restore(self) -> None:
        """Make the map what the current version was, as one step; the file stays as it is until saved.

        What is unsaved is kept as a version first; where it cannot be, nothing is restored.
        """
        shown = self._shown
        if shown is None or shown.document is None or self._path is None:
            return
        version = shown.document
        try:
            keep_mine(self._session, self._path, self._backups, self.tr("Before restoring"))
            self._session.apply_to_document(Label.RESTORE_VERSION, lambda present: sharing(present, version))
        except CjmError as error:
            self._refuse(error)
            return
        self.version_restored.emit(VersionOpened(version, self._words.moment(shown.version, self._versions)))
        self.accept()

    def rename(self) -> None:
        """Ask for a name of the current version."""
        version = self._current()
        if version is not None:
            self._ask_for_name(version.name, lambda name: self._backups.give_name(version, name))

    def keep_now(self) -> None:
        """Ask for a name, and keep the map under it as it is now, saved or not."""
        path = self._path
        if path is not None:
            self._ask_for_name(
                None,
                lambda name: self._backups.snapshot(
                    path, checked_bytes(self._session.base, path.name), name, time.time()
                ),
            )

    def is_busy(self) -> bool:
        """Whether versions are still being read."""
        return self.examining.is_busy

    # How it is put together

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _put_together(self) -> None:
        self.setWindowTitle(self.tr("Versions"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(self.tr("Versions"))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tools = QHBoxLayout()
        for button in (self.open_button, self.restore_button, self.name_button):
            tools.addWidget(button)
        tools.addStretch()
        right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addWidget(self.picture, 1)
        right.addWidget(self.told)
        right.addLayout(tools)
        filled = QWidget()
        both = QHBoxLayout(filled)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(_MARGIN)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self.keep_button)
        below.addStretch()
        below.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 4)
        whole.setSpacing(_GAP)
        self._pages.addWidget(filled)
        self._pages.addWidget(self.empty)
        whole.addWidget(self._pages, 1)
        whole.addLayout(below)
        self.resize(_SIZE)

    def _why_empty(self) -> str:
        if self._path is None:
            text = self.tr(
                "This map is in no file yet. Once it is saved, each save is kept here: the last {latest},"
                " and one a day for {days} days."
            )
        else:
            text = self.tr(
                "No version of {name} has been kept yet. From now on each save is kept here: the last"
                " {latest}, and one a day for {days} days."
            )
        name = "" if self._path is None else quoted_file(self._path.name)
        return text.format(name=name, latest=LATEST, days=DAYS)

    # What is shown

    def _row(self, version: Version) -> Row:
        moment = self._words.moment(version, self._versions)
        parts = [moment if version.name else "", self._words.size(version)]
        parts.append(self._words.in_short(self._seen.get(version.file.name)))
        text = " · ".join(part for part in parts if part)
        return Row(
            version.file.name, version.name or moment, text, "bookmark" if version.is_for_good else "recent"
        )

    def _current(self) -> Version | None:
        key = self.list.current_key()
        return next((version for version in self._versions if version.file.name == key), None)

    def _look(self) -> None:
        """Show the current version, or that one has to wait for it."""
        version = self._current()
        is_shown = (
            self._shown is not None and version is not None and self._shown.version.file == version.file
        )
        if not is_shown:
            self._shown = None
            self._say("")
            self.picture.say(self.tr("The version is being read…"))
            self.examining.examine(version, self._versions)
        self._enable()

    def _enable(self) -> None:
        shown = self._shown
        is_read = shown is not None and shown.readable is not None
        is_torn = shown is not None and shown.remains is not None
        is_another = shown is not None and shown.since is not None and not shown.since.is_empty
        self.open_button.setText(self.tr("&Open what can be read") if is_torn else self.tr("&Open beside"))
        self.open_button.setEnabled(is_read)
        self.restore_button.setEnabled(is_read and is_another)
        self.name_button.setEnabled(self._current() is not None)

    def _take(self, examined: Examined) -> None:
        self._seen[examined.version.file.name] = examined
        current = self._current()
        is_current = current is not None and current.file == examined.version.file
        if is_current and (examined.error is not None or examined.document is not None):
            self._show(examined)
        for version in self._versions:
            # It may have got another name while it was read.
            if version.file == examined.version.file:
                self.list.change_row(self._row(version))
        self._enable()

    def _show(self, examined: Examined) -> None:
        self._shown = examined
        if examined.error is not None:
            self.picture.say(self._words.of_damage(examined.error, examined.remains))
        elif examined.page is None or examined.document is None:
            self.picture.say(self.tr("This version has no map."))
        else:
            self.picture.show_page(examined.page, examined.document)
        self._say("" if examined.since is None else self._words.since_then(examined.since))

    def _say(self, text: str, look: str = "") -> None:
        self.told.setProperty("look", look)
        self.told.setText(text)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    # What is done

    def _ask_for_name(self, name: str | None, keep: Callable[[str], Version]) -> None:
        """Ask for a name and do something with it; what the disk refuses is told in the question."""
        dialog = VersionNameDialog(self, name)
        kept: list[Version] = []
        dialog.on_ok(lambda: kept.append(keep(dialog.name())))
        if run(dialog):
            self.show_versions()
            files = [version.file for version in self._versions]
            if kept[0].file in files:
                self.list.setCurrentRow(files.index(kept[0].file))

    def _refuse(self, error: CjmError) -> None:
        self._say(error.in_language(interface_language()), "refusal")

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a name with the key that renames everywhere."""
        if event.key() == Qt.Key.Key_F2 and self.name_button.isEnabled():
            self.rename()
        else:
            super().keyPressEvent(event)

    @guarded()
    def done(self, result: int) -> None:
        """Wait for what is still being read."""
        self.examining.stop()
        super().done(result)
