"""How the system ends a command: as Ctrl+C does, so that no half-written file is left."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def heeded() -> Iterator[None]:
    """Let a signal that ends the program raise KeyboardInterrupt with its number; a second ends at once."""
    # What is ignored, as `nohup` does it, stays so; and only the main thread may say.
    is_main = threading.current_thread() is threading.main_thread()
    heard = [one for one in _ENDS if is_main and signal.getsignal(one) == signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt(number)
