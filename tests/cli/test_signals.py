"""A signal ends a command whenever it comes."""

from __future__ import annotations

import signal
import sys
import time
import weakref
from typing import Any

import pytest

from cjm_desktop.cli.signals import heeded


class Thing:
    """Something that goes."""


def stopped(*told: int) -> Any:
    """What raises as something goes, where Python lets no error through."""

    def stop(_gone: object) -> None:
        raise KeyboardInterrupt(*told)

    return stop


def lose(stop: Any) -> None:
    with heeded():
        thing = Thing()
        reference = weakref.ref(thing, stop)
        del thing
        assert reference() is None
        time.sleep(5)


@pytest.mark.parametrize("told", [(), (15,)])
def test_one_that_comes_as_python_cleans_up_ends_it_a_moment_later(told: tuple[int, ...]) -> None:
    hook, alarm = sys.unraisablehook, signal.getsignal(signal.SIGALRM)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt) as ended:
        lose(stopped(*told))
    assert ended.value.args == told
    assert time.monotonic() - began < 4
    assert (sys.unraisablehook, signal.getsignal(signal.SIGALRM)) == (hook, alarm)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_other_errors_of_that_kind_are_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda one: told.append(one.exc_type.__name__))

    def fail(_gone: object) -> None:
        raise LookupError

    with heeded():
        thing = Thing()
        reference = weakref.ref(thing, fail)
        del thing
        assert reference() is None
    assert told == ["LookupError"]
