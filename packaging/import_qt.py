"""Run in the frozen program before PyInstaller's own hook imports PySide6: ours does not import all of it."""

import cjm_desktop.qt  # noqa: F401
