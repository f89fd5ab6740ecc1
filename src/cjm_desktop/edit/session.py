"""The one door through which a document changes.

A session holds a document, what is selected in it and its history. An edit is a pure verb: previewed as
often as a gesture moves, then committed as one undo step, or cancelled back to the very document it
began with. Listeners are told what was and what is; they compare, and show.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from msgspec import Struct

from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.history import Entry, History, Moment
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import Selection, first_cell, is_shown, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from cjm_desktop.model.document import Document, Map

P = ParamSpec("P")


class Cause(StrEnum):
    """Why listeners are called."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    PREVIEW = "preview"
    CANCEL = "cancel"
    SELECT = "select"
    OPEN = "open"
    SAVED = "saved"


class Change(Struct, frozen=True):
    """A fact: the shown document was `before` and is `after`; `map_id` is the map now shown."""

    before: Document
    after: Document
    cause: Cause
    map_id: str
    label: Named | None = None


class Session:
    """A document being edited; all edits pass `apply`, or `preview` and then `commit` or `cancel`."""

    def __init__(self, document: Document, map_id: str | None = None) -> None:
        self._listeners: list[Callable[[Change], None]] = []
        self._begin(document, map_id)

    def _begin(self, document: Document, map_id: str | None) -> None:
        if not document.maps:
            message = "a session needs a document with at least one map"
            raise ValueError(message)
        self._base = self._shown = document
        self._saved: Document | None = document
        self._map_id = map_id or document.maps[0].id
        self._history = History()
        self._selection = first_cell(document.map(self._map_id))
        self._before_gesture = self._selection

    @property
    def document(self) -> Document:
        """What is shown: the base, or the running preview."""
        return self._shown

    @property
    def base(self) -> Document:
        """The document as last committed."""
        return self._base

    @property
    def map_id(self) -> str:
        """The id of the shown map."""
        return self._map_in(self._shown)

    @property
    def journey(self) -> Map:
        """The shown map."""
        return self._shown.map(self.map_id)

    @property
    def selection(self) -> Selection:
        """What is current and selected."""
        return self._selection

    @property
    def is_previewing(self) -> bool:
        """Whether a gesture is under way."""
        return self._shown is not self._base

    @property
    def is_changed(self) -> bool:
        """Whether the base differs from what was last saved or opened."""
        return self._base is not self._saved

    @property
    def undo_label(self) -> Named | None:
        """What undo would undo."""
        return self._history.done[-1].label if self._history.done else None

    @property
    def redo_label(self) -> Named | None:
        """What redo would redo."""
        return self._history.undone[-1].label if self._history.undone else None

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after every change; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(
        self,
        label: Label | Named,
        verb: Callable[Concatenate[Map, P], Map],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do one edit of the shown map as one undo step; raises EditError and changes nothing."""
        self.cancel()
        self._shown = self._made_by(verb, *args, **kwargs)
        self.commit(label)

    def apply_to_document(
        self,
        label: Label | Named,
        verb: Callable[Concatenate[Document, P], Document],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do one edit of the document as one undo step; raises EditError and changes nothing."""
        self.cancel()
        self._shown = self._checked(verb(self._base, *args, **kwargs))
        self.commit(label)

    def preview(self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs) -> None:
        """Show what `verb` makes of the base; raises EditError and leaves shown what was."""
        self._show(self._made_by(verb, *args, **kwargs), Cause.PREVIEW)

    def preview_document(
        self, verb: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Show what `verb` makes of the base document; raises EditError and leaves shown what was."""
        self._show(self._checked(verb(self._base, *args, **kwargs)), Cause.PREVIEW)

    def commit(
        self, label: Label | Named, select: Selection | None = None, merge: Hashable | None = None
    ) -> bool:
        """Make the preview the base, as one undo step; False when it changed nothing.

        `select` is what is selected afterwards; steps in a row with the same `merge` key become one.
        """
        before, after = self._base, self._shown
        named = Named(label) if isinstance(label, Label) else label
        if after is before:
            if select is not None:
                self.select(select)
            return False
        was = Moment(before, self._map_id, self._before_gesture)
        shown = self._map_in(after)
        select = self._settled(before, after, shown) if select is None else _seen(select, after.map(shown))
        self._base, self._map_id, self._selection = after, shown, select
        now = Moment(after, shown, select)
        self._history.record(Entry(named, was, now, merge))
        self._before_gesture = self._selection
        self._tell(Change(before, after, Cause.EDIT, shown, named))
        return True

    def cancel(self) -> None:
        """Return to the base, the very document the gesture began with."""
        if self.is_previewing:
            self._selection = self._before_gesture
            self._show(self._base, Cause.CANCEL)

    def undo(self) -> bool:
        """Put the document before the last step back; False at the beginning."""
        self.cancel()
        entry = self._history.undo()
        return entry is not None and self._put_back(entry.before, Cause.UNDO, entry.label)

    def redo(self) -> bool:
        """Put the document after the next step back; False at the end."""
        self.cancel()
        entry = self._history.redo()
        return entry is not None and self._put_back(entry.after, Cause.REDO, entry.label)

    def select(self, selection: Selection) -> None:
        """Select; the next edit then stands for itself in the history."""
        selection = _seen(selection, self.journey)
        if selection == self._selection:
            return
        self._history.close_run()
        self._selection = selection
        if not self.is_previewing:
            self._before_gesture = selection
        self._tell(Change(self._shown, self._shown, Cause.SELECT, self._map_id))

    def switch_map(self, map_id: str) -> None:
        """Show another map of the document; raises NotFound."""
        self.cancel()
        self._selection = self._before_gesture = first_cell(self._base.map(map_id))
        self._history.close_run()
        self._map_id = map_id
        self._tell(Change(self._shown, self._shown, Cause.OPEN, map_id))

    def open(self, document: Document, map_id: str | None = None, *, unsaved: bool = False) -> None:
        """Begin anew with another document and an empty history.

        `unsaved` marks a document that stands in no file yet (a template, an import).
        """
        before = self._shown
        self._begin(document, map_id)
        if unsaved:
            self._saved = None
        self._tell(Change(before, document, Cause.OPEN, self._map_id))

    def mark_saved(self, document: Document) -> None:
        """Note that `document` is what the file holds now; it may be older than the base."""
        self._saved = document
        self._history.close_run()
        self._tell(Change(self._shown, self._shown, Cause.SAVED, self._map_id))

    def _made_by(
        self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs
    ) -> Document:
        journey = self._base.map(self._map_id)
        after = verb(journey, *args, **kwargs)
        return self._base if after is journey else self._checked(self._base.with_map(after))

    def _checked(self, after: Document) -> Document:
        if after is not self._base:
            check_change(self._base, after)
        return after

    def _show(self, document: Document, cause: Cause) -> None:
        before, self._shown = self._shown, document
        if before is not document:
            self._tell(Change(before, document, cause, self.map_id))

    def _put_back(self, moment: Moment, cause: Cause, label: Named) -> bool:
        before = self._base
        self._base = self._shown = moment.document
        self._map_id = moment.map_id
        self._selection = self._before_gesture = moment.selection
        self._tell(Change(before, self._base, cause, self._map_id, label))
        return True

    def _settled(self, before: Document, after: Document, shown: str) -> Selection:
        if shown != self._map_id:
            return first_cell(after.map(shown))
        return settled(self._selection, after.map(shown), before.map(shown))

    def _map_in(self, document: Document) -> str:
        """Return the shown map, or the one beside it in the base where the document has it no more."""
        there = [journey.id for journey in document.maps]
        if self._map_id in there:
            return self._map_id
        order = [journey.id for journey in self._base.maps]
        at = order.index(self._map_id)
        beside = (*order[at + 1 :], *reversed(order[:at]))
        return next((other for other in beside if other in there), there[0])

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _seen(selection: Selection, journey: Map) -> Selection:
    """Return the selection, or where it is not drawn what is drawn beside it."""
    is_nothing = selection == Selection()
    return selection if is_nothing or is_shown(selection, journey) else settled(selection, journey, journey)
