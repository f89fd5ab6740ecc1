"""What is not saved is kept apart, told by whose it is, and never removed by itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit.cards import add_card, remove_cards, set_text
from cjm_desktop.model.errors import FileError, NotWritten
from cjm_desktop.storage.file import dumps, load, loads
from cjm_desktop.storage.process import this_process
from cjm_desktop.storage.recovery import Recovery, fresh_name
from cjm_desktop.storage.writer import Spelling
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document

PLAIN = ("actions", "thoughts", "barriers", "recommendations", "goals")
ONE, OTHER = "0123456789abcdef", "fedcba9876543210"
KEPT_BY_ANOTHER = """
import os, sys
from pathlib import Path
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template
recovery = Recovery(Path(sys.argv[1]))
for identifier in sys.argv[2:]:
    made = recovery.write(identifier, template(WORKED_EXAMPLE, "en"), title="Ours",
                          file=Path("/maps/Карта.cjm"), file_hash="ab12")
    recovery.settle(made)
os._exit(9)
"""


@pytest.fixture
def document() -> Document:
    return template(WORKED_EXAMPLE, "en")


def left_by_another(folder: Path, *names: str) -> Recovery:
    """A folder in which a process that is gone has kept maps."""
    done = subprocess.run([sys.executable, "-c", KEPT_BY_ANOTHER, str(folder), *names], check=False)
    assert done.returncode == 9
    return Recovery(folder)


def rewrite(record: Path, **fields: Any) -> None:
    record.write_text(json.dumps({**json.loads(record.read_text("utf-8")), **fields}), "utf-8")


def test_without_a_folder_nothing_is_left(tmp_path: Path) -> None:
    assert Recovery(tmp_path / "none").left_behind() == ()
    assert not (tmp_path / "none").exists()


def test_what_a_process_that_is_gone_has_kept_is_left(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path / "state" / "recovery", ONE)
    (left,) = recovery.left_behind()
    assert (left.id, left.title, left.file, left.file_hash) == (ONE, "Ours", Path("/maps/Карта.cjm"), "ab12")
    assert len(left.read().maps[0].cards) > 0
    assert recovery.is_left(ONE)


def test_what_a_running_process_keeps_is_not_left(tmp_path: Path, document: Document) -> None:
    recovery = Recovery(tmp_path)
    recovery.write(ONE, document)
    assert recovery.left_behind() == ()
    assert not recovery.is_left(ONE)


def test_a_number_that_another_process_was_given_keeps_nothing(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    process = json.loads((tmp_path / f"{ONE}.json").read_text("utf-8"))["process"]
    rewrite(tmp_path / f"{ONE}.json", process={**process, "pid": os.getpid()})
    assert [left.id for left in recovery.left_behind()] == [ONE]


def as_of_another_computer(folder: Path, name: str) -> None:
    process = json.loads((folder / f"{name}.json").read_text("utf-8"))["process"]
    rewrite(folder / f"{name}.json", process={**process, "computer": "another"})


def test_what_another_computer_keeps_is_offered_and_never_taken(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    as_of_another_computer(tmp_path, ONE)
    before = (tmp_path / f"{ONE}.json").read_bytes()
    (left,) = recovery.left_behind()
    assert left.is_foreign
    assert recovery.take(left)
    assert (tmp_path / f"{ONE}.json").read_bytes() == before
    recovery.drop_left(left)
    assert recovery.left_behind() == ()


def test_what_this_computer_kept_before_it_was_given_another_identity_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery = left_by_another(tmp_path, ONE)
    monkeypatch.setattr("cjm_desktop.storage.recovery.this_computer", lambda: "0" * 32)
    assert [left.id for left in recovery.left_behind()] == [ONE]


TAKEN = """
import sys, time
from pathlib import Path
from cjm_desktop.storage.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
(left,) = recovery.left_behind()
print("ready", flush=True)
sys.stdin.readline()
print("taken" if recovery.take(left) else "refused", flush=True)
sys.stdin.readline()
"""


@pytest.mark.parametrize("_again", range(5))
def test_of_many_programs_one_takes_a_left_map(tmp_path: Path, _again: int) -> None:
    left_by_another(tmp_path, ONE)
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", TAKEN, str(tmp_path)]
    programs = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(4)]
    try:
        for step in ("ready", "taken"):
            said: list[str] = []
            for program in programs:
                assert program.stdout is not None
                said.append(program.stdout.readline().strip())
            for program in programs:
                assert program.stdin is not None
                program.stdin.write("\n")
                program.stdin.flush()
            assert said.count(step) == (4 if step == "ready" else 1)
    finally:
        for program in programs:
            program.communicate()


def test_who_discards_what_another_program_took_meanwhile_removes_nothing(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    (left,) = recovery.left_behind()
    assert recovery.take(left)
    recovery.drop_left(left)
    assert left.read().maps
    assert not recovery.take(left)


def test_a_map_without_a_record_is_taken_once_too(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    (tmp_path / f"{ONE}.json").unlink()
    (left,) = recovery.left_behind()
    assert recovery.take(left)
    assert not recovery.take(left)


@pytest.mark.skipif(os.name == "nt", reason="needs pipes with names")
@pytest.mark.timeout(10)
def test_pipes_in_the_folder_hold_nothing_up(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    for spoiled in (tmp_path / f"{ONE}.json", tmp_path / f"{OTHER}.cjm", tmp_path / ".lock"):
        spoiled.unlink(missing_ok=True)
        os.mkfifo(spoiled)
    (left,) = recovery.left_behind()
    assert left.read().maps
    recovery.drop_left(left)
    assert recovery.left_behind() == ()


def test_who_goes_on_with_a_left_map_takes_it(tmp_path: Path, document: Document) -> None:
    recovery = left_by_another(tmp_path, ONE, OTHER)
    recovery.write(ONE, document, title="Mine")
    assert [left.id for left in recovery.left_behind()] == [OTHER]


def test_a_dropped_map_is_gone_with_its_record_and_may_be_dropped_twice(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE, OTHER)
    recovery.drop(ONE)
    recovery.drop(ONE)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{OTHER}.cjm", f"{OTHER}.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"version": 2}', b"[" * 100_000])
def test_a_map_with_a_damaged_record_is_left_all_the_same(tmp_path: Path, content: bytes) -> None:
    recovery = left_by_another(tmp_path, ONE)
    (tmp_path / f"{ONE}.json").write_bytes(content)
    (left,) = recovery.left_behind()
    assert (left.id, left.title, left.file) == (ONE, "", None)
    assert left.read().maps


def test_a_damaged_map_is_offered_and_told_but_never_removed(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    (tmp_path / f"{ONE}.cjm").write_bytes(b'{"format": "cjm", "version": 1, "maps": [')
    (left,) = recovery.left_behind()
    with pytest.raises(FileError):
        left.read()
    assert (tmp_path / f"{ONE}.cjm").exists()


KILLED_BEFORE_THE_DISK_HAD_IT = """
import os, sys
from pathlib import Path
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template
recovery = Recovery(Path(sys.argv[1]))
document = template(WORKED_EXAMPLE, "en")
recovery.settle(recovery.write(sys.argv[2], document.replaced(title="On the disk"), title="On the disk"))
for title in sys.argv[3:]:
    recovery.write(sys.argv[2], document.replaced(title=title), title=title)
