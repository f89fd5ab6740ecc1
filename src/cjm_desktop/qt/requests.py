"""What parts of a window ask for by a signal, one value each."""

from __future__ import annotations

from msgspec import Struct


class FileRequest(Struct, frozen=True):
    """A file of the recent ones is to be opened."""

    file: str


class TemplateRequest(Struct, frozen=True):
    """A map is to be begun from the template with this key."""

    key: str


class RowChosen(Struct, frozen=True):
    """A row of a list was chosen, by Enter or the mouse."""

    key: str


class PanelShown(Struct, frozen=True):
    """A panel beside the map is shown now, or is not."""

    panel: str
    is_shown: bool
