"""What a window takes its file for, and how that goes back with the step that changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.along import along

if TYPE_CHECKING:
    from PySide6.QtCore import QDateTime

    from cjm_desktop.edit.labels import Named
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.storage.fingerprint import Fingerprint


class Standing(Struct, frozen=True, eq=False):
    """What a file held when it was last read or written, and when that was; `saved` as in a session."""

    known: Fingerprint | None
    saved: Document | None
    saved_at: QDateTime | None


def standing_of(controller: DocumentController) -> Standing:
    """Return what a window takes its file for."""
    saved = None if controller.session is None else controller.session.saved
    return Standing(controller.known, saved, controller.state().saved_at)


def keep_with_step(step: Named, before: Standing, controller: DocumentController, session: Session) -> None:
    """Have what the window takes its file for now be again as `before` while a step is undone.

    Not so once the map is saved: the file holds what was written then, whatever is undone.
    """
    after = standing_of(controller)

    def turn(since: Standing, to: Standing) -> None:
        if controller.known is since.known:
            controller.stand(to.known, to.saved, to.saved_at)

    along(session, step, back=lambda: turn(after, before), again=lambda: turn(before, after))
