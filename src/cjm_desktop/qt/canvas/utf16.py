"""Positions in Qt's texts, which count UTF-16 units, and in Python's, which count characters."""

from __future__ import annotations


def index_of(text: str, position: int) -> int:
    """Return the index of the character at a position of Qt's."""
    if text.isascii() or max(text) <= "\uffff":
        return position
    return len(text.encode("utf-16-le")[: position * 2].decode("utf-16-le", "ignore"))


def position_of(text: str, index: int) -> int:
    """Return the position of Qt's at the character `index`."""
    return index + sum(character > "\uffff" for character in text[:index])
