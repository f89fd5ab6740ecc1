"""What belongs to one step beside the document: it goes back with its undo, and comes again with its redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.change import Cause

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.labels import Named
    from cjm_desktop.edit.session import Session


def along(session: Session, step: Named, *, back: Callable[[], object], again: Callable[[], object]) -> None:
    """Call `back` at each undo of a step and `again` at each redo of it, as long as the session lasts.

    `step` is the very label it was done under: each step that is followed needs one of its own.
    """

    def listen(change: Change) -> None:
        if change.label is not step:
            return
        if change.cause is Cause.UNDO:
            back()
        elif change.cause is Cause.REDO:
            again()

    session.subscribe(listen)
