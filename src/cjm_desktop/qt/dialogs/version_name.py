"""What a version is to be called, so that it is found again and kept for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.dialogs.form import FormDialog
from cjm_desktop.qt.plain_fields import LineField
from cjm_desktop.storage.backups import LONGEST_NAME

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class VersionNameDialog(FormDialog):
    """Asks for the name of a version: of one that is there, or of the map as it is now."""

    def __init__(self, parent: QWidget | None, name: str | None) -> None:
        """Ask for another name than `name`; None keeps the map as it is now."""
        super().__init__(parent, "", "")
        self.field = LineField(name or "")
        self.field.setMaxLength(LONGEST_NAME)
        self.field.selectAll()
        if name is None:
            self.setWindowTitle(self.tr("Keep this version"))
            self.ok_button.setText(self.tr("Keep"))
        else:
            self.setWindowTitle(self.tr("Name of the version"))
            self.ok_button.setText(self.tr("Name it"))
        self.add_field(self.tr("&Name"), self.field)
        self.add_hint(
            self.tr("A version with a name is kept for good; one without a name goes when it is old.")
        )
        self.finish_page()

    def name(self) -> str:
        """Return the name that was given."""
        return self.field.text().strip()
