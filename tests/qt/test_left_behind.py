"""What a crash has left is offered, opens unsaved, and goes only with a save or when nobody wants it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.qt.desks import by_another_hand, session_of, texts

from cjm_desktop import app
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.offer_list import OfferList, OfferRow
from cjm_desktop.qt.recovering import recovery_folder
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Desk, Windows

CRASHED = """
import os, sys
from pathlib import Path
from cjm_desktop.edit.cards import add_card, set_text
from cjm_desktop.storage.file import load
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.recovery import Recovery, fresh_name
folder, base, *texts = sys.argv[1:]
base = Path(base)
document = load(base)
journey = document.maps[0]
cards = list(journey.cards)
for number, text in enumerate(texts):
    journey = set_text(journey, cards[number].id, text)
has_file = base.parent.name == "maps"
recovery = Recovery(Path(folder))
recovery.settle(recovery.write(fresh_name(), document.with_map(journey), title=document.title,
    file=base if has_file else None, file_hash=Fingerprint(base.read_bytes()).text() if has_file else ""))
os._exit(9)
"""


def crash(base: Path, *texts: str) -> None:
    """Have a process change the first cards of a map and end without saving it."""
    command = [sys.executable, "-c", CRASHED, str(recovery_folder()), str(base), *texts]
    assert subprocess.run(command, check=False).returncode == 9


def crash_without_file(path: Path, *texts: str) -> None:
    base = path.parent.parent / "new.cjm"
    base.write_bytes(path.read_bytes())
    crash(base, *texts)
    base.unlink()


def kept() -> list[Path]:
    return sorted(recovery_folder().glob("*.cjm"))


def offers(desk: Desk, qtbot: QtBot) -> list[OfferRow]:
    """Wait until the page offers something and every row is looked into."""
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(OfferRow)))
    rows = desk.window.findChildren(OfferList)[-1].rows
    qtbot.waitUntil(lambda: all("Looking" not in row.what() for row in rows))
    return [row for row in rows if not row.isHidden()]


def bar(desk: Desk, qtbot: QtBot) -> NoticeBar:
    """Wait for the bar above a map."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(NoticeBar)))
    return next(one for one in desk.window.findChildren(NoticeBar) if one.isVisible())


def press(bar: NoticeBar, text: str) -> None:
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()
    QApplication.processEvents()


def test_after_an_ordinary_end_nothing_is_offered(windows: Windows, qtbot: QtBot) -> None:
    desk = windows.show_empty()
    qtbot.wait(200)
    assert desk.window.findChildren(OfferRow) == []


def test_each_map_is_offered_with_what_its_file_has_not_and_a_picture(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "One", "Two")
    crash_without_file(path, "Three")
    desk = windows.show_empty()
    rows = {row.what() for row in offers(desk, qtbot)}
    number = len(load(path).maps[0].cards)
    assert rows == {"Not in the file: 2 cards changed.", f"All of it, {number} cards, is in no file yet."}
    pictures = [row.findChildren(QLabel)[0] for row in offers(desk, qtbot)]
    qtbot.waitUntil(lambda: all(not picture.pixmap().isNull() for picture in pictures))


