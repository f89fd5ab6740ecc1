from __future__ import annotations

import errno
import os
import stat
import time
from typing import TYPE_CHECKING

import pytest
from tests.qt.desks import by_another_hand

from cjm_desktop.edit.cards import add_card, set_text
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.stages import remove_stage
from cjm_desktop.qt.document_controller import DocumentController
from cjm_desktop.qt.settings import RECENT_FILES, Settings
from cjm_desktop.qt.state_folder import backups, state_folder
from cjm_desktop.storage.file import load, load_known, loads
from cjm_desktop.storage.litter import temporary_beside
from cjm_desktop.storage.saving import save
from cjm_desktop.storage.writer import dumps
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.model.document import Map

from PySide6.QtWidgets import QWidget


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "map.cjm"


@pytest.fixture
def controller(program: QApplication, target: Path) -> Iterator[DocumentController]:
    """A worked example in no file; whoever is asked where to save says `target`."""
    window = QWidget()
    made = DocumentController(window, Settings(), lambda _parent, _suggested: target)
    made.begin(template(WORKED_EXAMPLE, "en"), None)
    yield made
    window.deleteLater()


def change(controller: DocumentController, title: str = "Changed") -> None:
    session = controller.session
    assert session is not None
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title=title)


def test_a_new_map_is_in_no_file_and_unchanged(controller: DocumentController) -> None:
    state = controller.state()
    assert (state.has_file, state.is_changed, state.failure) == (False, False, "")
    assert controller.name() == "CRM rollout: from a lost lead to the first result"


def test_saving_writes_what_is_shown_and_remembers_the_file(
    controller: DocumentController, target: Path
) -> None:
    change(controller)
    assert controller.save()
    assert load(target).title == "Changed"
    assert (controller.state().is_changed, controller.name()) == (False, "map.cjm")
    assert Settings().value(RECENT_FILES) == (str(target),)


def test_saving_again_asks_for_no_file(controller: DocumentController, target: Path) -> None:
    controller.save()
    controller._ask_for_path = lambda _parent, _suggested: pytest.fail("asked again")
    change(controller, "Second")
    assert controller.save()
    assert load(target).title == "Second"


def test_what_is_being_typed_is_saved_too(controller: DocumentController, target: Path) -> None:
    def finish() -> bool:
        change(controller, "Typed")
        return True

    controller.keep_typing = finish
    controller.save()
    assert load(target).title == "Typed"


def test_text_that_cannot_be_kept_holds_up_saving_and_closing(
    controller: DocumentController, target: Path
) -> None:
    controller.save()
    before = target.read_bytes()
    change(controller)
    controller.finish_typing = controller.keep_typing = lambda: False
    assert not controller.save()
    assert not controller.save_as()
    assert not controller.may_close()
    assert target.read_bytes() == before


def test_a_failed_save_is_told_and_stays_unsaved(
    controller: DocumentController, target: Path, answer: Answer
) -> None:
    target.mkdir()
    change(controller)
    answer.by("OK")
    assert not controller.save()
    state = controller.state()
    assert (state.has_file, state.is_changed) == (False, True)
    assert "a folder has that name" in state.failure
    assert any("It is still open" in text for text in answer.seen)


def test_a_save_that_works_takes_the_failure_back(
    controller: DocumentController, target: Path, answer: Answer
) -> None:
    target.mkdir()
    answer.by("OK")
    controller.save()
    target.rmdir()
    assert controller.save()
    assert controller.state().failure == ""


def test_a_failed_save_offers_another_file(
    controller: DocumentController, target: Path, answer: Answer, tmp_path: Path
) -> None:
    target.mkdir()
    change(controller)
    asked = iter((target, tmp_path / "elsewhere.cjm"))
    controller._ask_for_path = lambda _parent, _suggested: next(asked)
    answer.by("Save as…")
    assert controller.save()
    assert controller.path == tmp_path / "elsewhere.cjm"
    assert not controller.state().is_changed
    assert controller.state().failure == ""


def test_the_question_at_closing_says_what_would_be_lost(
    controller: DocumentController, target: Path, answer: Answer
) -> None:
    change(controller)
    answer.by("Cancel")
    controller.may_close()
    assert any("all of it is lost" in text for text in answer.seen)
    assert controller.save()
    answer.seen.clear()
    change(controller, "Changed again")
    answer.by("Cancel")
    controller.may_close()
    assert any("since the last save" in text for text in answer.seen)
    assert not any("all of it" in text for text in answer.seen)


def test_an_unchanged_map_closes_without_a_question(controller: DocumentController) -> None:
    assert controller.may_close()


@pytest.mark.parametrize(
    ("button", "closes", "is_saved"),
    [("Save", True, True), ("Do not save", True, False), ("Cancel", False, False)],
)
def test_a_changed_map_asks_before_it_closes(
    controller: DocumentController, target: Path, answer: Answer, button: str, closes: bool, is_saved: bool
) -> None:
    change(controller)
    answer.by(button)
    assert controller.may_close() is closes
    assert target.exists() is is_saved


