"""Finding a command by the beginnings of words of its name, its menu or its keys, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence

from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.actions import bare, key_sequences, translated
from cjm_desktop.qt.assets import resource
from cjm_desktop.qt.menus import MENUS, Menu, menu_title
from cjm_desktop.qt.name_search import begins_any, retyped, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Entry(Struct, frozen=True):
    """A command as the palette shows it: its name, the menus that lead to it, its keys.

    `own` and `around` are words, in both languages, of its name and of its menus.
    """

    id: Id
    name: str
    path: str
    keys: str
    own: tuple[str, ...]
    around: tuple[str, ...]


def entries() -> tuple[Entry, ...]:
    """Return every command in the order of the menus, named in the language of the window."""
    russian = QTranslator()
    russian.load("cjm_ru", str(resource("translations")))
    return tuple(
        _entry(which, menus, russian)
        for menu in MENUS
        for which, menus in _commands(menu, ())
        if which != Id.COMMANDS
    )


def matching(listed: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    """Return the commands of which words begin like all that is typed, the best ones first.

    What was used lately comes first; then commands that say so themselves, before those whose menu does.
    Where nothing does, what was typed is read as typed in the other keyboard layout.
    """
    return _matching(listed, typed, recent) or _matching(listed, retyped(typed), recent)


def _matching(listed: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    wanted = words_of(typed)
    ranks = {which: rank for rank, which in enumerate(recent)}
    found = []
    for place, entry in enumerate(listed):
        if not all(begins_any(word, (*entry.own, *entry.around)) for word in wanted):
            continue
        by_menu = sum(not begins_any(word, entry.own) for word in wanted)
        begins_name = not wanted or entry.name.casefold().startswith(typed.strip().casefold())
        rank = ranks.get(entry.id, len(ranks))
        found.append(((by_menu > 0, rank, not begins_name, by_menu, place), entry))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _commands(menu: Menu, above: tuple[Menu, ...]) -> Iterator[tuple[Id, tuple[Menu, ...]]]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from _commands(entry, (*above, menu))
        elif isinstance(entry, Id):
            yield entry, (*above, menu)


def _entry(which: Id, menus: tuple[Menu, ...], russian: QTranslator) -> Entry:
    spec = ACTIONS[which]
    keys = [key for shortcut in spec.shortcuts for key in key_sequences(shortcut)]
    native = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else spec.shown_keys
    own = (spec.text, russian.translate("Action", spec.text) or "")
    around = [text for menu in menus for text in (menu.title, russian.translate("Menu", menu.title) or "")]
    return Entry(
        which,
        bare(translated(spec.text)),
        " › ".join(menu_title(menu) for menu in menus),
        native,
        tuple(word for text in own for word in words_of(bare(text))),
        tuple(word for text in around for word in words_of(bare(text))),
    )
