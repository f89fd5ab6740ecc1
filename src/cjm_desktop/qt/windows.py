"""All windows of the program: which of them takes a map, and what holds for all of them."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QByteArray, QFileInfo, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.errors import FileError, Stopped, Unreadable
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.errors import show_error
from cjm_desktop.qt.first_paint import once_painted
from cjm_desktop.qt.guarded import each, tell
from cjm_desktop.qt.palette import apply_colors, colors_for
from cjm_desktop.qt.settings import APPEARANCE, GEOMETRY, LANGUAGE, LAST_FOLDER, Appearance, InterfaceLanguage
from cjm_desktop.qt.state_folder import RECOVERY, state_folder
from cjm_desktop.qt.translations import install_language, interface_language
from cjm_desktop.storage.file import SUFFIX, load_known
from cjm_desktop.storage.targets import is_at_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QSessionManager

    from cjm_desktop.edit.session import Session
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.left_behind import LeftBehind
    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.recovering import Recovering
    from cjm_desktop.qt.settings import Settings
    from cjm_desktop.qt.sharing import Sharing
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.recovery import Left

_STEP = 32
"""How far a further window stands from the last one, in px."""
_FRAME = QSize(4, 40)
"""What the window system's frame may need around a window, in px."""

_OF_A_WINDOW = 200
"""What a window is without its map, in cards."""
_WORTH = 2
"""What closed windows have left is looked for when all windows are no more than so many times as much."""


class Desk(Struct, eq=False):
    """A window, and what is on it."""

    window: MainWindow
    controller: DocumentController
    once_shown: Callable[[], object] = lambda: None
    """Called when its map was painted for the first time."""
    sharing: Sharing | None = None
    """What locks and watches its file; made then."""


