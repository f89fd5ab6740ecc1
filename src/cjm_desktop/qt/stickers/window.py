"""File > Print stickers…: what to print at the left, the sheets at the right, and the way into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.sticker_choices import plain_from_stickers, stickers_from_plain
from cjm_desktop.printing.sticker_job import write_stickers
from cjm_desktop.printing.sticker_plan import StickerPlan
from cjm_desktop.qt.dialogs.finding_list import FindingList
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.requests import StickersPrinted
from cjm_desktop.qt.stickers.fields import StickerFields
from cjm_desktop.qt.stickers.page_row import PageRow
from cjm_desktop.qt.stickers.sheet_view import SheetView
from cjm_desktop.qt.stickers.summary import summary
from cjm_desktop.qt.studio.print_button import PrintButton
from cjm_desktop.qt.studio.saving import End, Saving, SavingEnded, say_ended
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.sticker_job import StickerResult
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.map_choices import MapChoices
    from cjm_desktop.qt.printer.printing import PrintNews

AskPath = Callable[[QWidget, Path], Path | None]
_EDGE, _GAP = 22, 14
_FIELDS_WIDTH = 350
_STEPS = 1000
_RESTS_MS = 120
"""After the last change, before all stickers are looked through for findings."""


class PrintStickers(FittingDialog):
    """Asks which stickers of a map to print, shows them live, and writes them beside the window.

    `suggested` is the file that is proposed, `choices` holds what was chosen for the map before, `selected`
    the ids of the cards that are selected on it. `ask_path` asks for the real file.
    """

    finding_followed = Signal(object)
    """A Finding: the user wants to see what it is about."""
    printed = Signal(object)
    """A StickersPrinted."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        map_id: str,
        suggested: Path,
        choices: MapChoices,
        selected: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.ask_path: AskPath = ask_where_to_save_stickers
        self.saving = Saving(self)
        self._document, self._map_id, self._choices = document, map_id, choices
        self._suggested = suggested
        self.plan: StickerPlan | None = None
        self._result: StickerResult | None = None
        self._sent: StickerPlan | None = None
        spec = stickers_from_plain(choices.value(map_id))
        self.fields = StickerFields(spec, document, document.map(map_id), selected)
        self.view = SheetView(Pictures(document.attachments))
        self.pages = PageRow()
        self.summary = plain_label("", wrapped=True)
        self.message = plain_label("", "hint", wrapped=True)
        self.progress = QProgressBar(maximum=_STEPS)
        self.findings = FindingList()
        self.save_button, self.close_button = QPushButton(), QPushButton()
        self.folder_button = QPushButton()
        self.print_button = PrintButton(self._to_print, self.saving)
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._looking = LatestJob(self)
        self._put_together()
        self._connect()
        self._show_busy()
        self._show_result(None)
        self.findings.show_findings(())
        self._follow()

    def save(self) -> None:
        """Ask for a file and write the stickers into it, beside the window."""
        if self.plan is None or self.saving.is_busy:
            return
        path = self.ask_path(self, self._suggested)
        if path is not None:
            self._save_to(path, self.plan)

    def open_folder(self) -> None:
        """Show the folder of the stickers that were written."""
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))

    # How it is put together

    def _put_together(self) -> None:
        self.setWindowTitle(self.tr("Print stickers"))
        self.resize(1080, 760)
        fields = ScrolledPage(self.fields)
        fields.setFixedWidth(_FIELDS_WIDTH)
        self.view.setAccessibleName(self.tr("Preview of the sheet"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.save_button.setText(self.tr("Save as PDF…"))
        self.save_button.setDefault(True)
        self.folder_button.setText(self.tr("Open folder"))
        for button in (self.close_button, self.folder_button):
            button.setAutoDefault(False)
        page = QGridLayout(self)
        page.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE - 4)
        page.setHorizontalSpacing(_EDGE)
        page.setVerticalSpacing(_GAP)
        page.addWidget(fields, 0, 0)
        page.addLayout(self._right(), 0, 1)
        page.addLayout(self._buttons(), 1, 0, 1, 2)
        page.setColumnStretch(1, 1)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_GAP - 4)
        column.addWidget(self.view, 1)
        for widget in (self.pages, self.summary, self.message, self.findings):
            column.addWidget(widget)
        return column

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        return buttons

    def _connect(self) -> None:
        self.fields.changed.connect(self._follow)
        self.pages.chosen.connect(self._show_page)
        self.saving.ended.connect(self._end)
        self.saving.progressed.connect(lambda news: self.progress.setValue(round(news.share * _STEPS)))
        self._rest.timeout.connect(self._look_through)
        self._looking.finished.connect(self._show_findings)
        self.save_button.clicked.connect(self.save)
        self.print_button.ended.connect(self._show_sent)
        self.close_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(self.open_folder)
        self.findings.followed.connect(self._follow_finding)

    # What is shown

    def _follow(self) -> None:
        """Plan the stickers anew and show them; what cannot be printed is told where the summary stands."""
        self._looking.forget()
        self._show_result(None)
        try:
            self.plan = StickerPlan(self._document, self._map_id, self.fields.spec())
        except PrintError as error:
            self.plan = None
            self.findings.show_findings(())
            say(self.summary, error.in_language(interface_language()), "refusal")
        else:
            say(self.summary, summary(self.plan), "")
            self._rest.start()
        self.pages.show_pages(0 if self.plan is None else self.plan.page_count)
        self._show_page()
        self._allow()

    def _allow(self) -> None:
        is_allowed = self.plan is not None and not self.saving.is_busy
        self.save_button.setEnabled(is_allowed)
        self.print_button.setEnabled(is_allowed)

    def _show_page(self) -> None:
        self.view.show_page(None if self.plan is None else self.plan.page(self.pages.page()))

    def _look_through(self) -> None:
        """Look through all stickers for findings, beside the window: it takes a moment for a thousand."""
        plan = self.plan
        if plan is not None and self._result is None:
            self._looking.ask(plan.look_through)

    def _show_findings(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        if not outcome.was_cancelled and self._result is None:
            self.findings.show_findings(outcome.result)

    def _follow_finding(self, finding: Finding) -> None:
        self.finding_followed.emit(finding)
        self.accept()

    # How the file is made

    def _save_to(self, path: Path, plan: StickerPlan) -> None:
        self._show_result(None)
        self.progress.setValue(0)
        self.saving.begin(path, lambda progress: write_stickers(plan, path, progress))
        self._show_busy()

    def _end(self, ended: SavingEnded) -> None:
        """Tell how saving ended: with a file, or why there is none."""
        self._show_busy()
        if ended.end is End.SAVED:
            self._show_result(ended.result)
            self.printed.emit(StickersPrinted(ended.result.printed))
        else:
            say_ended(self.message, ended)

    def _to_print(self) -> StickerPlan | None:
        """Return what is sent to a printer: the pages of the file."""
        if self.saving.is_busy:
            return None
        self._sent = self.plan
        return self.plan

    def _show_sent(self, news: PrintNews) -> None:
        """Tell how printing ended, and which stickers were printed."""
        self._show_result(None)
        say(self.message, news.sentence, "refusal" if news.is_refusal else "hint")
        self.message.setVisible(bool(news.sentence))
        if self._sent is not None and news.pages:
            self.printed.emit(StickersPrinted(self._sent.printed_on(news.pages)))

    def _show_busy(self) -> None:
        is_busy = self.saving.is_busy
        self.progress.setVisible(is_busy)
        self.fields.setEnabled(not is_busy)
        self._allow()
        self.close_button.setText(self.tr("Cancel") if is_busy else self.tr("Close"))

    def _show_result(self, result: StickerResult | None) -> None:
        """Show what was written with its findings, or nothing."""
        self._result = result
        self.message.setVisible(result is not None)
        self.folder_button.setVisible(result is not None)
        if result is None:
            return
        self.findings.show_findings(result.findings)
        self._suggested = result.path
        text = self.tr("Saved: {file}, stickers: {stickers}, pages: {pages}.")
        told = text.format(file=result.path.name, stickers=result.stickers, pages=result.pages)
        say(self.message, told, "hint")

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages with Page Up and Page Down."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.pages.go(step)

    @guarded()
    def reject(self) -> None:
        """Stop the job that runs, or close."""
        if self.saving.is_busy:
            self.saving.cancel()
        else:
            super().reject()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the job that runs before the window goes."""
        self.saving.stop()
        super().closeEvent(event)

    @guarded()
    def done(self, result: int) -> None:
        """Remember what was chosen, and let nothing run on."""
        self.saving.stop()
        self._looking.stop()
        # What cannot be printed is no choice for the next time.
        if self.plan is not None:
            self._choices.remember(self._map_id, plain_from_stickers(self.plan.spec))
        super().done(result)


def ask_where_to_save_stickers(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save stickers; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save stickers as PDF")
    pdf = QCoreApplication.translate("FileDialogs", "PDF documents (*.pdf)")
    return ask_for_new_file(parent, title, suggested, "pdf", pdf)
