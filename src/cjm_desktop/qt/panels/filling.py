"""Shows in the rows of the inspector what the records hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.qt.panels.fields import Editor
from cjm_desktop.qt.panels.subjects import Kind, records_of, values_of
from cjm_desktop.qt.render import Pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.panels.rows import Row
    from cjm_desktop.qt.panels.subjects import Subject

_THUMBNAIL = 400
"""The longest side of the copies of pictures that are kept, in px."""


class Filling:
    """Knows what of a session a row shows."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pictures = Pictures(session.document.attachments, _THUMBNAIL)
        self._read: tuple[Subject, Document, Sequence[object]] | None = None

    def records(self, subject: Subject) -> Sequence[object]:
        """Return what a subject's fields are read from; of many cards it is found once for all of them."""
        document, read = self._session.document, self._read
        if read is None or read[0] is not subject or read[1] is not document:
            read = self._read = subject, document, records_of(subject, self._session)
        return read[2]

    def fill(self, row: Row, subject: Subject) -> None:
        """Show in a row what a subject holds."""
        values = values_of(self.records(subject), row.field)
        document = self._session.document
        row.show_values(values)
        match row.field.editor:
            case Editor.PERSONAS:
                row.show_members({one.id: one.name for one in document.personas}, values)
            case Editor.SOURCES:
                row.show_members({one.id: one.title for one in document.sources}, values)
            case Editor.PICTURE:
                self._show_picture(row, values)
        if subject.kind is Kind.LANE and row.field.key == "title":
            kinds = [getattr(lane, "kind", "") for lane in self.records(subject)]
            row.set_hint("".join(lane_kind(kind).name.in_language(document.language) for kind in kinds))

    def _show_picture(self, row: Row, values: Sequence[Any]) -> None:
        self._pictures.follow(self._session.document.attachments)
        key = values[0] if len(set(values)) == 1 else None
        row.show_picture(None if key is None else self._pictures.image(key), has_any=any(values))
