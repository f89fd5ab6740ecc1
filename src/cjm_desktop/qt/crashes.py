"""What nobody expected is told in one dialog, after what is not saved was kept, and noted in the log."""

from __future__ import annotations

import sys
import threading
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import TracebackType

    from cjm_desktop.qt.dialogs.crash import CrashDialog

_AGAIN_S = 2.0
"""So long an error must have rested before it is told anew: one that comes again and again is told once."""


class CrashReporter(QObject):
    """Shows one dialog for an error that nobody expected, wherever it was raised."""

    _raised = Signal(str)
    """The report of an error that is to be told; "" for one that only is to be counted."""

    def __init__(self, program: QApplication) -> None:
        super().__init__(program)
        self._dialog: CrashDialog | None = None
        self._is_waiting = self._is_showing = False
        self._further = 0
        """Errors since the dialog was opened."""
        self._seen: dict[tuple[object, ...], _Seen] = {}
        # Queued: an error inside paint or inside another thread is told from the event loop.
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Let every uncaught error end here from now on."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)
        # What an object raises while it goes.
        sys.unraisablehook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_error(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        error = error or kind()
        if issubclass(kind, KeyboardInterrupt):
            QTimer.singleShot(0, QApplication.quit)
            return
        try:
            self._take(error, trace)
        except Exception as another:  # noqa: BLE001 - nobody is left to tell it to
            sys.__excepthook__(type(another), another, another.__traceback__)

    def _take(self, error: BaseException, trace: TracebackType | None) -> None:
        """Note an error, and have it shown unless it comes again and again; in any thread."""
        from cjm_desktop.qt.crash_report import crash_report

        seen = self._seen.setdefault(_place(error, trace), _Seen())
        is_new = seen.has_rested()
        seen.count_another()
        self._further += 1
        report = crash_report(error, trace) if is_new or seen.is_worth_noting() else ""
        if seen.is_worth_noting():
            _print(error, trace, report)
            note(f"crash, time {seen.count}\n{report}")
        if (is_new or self._is_showing) and not self._is_waiting:
            self._is_waiting = True
            self._raised.emit(report if is_new else "")

    def _show(self, report: str) -> None:
        self._is_waiting = False
        if self._dialog is not None:
            self._dialog.show_further(self._further)
        if self._is_showing or not report:
            return
        self._is_showing, self._further = True, 0
        try:
            self._show_dialog(report)
        finally:
            self._is_showing, self._dialog = False, None

    def _show_dialog(self, report: str) -> None:
        from cjm_desktop.qt.dialogs.crash import CrashDialog
        from cjm_desktop.qt.ending import ending

        is_kept = ending.keep()
        _close_menus()
        self._dialog = dialog = CrashDialog(QApplication.activeWindow(), report, is_kept=is_kept)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wants_end:
            ending.leave()


class _Seen:
    """How often an error was raised at one place, and when last."""

    def __init__(self) -> None:
        self.count = 0
        self._last = float("-inf")

    def has_rested(self) -> bool:
        """Whether it was not raised for a while."""
        return monotonic() - self._last > _AGAIN_S

    def count_another(self) -> None:
        """Count it once more."""
        self.count += 1
        self._last = monotonic()

    def is_worth_noting(self) -> bool:
        """Whether it is noted: the first time, the second, the fourth, the eighth…."""
        return self.count & (self.count - 1) == 0


def note(text: str) -> None:
    """Note something in the program's log, in any thread; nothing of a map may stand in it."""
    from cjm_desktop.qt.state_folder import log

    log().add(text)


def note_trouble(what: str, error: BaseException) -> None:
    """Note what could not be done, with the kind of its error alone."""
    from cjm_desktop.qt.crash_report import in_short

    note(f"{what}: {in_short(error)}")


def _place(error: BaseException, trace: TracebackType | None) -> tuple[object, ...]:
    """Return what makes two errors the same one: their kind, and where they were raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where: tuple[Any, ...] = () if trace is None else (trace.tb_frame.f_code, trace.tb_lineno)
    return (type(error), *where)


def _print(error: BaseException, trace: TracebackType | None, report: str) -> None:
    """Print an error for who started the program by hand; elsewhere that may be a log of the system's."""
    if sys.stderr is None:
        return
    if sys.stderr.isatty():
        sys.__excepthook__(type(error), error, trace)
    else:
        sys.stderr.write(f"{report}\n")


def _close_menus() -> None:
    """Close open menus, which would keep the keys and the mouse from a dialog."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        after = QApplication.activePopupWidget()
        popup = None if after is popup else after
