"""Both languages of the window are complete, current, and fit."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

import cjm_desktop.qt.dialogs
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.maps import duplicate_map
from cjm_desktop.edit.missing import Missing
from cjm_desktop.edit.notes import Notes, all_numbered
from cjm_desktop.edit.session import Session
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.assets import resource
from cjm_desktop.qt.crashes import CrashReporter
from cjm_desktop.qt.dialogs.about import AboutDialog
from cjm_desktop.qt.dialogs.changed_file import ask_about_changed_file, ask_about_overwriting
from cjm_desktop.qt.dialogs.copy_to_map import CopyToMapDialog
from cjm_desktop.qt.dialogs.crash import CrashDialog
from cjm_desktop.qt.dialogs.damaged_file import DamagedFileDialog
from cjm_desktop.qt.dialogs.discard_left import ask_about_discarding
from cjm_desktop.qt.dialogs.file_in_use import ask_about_taken_file, ask_about_taking, ask_how_to_open
from cjm_desktop.qt.dialogs.lane import LaneDialog, LaneKindDialog
from cjm_desktop.qt.dialogs.link import LinkDialog
from cjm_desktop.qt.dialogs.missing import MissingQuestion
from cjm_desktop.qt.dialogs.new_from_template import NewFromTemplateDialog
from cjm_desktop.qt.dialogs.personas import PersonasDialog
from cjm_desktop.qt.dialogs.properties import PropertiesDialog
from cjm_desktop.qt.dialogs.shortcuts import ShortcutsDialog
from cjm_desktop.qt.dialogs.stage import StageDialog
from cjm_desktop.qt.dialogs.unsaved import ask_about_changes
from cjm_desktop.qt.dialogs.version_name import VersionNameDialog
from cjm_desktop.qt.dialogs.versions import VersionsDialog
from cjm_desktop.qt.errors import show_error
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.printer.progress import PrintingDialog
from cjm_desktop.qt.returns.dialog import NotesDialog
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import backups
from cjm_desktop.qt.status_line import ElidedLabel
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.qt.template_rows import template_rows
from cjm_desktop.qt.translations import install_language, resolved
from cjm_desktop.qt.wall_notes import WallNotes
from cjm_desktop.storage.file import loads
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.lock import Holder
from cjm_desktop.storage.rescue import Rescue
from cjm_desktop.storage.salvage import salvage
from cjm_desktop.storage.writer import dumps
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Windows

FOLDER = resource("translations")
SOURCE = Path(__file__).parents[2] / "src" / "cjm_desktop"
TOOLS = Path(PySide6.__file__).parent
LANGUAGES = (InterfaceLanguage.ENGLISH, InterfaceLanguage.RUSSIAN)
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")
CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN_WORD = re.compile("[A-Za-z]{3,}")
# Names, keys and units that are the same in Russian.
SAME = re.compile(
    r"CJM|Desktop|PDF|English|B2B|SaaS|CRM|KPI|MIT|Qt|LGPL|OFL|Onest|msgspec|HarfBuzz|ReportLab|Letter|Legal|Tabloid"
    r"|Ctrl|Shift|Alt|Tab|Enter|Esc|Home|End|PgUp|PgDown|Ins|Del|cjm"
)


class Message(NamedTuple):
    """A text of the interface with its translations: one, or one for each plural."""

    context: str
    source: str
    forms: tuple[str, ...]
    is_plural: bool


def messages(code: str) -> list[Message]:
    root = ET.parse(FOLDER / f"cjm_{code}.ts").getroot()  # noqa: S314  # our own file
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            tuple(f.text or "" for f in message.iter("numerusform"))
            or (message.findtext("translation", ""),),
            message.get("numerus") == "yes",
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


RUSSIAN = messages("ru")


@pytest.mark.parametrize("code", ["ru", "en"])
def test_no_text_waits_for_its_translation(code: str) -> None:
    assert "unfinished" not in (FOLDER / f"cjm_{code}.ts").read_text(encoding="utf-8")
    assert all(all(message.forms) for message in messages(code))


def test_plurals_have_as_many_forms_as_the_language() -> None:
    assert {len(message.forms) for message in RUSSIAN if message.is_plural} == {3}
    assert {len(message.forms) for message in messages("en")} == {2}


def test_translations_keep_what_is_filled_in() -> None:
    for message in RUSSIAN:
        for form in message.forms:
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(message.source)), message


def test_translations_keep_dots_blanks_and_letters_under_the_alt_key() -> None:
    for message in RUSSIAN:
        for form in message.forms:
            assert form.endswith("…") == message.source.endswith("…"), message
            assert (form[:1] == " ", form[-1:] == " ") == (
                message.source[:1] == " ",
                message.source[-1:] == " ",
            )
            assert form.count("&") == message.source.count("&"), message
            assert not re.search(r'\.\.\.|"', form), message


@pytest.mark.parametrize("code", ["ru", "en"])
def test_the_gathered_texts_are_those_of_the_source(code: str, tmp_path: Path) -> None:
    gathered = tmp_path / f"cjm_{code}.ts"
    present = FOLDER / gathered.name
    gathered.write_bytes(present.read_bytes())
    plurals = ["-pluralonly"] if code == "en" else []
    sources = [str(path) for path in sorted(SOURCE.rglob("*.py"))]
    command = [str(TOOLS / "lupdate"), "-silent", "-no-obsolete", "-locations", "none", *plurals]
    subprocess.run([*command, *sources, "-ts", str(gathered)], check=True, capture_output=True)
    assert gathered.read_text(encoding="utf-8") == present.read_text(encoding="utf-8"), (
        "run: make translations"
    )


@pytest.mark.parametrize("code", ["ru", "en"])
def test_the_compiled_texts_are_current(code: str, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    command = [str(TOOLS / "lrelease"), "-silent", str(FOLDER / f"cjm_{code}.ts"), "-qm", str(compiled)]
    subprocess.run(command, check=True, capture_output=True)
    assert compiled.read_bytes() == (FOLDER / f"cjm_{code}.qm").read_bytes(), "run: make translations"


def test_qts_own_dialogs_speak_russian(program: QApplication) -> None:
    assert Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_ru.qm").is_file()
    install_language(InterfaceLanguage.RUSSIAN)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"


def test_a_language_can_be_left_again(program: QApplication) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    assert QCoreApplication.translate("Action", "&Save") == "Со&хранить"
    install_language(InterfaceLanguage.ENGLISH)
    assert QCoreApplication.translate("Action", "&Save") == "&Save"


def test_the_language_of_the_system_is_russian_or_else_english() -> None:
    assert resolved(InterfaceLanguage.RUSSIAN) == "ru"
    assert resolved(InterfaceLanguage.SYSTEM) in ("ru", "en")


# --- every window in both languages ---------------------------------------------------------------


def a_session(language: str) -> Session:
    return Session(template(WORKED_EXAMPLE, language))


def with_score(language: str) -> tuple[Session, str]:
    session = a_session(language)
    return session, next(lane.id for lane in session.journey.lanes if lane.kind == "score")


def with_stage(language: str) -> tuple[Session, str]:
    session = a_session(language)
    return session, session.journey.stages[0].id


def poster(language: str) -> PrintStudio:
    session = a_session(language)
    return PrintStudio(None, session.base, session.map_id, Path("poster.pdf"), MapChoices("poster", None))


def stickers(language: str) -> PrintStickers:
    session = a_session(language)
    choices = MapChoices("stickers", None)
    return PrintStickers(None, session.base, session.map_id, Path("notes.pdf"), choices)


def copy_to_map(language: str) -> CopyToMapDialog:
    session = a_session(language)
    session.apply_to_document(Label.DUPLICATE_MAP, duplicate_map, session.map_id, fresh_id, title="Копия")
    title = QCoreApplication.translate("Action", "Copy &lane to another map…").replace("&", "")
    return CopyToMapDialog(None, session, title)


def notes_from_wall(language: str) -> NotesDialog:
    session = a_session(language)
    notes = all_numbered(session.journey)
    WallNotes(None).keep(session.map_id, Notes(notes).with_back(notes[0].card))
    return NotesDialog(None, session, lambda: None)


def versions(language: str) -> VersionsDialog:
    session, kept = a_session(language), backups()
    kept.keep(Path("map.cjm"), dumps(session.base), 1.0)
    kept.snapshot(Path("map.cjm"), b"damaged", "Согласовано", 2.0)
    return VersionsDialog(None, session, Path("map.cjm"), kept)


def damaged(language: str) -> DamagedFileDialog:
    whole, kept = dumps(a_session(language).base), backups()
    kept.keep(Path("map.cjm"), whole, 1.0)
    error = Unreadable(Phrase("", ""))
    error.reason = Phrase("it is damaged at line 12, column 3", "он повреждён в строке 12, столбец 3")
    dialog = DamagedFileDialog(None, "Карта.cjm", error)
    found = salvage(whole[: len(whole) // 2] + b'"text')
    dialog.show_rescue(Rescue(Fingerprint(whole), kept.list(Path("map.cjm"))[0], loads(whole), None, found))
    return dialog


DIALOGS: dict[type[QDialog], Callable[[str], QDialog]] = {
    AboutDialog: lambda _: AboutDialog(None),
    CrashDialog: lambda _: CrashDialog(None, "report", is_kept=False),
    ShortcutsDialog: lambda _: ShortcutsDialog(None),
    LaneKindDialog: lambda _: LaneKindDialog(None),
    LaneDialog: lambda language: LaneDialog(None, *with_score(language)),
    LinkDialog: lambda language: LinkDialog(None, with_stage(language)[0]),
    StageDialog: lambda language: StageDialog(None, *with_stage(language)),
    PropertiesDialog: lambda language: PropertiesDialog(None, a_session(language)),
    NewFromTemplateDialog: lambda _: NewFromTemplateDialog(None, template_rows),
    PersonasDialog: lambda language: PersonasDialog(None, a_session(language)),
    PrintStudio: poster,
    PrintStickers: stickers,
    CopyToMapDialog: copy_to_map,
    DamagedFileDialog: damaged,
    NotesDialog: notes_from_wall,
    PrintingDialog: lambda _: PrintingDialog(None),
    VersionsDialog: versions,
    VersionNameDialog: lambda _: VersionNameDialog(None, None),
}
HOLDER = Holder("Анна", "ОФИС-7", datetime.now(UTC), datetime.now(UTC), "f" * 16, 7, "f" * 16, "f" * 16)
BOXES: dict[str, tuple[Callable[[], object], ...]] = {
    "changed_file": (
        lambda: ask_about_changed_file(None, "Карта.cjm", is_recalled=False),
        lambda: ask_about_changed_file(None, "Карта.cjm", is_recalled=True),
        lambda: ask_about_overwriting(None, "Карта.cjm", "3 · 5", "7 · 9", is_recalled=False),
        lambda: ask_about_overwriting(None, "Карта.cjm", "3 · 5", "7 · 9", is_recalled=True),
    ),
    "discard_left": (lambda: ask_about_discarding(None, "Карта"),),
    "file_in_use": (
        lambda: ask_how_to_open(None, "Карта.cjm", HOLDER),
        lambda: ask_about_taking(None, "Карта.cjm", HOLDER),
        lambda: ask_about_taken_file(None, "Карта.cjm", HOLDER),
    ),
    "missing": (
        lambda: MissingQuestion().ask(None, Missing(21, 12, ("Сравнение",), ("Каналы", "Рекомендации") * 3)),
    ),
    "unsaved": (
        lambda: ask_about_changes(None, "Карта.cjm", has_file=True),
        lambda: ask_about_changes(None, "Карта", has_file=False),
    ),
}
"""What asks a question, by the module of `qt.dialogs` that does."""


def texts_of(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text that a window shows or reads aloud."""
    yield window, window.windowTitle()
    for widget in window.findChildren(QWidget):
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget, widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(i)) for i in range(widget.count()))
        elif isinstance(widget, QListWidget):
            yield from ((widget, widget.item(i).text()) for i in range(widget.count()))
        elif isinstance(widget, QMenu):
            yield widget, widget.title()
            yield from ((widget, action.text()) for action in widget.actions())


