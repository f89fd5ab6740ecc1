"""The fields of one persona or source; what is typed is seen on the map at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.edit.personas import set_portrait
from cjm_desktop.model.errors import CjmError, EditError
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.panels.field_typing import FieldTyping
from cjm_desktop.qt.panels.people import PERSONAS, PORTRAIT, Group, change, value_of
from cjm_desktop.qt.panels.picture import ask_for_picture
from cjm_desktop.qt.panels.section import Section
from cjm_desktop.qt.render import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Persona, Source
    from cjm_desktop.qt.panels.editors import Edited
    from cjm_desktop.qt.panels.picture import PictureAsked
    from cjm_desktop.qt.panels.rows import Row

_THUMBNAIL = 400
"""The longest side of the copies of portraits that are kept, in px."""


class PeopleFields(QWidget):
    """Shows a record of a group and changes it; of none it shows a sentence."""

    refused = Signal(object)
    """The EditError for which something was refused."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typing = FieldTyping(session, lambda: self.rows().values(), self.refused.emit)
        self._group = PERSONAS
        self.record: Persona | Source | None = None
        """Whose fields are shown."""
        self._pictures = Pictures(session.document.attachments, _THUMBNAIL)
        self._sections: dict[str, Section] = {}
        self.ask_for_picture: Callable[[QWidget], Path | None] = ask_for_picture
        """Asks for the file of a picture; None is a change of mind."""
        self._hint = plain_label("", "hint", wrapped=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addWidget(self._hint)
        self._column.addStretch()

    def rows(self) -> dict[str, Row]:
        """Return the fields that are shown, by their names."""
        section = self._sections.get(self._group.name)
        return {} if section is None or self.record is None else {row.field.key: row for row in section.rows}

    def show_record(self, group: Group, record: Persona | Source | None) -> None:
        """Show a record as it is now; what is just being typed in it stays."""
        was = self.record
        self._group, self.record = group, record
        for name, section in self._sections.items():
            section.setVisible(name == group.name and record is not None)
        if record is not None:
            section = self._section()
            section.show()
            for row in section.rows:
                if not row.is_dirty or was is None or was.id != record.id:
                    self._fill(row, record)
        nobody = self.tr("No personas yet. Add the first one: whose journey is it?")
        nothing = self.tr("No sources yet. Add the first one: where do the facts come from?")
        self._hint.setText(nobody if group is PERSONAS else nothing)
        self._hint.setVisible(record is None)

    def hint(self) -> str:
        """Return the sentence that is shown in place of fields, or none."""
        return "" if self._hint.isHidden() else self._hint.text()

    def finish(self) -> bool:
        """Keep what is being typed; False when it cannot be, which is told, and it stays where it is."""
        return self._typing.is_kept()

    def cancel(self) -> bool:
        """Leave what is being typed as it was; False where nothing is."""
        is_typing = any(row.is_dirty for row in self.rows().values())
        self._typing.cancel()
        if is_typing and self.record is not None:
            for row in self.rows().values():
                self._fill(row, self.record)
        return is_typing

    def go_to_first(self) -> None:
        """Give the keys to the name or title."""
        first = next(iter(self.rows().values()), None)
        if first is not None:
            first.setFocus()

    def _section(self) -> Section:
        section = self._sections.get(self._group.name)
        if section is None:
            section = self._sections[self._group.name] = Section(self._group.fields)
            title = self.tr("Persona") if self._group is PERSONAS else self.tr("Source")
            section.show_heading(title.upper(), is_open=True, can_close=False)
            for row in section.show_fields(self._group.fields):
                row.typed.connect(self._typing.begin)
                row.edited.connect(partial(self._preview, row))
                row.unread.connect(self._typing.show_unread)
                row.finished.connect(partial(self._finish, row))
                row.refused.connect(partial(self._typing.refuse, row))
                row.not_taken.connect(self.refused)
                row.picture_asked.connect(partial(self._change_portrait, row))
            self._column.insertWidget(len(self._sections), section)
        return section

    def _fill(self, row: Row, record: Persona | Source) -> None:
        value = value_of(self._session, record, row.field)
        row.show_values([value])
        self._pictures.follow(self._session.document.attachments)
        image = self._pictures.image(value) if row.field.key == PORTRAIT and value else None
        row.show_picture(image, has_any=bool(value))

    def _preview(self, row: Row, edited: Edited) -> None:
        """Show what is being typed."""
        record, gesture = self.record, self._typing.gesture
        if record is None or gesture is None:
            return
        try:
            change(gesture, self._group, self._session.map_id, record.id, row.field, edited.value)
        except EditError as error:
            row.refuse(error)
            gesture.preview_unread()

    def _finish(self, row: Row, edited: Edited) -> None:
        """Make what was typed or chosen a step."""
        record, shower = self.record, self._typing.shower(row)
        if record is None:
            self._typing.cancel()
            return
        try:
            label = change(shower, self._group, self._session.map_id, record.id, row.field, edited.value)
        except EditError as error:
            if row.takes_words:
                self._typing.refuse(row, error)
            else:
                self._show_refusal(row, record, error)
        else:
            shower.commit(label)
            self._typing.hold()

    def _show_refusal(self, row: Row, record: Persona | Source, error: CjmError) -> None:
        """Show what is chosen still; why, the field says, or the one that holds everything up."""
        self._session.cancel()
        self._fill(row, record)
        if not any(one.refusal is error for one in self.rows().values()):
            row.tell(error)
        self.refused.emit(error)

    def _change_portrait(self, row: Row, asked: PictureAsked) -> None:
        from cjm_desktop.qt.pictures_taken import picture_of_file

        record, path = self.record, self.ask_for_picture(self) if asked.is_wanted else None
        if record is None or (asked.is_wanted and path is None):
            return
        try:
            picture = None if path is None else picture_of_file(path)
            self._session.apply_to_document(self._group.labels[1], set_portrait, record.id, picture)
        except CjmError as error:
            self._show_refusal(row, record, error)
