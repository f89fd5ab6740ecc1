from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from cjm_desktop.model.errors import NotWritten
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.document import Document


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
