"""Edits of cards: pure functions from a map to the next map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.levels import curves_of, with_levels_kept
from cjm_desktop.edit.records import change, make
from cjm_desktop.edit.selection import is_reachable
from cjm_desktop.model.card import Card
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import COMMON, card_of, lane_index, place_of, stage_index, whose_level
from cjm_desktop.model.record import defaults_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Cell, Grid

NO_CARDS_ON_A_LINE = Phrase("A dividing line holds no cards.", "На разделительной линии карточек не бывает.")
ONLY_A_SCORE = Phrase("A score cell takes a number from 1 to 5.", "В ячейке оценки стоит число от 1 до 5.")
SCORE_IS_TAKEN = Phrase("That cell already has a score.", "В этой ячейке уже стоит оценка.")
NOT_A_SCORE_LANE = Phrase(
    "Only cells of a score lane take a score.", "Оценку ставят только в дорожке оценки."
)
NOT_AN_EMOTION_LANE = Phrase(
    "This map has no emotions lane for a level.", "На карте нет дорожки эмоций для уровня."
)
LEVEL_ALONE = Phrase(
    "A level without words cannot be duplicated: at a stage each persona has one.",
    "Уровень без слов не дублируется: на этапе у каждой персоны он один.",
)
NO_FURTHER = Phrase("There is no cell further that way.", "Дальше в эту сторону ячеек нет.")


def add_card(
    journey: Map,
    /,
    stage: str,
    lane: str,
    card: str,
    text: str = "",
    position: int | None = None,
    **fields: Any,
) -> Map:
    """Put a new card into a cell, at its end or at `position`; raises NotFound, NotAllowed."""
    row, column = lane_index(journey, lane), stage_index(journey, stage)
    added = make(Card, id=card, stage=stage, lane=lane, text=text, **fields)
    cell = journey.cards.cell(row, column)
    _require_room(journey, row, cell, (added,))
    return _with_cell(journey, row, column, _inserted(cell, (added,), position))


def set_text(journey: Map, card: str, text: str, *, anew: bool = False) -> Map:
    """Give a card its text; raises NotFound, and NotAllowed in a score lane or past the longest text.

    A channel that is named `anew` is another one, so that it loses the icon of the one before.
    """
    row = place_of(journey, card).lane
    drawing = _drawing(journey, row)
    if drawing is Drawing.MARKS:
        raise NotAllowed(ONLY_A_SCORE)
    if anew and drawing is Drawing.CHIPS and text != card_of(journey, card).text:
        return set_fields(journey, (card,), text=text, channel=None)
    return set_fields(journey, (card,), text=text)


def write_card(journey: Map, card: str, text: str, *, anew: bool = False) -> Map:
    """Give a card its final text; a card that by this says nothing at all any more is taken away.

    What was typed loses the blanks and blank lines around it; a text that was left alone stays as it is.
    """
    if text != card_of(journey, card).text:
        text = text.strip()
    return _without_silent(journey, set_text(journey, card, text, anew=anew), card)


def set_fields(journey: Map, /, cards: Iterable[str], **fields: Any) -> Map:
    """Set fields of several cards; raises NotFound, NotAllowed on a wrong value."""
    filled: dict[tuple[int, int], list[Card]] = {}
    values: dict[str, Any] = {}
    for identifier in cards:
        row, column, position = place_of(journey, identifier)
        card = journey.cards.cell(row, column)[position]
        # What one card may say may all of them: values are checked once.
        values = values or _checked(card, fields)
        says_so = all(getattr(card, name) == value for name, value in values.items())
        changed = card if says_so else card.replaced(**values)
        if changed.value is None and _drawing(journey, row) is Drawing.MARKS:
            raise NotAllowed(ONLY_A_SCORE)
        if changed is not card:
            filled.setdefault((row, column), list(journey.cards.cell(row, column)))[position] = changed
    return _with_grid(journey, journey.cards.with_cells({spot: tuple(cell) for spot, cell in filled.items()}))


def _checked(card: Card, fields: Mapping[str, Any]) -> dict[str, Any]:
    changed = change(card, **fields)
    return {name: getattr(changed, name) for name in fields}


def remove_cards(journey: Map, cards: Iterable[str]) -> Map:
    """Take cards out of the map; raises NotFound."""
    return _with_grid(journey, _without(journey, cards)[0])


def move_cards(journey: Map, cards: Sequence[str], stage: str, lane: str, position: int | None = None) -> Map:
    """Move cards into one cell, in the order of the map; raises NotFound, NotAllowed.

    `position` counts the cards of the target cell as it stands before the move. Words that come to a level
    of the same persona leave theirs at its stage.
    """
    row, column = lane_index(journey, lane), stage_index(journey, stage)
    target = journey.cards.cell(row, column)
    if position is not None:
        position -= sum(card.id in cards for card in target[:position])
    grid, lifted = _without(journey, cards)
    cell = grid.cell(row, column)
    _require_room(journey, row, cell, lifted)
    moved = tuple(change(card, stage=stage, lane=lane) for card in lifted)
    filled = _inserted(cell, moved, position)
    if filled == target:
        return journey
    return with_levels_kept(journey, _with_grid(journey, grid.with_cell(row, column, filled)), cards)


def shift_cards(journey: Map, cards: Sequence[str], stages: int, lanes: int) -> Map:
    """Move each card by so many stages and lanes; up and down first among the cards of its own cell.

    Dividers are passed over, lanes that are hidden or collapsed, and scores, which are no place for a text.
    Raises NotFound, and NotAllowed when one of them would leave the map.
    """
    groups = _by_cell(journey, cards)
    if lanes and len(groups) == 1 and _has_room_to(journey, groups[0], lanes):
        return reorder_cards(journey, groups[0], lanes)
    # A cell is entered at the end that lies on the way.
    return _shifted(journey, groups, stages, lanes, [0 if lanes > 0 else None] * len(groups))


def move_block(
    journey: Map, cards: Sequence[str], held: str, stage: str, lane: str, position: int | None = None
) -> Map:
    """Move cards so that `held` comes into a cell and the others keep their places to it.

    All cards of the cell of `held` go to `position`, which counts the target as it stands before the move;
    the others go to the end of their cells. Raises NotFound, and NotAllowed when one of them would leave the
    map or come where it cannot be.
    """
    groups = _by_cell(journey, cards)
    leading = next(index for index, group in enumerate(groups) if held in group)
    row, column = lane_index(journey, lane), stage_index(journey, stage)
    place = place_of(journey, held)
    if len(groups) == 1 or (row, column) == (place.lane, place.stage):
        return move_cards(journey, groups[leading], stage, lane, position)
    _require_room(journey, row, (), [card_of(journey, card) for card in groups[leading]])
    taking = _lanes_taking(journey, place.lane, row)
    if not {row, place.lane}.issubset(taking):
        raise NotAllowed(NO_FURTHER)
    lanes = taking.index(row) - taking.index(place.lane)
    positions: list[int | None] = [None] * len(groups)
    if position is not None:
        gone = set(cards)
        passed = journey.cards.cell(row, column)[:position]
        positions[leading] = sum(card.id not in gone for card in passed)
    return _shifted(journey, groups, column - place.stage, lanes, positions)


def lands_in(
    journey: Map, cells: Collection[tuple[int, int]], held: tuple[int, int], target: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return where cards of cells (lane, stage) come to when those of the `held` one come to the target.

    It says so at once, however many cards there are; `move_block` may still find no room for one of them.
    Raises NotAllowed when one would leave the map.
    """
    taking = _lanes_taking(journey, held[0], target[0])
    if not {held[0], target[0]}.issubset(taking):
        raise NotAllowed(NO_FURTHER)
    lanes, stages = taking.index(target[0]) - taking.index(held[0]), target[1] - held[1]
    rows = {row: _lane_further(journey, row, lanes) for row in {row for row, _ in cells}}
    landed = [(rows[row], column + stages) for row, column in cells]
    if any(row is None or not 0 <= column < len(journey.stages) for row, column in landed):
        raise NotAllowed(NO_FURTHER)
    return [(row, column) for row, column in landed if row is not None]


