"""The one place that builds windows and connects everything; the outermost skin of the program."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.document_controller import DocumentController
from cjm_desktop.qt.find_commands import FindCommands
from cjm_desktop.qt.first_paint import once_painted
from cjm_desktop.qt.guarded import each
from cjm_desktop.qt.main_window import MainWindow
from cjm_desktop.qt.map_commands import MapCommands
from cjm_desktop.qt.map_strip import MapStrip
from cjm_desktop.qt.minimap_switch import MinimapSwitch
from cjm_desktop.qt.palette import apply_colors, colors_for
from cjm_desktop.qt.picture_drops import PictureDrops
from cjm_desktop.qt.program import WITHOUT_SCREEN, the_program
from cjm_desktop.qt.reporting import Reporting
from cjm_desktop.qt.settings import (
    APPEARANCE,
    LANGUAGE,
    OUTLINE_ORDER,
    Appearance,
    InterfaceLanguage,
    OutlineOrder,
    Settings,
)
from cjm_desktop.qt.translations import install_language, interface_language
from cjm_desktop.qt.windows import Desk, Windows
from cjm_desktop.qt.workspace import Panel, Workspace
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.canvas.facts import MenuAsked
    from cjm_desktop.qt.panels.outline_contents import Key
    from cjm_desktop.storage.backups import Backups

_BENCHMARK = "CJM_BENCH_END"
"""Set where the benchmark has the program end itself at the first painted map."""
_COLLECTOR_RESTS_MS = 1000
"""After the windows were opened; by then the first map is painted."""
_ROUNDS = 4
_DENSITY = "2"
"""Pixels of a window picture to one of an ordinary screen, where the program is not running yet."""


def run_window(paths: Sequence[Path]) -> int:
    """Open each file in a window, or an empty window, and return when the last one is closed."""
    from PySide6.QtCore import QTimer

    settings = Settings()
    program = the_program(settings)
    waiting = [_listen]

    def furnish(windows: Windows) -> Desk:
        desk = _furnish(windows)
        # Before any file is read: a dialog that tells what is wrong with one is to have all of it, too.
        if waiting:
            once_painted(desk.window, partial(waiting.pop(), windows, program))
        return desk

    windows = Windows(settings, furnish, _lay_out, program)
    windows.open_files(paths, None)
    if not windows.desks:
        windows.show_empty()
    if _BENCHMARK in os.environ:
        once_painted(windows.desks[0].window, partial(os._exit, 0))
    QTimer.singleShot(_COLLECTOR_RESTS_MS, program, _wake_the_collector)
    return program.exec()


def _listen(windows: Windows, program: QApplication) -> None:
    from cjm_desktop.qt.attending import attend

    attend(windows, program)


def _wake_the_collector() -> None:
    """Let garbage be collected from now on, leaving out what the start made."""
    from cjm_desktop.qt.collecting import wake

    wake()


def export_png(document: Document, map_id: str, path: Path, px_per_mm: float) -> None:
    """Draw a map of a document into a PNG file; raises FileError, PrintError, NotFound."""
    from cjm_desktop.draw.page import draw_map
    from cjm_desktop.printing.spec import PICTURE
    from cjm_desktop.printing.subject import lay_out_for_paper
    from cjm_desktop.qt.render import Pictures
    from cjm_desktop.qt.render.image import render_page, save_png

    the_program(Settings(), WITHOUT_SCREEN)
    page = draw_map(lay_out_for_paper(document, map_id, PICTURE))
    pictures = Pictures(document.attachments, longest=None)
    save_png(render_page(page, LIGHT, px_per_mm, pictures), path)


def export_window(
    document: Path | None,
    path: Path,
    size: tuple[int, int] = (1440, 900),
    language: InterfaceLanguage | None = None,
    appearance: Appearance | None = None,
    map_id: str | None = None,
) -> None:
    """Draw the real main window with a document into a PNG file, without a screen; raises FileError.

    Without a document it shows the page one starts from; without a language and an appearance it speaks
    and looks as the user has chosen; without `map_id` it shows the first map. `size` is in px of an
    ordinary screen.
    """
    from cjm_desktop.qt.render.image import save_png

    settings = Settings()
    os.environ.setdefault("QT_SCALE_FACTOR", _DENSITY)
    program = the_program(settings, WITHOUT_SCREEN)
    install_language(language or settings.value(LANGUAGE))
    apply_colors(program, colors_for(appearance or settings.value(APPEARANCE)))
    windows = Windows(settings, _furnish, _lay_out, program)
    windows.offers_what_was_left = False
    desk = windows.show_empty() if document is None else windows.show_document(load(document), document, None)
    if map_id is not None and desk.controller.session is not None:
        desk.controller.session.switch_map(map_id)
    desk.window.resize(*size)
    # The panels are filled once the map was painted, and of a large map not all in one picture.
    for _ in range(_ROUNDS):
        program.processEvents()
    canvas = desk.window.findChild(Canvas)
    while canvas is not None and canvas.showing.is_behind:
        program.processEvents()
    save_png(desk.window.grab().toImage(), path)
    desk.window.deleteLater()


def backups() -> Backups:
    """Return the earlier versions of all files, for a command that writes over one of them."""
    from cjm_desktop.qt.state_folder import backups

    return backups()


# Dialogs are imported when they are opened.


def _ask_which_to_open(windows: Windows, desk: Desk) -> None:
    from cjm_desktop.qt.file_dialogs import ask_which_to_open

    windows.open_files(ask_which_to_open(desk.window, windows.last_folder()), desk)


def _ask_where_to_save(window: QWidget, suggested: Path) -> Path | None:
    from cjm_desktop.qt.file_dialogs import ask_where_to_save

    return ask_where_to_save(window, suggested)


def _show_commands(window: MainWindow, settings: Settings) -> None:
    from cjm_desktop.qt.command_palette import CommandPalette

    palette = window.findChild(CommandPalette) or CommandPalette(window, settings)
    palette.open()


def _show_keyboard(window: QWidget) -> None:
    from cjm_desktop.qt.dialogs.form import run
    from cjm_desktop.qt.dialogs.shortcuts import ShortcutsDialog

    run(ShortcutsDialog(window))


def _show_versions(windows: Windows, desk: Desk) -> None:
    from cjm_desktop.qt.versions.command import show_versions

    show_versions(windows, desk)


def _show_about(window: QWidget) -> None:
    from cjm_desktop.qt.dialogs.about import AboutDialog
    from cjm_desktop.qt.dialogs.form import run

    run(AboutDialog(window))


def _show_people(
    window: QWidget, session: Session, canvas: Canvas, at: Key | None = None, adds: Id | None = None
) -> None:
    from cjm_desktop.qt.dialogs.form import run
    from cjm_desktop.qt.dialogs.personas import PersonasDialog

    if canvas.map_edits.cards.settle():
        run(PersonasDialog(window, session, at=None if at is None else at.of, adds=adds))


def _open_menu(window: MainWindow, session: Session, canvas: Canvas, asked: MenuAsked) -> None:
    from cjm_desktop.qt.context_menus import Place, open_menu, place_of_many, place_selected

    of_one = Place.GROUND if asked.is_on_ground else place_selected(session)
    place = place_of_many(asked.over_many) if asked.over_many else of_one
    open_menu(canvas, place, window.actions_, asked.at, asked.beside)


# --- the wiring -----------------------------------------------------------------------------------


def _furnish(windows: Windows) -> Desk:
    """Make an empty window and connect what it can do without a map."""
    window = MainWindow(windows.settings)
    controller = DocumentController(window, windows.settings, _ask_where_to_save)
    desk = Desk(window, controller)
    window.may_close = controller.may_close
    window.files_dropped.connect(lambda files: windows.open_files(files, desk))
    window.menu_bar.recent_chosen.connect(lambda asked: windows.open_recent(asked.file, desk))
    window.file_chosen.connect(lambda asked: windows.open_recent(asked.file, desk))
    window.template_chosen.connect(lambda asked: windows.new_map(asked.key, interface_language(), desk))
    window.actions_.connect_to(
        {
            Id.NEW: lambda: windows.new_empty_map(interface_language(), desk),
            Id.NEW_FROM_TEMPLATE: lambda: windows.ask_for_template(desk),
            Id.OPEN: partial(_ask_which_to_open, windows, desk),
            Id.SAVE: controller.save_beside,
            Id.SAVE_AS: controller.save_as,
            Id.VERSIONS: partial(_show_versions, windows, desk),
            Id.CLOSE: window.close,
            Id.QUIT: windows.close_all,
            Id.COMMANDS: partial(_show_commands, window, windows.settings),
            Id.KEYBOARD: partial(_show_keyboard, window),
            Id.ABOUT: partial(_show_about, window),
            **{Id(f"language_{one}"): partial(windows.speak, one) for one in InterfaceLanguage},
            **{Id(f"appearance_{one}"): partial(windows.wear, one) for one in Appearance},
        }
    )
    return desk


def _lay_out(desk: Desk, session: Session) -> None:
    """Put a map on a desk and connect what can be done with it."""
    window, controller = desk.window, desk.controller
    canvas = Canvas(session, LIGHT, is_complete=False)
    reporting = Reporting(window, controller, session, canvas)
    commands = MapCommands(session, canvas)
    PictureDrops(canvas, lambda: commands.clipboard)
    controller.changed.connect(reporting.refresh)
    controller.noticed.connect(reporting.notice)
    controller.held_up.connect(reporting.add_to_refusal)
    window.retranslated.connect(reporting.refresh)
    canvas.typing_changed.connect(lambda _fact: reporting.refresh())
    canvas.zoom_changed.connect(reporting.show_zoom)
    canvas.refused.connect(window.status_line.show_message)
    canvas.hinted.connect(window.status_line.show_hint)
    canvas.menu_asked.connect(partial(_open_menu, window, session, canvas))
    window.actions_.connect_to(commands.handlers())
    window.actions_.connect_to(
        {
            Id.PRINT_POSTER: partial(_print_poster, desk, session, commands),
            Id.PRINT: partial(_print_on_printer, desk, session, commands),
            Id.PRINT_STICKERS: partial(_print_stickers, desk, session, commands),
            Id.NOTES: partial(_show_notes, desk, session, canvas),
        }
    )
    workspace = _surround(desk, session, canvas, reporting)
    minimap = MinimapSwitch(canvas, window.actions_, controller.settings)
    window.actions_.connect_to({Id.MINIMAP: minimap.toggle})
    window.show_map(workspace)
    once_painted(canvas.viewport(), partial(_bring_the_rest, desk, canvas, workspace, minimap))


def _bring_the_rest(desk: Desk, canvas: Canvas, workspace: Workspace, minimap: MinimapSwitch) -> None:
    """Make what the first frame did without: what keeps words safe first, and the rest whatever happens."""
    each(
        desk.once_shown,
        partial(_work_beside, desk, canvas),
        canvas.mirror.complete,
        canvas.writing.prepare,
        canvas.hands.prepare,
        workspace.begin,
        minimap.begin,
    )


def _work_beside(desk: Desk, canvas: Canvas) -> None:
    from cjm_desktop.qt.beside import beside

    canvas.session.working.run = beside(desk.window, desk.window.status_line)


def _turn_outline(workspace: Workspace) -> None:
    """Show the outline by lanes, or by stages again; where it is hidden it is shown."""
    from cjm_desktop.qt.panels.outline import Outline

    if not workspace.is_shown(Panel.OUTLINE) or workspace.panel(Panel.OUTLINE) is None:
        workspace.go_to(Panel.OUTLINE)
    outline = workspace.panel(Panel.OUTLINE)
    if isinstance(outline, Outline):
        outline.toggle_order()


def _inspector(desk: Desk, session: Session, canvas: Canvas) -> QWidget:
    from cjm_desktop.qt.panels.inspector import Inspector

    made = Inspector(session)
    made.left.connect(canvas.setFocus)
    made.refused.connect(canvas.refuse)
    made.released.connect(desk.window.status_line.end_message)
    return made


def _outline(desk: Desk, session: Session, canvas: Canvas, reporting: Reporting) -> QWidget:
    from cjm_desktop.qt.panels.outline import Outline

    actions = desk.window.actions_
    made = Outline(session, canvas.map_edits, actions, desk.controller.settings)
    made.turned.connect(lambda order: actions.mark(Id.OUTLINE_BY_LANES, is_on=order is OutlineOrder.LANES))
    made.edits.open_people = partial(_show_people, desk.window, session, canvas)
    made.left.connect(canvas.setFocus)
    made.refused.connect(canvas.refuse)
    made.keys_changed.connect(reporting.refresh)
    made.writing.released.connect(desk.window.status_line.end_message)
    return made


def _surround(desk: Desk, session: Session, canvas: Canvas, reporting: Reporting) -> Workspace:
    """Put the panels beside a canvas and connect them."""
    window, controller = desk.window, desk.controller
    mark = window.actions_.mark
    panels = {
        Panel.OUTLINE: partial(_outline, desk, session, canvas, reporting),
        Panel.INSPECTOR: partial(_inspector, desk, session, canvas),
    }
    workspace = Workspace(canvas, controller.settings, panels, window.pages)
    window.actions_.connect_to(
        {
            Id.PEOPLE: partial(_show_people, window, session, canvas),
            Id.ADD_PERSONA: partial(_show_people, window, session, canvas, adds=Id.ADD_PERSONA),
            Id.ADD_SOURCE: partial(_show_people, window, session, canvas, adds=Id.ADD_SOURCE),
            Id.OUTLINE: partial(workspace.toggle, Panel.OUTLINE),
            Id.OUTLINE_BY_LANES: partial(_turn_outline, workspace),
            Id.INSPECTOR: partial(workspace.toggle, Panel.INSPECTOR),
            Id.NEXT_PART: lambda: workspace.go_on(window.notices.shown),
        }
    )
    window.actions_.connect_to(FindCommands(session, canvas, workspace).handlers())
    maps = MapStrip(session, canvas, workspace, window.actions_, controller.settings)
    maps.refused.connect(canvas.refuse)
    window.actions_.connect_to(maps.handlers())

    def finish_typing() -> bool:
        return maps.finish_typing() and workspace.finish_typing()

    controller.finish_typing = lambda: finish_typing() and canvas.commit_typing()
    controller.keep_typing = lambda: finish_typing() and canvas.keep_typing()
    workspace.panel_shown.connect(lambda fact: mark(Id(fact.panel), is_on=fact.is_shown))
    for panel in Panel:
        mark(Id(panel), is_on=workspace.is_shown(panel))
    mark(Id.OUTLINE_BY_LANES, is_on=controller.settings.value(OUTLINE_ORDER) is OutlineOrder.LANES)
    return workspace


def _show_notes(desk: Desk, session: Session, canvas: Canvas) -> None:
    from cjm_desktop.qt.returns.commands import show_notes

    show_notes(desk.window, desk.controller, session, canvas)


def _print_poster(desk: Desk, session: Session, commands: MapCommands) -> None:
    from cjm_desktop.qt.print_commands import print_poster

    print_poster(desk, session, commands.show_finding)


def _print_on_printer(desk: Desk, session: Session, commands: MapCommands) -> None:
    from cjm_desktop.qt.print_commands import print_on_printer

    print_on_printer(desk, session, commands.show_finding)


def _print_stickers(desk: Desk, session: Session, commands: MapCommands) -> None:
    from cjm_desktop.qt.print_commands import print_stickers

    print_stickers(desk, session, commands.show_finding)
