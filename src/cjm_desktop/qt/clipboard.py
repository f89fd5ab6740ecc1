"""Copy, cut, paste and duplicate on a map, and pictures that come from outside."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cjm_desktop.edit.block import Block, copied, stages_of
from cjm_desktop.edit.cards import remove_cards
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.lanes import remove_lane
from cjm_desktop.edit.missing import no_room
from cjm_desktop.edit.pasting import CHOOSE_A_CELL, carried_out, plan_block, plan_table
from cjm_desktop.edit.pictures import add_pictures
from cjm_desktop.edit.ranges import cards_of
from cjm_desktop.edit.selection import Header, at_cell
from cjm_desktop.edit.stages import remove_stage
from cjm_desktop.model.errors import CjmError, NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.block_data import BlockData
from cjm_desktop.qt.canvas.tools.base import Reason
from cjm_desktop.qt.clipboard_content import PastedPictures, content_of, pictures_in
from cjm_desktop.qt.dialogs.missing import Answer, MissingQuestion
from cjm_desktop.qt.level_words import levels_cut
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from cjm_desktop.edit.pasting import Pasted, Plan
    from cjm_desktop.edit.session import Session
    from cjm_desktop.edit.working import Tell
    from cjm_desktop.exchange.table import Rows
    from cjm_desktop.model.document import Attachment, Map
    from cjm_desktop.qt.canvas.view import Canvas

_NOTHING_TO_COPY = Phrase(
    "There is nothing to copy: select cards, a stage or a lane.",
    "Копировать нечего: выберите карточки, этап или дорожку.",
)
_MOST_NAMED = 3
"""Cells that are called by their codes when something could not be pasted."""

_LINES_TOGETHER = Phrase(
    "The lines of a cell stand in one card; Ctrl+Shift+V makes a card of each.",
    "Строки одной ячейки стоят в одной карточке; Ctrl+Shift+V делает из каждой свою.",
)


class Clipboard:
    """The clipboard's commands on one canvas; while a text is being written they mean that text."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        self._session = session
        self._canvas = canvas

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        field = self._text_field()
        if field is not None:
            field.copy()
            return
        try:
            self._copy()
        except CjmError as error:
            self._canvas.refuse(error)

    def cut(self) -> None:
        """Put what is selected on the clipboard and take it off the map, as one step."""
        field = self._text_field()
        if field is not None:
            field.cut()
            return
        try:
            self._copy()
            levels = self._levels()
            self._remove()
            if levels:
                self._canvas.hinted.emit(levels_cut(levels))
        except CjmError as error:
            self._canvas.refuse(error)

    def paste(self, *, lines_as_cards: bool = False) -> None:
        """Put what lies on the clipboard into the map, from the current cell on."""
        field = self._text_field()
        if field is not None:
            field.paste()
            return
        self._canvas.hands.cancel(Reason.DOCUMENT)
        try:
            self._session.settle()
            data = QGuiApplication.clipboard().mimeData()
            content = content_of(data, lines_as_cards=lines_as_cards)
            if isinstance(content, PastedPictures):
                self._put_into_current_cell(content.pictures)
            else:
                is_all = self._paste(self._plan(content, lines_as_cards=lines_as_cards))
                if is_all and not lines_as_cards and _has_lines(content):
                    self._canvas.hinted.emit(_LINES_TOGETHER.in_language(interface_language()))
        except CjmError as error:
            self._canvas.refuse(error)

    def duplicate_whole(self) -> None:
        """Put a copy of the current stage after it, or of the current lane below it."""
        try:
            self._session.settle()
            at = self._session.selection
            label = Label.DUPLICATE_LANE if at.header is Header.LANE else Label.DUPLICATE_STAGE
            block = self._copied()
            self._commit(label, self._carried_out(self._plan(block, lines_as_cards=False), grow=True))
        except CjmError as error:
            self._canvas.refuse(error)

    def put_pictures(self, data: QMimeData, stage: str, lane: str) -> None:
        """Put a card with each picture of a drop into a cell; raises EditError."""
        found = pictures_in(data)
        if found is not None:
            self._put(found.pictures, stage, lane)

    def _put(self, pictures: Sequence[Attachment], stage: str, lane: str) -> None:
        cards = {fresh_id(): picture for picture in pictures}
        session = self._session
        session.settle()
        session.preview_document(add_pictures, session.map_id, stage, lane, cards)
        session.commit(Named(Label.ADD_PICTURES, len(cards)), at_cell(stage, lane, *cards))
        self._canvas.show_current()

    def _copy(self) -> None:
        self._session.settle()
        hand_over(BlockData(self._copied()))

    def _copied(self) -> Block:
        """Return what is selected; raises NotAllowed where that is nothing."""
        document, map_id, at = self._session.base, self._session.map_id, self._session.selection
        block = self._session.working.runner(document)(lambda _tell: copied(document, map_id, at))
        if block is None:
            raise NotAllowed(_NOTHING_TO_COPY)
        return block

    def _levels(self) -> list[int]:
        """Return the levels of emotion that are selected beside words, which go along with these."""
        selection, journey = self._session.selection, self._session.journey
        if selection.header is not Header.NONE:
            return []
        found = (journey.cards.card(card) for card in cards_of(selection, journey))
        return [card.level for card in found if card is not None and card.text and card.level is not None]

    def _remove(self) -> None:
        selection, journey = self._session.selection, self._session.journey
        if selection.header is Header.LANE:
            self._cut(1, remove_lane, selection.lane)
        elif selection.header is Header.NONE:
            cards = cards_of(selection, journey)
            self._cut(len(cards), remove_cards, cards)
        else:
            stages = [journey.stages[column].id for column in stages_of(selection, journey)]
            self._cut(1, _without_stages, stages)

    def _cut(self, count: int, verb: Callable[..., Map], *arguments: object) -> None:
        self._session.apply(Named(Label.CUT, count), verb, *arguments)
        self._canvas.show_current()

    def _plan(self, content: Block | Rows, *, lines_as_cards: bool) -> Plan:
        document, map_id, at = self._session.base, self._session.map_id, self._session.selection

        def plan(_tell: Tell) -> Plan:
            if isinstance(content, Block):
                return plan_block(document, map_id, content, at)
            return plan_table(document, map_id, content, at, lines_as_cards=lines_as_cards)

        return self._session.working.run(plan)

    def _carried_out(self, plan: Plan, *, grow: bool) -> Pasted:
        return self._session.working.run(lambda _tell: carried_out(plan, grow=grow))

    def _paste(self, plan: Plan) -> bool:
        """Put into the map what was planned; whether all of it went in."""
        answer = Answer.ADD
        if plan.missing:
            answer = MissingQuestion().ask(self._canvas.window(), plan.missing)
        if answer is Answer.CANCEL:
            return False
        pasted = self._carried_out(plan, grow=answer is Answer.ADD)
        told = left_out(pasted)
        if told is not None and not pasted.count and not pasted.has_headers:
            raise NotAllowed(told)
        self._commit(Label.PASTE, pasted)
        if told is not None:
            self._canvas.refuse(NotAllowed(told))
        return told is None

    def _commit(self, label: Label, pasted: Pasted) -> None:
        self._session.preview_document(lambda _: pasted.document)
        self._session.commit(Named(label, max(1, pasted.count)), pasted.selection)
        area = self._canvas.placement.range_area()
        if area is None:
            self._canvas.show_current()
        else:
            self._canvas.zoom.show_rect(area, self._canvas.body)

    def _put_into_current_cell(self, pictures: Sequence[Attachment]) -> None:
        at = self._session.selection
        if not at.is_cell or at.stage is None or at.lane is None:
            raise NotAllowed(CHOOSE_A_CELL)
        self._put(pictures, at.stage, at.lane)

    def _text_field(self) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
        """Return the field of text that the keyboard writes into, be it on the map or beside it."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            return field
        return self._canvas.writing.editor if self._canvas.writing.is_on else None


def _without_stages(journey: Map, stages: Sequence[str]) -> Map:
    return reduce(remove_stage, stages, journey)


def hand_over(data: BlockData) -> None:
    """Put a block on the clipboard; it stays there after the program where the system keeps such things."""
    program = QGuiApplication.instance()
    if program is not None and program.findChild(_Farewell) is None:
        _Farewell(program)
    QGuiApplication.clipboard().setMimeData(data)


class _Farewell(QObject):
    """Makes every form of a block while the program can still make them."""

    def __init__(self, program: QObject) -> None:
        super().__init__(program)
        assert isinstance(program, QGuiApplication)
        program.aboutToQuit.connect(self._leave_behind)

    def _leave_behind(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if isinstance(data, BlockData):
            try:
                QGuiApplication.clipboard().setMimeData(data.made())
            except Exception:
                QGuiApplication.clipboard().clear()
                raise


def left_out(pasted: Pasted) -> Phrase | None:
    """Return what to say of what could not be pasted, None where everything was."""
    en, ru = [], []
    if pasted.refused:
        cells = _named(pasted.refused)
        en.append(f"a score cell takes a number from 1 to 5 ({cells.en})")
        ru.append(f"в ячейке оценки стоит число от 1 до 5 ({cells.ru})")
    if pasted.unrated:
        cells = _named(pasted.unrated)
        en.append(f"a stage that has a level of emotion keeps it ({cells.en})")
        ru.append(f"уровень эмоции, который уже есть на этапе, остался прежним ({cells.ru})")
    if pasted.outside:
        outside = no_room(pasted.missing, pasted.outside)
        en.append(outside.en)
        ru.append(outside.ru)
    if not en:
        return None
    begun = _begun(pasted)
    return Phrase(f"{begun.en}: {'; '.join(en)}.", f"{begun.ru}: {'; '.join(ru)}.")


def _named(codes: Sequence[str]) -> Phrase:
    """Return the first codes of cells, and how many more there are."""
    said, more = ", ".join(codes[:_MOST_NAMED]), len(codes) - _MOST_NAMED
    return Phrase(f"{said} and {more} more", f"{said} и ещё {more}") if more > 0 else Phrase(said, said)


def _begun(pasted: Pasted) -> Phrase:
    """Return how the sentence begins that goes on with what could not be pasted."""
    if pasted.count:
        return Phrase("Pasted, but not all", "Вставлено не всё")
    if pasted.has_headers:
        return Phrase("Pasted without cards", "Вставлено без карточек")
    return Phrase("Nothing was pasted", "Ничего не вставлено")


def _has_lines(content: Block | Rows) -> bool:
    """Whether a pasted table has a cell of several lines."""
    return not isinstance(content, Block) and any("\n" in cell for row in content for cell in row)
