"""The one door through which a document changes.

A session holds a document, what is selected in it and its history. An edit is a pure verb: previewed as
often as a gesture moves, then committed as one undo step, or cancelled back to the very document it
began with. Whatever else is done meanwhile first settles the gesture that is under way. Listeners are
told what was and what is; they compare, and show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec

from cjm_desktop.edit.change import Cause, Change
from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.gesture import Lead
from cjm_desktop.edit.history import Entry, History, Moment
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.standpoint import Standpoint, other, seen
from cjm_desktop.edit.working import Working
from cjm_desktop.model.errors import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.language import Phrase

P = ParamSpec("P")


class Session:
    """A document being edited; all edits pass `apply`, or previews and then `commit` or `cancel`.

    A preview that belongs to nobody is cancelled by any other edit. Who has something to lose by that
    previews through a gesture of his own, from `begin`, and says how it is settled.
    """

    def __init__(self, document: Document, map_id: str | None = None) -> None:
        if not document.maps:
            message = "a session needs a document with at least one map"
            raise ValueError(message)
        self._listeners: list[Callable[[Change], None]] = []
        self._base = self._shown = document
        self._saved: Document | None = document
        self._history = History()
        self._standpoint = Standpoint(document.map(map_id) if map_id else document.maps[0])
        self._lead = Lead()
        self.working = Working()
        """How what comes next is worked out."""

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
        return self._standpoint.map_in(self._shown, self._base)

    @property
    def journey(self) -> Map:
        """The shown map."""
        return self._shown.map(self.map_id)

    @property
    def base_journey(self) -> Map:
        """The shown map as last committed."""
        return self._base.map(self._standpoint.map_id)

    @property
    def selection(self) -> Selection:
        """What is current and selected."""
        return self._standpoint.selection

    @property
    def is_previewing(self) -> bool:
        """Whether something else than the base is shown."""
        return self._shown is not self._base

    @property
    def has_gesture(self) -> bool:
        """Whether somebody previews what he would lose by another edit, as one does who types."""
        return self._lead.gesture is not None

    @property
    def is_typed(self) -> bool:
        """Whether somebody holds what is not in the base, be it shown or not."""
        gesture = self._lead.gesture
        return gesture is not None and (self.is_previewing or gesture.is_unread)

    @property
    def is_changed(self) -> bool:
        """Whether the base differs from what was last saved or opened."""
        return self._base is not self._saved

    @property
    def saved(self) -> Document | None:
        """What was last saved or opened; None where no file holds what is shown."""
        return self._saved

    @property
    def undo_label(self) -> Named | None:
        """What undo would undo."""
        return self._history.done[-1].label if self._history.done else None

    @property
    def redo_label(self) -> Named | None:
        """What redo would redo."""
        return self._history.undone[-1].label if self._history.undone else None

    def forbid(self, reason: Phrase | None) -> None:
        """Refuse every edit, undo and redo from now on with this sentence; None allows them again."""
        self._lead.forbidden = reason

    @property
    def is_forbidden(self) -> bool:
        """Whether every edit is refused."""
        return self._lead.forbidden is not None

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after every change; returns what ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def begin(self, settle: Callable[[], None]) -> Gesture:
        """Return a gesture to preview through; `settle` is called when something else is to be done.

        It ends the gesture as its owner would have it, or raises EditError: then the other is not done.
        Raises EditError where the gesture before cannot be settled.
        """
        self.settle()
        return self._lead.begin(self, settle)

    def settle(self) -> None:
        """End what is under way, as its owner would have it; raises EditError, and then it goes on."""
        gesture = self._lead.gesture
        if gesture is not None:
            gesture.settle()
        if self._lead.gesture is gesture:
            self._cancel()

    def apply(
        self,
        label: Label | Named,
        verb: Callable[Concatenate[Map, P], Map],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do one edit of the shown map as one undo step; raises EditError and changes nothing."""
        self.settle()
        self._record(self._edited(verb, *args, **kwargs), label)

    def apply_at(
        self,
        select: Selection,
        label: Label | Named,
        verb: Callable[Concatenate[Map, P], Map],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Do one edit of the shown map as one undo step, and select; False where it changes nothing.

        Raises EditError and changes nothing.
        """
        self.settle()
        return self._record(self._edited(verb, *args, **kwargs), label, select)

    def apply_to_document(
        self,
        label: Label | Named,
        verb: Callable[Concatenate[Document, P], Document],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do one edit of the document as one undo step; raises EditError and changes nothing."""
        self.settle()
        self._record(self._worked_out(lambda: verb(self._base, *args, **kwargs)), label)

    def preview(self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs) -> None:
        """Show what `verb` makes of the base; raises EditError and leaves shown what was."""
        self._settle_for_others()
        self._show(self._edited(verb, *args, **kwargs), Cause.PREVIEW)

    def preview_document(
        self, verb: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Show what `verb` makes of the base document; raises EditError and leaves shown what was."""
        self._settle_for_others()
        self._show(self._worked_out(lambda: verb(self._base, *args, **kwargs)), Cause.PREVIEW)

    def commit(
        self,
        label: Label | Named,
        select: Selection | None = None,
        merge: Hashable | None = None,
        show_map: str | None = None,
    ) -> bool:
        """Make the preview the base, as one undo step; False when it changed nothing.

        `select` is what is selected afterwards, `show_map` the map that is then shown, else the same or,
        where that is gone, the one beside it. Steps in a row with the same `merge` key become one.
        """
        self._settle_for_others()
        return self._record(self._shown, label, select, merge, show_map)

    def cancel(self) -> None:
        """Return to the base, the very document the preview began with; a gesture of somebody goes on."""
        if not self._lead.is_of_another:
            self._cancel()

    def undo(self) -> bool:
        """Put the document before the last step back; False at the beginning. Raises EditError."""
        self.settle()
        self._lead.require_leave()
        self._make_ready(self._history.done)
        entry = self._history.undo()
        return entry is not None and self._put_back(entry.before, Cause.UNDO, entry.label)

    def redo(self) -> bool:
        """Put the document after the next step back; False at the end. Raises EditError."""
        self.settle()
        self._lead.require_leave()
        self._make_ready(self._history.undone)
        entry = self._history.redo()
        return entry is not None and self._put_back(entry.after, Cause.REDO, entry.label)

    def select(self, selection: Selection) -> None:
        """Select; the next edit then stands for itself in the history. Raises EditError.

        Of what is not drawn the neighbour is selected, and no card that has gone with what was settled.
        """
        if selection != self.selection:
            self._settle_for_others()
        selection = seen(selection, self.journey)
        if selection == self.selection:
            return
        self._history.close_run()
        self._standpoint.select(selection, in_gesture=self.is_previewing)
        self._tell(Change(self._shown, self._shown, Cause.SELECT, self.map_id))

    def switch_map(self, map_id: str) -> None:
        """Show another map of the document, with what was selected there last; raises EditError."""
        self.settle()
        selection = self._standpoint.selection_on(self._base.map(map_id))
        if map_id == self.map_id:
            return
        self.working.ready(self._base, map_id)
        self._history.close_run()
        before = self._standpoint.turn_to(map_id, selection)
        self._tell(Change(self._base, self._base, Cause.MAP, map_id, None, before))

    def mark_saved(self, document: Document) -> None:
        """Note that `document` is what the file holds now; it may be older than the base."""
        self._saved = document
        self._history.close_run()
        self._tell(Change(self._shown, self._shown, Cause.SAVED, self.map_id))

    def mark_unsaved(self) -> None:
        """Note that no file holds the document, not even as it is now."""
        self._saved = None
        self._tell(Change(self._shown, self._shown, Cause.SAVED, self.map_id))

    def tell_held(self) -> None:
        """Tell that a gesture holds, or no longer holds, what is not shown."""
        self._tell(Change(self._shown, self._shown, Cause.PREVIEW, self.map_id))

    def _edited(
        self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs
    ) -> Document:
        """Return the document that an edit of the shown map makes; raises EditError."""
        base, journey = self._base, self.base_journey

        def make() -> Document:
            after = verb(journey, *args, **kwargs)
            return base if after is journey else base.with_map(after)

        return self._worked_out(make)

    def _worked_out(self, make: Callable[[], Document]) -> Document:
        """Return what `make` makes of the base, checked and ready to be shown; raises EditError."""
        base = self._base
        made = self.working.out(
            lambda: _checked(base, make()), base, lambda after: self._standpoint.map_in(after, base)
        )
        if self._base is not base:
            raise Stopped
        return made

    def _make_ready(self, steps: Sequence[Entry]) -> None:
        """Make ready what the last of the steps, undone or done again, will show; raises Stopped."""
        if steps:
            moment = steps[-1].before if steps is self._history.done else steps[-1].after
            self.working.ready(moment.document, moment.map_id)

    def _make_ready_to_turn(self, after: Document, map_id: str) -> None:
        """Make ready another map than the one that was worked out; cancels where that is stopped."""
        if map_id != self.map_id:
            try:
                self.working.ready(after, map_id)
            except Stopped:
                self._cancel()
                raise

    def _settle_for_others(self) -> None:
        if self._lead.is_of_another:
            self.settle()

    def _show(self, document: Document, cause: Cause) -> None:
        if document is not self._base:
            self._lead.require_leave()
        was_shown = self.map_id
        before, self._shown = self._shown, document
        if before is not document:
            self._tell(Change(before, document, cause, self.map_id, None, other(was_shown, self.map_id)))

    def _cancel(self) -> None:
        self._lead.end()
        if self.is_previewing:
            self.working.ready(self._base, self._standpoint.map_id, may_stop=False)
            self._standpoint.selection = self._standpoint.before_gesture
            self._show(self._base, Cause.CANCEL)

    def _record(
        self,
        after: Document,
        label: Label | Named,
        select: Selection | None = None,
        merge: Hashable | None = None,
        show_map: str | None = None,
    ) -> bool:
        """Make `after` the base; what could go wrong does so before anything has changed."""
        before = self._base
        shown = self._standpoint.map_in(after, before) if show_map is None else show_map
        journey = after.map(shown)
        if after is before:
            self._shown = before
            self._lead.end()
            if shown != self.map_id:
                self.switch_map(shown)
            if select is not None:
                self.select(select)
            return False
        self._lead.require_leave()
        if show_map is not None:
            self._make_ready_to_turn(after, shown)
        stood = self._standpoint
        selected = stood.after(journey, self.base_journey) if select is None else seen(select, journey)
        named = Named(label) if isinstance(label, Label) else label
        was = Moment(before, stood.map_id, stood.before_gesture)
        self._history.record(Entry(named, was, Moment(after, shown, selected), merge))
        self._base = self._shown = after
        self._lead.end()
        map_before = stood.turn_to(shown, selected)
        self._tell(Change(before, after, Cause.EDIT, shown, named, map_before))
        return True

    def _put_back(self, moment: Moment, cause: Cause, label: Named) -> bool:
        before = self._base
        self._base = self._shown = moment.document
        map_before = self._standpoint.turn_to(moment.map_id, moment.selection)
        self._tell(Change(before, self._base, cause, moment.map_id, label, map_before))
        return True

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _checked(base: Document, after: Document) -> Document:
    if after is not base:
        check_change(base, after)
    return after
