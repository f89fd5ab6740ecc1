"""Where the Russian letters are on a keyboard, by the Latin ones."""

from __future__ import annotations

from types import MappingProxyType

RUSSIAN_LETTERS = MappingProxyType(
    dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ", strict=True))
)
"""The Russian letter on the key of a Latin one."""
