"""The main window: it puts the parts together and hands on what the system tells it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from cjm_desktop.qt.actions import Actions
from cjm_desktop.qt.first_paint import once_painted
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.map_keys import is_kept_from_map
from cjm_desktop.qt.menus import MenuBar
from cjm_desktop.qt.notices import Notices
from cjm_desktop.qt.status_line import StatusLine
from cjm_desktop.qt.tool_row import ToolRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from cjm_desktop.qt.settings import Settings
    from cjm_desktop.qt.start_page import StartPage

_FIRST_SIZE = (1680, 1050)
"""Where the screen has room: a map of a few stages between both panels, large enough to be read."""
_LEAST_SIZE = (720, 480)


class MainWindow(QMainWindow):
    """Menu, tools, the map or the page one starts from, and the status line."""

    files_dropped = Signal(object)
    """Paths that were dropped on the window."""
    file_chosen = Signal(object)
    """A FileRequest of the page one starts from."""
    template_chosen = Signal(object)
    """A TemplateRequest of the page one starts from."""
    closed = Signal()
    """The window is closed for good."""
    retranslated = Signal()
    """The language of the window is another one now."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        self._name = ""
        self.actions_ = Actions(self)
        # Each in its parent from the start: with another parent all of it gets its style anew.
        whole = QWidget(self)
        self.menu_bar = MenuBar(self.actions_, settings.recent_files, self)
        self.tools = ToolRow(self.actions_, whole)
        self.status_line = StatusLine(self.actions_, whole)
        self.pages = QStackedWidget(whole)
        """The map, or the page one starts from."""
        self._recent_files = settings.recent_files
        self._put_together(whole)
        once_painted(self, self.menu_bar.fill)

    def show_start_page(self) -> None:
        """Show templates and recent files, as they are now, while there is no map."""
        # Made only where it is seen: drawing the templates takes longer than opening a map.
        from cjm_desktop.qt.start_page import StartPage

        page = StartPage(self.actions_, self._recent_files)
        page.template_chosen.connect(self.template_chosen)
        page.file_chosen.connect(self.file_chosen)
        self._show_page(page)
        page.setFocus()

    def start_page(self) -> StartPage | None:
        """Return the page one starts from, while there is no map."""
        from cjm_desktop.qt.start_page import StartPage

        page = self.pages.currentWidget()
        return page if isinstance(page, StartPage) else None

    def show_map(self, canvas: QWidget) -> None:
        """Show a map in place of the page one starts from."""
        self._show_page(canvas)
        canvas.setFocus()

    def focus_page(self) -> None:
        """Give the keys to the map, or to the page one starts from."""
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def show_name(self, name: str, *, is_changed: bool) -> None:
        """Show what the window holds in its title, marked where it is not saved."""
        self._name = name
        self._title()
        self.setWindowModified(is_changed)

    def _show_page(self, page: QWidget) -> None:
        before = self.pages.currentWidget()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None:
            self.pages.removeWidget(before)
            before.deleteLater()

    def _put_together(self, whole: QWidget) -> None:
        self.setMenuBar(self.menu_bar)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status_line)
        self.notices = Notices(column, self.pages, self.focus_page)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*_FIRST_SIZE)
        self._title()

    def _stop_jobs(self) -> None:
        """Wait for the long work of this window and its dialogs, which go without being closed."""
        from cjm_desktop.qt.jobs import Job

        for job in self.findChildren(Job):
            job.stop()

    def _title(self) -> None:
        # The mark of Qt in a file's own name would be taken for the place of the asterisk.
        name = self._name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{name}[*] — CJM Desktop" if name else "CJM Desktop")

    @guarded(answer=False)
    def event(self, event: QEvent) -> bool:
        """Keep a key from the map's commands that is meant for what has the focus; it has passed that by."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_kept = is_kept_from_map(event, QApplication.focusWidget())
            event.setAccepted(is_kept)
            return is_kept
        return super().event(event)

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is lost by it; what goes wrong on the way keeps the window open."""
        event.ignore()
        if self.may_close():
            self._stop_jobs()
            event.accept()
            self.closed.emit()

    @guarded()
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, as a copy: the file stays where it is."""
        if _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @guarded()
    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        files = _files(event)
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(files)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours of the program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
            self.notices.retranslate()
            self.retranslated.emit()
        elif event.type() == QEvent.Type.PaletteChange:
            self.actions_.recolor()


def _files(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
