"""File > Print poster…, the print studio: what to print at the left, poster and pages at the right."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.choices import carried_over, plain_from_spec, spec_from_plain
from cjm_desktop.printing.job import printed_today
from cjm_desktop.printing.planning.fitting import fitted
from cjm_desktop.printing.poster.poster import Poster
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.print_parts.window import PrintWindow
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.studio.drawn_map import DrawnMap
from cjm_desktop.qt.studio.fields import StudioFields
from cjm_desktop.qt.studio.pages import PosterPages
from cjm_desktop.qt.studio.poster_saving import writing
from cjm_desktop.qt.studio.reckoning import Asked, Reckoning
from cjm_desktop.qt.studio.views import PosterViews
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.printing.job import PrintResult
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.jobs import Work
    from cjm_desktop.qt.map_choices import MapChoices
    from cjm_desktop.qt.print_parts.pdf_saving import SavingEnded
    from cjm_desktop.qt.printer.printing import PrintNews
    from cjm_desktop.qt.studio.poster_saving import Saved


class PrintStudio(PrintWindow):
    """Asks how to print one map of a document, shows it live, and writes it beside the window.

    `suggested` is the file that is proposed, `choices` holds what was chosen for the map before, `source`
    is the name of its file.
    """

    codes_printed = Signal()
    """A poster with codes in its cells is on paper, or in a file to be printed."""

    def __init__(
        self,
        parent: QWidget | None,
        document: Document,
        map_id: str,
        suggested: Path,
        choices: MapChoices,
        source: str = "",
    ) -> None:
        super().__init__(parent, suggested, ask_where_to_save_pdf)
        self._map_id, self._choices, self._source = map_id, choices, source
        self._pictures = Pictures(document.attachments)
        self._shown: Subject | None = None
        self._is_to_print = False
        self.drawn_map, self.pages = DrawnMap(document, map_id, self), PosterPages(source, self)
        spec = spec_from_plain(choices.value(map_id))
        if choices.is_new(map_id):
            spec = carried_over(spec)
        self.fields = StudioFields(spec, document, document.map(map_id))
        self.views = PosterViews(self.pages)
        self.preview, self.strip = self.views.preview, self.views.strip
        self._reckoning = Reckoning(self.fields, self)
        self.setWindowTitle(self.tr("Print poster"))
        self.resize(1180, 780)
        self._put_together(self.fields, self.views)
        self._connect()
        self._follow()

    @property
    def plan(self) -> PosterPlan | None:
        """The poster as it is planned now, None where it cannot be printed."""
        return self.views.plan

    def spec(self) -> PrintSpec:
        """Return what is asked for now; raises PrintError."""
        return self.fields.spec()

    def print_when_planned(self) -> None:
        """Ask for a printer as soon as the poster is planned; what cannot be printed is told instead."""
        self._is_to_print = self.plan is not None or self.drawn_map.is_busy
        self._print_if_planned()

    def _print_if_planned(self) -> None:
        if self._is_to_print and self.print_button.isEnabled():
            self._is_to_print = False
            QTimer.singleShot(0, self.print_button, self.print_button.click)

    def _connect(self) -> None:
        self.fields.changed.connect(self._follow)
        self.drawn_map.made.connect(self._show_drawn)
        self.drawn_map.failed.connect(self._refuse_plan)
        self.preview.painted.connect(self._follow)
        self.pages.failed.connect(self._refuse)
        self._reckoning.found.connect(self._show_planned_findings)
        self._reckoning.outdated.connect(self.findings.show_outdated)

    # What is shown

    def _follow(self) -> None:
        """Plan the poster anew and show it; what cannot be printed is told where the summary stands."""
        try:
            spec = self.spec()
        except PrintError as error:
            self._refuse_plan(error)
            return
        subject = self.drawn_map.want(spec.what)
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
        # What was told stands until something else is asked for: the same is planned anew after a repaint.
        is_other = self.plan is None or self.plan.spec != plan.spec
        self.fields.show_planned(plan)
        self.views.show_plan(plan, subject)
        self._allow()
        if is_other:
            self._show_result(None)
        self._reckoning.want(Asked(subject, plan.spec, plan))
        self._print_if_planned()

    def _limit(self, subject: Subject, spec: PrintSpec) -> None:
        """Let the slider of scales end where the map just fits."""
        with suppress(PrintError):
            self.fields.scale.set_largest(fitted(subject.layout.size, replace(spec, scale=None)).scale)

    def _refuse_plan(
        self, error: CjmError, subject: Subject | None = None, spec: PrintSpec | None = None
    ) -> None:
        self._is_to_print = False
        self.views.show_refusal(error.in_language(interface_language()))
        self._allow()
        self._show_result(None)
        self._reckoning.want(None if subject is None or spec is None else Asked(subject, spec, None))

    def _show_drawn(self) -> None:
        subject = self.drawn_map.subject
        if subject is None or subject is self._shown:
            return
        is_first = not self.preview.has_picture
        self._shown = subject
        self.preview.show_map(subject.page, subject.theme, self._pictures, subject.words)
        if is_first:
            self._follow()

    def _show_planned_findings(self, findings: tuple[Finding, ...]) -> None:
        if self._result is None:
            self.findings.show_findings(findings)

    # What is printed

    def _is_planned(self) -> bool:
        return self.plan is not None

    def _writing(self, path: Path) -> Work | None:
        subject, plan = self.drawn_map.subject, self.plan
        if subject is None or plan is None:
            return None
        self.pages.pause()
        return writing(subject, plan.spec, path, self.pages.poster, self._source)

    def _take(self, result: Saved) -> None:
        self.pages.take(result.poster)
        self._show_result(result.result)
        self._tell_codes()

    def _show_unsaved(self, ended: SavingEnded) -> None:
        self.pages.resume()
        super()._show_unsaved(ended)

    def _refuse(self, error: CjmError) -> None:
        self._tell(error.in_language(interface_language()), "refusal")

    def _to_print(self) -> Poster | None:
        subject, plan = self.drawn_map.subject, self.plan
        return None if subject is None or plan is None else Poster(subject, plan, printed_today(self._source))

    def _told(self, result: PrintResult) -> str:
        text = self.tr("Saved: {file}, pages: {pages}.")
        return text.format(file=result.path.name, pages=result.pages)

    def _show_sent(self, news: PrintNews) -> None:
        """Tell how printing ended, and that codes were printed."""
        super()._show_sent(news)
        if news.pages:
            self._tell_codes()

    def _tell_codes(self) -> None:
        if self.plan is not None and self.plan.spec.has_codes:
            self.codes_printed.emit()

    def _remember(self) -> None:
        for part in (self.drawn_map, self.pages, self._reckoning):
            part.leave()
        # What cannot be printed is no choice for the next time.
        if self.plan is not None:
            self._choices.remember(self._map_id, plain_from_spec(self.plan.spec))

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the poster from a page with Escape."""
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and not self.saving.is_busy and self.strip.page() is not None:
            self.strip.choose_poster()
        else:
            super().keyPressEvent(event)


def ask_where_to_save_pdf(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a poster; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save poster as PDF")
    pdf = QCoreApplication.translate("FileDialogs", "PDF documents (*.pdf)")
    return ask_for_new_file(parent, title, suggested, "pdf", pdf)
