"""File > Print stickers…: what to print at the left, the sheets at the right, and the way into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.stickers.choices import plain_from_stickers, stickers_from_plain
from cjm_desktop.printing.stickers.job import write_stickers
from cjm_desktop.printing.stickers.plan import StickerPlan
from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.file_dialogs import ask_for_new_file
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.print_parts.window import PrintWindow
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.requests import StickersPrinted
from cjm_desktop.qt.stickers.fields import StickerFields
from cjm_desktop.qt.stickers.page_row import PageRow
from cjm_desktop.qt.stickers.sheet_view import SheetView
from cjm_desktop.qt.stickers.summary import summary
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.stickers.job import StickerResult
    from cjm_desktop.qt.jobs import Outcome, Work
    from cjm_desktop.qt.map_choices import MapChoices
    from cjm_desktop.qt.printer.printing import PrintNews

_RESTS_MS = 120
"""After the last change, before all stickers are looked through for findings."""


class PrintStickers(PrintWindow):
    """Asks which stickers of a map to print, shows them live, and writes them beside the window.

    `suggested` is the file that is proposed, `choices` holds what was chosen for the map before, `selected`
    the ids of the cards that are selected on it.
    """

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
        super().__init__(parent, suggested, ask_where_to_save_stickers)
        self._document, self._map_id, self._choices = document, map_id, choices
        self.plan: StickerPlan | None = None
        self._sent: StickerPlan | None = None
        spec = stickers_from_plain(choices.value(map_id))
        self.fields = StickerFields(spec, document, document.map(map_id), selected)
        self.view = SheetView(Pictures(document.attachments))
        self.view.setAccessibleName(self.tr("Preview of the sheet"))
        self.pages = PageRow()
        self.summary = plain_label("", wrapped=True)
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._looking = LatestJob(self)
        self.setWindowTitle(self.tr("Print stickers"))
        self.resize(1080, 760)
        self._put_together(self.fields, self.view, self.pages, self.summary)
        self._connect()
        self._follow()

    def _connect(self) -> None:
        self.fields.changed.connect(self._follow)
        self.pages.chosen.connect(self._show_page)
        self._rest.timeout.connect(self._look_through)
        self._looking.finished.connect(self._show_findings)

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

    # What is printed

    def _is_planned(self) -> bool:
        return self.plan is not None

    def _writing(self, path: Path) -> Work | None:
        plan = self.plan
        return None if plan is None else lambda progress: write_stickers(plan, path, progress)

    def _take(self, result: StickerResult) -> None:
        self._show_result(result)
        self.printed.emit(StickersPrinted(result.printed))

    def _to_print(self) -> StickerPlan | None:
        self._sent = self.plan
        return self.plan

    def _show_sent(self, news: PrintNews) -> None:
        """Tell how printing ended, and which stickers were printed."""
        super()._show_sent(news)
        if self._sent is not None and news.pages:
            self.printed.emit(StickersPrinted(self._sent.printed_on(news.pages)))

    def _told(self, result: StickerResult) -> str:
        text = self.tr("Saved: {file}, stickers: {stickers}, pages: {pages}.")
        return text.format(file=result.path.name, stickers=result.stickers, pages=result.pages)

    def _remember(self) -> None:
        self._looking.leave()
        # What cannot be printed is no choice for the next time.
        if self.plan is not None:
            self._choices.remember(self._map_id, plain_from_stickers(self.plan.spec))

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


def ask_where_to_save_stickers(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save stickers; None when the user changes his mind."""
    title = QCoreApplication.translate("FileDialogs", "Save stickers as PDF")
    pdf = QCoreApplication.translate("FileDialogs", "PDF documents (*.pdf)")
    return ask_for_new_file(parent, title, suggested, "pdf", pdf)
