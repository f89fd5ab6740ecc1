"""The lane kinds, one entry each: a new kind is one more line of this table."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping


class Drawing(StrEnum):
    """How the cells of a lane are drawn."""

    CARDS = "cards"
    CHIPS = "chips"
    CURVE = "curve"
    MARKS = "marks"
    PICTURES = "pictures"
    RULE = "rule"


class Reads(StrEnum):
    """What analysis takes from the cards of a lane."""

    NOTHING = "nothing"
    BARRIERS = "barriers"
    EMOTION = "emotion"
    IMPORTANCE = "importance"
    RECOMMENDATIONS = "recommendations"
    FIGURES = "figures"


class LaneKind(Struct, frozen=True):
    """What is common to all lanes of one kind.

    `icon` names `lane-<icon>.svg`; `color` names a hue of the palette; `fields` are the names of the
    card fields beyond the ones every card has; its cards may wear the kind's icon. What `has_gaps` holds
    what there happens to be: an empty cell of it asks for nothing.
    """

    key: str
    name: Phrase
    question: Phrase
    color: str
    drawing: Drawing = Drawing.CARDS
    fields: tuple[str, ...] = ()
    reads: Reads = Reads.NOTHING
    wears_icon: bool = False
    has_gaps: bool = False

    @property
    def icon(self) -> str:
        """The name of the kind's icon."""
        return f"lane-{self.key}"

    @property
    def card_icon(self) -> str | None:
        """The name of the icon that every card of the kind wears, or None."""
        return self.icon if self.wears_icon else None

    @property
    def takes_cards(self) -> bool:
        """Whether cells of this kind can hold anything."""
        return self.drawing is not Drawing.RULE


def _table(*kinds: LaneKind) -> Mapping[str, LaneKind]:
    return MappingProxyType({kind.key: kind for kind in kinds})


FREE_LANE = "text"
"""The kind of lane that says nothing until it is given a name."""

LANE_KINDS = _table(
    LaneKind(
        "stage_task",
        Phrase("Stage task", "Задача этапа"),
        Phrase("what we must achieve", "чего добиваемся мы"),
        "indigo",
    ),
    LaneKind(
        "goals",
        Phrase("Customer goals", "Цели клиента"),
        Phrase("what they want to achieve", "чего хочет добиться"),
        "green",
    ),
    LaneKind(
        "actions",
        Phrase("Actions", "Действия"),
        Phrase("what the customer does", "что делает клиент"),
        "blue",
    ),
    LaneKind(
        "touchpoints",
        Phrase("Touchpoints", "Точки контакта"),
        Phrase("where we meet", "где мы встречаемся"),
        "teal",
        fields=("moment_of_truth",),
    ),
    LaneKind(
        "channels",
        Phrase("Channels", "Каналы"),
        Phrase("how they reach us", "где встречает нас"),
        "slate",
        Drawing.CHIPS,
        ("channel",),
    ),
    LaneKind(
        "thoughts",
        Phrase("Thoughts and questions", "Мысли и вопросы"),
        Phrase("what they ask themselves", "о чём думает"),
        "cyan",
    ),
    LaneKind(
        "emotions",
        Phrase("Emotions", "Эмоции"),
        Phrase("what they feel", "что чувствует"),
        "violet",
        Drawing.CURVE,
        ("level",),
        Reads.EMOTION,
    ),
    LaneKind(
        "barriers",
        Phrase("Pains and barriers", "Боли и барьеры"),
        Phrase("what stops them", "что мешает"),
        "red",
        fields=("weight",),
        reads=Reads.BARRIERS,
    ),
    LaneKind(
        "score",
        Phrase("Score", "Оценка"),
        Phrase("from 1 to 5", "от 1 до 5"),
        "amber",
        Drawing.MARKS,
        ("value",),
        Reads.IMPORTANCE,
    ),
    LaneKind(
        "recommendations",
        Phrase("Recommendations", "Рекомендации"),
        Phrase("what we do", "что делаем мы"),
        "red",
        fields=("urgent", "owner", "due", "status", "effect", "effort", "horizon"),
        reads=Reads.RECOMMENDATIONS,
    ),
    LaneKind(
        "kpi",
        Phrase("KPI", "KPI"),
        Phrase("how we measure it", "чем измеряем"),
        "indigo",
        fields=("unit", "current", "target"),
        reads=Reads.FIGURES,
    ),
    LaneKind(
        "tools",
        Phrase("Tools", "Инструменты"),
        Phrase("what we use", "чем пользуемся"),
        "olive",
    ),
    LaneKind(
        "owner",
        Phrase("Responsible", "Ответственный"),
        Phrase("who answers for it", "кто отвечает"),
        "slate",
        Drawing.CHIPS,
        wears_icon=True,
    ),
    LaneKind(
        "motivation",
        Phrase("Motivation", "Мотивация"),
        Phrase("what drives them", "что движет"),
        "plum",
        fields=("motive",),
    ),
    LaneKind(
        "quotes",
        Phrase("Quotes", "Цитаты"),
        Phrase("in their own words", "своими словами"),
        "sand",
        fields=("attribution",),
        wears_icon=True,
        has_gaps=True,
    ),
    LaneKind(
        "pictures",
        Phrase("Pictures", "Изображения"),
        Phrase("what it looks like", "как это выглядит"),
        "slate",
        Drawing.PICTURES,
        ("picture",),
        has_gaps=True,
    ),
    LaneKind(
        "frontstage",
        Phrase("Frontstage", "Видимые действия"),
        Phrase("what the customer sees", "что видит клиент"),
        "teal",
    ),
    LaneKind(
        "backstage",
        Phrase("Backstage", "Закулисье"),
        Phrase("what stays unseen", "чего клиент не видит"),
        "indigo",
    ),
    LaneKind(
        "support",
        Phrase("Support", "Поддержка"),
        Phrase("what it rests on", "на чём всё держится"),
        "olive",
    ),
    LaneKind(
        "divider",
        Phrase("Line of visibility", "Линия видимости"),
        Phrase("", ""),
        "slate",
        Drawing.RULE,
    ),
    LaneKind(
        FREE_LANE,
        Phrase("Free lane", "Свободная дорожка"),
        Phrase("", ""),
        "slate",
        has_gaps=True,
    ),
)
"""Every lane kind by its key, in the order of PRODUCT's table."""

SCORE_MEANINGS = MappingProxyType(
    {
        "satisfaction": Phrase("satisfaction, 5 is good", "удовлетворённость, 5 — хорошо"),
        "importance": Phrase("importance, 5 is high", "важность, 5 — высокая"),
        "criticality": Phrase("criticality, 5 is urgent", "критичность, 5 — срочно"),
    }
)
"""What a score lane may mean, as its lane name says it."""


def lane_kind(key: str) -> LaneKind:
    """Return the kind named `key`; a kind of a newer program is drawn as a free lane."""
    return LANE_KINDS.get(key) or LANE_KINDS["text"]


def spans_stages(kind: str) -> bool:
    """Whether cards of a lane kind can cover several stages: what is rated belongs to one."""
    return lane_kind(kind).drawing in (Drawing.CARDS, Drawing.CHIPS, Drawing.PICTURES)
