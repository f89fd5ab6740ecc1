"""What is said of a map that a crash has left, in the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject

from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.quote import plain_name
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.qt.offer import FileNow
from cjm_desktop.qt.start_page import shown_folder
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.salvage_words import what_was_read

if TYPE_CHECKING:
    from cjm_desktop.analysis.gains import Gain
    from cjm_desktop.qt.offer import Offer
    from cjm_desktop.storage.recovery import Left


class OfferWords(QObject):
    """Finds the words for what a map is called, where it lives and what it has that its file has not."""

    def name(self, left: Left) -> str:
        """Return what a map is called."""
        return plain_name(left.title) or self.tr("Untitled map")

    def place(self, left: Left) -> str:
        """Return in which file a map lives, and when it was written last."""
        file = self.tr("In no file yet") if left.file is None else plain_name(left.file.name)
        return f"{file} · {self.when(left)}"

    def when(self, left: Left) -> str:
        """Return when a map was written last."""
        moment = QDateTime.fromSecsSinceEpoch(round(left.written.timestamp()))
        return f"{day_of(moment)}, {time_of(moment)}"

    def what(self, offer: Offer) -> str:
        """Return what a map has that its file has not, or that it cannot be read, and where it was made."""
        told = self._what(offer)
        return self.tr("On another computer. {what}").format(what=told) if offer.left.is_foreign else told

    def way_on(self, offer: Offer | None) -> str:
        """Return what is done with a map to go on with it."""
        is_damaged = offer is not None and offer.remains is not None
        return self.tr("Open what can be read") if is_damaged else self.tr("Restore")

    def _what(self, offer: Offer) -> str:
        if offer.error is not None and not isinstance(offer.error, Unreadable):
            return offer.error.in_language(interface_language())
        if offer.error is not None:
            folder = shown_folder(offer.left.snapshot.parent)
            told = self.tr(
                "This copy is damaged and cannot be opened. It stays in {folder} until you discard it."
            )
            if offer.remains is not None:
                told = self.tr("This copy is damaged. {remains} It stays in {folder} until you discard it.")
                remains = what_was_read(offer.remains).in_language(interface_language())
                return told.format(remains=remains, folder=folder)
            return told.format(folder=folder)
        match offer.file:
            case FileNow.NONE:
                return self.tr("All of it, %n card(s), is in no file yet.", "", offer.gain.cards)
            case FileNow.GONE:
                return self.tr("Its file cannot be read; this has %n card(s).", "", offer.gain.cards)
        told = self.tr("Not in the file: {what}.").format(what=self._counted(offer.gain))
        if offer.file is FileNow.CHANGED:
            told += " " + self.tr("The file itself was changed since.")
        return told

    def _counted(self, gain: Gain) -> str:
        parts: list[str] = []
        if gain.cards:
            parts.append(self.tr("%n card(s) more", "", gain.cards))
        if gain.changed:
            parts.append(self.tr("%n card(s) changed", "", gain.changed))
        if gain.fewer:
            parts.append(self.tr("%n card(s) deleted", "", gain.fewer))
        if gain.other:
            parts.append(self.tr("other changes") if parts else self.tr("changes beside the cards"))
        return ", ".join(parts)
