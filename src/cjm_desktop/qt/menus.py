"""The menu bar as data, and the widget made from it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from cjm_desktop.model.quote import plain_name
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.requests import FileRequest
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.qt.actions import Actions


class Commands(Protocol):
    """What gives a menu its commands."""

    def __getitem__(self, which: Id) -> QAction:
        """Return a command."""


class Slot(StrEnum):
    """What a menu has beside commands."""

    RULE = "rule"
    RECENT_FILES = "recent_files"


class Menu(Struct, frozen=True):
    """A menu: its English title and its entries, menus among them."""

    title: str
    entries: tuple[Id | Slot | Menu, ...]


COLOR_MENU = Menu(
    QT_TRANSLATE_NOOP("Menu", "&Colour"),
    (
        Id.COLOR_OF_LANE,
        Slot.RULE,
        Id.COLOR_BLUE,
        Id.COLOR_SLATE,
        Id.COLOR_GREEN,
        Id.COLOR_VIOLET,
        Id.COLOR_AMBER,
        Id.COLOR_RED,
        Id.COLOR_TEAL,
        Id.COLOR_CYAN,
        Id.COLOR_INDIGO,
        Id.COLOR_PLUM,
        Id.COLOR_OLIVE,
        Id.COLOR_SAND,
    ),
)
"""What a card can be coloured with; the menu of a card has it, too."""
MENUS = (
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&File"),
        (
            Id.NEW,
            Id.NEW_FROM_TEMPLATE,
            Id.OPEN,
            Slot.RECENT_FILES,
            Slot.RULE,
            Id.SAVE,
            Id.SAVE_AS,
            Id.VERSIONS,
            Slot.RULE,
            Id.PROPERTIES,
            Id.PRINT_POSTER,
            Id.PRINT_STICKERS,
            Id.PRINT,
            Id.NOTES,
            Slot.RULE,
            Id.CLOSE,
            Id.QUIT,
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&Edit"),
        (
            Id.UNDO,
            Id.REDO,
            Slot.RULE,
            Id.CUT,
            Id.COPY,
            Id.PASTE,
            Id.PASTE_LINES,
            Slot.RULE,
            Id.EDIT,
            Id.DUPLICATE,
            Id.DELETE,
            Slot.RULE,
            Menu(
                QT_TRANSLATE_NOOP("Menu", "Find &or replace"),
                (Id.FIND, Id.REPLACE, Slot.RULE, Id.FIND_NEXT, Id.FIND_PREVIOUS),
            ),
            Menu(QT_TRANSLATE_NOOP("Menu", "Select&ion"), (Id.SELECT_ALL, Id.SELECT_STAGE, Id.SELECT_LANE)),
            Slot.RULE,
            Id.MOVE_LEFT,
            Id.MOVE_RIGHT,
            Id.MOVE_UP,
            Id.MOVE_DOWN,
            Id.CARD_LONGER,
            Id.CARD_SHORTER,
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&View"),
        (
            Id.ZOOM_IN,
            Id.ZOOM_OUT,
            Id.ZOOM_FULL,
            Id.ZOOM_FIT,
            Slot.RULE,
            Id.OUTLINE,
            Id.OUTLINE_BY_LANES,
            Id.INSPECTOR,
            Id.MAP_TABS,
            Id.MINIMAP,
            Id.NEXT_PART,
            Slot.RULE,
            Menu(
                QT_TRANSLATE_NOOP("Menu", "&Language"),
                (Id.LANGUAGE_SYSTEM, Id.LANGUAGE_ENGLISH, Id.LANGUAGE_RUSSIAN),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Menu", "&Appearance"),
                (Id.APPEARANCE_SYSTEM, Id.APPEARANCE_LIGHT, Id.APPEARANCE_DARK),
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&Insert"),
        (
            Id.ADD_CARD,
            Slot.RULE,
            Id.STAGE_AFTER,
            Id.STAGE_BEFORE,
            Slot.RULE,
            Id.LANE_BELOW,
            Id.LANE_ABOVE,
            Slot.RULE,
            Id.ADD_PERSONA,
            Id.ADD_SOURCE,
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&Card"),
        (
            Id.FACT,
            Id.HYPOTHESIS,
            Id.NOT_SAID,
            Slot.RULE,
            Id.MOMENT_OF_TRUTH,
            Id.URGENT,
            Slot.RULE,
            COLOR_MENU,
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Menu", "&Map"),
        (
            Id.STAGE_PROPERTIES,
            Id.STAGE_LEFT,
            Id.STAGE_RIGHT,
            Id.DELETE_STAGE,
            Slot.RULE,
            Id.LANE_PROPERTIES,
            Id.LANE_UP,
            Id.LANE_DOWN,
            Id.COLLAPSE_LANE,
            Id.HIDE_LANE,
            Id.SHOW_LANES,
            Id.DELETE_LANE,
            Slot.RULE,
            Id.PEOPLE,
            Slot.RULE,
            Menu(
                QT_TRANSLATE_NOOP("Menu", "Ma&ps of this file"),
                (
                    Id.ADD_MAP,
                    Id.RENAME_MAP,
                    Id.DUPLICATE_MAP,
                    Id.DELETE_MAP,
                    Slot.RULE,
                    Id.COPY_STAGE_TO,
                    Id.COPY_LANE_TO,
                    Slot.RULE,
                    Id.NEXT_MAP,
                    Id.PREVIOUS_MAP,
                    Slot.RULE,
                    Id.MAP_LEFT,
                    Id.MAP_RIGHT,
                ),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Menu", "Ph&ase"),
                (Id.GROUP_STAGES, Id.PHASE_LONGER, Id.PHASE_SHORTER, Slot.RULE, Id.DISSOLVE_PHASE),
            ),
            Menu(QT_TRANSLATE_NOOP("Menu", "Lin&ks"), (Id.LINK_STAGES, Slot.RULE, Id.CYCLIC)),
            Menu(
                QT_TRANSLATE_NOOP("Menu", "&Emotion"),
                (Id.LEVEL_5, Id.LEVEL_4, Id.LEVEL_3, Id.LEVEL_2, Id.LEVEL_1, Slot.RULE, Id.NO_LEVEL),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Menu", "S&core"),
                (Id.SCORE_1, Id.SCORE_2, Id.SCORE_3, Id.SCORE_4, Id.SCORE_5),
            ),
        ),
    ),
    Menu(QT_TRANSLATE_NOOP("Menu", "&Help"), (Id.COMMANDS, Id.KEYBOARD, Slot.RULE, Id.ABOUT)),
)
"""The menu bar, left to right."""

_RECENT_TITLE = QT_TRANSLATE_NOOP("Menu", "Open rec&ent")
_NO_RECENT = QT_TRANSLATE_NOOP("Menu", "No files yet")


class MenuBar(QMenuBar):
    """The menu bar of a window; its titles follow the language of the window.

    A first frame shows nothing but the titles: what is below them is put in once the window stands, or when
    a menu opens before.
    """

    recent_chosen = Signal(object)
    """A FileRequest."""

    def __init__(
        self, actions: Actions, recent_files: Callable[[], tuple[str, ...]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._recent_files = recent_files
        self._titles: dict[QMenu, str] = {}
        self._empty: dict[QMenu, Menu] = {}
        for menu in MENUS:
            made = self.addMenu("")
            made.aboutToShow.connect(self.fill)
            made.aboutToHide.connect(self._leave_soon)
            self._titles[made] = menu.title
            self._empty[made] = menu
        self.retranslate()

    def fill(self) -> None:
        """Put into the menus what belongs there; once."""
        empty, self._empty = self._empty, {}
        for made, menu in empty.items():
            self._add_entries(made, menu)
        if empty:
            self.retranslate()

    def retranslate(self) -> None:
        """Say every title in the present language of the window."""
        for made, title in self._titles.items():
            made.setTitle(_translated(title))

    def _leave_soon(self) -> None:
        # Whether another menu opens in place of this one is known when this one is gone.
        QTimer.singleShot(0, self, self._leave)

    def _leave(self) -> None:
        """Give the keys back to the map when the last menu is closed; Qt keeps its title lit."""
        if self.activeAction() is not None and QApplication.activePopupWidget() is None:
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            self.keyPressEvent(escape)

    def _add_entries(self, made: QMenu, menu: Menu) -> None:
        for entry in menu.entries:
            match entry:
                case Menu():
                    below = made.addMenu("")
                    self._titles[below] = entry.title
                    self._add_entries(below, entry)
                case Slot.RULE:
                    made.addSeparator()
                case Slot.RECENT_FILES:
                    self._add_recent(made.addMenu(""))
                case Id():
                    made.addAction(self._actions[entry])

    def _add_recent(self, made: QMenu) -> None:
        self._titles[made] = _RECENT_TITLE
        made.setObjectName("recent_files")
        # Filled when it opens: other windows and other starts of the program add to the list.
        made.aboutToShow.connect(lambda: self._fill_recent(made))

    def _ask_for(self, file: str) -> None:
        self.recent_chosen.emit(FileRequest(file))

    def _fill_recent(self, made: QMenu) -> None:
        made.clear()
        files = self._recent_files()
        for file in files:
            shown = made.addAction(_file_entry(Path(file)))
            shown.setToolTip(plain_tooltip(file))
            shown.triggered.connect(lambda _checked=False, file=file: self._ask_for(file))
        if not files:
            made.addAction(_translated(_NO_RECENT)).setEnabled(False)

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _file_entry(file: Path) -> str:
    """Return a file's name and folder as a menu shows them, an & in them doubled."""
    return plain_name(f"{file.name} — {file.parent}").replace("&", "&&")


def fill_menu(made: QMenu, entries: tuple[Id | Slot | Menu, ...], actions: Commands) -> None:
    """Put entries into a menu that lives no longer than it is open; recent files are not for such a one."""
    for entry in entries:
        match entry:
            case Menu():
                fill_menu(made.addMenu(_translated(entry.title)), entry.entries, actions)
            case Slot():
                made.addSeparator()
            case Id():
                made.addAction(actions[entry])


def menu_title(menu: Menu) -> str:
    """Return the title of a menu in the present language, without the & before its letter."""
    return _translated(menu.title).replace("&", "")


def _translated(title: str) -> str:
    return QCoreApplication.translate("Menu", title)
