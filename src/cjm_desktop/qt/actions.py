"""The QActions of a window, made from the table of commands and kept true to the situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence

from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.situation import NOTHING_OPEN
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.qt.action_table import ActionSpec, Shortcut
    from cjm_desktop.qt.situation import Situation


class Actions(QObject):
    """The commands of one window; each is one QAction that menus and tools share."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._wording = Wording(self)
        self._situation = NOTHING_OPEN
        self._colors = current_colors()
        self._pictured: list[Id] = []
        self._choices: dict[str, QActionGroup] = {}
        self._made = {spec.id: self._make(spec) for spec in ACTIONS.values()}
        self.retranslate()
        # Last: of every change of an action it has, a window is told by an event of its own.
        window.addActions(list(self._made.values()))

    def __getitem__(self, which: Id) -> QAction:
        return self._made[which]

    def keys_of(self, which: Id) -> str:
        """Return the keys of a command as the keyboard calls them, "" where it has none."""
        return self._made[which].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def connect_to(self, handlers: Mapping[Id, Callable[[], object]]) -> None:
        """Let each command call its handler; `triggered` hands over a flag that nobody wants."""
        for which, handler in handlers.items():
            self._made[which].triggered.connect(lambda _checked=False, do=handler: self._run(do))

    def show_situation(self, situation: Situation) -> None:
        """Enable what is possible now and let undo and redo name what they undo."""
        self._situation = situation
        for spec in ACTIONS.values():
            self._made[spec.id].setEnabled(spec.enabled(situation))
        self._tick()
        self._name(Id.UNDO, self._wording.undo(situation.undo))
        self._name(Id.REDO, self._wording.redo(situation.redo))

    def _run(self, do: Callable[[], object]) -> None:
        do()
        # Qt has ticked it by itself, also where the command was refused.
        self._tick()

    def _tick(self) -> None:
        for which, is_on in _TICKED:
            self._made[which].setChecked(is_on(self._situation))

    def choose(self, which: Id) -> None:
        """Mark one of several that are a choice as the one that holds."""
        self._made[which].setChecked(True)

    def mark(self, which: Id, *, is_on: bool) -> None:
        """Mark what is on or off."""
        self._made[which].setChecked(is_on)

    def retranslate(self) -> None:
        """Say everything in the present language of the window."""
        for spec in ACTIONS.values():
            self._name(spec.id, menu_text(spec))
        self.show_situation(self._situation)

    def with_icon(self, which: Id) -> QAction:
        """Return the action of a tool, with its icon; menus show none, so that no other needs one."""
        self._pictured.append(which)
        self._draw_icon(which)
        return self._made[which]

    def recolor(self) -> None:
        """Draw the icons of tools in the present colours of the window."""
        if self._colors is not current_colors():
            self._colors = current_colors()
            for which in self._pictured:
                self._draw_icon(which)

    def _draw_icon(self, which: Id) -> None:
        ink = self._colors.on_strong if which is Id.PRINT_POSTER else self._colors.ink
        name = ACTIONS[which].icon
        if name is not None:
            self._made[which].setIcon(icon(name, QColor(ink), QColor(self._colors.faint)))

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.id)
        action.setShortcuts([key for shortcut in spec.shortcuts for key in key_sequences(shortcut)])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.is_repeated)
        # What a command is called shall not decide where macOS puts it.
        action.setMenuRole(_MENU_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.setCheckable(bool(spec.choice) or spec.is_toggle)
        if spec.choice:
            group = self._choices.setdefault(spec.choice, QActionGroup(self))
            group.addAction(action)
        return action

    def _name(self, which: Id, text: str) -> None:
        spec, action = ACTIONS[which], self._made[which]
        action.setText(f"{text}\t{spec.shown_keys}" if spec.shown_keys else text)
        action.setIconText(translated(spec.short) if spec.short else bare(text))
        action.setToolTip(tooltip(bare(text), action.shortcut()))


_TICKED = tuple((spec.id, spec.is_on) for spec in ACTIONS.values() if spec.is_on is not None)
_MENU_ROLES = {
    Id.QUIT: QAction.MenuRole.QuitRole,
    Id.ABOUT: QAction.MenuRole.AboutRole,
}


def key_sequences(shortcut: Shortcut) -> list[QKeySequence]:
    """Return the keys of a shortcut on this system."""
    if isinstance(shortcut, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(shortcut)
    return [QKeySequence(shortcut)]


def translated(source: str) -> str:
    """Return a text of the table of commands in the language of the window."""
    return QCoreApplication.translate("Action", source)


def menu_text(spec: ActionSpec) -> str:
    """Return what a command is called in its menu, with the & before its letter."""
    return translated(spec.text)


def bare(text: str) -> str:
    """Return a menu text without the & and without the dots that promise a dialog."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def tooltip(text: str, keys: QKeySequence) -> str:
    """Return a tooltip that says what a tool does and by which keys; never taken for HTML."""
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return plain_tooltip(f"{text} ({native})" if native else text)
