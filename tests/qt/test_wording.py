from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import Header
from cjm_desktop.edit.session import Session
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.situation import NOTHING_OPEN, Situation
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.wording import EDIT_NAMES, Wording
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def wording(program: QApplication) -> Wording:
    return Wording()


def test_every_label_has_a_name() -> None:
    assert set(EDIT_NAMES) == set(Label)


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (1, "move of a card", "перемещение карточки"),
        (2, "move of 2 cards", "перемещение 2 карточек"),
        (5, "move of 5 cards", "перемещение 5 карточек"),
        (21, "move of 21 cards", "перемещение 21 карточки"),
        (112, "move of 112 cards", "перемещение 112 карточек"),
    ],
)
def test_cards_are_counted_as_each_language_counts(
    wording: Wording, count: int, english: str, russian: str
) -> None:
    assert wording.edit_name(Named(Label.MOVE_CARDS, count)) == english
    install_language(InterfaceLanguage.RUSSIAN)
    assert wording.edit_name(Named(Label.MOVE_CARDS, count)) == russian


def test_undo_names_what_it_undoes(wording: Wording) -> None:
    assert wording.undo(None) == "&Undo"
    assert wording.undo(Named(Label.REMOVE_CARDS, 3)) == "&Undo: deletion of 3 cards"
    install_language(InterfaceLanguage.RUSSIAN)
    assert wording.redo(Named(Label.MOVE_STAGE)) == "&Повторить: перемещение этапа"


def test_a_place_is_called_as_on_the_map(wording: Wording) -> None:
    journey = Session(template(EMPTY, "ru")).journey
    cell = Situation(has_map=True, column=2, row=3)
    assert wording.place(journey, cell, "ru") == "C4 · Этап 3 × Эмоции"
    assert wording.place(journey, cell, "en") == "C4 · Этап 3 × Emotions"
    assert wording.place(journey, NOTHING_OPEN, "ru") == ""


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        (1, "", ""),
        (2, "2 cards selected · ", "Выбраны 2 карточки · "),
        (12, "12 cards selected · ", "Выбрано 12 карточек · "),
        (21, "21 cards selected · ", "Выбрана 21 карточка · "),
    ],
)
def test_several_selected_cards_are_counted_before_the_cell(
    wording: Wording, count: int, english: str, russian: str
) -> None:
    journey = Session(template(EMPTY, "ru")).journey
    cell = Situation(has_map=True, column=2, row=3, cards=count)
    assert wording.place(journey, cell, "ru") == f"{english}C4 · Этап 3 × Эмоции"
    install_language(InterfaceLanguage.RUSSIAN)
    assert wording.place(journey, cell, "ru") == f"{russian}C4 · Этап 3 × Эмоции"


def test_keys_are_told_for_where_one_is(wording: Wording) -> None:
    here = Situation(has_map=True, column=0, row=0, drawing=Drawing.CARDS)
    situations = [
        here,
        Situation(has_map=True),
        Situation(has_map=True, column=0, row=0, cards=1, drawing=Drawing.CARDS),
        Situation(has_map=True, column=0, row=0, drawing=Drawing.MARKS),
        Situation(has_map=True, column=0, row=0, drawing=Drawing.CURVE),
        Situation(has_map=True, column=0, header=Header.STAGE),
        Situation(has_map=True, row=0, header=Header.LANE),
        Situation(has_map=True, is_typing=True),
    ]
    told = [wording.keys(situation) for situation in situations]
    assert all(told)
    assert len(set(told)) == len(told)
    assert wording.keys(NOTHING_OPEN) == ""


def test_the_keys_that_are_told_are_those_of_the_table(wording: Wording) -> None:
    at_stage = wording.keys(Situation(has_map=True, column=0, header=Header.STAGE))
    at_lane = wording.keys(Situation(has_map=True, row=0, header=Header.LANE))
    assert f"{ACTIONS[Id.STAGE_AFTER].shortcuts[0]}: new stage" in at_stage
    assert f"{ACTIONS[Id.LANE_BELOW].shortcuts[0]}: new lane" in at_lane
    assert all(f"{ACTIONS[Id.EDIT].shortcuts[0]}: rename" in told for told in (at_stage, at_lane))
    assert all(f"{ACTIONS[Id.DELETE].shortcuts[0]}: delete" in told for told in (at_stage, at_lane))