def _shifted(
    journey: Map, groups: Sequence[Sequence[str]], stages: int, lanes: int, positions: Sequence[int | None]
) -> Map:
    """Move the cards of each cell by so many stages and lanes, to a position in the cell they come to."""
    places = [place_of(journey, group[0]) for group in groups]
    grid, lifted = _without(journey, [card for group in groups for card in group])
    by_id = {card.id: card for card in lifted}
    cells: dict[tuple[int, int], Cell] = {}
    for group, place, position in zip(groups, places, positions, strict=True):
        row, column = _lane_further(journey, place.lane, lanes), place.stage + stages
        if row is None or not 0 <= column < len(journey.stages):
            raise NotAllowed(NO_FURTHER)
        cell = cells.get((row, column), grid.cell(row, column))
        stage, lane = journey.stages[column].id, journey.lanes[row].id
        moved = tuple(change(by_id[card], stage=stage, lane=lane) for card in group)
        _require_room(journey, row, cell, moved)
        cells[row, column] = _inserted(cell, moved, position)
    return with_levels_kept(journey, _with_grid(journey, grid.with_cells(cells)), list(by_id))


def _lane_further(journey: Map, row: int, by: int) -> int | None:
    """Return the lane that lies so many lanes further for a card of a lane; None off the map."""
    if not by:
        return row
    taking = _lanes_taking(journey, row)
    at = taking.index(row) + by if row in taking else -1
    return taking[at] if 0 <= at < len(taking) else None


