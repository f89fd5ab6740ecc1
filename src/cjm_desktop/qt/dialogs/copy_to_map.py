"""Map > Maps of this file > Copy to: to which of the other maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.queries import map_name
from cjm_desktop.qt.dialogs.form import FormDialog
from cjm_desktop.qt.drop_down import DropDown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.session import Session


class CopyToMapDialog(FormDialog):
    """Asks for one of the maps that are not shown."""

    def __init__(self, parent: QWidget | None, session: Session, title: str) -> None:
        super().__init__(parent, title, "")
        self.ok_button.setText(self.tr("Copy"))
        self.maps = DropDown()
        for journey in session.document.maps:
            if journey.id != session.map_id:
                self.maps.addItem(map_name(session.document, journey), journey.id)
        self.add_field(self.tr("&To the map"), self.maps)
        self.add_hint(self.tr("The cards go along. What the other map lacks for them is asked then."))
        self.finish_page()

    @property
    def map_id(self) -> str:
        """The id of the map that is chosen."""
        chosen: str = self.maps.currentData()
        return chosen
