"""What the program remembers between two starts; a preference is key, default and type in one line."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import DecodeError, Struct, json
from PySide6.QtCore import QSettings, QStandardPaths

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MOST_RECENT_FILES = 12


class InterfaceLanguage(StrEnum):
    """The language of the window; a map has a language of its own."""

    SYSTEM = "system"
    ENGLISH = "en"
    RUSSIAN = "ru"


class Appearance(StrEnum):
    """Whether the window is light or dark; paper is white in both."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class OutlineOrder(StrEnum):
    """What stands directly below the map in the outline: its stages, or its lanes."""

    STAGES = "stages"
    LANES = "lanes"


class Preference(Struct, Generic[T], frozen=True):
    """One remembered thing; `read` makes its type from what JSON gives back."""

    key: str
    default: T
    read: Callable[[Any], T]


def _text(value: Any) -> str:
    """Return a text; raises TypeError for anything else, which `str` would make one of."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(one) for one in value)


def _counts(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(int(one) for one in value)


def _named_values(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


LANGUAGE = Preference("window/language", InterfaceLanguage.SYSTEM, InterfaceLanguage)
APPEARANCE = Preference("window/appearance", Appearance.SYSTEM, Appearance)
GEOMETRY = Preference("window/geometry", b"", bytes.fromhex)
RECENT_FILES: Preference[tuple[str, ...]] = Preference("files/recent", (), _texts)
LAST_FOLDER = Preference("files/folder", "", _text)
PANELS: Preference[dict[str, Any]] = Preference("window/panels", {}, _named_values)
"""Of each panel beside the map whether it is shown, and its width in px."""
MAP_TABS = Preference("window/map_tabs", default=False, read=bool)
"""Whether the tabs of maps are shown also where there is only one."""
RECENT_COMMANDS: Preference[tuple[str, ...]] = Preference("window/commands", (), _texts)
"""The commands run from the palette, the latest first."""
MINIMAP = Preference("window/minimap", default=True, read=bool)
"""Whether an overview is shown where the map is larger than its window."""
OUTLINE_ORDER = Preference("window/outline_order", OutlineOrder.STAGES, OutlineOrder)
"""What stands directly below the map in the outline."""
NOTES_SIZE: Preference[tuple[int, ...]] = Preference("window/notes_size", (), _counts)
"""Width and height in px of the dialog of returning notes, nothing before it was closed once."""


class Settings:
    """The preferences of this user, in one readable INI file in the folder for configuration."""

    def __init__(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        self._stored = QSettings(f"{folder}/cjm-desktop/settings.ini", QSettings.Format.IniFormat)

    def value(self, preference: Preference[T]) -> T:
        """Return what is remembered, or the default where nothing or nonsense stands in the file."""
        text = self._stored.value(preference.key)
        if not isinstance(text, str):
            return preference.default
        try:
            return preference.read(json.decode(text))
        except (DecodeError, ValueError, TypeError, RecursionError):
            return preference.default

    def remember(self, preference: Preference[T], value: T) -> None:
        """Remember a value from now on."""
        self._forget_torn_lock()
        plain = value.hex() if isinstance(value, bytes) else value
        self._stored.setValue(preference.key, json.encode(plain).decode())

    def _forget_torn_lock(self) -> None:
        """Remove the lock of the file where it is empty, as a program leaves it that is killed in between.

        Qt would wait half a minute for whoever holds it (QLockFile).
        """
        lock = Path(f"{self._stored.fileName()}.lock")
        with suppress(OSError):
            if not lock.lstat().st_size:
                lock.unlink()

    def recent_files(self) -> tuple[str, ...]:
        """Return the paths of the files opened or saved last, the latest first."""
        return self.value(RECENT_FILES)

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones; its folder is where one looks next.

        A name that is no text, as only some systems allow, could not be written down.
        """
        try:
            str(path).encode("utf-8")
        except UnicodeEncodeError:
            return
        others = (other for other in self.value(RECENT_FILES) if other != str(path))
        self.remember(RECENT_FILES, (str(path), *others)[:MOST_RECENT_FILES])
        self.remember(LAST_FOLDER, str(path.parent))

    def forget_file(self, path: str) -> None:
        """Take a file that is gone from the recent ones."""
        self.remember(RECENT_FILES, tuple(other for other in self.value(RECENT_FILES) if other != path))
