"""Identifiers: short random strings, stable for the life of what they name."""

from __future__ import annotations

import os
from typing import Annotated

from msgspec import Meta

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 10

Id = Annotated[str, Meta(min_length=1, max_length=64)]
"""An identifier, unique in its document."""


def fresh_id() -> str:
    """Return a new random identifier of 50 bits."""
    # The alphabet has 32 letters, so the low five bits of a random byte choose one evenly.
    return "".join(_ALPHABET[byte & 31] for byte in os.urandom(_LENGTH))
