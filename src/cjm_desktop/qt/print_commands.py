"""What a window prints: the print studio and the window of stickers, connected to the map they are about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from cjm_desktop.edit.ranges import cards_of
from cjm_desktop.qt.beside import load_beside
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.proposed import fitting
from cjm_desktop.qt.returns.commands import remember_codes, remember_printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.print_parts.window import PrintWindow
    from cjm_desktop.qt.studio.window import PrintStudio
    from cjm_desktop.qt.windows import Desk


def print_poster(desk: Desk, session: Session, show_finding: Callable[[Finding], None]) -> None:
    """Open the print studio on the map that is shown."""
    _open_studio(desk, session, show_finding)


def print_on_printer(desk: Desk, session: Session, show_finding: Callable[[Finding], None]) -> None:
    """Print the map that is shown, as it was printed last, on a printer that the system's dialog asks for."""
    studio = _open_studio(desk, session, show_finding)
    if studio is not None:
        studio.print_when_planned()


def _open_studio(desk: Desk, session: Session, show_finding: Callable[[Finding], None]) -> PrintStudio | None:
    controller = desk.controller
    if not controller.finish_typing():
        return None
    load_beside("cjm_desktop.printing.job", desk.window, desk.window.status_line)
    from cjm_desktop.qt.studio.window import PrintStudio

    studio = PrintStudio(
        desk.window,
        session.base,
        session.map_id,
        controller.suggested_path(".pdf"),
        MapChoices("poster", controller.path),
        "" if controller.path is None else controller.path.name,
    )
    studio.codes_printed.connect(partial(remember_codes, controller, session.base_journey))
    _open(studio, desk, show_finding)
    return studio


def print_stickers(desk: Desk, session: Session, show_finding: Callable[[Finding], None]) -> None:
    """Open the window of stickers on the map that is shown; those that are printed are remembered."""
    controller = desk.controller
    if not controller.finish_typing():
        return
    load_beside("cjm_desktop.printing.stickers.job", desk.window, desk.window.status_line)
    from cjm_desktop.qt.stickers.window import PrintStickers

    named = QCoreApplication.translate("FileDialogs", "{name} stickers")
    stickers = PrintStickers(
        desk.window,
        session.base,
        session.map_id,
        fitting(controller.suggested_path(".pdf"), named),
        MapChoices("stickers", controller.path),
        frozenset(cards_of(session.selection, session.journey)),
    )
    stickers.printed.connect(partial(remember_printed, controller, session.base_journey))
    _open(stickers, desk, show_finding)


def _open(window: PrintWindow, desk: Desk, show_finding: Callable[[Finding], None]) -> None:
    controller = desk.controller

    def is_open(path: Path) -> bool:
        return controller.is_in(path) or controller.is_open_elsewhere(path)

    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.saving.is_open = is_open
    window.finding_followed.connect(show_finding)
    window.open()
