"""What the dialog of returning notes says: of a line that is typed, of one that was entered, of a sticker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.edit.cell_text import emotion_of
from cjm_desktop.edit.notes import Fate, said
from cjm_desktop.edit.returning import Deed
from cjm_desktop.model.queries import cards_in, cell_code, lane_index, lane_title, place_of, stage_index
from cjm_desktop.model.quote import in_one_line, quoted
from cjm_desktop.model.terms import written_level
from cjm_desktop.qt.errors import ask
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.notes import Found
    from cjm_desktop.edit.return_log import Done
    from cjm_desktop.edit.returning import Entry
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_LONGEST = 60
FATE_ICONS = {
    Fate.MISSING: "warning",
    Fate.MOVED: "move-right",
    Fate.REWORDED: "rename",
    Fate.BACK: "check",
    Fate.NEW: "plus",
    Fate.GONE: "delete",
}
DEED_ICONS = {
    Deed.SHOW: "eye",
    Deed.ADD: "plus",
    Deed.SCORE: "check",
    Deed.RATE: "check",
    Deed.BACK: "check",
    Deed.REWORD: "rename",
    Deed.MOVE: "move-right",
}
REMOVED_ICON = "delete"
OPEN_ICON = "warning"
"""Of a line that was refused and is to be put right."""


class NoteWording(QObject):
    """Sentences on notes; an object, because plurals go through its `tr`."""

    def __init__(self, parent: QObject, session: Session) -> None:
        super().__init__(parent)
        self._session = session

    def help(self) -> str:
        """Return how a line is typed."""
        told = self.tr(
            "C3 text: a new card · C3: what the cell holds · C3-2: the sticker came back"
            " · C3-2 D4: in another cell · C3-2 text: with other words"
        )
        # A line that is typed in one breath is not broken after its code.
        return told.replace("C3 ", f"C3{_NO_BREAK_SPACE}").replace("-2 ", f"-2{_NO_BREAK_SPACE}")

    def meaning(self, entry: Entry, typed_code: str) -> str:
        """Return what a line means and what Enter will do; `typed_code` is the cell's as it was typed."""
        if entry.asks:
            return self.question(entry, self.tr("Enter twice"))
        here = self._place(entry, typed_code)
        match entry.deed:
            case Deed.SHOW:
                return " · ".join((here, self._count(entry), self.tr("Enter lists them")))
            case Deed.ADD:
                return " · ".join((here, self._count(entry), self.tr("Enter adds a card")))
            case Deed.SCORE:
                told = self.tr("Enter sets the score {value}").format(value=entry.text)
                return f"{here} · {told}"
            case Deed.RATE:
                told = self.tr("Enter sets the level {level}").format(level=_level(entry.text))
                return f"{here} · {told}"
        return self._of_sticker(entry, here)

    def question(self, entry: Entry, key: str = "") -> str:
        """Return what is asked about words of a sticker of another cell, or a code with two meanings."""
        if entry.doubt is not None:
            # For many lines at once, too, while Enter would ask again for each.
            told = self.tr("Ctrl+Enter: as printed last.")
            return f"{entry.doubt.in_language(interface_language())} {told}"
        told = self.tr(
            "{number} says the same and was not brought back."
            " {key}: it moves to {code}. Ctrl+Enter: a new card."
        )
        number = "" if entry.note is None else entry.note.number
        return told.format(number=number, key=key or self.tr("Enter again"), code=entry.code)

    def title(self, count: int) -> str:
        """Return the heading over what was entered."""
        if not count:
            return self.tr("Entered")
        return self.tr("Entered: {count} · Ctrl+Z undoes the last").format(count=count)

    def printed(self) -> str:
        """Return the heading over the printed stickers."""
        return self.tr("Printed stickers")

    def entered(self, done: Done) -> tuple[str, str]:
        """Return what an entered line brought: a code or number, and what became of it."""
        entry = done.entry
        if entry is None:
            return "", self.tr("%n card(s) not brought back removed", "", done.count)
        if entry.deed is Deed.SHOW:
            return entry.code, f"{self._cell(entry)} · {self._count(entry)}"
        if entry.deed is Deed.MOVE and entry.note is not None:
            return f"{entry.note.number} → {entry.code}", self._text(entry)
        if entry.deed is Deed.RATE:
            return entry.code, self.tr("level {level}").format(level=_level(entry.text))
        if entry.deed is Deed.SCORE:
            return entry.code, self.tr("score {value}").format(value=entry.text)
        return entry.code if entry.note is None else entry.note.number, self._text(entry)

    def listed(self, done: Done) -> list[tuple[str, str]]:
        """Return the cards of a cell that was listed: their numbers now, and what they say."""
        entry = done.entry
        if entry is None or entry.deed is not Deed.SHOW:
            return []
        cards = cards_in(self._journey, entry.stage, entry.lane)
        return [
            (f"{entry.code}-{count}", in_one_line(said(self._journey, card)))
            for count, card in enumerate(cards, 1)
        ]

    def fate(self, fate: Fate, count: int) -> str:
        """Return the heading over notes of one fate: "Not brought back: 4"."""
        names = {
            Fate.MISSING: self.tr("Not brought back"),
            Fate.MOVED: self.tr("Moved"),
            Fate.REWORDED: self.tr("Other words"),
            Fate.BACK: self.tr("As they were"),
            Fate.NEW: self.tr("New"),
            Fate.GONE: self.tr("Deleted since"),
        }
        return f"{names[fate]}: {count}"

    def more(self, count: int) -> str:
        """Return how many notes are not listed."""
        return self.tr("and %n more", "", count)

    def sticker(self, one: Found) -> tuple[str, str]:
        """Return the number of a note, where it is now if that is elsewhere, and what it says."""
        text = "" if one.card is None else in_one_line(said(self._journey, one.card))
        return f"{one.number} → {one.code}" if one.fate is Fate.MOVED else one.number, text

    def refused(self, count: int, first: str) -> str:
        """Return how many lines were refused, and why the first one was."""
        return " ".join((self.tr("%n line(s) left to correct.", "", count), first))

    def kept(self, sentence: str) -> str:
        """Return why a line was refused, and where it is kept."""
        told = self.tr("The line is kept below: Enter there puts it back, Delete drops it.")
        return f"{sentence} {told}"

    def still_open(self, count: int) -> str:
        """Return why the window stays open: lines were refused that nobody has put right or dropped."""
        told = self.tr("Enter on a line below puts it back to be corrected, Delete drops it.")
        return " ".join((self.tr("%n line(s) left to correct.", "", count), told))

    def entering(self, count: int, total: int) -> str:
        """Return how many of many lines are entered."""
        return self.tr("Entering the lines: {count} of {total}").format(count=count, total=total)

    def remove_all(self, count: int) -> str:
        """Return what the button says that removes what was not brought back."""
        return self.tr("Remove %n not brought back…", "", count)

    def remove_question(self, count: int) -> tuple[str, str, str]:
        """Return what is asked before cards are removed: the question, what is lost, the answer."""
        return (
            self.tr("Remove %n card(s) from the map?", "", count),
            self.tr("Their stickers were printed and not brought back. Ctrl+Z brings the cards back."),
            self.tr("Remove"),
        )

    def forget_question(self) -> tuple[str, str, str]:
        """Return what is asked before printed stickers are forgotten: the question, what then, the answer."""
        return (
            self.tr("Forget which stickers were printed?"),
            self.tr("The cards stay as they are. A new list begins with the next stickers that are printed."),
            self.tr("Forget"),
        )

    def is_sure(
        self, parent: QWidget, question: str, text: str, way: str, *, can_be_undone: bool = True
    ) -> bool:
        """Ask a question, and return whether the user goes that way; Enter does, if that can be undone."""
        answers = {True: way, False: self.tr("Cancel")}
        return ask(parent, question, text, answers, best=can_be_undone, escape=False)

    def _of_sticker(self, entry: Entry, here: str) -> str:
        number = "" if entry.note is None else entry.note.number
        text = self._card_text(entry.card)
        if entry.deed is Deed.BACK:
            told = self.tr("{number} “{text}” came back").format(number=number, text=text)
            return f"{told} · {here}"
        if entry.deed is Deed.REWORD:
            told = self.tr("{number} “{text}” becomes “{new}”")
            return told.format(number=number, text=text, new=_short(entry.text))
        lane, stage, _ = place_of(self._journey, entry.card)
        origin = cell_code(self._journey, lane, stage)
        told = self.tr("{number} “{text}” moves from {origin} to {place}")
        return told.format(number=number, text=text, origin=origin, place=here)

    def _place(self, entry: Entry, typed_code: str) -> str:
        """Return the cell, and its code now where the stickers were printed with another one."""
        code = entry.code
        if typed_code and typed_code != code:
            code = self.tr("{printed} as printed, now {code}").format(printed=typed_code, code=code)
        return f"{code} · {self._cell(entry)}"

    def _cell(self, entry: Entry) -> str:
        journey = self._journey
        stage = journey.stages[stage_index(journey, entry.stage)]
        lane = journey.lanes[lane_index(journey, entry.lane)]
        title = in_one_line(stage.title) or self.tr("untitled stage")
        return f"{title} × {in_one_line(lane_title(lane, self._session.document.language))}"

    def _count(self, entry: Entry) -> str:
        count = len(cards_in(self._journey, entry.stage, entry.lane))
        return self.tr("%n card(s)", "", count)

    def _text(self, entry: Entry) -> str:
        return in_one_line(entry.text) if entry.text else self._card_text(entry.card)

    def _card_text(self, identifier: str) -> str:
        card = self._journey.cards.card(identifier)
        return "" if card is None else _short(said(self._journey, card))

    @property
    def _journey(self) -> Map:
        return self._session.base_journey


def _short(text: str) -> str:
    return quoted(" ".join(text.split()), _LONGEST)


def _level(text: str) -> str:
    return written_level(int(emotion_of(text)["level"]))
