"""Tooltips that show their text as it is: Qt would guess HTML in it, and read the files that HTML names."""

from __future__ import annotations


def plain_tooltip(text: str) -> str:
    """Return a text as a tooltip that shows it letter for letter."""
    # What Qt takes for a sign of HTML, an escaped bracket too.
    if "<" not in text and "&lt;" not in text:
        return text
    # The table of HTML's characters is large, and here it is hardly ever needed.
    from html import escape

    return f"<span>{escape(text)}</span>"