def untranslated(window: QWidget) -> list[str]:
    """Texts that read English although the window speaks Russian."""
    found = {text for _, text in texts_of(window) if LATIN_WORD.search(SAME.sub("", text))}
    return sorted(text for text in found if not CYRILLIC.search(text))


def shows_no_text(widget: QWidget) -> bool:
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return (
        isinstance(widget, QToolButton)
        and widget.toolButtonStyle() is icon_only
        and not widget.icon().isNull()
    )


def clipped(window: QWidget) -> list[str]:
    """Texts that are wider or higher than the place they have."""
    found: list[str] = []
    for choice in window.findChildren(QComboBox):
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        edit_field = QStyle.SubControl.SC_ComboBoxEditField
        room = choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit_field, choice)
        texts = (choice.itemText(index) for index in range(choice.count()))
        found.extend(t for t in texts if choice.fontMetrics().horizontalAdvance(t) > room.width())
    for widget in window.findChildren(QWidget):
        if isinstance(widget, ElidedLabel) or not isinstance(widget, (QLabel, QAbstractButton)):
            continue
        if not widget.isVisibleTo(window) or not widget.text() or shows_no_text(widget):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            is_clipped = widget.heightForWidth(widget.width()) > widget.height()
        else:
            needed = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
            is_clipped = needed.width() > widget.width() or needed.height() > widget.height()
        if is_clipped:
            found.append(widget.text())
    return found


