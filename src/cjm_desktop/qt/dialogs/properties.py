"""File > Properties of the map: what stands around the grid, as one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.properties import Properties, properties_of, set_properties
from cjm_desktop.layout.headers import written_date
from cjm_desktop.model.document import BuyerRole, MapKind
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import LANGUAGES, capitalised
from cjm_desktop.model.queries import BUYER_ROLES, MAP_KINDS
from cjm_desktop.qt.dialogs.previewing import PreviewingDialog
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.plain_fields import LineField
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session

LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}
"""Languages by their own names, as they are called in every language."""
_DATE_FORMATS = ("dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd", "d.M.yy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy")


class PropertiesDialog(PreviewingDialog):
    """Title, scenario, persona, client, author, language, date and version of a map."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, Label.CHANGE_DOCUMENT, 560)
        self._new_persona = fresh_id()
        now = properties_of(session.base, session.map_id)
        self._title, self._scenario = LineField(now.title), LineField(now.scenario)
        self._persona, self._client = LineField(now.persona), LineField(now.client)
        self._author, self._edition = LineField(now.author), LineField(now.edition)
        self._kind = _choice({key: MAP_KINDS[key].in_language(interface_language()) for key in MAP_KINDS})
        roles = {key: BUYER_ROLES[key].in_language(interface_language()) for key in BUYER_ROLES}
        self._role = _choice({"": self.tr("not said"), **roles})
        self._language = _choice(_languages(now.language))
        self._date = LineField(shown_date(now.date))
        for field, value in ((self._kind, now.kind), (self._role, now.role), (self._language, now.language)):
            field.setCurrentIndex(max(0, field.findData(value or "")))
        self._fill()

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Properties of the map"))
        self.ok_button.setText(self.tr("Change"))
        self.add_field(self.tr("&Title"), self._title)
        self.add_field(self.tr("&Scenario"), self._scenario)
        self.add_fields((self.tr("S&tate"), self._kind), (self.tr("&Language of the map"), self._language))
        self.add_fields((self.tr("&Persona"), self._persona), (self.tr("&Role"), self._role))
        self.add_fields((self.tr("&Client"), self._client), (self.tr("&Author"), self._author))
        self.add_fields((self.tr("&Date"), self._dated()), (self.tr("&Version"), self._edition))
        self.finish_page()
        for field in self.findChildren(LineField):
            field.setCursorPosition(0)
        self._title.selectAll()

    def _dated(self) -> QWidget:
        today = QPushButton(self.tr("Today"))
        today.setAutoDefault(False)
        today.clicked.connect(lambda: self._date.setText(shown_date(_iso(QDate.currentDate()))))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._date, 1)
        row.addWidget(today)
        both.setFocusProxy(self._date)
        return both

    def chosen(self) -> Properties:
        """Return what the fields say."""
        kind, role = self._kind.currentData(), self._role.currentData()
        return Properties(
            title=self._title.text().strip(),
            scenario=self._scenario.text().strip(),
            kind=next(known for known in get_args(MapKind) if known == kind),
            client=self._client.text().strip(),
            author=self._author.text().strip(),
            language=str(self._language.currentData()),
            date=read_date(self._date.text()),
            edition=self._edition.text().strip(),
            persona=self._persona.text().strip(),
            role=next((known for known in get_args(BuyerRole) if known == role), None),
        )

    def preview(self, shower: Gesture | Session) -> None:
        """Show the map with what the fields say; raises EditError."""
        shower.preview_document(set_properties, self._session.map_id, self.chosen(), self._new_persona)


def shown_date(date: str | None) -> str:
    """Return an ISO date as the map writes it, in the language of the window; other words as they stand."""
    return written_date(date, interface_language())


def read_date(text: str) -> str | None:
    """Return the ISO date that was typed, other words as they stand, None for nothing.

    Day and month in figures alone are told apart by their points; 11/12/2026 could be either and stays.
    """
    typed = text.strip()
    english = QLocale(QLocale.Language.English)
    days = [english.toDate(typed, form, 2000) for form in _DATE_FORMATS]
    slashed = {QDate.fromString(typed, form) for form in ("M/d/yyyy", "d/M/yyyy")} - {QDate()}
    if len(slashed) == 1:
        days += slashed
    return next((_iso(day) for day in days if day.isValid()), typed or None)


def _iso(day: QDate) -> str:
    return day.toString(Qt.DateFormat.ISODate)


def _choice(entries: dict[str, str]) -> QComboBox:
    choice = DropDown()
    for value, text in entries.items():
        choice.addItem(capitalised(text), value)
    return choice


def _languages(present: str) -> dict[str, str]:
    known = {code: LANGUAGE_NAMES[code] for code in LANGUAGES}
    # A file may be in a language this program has no words for; it keeps it.
    return known if present in known else {**known, present: present}
