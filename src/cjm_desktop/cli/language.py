"""The language in which the command line speaks."""

from __future__ import annotations

import locale
import os

# In this order, as gettext(3) asks them.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def system_language() -> str:
    """Return "ru" where the system speaks Russian, "en" everywhere else."""
    named = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), None)
    spoken = named if named is not None else locale.getlocale()[0] or ""
    return "ru" if spoken.casefold().startswith("ru") else "en"
