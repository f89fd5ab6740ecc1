"""File > Print poster…, the print studio: what to print at the left, poster and pages at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.choices import plain_from_spec, spec_from_plain
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.fitting import fitted
from cjm_desktop.qt.dialogs.finding_list import FindingList
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.studio.drawing import Drawing
from cjm_desktop.qt.studio.fields import StudioFields
from cjm_desktop.qt.studio.page_view import PageView
from cjm_desktop.qt.studio.pages import PosterPages
from cjm_desktop.qt.studio.preview import PosterPreview
from cjm_desktop.qt.studio.pricing import priced, sheet_offers, style_offers, ways_priced
from cjm_desktop.qt.studio.saving import Saved, Saving, writing
from cjm_desktop.qt.studio.strip import PageStrip
from cjm_desktop.qt.studio.summary import summary
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
    from cjm_desktop.qt.requests import PageChosen, SheetChosen

AskPath = Callable[[QWidget, Path], Path | None]
_EDGE, _GAP = 22, 14
_FIELDS_WIDTH = 350
_STEPS = 1000
_RESTS_MS = 120
"""After the last change, before prices and findings are reckoned."""


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
        self.plan: PosterPlan | None = None
        self._result: PrintResult | None = None
        self.drawing, self.pages = Drawing(document, map_id, self), PosterPages(source, self)
        spec = spec_from_plain(choices.value(map_id))
        self.fields = StudioFields(spec, document, document.map(map_id))
        self.preview, self.page_view = PosterPreview(), PageView(self.pages)
        self.strip = PageStrip(self.pages)
        self.summary = plain_label("", wrapped=True)
        self.message = plain_label("", "hint", wrapped=True)
        self.progress = QProgressBar(maximum=_STEPS)
        self.findings = FindingList()
        self.save_button, self.close_button = QPushButton(), QPushButton()
        self.folder_button = QPushButton()
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._put_together()
        self._connect()
        self._show_busy()
        self._show_result(None)
        self.findings.show_findings(())
        self._follow()

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
        self.preview.setAccessibleName(self.tr("Preview of the poster"))
        self.page_view.setAccessibleName(self.tr("Page"))
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
        self._views = QStackedLayout()
        self._views.addWidget(self.preview)
        self._views.addWidget(self.page_view)
        column = QVBoxLayout()
        column.setSpacing(_GAP - 4)
        column.addLayout(self._views, 1)
        column.addWidget(self.summary)
        column.addWidget(self.strip)
        column.addWidget(self.message)
        column.addWidget(self.findings)
        return column

    def _connect(self) -> None:
        self.fields.changed.connect(self._follow)
        self.drawing.made.connect(self._show_drawn)
        self.drawing.failed.connect(self._refuse_plan)
        self.preview.painted.connect(self._follow)
        self.preview.sheet_chosen.connect(self._show_sheet)
        self.strip.chosen.connect(self._show_page)
        self.page_view.left.connect(self.strip.choose_poster)
        self.page_view.turned.connect(lambda news: self.strip.turn(news.by))
        self.pages.failed.connect(self._refuse)
        self.saving.ended.connect(self._end)
        self.saving.progressed.connect(lambda news: self.progress.setValue(round(news.share * _STEPS)))
        self._rest.timeout.connect(self._reckon)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(self.open_folder)
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
            # It comes in a moment, and until then what is seen is the poster before.
            self.save_button.setEnabled(False)
            self.preview.show_waiting(is_waiting=True)
            self.strip.show_outdated()
            return
        try:
            plan = subject.plan(spec)
        except PrintError as error:
            self._refuse_plan(error)
            self._limit(subject, spec)
        else:
            self._show_plan(plan, subject)

    def _show_plan(self, plan: PosterPlan, subject: Subject) -> None:
        self.plan = plan
        self._limit(subject, plan.spec)
        self.fields.show_planned(plan)
        self.preview.show_plan(plan)
        self.pages.want(subject, plan.spec)
        if self.pages.poster is None:
            self.strip.show_outdated()
        self.save_button.setEnabled(not self.saving.is_busy)
        self._tell_summary()
        self._show_result(None)
        self._rest.start()

    def _limit(self, subject: Subject, spec: PrintSpec) -> None:
        """Let the slider of scales end where the map just fits."""
        try:
            self.fields.scale.set_largest(fitted(subject.layout.size, replace(spec, scale=None)).scale)
        except PrintError:
            return

    def _refuse_plan(self, error: CjmError) -> None:
        self.plan = None
        self._say(self.summary, error.in_language(interface_language()), "refusal")
        self.preview.show_plan(None)
        self.preview.show_waiting(is_waiting=False)
        self.pages.clear()
        self.strip.show_none()
        self.save_button.setEnabled(False)
        self._show_result(None)
        self._rest.start()

    def _show_drawn(self) -> None:
        subject = self.drawing.subject
        if subject is None or subject is self._shown:
            return
        is_first = not self.preview.has_picture
        self._shown = subject
        self.preview.show_map(subject.page, subject.theme, self._pictures)
        if is_first:
            self._follow()

    def _reckon(self) -> None:
        """Reckon what takes a moment: the prices of all sheets, and what is to be known about the poster."""
        subject = self.drawing.subject
        if subject is not None:
            self._show_prices(subject)
        if self._result is None:
            self.findings.show_findings(self._planned_findings())

    def _show_prices(self, subject: Subject) -> None:
        try:
            spec = self.spec()
        except PrintError:
            return
        if subject.what != spec.what:
            return
        sheets, style = self.fields.sheets, self.fields.style_
        sheets.show_prices(priced(subject, spec))
        sheets.show_ways(ways_priced(subject, spec))
        sheets.offers.show_offers(sheet_offers(subject, spec))
        style.offers.show_offers(style_offers(subject, spec))

    def _planned_findings(self) -> tuple[Finding, ...]:
        """Return what the planned poster's readers would complain about."""
        subject = self.drawing.subject
        if self.plan is None or subject is None:
            return ()
        return plan_findings(subject, self.plan)

    def _tell_summary(self) -> None:
        if self.plan is not None:
            page = self.strip.page()
            told = summary(self.plan) if page is None else self.strip.said(page)
            self._say(self.summary, told, "")
            self.preview.setAccessibleDescription(told)

    def _show_sheet(self, chosen: SheetChosen) -> None:
        if self.plan is not None and self.pages.poster is not None:
            numbers = [sheet.number for sheet in self.plan.sheets]
            self.strip.choose_page(numbers.index(chosen.number) + self.plan.has_plan_page)

    def _show_page(self, chosen: PageChosen) -> None:
        """Show a page large, or the poster again."""
        if chosen.number is None:
            self._views.setCurrentWidget(self.preview)
        else:
            self._views.setCurrentWidget(self.page_view)
            number = chosen.number
            size = self.strip.facts[number].size
            self.page_view.show_page(number, size, self.strip.images.get(number))
        self._tell_summary()

    def _follow_finding(self, finding: Finding) -> None:
        self.finding_followed.emit(finding)
        self.accept()

    # How the file is made

    def _save_to(self, path: Path) -> None:
        subject = self.drawing.subject
        if subject is not None and self.plan is not None:
            self._show_result(None)
            self.pages.pause()
            self.progress.setValue(0)
            self.saving.begin(path, writing(subject, self.plan.spec, path, self.pages.poster, self._source))
            self._show_busy()

    def _end(self, news: Saved | CjmError | None) -> None:
        """Tell how saving ended: with a file, a refusal, or because the user wanted it."""
        self._show_busy()
        if isinstance(news, Saved):
            self.pages.take(news.poster)
            self._show_result(news.result)
            return
        self.pages.resume()
        if news is None:
            self._say(self.message, self.tr("Cancelled. No file was written."), "hint")
            self.message.show()
        else:
            self._refuse(news)

    def _refuse(self, error: CjmError) -> None:
        self._say(self.message, error.in_language(interface_language()), "refusal")
        self.message.show()

    def _show_busy(self) -> None:
        is_busy = self.saving.is_busy
        self.progress.setVisible(is_busy)
        self.fields.setEnabled(not is_busy)
        self.save_button.setEnabled(self.plan is not None and not is_busy)
        self.close_button.setText(self.tr("Cancel") if is_busy else self.tr("Close"))

    def _show_result(self, result: PrintResult | None) -> None:
        """Show what was written with its findings, or nothing."""
        self._result = result
        self.message.setVisible(result is not None)
        self.folder_button.setVisible(result is not None)
        if result is None:
            return
        self.findings.show_findings(result.findings)
        self._suggested = result.path
        text = self.tr("Saved: {file}, pages: {pages}.").format(file=result.path.name, pages=result.pages)
        self._say(self.message, text, "hint")

    def _say(self, label: QWidget, text: str, look: str) -> None:
        label.setProperty("look", look)
        label.setProperty("text", text)
        label.style().unpolish(label)
        label.style().polish(label)

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
