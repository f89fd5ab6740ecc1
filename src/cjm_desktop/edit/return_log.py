"""The lines by which notes come back into a map: each one undo step of the session, all of them in order.

What came back as it was changes no map and is no step of the session; it is undone here, in its turn.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.cards import remove_cards
from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.notes import Notes, all_numbered, found, missing
from cjm_desktop.edit.returning import LABELS, Deed, Wall, enter
from cjm_desktop.edit.selection import at_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.notes import Found, Note
    from cjm_desktop.edit.returning import Entry
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document, Map

    Load = Callable[[str], Notes]
    Keep = Callable[[str, Notes], object]


class Done(Struct, eq=False):
    """A line that was entered: what it meant, on which map, and the document as it was then.

    `entry` is None where notes were removed that did not come back. `is_edit` says whether it changed the
    map, `back` and `new` which card it brought, `was` which deleted one a sticker's new card stands for.
    """

    text: str
    entry: Entry | None
    map: str
    document: Document
    is_edit: bool = False
    back: str = ""
    new: str = ""
    was: str = ""
    count: int = 0
    is_undone: bool = False


class Returns:
    """Notes coming back into the maps of a session; `load` and `keep` remember those of a map elsewhere."""

    def __init__(self, session: Session, load: Load, keep: Keep) -> None:
        self._session, self._load, self._keep = session, load, keep
        self._notes: dict[str, Notes] = {}
        self._numbered: dict[str, Callable[[], tuple[Note, ...]]] = {}
        self._found: tuple[Map, Notes, tuple[Found, ...]] | None = None
        """What became of the notes of a map when it was asked last."""
        self._wall: Wall | None = None
        self._held: set[str] | None = None
        self._undone: list[Done] = []
        self.lines: list[Done] = []
        """What was entered since the beginning, undone lines among them."""
        self.end = session.subscribe(self._session_changed)

    @property
    def notes(self) -> Notes:
        """What is known of the notes of the shown map."""
        map_id = self._session.map_id
        if map_id not in self._notes:
            self._notes[map_id] = self._load(map_id)
            # Of the map as it is now, but only when a line asks for it: of a large map that takes a while.
            self._numbered[map_id] = cache(partial(all_numbered, self._journey))
        return self._notes[map_id]

    @property
    def wall(self) -> Wall:
        """What lines mean just now."""
        journey, notes = self._journey, self.notes
        wall = self._wall
        if wall is None or wall.journey is not journey or wall.notes is not notes:
            wall = self._wall = Wall(journey, notes, self._numbered[self._session.map_id])
        return wall

    def look_again(self) -> None:
        """Take over what was remembered elsewhere meanwhile: stickers that were printed."""
        map_id = self._session.map_id
        if self._held is not None:
            return
        known = self._load(map_id)
        if (known.printed, known.frame) != (self.notes.printed, self.notes.frame):
            self._notes[map_id] = known

    def hold(self) -> None:
        """Keep nothing of the notes until `release`: many lines are entered, and kept at once."""
        self._held = set() if self._held is None else self._held

    def release(self) -> None:
        """Keep what became of the notes since `hold`."""
        held, self._held = self._held or set(), None
        for map_id in held:
            self._keep(map_id, self._notes[map_id])

    def found(self) -> tuple[Found, ...]:
        """Return what became of the notes of the shown map."""
        journey, notes = self._journey, self.notes
        if self._found is None or self._found[0] is not journey or self._found[1] is not notes:
            self._found = journey, notes, found(journey, notes)
        return self._found[2]

    def missing(self) -> tuple[str, ...]:
        """Return the cards whose stickers were not brought back."""
        return missing(self._journey, self.notes)

    def read(self, text: str, *, as_new: bool = False) -> Entry:
        """Return what a line means; raises EditError where it cannot be entered."""
        entry = self.wall.read(text, as_new=as_new)
        enter(self._journey, entry)
        return entry

    def enter(self, text: str, *, as_new: bool = False) -> Done:
        """Do what a line means as one undo step and select its cell; raises EditError."""
        self._session.settle()
        entry = self.read(text, as_new=as_new)
        was_there = self._journey.cards.place_of(entry.card) is not None
        is_edit = self._edit(entry)
        done = Done(text, entry, self._session.map_id, self._session.base, is_edit)
        if entry.deed is not Deed.SHOW:
            is_there = self._journey.cards.place_of(entry.card) is not None
            is_new = is_there and not was_there
            if entry.note is not None and is_new:
                done.was, done.back = entry.note.card, entry.card
            elif entry.note is not None and entry.note.card not in self.notes.back:
                done.back = entry.note.card
            done.new = entry.card if is_new and not done.was else ""
            self._begin(done)
        return done

    def remove_missing(self) -> Done | None:
        """Take the cards out of the map whose stickers were not brought back, as one undo step."""
        self._session.settle()
        cards = self.missing()
        if not cards:
            return None
        self._session.apply(Named(Label.REMOVE_CARDS, len(cards)), remove_cards, cards)
        done = Done("", None, self._session.map_id, self._session.base, is_edit=True, count=len(cards))
        self._begin(done)
        return done

    def forget(self) -> None:
        """Forget the printed stickers of the shown map; its cards stay."""
        self._remember(self._session.map_id, Notes())

    def undo(self) -> bool:
        """Undo the last line, or what was edited after it; False at the beginning. Raises EditError."""
        self._session.settle()
        last = next((one for one in reversed(self.lines) if not one.is_undone), None)
        if last is None or last.is_edit or self._session.base is not last.document:
            return self._session.undo()
        self._take_back(last)
        return True

    def redo(self) -> bool:
        """Do again what was undone last; False at the end. Raises EditError."""
        self._session.settle()
        last = self._undone[-1] if self._undone else None
        if last is None or last.is_edit or self._session.base is not last.document:
            return self._session.redo()
        self._do_again(last)
        return True

    def _edit(self, entry: Entry) -> bool:
        selection = at_cell(entry.stage, entry.lane, *([entry.card] if entry.card else []))
        if entry.deed not in LABELS:
            self._session.select(selection)
            return False
        return self._session.apply_at(selection, LABELS[entry.deed], enter, entry)

    def _begin(self, done: Done) -> None:
        self.lines.append(done)
        self._undone.clear()
        self._mark(done, is_on=True)

    def _take_back(self, done: Done) -> None:
        done.is_undone = True
        self._undone.append(done)
        self._mark(done, is_on=False)

    def _do_again(self, done: Done) -> None:
        done.is_undone = False
        self._undone.remove(done)
        self._mark(done, is_on=True)

    def _mark(self, done: Done, *, is_on: bool) -> None:
        notes = self._notes[done.map]
        if done.was:
            notes = notes.with_card(*((done.was, done.back) if is_on else (done.back, done.was)))
        if done.back:
            notes = notes.with_back(done.back, is_back=is_on)
        if done.new:
            notes = notes.with_new(done.new, is_new=is_on)
        if notes is not self._notes[done.map]:
            self._remember(done.map, notes)

    def _remember(self, map_id: str, notes: Notes) -> None:
        self._notes[map_id] = notes
        if self._held is None:
            self._keep(map_id, notes)
        else:
            self._held.add(map_id)

    def _session_changed(self, change: Change) -> None:
        """Follow undo and redo, wherever they are asked for."""
        if change.cause is Cause.UNDO:
            for done in self.lines:
                if done.is_edit and not done.is_undone and done.document is change.before:
                    self._take_back(done)
        elif change.cause is Cause.REDO:
            for done in tuple(self._undone):
                if done.is_edit and done.document is change.after:
                    self._do_again(done)
        elif change.cause is Cause.EDIT:
            self._undone.clear()

    @property
    def _journey(self) -> Map:
        return self._session.base_journey
