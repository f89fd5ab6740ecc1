"""Map > Maps of this file > Copy to: to which of the other maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from cjm_desktop.model.queries import map_name
from cjm_desktop.qt.dialogs.form import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.session import Session


class CopyToMapDialog(FormDialog):
    """Asks for one of the maps that are not shown; OK calls `copy` with its id."""

    def __init__(
        self, parent: QWidget | None, session: Session, title: str, copy: Callable[[str], object]
    ) -> None:
        super().__init__(parent, title, "")
        self._copy = copy
        self.ok_button.setText(self.tr("Copy"))
        self.maps = QComboBox()
        for journey in session.document.maps:
            if journey.id != session.map_id:
                self.maps.addItem(map_name(session.document, journey), journey.id)
        self.add_field(self.tr("&To the map"), self.maps)
        self.add_hint(self.tr("The cards go along. What the other map lacks for them is added there."))
        self.finish_page()
        self.on_ok(self._change)

    def _change(self) -> None:
        self._copy(self.maps.currentData())