def test_the_offers_speak_russian_with_its_plurals(windows: Windows, path: Path, qtbot: QtBot) -> None:
    crash(path, "One", "Two")
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    windows.speak(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    assert row.what() == "Чего нет в файле: 2 карточки изменены."
    assert row.restore.text() == "Восстановить"


def test_a_restored_map_is_unsaved_has_its_file_and_goes_with_a_save(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Restored")
    desk = windows.show_empty()
    offers(desk, qtbot)[0].restore.click()
    assert texts(desk)[0] == "Restored"
    assert desk.controller.state().is_changed
    assert desk.controller.path == path
    assert len(kept()) == 1
    assert desk.controller.save()
    assert kept() == []
    assert next(iter(load(path).maps[0].cards)).text == "Restored"


def test_saving_a_restored_map_asks_where_its_file_was_changed_meanwhile(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Restored")
    by_another_hand(path, "By somebody else")
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    assert row.what() == "Not in the file: 1 card changed. The file itself was changed since."
    row.restore.click()
    QApplication.processEvents()
    answer.by("Cancel")
    assert not desk.controller.save()
    assert "“Карта.cjm” was changed meanwhile." in answer.seen
    assert next(iter(load(path).maps[0].cards)).text == "By somebody else"
    assert len(kept()) == 1


def test_a_restored_map_that_crashes_again_is_offered_again_with_what_came_since(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Restored")
    desk = windows.show_empty()
    offers(desk, qtbot)[0].restore.click()
    session = session_of(desk)
    session.apply(Label.TYPE, set_text, list(session.journey.cards)[1].id, "Since")
    qtbot.waitUntil(lambda: any("Since" in file.read_text("utf-8") for file in kept()))
    (file,) = kept()
    assert "Restored" in file.read_text("utf-8")


def test_a_map_that_is_discarded_is_asked_about_once_and_gone(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Unwanted")
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    answer.by("Keep")
    row.discard.click()
    assert len(kept()) == 1
    answer.by("Discard")
    row.discard.click()
    assert kept() == []
    assert all(not row.isVisible() for row in desk.window.findChildren(OfferRow))


def test_what_the_file_holds_by_now_is_offered_no_more(windows: Windows, path: Path, qtbot: QtBot) -> None:
    crash(path)
    desk = windows.show_empty()
    qtbot.waitUntil(lambda: kept() == [])
    assert all(not row.isVisible() for row in desk.window.findChildren(OfferRow))


def test_of_a_damaged_map_what_can_be_read_opens_as_a_new_one_and_it_is_kept(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Damaged")
    (file,) = kept()
    damaged = file.read_bytes()[:-700]
    file.write_bytes(damaged)
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    assert row.what().startswith("This copy is damaged. Can be read: ")
    assert row.restore.text() == "Open what can be read"
    row.restore.click()
    assert desk.controller.path is None
    assert desk.controller.name().endswith("(what could be read)")
    assert "Damaged" in texts(desk)
    assert desk.controller.state().is_changed
    qtbot.waitUntil(lambda: len(kept()) == 2)
    assert file.read_bytes() == damaged


def test_a_damaged_map_of_which_nothing_can_be_read_is_kept_and_told(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Damaged")
    (file,) = kept()
    file.write_bytes(bytes(500))
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    assert row.what().startswith("This copy is damaged and cannot be opened.")
    assert not row.restore.isEnabled()
    assert row.discard.isEnabled()
    assert file.exists()


def test_a_map_of_a_newer_program_is_told_as_such(windows: Windows, path: Path, qtbot: QtBot) -> None:
    crash(path, "Newer")
    (file,) = kept()
    file.write_bytes(file.read_bytes().replace(b'"version": 1', b'"version": 2', 1))
    (row,) = offers(windows.show_empty(), qtbot)
    assert "a newer program wrote it" in row.what()


def test_a_picture_of_a_window_shows_nothing_of_a_crash(
    program: QApplication, path: Path, tmp_path: Path
) -> None:
    crash(path)
    app.export_window(path, tmp_path / "window.png")
    assert len(kept()) == 1


def test_a_map_whose_file_is_gone_is_restored_all_the_same(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Restored")
    path.unlink()
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    assert row.what().startswith("Its file cannot be read")
    row.restore.click()
    assert texts(desk)[0] == "Restored"
    assert "was deleted or moved" in bar(desk, qtbot).text()


def test_another_map_tells_once_that_something_waits_and_leads_there(
    windows: Windows, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    crash(path, "Restored")
    save(template(WORKED_EXAMPLE, "en"), tmp_path / "other.cjm")
    windows.open_files([tmp_path / "other.cjm"], None)
    notice = bar(windows.desks[0], qtbot)
    assert notice.text() == "1 map could not be saved before the program ended."
    press(notice, "Show")
    assert len(offers(windows.desks[1], qtbot)) == 1


def test_many_maps_are_offered_a_few_at_a_time(windows: Windows, path: Path, qtbot: QtBot) -> None:
    crash(path, "One")
    (snapshot,) = kept()
    record = snapshot.with_suffix(".json")
    for number in range(1, 60):
        for file in (snapshot, record):
            copy = file.with_name(f"{number:016x}{file.suffix}")
            copy.write_bytes(file.read_bytes().replace(b"One", b"%03d" % number))
            os.utime(copy, (1_700_000_000 + number, 1_700_000_000 + number))
    desk = windows.show_empty()
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(OfferRow)))
    assert len(desk.window.findChildren(OfferRow)) < 60
    (offered,) = desk.window.findChildren(OfferList)
    assert [row.left.id for row in offered.rows[:3]] == [snapshot.stem, f"{59:016x}", f"{58:016x}"]
    assert (len(offered.rows), offered.more.text()) == (20, "40 more maps…")
    offered.more.click()
    offered.more.click()
    assert (len(offered.rows), offered.more.isHidden()) == (60, True)


def test_a_map_of_another_computer_is_restored_as_a_copy_and_stays(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Elsewhere")
    (record,) = recovery_folder().glob("*.json")
    said = json.loads(record.read_text("utf-8"))
    record.write_text(json.dumps({**said, "process": {**said["process"], "computer": "another"}}))
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    assert row.what().startswith("On another computer. Not in the file: 1 card")
    row.restore.click()
    assert "Elsewhere" in texts(desk)
    qtbot.waitUntil(lambda: len(kept()) == 2)
    assert desk.controller.save()
    assert kept() == [record.with_suffix(".cjm")]
    # By then its file holds all of it.
    windows.show_empty()
    qtbot.waitUntil(lambda: kept() == [])


def test_what_another_program_restored_meanwhile_is_not_removed_by_this_one(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "One")
    desk = windows.show_empty()
    (row,) = offers(desk, qtbot)
    record = row.left.snapshot.with_suffix(".json")
    said = json.loads(record.read_text("utf-8"))
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, *map(str, (recovery_folder(), row.left.id))]
    ) as other:
        qtbot.waitUntil(lambda: json.loads(record.read_text("utf-8"))["process"] != said["process"])
        (offered,) = desk.window.findChildren(OfferList)
        offered.found_saved.emit(row.left)
        assert kept() == [row.left.snapshot]
        row.restore.click()
        assert desk.controller.session is None
        other.kill()


OTHER = """
import sys, time
from pathlib import Path
from cjm_desktop.storage.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
assert recovery.take(next(left for left in recovery.left_behind() if left.id == sys.argv[2]))
time.sleep(60)
"""


def test_the_keys_are_on_restoring_what_was_left_last_and_more_is_shown_where_there_is_room(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        path = tmp_path / "maps" / f"{number}.cjm"
        path.parent.mkdir(exist_ok=True)
        save(template(WORKED_EXAMPLE, "en"), path)
        crash(path, f"Lost {number}")
    desk = windows.show_empty()
    desk.window.activateWindow()
    rows = offers(desk, qtbot)
    assert rows[0].restore.hasFocus()
    seen = []
    for height in (900, 1300):
        desk.window.resize(1100, height)
        QApplication.processEvents()
        seen.append(sum(row.visibleRegion().boundingRect().height() == row.height() for row in rows))
    assert seen == [2, 5]
