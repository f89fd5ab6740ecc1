from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QMenu

from cjm_desktop.qt.settings import (
    APPEARANCE,
    GEOMETRY,
    LANGUAGE,
    LAST_FOLDER,
    MOST_RECENT_FILES,
    PANELS,
    RECENT_FILES,
    Appearance,
    InterfaceLanguage,
    Preference,
    Settings,
)

if TYPE_CHECKING:
    from cjm_desktop.qt.windows import Windows


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
        (PANELS, {"outline": {"is_shown": True, "width": 240}}),
    ],
)
def test_what_is_remembered_is_there_at_the_next_start(preference: Preference[object], value: object) -> None:
    Settings().remember(preference, value)
    assert Settings().value(preference) == value


@pytest.mark.timeout(20)
def test_a_lock_that_a_killed_program_has_left_empty_holds_nothing_up() -> None:
    settings = Settings()
    settings.remember(LANGUAGE, InterfaceLanguage.ENGLISH)
    settings._stored.sync()
    lock = Path(f"{settings._stored.fileName()}.lock")
    lock.touch()
    settings.remember(LANGUAGE, InterfaceLanguage.RUSSIAN)
    # Where the lock stays, this takes half a minute.
    settings._stored.sync()
    assert Settings().value(LANGUAGE) is InterfaceLanguage.RUSSIAN
    assert not lock.exists()


def test_nothing_remembered_is_the_default() -> None:
    assert Settings().value(LANGUAGE) is InterfaceLanguage.SYSTEM
    assert Settings().value(RECENT_FILES) == ()


@pytest.mark.parametrize("nonsense", ["", "{", '"klingon"', "17"])
def test_nonsense_in_the_file_is_the_default(nonsense: str) -> None:
    stored().setValue(LANGUAGE.key, nonsense)
    assert Settings().value(LANGUAGE) is InterfaceLanguage.SYSTEM


@pytest.mark.parametrize("nonsense", ["[1, 2]", "[null]", '[["x"]]', "17", "true", "{}", "[" * 9000])
@pytest.mark.parametrize("preference", [LANGUAGE, APPEARANCE, GEOMETRY, RECENT_FILES, LAST_FOLDER, PANELS])
def test_a_value_of_another_type_is_the_default(preference: Preference[object], nonsense: str) -> None:
    stored().setValue(preference.key, nonsense)
    assert Settings().value(preference) == preference.default


def test_a_window_opens_over_a_list_of_recent_files_that_is_none(windows: Windows) -> None:
    stored().setValue(RECENT_FILES.key, "[1, 2]")
    desk = windows.show_empty()
    desk.window.menu_bar.fill()
    menu = desk.window.menu_bar.findChild(QMenu, "recent_files")
    assert menu is not None
    menu.aboutToShow.emit()
    windows.settings.remember_file(Path("/a.cjm"))
    assert windows.settings.recent_files() == ("/a.cjm",)


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


def test_a_name_that_is_no_text_is_left_out_of_the_recent_files() -> None:
    settings = Settings()
    settings.remember_file(Path("/a.cjm"))
    settings.remember_file(Path("/bad\udcff name.cjm"))
    assert settings.recent_files() == ("/a.cjm",)
