"""The templates as rows of a list."""

from __future__ import annotations

from cjm_desktop.qt.two_line_list import Row
from cjm_desktop.templates.catalogue import EMPTY, TEMPLATES

_EMPTY_ICON, _FILLED_ICON = "page", "sheets-grid"


def template_rows(language: str) -> list[Row]:
    """Return the templates with title and summary in a language."""
    return [
        Row(
            entry.key,
            _EMPTY_ICON if entry.key == EMPTY else _FILLED_ICON,
            entry.title.in_language(language),
            entry.summary.in_language(language),
        )
        for entry in TEMPLATES.values()
    ]
