"""A report helps a developer and tells nothing of what anybody writes, calls his files or is called."""

from __future__ import annotations

import errno
import re

import pytest

from cjm_desktop.qt.crash_report import crash_report, in_short

WORD = "Petrushka"


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


def test_it_tells_versions_the_system_and_calls() -> None:
    error = raised(ValueError(WORD))
    report = crash_report(error, error.__traceback__)
    assert re.match(r"CJM Desktop \d.*\nPython 3.*, PySide6 6.*, Qt 6.*\n.+\n\n", report)
    assert re.search(r"\n  test_crash_report.py:\d+ raised\nValueError\n$", report)


def test_it_tells_places_of_the_program_without_where_that_lies() -> None:
    from cjm_desktop.model.quote import quoted

    with pytest.raises(TypeError) as caught:
        quoted(None)  # type: ignore[arg-type]
    report = crash_report(caught.value, caught.value.__traceback__)
    assert "  cjm_desktop/model/quote.py:" in report
    assert not re.search(r"(^|\s)/\w", report.split("\n\n")[1])


def test_it_tells_causes_and_what_the_system_said_but_no_message() -> None:
    cause = raised(OSError(errno.ENOSPC, WORD, f"/home/{WORD}/{WORD}.cjm"))
    error = raised(KeyError(WORD), cause)
    report = crash_report(error, error.__traceback__)
    assert "KeyError\ncaused by\n" in report
    assert report.endswith("OSError ENOSPC\n")
    assert WORD not in report
    assert in_short(error) == "KeyError < OSError ENOSPC"


def test_errors_that_cause_each_other_end_somewhere() -> None:
    one, other = KeyError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert in_short(one) == "KeyError < ValueError"
