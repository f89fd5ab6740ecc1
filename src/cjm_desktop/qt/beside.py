"""Work that somebody waits for, done beside the window, which goes on painting and tells how far it is.

Whoever asks gets the result as from any call. What takes less than a moment is simply waited for. From then
on a loop of events runs until the end, in which nothing is taken in: Escape stops the work, keys are kept and
come after it (`typed_ahead`), the mouse is refused and told. The thread of work that was stopped goes on
until it next tells its share, and nobody hears of what it has made.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent

from cjm_desktop.model.errors import Stopped
from cjm_desktop.model.language import per_cent
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.jobs import Run
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.typed_ahead import TYPED, TypedAhead

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.working import Tell
    from cjm_desktop.qt.status_line import StatusLine

T = TypeVar("T")

MOMENT_S = 0.05
"""How long the window waits before it tells that it works."""
_LOOK_EVERY_MS = 15
_TOLD_EVERY = 5
"""Per cent; each change of the line would have it laid out and painted."""
_HELD = frozenset(
    getattr(QEvent.Type, name)
    for name in (
        *("KeyPress", "KeyRelease", "ShortcutOverride", "Shortcut", "InputMethod", "Wheel", "NativeGesture"),
        *("MouseButtonPress", "MouseButtonRelease", "MouseButtonDblClick", "MouseMove", "ContextMenu"),
        *("TouchBegin", "TouchUpdate", "TouchEnd", "TabletPress", "TabletMove", "TabletRelease"),
        *("DragEnter", "DragMove", "Drop", "Close"),
    )
)
_TOLD = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Close})
"""Refusals of which the user is told."""


class Beside(QObject):
    """Does work beside one window, whose status line tells of it; a Runner."""

    def __init__(self, window: QWidget, line: StatusLine) -> None:
        super().__init__(window)
        self._line = line
        self._held: _Held | None = None
        self._typed = TypedAhead(self)
        self._left: list[Run] = []
        """What was stopped and has not ended yet."""
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self.destroyed.connect(lambda _gone=None, left=self._left: [run.stop() for run in left])

    @property
    def is_working(self) -> bool:
        """Whether somebody waits for work that takes longer than a moment."""
        return self._held is not None

    def __call__(self, work: Callable[[Tell], T], *, may_stop: bool = True) -> T:
        """Do it; raises what the work raises, and Stopped."""
        if self.is_working or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # A gesture cannot wait: what the hand does next would be lost.
            return work(lambda _share: None)
        run = Run(lambda tell: work(_stopping(tell)))
        run.start()
        if not run.wait(MOMENT_S):
            self._wait(run, may_stop=may_stop)
        run.stop()
        if run.outcome.error is not None:
            raise run.outcome.error
        result: T = run.outcome.result
        return result

    def _wait(self, run: Run, *, may_stop: bool) -> None:
        """Let the window live until the work has ended; raises Stopped where that was not waited for."""
        self._typed.hold()
        held = self._held = _Held(run, self._typed, self._tell_held, may_stop=may_stop)
        self._show()
        self._looking.start()
        try:
            held.loop.exec()
        finally:
            held.end()
            self._held = None
            self._line.end_progress()
            self._typed.let_come()
        if run.is_alive:
            run.is_cancelled = True
            self._left.append(run)
            raise Stopped

    def _look(self) -> None:
        if self._held is not None:
            if self._held.has_ended:
                self._held.end()
            else:
                self._show()
        for run in [run for run in self._left if not run.is_alive]:
            self._left.remove(run)
            run.stop()
        if self._held is None and not self._left:
            self._looking.stop()

    def _show(self) -> None:
        assert self._held is not None
        share = round(self._held.share * 100 / _TOLD_EVERY) * _TOLD_EVERY
        told = self.tr("Working…")
        if share:
            told = self.tr("Working… {share}.").format(share=per_cent(str(share), interface_language()))
        if self._held.may_stop:
            told = self.tr("{working} Esc stops it.").format(working=told)
        self._line.show_progress(told, is_refusal=self._held.has_refused)

    def _tell_held(self) -> None:
        if self._held is not None:
            self._show()


def beside(window: QWidget, line: StatusLine) -> Beside:
    """Return what works beside a window with this status line."""
    return window.findChild(Beside) or Beside(window, line)


def load_beside(module: str, window: QWidget, line: StatusLine) -> None:
    """Have a module without Qt at hand that takes long to read with all it needs, when it is first used.

    What names Qt is read in the window's thread: PySide6 makes each class when it is first named, and two
    threads that name it at once end the process (6.11).
    """
    if module not in sys.modules:
        beside(window, line)(lambda _tell: import_module(module), may_stop=False)


class _Held(QObject):
    """Holds what the user does while work is waited for."""

    def __init__(self, run: Run, typed: TypedAhead, refused: Callable[[], object], *, may_stop: bool) -> None:
        super().__init__()
        self.loop = QEventLoop(self)
        self.may_stop = may_stop
        self.has_refused = False
        """Whether the user has tried to do something that could not be done meanwhile."""
        self._run = run
        self._refused = refused
        self._typed = typed
        self._is_on = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        program = QCoreApplication.instance()
        assert program is not None
        program.installEventFilter(self)

    @property
    def share(self) -> float:
        """How much of the work is done, 0..1."""
        return self._run.share

    @property
    def has_ended(self) -> bool:
        """Whether the work has."""
        return not self._run.is_alive

    def end(self) -> None:
        """Hold nothing any more; may be called twice."""
        if self._is_on:
            self._is_on = False
            program = QCoreApplication.instance()
            assert program is not None
            program.removeEventFilter(self)
            QGuiApplication.restoreOverrideCursor()
            self.loop.quit()

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take in nothing but Escape; keep the other keys."""
        kind = event.type()
        if not self._is_on or kind not in _HELD:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # As a key, not as a command, it is asked about again.
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and self._stops_by(event):
            self._typed.forget()
            self.end()
        elif kind in TYPED:
            self._typed.keep(watched, event)
        elif kind in _TOLD:
            self.has_refused = True
            self._refused()
        if kind in (QEvent.Type.Close, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            event.ignore()
        else:
            event.accept()
        return True

    def _stops_by(self, event: QEvent) -> bool:
        return self.may_stop and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _stopping(tell: Callable[[float], bool]) -> Tell:
    """Return what the work tells its share, and by what it ends where nobody waits for the rest."""

    def told(share: float) -> Any:
        if not tell(share):
            raise Stopped

    return told