def test_a_save_that_fails_keeps_the_window_open(
    controller: DocumentController, target: Path, answer: Answer
) -> None:
    target.mkdir()
    change(controller)

    def save(question: QWidget) -> None:
        answer.by("OK")
        answer._press(question, "Save")

    answer.with_(save)
    assert not controller.may_close()


def test_a_change_of_mind_about_the_file_saves_nothing(controller: DocumentController) -> None:
    controller._ask_for_path = lambda _parent, _suggested: None
    change(controller)
    assert not controller.save()
    assert controller.state().is_changed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CRM: lead/deal?", "CRM lead deal.cjm"),
        ("  ..  ", "Untitled map.cjm"),
        ("x" * 300, "x" * 80 + ".cjm"),
        ("Внедрение «CRM»", "Внедрение «CRM».cjm"),
    ],
)
def test_a_file_is_proposed_by_the_title(controller: DocumentController, title: str, name: str) -> None:
    change(controller, title)
    assert controller.suggested_path(".cjm").name == name


def test_a_poster_is_proposed_beside_its_map(controller: DocumentController, target: Path) -> None:
    controller.save()
    assert controller.suggested_path(".pdf") == target.with_suffix(".pdf")


def other_hand(target: Path, text: str = "Somebody else") -> bytes:
    """Let somebody else write into the file; returns what it then holds."""
    save(template(WORKED_EXAMPLE, "en").replaced(title=text), target)
    return target.read_bytes()


def with_texts(journey: Map, *texts: str) -> Map:
    """Return a map whose first cards say this."""
    for card, text in zip(list(journey.cards), texts, strict=False):
        journey = set_text(journey, card.id, text)
    return journey


@pytest.fixture
def opened(controller: DocumentController, target: Path) -> DocumentController:
    """The worked example, opened from a file and changed since."""
    save(template(WORKED_EXAMPLE, "en"), target)
    document, known = load_known(target)
    controller.begin(document, target, known)
    change(controller, "Mine")
    return controller


@pytest.mark.parametrize("buttons", [("Cancel",), ("Overwrite…", "Cancel"), ("Overwrite…", "Overwrite")])
def test_what_somebody_else_wrote_since_opening_is_lost_only_if_the_user_says_so_twice(
    opened: DocumentController, target: Path, answer: Answer, buttons: tuple[str, ...]
) -> None:
    theirs = other_hand(target)
    answer.by(*buttons)
    is_overwritten = buttons[-1] == "Overwrite"
    assert opened.save() is is_overwritten
    assert "“map.cjm” was changed outside this window." in answer.seen
    assert (target.read_bytes() == theirs) is not is_overwritten
    assert opened.state().is_changed is not is_overwritten


