"""What can go wrong with a disk while a map is open: it is told, the map stays, and there is a way out."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

import cjm_desktop
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language
from cjm_desktop.storage.file import load
from cjm_desktop.storage.lock import FileLock
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot
    from tests.conftest import Disk
    from tests.qt.conftest import Answer, Keys

    from cjm_desktop.qt.windows import Desk, Windows


def opened(windows: Windows, path: Path) -> Desk:
    """A window with a map from a file, changed since."""
    save(template(WORKED_EXAMPLE, "en"), path)
    windows.open_files([path], None)
    (desk,) = windows.desks
    session = desk.controller.session
    assert session is not None
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Changed")
    return desk


@pytest.fixture
def documents() -> Path:
    """The folder of the user's documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    Path(found).mkdir(parents=True, exist_ok=True)
    return Path(found)


def fill(disk: Disk) -> None:
    disk.fill()


def protect(disk: Disk) -> None:
    disk.protect()


def remove(disk: Disk) -> None:
    shutil.rmtree(disk.folder / "maps")


def unplug(disk: Disk) -> None:
    disk.take_away()


TROUBLES: dict[Callable[[Disk], None], tuple[str, str]] = {
    fill: ("the disk is full", "на диске нет места"),
    protect: ("the disk is read-only", "диск только для чтения"),
    remove: ("there is no such folder", "такой папки нет"),
    unplug: ("its disk is not there any more", "его диск больше не подключён"),
}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_save_that_fails_tells_why_and_enter_leads_to_another_folder(  # noqa: PLR0917 - fixtures
    disk: Disk,
    windows: Windows,
    keys: Keys,
    answer: Answer,
    documents: Path,
    qtbot: QtBot,
    trouble: Callable[[Disk], None],
    language: str,
) -> None:
    (disk.folder / "maps").mkdir()
    path = disk.folder / "maps" / "map.cjm"
    desk = opened(windows, path)
    install_language(InterfaceLanguage(language))
    before = path.read_bytes()
    trouble(disk)
    seen: list[str] = []

    def tell(box: QMessageBox) -> None:
        """Read the box, and press Enter in it."""
        answer.with_(save_elsewhere)
        seen.extend((box.text(), box.informativeText()))
        button = box.defaultButton()
        assert isinstance(button, QPushButton)
        seen.append(button.text())
        qtbot.keyClick(box, Qt.Key.Key_Return)

    def save_elsewhere(dialog: QFileDialog) -> None:
        """See what is proposed, and take it where that is another folder."""
        seen.append(dialog.directory().absolutePath())
        if trouble is fill:
            dialog.setDirectory(str(documents))
        dialog.selectFile("map.cjm")
        dialog.accept()

    answer.with_(tell)
    desk.controller.save()
    assert (
        seen[0]
        == {
            "en": "The map is not saved. It is still open.",
            "ru": "Карта не сохранена. Она по-прежнему открыта.",
        }[language]
    )
    assert TROUBLES[trouble][language == "ru"] in seen[1]
    assert ("не тронуто" in seen[1] or "untouched" in seen[1]) is (trouble in (fill, protect))
    assert seen[2] == {"en": "Save as…", "ru": "Сохранить как…"}[language]
    assert seen[3] == str(path.parent if trouble is fill else documents)
    assert desk.controller.path == documents / "map.cjm"
    assert load(documents / "map.cjm").title == "Changed"
    assert trouble in (remove, unplug) or path.read_bytes() == before


@pytest.mark.parametrize("trouble", TROUBLES)
def test_who_reads_it_and_does_nothing_has_the_map_open_and_unsaved(
    disk: Disk, windows: Windows, answer: Answer, trouble: Callable[[Disk], None]
) -> None:
    (disk.folder / "maps").mkdir()
    desk = opened(windows, disk.folder / "maps" / "map.cjm")
    trouble(disk)
    answer.with_(lambda box: box.close())
    assert not desk.controller.save()
    state = desk.controller.state()
    assert (state.is_changed, TROUBLES[trouble][0] in state.failure) == (True, True)
    assert desk.window.status_line.saving_text() == "●  Not saved: saving failed"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of a user who is not root, whom no mode would stop, and who the test then is."""
    user, nobody = os.geteuid(), 65534
    if user:
        pytest.skip("needs rights to be somebody else")
    if any(not folder.stat().st_mode & 1 for folder in Path(cjm_desktop.__file__).parents):
        pytest.skip("the program lies where nobody else may read its pictures")
    # Python may lie where nobody else may read: what is loaded when it is first used is loaded before.
    FileLock(Path("none.cjm"))
    made = Path(tempfile.mkdtemp())
    os.chown(made, nobody, nobody)
    yield made
    os.setresuid(user, user, user)
    shutil.rmtree(made)


def test_a_folder_one_may_not_write_in_is_told_and_not_proposed(
    folder: Path, windows: Windows, answer: Answer, documents: Path
) -> None:
    path = folder / "map.cjm"
    desk = opened(windows, path)
    before = path.read_bytes()
    folder.chmod(0o555)
    os.setresuid(65534, 65534, 0)
    answer.with_(lambda box: box.close())
    assert not desk.controller.save()
    assert any("you may not write there" in text for text in answer.seen)
    assert desk.controller.state().is_changed
    assert desk.controller.suggested_path(".cjm").parent != folder
    assert path.read_bytes() == before


def test_a_name_that_is_too_long_is_told_and_another_is_asked_for(
    desk: Desk, answer: Answer, tmp_path: Path
) -> None:
    asked = iter((tmp_path / ("ы" * 126 + ".cjm"), tmp_path / ("ы" * 125 + ".cjm")))
    desk.controller._ask_for_path = lambda _parent, _suggested: next(asked)
    answer.by("Save as…")
    assert desk.controller.save()
    assert any("at most 125 characters before “.cjm”" in text for text in answer.seen)
    assert [len(file.stem) for file in tmp_path.glob("ы*")] == [125]


def test_a_file_that_is_open_elsewhere_leads_back_to_the_choice_of_a_file(
    desk: Desk, answer: Answer, tmp_path: Path
) -> None:
    asked = iter((tmp_path / "taken.cjm", tmp_path / "free.cjm"))
    desk.controller._ask_for_path = lambda _parent, _suggested: next(asked)
    desk.controller.is_open_elsewhere = lambda path: path.name == "taken.cjm"
    answer.by("Save as…")
    assert desk.controller.save_as()
    assert [file.name for file in tmp_path.glob("*.cjm")] == ["free.cjm"]


def test_a_proposed_name_fits_on_a_disk_whatever_it_is_made_of(desk: Desk, tmp_path: Path) -> None:
    session = desk.controller.session
    assert session is not None
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="🙂" * 80)
    assert len(desk.controller.suggested_path(".cjm").name.encode()) <= 255
    desk.controller.path = tmp_path / ("ы" * 125 + ".cjm")
    copy = desk.controller._suggested_copy().name
    assert (len(copy.encode()) <= 255, copy.endswith("ы (copy).cjm")) == (True, True)


def test_the_empty_folder_at_which_a_disk_was_seen_is_not_proposed(
    disk: Disk, windows: Windows, documents: Path
) -> None:
    desk = opened(windows, disk.folder / "map.cjm")
    assert desk.controller.suggested_path(".pdf") == disk.folder / "map.pdf"
    disk.take_away()
    assert desk.controller.suggested_path(".pdf") == documents / "map.pdf"