class Windows(QObject):
    """The open windows; a map goes into a window that is still empty, or into one of its own.

    `furnish` makes a window with everything connected, `lay_out` puts a map on it.
    """

    def __init__(
        self,
        settings: Settings,
        furnish: Callable[[Windows], Desk],
        lay_out: Callable[[Desk, Session], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.desks: list[Desk] = []
        self.offers_what_was_left = True
        """Whether what a crash has left is offered, and files are locked; not for a picture of a window."""
        self._recovering: Recovering | None = None
        self._ahead: MapLayout | None = None
        """What is seen first of the map that was read last."""
        self._left = 0
        """How much is left of closed windows, as `_weight` counts it."""
        self._furnish = furnish
        self._lay_out = lay_out
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.commitDataRequest.connect(self.may_log_off)

    @property
    def recovering(self) -> Recovering:
        """What keeps the maps of all windows safe; made when first asked for, after the first picture."""
        if self._recovering is None:
            from cjm_desktop.qt.recovering import Recovering

            self._recovering = Recovering(self)
        return self._recovering

    def open_desk(self) -> Desk:
        """Open an empty window."""
        desk = self._furnish(self)
        self._place(desk.window)
        self.desks.append(desk)
        desk.controller.is_open_elsewhere = lambda path: self.desk_with(path) not in (None, desk)
        desk.window.closed.connect(lambda: self._forget(desk))
        desk.once_shown = partial(self._keep_safe, desk)
        self._mark_choices()
        return desk

    def show_empty(self) -> Desk:
        """Open a window on the page one starts from."""
        desk = self.open_desk()
        desk.window.show_start_page()
        once_painted(desk.window, partial(self._begin_empty, desk))
        desk.window.show()
        return desk

    def show_document(
        self,
        document: Document,
        path: Path | None,
        desk: Desk | None,
        known: Fingerprint | None = None,
        name: str = "",
    ) -> Desk:
        """Show a document on a desk if that is still empty, else on one of its own.

        `name` is what one that is in no file is called.
        """
        if desk is None or desk.controller.session is not None:
            desk = self.open_desk()
        try:
            session = desk.controller.begin(document, path, known, name)
            session.working.ahead, self._ahead = self._ahead, None
            self._lay_out(desk, session)
        except Exception:
            # A map that cannot be shown must not stand in a window that nobody sees, nor be saved from there.
            desk.controller.let_go()
            desk.window.show_start_page()
            raise
        finally:
            desk.window.show()
        desk.window.activateWindow()
        return desk

    def open_files(self, paths: Iterable[Path], desk: Desk | None) -> None:
        """Open files; one that cannot be read is told, one that is open already comes to the front."""
        for path in paths:
            already = self.desk_with(path)
            if already is not None:
                already.window.raise_()
                already.window.activateWindow()
                continue
            try:
                desk = self._open_file(path, desk) or desk
            except Stopped as stopped:
                self._any_desk().window.status_line.show_hint(stopped.in_language(interface_language()))
                return
            except FileError as error:
                desk = desk or self._any_desk()
                if not self._offer_rescue(path, desk, error):
                    show_error(desk.window, self.tr("The file could not be opened."), error)
            except Exception as error:  # noqa: BLE001 - whatever it is, the other files open all the same
                tell(error)

    def read(self, path: Path, desk: Desk | None) -> tuple[Document, Fingerprint]:
        """Read a file, beside the window if there is one already; raises FileError, Stopped.

        What is seen first of its map is laid out there as well, for that may take longer.
        """
        desk = desk or (self.desks[-1] if self.desks else None)
        if desk is None or not desk.window.isVisible():
            return load_known(path)
        from cjm_desktop.qt.beside import beside
        from cjm_desktop.qt.canvas.mirror import lay_out_first

        height = max(screen.size().height() for screen in QGuiApplication.screens())

        def work(_tell: object) -> tuple[Document, Fingerprint, MapLayout | None]:
            document, known = load_known(path)
            first = lay_out_first(document, document.maps[0], height) if document.maps else None
            return document, known, first

        document, known, self._ahead = beside(desk.window, desk.window.status_line)(work)
        return document, known

    def _open_file(self, path: Path, desk: Desk | None) -> Desk | None:
        if not is_at_hand(path):
            from cjm_desktop.qt.way_in import open_with_care

            return open_with_care(self, path, desk)
        document, known = self.read(path, desk)
        shown = self.show_document(document, path.absolute(), desk, known)
        self.settings.remember_file(path.absolute())
        return shown

    def _offer_rescue(self, path: Path, desk: Desk, error: FileError) -> bool:
        """Offer what there is to go on with where a file is damaged; whether there is anything."""
        if not isinstance(error, Unreadable):
            return False
        from cjm_desktop.qt.rescuing import offer_rescue

        return offer_rescue(self, path, desk, error)

    def restore_left(self, left: Left, desk: Desk) -> None:
        """Open a map as a crash has left it."""
        self._left_behind().restore(left, desk)

    def open_recent(self, file: str, desk: Desk) -> None:
        """Open a file of the list of recent ones; one that is gone leaves the list."""
        self.open_files([Path(file)], desk)
        # Qt's own question: Python's raises an error where a disk has vanished.
        if not QFileInfo(file).exists():
            self.settings.forget_file(file)
            if desk.controller.session is None:
                desk.window.show_start_page()

    def new_map(self, template_key: str, language: str, desk: Desk) -> None:
        """Begin a map from a template."""
        from cjm_desktop.templates.catalogue import template

        self.show_document(template(template_key, language), None, desk)

    def new_empty_map(self, language: str, desk: Desk) -> None:
        """Begin a map without cards."""
        from cjm_desktop.templates.catalogue import EMPTY

        self.new_map(EMPTY, language, desk)

    def ask_for_template(self, desk: Desk) -> None:
        """Let the user choose a template and a language, and begin a map from it."""
        from cjm_desktop.qt.dialogs.form import run
        from cjm_desktop.qt.dialogs.new_from_template import NewFromTemplateDialog
        from cjm_desktop.qt.template_rows import template_rows

        dialog = NewFromTemplateDialog(desk.window, template_rows)
        if run(dialog):
            self.new_map(dialog.template(), dialog.language(), desk)

    def last_folder(self) -> str:
        """Return the folder in which the user opened or saved last."""
        return self.settings.value(LAST_FOLDER)

    def speak(self, language: InterfaceLanguage) -> None:
        """Let all windows speak a language, at once and from now on."""
        self.settings.remember(LANGUAGE, language)
        install_language(language)
        self._mark_choices()

    def wear(self, appearance: Appearance) -> None:
        """Let all windows look light or dark, at once and from now on."""
        self.settings.remember(APPEARANCE, appearance)
        self._follow_system()
        self._mark_choices()

    def desk_with(self, path: Path) -> Desk | None:
        """Return the window in which a file is open."""
        return next((desk for desk in self.desks if desk.controller.is_in(path)), None)

    def close_all(self) -> None:
        """Close window after window, until one of them has to stay; first those about which is asked."""
        for desk in sorted(self.desks, key=lambda desk: not desk.controller.state().is_changed):
            if not desk.window.close():
                return

    def may_log_off(self, system: QSessionManager) -> None:
        """Ask about unsaved changes before the system logs its user off; one cancel holds that up."""
        self.recovering.flush()
        if not system.allowsInteraction():
            return
        is_decided = False
        try:
            is_decided = all(desk.window.may_close() for desk in tuple(self.desks))
        finally:
            if not is_decided:
                system.cancel()
            system.release()
        if is_decided:
            self.recovering.discard()

    def _begin_empty(self, desk: Desk) -> None:
        """Do what the first picture of the page one starts from did without."""
        from cjm_desktop.qt.ahead import LoadingAhead

        self._offer_what_was_left(desk)
        LoadingAhead(desk.window)

    def _keep_safe(self, desk: Desk) -> None:
        """Keep a map for a crash and lay its lock; neither depends on the other."""
        each(partial(self._watch, desk), partial(self._share, desk), partial(self._offer_what_was_left, desk))

    def _watch(self, desk: Desk) -> None:
        try:
            self.recovering.watch(desk.controller, desk.window)
        except Exception:
            from cjm_desktop.qt.ending import ending

            # Whoever tells of an error from now on is not to say that all has been kept.
            ending.keep_by(lambda: False)
            raise

    def _share(self, desk: Desk) -> None:
        if self.offers_what_was_left:
            from cjm_desktop.qt.sharing import Sharing

            desk.sharing = Sharing(desk)

    def _offer_what_was_left(self, desk: Desk) -> None:
        """Look for what a crash has left; nearly always there is nothing, and then nothing more is loaded."""
        if not self.offers_what_was_left:
            return
        with suppress(OSError):
            folder = state_folder() / RECOVERY
            if any(name.endswith(SUFFIX) for name in os.listdir(folder)):  # noqa: PTH208 - names are enough
                self._left_behind().look(desk)

    def _left_behind(self) -> LeftBehind:
        from cjm_desktop.qt.left_behind import LeftBehind

        return self.findChild(LeftBehind) or LeftBehind(self)

    def _mark_choices(self) -> None:
        """Mark in every window's menu which language and which appearance holds."""
        language, appearance = self.settings.value(LANGUAGE), self.settings.value(APPEARANCE)
        for desk in self.desks:
            desk.window.actions_.choose(Id(f"language_{language}"))
            desk.window.actions_.choose(Id(f"appearance_{appearance}"))

    def _follow_system(self) -> None:
        program = QApplication.instance()
        if isinstance(program, QApplication):
            apply_colors(program, colors_for(self.settings.value(APPEARANCE)))

    def _any_desk(self) -> Desk:
        return self.desks[-1] if self.desks else self.show_empty()

    def _place(self, window: MainWindow) -> None:
        if self.desks:
            before = self.desks[-1].window
            window.resize(before.size())
            window.move(before.x() + _STEP, before.y() + _STEP)
        geometry = self.settings.value(GEOMETRY)
        if geometry and not self.desks:
            window.restoreGeometry(QByteArray(geometry))
        _keep_on_screen(window)

    def _forget(self, desk: Desk) -> None:
        self.settings.remember(GEOMETRY, bytes(desk.window.saveGeometry().data()))
        self.desks.remove(desk)
        if desk.sharing is not None:
            desk.sharing.end()
        elif desk.controller.lock is not None:
            desk.controller.lock.release()
        if self._recovering is not None:
            self._recovering.forget(desk.controller)
        self._left += _weight(desk)
        # To look for garbage is to walk over all that stays, too: a small one waits for more. Meanwhile no
        # worker may come upon it, for there are widgets in it: while one works nobody looks (`qt.jobs`).
        if self._left * _WORTH >= sum(map(_weight, self.desks)):
            self._left = 0
            desk.window.destroyed.connect(_collect_soon)


def _keep_on_screen(window: MainWindow) -> None:
    """Let a window be no larger than its screen has room, and begin where all of it is seen."""
    room = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(room.size() - _FRAME))
    if not room.contains(QRect(window.pos(), window.size() + _FRAME)):
        window.move(room.topLeft())


def _weight(desk: Desk) -> int:
    """Return about how much there is of a window, in cards."""
    session = desk.controller.session
    maps = () if session is None else session.document.maps
    return _OF_A_WINDOW + sum(len(one.cards) for one in maps)


def _collect_soon() -> None:
    QTimer.singleShot(0, _collect)


def _collect() -> None:
    """Collect garbage, also of what the start has put out of the collector's sight."""
    is_frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if is_frozen:
        gc.freeze()