def shown(window: QWidget) -> QWidget:
    window.show()
    QApplication.processEvents()
    return window


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield import_module(found.name)


def test_every_dialog_and_every_question_is_looked_at() -> None:
    made = {
        one
        for module in modules_of(cjm_desktop.qt)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, QDialog) and one.__module__ == module.__name__
    }
    assert {one for one in made if not one.__subclasses__()} == set(DIALOGS)
    asking = {module.__name__ for module in modules_of(cjm_desktop.qt.dialogs) if "ask" in vars(module)}
    assert {name.rpartition(".")[2] for name in asking} == set(BOXES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DIALOGS)
def test_no_text_of_a_dialog_is_clipped_or_left_in_english(
    program: QApplication, kind: type[QDialog], language: InterfaceLanguage
) -> None:
    install_language(language)
    dialog = shown(DIALOGS[kind](language.value))
    assert clipped(dialog) == []
    if language is InterfaceLanguage.RUSSIAN:
        assert untranslated(dialog) == []
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_box_is_clipped_or_left_in_english(
    program: QApplication, answer: Answer, language: InterfaceLanguage
) -> None:
    install_language(language)
    faults: list[str] = []

    def judge(box: QMessageBox) -> None:
        QApplication.processEvents()
        faults.extend(clipped(box))
        if language is InterfaceLanguage.RUSSIAN:
            faults.extend(untranslated(box))

    damaged = Unreadable(Phrase("The file is damaged. Open another.", "Файл повреждён. Откройте другой."))
    for ask in (
        *(ask for box in BOXES.values() for ask in box),
        lambda: show_error(
            None, QCoreApplication.translate("Windows", "The file could not be opened."), damaged
        ),
        lambda: CrashReporter(program)._show("report"),
    ):
        answer.with_(judge)
        ask()
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["start", "map"])
def test_no_text_of_the_window_is_clipped_or_left_in_english(
    program: QApplication, windows: Windows, page: str, language: InterfaceLanguage
) -> None:
    install_language(language)
    document = template(WORKED_EXAMPLE, language.value)
    desk = windows.show_empty() if page == "start" else windows.show_document(document, None, None)
    desk.window.resize(1100, 780)
    QApplication.processEvents()
    assert clipped(desk.window) == []
    if language is InterfaceLanguage.RUSSIAN:
        assert untranslated(desk.window) == []


def test_no_text_of_the_window_stays_english_when_the_language_changes(
    program: QApplication, windows: Windows
) -> None:
    desk = windows.show_document(template(WORKED_EXAMPLE, "ru"), None, None)
    start = windows.show_empty()
    install_language(InterfaceLanguage.RUSSIAN)
    program.processEvents()
    assert untranslated(desk.window) == []
    assert untranslated(start.window) == []
