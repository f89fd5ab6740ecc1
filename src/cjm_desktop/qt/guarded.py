"""A guard around methods that Qt calls: what nobody expected is told, and never leaves the method.

An error that leaves an override which Qt has called from within another override ends the process, the
user's work with it, before anybody could be told (PySide6 6.11). So it stops at the first override, where
`sys.excepthook` gets it: its dialog opens later, from the event loop.
"""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

P = ParamSpec("P")
T = TypeVar("T")

_told: set[tuple[object, ...]] = set()
"""Errors in painting that somebody was told of: who, what, where."""


def guarded(answer: Any = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Guard an override; Qt gets `answer` where the override fails."""

    def guard(override: Callable[P, T]) -> Callable[P, T]:
        @wraps(override)
        def guarded_override(*arguments: P.args, **named: P.kwargs) -> T:
            try:
                return override(*arguments, **named)
            except Exception as error:  # noqa: BLE001 - whatever it is, here it must stop
                tell(error)
                return cast("T", answer)

        return guarded_override

    return guard


def guarded_paint(override: Callable[P, None]) -> Callable[P, None]:
    """Guard an override that paints: the same error is told once, for it comes back at every repaint."""

    @wraps(override)
    def guarded_override(*arguments: P.args, **named: P.kwargs) -> None:
        try:
            override(*arguments, **named)
        except Exception as error:  # noqa: BLE001 - whatever it is, here it must stop
            key = (sys.excepthook, type(error), *_place(error.__traceback__))
            if key not in _told:
                _told.add(key)
                tell(error)

    return guarded_override


def each(*steps: Callable[[], object]) -> None:
    """Take steps that stand for themselves: what goes wrong in one is told, and the others are taken."""
    for step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next step has its turn
            tell(error)


def tell(error: Exception) -> None:
    """Give an error that nobody expected to `sys.excepthook`, where going on is better than ending there."""
    sys.excepthook(type(error), error, error.__traceback__)


def _place(trace: TracebackType | None) -> tuple[object, ...]:
    """Return where an error was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return () if trace is None else (trace.tb_frame.f_code, trace.tb_lineno)
