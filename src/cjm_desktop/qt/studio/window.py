"""File > Print poster…, the print studio: what to print at the left, poster and pages at the right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.choices import plain_from_spec, spec_from_plain
from cjm_desktop.printing.fitting import fitted
from cjm_desktop.printing.job import printed_today
from cjm_desktop.printing.poster import Poster
from cjm_desktop.qt.dialogs.finding_list import FindingList
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.studio.drawing import Drawing
from cjm_desktop.qt.studio.fields import StudioFields
from cjm_desktop.qt.studio.lower_row import LowerRow
from cjm_desktop.qt.studio.pages import PosterPages
from cjm_desktop.qt.studio.print_button import PrintButton
from cjm_desktop.qt.studio.reckoning import Reckoning
from cjm_desktop.qt.studio.saving import End, Saving, SavingEnded, say_ended, writing
from cjm_desktop.qt.studio.views import PosterViews
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.printing.job import PrintResult
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.map_choices import MapChoices
    from cjm_desktop.qt.printer.printing import PrintNews

AskPath = Callable[[QWidget, Path], Path | None]
_EDGE, _GAP = 22, 14
_FIELDS_WIDTH = 350


class PrintStudio(FittingDialog):
    """Asks how to print one map of a document, shows it live, and writes it beside the window.

    `suggested` is the file that is proposed, `choices` holds what was chosen for the map before, `source`
    is the name of its file. `ask_path` asks for the real file.
    """

    finding_followed = Signal(object)
    """A Finding: the user wants to see what it is about."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        map_id: str,
        suggested: Path,
        choices: MapChoices,
        source: str = "",
    ) -> None:
        super().__init__(parent)
        self.ask_path: AskPath = ask_where_to_save_pdf
        self.saving = Saving(self)
        self._document, self._map_id, self._choices = document, map_id, choices
        self._suggested, self._source = suggested, source
        self._pictures = Pictures(document.attachments)
        self._shown: Subject | None = None
        self._result: PrintResult | None = None
        self.drawing, self.pages = Drawing(document, map_id, self), PosterPages(source, self)
        spec = spec_from_plain(choices.value(map_id))
        self.fields = StudioFields(spec, document, document.map(map_id))
        self.views = PosterViews(self.pages)
        self.preview, self.strip = self.views.preview, self.views.strip
        self.message = plain_label("", "hint", wrapped=True)
        self.findings = FindingList()
        self.print_button = PrintButton(self._poster, self.saving)
        self.row = LowerRow(self.print_button)
        self._reckoning = Reckoning(self.fields, self)
        self._put_together()
        self._connect()
        self._show_busy()
        self._show_result(None)
        self.findings.show_findings(())
        self._follow()

    @property
    def plan(self) -> PosterPlan | None:
        """The poster as it is planned now, None where it cannot be printed."""
        return self.views.plan

    def spec(self) -> PrintSpec:
        """Return what is asked for now; raises PrintError."""
        return self.fields.spec()

    def save(self) -> None:
        """Ask for a file and write the poster into it, beside the window."""
        if self.plan is None or self.saving.is_busy:
            return
        path = self.ask_path(self, self._suggested)
        if path is not None:
            self._save_to(path)

    def open_folder(self) -> None:
        """Show the folder of the poster that was written."""
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))

    # How it is put together

    def _put_together(self) -> None:
        self.setWindowTitle(self.tr("Print poster"))
        self.resize(1180, 780)
        fields = ScrolledPage(self.fields)
        fields.setFixedWidth(_FIELDS_WIDTH)
        page = QGridLayout(self)
        page.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE - 4)
        page.setHorizontalSpacing(_EDGE)
        page.setVerticalSpacing(_GAP)
        page.addWidget(fields, 0, 0)
        page.addLayout(self._right(), 0, 1)
        page.addWidget(self.row, 1, 0, 1, 2)
        page.setColumnStretch(1, 1)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_GAP - 4)
        column.addWidget(self.views, 1)
        column.addWidget(self.message)
        column.addWidget(self.findings)
        return column

    def _connect(self) -> None:
        self.fields.changed.connect(self._follow)
        self.drawing.made.connect(self._show_drawn)
        self.drawing.failed.connect(self._refuse_plan)
        self.preview.painted.connect(self._follow)
        self.pages.failed.connect(self._refuse)
        self.saving.ended.connect(self._end)
        self.saving.progressed.connect(self.row.show_progress)
        self._reckoning.found.connect(self._show_planned_findings)
        self.row.save_button.clicked.connect(self.save)
        self.print_button.ended.connect(self._show_sent)
        self.row.close_button.clicked.connect(self.reject)
        self.row.folder_button.clicked.connect(self.open_folder)
        self.findings.followed.connect(self._follow_finding)

    # What is shown

    def _follow(self) -> None:
        """Plan the poster anew and show it; what cannot be printed is told where the summary stands."""
        try:
            spec = self.spec()
        except PrintError as error:
            self._refuse_plan(error)
            return
        subject = self.drawing.want(spec.what)
        if subject is None or (self.preview.has_picture and subject is not self._shown):
            self.views.show_waiting()
            self.row.allow(is_allowed=False)
            return
        self._limit(subject, spec)
        try:
            plan = subject.plan(spec)
        except PrintError as error:
            self._refuse_plan(error, subject, spec)
        else:
            self._show_plan(plan, subject)

    def _show_plan(self, plan: PosterPlan, subject: Subject) -> None:
        self.fields.show_planned(plan)
        self.views.show_plan(plan, subject)
        self.row.allow(is_allowed=not self.saving.is_busy)
        self._show_result(None)
        self._reckoning.want(subject, plan.spec, plan)

    def _limit(self, subject: Subject, spec: PrintSpec) -> None:
        """Let the slider of scales end where the map just fits."""
        with suppress(PrintError):
            self.fields.scale.set_largest(fitted(subject.layout.size, replace(spec, scale=None)).scale)

    def _refuse_plan(
        self, error: CjmError, subject: Subject | None = None, spec: PrintSpec | None = None
    ) -> None:
        self.views.show_refusal(error.in_language(interface_language()))
        self.row.allow(is_allowed=False)
        self._show_result(None)
        self._reckoning.want(subject, spec, None)

    def _show_drawn(self) -> None:
        subject = self.drawing.subject
        if subject is None or subject is self._shown:
            return
        is_first = not self.preview.has_picture
        self._shown = subject
        self.preview.show_map(subject.page, subject.theme, self._pictures)
        if is_first:
            self._follow()

    def _show_planned_findings(self, findings: tuple[Finding, ...]) -> None:
        if self._result is None:
            self.findings.show_findings(findings)

    def _follow_finding(self, finding: Finding) -> None:
        self.finding_followed.emit(finding)
        self.accept()

    # How the file is made

    def _save_to(self, path: Path) -> None:
        subject = self.drawing.subject
        if subject is not None and self.plan is not None:
            self._show_result(None)
            self.pages.pause()
            self.saving.begin(path, writing(subject, self.plan.spec, path, self.pages.poster, self._source))
            self._show_busy()

    def _end(self, ended: SavingEnded) -> None:
        """Tell how saving ended: with a file, or why there is none."""
        self._show_busy()
        if ended.end is End.SAVED:
            self.pages.take(ended.result.poster)
            self._show_result(ended.result.result)
            return
        self.pages.resume()
        say_ended(self.message, ended)

    def _refuse(self, error: CjmError) -> None:
        say(self.message, error.in_language(interface_language()), "refusal")
        self.message.show()

    def _poster(self) -> Poster | None:
        """Return what is sent to a printer: the pages of the file."""
        subject, plan = self.drawing.subject, self.plan
        if subject is None or plan is None or self.saving.is_busy:
            return None
        return Poster(subject, plan, printed_today(self._source))

    def _show_sent(self, news: PrintNews) -> None:
        self._show_result(None)
        say(self.message, news.sentence, "refusal" if news.is_refusal else "hint")
        self.message.setVisible(bool(news.sentence))

    def _show_busy(self) -> None:
        is_busy = self.saving.is_busy
        self.row.show_busy(is_busy=is_busy)
        self.fields.setEnabled(not is_busy)
        self.row.allow(is_allowed=self.plan is not None and not is_busy)

    def _show_result(self, result: PrintResult | None) -> None:
        """Show what was written with its findings, or nothing."""
        self._result = result
        self.message.setVisible(result is not None)
        self.row.folder_button.setVisible(result is not None)
        if result is None:
            return
        self.findings.show_findings(result.findings)
        self._suggested = result.path
        text = self.tr("Saved: {file}, pages: {pages}.").format(file=result.path.name, pages=result.pages)
        say(self.message, text, "hint")

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the poster from a page with Escape; in a number, Enter ends typing and saves nothing."""
        key = event.key()
        if key == Qt.Key.Key_Escape and not self.saving.is_busy and self.strip.page() is not None:
            self.strip.choose_poster()
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(
            self.focusWidget(), QAbstractSpinBox
        ):
            super().keyPressEvent(event)

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
        self.drawing.stop()
        self.pages.stop()
        self._remember()
        super().done(result)

    def _remember(self) -> None:
        # What cannot be printed is no choice for the next time.
        if self.plan is not None:
            self._choices.remember(self._map_id, plain_from_spec(self.plan.spec))


def ask_where_to_save_pdf(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a poster; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save poster as PDF")
    pdf = QCoreApplication.translate("FileDialogs", "PDF documents (*.pdf)")
    return ask_for_new_file(parent, title, suggested, "pdf", pdf)
