"""From an older version of the format to this one: numbered steps, dict to dict, before validation.

A step stands under the version it starts from and returns what the next version holds. Version 1 is
the first that was ever written, so the table is still empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from cjm_desktop.model.document import VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]
"""From the content of a file to that of the next version; may change what it is given."""

MIGRATIONS: Mapping[int, Step] = MappingProxyType({})
"""Version -> the step that leads from it to the next."""


def oldest_readable(steps: Mapping[int, Step] = MIGRATIONS) -> int:
    """Return the oldest version from which the steps lead to this one."""
    return min(steps, default=VERSION)


def migrated(content: dict[str, Any], version: int, steps: Mapping[int, Step] = MIGRATIONS) -> dict[str, Any]:
    """Return the content of a file of an older version as this version writes it."""
    for number in range(version, VERSION):
        content = {**steps[number](content), "version": number + 1}
    return content
