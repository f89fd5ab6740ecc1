"""Offers what a crash has left: on the page one starts from, and in a bar above the map it belongs to."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.model.errors import CjmError, NotWritten
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.discard_left import ask_about_discarding
from cjm_desktop.qt.errors import show_error
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.offer import look_into
from cjm_desktop.qt.offer_list import OfferList
from cjm_desktop.qt.offer_words import OfferWords
from cjm_desktop.qt.standing import keep_with_step, standing_of
from cjm_desktop.qt.state_folder import backups
from cjm_desktop.qt.versions.mine import keep_mine
from cjm_desktop.storage.fingerprint import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.offer import Offer
    from cjm_desktop.qt.windows import Desk, Windows
    from cjm_desktop.storage.recovery import Left


class LeftBehind(QObject):
    """Knows what was left and offers it; it restores, and removes what the user does not want."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._recovery = windows.recovering.recovery
        self._words = OfferWords(self)
        self._has_told = False
        self._saved: set[str] = set()
        """What a file holds all of; it is offered no more, also where it cannot be removed."""

    def look(self, desk: Desk) -> None:
        """Offer in a window what concerns it."""
        lefts = self._recovery.left_behind()
        if desk.controller.session is None:
            self._show_all(desk, lefts)
            return
        lefts = tuple(left for left in lefts if left.id not in self._saved)
        path, known = desk.controller.path, desk.controller.known
        own = [] if path is None else [own for left in lefts if (own := left.of(path, known)) is not None]
        if own:
            self._look_into(desk, own[0], len(own) - 1)
            return
        desk.window.notices.take_away(Teller.LEFT_BEHIND)
        if lefts and not self._has_told:
            self._tell(desk, len(lefts))

    def restore(self, left: Left, desk: Desk) -> None:
        """Open a map as it was, unsaved; where its file is open, put it in there, to be undone."""
        if not self._recovery.is_left(left.id):
            self.look(desk)
            return
        try:
            document = left.read()
            open_in = None if left.file is None else self._windows.desk_with(left.file)
            if open_in is not None and not open_in.controller.finish_typing():
                return
            kept_mine = open_in is not None and self._keep_mine(open_in)
            if not self._take(left):
                self.look(desk)
            elif open_in is None:
                self._open(left, document, desk)
            else:
                self._put_into(open_in, left, document)
                self._tell_restored(open_in, left, kept_mine=kept_mine)
                if open_in is not desk:
                    open_in.window.raise_()
                    open_in.window.activateWindow()
        except CjmError as error:
            show_error(desk.window, self.tr("The map could not be restored. It is kept."), error)

    def open_remains(self, offer: Offer, desk: Desk) -> None:
        """Open what can be read of a damaged map as a new one; the damaged one stays where it is."""
        if offer.remains is None:
            return
        name = self.tr("{name} (what could be read)").format(name=self._words.name(offer.left))
        shown = self._windows.show_document(offer.remains.document, None, desk, name=name)
        _mark_unsaved(shown)

    def discard(self, left: Left, desk: Desk) -> None:
        """Remove a map if the user means it."""
        is_meant = ask_about_discarding(desk.window, self._words.name(left))
        if is_meant:
            self._recovery.drop_left(left)
            desk.window.notices.take_away(Teller.LEFT_BEHIND)
            self.look(desk)

    def _take(self, left: Left) -> bool:
        """Whether a map may be restored here; another program may have it by now."""
        try:
            return self._recovery.take(left)
        except NotWritten:
            # Nobody else can take it either from a disk that is full or read-only.
            return True

    def _open(self, left: Left, document: Document, desk: Desk) -> None:
        file = left.file
        known = None if file is None else Fingerprint.of_hash(left.file_hash)
        shown = self._windows.show_document(document, file, desk, known)
        own = "" if left.is_foreign else left.id
        self._windows.recovering.watch(shown.controller, shown.window, own)
        _mark_unsaved(shown)

    def _keep_mine(self, desk: Desk) -> bool:
        """Keep what is unsaved as a version before it is replaced; whether there is any. Raises NotKept."""
        session, path = desk.controller.session, desk.controller.path
        if session is None or path is None:
            return False
        return keep_mine(session, path, backups(), self.tr("Mine before restoring"))

    def _tell_restored(self, desk: Desk, left: Left, *, kept_mine: bool) -> None:
        told = self.tr(
            "The map is as it was {when}. Its file stays as it is until you save; {key} undoes this."
        )
        if kept_mine:
            told = self.tr("The map is as it was {when}; yours is among the versions. {key} undoes this.")
        undo = desk.window.actions_.keys_of(Id.UNDO)
        desk.window.status_line.show_hint(told.format(when=self._words.when(left), key=undo))

    def _put_into(self, desk: Desk, left: Left, document: Document) -> None:
        session = desk.controller.session
        watch = self._windows.recovering.watch(desk.controller, desk.window)
        if session is None or watch is None:
            return
        step, before = Named(Label.RECOVER), standing_of(desk.controller)
        session.apply_to_document(step, lambda _base: document)
        if not left.is_foreign:
            watch.take(left, step)
        made_from = Fingerprint.of_hash(left.file_hash)
        if before.known is not None and before.known.text() != made_from.text():
            # It is saved over what it was made from, and over that alone.
            desk.controller.expect(made_from)
            keep_with_step(step, before, desk.controller, session)
        desk.window.notices.take_away(Teller.LEFT_BEHIND)
        self.look(desk)

    def _show_all(self, desk: Desk, lefts: tuple[Left, ...]) -> None:
        page = desk.window.start_page()
        if page is None:
            return
        if not lefts:
            page.show_offers(None)
            return
        offers = OfferList(lefts)
        offers.restore_asked.connect(partial(self.restore, desk=desk))
        offers.remains_asked.connect(partial(self.open_remains, desk=desk))
        offers.discard_asked.connect(partial(self.discard, desk=desk))
        offers.found_saved.connect(partial(self._drop_saved, desk=desk, offers=offers))
        page.show_offers(offers)
        if desk.window.focusWidget() in {None, page.templates}:
            # Nothing was chosen yet, and the window need not be active: what would be lost comes first.
            offers.rows[0].restore.setFocus(Qt.FocusReason.OtherFocusReason)
        offers.grown.connect(lambda: _put_in_row([*offers.buttons(), page.templates]))
        offers.grown.emit()

    def _drop_saved(self, left: Left, desk: Desk, offers: OfferList) -> None:
        """Remove what the file holds, every word of it."""
        self._recovery.drop_left(left)
        page = desk.window.start_page()
        if page is not None and offers.is_empty():
            page.show_offers(None)

    def _look_into(self, desk: Desk, left: Left, more: int) -> None:
        """Look into the latest that was left of a file; so many `more` are offered when it is decided."""
        job = LatestJob(desk.window)
        job.finished.connect(partial(self._looked, desk, more))
        job.ask(lambda _tell: look_into(left, lambda _share: False))

    def _looked(self, desk: Desk, more: int, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        offer = outcome.result
        left = offer.left
        if offer.is_saved:
            self._saved.add(left.id)
            self._recovery.drop_left(left)
            self.look(desk)
            return
        desk.window.notices.show(Teller.LEFT_BEHIND, partial(self._bar_of, desk, offer, more))

    def _bar_of(self, desk: Desk, offer: Offer, more: int) -> NoticeBar:
        left = offer.left
        told = self.tr("The program ended before changes of this map were saved, {when}. {what}")
        if left.is_foreign:
            told = self.tr("Changes of this map were not saved, {when}. {what}")
        told = told.format(when=self._words.when(left), what=self._words.what(offer))
        if more:
            told += " " + self.tr("%n older copy(ies) of this map will be offered next.", "", more)
        bar = NoticeBar(told)
        if offer.error is None:
            bar.add_button(self._words.way_on(offer), partial(self.restore, left, desk))
        elif offer.remains is not None:
            bar.add_button(self._words.way_on(offer), partial(self.open_remains, offer, desk))
        bar.add_button(self.tr("Discard…"), partial(self.discard, left, desk))
        _ComparedWith(desk.controller, partial(self.look, desk), bar)
        return bar

    def _tell(self, desk: Desk, count: int) -> None:
        self._has_told = True
        desk.window.notices.show(Teller.LEFT_BEHIND, partial(self._bar_of_others, desk, count))

    def _bar_of_others(self, desk: Desk, count: int) -> NoticeBar:
        bar = NoticeBar(self.tr("%n map(s) could not be saved before the program ended.", "", count))
        bar.add_button(self.tr("Show"), partial(self._show_elsewhere, desk))
        return bar

    def _show_elsewhere(self, desk: Desk) -> None:
        desk.window.notices.take_away(Teller.LEFT_BEHIND)
        self._windows.show_empty()


class _ComparedWith(QObject):
    """Has an offer made anew as soon as the file holds something else than what it was compared with."""

    def __init__(self, controller: DocumentController, anew: Callable[[], None], bar: NoticeBar) -> None:
        super().__init__(bar)
        self._controller, self._anew = controller, anew
        self._known = controller.known
        controller.changed.connect(self._look)

    def _look(self) -> None:
        if self._controller.known is not self._known:
            self._known = self._controller.known
            self._anew()


def _mark_unsaved(desk: Desk) -> None:
    if desk.controller.session is not None:
        desk.controller.session.mark_unsaved()
        desk.controller.changed.emit()


def _put_in_row(widgets: list[QWidget]) -> None:
    """Let Tab go through widgets in this order."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
