"""The dialog for a file that is damaged or gone: why it does not open, and what there is to go on with."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.qt.unreadable import what_remains, why_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.model.errors import FileError
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.storage.rescue import Rescue

_WIDTH = 560
_MARGIN, _GAP = 22, 14


class Choice(StrEnum):
    """What to go on with."""

    VERSION = "version"
    LEFT = "left"
    SALVAGE = "salvage"


class DamagedFileDialog(FittingDialog):
    """Says why a file does not open and offers each thing there is; accepted with a `choice`."""

    def __init__(self, parent: QWidget | None, name: str, error: FileError) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.rescue: Rescue | None = None
        self._looking = LatestJob(self)
        self._looking.finished.connect(self._looked)
        self.setWindowTitle("CJM Desktop")
        self.setMinimumWidth(_WIDTH)
        headline = self.tr("“{name}” could not be opened.").format(name=quoted_file(name))
        self._page = QVBoxLayout()
        self._page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _GAP)
        self._page.setSpacing(_GAP)
        self._page.addWidget(plain_label(headline, "heading", wrapped=True))
        self._page.addWidget(plain_label(why_unreadable(error), "", wrapped=True))
        self.hint = plain_label("", "hint", wrapped=True)
        self._page.addWidget(self.hint)
        self._close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close.rejected.connect(self.reject)
        self._lay_out()

    def wait_for(self, look: Callable[[], Rescue]) -> None:
        """Look in a worker for what there is, and show it then."""
        self.hint.setText(self.tr("Looking for what can be brought back…"))
        self._looking.ask(lambda _tell: look())

    def show_rescue(self, rescue: Rescue) -> None:
        """Offer what there is."""
        self.rescue = rescue
        if rescue.is_nothing:
            self.hint.setText(self.tr("No version of it is kept, and nothing of a map can be read in it."))
            return
        told = self.tr("The file stays as it is until you save to it.")
        if rescue.is_gone:
            told = self.tr("It may have been renamed, moved or deleted. Only saving writes it again.")
        self.hint.setText(told)
        if rescue.version is not None and rescue.document is not None:
            self._add_version(rescue.version.when, rescue.document)
        if rescue.left is not None:
            title = self.tr("Not saved before the program ended, {moment}")
            self._add(
                Choice.LEFT,
                title.format(moment=_moment(rescue.left.written.timestamp())),
                self.tr("Everything that was on the screen then."),
                self.tr("Restore"),
            )
        if rescue.salvage is not None:
            lines = what_remains(rescue.salvage)
            title = self.tr("What can be read of the file")
            self._add(Choice.SALVAGE, title, lines, self.tr("Open as a new map"))
        self.fit()

    @guarded()
    def done(self, result: int) -> None:
        """Close, and wait for no more."""
        self._looking.stop()
        super().done(result)

    def _add_version(self, when: float, document: Document) -> None:
        cards = sum(len(journey.cards) for journey in document.maps)
        self._add(
            Choice.VERSION,
            self.tr("The last version kept, {moment}").format(moment=_moment(when)),
            self.tr("Whole, with %n card(s).", "", cards),
            self.tr("Open this version"),
        )

    def _add(self, choice: Choice, title: str, text: str, button_text: str) -> None:
        row = QFrame()
        row.setProperty("look", "offer")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(plain_label(title, "name", wrapped=True))
        words.addWidget(plain_label(text, "hint", wrapped=True))
        button = QPushButton(button_text)
        button.setAccessibleDescription(f"{title}. {text}")
        button.clicked.connect(lambda: self._choose(choice))
        is_first = not self._rows.count()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(16)
        line.addLayout(words, 1)
        line.addWidget(button)
        self._rows.addWidget(row)
        if is_first:
            self._begin_at(row, button)

    def _begin_at(self, row: QFrame, button: QPushButton) -> None:
        """Let Enter and Space do the same: a button takes the keys only once it stands in the dialog."""
        self._close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        button.setDefault(True)
        row.show()
        button.setFocus()

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _looked(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.reject()
            raise outcome.error
        self.show_rescue(outcome.result)

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setSpacing(_GAP)
        self._page.addLayout(self._rows)
        self._page.addStretch()
        inside = QWidget()
        inside.setLayout(self._page)
        below = QVBoxLayout()
        below.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN - 4)
        below.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrolledPage(inside), 1)
        whole.addLayout(below)


def _moment(when: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(round(when))
    return f"{day_of(moment)}, {time_of(moment)}"
