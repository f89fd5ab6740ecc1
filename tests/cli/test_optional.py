"""A library that goes without something optional, and everybody else who finds it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.cli.optional import import_without

if TYPE_CHECKING:
    from pathlib import Path

STARTED = """
import json, sys
from cjm_desktop.cli.optional import import_without
import_without("msgspec", "typing_extensions")
loaded = [name in sys.modules for name in ("msgspec", "typing_extensions")]
import msgspec, typing_extensions
class Card(msgspec.Struct, frozen=True):
    text: str
    level: int | None = None
card = msgspec.json.decode(b'{"text": "a", "level": 2}', type=Card)
print(json.dumps([*loaded, card.text, card.level, typing_extensions.__name__]))
"""


def test_msgspec_goes_without_and_others_find_it() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], stdout=subprocess.PIPE, timeout=100, check=True)
    assert json.loads(done.stdout) == [True, False, "a", 2, "typing_extensions"]


@pytest.fixture
def needing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library that cannot do without the other module."""
    (tmp_path / "needy_library").mkdir()
    (tmp_path / "needy_library" / "__init__.py").write_text("from needy_library import core\n")
    (tmp_path / "needy_library" / "core.py").write_text("import wanted_module\n")
    (tmp_path / "wanted_module.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "needy_library"


def test_a_library_that_needs_it_is_imported_later_as_ever(needing: str) -> None:
    import_without(needing, "wanted_module")
    assert {needing, "wanted_module"}.isdisjoint(sys.modules)
    __import__(needing)
    assert {needing, "needy_library.core", "wanted_module"} <= sys.modules.keys()
    for name in (needing, "needy_library.core", "wanted_module"):
        del sys.modules[name]


def test_what_is_loaded_stays() -> None:
    import_without("msgspec", "json")
    assert sys.modules["json"] is json
