"""What a window does about other people who work on its file: it asks before they, or it, lose anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject

from cjm_desktop.edit.comparing import compared, own_texts, sharing
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.model.errors import CjmError, FileError, NotKept, NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import in_one_line, quoted, quoted_file
from cjm_desktop.qt.dialogs import changed_file, file_in_use
from cjm_desktop.qt.document_controller import READ_ONLY
from cjm_desktop.qt.errors import show_error
from cjm_desktop.qt.standing import keep_with_step, standing_of
from cjm_desktop.qt.state_folder import backups
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.versions.mine import keep_mine
from cjm_desktop.qt.versions.words import VersionWords
from cjm_desktop.storage.file import load_known
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.lock import holder_of, is_in_use
from cjm_desktop.templates.catalogue import with_a_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.storage.lock import Holder

_MOST_NAMED = 4
"""So many texts are named that would go."""


class Reloaded(Struct, frozen=True):
    """What became of a map whose file was loaded again."""

    kept_mine: bool
    """Whether it had changes, which are a version now."""


def save_over_changes(controller: DocumentController, path: Path) -> bool:
    """Let the user decide about a file that somebody else has written to; whether the map is saved."""
    is_recalled = _is_recalled(controller)
    answer = changed_file.ask_about_changed_file(controller.window, path.name, is_recalled=is_recalled)
    if answer is changed_file.Answer.SAVE_AS:
        return controller.save_as(is_copy=True)
    if answer is changed_file.Answer.RELOAD:
        reload(controller)
        return False
    return answer is changed_file.Answer.OVERWRITE and overwrite(controller, path)


def save_over_holder(controller: DocumentController, path: Path, holder: Holder) -> bool:
    """Let the user decide about a file that somebody else has open; whether the map is saved."""
    answer = file_in_use.ask_about_taken_file(controller.window, path.name, holder)
    if answer is file_in_use.Answer.SAVE_AS:
        return controller.save_as(is_copy=True)
    if answer is file_in_use.Answer.CANCEL:
        return False
    if controller.lock is not None:
        controller.lock.take(over=holder)
    return controller.write(path)


def overwrite(controller: DocumentController, path: Path) -> bool:
    """Show what would go of what somebody else wrote, and write over nothing but that if it may go."""
    try:
        theirs = Fingerprint.of_file(path)
    except OSError:
        theirs = None
    if theirs is None:
        return controller.write(path)
    lost, kept = _what_would_go(controller, path), _where_it_stays(path)
    is_meant = changed_file.ask_about_overwriting(
        controller.window, path.name, lost, kept, is_recalled=_is_recalled(controller)
    )
    return is_meant and controller.write(path, theirs)


def reload(controller: DocumentController) -> Reloaded | None:
    """Show what the file holds now, as one step that can be undone; None where that cannot be read.

    What is unsaved is kept as a version first; where it cannot be, nothing is loaded.
    """
    controller.finish_saving()
    session = controller.session
    if session is None or controller.path is None or not controller.finish_typing():
        return None
    try:
        document, known = load_known(controller.path)
        theirs = document if document.maps else with_a_map(document)
        name = QCoreApplication.translate("ChangedFile", "Mine before reloading")
        kept_mine = keep_mine(session, controller.path, backups(), name)
        session.forbid(None)
        step, before = Named(Label.RELOAD), standing_of(controller)
        session.apply_to_document(step, lambda present: sharing(present, theirs))
        controller.hold(known)
        # What it held before it holds no more: with the step undone, no file holds what is shown.
        keep_with_step(step, replace(before, saved=None), controller, session)
    except CjmError as error:
        headline = QCoreApplication.translate("ChangedFile", "The file could not be loaded again.")
        show_error(controller.window, headline, error)
        return None
    finally:
        session.forbid(READ_ONLY if controller.is_read_only else None)
    return Reloaded(kept_mine)


def why_not_save_as(path: Path, controller: DocumentController) -> NotWritten | None:
    """Return why a map must not be saved as this file: another window, or somebody else, has it open."""
    if controller.is_open_elsewhere(path):
        return _open_elsewhere(path)
    holder = holder_of(path)
    if holder is None or (controller.lock is not None and controller.lock.is_of(holder)):
        return None
    return is_in_use(path, holder)


def changes_of_others(before: Document | None, theirs: Document) -> str:
    """Return in words what others have changed: "3 cards added", "" where the map is the same."""
    found = None if before is None else compared(before, theirs)
    # Plurals go through an object.
    return "" if found is None or found.is_empty else VersionWords(QObject()).changes(found)


def _is_recalled(controller: DocumentController) -> bool:
    return controller.known is not None and controller.known.is_recalled


def _what_would_go(controller: DocumentController, path: Path) -> str:
    translate = QCoreApplication.translate
    try:
        theirs, _known = load_known(path)
    except FileError as error:
        if error.reason is None:
            return translate("ChangedFile", "What would go cannot be shown.")
        # What one might do instead of opening it is no answer to the question that stands below.
        told = translate("ChangedFile", "What would go cannot be shown, for it cannot be read: {reason}.")
        return told.format(reason=error.reason.in_language(interface_language()))
    session = controller.session
    if session is None:
        return ""
    if session.saved is None:
        return _what_mine_has_not(session.base, theirs)
    words = changes_of_others(session.saved, theirs)
    if not words:
        return translate("ChangedFile", "The map in the file is as it was; only its spelling is another one.")
    told = translate("ChangedFile", "Changes of others that would go: {changes}.").format(changes=words)
    return told + _named(own_texts(theirs, session.saved, session.base))


def _what_mine_has_not(mine: Document, theirs: Document) -> str:
    """Tell what would go where nobody knows what the file held before: what I alone have is not theirs."""
    translate = QCoreApplication.translate
    words = VersionWords(QObject()).changes(compared(mine, theirs).without_removals())
    told = translate("ChangedFile", "What the file has otherwise than your map, and would go: {changes}.")
    return told.format(changes=words or translate("ChangedFile", "nothing")) + _named(own_texts(theirs, mine))


def _named(texts: Sequence[str]) -> str:
    """Return the first few of some texts as a line below a sentence, "" where there are none."""
    if not texts:
        return ""
    translate = QCoreApplication.translate
    mark = translate("ChangedFile", "“{text}”")
    named = ", ".join(mark.format(text=quoted(in_one_line(text))) for text in texts[:_MOST_NAMED])
    told = translate("ChangedFile", "Among them: {texts}.")
    if len(texts) > _MOST_NAMED:
        told = translate("ChangedFile", "Among them: {texts} and {count} more.")
    return "\n" + told.format(texts=named, count=len(texts) - _MOST_NAMED)


def _where_it_stays(path: Path) -> str:
    """Keep what a file holds as a version; returns where it is found, or that it would be lost."""
    translate = QCoreApplication.translate
    try:
        backups().keep_file(path)
    except NotKept as error:
        told = translate("ChangedFile", "It would be lost for good. {reason}")
        return told.format(reason=error.in_language(interface_language()))
    return translate("ChangedFile", "It stays among the earlier versions of the file (File > Versions…).")


def _open_elsewhere(path: Path) -> NotWritten:
    name = quoted_file(path.name)
    return NotWritten(
        Phrase(
            f"“{name}” is open in another window. Choose another name, or close that window first.",
            f"Файл «{name}» открыт в другом окне. Выберите другое имя или сначала закройте то окно.",
        )
    )