def _lanes_taking(journey: Map, row: int, target: int | None = None) -> list[int]:
    """Return the lanes that cards of a lane pass through: no scores for what is none, but for the target."""
    scored = _drawing(journey, row) is Drawing.MARKS
    reachable = (index for index, lane in enumerate(journey.lanes) if is_reachable(lane))
    return [i for i in reachable if scored or i == target or _drawing(journey, i) is not Drawing.MARKS]


def reorder_cards(journey: Map, cards: Sequence[str], by: int) -> Map:
    """Move cards of one cell up or down within it; raises NotFound, NotAllowed at its edge."""
    place = place_of(journey, cards[0])
    cell = journey.cards.cell(place.lane, place.stage)
    taken = [index for index, card in enumerate(cell) if card.id in cards]
    target = taken[0] + by if by < 0 else taken[-1] + by + 1
    if not 0 <= target <= len(cell):
        raise NotAllowed(NO_FURTHER)
    return move_cards(journey, cards, cell[0].stage, cell[0].lane, target)


def duplicate_cards(journey: Map, copies: Mapping[str, str]) -> Map:
    """Put a copy of each card right after it; `copies` maps card id -> id of its copy.

    In a lane of emotions the copy has the words alone. Raises NotFound, and NotAllowed for a level without
    words and in a score lane, whose cells hold one value.
    """
    copied = journey
    for original, copy in copies.items():
        place = place_of(copied, original)
        cell = copied.cards.cell(place.lane, place.stage)
        twin = _twin(journey, place.lane, cell[place.position], copy)
        _require_room(copied, place.lane, cell, (twin,))
        copied = _with_cell(copied, place.lane, place.stage, _inserted(cell, (twin,), place.position + 1))
    return copied


def _twin(journey: Map, row: int, card: Card, copy: str) -> Card:
    if card.level is None or _drawing(journey, row) is not Drawing.CURVE:
        return change(card, id=copy)
    if not card.text.strip():
        raise NotAllowed(LEVEL_ALONE)
    return change(card, id=copy, level=None)


def set_level(
    journey: Map, stage: str, lane: str, level: int | None, new_card: str, persona: str | None = None
) -> Map:
    """Set the emotion level of a stage, on its first card or on a new one named `new_card`.

    With a persona it is that of their curve: set on their first card, or on a new card of theirs; with
    COMMON on a card that names nobody. A level None takes it away, and with it a card that said nothing
    else. Raises NotFound, and NotAllowed outside an emotions lane.
    """
    row, column = lane_index(journey, lane), stage_index(journey, stage)
    if _drawing(journey, row) is not Drawing.CURVE:
        raise NotAllowed(NOT_AN_EMOTION_LANE)
    cell = journey.cards.cell(row, column)
    if persona is not None:
        cell = tuple(card for card in cell if persona in whose_level(card.personas))
    if cell:
        rated = next((card for card in cell if card.level is not None), cell[0])
        left = set_fields(journey, (rated.id,), level=level)
        # Whose level it was is nothing by itself.
        bare = set_fields(left, (rated.id,), personas=()) if level is None and persona else left
        silent = _without_silent(journey, bare, rated.id)
        return left if silent is bare else silent
    if level is None:
        return journey
    personas = (persona,) if persona else ()
    return add_card(journey, stage, lane, new_card, level=level, personas=personas)


