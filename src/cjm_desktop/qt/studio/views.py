"""What is seen of a poster: all of it with its sheets, or one real page large, and the strip of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.studio.page_view import PageView
from cjm_desktop.qt.studio.preview import PosterPreview
from cjm_desktop.qt.studio.strip import PageStrip
from cjm_desktop.qt.studio.summary import summary

if TYPE_CHECKING:
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.requests import PageChosen, SheetChosen
    from cjm_desktop.qt.studio.pages import PosterPages

_GAP = 10


class PosterViews(QWidget):
    """The preview or a page, a line that says what it is, and the strip that leads from one to the other."""

    def __init__(self, pages: PosterPages) -> None:
        super().__init__()
        self.plan: PosterPlan | None = None
        self._pages = pages
        self.preview, self.page_view, self.strip = PosterPreview(), PageView(pages), PageStrip(pages)
        self.summary = plain_label("", wrapped=True)
        self.preview.setAccessibleName(self.tr("Preview of the poster"))
        self.page_view.setAccessibleName(self.tr("Page"))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.page_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(self._stack, 1)
        column.addWidget(self.summary)
        column.addWidget(self.strip)
        self.preview.sheet_chosen.connect(self._show_sheet)
        self.strip.chosen.connect(self._show_page)
        self.page_view.left.connect(self.strip.choose_poster)
        self.page_view.turned.connect(lambda news: self.strip.turn(news.by))

    def show_plan(self, plan: PosterPlan, subject: Subject) -> None:
        """Show a planned poster at once, and its pages when they are made."""
        self.plan = plan
        self.preview.show_plan(plan)
        self._pages.want(subject, plan.spec)
        if self._pages.poster is None:
            self.strip.show_outdated()
        self._tell()

    def show_waiting(self) -> None:
        """Tell that something else is being drawn; until then what is seen is the poster before."""
        self.preview.show_waiting(is_waiting=True)
        self.strip.show_outdated()

    def show_refusal(self, sentence: str) -> None:
        """Tell why there is no poster."""
        self.plan = None
        say(self.summary, sentence, "refusal")
        self.preview.show_plan(None)
        self.preview.show_waiting(is_waiting=False)
        self._pages.clear()
        self.strip.show_none()

    def _tell(self) -> None:
        if self.plan is not None:
            page = self.strip.page()
            told = summary(self.plan) if page is None else self.strip.said(page)
            say(self.summary, told, "")
            self.preview.setAccessibleDescription(told)

    def _show_sheet(self, chosen: SheetChosen) -> None:
        if self.plan is not None and self._pages.poster is not None:
            numbers = [sheet.number for sheet in self.plan.sheets]
            self.strip.choose_page(numbers.index(chosen.number) + self.plan.has_plan_page)

    def _show_page(self, chosen: PageChosen) -> None:
        """Show a page large, or the poster again."""
        number = chosen.number
        self._stack.setCurrentWidget(self.preview if number is None else self.page_view)
        if number is not None:
            self.page_view.show_page(number, self.strip.facts[number].size, self.strip.images.get(number))
        self._tell()
