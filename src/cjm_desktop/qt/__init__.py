"""Everything that names PySide6, which is imported here, and no further than a program needs it.

PySide6 puts a hook before Python's import, for `from __feature__ import …`: of every module imported later it
reads and decodes the source, to look whether it might ask for that. Nothing of ours does, so imports go
their ordinary way again.
"""

from __future__ import annotations

import builtins

from cjm_desktop.qt.deferred_support import import_pyside

import_pyside()

import PySide6.QtCore  # noqa: E402, F401 - it sets the hook

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
