"""Identifiers: short random strings, stable for the life of what they name."""

from __future__ import annotations

import secrets
from typing import Annotated

from pydantic import StringConstraints

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 10

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
"""An identifier, unique in its document."""


def fresh_id() -> str:
    """Return a new random identifier of 50 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
