"""What the windows that print have in common."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Python's collector, which would find cycles, rests."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("kind", [PrintStudio, PrintStickers])
def test_a_closed_window_is_gone_at_once_for_a_cycle_would_end_the_process(
    program: QApplication, qtbot: QtBot, no_collector: None, tmp_path: Path, kind: type
) -> None:
    document = template("b2b_saas", "en")
    window = kind(
        None, document, document.maps[0].id, tmp_path / "a.pdf", MapChoices("any", tmp_path / "a.cjm")
    )
    window.show()
    qtbot.wait(500)
    window.done(0)
    gone = ref(window)
    del window
    assert gone() is None
