from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from cjm_desktop.qt.settings import (
    APPEARANCE,
    GEOMETRY,
    LANGUAGE,
    MOST_RECENT_FILES,
    PRINT_CHOICES,
    RECENT_FILES,
    Appearance,
    InterfaceLanguage,
    Preference,
    Settings,
)


def stored() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return QSettings(f"{folder}/cjm-desktop/settings.ini", QSettings.Format.IniFormat)


@pytest.mark.parametrize(
    ("preference", "value"),
    [
        (LANGUAGE, InterfaceLanguage.RUSSIAN),
        (APPEARANCE, Appearance.DARK),
        (GEOMETRY, b"\x00\xff\x10"),
        (RECENT_FILES, ("/maps/Карта.cjm", "/maps/a,b;c.cjm")),
        (PRINT_CHOICES, {"paper": "A1", "overlap": 10.0}),
    ],
)
def test_what_is_remembered_is_there_at_the_next_start(preference: Preference[object], value: object) -> None:
    Settings().remember(preference, value)
    assert Settings().value(preference) == value


def test_nothing_remembered_is_the_default() -> None:
    assert Settings().value(LANGUAGE) is InterfaceLanguage.SYSTEM
    assert Settings().value(RECENT_FILES) == ()


@pytest.mark.parametrize("nonsense", ["", "{", '"klingon"', "17"])
def test_nonsense_in_the_file_is_the_default(nonsense: str) -> None:
    stored().setValue(LANGUAGE.key, nonsense)
    assert Settings().value(LANGUAGE) is InterfaceLanguage.SYSTEM


def test_a_recent_file_stands_once_and_first() -> None:
    settings = Settings()
    for file in ("/a.cjm", "/b.cjm", "/a.cjm"):
        settings.remember_file(Path(file))
    assert settings.recent_files() == ("/a.cjm", "/b.cjm")


def test_only_so_many_files_are_remembered() -> None:
    settings = Settings()
    for number in range(MOST_RECENT_FILES + 3):
        settings.remember_file(Path(f"/{number}.cjm"))
    assert len(settings.recent_files()) == MOST_RECENT_FILES
    assert settings.recent_files()[0] == f"/{MOST_RECENT_FILES + 2}.cjm"


def test_a_file_that_is_gone_can_be_forgotten() -> None:
    settings = Settings()
    settings.remember_file(Path("/a.cjm"))
    settings.forget_file("/a.cjm")
    assert settings.recent_files() == ()
