"""Documents of a given number of cards, the same at every run."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid

_KINDS = ("actions", "goals", "channels", "emotions", "thoughts", "barriers", "tools", "recommendations")
_WORDS = (
    "клиент ищет решение сравнивает тарифы пробный период договор менеджер поддержка счёт оплата запуск "
    "команда обучение отчёт письмо звонок заявка и в на с по бизнес-план online service trial"
).split()
SHAPES = {100: (5, 4), 1_000: (10, 20), 10_000: (50, 40), 50_000: (100, 100)}
"""Cards -> stages and lanes."""


@cache
def document(cards: int) -> Document:
    """Return a map of so many cards with texts of about sixty characters, a tenth of them with evidence."""
    stages, lanes = SHAPES[cards]
    pick = random.Random(cards)
    stage_records = tuple(
        Stage(id=f"s{i}", title=f"Этап {i + 1}", task="Довести до результата") for i in range(stages)
    )
    lane_records = tuple(Lane(id=f"l{i}", kind=_KINDS[i % len(_KINDS)]) for i in range(lanes))
    made = [
        _card(pick, number, stage.id, lane, place)
        for number, (lane, stage, place) in enumerate(
            (lane, stage, place)
            for lane in lane_records
            for stage in stage_records
            for place in range(cards // (stages * lanes))
        )
    ]
    grid = Grid.of(made, [s.id for s in stage_records], [lane.id for lane in lane_records])
    journey = Map(id="m", title="Как есть", stages=stage_records, lanes=lane_records, cards=grid)
    return Document(title=f"Карта на {cards} карточек", client="ООО «Пример»", language="ru", maps=(journey,))


def _card(pick: random.Random, number: int, stage: str, lane: Lane, place: int) -> Card:
    said: dict[str, Any] = {"evidence": "fact", "note": "Из интервью"} if number % 10 == 0 else {}
    if lane.kind == "emotions" and place == 0:
        said["level"] = pick.randint(-2, 2)
    text = " ".join(pick.choices(_WORDS, k=8))
    return Card(id=f"c{number}", stage=stage, lane=lane.id, text=text, **said)
