"""Which stickers are printed of a map, and the number by which each finds its way back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_numbers, stage_letters
from cjm_desktop.model.stickers import PrintedSticker
from cjm_desktop.printing.stickers.spec import StickerOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Map, Stage
    from cjm_desktop.model.grid import Cell
    from cjm_desktop.printing.stickers.spec import StickerSpec


_NO_CARDS = Phrase(
    "none of the chosen lanes and stages has a card", "в выбранных дорожках и этапах нет карточек"
)
_NO_STAGES, _NO_LANES = (
    Phrase("the map has no stages", "на карте нет этапов"),
    Phrase("the map has no lanes", "на карте нет дорожек"),
)
_NO_STAGE_CHOSEN, _NO_LANE_CHOSEN = (
    Phrase("no stage is chosen", "не выбран ни один этап"),
    Phrase("no lane that takes cards is chosen", "не выбрана ни одна дорожка для карточек"),
)


class Sticker(NamedTuple):
    """A sticker to print: of a card, "C3-2" being the second card of cell C3, or a blank one, "C3"."""

    number: str
    lane: Lane
    stage: Stage
    card: Card | None = None


def stickers_of(journey: Map, spec: StickerSpec) -> tuple[Sticker, ...]:
    """Return the stickers that are asked for, in the order of printing.

    A card's number counts all cards of its cell: it is the same whatever else is printed.
    """
    lanes, stages = _lanes(journey, spec), _stages(journey, spec)
    if spec.order is StickerOrder.STAGE:
        places = [(lane, stage) for stage in stages for lane in lanes]
    else:
        places = [(lane, stage) for lane in lanes for stage in stages]
    make = _blank if spec.blank else _of_cards
    numbers, letters = lane_numbers(journey), [stage_letters(stage) for stage in range(len(journey.stages))]
    return tuple(
        sticker
        for lane, stage in places
        for sticker in make(journey, lane, stage, f"{letters[stage]}{numbers[lane]}", spec)
    )


def on_sheets(stickers: tuple[Sticker, ...], room: int, spec: StickerSpec) -> tuple[tuple[Sticker, ...], ...]:
    """Return what lies on each sheet of so many; a lane, or a stage, on sheets of its own where asked for."""
    groups: Iterable[tuple[Sticker, ...]] = (stickers,)
    if spec.is_apart:
        by_lane = spec.order is StickerOrder.LANE
        grouped = groupby(stickers, lambda sticker: (sticker.lane if by_lane else sticker.stage).id)
        groups = (tuple(group) for _, group in grouped)
    return tuple(group[at : at + room] for group in groups for at in range(0, len(group), room))


def require_some(stickers: tuple[Sticker, ...], journey: Map, spec: StickerSpec) -> None:
    """Raise PrintError where there is no sticker to print."""
    if not stickers:
        reason = _NO_CARDS
        if not _stages(journey, spec):
            reason = _NO_STAGE_CHOSEN if journey.stages else _NO_STAGES
        elif not _lanes(journey, spec):
            reason = _NO_LANE_CHOSEN if journey.lanes else _NO_LANES
        raise PrintError(
            Phrase(f"There are no stickers to print: {reason.en}.", f"Печатать нечего: {reason.ru}.")
        )


def printed_of(stickers: tuple[Sticker, ...]) -> tuple[PrintedSticker, ...]:
    """Return what to remember of stickers that were printed; blank ones have nothing to be known by."""
    return tuple(
        PrintedSticker(sticker.number, card.id, card.lane, card.stage, card.text)
        for sticker in stickers
        if (card := sticker.card) is not None
    )


def _lanes(journey: Map, spec: StickerSpec) -> list[int]:
    """Return the lanes that are asked for, by index."""
    return [index for index, lane in enumerate(journey.lanes) if _is_chosen(lane, spec)]


def _stages(journey: Map, spec: StickerSpec) -> list[int]:
    """Return the stages that are asked for, by index."""
    chosen = spec.chosen.stages
    return [index for index, stage in enumerate(journey.stages) if chosen is None or stage.id in chosen]


def _is_chosen(lane: Lane, spec: StickerSpec) -> bool:
    """Whether stickers of a lane are asked for; a hidden one is printed where it is named."""
    if not lane_kind(lane.kind).takes_cards:
        return False
    return not lane.hidden if spec.chosen.lanes is None else lane.id in spec.chosen.lanes


def _blank(journey: Map, lane: int, stage: int, code: str, spec: StickerSpec) -> Iterator[Sticker]:
    for _ in range(spec.blank):
        yield Sticker(code, journey.lanes[lane], journey.stages[stage])


def _of_cards(journey: Map, lane: int, stage: int, code: str, spec: StickerSpec) -> Iterator[Sticker]:
    cell: Cell = journey.cards.cell(lane, stage)
    for count, card in enumerate(cell, 1):
        if _is_card_chosen(journey, card, spec):
            yield Sticker(f"{code}-{count}", journey.lanes[lane], journey.stages[stage], card)


def _is_card_chosen(journey: Map, card: Card, spec: StickerSpec) -> bool:
    """Whether a card is asked for: not one that concerns none but personas that are left out."""
    if spec.cards is not None and card.id not in spec.cards:
        return False
    personas = spec.chosen.personas
    if personas is None or not card.personas:
        return True
    return not frozenset(journey.personas).difference(personas).issuperset(card.personas)
