"""Edits that need more than a verb and its arguments, each by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit import cards, comparing, copies, maps, pictures, properties, replacing, returning
from cjm_desktop.edit.block import copied
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.notes import Notes, all_numbered, frame_of
from cjm_desktop.edit.pasting import carried_out, plan_block, plan_table
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.texts import WHOLE, TextKind, TextPlace, text_fields
from cjm_desktop.storage.file import dumps, loads
from torture.hand import FIELDS, TEXTS, Hand
from torture.samples import PICTURES, small_maps

if TYPE_CHECKING:
    from cjm_desktop.edit.pasting import Plan
    from cjm_desktop.model.record import Record

_MOST_MAPS = 3
"""Maps of a document here: duplicates of duplicates would grow without end."""


def paste(hand: Hand) -> None:
    """Paste what is selected somewhere, in this map or another document's, or a table."""
    try:
        plan = _plan_of_block(hand) if hand.coin() else _plan_of_table(hand)
        if plan is None:
            return
        pasted = carried_out(plan, grow=hand.coin())
        hand.session.preview_document(lambda _: pasted.document)
    except EditError:
        hand.refused += 1
        return
    hand.session.commit(Label.PASTE, pasted.selection)


def _plan_of_block(hand: Hand) -> Plan | None:
    origin = hand.chance.choice((hand.document, *small_maps()))
    of = hand.session.map_id if origin is hand.document else origin.maps[0].id
    block = copied(origin, of, hand.somewhere())
    if block is None:
        return None
    return plan_block(hand.document, hand.session.map_id, block, hand.somewhere())


def _plan_of_table(hand: Hand) -> Plan:
    width, height = hand.chance.randint(1, 4), hand.chance.randint(1, 4)
    table = tuple(tuple(hand.chance.choices(TEXTS, k=width)) for _ in range(height))
    at = hand.somewhere()
    return plan_table(hand.document, hand.session.map_id, table, at, lines_as_cards=hand.coin())


def replace(hand: Hand) -> None:
    """Let some texts of a map and of its document say something else."""
    journey, document = hand.journey, hand.document
    records: list[tuple[TextKind, Record]] = [(TextKind.MAP, journey), (TextKind.DOCUMENT, document)]
    for holder, groups in ((journey, "stages lanes phases links cards"), (document, "personas sources")):
        for group in groups.split():
            records += [(TextKind(group.removesuffix("s")), one) for one in getattr(holder, group)]
    texts = {}
    for kind, record in hand.chance.choices(records, k=3):
        field = hand.chance.choice(text_fields(type(record)))
        value = getattr(record, field)
        if value != ():
            item = hand.chance.randrange(len(value)) if isinstance(value, tuple) else WHOLE
            texts[TextPlace(kind, getattr(record, "id", ""), field, item)] = hand.text()
    hand.apply_to_document(replacing.replace_texts, journey.id, texts)


def enter_line(hand: Hand) -> None:
    """Enter a line that came back from the wall."""
    journey = hand.journey
    wall = returning.Wall(journey, Notes(all_numbered(journey), frame=frame_of(journey)))
    code = f"{hand.chance.choice('ABCDАВ')}{hand.chance.randint(1, 9)}"
    sticker = hand.chance.choice(("", "-1", "-2", "-1 A1", "-1 B2"))
    try:
        entry = wall.read(f"{code}{sticker} {hand.text()}", as_new=hand.coin())
    except EditError:
        hand.refused += 1
        return
    hand.apply(returning.enter, entry)


def set_properties(hand: Hand) -> None:
    """Let a map say something else about itself."""
    shown = properties.properties_of(hand.document, hand.session.map_id)
    said = {**FIELDS["document"], "scenario": TEXTS, "kind": ("as_is", "to_be"), "persona": ("", "Анна")}
    values = {name: getattr(shown, name) for name in properties.Properties.__dataclass_fields__}
    for name in hand.chance.sample(sorted(set(said) & set(values)), 2):
        values[name] = hand.chance.choice(said[name])
    new = properties.Properties(**values)
    hand.apply_to_document(properties.set_properties, hand.session.map_id, new, hand.new())


def restore(hand: Hand) -> None:
    """Put a version of the document in, or another document, read anew from its bytes, as one step."""
    other = hand.chance.choice((hand.document, *small_maps()))
    hand.apply_to_document(lambda document: comparing.sharing(document, loads(dumps(other))))


def move_block(hand: Hand) -> None:
    """Move cards that keep how they stand to each other."""
    chosen = hand.cards()
    position = hand.chance.choice((None, 0, 1))
    hand.apply(cards.move_block, chosen, chosen[0], hand.stage(), hand.lane(), position)


def duplicate_cards(hand: Hand) -> None:
    """Put copies of cards beside them."""
    hand.apply(cards.duplicate_cards, {card: hand.new() for card in hand.cards()})


def add_pictures(hand: Hand) -> None:
    """Put new cards with pictures into a cell."""
    added = {hand.new(): picture for picture in hand.chance.sample(PICTURES, hand.chance.randint(1, 2))}
    hand.apply_to_document(pictures.add_pictures, hand.session.map_id, hand.stage(), hand.lane(), added)


def set_picture(hand: Hand) -> None:
    """Give cards a picture, or take it away."""
    hand.apply_to_document(pictures.set_picture, hand.session.map_id, hand.cards(), hand.picture())


def show_another_map(hand: Hand) -> None:
    """Show another map, or the same."""
    hand.session.switch_map(hand.chance.choice(hand.document.maps).id)


def add_map(hand: Hand) -> None:
    """Add a bare map or a copy of one."""
    verb = hand.chance.choice((maps.add_map, maps.duplicate_map))
    if len(hand.document.maps) < _MOST_MAPS:
        hand.apply_to_document(verb, hand.map(), hand.fresh, title=hand.text())


def copy_to_another_map(hand: Hand) -> None:
    """Copy a stage or a lane from one map to another."""
    verb, group = hand.chance.choice(((copies.copy_lanes, "lanes"), (copies.copy_stages, "stages")))
    hand.apply_to_document(verb, hand.session.map_id, [hand.some(group)], hand.map(), hand.fresh)


def preview_and_cancel(hand: Hand) -> None:
    """Drag cards about, then let it be."""
    shown = hand.session.document
    for _ in range(2):
        try:
            hand.session.preview(cards.move_cards, hand.cards(), hand.stage(), hand.lane())
        except EditError:
            hand.refused += 1
    hand.session.cancel()
    if hand.session.document is not shown:
        message = "a preview that was cancelled has left something"
        raise AssertionError(message)
