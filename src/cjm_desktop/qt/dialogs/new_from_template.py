"""File > New from template: which template, and in which language the map shall be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.language import LANGUAGES
from cjm_desktop.qt.dialogs.form import FormDialog
from cjm_desktop.qt.dialogs.properties import LANGUAGE_NAMES
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.two_line_list import PICTURE_ROW_HEIGHT, Row, TwoLineList
from cjm_desktop.templates.catalogue import EMPTY, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

_FEWEST_ROWS, _MOST_ROWS = 2, 5


class NewFromTemplateDialog(FormDialog):
    """Asks for a template and a language; the templates are listed in the language that is chosen."""

    def __init__(self, parent: QWidget | None, rows: Callable[[str], Sequence[Row]]) -> None:
        super().__init__(parent, "", "", 560)
        self._rows = rows
        shown = min(max(len(TEMPLATES), _FEWEST_ROWS), _MOST_ROWS)
        self.templates = TwoLineList(shown_height=shown * PICTURE_ROW_HEIGHT + 12)
        self.templates.chosen.connect(self.ok_button.click)
        self.languages = DropDown()
        for code in LANGUAGES:
            self.languages.addItem(LANGUAGE_NAMES[code], code)
        self.languages.setCurrentIndex(self.languages.findData(interface_language()))
        self.languages.currentIndexChanged.connect(self._list)
        self._fill()
        self._list()
        self.templates.setCurrentRow(0)

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("New map from a template"))
        self.ok_button.setText(self.tr("Create"))
        self.add_field(self.tr("&Template"), self.templates)
        self.add_field(self.tr("&Language of the map"), self.languages)
        self.finish_page()

    def template(self) -> str:
        """Return the key of the chosen template."""
        return self.templates.current_key() or EMPTY

    def language(self) -> str:
        """Return the language of the new map."""
        return str(self.languages.currentData())

    def _list(self) -> None:
        self.templates.show_rows(self._rows(self.language()))
