from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from cjm_desktop.model.errors import ChangedMeanwhile, NotWritten
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load, load_known
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Disk

    from cjm_desktop.model.document import Document
    from cjm_desktop.storage.backups import Version


@pytest.fixture
def document() -> Document:
    return template(WORKED_EXAMPLE, "en")


def test_what_is_saved_is_what_is_read(tmp_path: Path, document: Document) -> None:
    known = save(document, tmp_path / "a.cjm").known
    assert load(tmp_path / "a.cjm") == document
    assert known.is_of(tmp_path / "a.cjm")


@pytest.mark.parametrize(
    "title", ["a\ud800", "not clean: e\u0301", "a\x00b"], ids=["a lone surrogate", "not composed", "a NUL"]
)
def test_what_would_not_be_read_back_as_it_is_is_not_written(
    tmp_path: Path, document: Document, title: str
) -> None:
    file = tmp_path / "a.cjm"
    save(document, file)
    before = file.read_bytes()
    # No edit can make such a document: a mistake of the program is played.
    with pytest.raises(NotWritten, match="read back, it would not be the map") as caught:
        save(replace(document, title=title), file)
    assert "Файл «a.cjm» не записан" in caught.value.in_language("ru")
    assert file.read_bytes() == before


def test_what_breaks_a_rule_of_the_format_is_not_written(tmp_path: Path, document: Document) -> None:
    twice = replace(document, maps=(*document.maps, document.maps[0]))
    with pytest.raises(NotWritten, match="read back"):
        save(twice, tmp_path / "a.cjm")
    assert list(tmp_path.iterdir()) == []


class Meanwhile(Backups):
    """Versions that take long to keep: somebody else does something to the file meanwhile."""

    def __init__(self, folder: Path, act: Callable[[], object]) -> None:
        super().__init__(folder)
        self._act: Callable[[], object] | None = act

    def keep_file(self, path: Path) -> Version | None:
        kept = super().keep_file(path)
        if self._act is not None:
            self._act()
            self._act = None
        return kept


def written_in_place(file: Path) -> None:
    file.write_bytes(b"theirs")


def replaced_as_a_whole(file: Path) -> None:
    file.with_name("new").write_bytes(b"theirs")
    file.with_name("new").replace(file)


def written_alike(file: Path) -> None:
    """As many bytes, and the time of before."""
    known = file.stat()
    file.write_bytes(b"#" * known.st_size)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("hand", [written_in_place, replaced_as_a_whole, written_alike])
@pytest.mark.parametrize("is_expected", [True, False])
def test_what_somebody_else_writes_during_a_save_stays(
    tmp_path: Path, document: Document, hand: Callable[[Path], None], is_expected: bool
) -> None:
    file = tmp_path / "a.cjm"
    known = save(document, file).known
    slow = Meanwhile(tmp_path / "state", lambda: hand(file))
    with pytest.raises(ChangedMeanwhile, match="somebody else has written to it meanwhile"):
        save(document.replaced(title="Mine"), file, slow, known if is_expected else None)
    assert set(file.read_bytes()) in (set(b"theirs"), set(b"#"))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.cjm", "state"]


def test_a_file_that_appears_during_a_save_stays(tmp_path: Path, document: Document) -> None:
    file = tmp_path / "a.cjm"
    slow = Meanwhile(tmp_path / "state", lambda: file.write_bytes(b"theirs"))
    with pytest.raises(ChangedMeanwhile):
        save(document, file, slow)
    assert file.read_bytes() == b"theirs"


def test_a_file_touched_or_gone_during_a_save_is_written(tmp_path: Path, document: Document) -> None:
    file = tmp_path / "a.cjm"
    for act in (lambda: os.utime(file), lambda: file.chmod(0o600), file.unlink):
        known = save(document, file).known
        save(document.replaced(title="Mine"), file, Meanwhile(tmp_path / "state", act), known)
        assert load(file).title == "Mine"


def test_what_holds_something_else_than_expected_is_refused_before_anything_is_kept(
    tmp_path: Path, document: Document
) -> None:
    file = tmp_path / "a.cjm"
    known = save(document, file).known
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile) as caught:
        save(document, file, Backups(tmp_path / "state"), known)
    assert "записал кто-то другой" in caught.value.in_language("ru")
    assert file.read_bytes() == b"theirs"
    assert not (tmp_path / "state").exists()


def test_a_map_whose_disk_is_unplugged_is_not_saved_into_the_empty_folder_below_it(disk: Disk) -> None:
    file = disk.folder / "map.cjm"
    first = save(template(WORKED_EXAMPLE, "en"), file)
    _document, known = load_known(file)
    disk.take_away()
    for expected in (first.known, known):
        with pytest.raises(NotWritten) as caught:
            save(template(WORKED_EXAMPLE, "en"), file, expected=expected)
        assert caught.value.in_language("ru") == (
            "Файл «map.cjm» не записан: его диск больше не подключён. Подключите его снова или выберите"
            " другую папку."
        )
    assert list(disk.folder.iterdir()) == []


def test_a_map_that_was_deleted_is_saved_again_where_it_was(disk: Disk) -> None:
    file = disk.folder / "map.cjm"
    known = save(template(WORKED_EXAMPLE, "en"), file).known
    file.unlink()
    save(template(WORKED_EXAMPLE, "en"), file, expected=known)
    assert file.exists()


def test_a_disk_that_is_another_one_with_the_same_map_takes_it(disk: Disk) -> None:
    file = disk.folder / "map.cjm"
    known = save(template(WORKED_EXAMPLE, "en"), file).known
    held = file.read_bytes()
    disk.take_away()
    file.write_bytes(held)
    save(template(WORKED_EXAMPLE, "en").replaced(title="new"), file, expected=known)
    assert load(file).title == "new"
