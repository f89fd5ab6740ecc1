"""What Python does when it starts, and a frozen program, or one under LC_ALL, must do itself."""

from __future__ import annotations

import contextlib
import locale
import os


def use_utf8() -> None:
    """See that the characters of the system are UTF-8, as PEP 538 has it; the language stays.

    Otherwise Qt does it, and complains in four lines each time.
    """
    if os.name != "posix" or _encoding().casefold().replace("-", "") == "utf8":
        return
    # LC_ALL would win over LC_CTYPE: what it says besides moves to LANG.
    everything = os.environ.pop("LC_ALL", "")
    if everything:
        os.environ["LANG"] = everything
    os.environ["LC_CTYPE"] = "C.UTF-8"
    # Set at once too: where the language itself is not installed, Qt leaves what is set.
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")


def _encoding() -> str:
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return ""
    return locale.nl_langinfo(locale.CODESET)
