"""The print studio on a map, and what a user does in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.printing.choices import plain_from_spec
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.spec import PrintSpec


@dataclass
class Studio:
    """Opens studios and waits for what they do beside the window."""

    qtbot: QtBot
    folder: Path

    def open(
        self,
        spec: PrintSpec | None = None,
        path: Path | None = None,
        document: Document | None = None,
        *,
        is_ready: bool = True,
    ) -> PrintStudio:
        """Open one on the worked example, with what is asked for and where it is saved."""
        document = document or template("b2b_saas", "en")
        choices = MapChoices("poster", self.folder / "map.cjm")
        map_id = document.maps[0].id
        if spec is not None:
            choices.remember(map_id, plain_from_spec(spec))
        studio = PrintStudio(None, document, map_id, self.folder / "poster.pdf", choices, "map.cjm")
        studio.ask_path = lambda _, suggested: path or suggested
        self.qtbot.addWidget(studio, before_close_func=lambda one: one.done(0))
        studio.show()
        if is_ready:
            self.settle(studio)
        return studio

    def settle(self, studio: PrintStudio) -> None:
        """Wait until the map is drawn, planned, priced and looked through."""
        self.qtbot.waitUntil(lambda: not studio.drawn_map.is_busy and studio.preview.has_picture)
        self.qtbot.waitUntil(lambda: not studio._reckoning.is_busy)
        # What was found may take room from the poster.
        QApplication.processEvents()

    def made(self, studio: PrintStudio) -> PrintStudio:
        """Wait until the file is made and its pages in sight are rendered."""
        self.settle(studio)
        self.qtbot.waitUntil(lambda: studio.pages.poster is not None and not studio.pages.is_busy)
        self.qtbot.waitUntil(lambda: bool(studio.strip.fresh) and not studio.strip._look.isActive())
        return studio

    def save(self, studio: PrintStudio) -> None:
        """Press Enter and wait until saving has ended."""
        self.qtbot.keyClick(studio, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not studio.saving.is_busy, timeout=10_000)


@pytest.fixture
def studio(program: QApplication, qtbot: QtBot, tmp_path: Path) -> Studio:
    return Studio(qtbot, tmp_path)
