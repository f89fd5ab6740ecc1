"""How the system ends a command: as Ctrl+C does, so that no half-written file is left."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_AGAIN_S = 0.01


@contextmanager
def heeded() -> Iterator[None]:
    """Let a signal that ends the program raise KeyboardInterrupt with its number; a second ends at once."""
    # What is ignored, as `nohup` does it, stays so; and only the main thread may say.
    is_main = threading.current_thread() is threading.main_thread()
    heard = [one for one in _ENDS if is_main and signal.getsignal(one) == signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _stop)
    try:
        with _raised_again(is_possible=is_main and hasattr(signal, "setitimer")):
            yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt(number)


@contextmanager
def _raised_again(*, is_possible: bool) -> Iterator[None]:
    """Raise again what comes just as Python cleans up, where it lets nothing through: a moment later."""
    if not is_possible:
        yield
        return
    hook, alarm = sys.unraisablehook, signal.getsignal(signal.SIGALRM)

    def look(unraised: Any) -> None:
        if not issubclass(unraised.exc_type, KeyboardInterrupt):
            hook(unraised)
            return
        told = () if unraised.exc_value is None else unraised.exc_value.args

        def stop(_number: int, _frame: object) -> None:
            raise KeyboardInterrupt(*told)

        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, _AGAIN_S)

    sys.unraisablehook = look
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        sys.unraisablehook = hook
