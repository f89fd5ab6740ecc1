"""Previews that belong to somebody, and which of them is under way in a session."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from cjm_desktop.model.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.edit.labels import Label, Named
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.language import Phrase

P = ParamSpec("P")


class Lead:
    """Which gesture is under way, if any, whether it is that which asks just now, and whether any may."""

    def __init__(self) -> None:
        self.gesture: Gesture | None = None
        self.forbidden: Phrase | None = None
        """Why nothing may be changed."""
        self._asks = False

    @property
    def is_of_another(self) -> bool:
        """Whether a gesture is under way and somebody else asks."""
        return self.gesture is not None and not self._asks

    def begin(self, session: Session, settle: Callable[[], None]) -> Gesture:
        """Return the gesture that is under way from now on; raises NotAllowed."""
        self.require_leave()
        self.gesture = Gesture(session, settle, self)
        return self.gesture

    def end(self) -> None:
        """Have none under way."""
        self.gesture = None

    def require_leave(self) -> None:
        """Raise NotAllowed where nothing may be changed."""
        if self.forbidden is not None:
            raise NotAllowed(self.forbidden)

    @contextmanager
    def asking(self, gesture: Gesture) -> Iterator[None]:
        """Take what is asked meanwhile as asked by the gesture under way; one that has ended is a defect."""
        if self.gesture is not gesture:
            message = "this gesture has ended"
            raise RuntimeError(message)
        self._asks = True
        try:
            yield
        finally:
            self._asks = False


class Gesture:
    """Previews that belong to somebody, until he commits or cancels them; a later call is a defect."""

    def __init__(self, session: Session, settle: Callable[[], None], lead: Lead) -> None:
        self.session = session
        self.settle = settle
        self._lead = lead
        self.is_unread = False
        """Whether it holds words that are no value yet, or none that can be: no document shows them."""

    @property
    def is_on(self) -> bool:
        """Whether it has neither been committed nor cancelled."""
        return self._lead.gesture is self

    def preview(self, verb: Callable[Concatenate[Map, P], Map], *args: P.args, **kwargs: P.kwargs) -> None:
        """Show what `verb` makes of the base; raises EditError and leaves shown what was."""
        with self._lead.asking(self):
            self.session.preview(verb, *args, **kwargs)
        self._hold(is_unread=False)

    def preview_document(
        self, verb: Callable[Concatenate[Document, P], Document], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Show what `verb` makes of the base document; raises EditError and leaves shown what was."""
        with self._lead.asking(self):
            self.session.preview_document(verb, *args, **kwargs)
        self._hold(is_unread=False)

    def preview_nothing(self) -> None:
        """Show the base."""
        self.preview(lambda journey: journey)

    def preview_unread(self) -> None:
        """Show the base, for what is held cannot be shown."""
        with self._lead.asking(self):
            self.session.preview(lambda journey: journey)
        self._hold(is_unread=True)

    def select(self, selection: Selection) -> None:
        """Select something of what is shown; a cancelled gesture selects again what it began with."""
        with self._lead.asking(self):
            self.session.select(selection)

    def commit(self, label: Label | Named, select: Selection | None = None) -> bool:
        """End, and make what is shown the base, as one undo step; False when it changed nothing."""
        with self._lead.asking(self):
            return self.session.commit(label, select)

    def cancel(self) -> None:
        """End, and return to the very document the gesture began with."""
        with self._lead.asking(self):
            self.session.cancel()
        self._hold(is_unread=False)

    def _hold(self, *, is_unread: bool) -> None:
        if self.is_unread is not is_unread:
            self.is_unread = is_unread
            self.session.tell_held()
