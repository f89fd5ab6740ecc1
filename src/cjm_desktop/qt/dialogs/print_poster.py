"""File > Print poster…: what to print at the left, the poster at the right, and the way into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.draw.theme import GREY, LIGHT
from cjm_desktop.model.errors import CjmError, FileError, PrintError
from cjm_desktop.printing.choices import plain_from_spec, spec_from_plain
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.job import print_poster
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import rows_and_columns, sides, written_scale
from cjm_desktop.qt.dialogs.finding_list import FindingList
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.dialogs.poster_fields import PosterFields
from cjm_desktop.qt.dialogs.poster_preview import PosterPreview, map_picture
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.jobs import Job
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.settings import PRINT_CHOICES
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.targets import is_the_map, require_suffix

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QImage

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PrintResult
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.settings import Settings

AskPath = Callable[[QWidget, Path], Path | None]
_EDGE, _GAP = 22, 14
_FIELDS_WIDTH = 340
_STEPS = 1000


class PrintPosterDialog(FittingDialog):
    """Asks how to print one map of a document, shows it live, and writes it beside the window.

    `suggested` is the file that is proposed, `ask_path` asks for the real one, and `is_open` says of one
    whether it is a map in a window.
    """

    cards_requested = Signal(object)
    """The ids of the cards that a finding is about: the user wants to see them."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        map_id: str,
        suggested: Path,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self.ask_path: AskPath = ask_where_to_save_pdf
        self.is_open: Callable[[Path], bool] = lambda _path: False
        self._document, self._map_id = document, map_id
        self._suggested, self._settings = suggested, settings
        self._subject = Subject(document, map_id)
        self._pictures: dict[Coloring, QImage] = {}
        self._plan: PosterPlan | None = None
        self._job: Job | None = None
        self._result: PrintResult | None = None
        self.fields = PosterFields(spec_from_plain(settings.value(PRINT_CHOICES)))
        self.preview = PosterPreview()
        self.summary = plain_label("", wrapped=True)
        self.message = plain_label("", "hint", wrapped=True)
        self.progress = QProgressBar(maximum=_STEPS)
        self.findings = FindingList()
        self.save_button, self.close_button = QPushButton(), QPushButton()
        self.folder_button = QPushButton()
        self._put_together()
        self._follow()
        # The window opens at once; a large map takes a moment to be drawn.
        QTimer.singleShot(0, self, self._show_picture)

    def spec(self) -> PrintSpec:
        """Return what is asked for now; raises PrintError."""
        return self.fields.spec()

    def save(self) -> None:
        """Ask for a file and write the poster into it, beside the window."""
        if self._plan is None or self._job is not None:
            return
        path = self.ask_path(self, self._suggested)
        if path is not None:
            self._save_to(path)

    def _save_to(self, path: Path) -> None:
        try:
            self._require_own_file(path)
        except FileError as error:
            self._show_result(None)
            self._refuse(error)
            return
        spec, document, map_id = self.spec(), self._document, self._map_id
        self._settings.remember(PRINT_CHOICES, plain_from_spec(spec))
        self._begin(Job(lambda progress: print_poster(document, map_id, spec, path, progress), self))

    @guarded()
    def reject(self) -> None:
        """Stop the job that runs, or close where none does."""
        if self._job is not None:
            self._job.cancel()
            return
        super().reject()

    def open_folder(self) -> None:
        """Show the folder of the poster that was written."""
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))

    def _put_together(self) -> None:
        self.setWindowTitle(self.tr("Print poster"))
        self.resize(1080, 700)
        fields = ScrolledPage(self.fields)
        fields.setFixedWidth(_FIELDS_WIDTH)
        self.preview.setAccessibleName(self.tr("Preview of the poster"))
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
        self.fields.changed.connect(self._follow)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(self.open_folder)
        self.findings.cards_requested.connect(self._show_cards)
        self._show_idle()

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        return buttons

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(_GAP)
        column.addWidget(self.preview, 1)
        column.addWidget(self.summary)
        column.addWidget(self.message)
        column.addWidget(self.findings)
        return column

    def _follow(self) -> None:
        """Plan the poster anew and show it; what cannot be printed is told where the summary stands."""
        try:
            self._plan = self._subject.plan(self.spec())
        except PrintError as error:
            self._plan = None
            self._say(self.summary, error.in_language(interface_language()), "refusal")
        else:
            self._say(self.summary, self._summary(self._plan), "")
            self.fields.show_planned(self._plan)
        self.preview.show_plan(self._plan)
        self.save_button.setEnabled(self._plan is not None)
        self._show_result(None)
        if self._pictures:
            self._show_picture()

    def _show_picture(self) -> None:
        coloring = Coloring(self.fields.coloring.currentData())
        if coloring not in self._pictures:
            theme = GREY if coloring is Coloring.GREY else LIGHT
            pictures = Pictures(self._document.attachments)
            self._pictures[coloring] = map_picture(self._subject.page, theme, pictures)
        self.preview.show_picture(self._pictures[coloring])

    def _summary(self, plan: PosterPlan) -> str:
        """Return a line that says what comes out.

        "A1 landscape · 12 × A4 (rows: 3, columns: 4), glued 831 × 590 mm · scale 84%"
        """
        parts = [self._paper(plan)]
        if plan.spec.sheet is not None:
            count, name = len(plan.sheets), plan.spec.sheet.name
            parts.append(f"{count} × {name}{self._put_together_as(plan) if count > 1 else ''}")
        scale = written_scale(plan.scale, interface_language())
        parts.append(self.tr("scale {scale}").format(scale=scale))
        return " · ".join(parts)

    def _paper(self, plan: PosterPlan) -> str:
        """Return the paper as it lies; one told by its sides needs no word for that."""
        page = plan.page
        if plan.spec.paper.is_own:
            return self.tr("{size} mm").format(size=sides(page))
        lying = self.tr("landscape") if page.width > page.height else self.tr("portrait")
        return f"{plan.spec.paper.name} {lying}"

    def _put_together_as(self, plan: PosterPlan) -> str:
        glued = self.tr("glued {size} mm").format(size=sides(plan.glued))
        return f" ({rows_and_columns(plan, interface_language())}), {glued}"

    def _planned_findings(self) -> tuple[Finding, ...]:
        """Return what the planned poster's readers would complain about."""
        if self._plan is None:
            return ()
        return plan_findings(self._subject.layout, self._plan, self._subject.missing)

    def _begin(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(lambda news: self.progress.setValue(round(news.share * _STEPS)))
        job.finished.connect(self._end)
        self._show_result(None)
        self.progress.setValue(0)
        self.progress.show()
        self.fields.setEnabled(False)
        self.save_button.setEnabled(False)
        self.close_button.setText(self.tr("Cancel"))
        job.start()

    def _end(self, outcome: Outcome) -> None:
        """Tell how the job ended; an error that nobody expected goes on to the crash dialog."""
        # The job lives on as a child of the dialog: deleted later, it would be deleted once more with a
        # dialog that goes before (PySide6 6.11).
        self._job = None
        self._show_idle()
        if outcome.was_cancelled:
            self._say(self.message, self.tr("Cancelled. No file was written."), "hint")
            self.message.show()
        elif isinstance(outcome.error, CjmError):
            self._refuse(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        else:
            self._show_result(outcome.result)

    def _refuse(self, error: CjmError) -> None:
        self._say(self.message, error.in_language(interface_language()), "refusal")
        self.message.show()

    def _require_own_file(self, path: Path) -> None:
        """Raise WrongTarget for a map, and for what is not named after a poster."""
        require_suffix(path, ".pdf")
        if self.is_open(path):
            raise is_the_map(path)

    def _show_idle(self) -> None:
        self.progress.hide()
        self.fields.setEnabled(True)
        self.save_button.setEnabled(self._plan is not None)
        self.close_button.setText(self.tr("Close"))

    def _show_result(self, result: PrintResult | None) -> None:
        """Show what was written with its findings, or nothing."""
        self._result = result
        self.findings.show_findings(self._planned_findings() if result is None else result.findings)
        self.message.setVisible(result is not None)
        self.folder_button.setVisible(result is not None)
        if result is None:
            return
        self._suggested = result.path
        text = self.tr("Saved: {file}, pages: {pages}.").format(file=result.path.name, pages=result.pages)
        self._say(self.message, text, "hint")

    def _show_cards(self, cards: tuple[str, ...]) -> None:
        self.cards_requested.emit(cards)
        self.accept()

    def _say(self, label: QWidget, text: str, look: str) -> None:
        label.setProperty("look", look)
        label.setProperty("text", text)
        label.style().unpolish(label)
        label.style().polish(label)

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the job that runs before the window goes."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        super().closeEvent(event)


def ask_where_to_save_pdf(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a poster; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save poster as PDF")
    pdf = QCoreApplication.translate("FileDialogs", "PDF documents (*.pdf)")
    return ask_for_new_file(parent, title, suggested, "pdf", pdf)
