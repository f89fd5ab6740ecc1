"""Libraries without what they take along only if they find it."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module


def import_without(library: str, optional: str) -> None:
    """Import a library as where an optional module is not installed; not at all where it needs that one."""
    if library in sys.modules or optional in sys.modules:
        return
    # None stands for what cannot be imported, which types of `sys` do not know:
    # https://docs.python.org/3/reference/import.html
    modules: dict[str, object] = vars(sys)["modules"]
    modules[optional] = None
    try:
        with suppress(ImportError):
            import_module(library)
    finally:
        del modules[optional]