os._exit(9)
"""


def left_unsettled(folder: Path, *titles: str) -> list[Path]:
    """A folder in which a process was killed before the disk had its last versions: what waits of the map."""
    command = [sys.executable, "-c", KILLED_BEFORE_THE_DISK_HAD_IT, str(folder), ONE, *titles]
    assert subprocess.run(command, check=False).returncode == 9
    return sorted(folder.glob(f"{ONE}.cjm.*.new"))


def test_what_the_disk_does_not_have_yet_comes_back_after_a_kill(tmp_path: Path) -> None:
    left_unsettled(tmp_path, "One", "Two", "Three", "Four")
    (left,) = Recovery(tmp_path).left_behind()
    assert (left.title, left.read().title) == ("Four", "Four")


def test_few_versions_wait_for_the_disk_however_many_are_written(tmp_path: Path) -> None:
    assert len(left_unsettled(tmp_path, *map(str, range(20)))) == 2


@pytest.mark.parametrize("torn", [lambda data: data[:-40], lambda data: bytes(len(data)), lambda _data: b""])
def test_what_a_power_failure_has_torn_gives_way_to_what_the_disk_had(
    tmp_path: Path, torn: Callable[[bytes], bytes]
) -> None:
    (waiting,) = left_unsettled(tmp_path, "Torn")
    waiting.write_bytes(torn(waiting.read_bytes()))
    (left,) = Recovery(tmp_path).left_behind()
    assert left.read().title == "On the disk"


def test_what_is_torn_is_offered_where_there_is_nothing_else(tmp_path: Path) -> None:
    (waiting,) = left_unsettled(tmp_path, "Torn")
    waiting.write_bytes(waiting.read_bytes()[:-40])
    (tmp_path / f"{ONE}.cjm").unlink()
    (left,) = Recovery(tmp_path).left_behind()
    assert left.snapshot == waiting
    waiting.write_bytes(b"")
    assert Recovery(tmp_path).left_behind() == ()


def test_who_goes_on_with_what_the_disk_did_not_have_brings_it_there(
    tmp_path: Path, document: Document
) -> None:
    left_unsettled(tmp_path, "One", "Two", "Three")
    recovery = Recovery(tmp_path)
    (left,) = recovery.left_behind()
    assert recovery.take(left)
    assert recovery.left_behind() == ()
    recovery.settle(recovery.write(ONE, document))
    assert sorted(file.name for file in tmp_path.iterdir()) == [".lock", f"{ONE}.cjm", f"{ONE}.json"]
    assert loads((tmp_path / f"{ONE}.cjm").read_bytes()) == document


def test_what_was_let_go_of_does_not_come_back_when_the_disk_has_it(
    tmp_path: Path, document: Document
) -> None:
    recovery = Recovery(tmp_path)
    made = recovery.write(ONE, document)
    recovery.drop(ONE)
    recovery.settle(made)
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_waits_for_the_disk_goes_there_with_the_next_map(
    tmp_path: Path, document: Document
) -> None:
    recovery = Recovery(tmp_path)
    recovery.write(ONE, document, title="Map")
    # The disk was busy all the while, and only the last one is brought there.
    recovery.settle(recovery.write(ONE, document, title="Map"))
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{ONE}.cjm", f"{ONE}.json"]


def test_a_version_that_came_meanwhile_stays_the_latest(tmp_path: Path, document: Document) -> None:
    recovery = Recovery(tmp_path)
    first = recovery.write(ONE, document.replaced(title="First"))
    second = recovery.write(ONE, document.replaced(title="Second"))
    recovery.settle(first)
    assert load(tmp_path / f"{ONE}.cjm").title == "First"
    recovery.settle(second)
    assert load(tmp_path / f"{ONE}.cjm").title == "Second"
    recovery.settle(first)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{ONE}.cjm", f"{ONE}.json"]


def left_twice(folder: Path) -> Recovery:
    """A folder in which one map was kept by two processes that are gone."""
    recovery = left_by_another(folder, ONE, OTHER)
    (folder / f"{OTHER}.cjm").write_bytes((folder / f"{ONE}.cjm").read_bytes())
    return recovery


def test_what_holds_the_same_is_left_once_and_goes_together(tmp_path: Path) -> None:
    recovery = left_twice(tmp_path)
    os.utime(tmp_path / f"{ONE}.cjm", (1_700_000_000, 1_700_000_000))
    (left,) = recovery.left_behind()
    assert (left.id, left.twins) == (OTHER, (ONE,))
    recovery.drop_left(left)
    assert [file.name for file in tmp_path.iterdir()] == [".lock"]


def test_who_takes_a_map_that_was_left_twice_is_offered_the_other_no_more(tmp_path: Path) -> None:
    recovery = left_twice(tmp_path)
    (left,) = recovery.left_behind()
    assert recovery.take(left)
    assert recovery.left_behind() == ()
    assert [file.stem for file in tmp_path.glob("*.cjm")] == [left.id]


@pytest.mark.parametrize("fields", [{"file": "/maps/other.cjm"}, {"file_hash": "cd34"}])
def test_the_same_map_of_another_file_or_made_from_another_state_is_left_for_itself(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    recovery = left_twice(tmp_path)
    rewrite(tmp_path / f"{ONE}.json", **fields)
    assert {left.id for left in recovery.left_behind()} == {ONE, OTHER}


def test_what_holds_something_else_by_now_does_not_go_together(tmp_path: Path) -> None:
    recovery = left_twice(tmp_path)
    (left,) = recovery.left_behind()
    (twin,) = left.twins
    other = (tmp_path / f"{twin}.cjm").read_bytes().replace(b"inbox", b"index")
    (tmp_path / f"{twin}.cjm").write_bytes(other)
    recovery.drop_left(left)
    (stayed,) = recovery.left_behind()
    assert (stayed.id, stayed.snapshot.read_bytes()) == (twin, other)


def test_a_map_that_another_program_took_keeps_its_twins(tmp_path: Path, document: Document) -> None:
    recovery = left_twice(tmp_path)
    (left,) = recovery.left_behind()
    recovery.write(left.id, document)
    recovery.drop_left(left)
    assert [stayed.id for stayed in recovery.left_behind()] == list(left.twins)


def test_what_else_lies_in_the_folder_is_ignored_and_stays(tmp_path: Path) -> None:
    recovery = left_by_another(tmp_path, ONE)
    for name in ("notes.txt", "a.cjm", "0123456789ABCDEF.cjm", f"{OTHER}.json", f"{ONE}.cjm.bak"):
        (tmp_path / name).write_bytes(b"garbage")
    (tmp_path / f"{OTHER}.cjm").mkdir()
    before = sorted(file.name for file in tmp_path.iterdir())
    assert [left.id for left in recovery.left_behind()] == [ONE]
    assert sorted(file.name for file in tmp_path.iterdir()) == before


def test_the_record_can_be_read_by_a_person(tmp_path: Path, document: Document) -> None:
    recovery = Recovery(tmp_path)
    file = tmp_path / "Карта.cjm"
    recovery.settle(recovery.write(ONE, document, title="Покупка", file=file, file_hash="ab"))
    said = json.loads((tmp_path / f"{ONE}.json").read_text("utf-8"))
    assert (said["version"], said["title"], said["file"]) == (1, "Покупка", str(file))
    assert said["process"]["pid"] == this_process().pid
    assert said["written"].endswith("Z")


def test_a_path_in_no_readable_encoding_is_left_out(tmp_path: Path, document: Document) -> None:
    recovery = Recovery(tmp_path)
    recovery.settle(recovery.write(ONE, document, file=Path(os.fsdecode(b"/maps/\xff.cjm"))))
    assert json.loads((tmp_path / f"{ONE}.json").read_text("utf-8"))["file"] == ""


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, document: Document) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritten):
        Recovery(tmp_path / "file" / "recovery").write(ONE, document)


@pytest.mark.skipif(os.name == "nt", reason="needs modes")
def test_nobody_else_may_look_into_the_folder(tmp_path: Path, document: Document) -> None:
    Recovery(tmp_path / "recovery").write(fresh_name(), document)
    assert (tmp_path / "recovery").stat().st_mode & 0o077 == 0


EDITS = st.lists(
    st.tuples(st.sampled_from(["add", "write", "remove"]), st.integers(0, 99), st.text(max_size=8)),
    max_size=12,
)


def edited(document: Document, edits: list[tuple[str, int, str]]) -> list[Document]:
    """The versions that come of random edits, one after the other."""
    versions = [document]
    for number, (what, at, text) in enumerate(edits):
        journey = versions[-1].maps[0]
        lanes = [lane.id for lane in journey.lanes if lane.kind in PLAIN]
        cards = [card for card in journey.cards if card.lane in lanes]
        if what == "add" or not cards:
            stage = journey.stages[at % len(journey.stages)].id
            after = add_card(journey, stage, lanes[at % len(lanes)], f"n{number}", text)
        elif what == "write":
            after = set_text(journey, cards[at % len(cards)].id, text)
        else:
            after = remove_cards(journey, [cards[at % len(cards)].id])
        versions.append(versions[-1].with_map(after))
    return versions


@given(edits=EDITS)
def test_spelling_only_what_changed_gives_the_bytes_of_a_file(edits: list[tuple[str, int, str]]) -> None:
    spelling = Spelling()
    for version in edited(template(WORKED_EXAMPLE, "en"), edits):
        assert b"".join(spelling.pieces(version)) == dumps(version)


@given(edits=EDITS, data=st.data())
def test_the_version_that_was_kept_last_is_what_is_left(
    edits: list[tuple[str, int, str]],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("recovery")
    recovery, spelling = Recovery(folder), Spelling()
    versions = edited(template(WORKED_EXAMPLE, "en"), edits)
    kept = versions[: data.draw(st.integers(1, len(versions)), label="crash after")]
    for version in kept:
        made = recovery.write(ONE, version, spelling=spelling)
        if data.draw(st.booleans(), label="the disk has it"):
            recovery.settle(made)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cjm_desktop.storage.recovery.is_running", lambda _process: False)
        (left,) = recovery.left_behind()
    assert left.read() == loads(dumps(kept[-1]))