def test_before_anything_is_overwritten_the_user_sees_what_would_go_and_where_it_stays(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    theirs = load(target)
    journey = with_texts(theirs.maps[0], "Theirs", "Theirs")
    save(theirs.with_map(remove_stage(journey, journey.stages[-1].id)), target)
    kept = target.read_bytes()
    answer.by("Overwrite…", "Overwrite")
    assert opened.save()
    told = " ".join(answer.seen)
    assert "Changes of others that would go: 2 cards changed, 9 cards deleted, 1 stage deleted." in told
    assert "It stays among the earlier versions of the file" in told
    assert kept in [backups().read(version) for version in backups().list(target)]


def test_before_anything_is_overwritten_the_texts_are_named_that_would_go(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    theirs = load(target)
    texts = [f"{number} " + "of\u202e\ntheirs " * 9 for number in range(6)]
    save(theirs.with_map(with_texts(theirs.maps[0], *texts)), target)
    answer.by("Overwrite…", "Cancel")
    assert not opened.save()
    told = " ".join(answer.seen)
    assert "6 cards changed.\nAmong them: “0 of\\u202e theirs of" in told
    assert told.count("…”") == 4
    assert "“3 of" in told
    assert "“4 of" not in told
    assert " and 2 more." in told


def test_what_only_mine_has_is_not_told_as_deleted_by_others(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    session = opened.session
    assert session is not None
    journey = session.journey
    session.apply(Label.ADD_CARD, add_card, journey.stages[0].id, journey.lanes[0].id, "mine", "Mine alone")
    by_another_hand(target)
    session.mark_unsaved()
    answer.by("Overwrite…", "Cancel")
    assert not opened.save()
    told = " ".join(answer.seen)
    assert "1 card changed" in told
    assert "deleted" not in told
    assert "Among them: “CRM rollout: from a lost lead to the fir…”, “Theirs”." in told


def test_what_can_be_kept_nowhere_goes_only_when_the_user_was_told(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    theirs = other_hand(target)
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_bytes(b"a file, not a folder")
    answer.by("Overwrite…", "Cancel")
    assert not opened.save()
    assert any("It would be lost for good." in text for text in answer.seen)
    assert target.read_bytes() == theirs


def test_what_is_written_while_the_user_is_asked_is_not_overwritten(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    other_hand(target)
    theirs: list[bytes] = []

    def meanwhile(question: QWidget) -> None:
        theirs.append(other_hand(target, "Once more"))
        answer.by("Cancel")
        answer._press(question, "Overwrite")

    def overwrite(question: QWidget) -> None:
        answer.with_(meanwhile)
        answer._press(question, "Overwrite…")

    answer.with_(overwrite)
    assert not opened.save()
    assert target.read_bytes() == theirs[0]
    assert answer.seen.count("“map.cjm” was changed outside this window.") == 2


def test_what_somebody_else_wrote_is_taken_in_as_one_step(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    other_hand(target)
    answer.by("Reload")
    assert not opened.save()
    session = opened.session
    assert session is not None
    assert (session.base.title, opened.state().is_changed) == ("Somebody else", False)
    session.undo()
    assert (session.base.title, opened.state().is_changed) == ("Mine", True)
    # With the step what the file was taken for is back as well: theirs is not overwritten unasked.
    answer.by("Overwrite…", "Overwrite")
    assert opened.save()
    assert load(target).title == "Mine"


def test_both_versions_are_kept_under_two_names(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    theirs, beside = other_hand(target), target.with_name("mine.cjm")
    opened._ask_for_path = lambda _parent, _suggested: beside
    answer.by("Keep mine as a copy…")
    assert opened.save()
    assert target.read_bytes() == theirs
    assert (load(beside).title, opened.path) == ("Mine", beside)


def confirm_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk write files and then fail to confirm their names."""
    fsync = os.fsync

    def fail(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fail)


@pytest.mark.skipif(os.name == "nt", reason="Windows brings no folder to a disk")
def test_what_others_write_after_a_save_that_was_not_confirmed_is_not_overwritten_unasked(
    opened: DocumentController, target: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_no_name(monkeypatch)
    answer.by("OK")
    assert not opened.save()
    assert any("the disk did not confirm it" in text for text in answer.seen)
    assert load(target).title == "Mine"
    answer.by("OK")
    assert not opened.save()
    assert not any("was changed outside this window" in text for text in answer.seen)
    target.write_bytes(dumps(template(WORKED_EXAMPLE, "ru")))
    theirs = target.read_bytes()
    answer.by("Cancel")
    assert not opened.save()
    assert any("was changed outside this window" in text for text in answer.seen)
    assert target.read_bytes() == theirs


def test_a_copy_that_cannot_be_written_makes_the_file_no_worse(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    assert opened.save()
    known, elsewhere = opened.known, target.with_name("folder.cjm")
    elsewhere.mkdir()
    opened._ask_for_path = lambda _parent, _suggested: elsewhere
    answer.by("OK")
    assert not opened.save_as()
    assert any("a folder has that name" in text for text in answer.seen)
    assert (opened.state().failure, opened.state().is_changed) == ("", False)
    assert opened.known is known


def test_a_change_since_the_last_save_is_noticed_too(
    opened: DocumentController, target: Path, answer: Answer
) -> None:
    assert opened.save()
    other_hand(target)
    change(opened, "Again")
    answer.by("Cancel")
    assert not opened.save()


def test_a_file_touched_without_a_change_or_gone_raises_no_question(
    opened: DocumentController, target: Path
) -> None:
    target.write_bytes(target.read_bytes())
    assert opened.save()
    target.unlink()
    change(opened, "Again")
    assert opened.save()
    assert load(target).title == "Again"


def test_each_save_is_kept_as_a_version(controller: DocumentController, target: Path) -> None:
    controller.save()
    change(controller, "Second")
    controller.save()
    titles = [loads(backups().read(version)).title for version in backups().list(target)]
    assert titles == ["Second", template(WORKED_EXAMPLE, "en").title]


def test_what_a_killed_program_left_beside_the_file_is_taken_away(
    controller: DocumentController, target: Path, qtbot: QtBot
) -> None:
    controller.save()
    (version,) = backups().list(target)
    left = [temporary_beside(target), temporary_beside(version.file)]
    for half in left:
        half.write_bytes(b"half")
        os.utime(half, (time.time() - 120, time.time() - 120))
    controller.tidy_folder()
    qtbot.waitUntil(lambda: not any(half.exists() for half in left))
    assert target.exists()
    assert backups().list(target) == (version,)


def test_a_version_that_cannot_be_kept_is_noticed_and_the_map_is_saved(
    controller: DocumentController, target: Path
) -> None:
    noticed: list[str] = []
    controller.noticed.connect(lambda error: noticed.append(error.in_language("en")))
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_bytes(b"a file, not a folder")
    assert controller.save()
    assert load(target).title == template(WORKED_EXAMPLE, "en").title
    assert not controller.state().failure
    assert len(noticed) == 1
    assert "No version of it was kept" in noticed[0]
