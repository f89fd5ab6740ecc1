"""A short form of the experiment with random edits, and that it would notice what must not be."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cjm_desktop.edit
from cjm_desktop.storage.file import loads
from torture import edits
from torture.shares import Share
from torture.verbs import do_something

if TYPE_CHECKING:
    from types import FrameType

    import pytest

    from cjm_desktop.model.document import Document
    from torture.hand import Hand

FOLDER = Path(cjm_desktop.edit.__file__).parent
HELPERS = {"without_naming"}
"""What only other verbs use."""


def verbs() -> set[str]:
    """Every public function that makes of a map or a document the next one."""
    found = set()
    for file in FOLDER.glob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns:
                said = ast.unparse(node.returns)
                arguments = [*node.args.posonlyargs, *node.args.args]
                if said in ("Map", "Document") and arguments and arguments[0].arg in ("journey", "document"):
                    found.add(node.name)
    return found - HELPERS


def test_whatever_is_edited_saves_loads_and_is_undone_and_every_verb_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: set[str] = set()

    def note(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call" and Path(frame.f_code.co_filename).parent == FOLDER:
            called.add(frame.f_code.co_name)

    def noted(hand: Hand) -> None:
        sys.setprofile(note)
        try:
            do_something(hand)
        finally:
            sys.setprofile(None)

    monkeypatch.setattr(edits, "do_something", noted)
    outcome = edits.sequences(Share(range(30), 5))
    assert outcome.faults == []
    assert outcome.done == 30
    assert len(verbs()) > 40
    assert verbs() - called == set()


def test_a_file_that_loads_as_something_else_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(data: bytes) -> Document:
        return loads(data).replaced(title="another")

    monkeypatch.setattr(edits, "loads", other)
    outcome = edits.sequences(Share(range(2), 5))
    assert len(outcome.faults) == 2
    assert "loads as something else" in outcome.faults[0]
