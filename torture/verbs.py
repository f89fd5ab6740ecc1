"""Every verb of `edit`, each with arguments by chance: one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit import (
    cards,
    fields,
    frames,
    lanes,
    links,
    maps,
    personas,
    phases,
    sources,
    spans,
    stages,
)
from torture import deeds
from torture.hand import TAGS, Hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document, Map

    Make = Callable[[Hand], object]
    Deed = Callable[[Hand], None]


def _on_map(verb: Callable[..., Map], *makers: Make, **named: Make) -> Deed:
    """Return what edits the shown map, each argument made by chance; "fields" stands for several."""
    return lambda hand: hand.apply(verb, *(make(hand) for make in makers), **_made(hand, named))


def _on_document(verb: Callable[..., Document], *makers: Make, **named: Make) -> Deed:
    """Return what edits the document, each argument made by chance; "fields" stands for several."""
    return lambda hand: hand.apply_to_document(verb, *(make(hand) for make in makers), **_made(hand, named))


def _made(hand: Hand, named: dict[str, Make]) -> dict[str, object]:
    values = {name: make(hand) for name, make in named.items()}
    several = values.pop("fields", {})
    assert isinstance(several, dict)
    return {**several, **values}


def _fields(kind: str) -> Make:
    return lambda hand: hand.fields(kind)


def _shown(hand: Hand) -> str:
    return hand.session.map_id


def _chosen(hand: Hand) -> list[str]:
    return [hand.persona() for _ in range(hand.chance.randint(0, 2))]


CARDS: tuple[Deed, ...] = (
    _on_map(cards.add_card, Hand.stage, Hand.lane, Hand.new, Hand.text),
    _on_map(cards.add_card, Hand.stage, Hand.lane, Hand.new, fields=_fields("card")),
    _on_map(cards.set_text, Hand.card, Hand.text, anew=Hand.coin),
    _on_map(cards.write_card, Hand.card, Hand.text, anew=Hand.coin),
    _on_map(cards.set_fields, Hand.cards, fields=_fields("card")),
    _on_map(cards.remove_cards, Hand.cards),
    _on_map(cards.move_cards, Hand.cards, Hand.stage, Hand.lane, Hand.index),
    _on_map(cards.shift_cards, Hand.cards, Hand.step, Hand.step),
    _on_map(cards.reorder_cards, Hand.cards, Hand.step),
    _on_map(cards.set_level, Hand.stage, Hand.lane, Hand.level, Hand.new, Hand.persona),
    _on_map(cards.set_score, Hand.stage, Hand.lane, Hand.score, Hand.new),
    _on_map(spans.set_span, Hand.card, Hand.index),
    _on_map(spans.lengthen, Hand.cards, Hand.step),
    _on_map(fields.set_spans, Hand.cards, Hand.place),
    _on_map(fields.set_member, Hand.cards, lambda _: "personas", Hand.persona, is_in=Hand.coin),
    _on_map(fields.set_member, Hand.cards, lambda _: "sources", Hand.source, is_in=Hand.coin),
    _on_map(fields.set_shared, Hand.cards, lambda _: "tags", lambda hand: hand.chance.choice(TAGS)),
    *(deeds.move_block, deeds.duplicate_cards, deeds.add_pictures, deeds.set_picture, deeds.paste),
    *(deeds.replace, deeds.enter_line, deeds.preview_and_cancel),
)
STRUCTURE: tuple[Deed, ...] = (
    _on_map(stages.add_stage, Hand.place, Hand.new, Hand.text),
    _on_map(stages.set_stage, Hand.stage, fields=_fields("stage")),
    _on_map(stages.move_stage, Hand.stage, Hand.index),
    _on_map(stages.remove_stage, Hand.stage),
    _on_map(fields.set_figures, Hand.stage, fields=_fields("figures")),
    _on_map(lanes.add_lane, Hand.place, Hand.new, Hand.kind),
    _on_map(lanes.set_lane, Hand.lane, fields=_fields("lane")),
    _on_map(lanes.rename_lane, Hand.lane, Hand.text),
    _on_map(lanes.move_lane, Hand.lane, Hand.index),
    _on_map(lanes.add_card_opening, Hand.stage, Hand.lane, Hand.new, Hand.text),
    _on_map(lanes.remove_lane, Hand.lane),
    _on_map(phases.add_phase, Hand.new, Hand.stages, Hand.text),
    _on_map(phases.set_phase, Hand.phase, title=Hand.text),
    _on_map(phases.extend_phase, Hand.phase, Hand.step, at_start=Hand.coin),
    _on_map(phases.put_stage, Hand.stage, Hand.index, Hand.phase),
    _on_map(phases.remove_phase, Hand.phase),
    _on_map(links.add_link, Hand.new, Hand.stage, Hand.stage, fields=_fields("link")),
    _on_map(links.set_link, Hand.link, fields=_fields("link")),
    _on_map(links.remove_link, Hand.link),
    _on_map(frames.set_map, fields=_fields("map")),
)
DOCUMENT: tuple[Deed, ...] = (
    _on_document(frames.set_document, fields=_fields("document")),
    _on_document(personas.add_persona, Hand.new, Hand.text, on_map=_shown),
    _on_document(personas.set_persona, Hand.persona, fields=_fields("persona")),
    _on_document(personas.set_portrait, Hand.persona, Hand.picture),
    _on_document(personas.duplicate_persona, Hand.persona, Hand.new, Hand.text),
    _on_document(personas.move_persona, Hand.persona, Hand.index),
    _on_document(personas.remove_persona, Hand.persona),
    _on_document(personas.set_map_personas, _shown, _chosen),
    _on_document(sources.add_source, Hand.new, Hand.text),
    _on_document(sources.set_source, Hand.source, fields=_fields("source")),
    _on_document(sources.duplicate_source, Hand.source, Hand.new, Hand.text),
    _on_document(sources.move_source, Hand.source, Hand.index),
    _on_document(sources.remove_source, Hand.source),
    _on_document(maps.rename_map, Hand.map, Hand.text),
    _on_document(maps.move_map, Hand.map, Hand.index),
    _on_document(maps.remove_map, Hand.map),
    *(deeds.add_map, deeds.copy_to_another_map, deeds.show_another_map),
    *(deeds.set_properties, deeds.restore),
)
KINDS_OF_DEEDS, OFTEN = (CARDS, STRUCTURE, DOCUMENT), (6, 3, 2)
"""Most of what a user does is done to cards."""


def do_something(hand: Hand) -> None:
    """Do one deed; most of them change the document, some are refused."""
    (kind,) = hand.chance.choices(KINDS_OF_DEEDS, OFTEN)
    hand.chance.choice(kind)(hand)