def persona_to_rate(journey: Map, lane: str, card: str | None, along: str | None = None) -> str | None:
    """Return whose level is set in a lane: COMMON, a persona, or None where there is no curve to go by.

    A card of the lane says it itself, without one it is that of `along`, whose curve is gone along. From
    another lane it is that of a persona whom the current card concerns, if they have a curve, or if it
    concerns nobody else of several; else the first curve as it is drawn: the common one before all others.
    """
    current = None if card is None else journey.cards.card(card)
    if current is not None and current.lane == lane:
        return next(iter(current.personas), COMMON)
    if along is not None:
        return along
    curves = curves_of(journey, lane)
    concerned = () if current is None else current.personas
    if len(concerned) == 1 and len(journey.personas) > 1:
        return concerned[0]
    return next((one for one in (*concerned, *curves) if one in curves), None)


def set_score(journey: Map, stage: str, lane: str, value: int | None, new_card: str) -> Map:
    """Set the score of a cell, 1..5, or take it away with None.

    Raises NotFound, NotAllowed outside a score lane.
    """
    row, column = lane_index(journey, lane), stage_index(journey, stage)
    if _drawing(journey, row) is not Drawing.MARKS:
        raise NotAllowed(NOT_A_SCORE_LANE)
    cell = journey.cards.cell(row, column)
    if value is None:
        return remove_cards(journey, [card.id for card in cell])
    if cell:
        return set_fields(journey, (cell[0].id,), value=value)
    return add_card(journey, stage, lane, new_card, value=value)


def _has_room_to(journey: Map, cards: Sequence[str], by: int) -> bool:
    """Whether cards of one cell can move by so many places and still be in it."""
    place = place_of(journey, cards[0])
    cell = journey.cards.cell(place.lane, place.stage)
    taken = [index for index, card in enumerate(cell) if card.id in cards]
    return taken[0] + by >= 0 if by < 0 else taken[-1] + by < len(cell)


def _without_silent(before: Map, journey: Map, card: str) -> Map:
    """Take the card away where the edit left nothing in it but its place."""
    if journey is before:
        return journey
    left = card_of(journey, card)
    says = any(
        getattr(left, name) != default for name, default in defaults_of(Card).items() if name != "text"
    )
    return journey if says or left.text.strip() else remove_cards(journey, (card,))


def _drawing(journey: Map, row: int) -> Drawing:
    return lane_kind(journey.lanes[row].kind).drawing


def _require_room(journey: Map, row: int, cell: Cell, added: Sequence[Card]) -> None:
    """Refuse what the lane cannot hold."""
    drawing = _drawing(journey, row)
    if drawing is Drawing.RULE:
        raise NotAllowed(NO_CARDS_ON_A_LINE)
    if drawing is Drawing.MARKS:
        if any(card.value is None for card in added):
            raise NotAllowed(ONLY_A_SCORE)
        if len(cell) + len(added) > 1:
            raise NotAllowed(SCORE_IS_TAKEN)


def _inserted(cell: Cell, cards: Sequence[Card], position: int | None) -> Cell:
    at = len(cell) if position is None else max(0, min(position, len(cell)))
    return (*cell[:at], *cards, *cell[at:])


def _by_cell(journey: Map, cards: Iterable[str]) -> list[list[str]]:
    """Group card ids by their cell, in the order of the map."""
    groups: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for card in cards:
        place = place_of(journey, card)
        groups.setdefault((place.lane, place.stage), []).append((place.position, card))
    return [[card for _, card in sorted(groups[cell])] for cell in sorted(groups)]


def _without(journey: Map, cards: Iterable[str]) -> tuple[Grid, tuple[Card, ...]]:
    """Return the grid without the cards, and the cards in the order of the map."""
    lifted: list[Card] = []
    left: dict[tuple[int, int], Cell] = {}
    for group in _by_cell(journey, cards):
        row, column, _ = place_of(journey, group[0])
        cell, gone = journey.cards.cell(row, column), set(group)
        lifted.extend(card for card in cell if card.id in gone)
        left[row, column] = tuple(card for card in cell if card.id not in gone)
    return journey.cards.with_cells(left), tuple(lifted)


def _with_cell(journey: Map, row: int, column: int, cell: Cell) -> Map:
    return journey.replaced(cards=journey.cards.with_cell(row, column, cell))


def _with_grid(journey: Map, grid: Grid) -> Map:
    return journey if grid is journey.cards else journey.replaced(cards=grid)
