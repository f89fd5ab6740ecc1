"""The cards of a map as an immutable grid: rows are lanes, columns are stages.

Rows and columns stand in the order of the map's lanes and stages. A change makes the next grid and
shares every row and cell it did not touch, so that "what has changed" is a comparison by identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple, final

from msgspec import Meta

from cjm_desktop.model.card import Card
from cjm_desktop.model.limits import MOST_CARDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Cell = tuple[Card, ...]
"""The cards of one cell, in their order."""

EMPTY_CELL: Cell = ()


def common_ends(before: Cell, after: Cell) -> tuple[int, int]:
    """Return how many of the very same cards two versions of a cell begin with, and end with.

    Who types into a cell of thousands changes one card; what lies between the ends is what is worth a look.
    """
    shorter = min(len(before), len(after))
    first = next((at for at in range(shorter) if before[at] is not after[at]), shorter)
    most = shorter - first
    return first, next((at for at in range(most) if before[-1 - at] is not after[-1 - at]), most)


class Place(NamedTuple):
    """Where a card stands: indexes of its lane, its stage, and its place in the cell."""

    lane: int
    stage: int
    position: int


class NoSuchPlace(ValueError):
    """A card names a stage, or else a lane, that its map does not have."""

    def __init__(self, card: Card, stage_is_known: bool) -> None:
        super().__init__(f"card {card.id} stands in a stage or lane that is not there")
        self.card = card
        self.stage_is_known = stage_is_known


@final
class Row:
    """The cells of one lane; immutable."""

    __slots__ = ("cells",)

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells: tuple[Cell, ...] = tuple(cells)

    def with_cell(self, stage: int, cell: Cell) -> Row:
        """Return the row with one cell replaced."""
        return Row((*self.cells[:stage], cell, *self.cells[stage + 1 :]))


_Spot = tuple[int, int]
_SPOTS_KEPT = 8
_MANY = 1_000
"""Cards from which on it is quicker to go through all there are than to look each of them up."""


class _Directory:
    """Where each card has been, latest first, shared by a grid and all that were made from it.

    Entries are hints, true for some of those grids and checked in the one that asks; but a card that has
    none stands in none of them. So a step of the history keeps no index of its own, and a gesture that
    tries one place after the other from the same base finds the card in both. Cards that went are
    remembered as long as the history that holds them.
    """

    __slots__ = ("_is_begun", "_there", "seen")

    def __init__(self) -> None:
        self.seen: dict[str, tuple[_Spot, ...]] = {}
        self._is_begun = False
        self._there: tuple[tuple[Row, ...] | None, frozenset[str]] = (None, frozenset())
        """The rows that were looked through last, and all cards in them; another thread may look."""

    def note(self, lane: int, stage: int, cell: Cell) -> None:
        """Remember the cards of a cell."""
        if not cell:
            return
        spot, cards = (lane, stage), [card.id for card in cell]
        if self.seen.keys().isdisjoint(cards):
            # Of a map that is opened all are new: together they are remembered three times as fast.
            self.seen.update(dict.fromkeys(cards, (spot,)))
            return
        for card in cards:
            self.put_first(card, spot)

    def put_first(self, card: str, spot: _Spot) -> None:
        """Remember a place of a card as the latest."""
        spots = self.seen.get(card, ())
        if not spots or spots[0] != spot:
            rest = tuple(other for other in spots if other != spot)
            self.seen[card] = (spot, *rest[: _SPOTS_KEPT - 1])

    def begin(self, rows: tuple[Row, ...]) -> None:
        """Remember all cards of the first grid, before another is made of it or a card is asked for."""
        if not self._is_begun:
            self.survey(rows)
            self._is_begun = True

    def survey(self, rows: tuple[Row, ...]) -> None:
        """Remember all cards of a grid."""
        for lane, row in enumerate(rows):
            for stage, cell in enumerate(row.cells):
                self.note(lane, stage, cell)

    def look_around(self, card: str, rows: tuple[Row, ...]) -> None:
        """Remember the cards of the lane and the stage a card was in: those that are moved take it along."""
        lane, stage = self.seen[card][0]
        for number, row in enumerate(rows):
            if number == lane:
                for column, cell in enumerate(row.cells):
                    self.note(number, column, cell)
            elif stage < len(row.cells):
                self.note(number, stage, row.cells[stage])

    def lacks(self, card: str, rows: tuple[Row, ...]) -> bool:
        """Whether a card stands nowhere in a grid; of the next cards of that grid it is known."""
        looked_through, there = self._there
        if looked_through is not rows:
            there = frozenset(one.id for row in rows for cell in row.cells for one in cell)
            self._there = rows, there
        return card not in there


@final
class Grid:
    """All cards of a map, by lane and stage."""

    __slots__ = ("_directory", "rows")

    def __init__(self, rows: Iterable[Row], directory: _Directory | None = None) -> None:
        self.rows: tuple[Row, ...] = tuple(rows)
        self._directory = directory or _Directory()

    @classmethod
    def empty(cls, lanes: int, stages: int) -> Grid:
        """Return a grid without cards."""
        return cls(Row((EMPTY_CELL,) * stages) for _ in range(lanes))

    @classmethod
    def of(cls, cards: Iterable[Card], stages: Sequence[str], lanes: Sequence[str]) -> Grid:
        """Sort `cards` into cells by their stage and lane ids; raises NoSuchPlace on an unknown one."""
        columns = {identifier: index for index, identifier in enumerate(stages)}
        filled: dict[str, dict[int, list[Card]]] = {lane: {} for lane in lanes}
        for card in cards:
            try:
                filled[card.lane].setdefault(columns[card.stage], []).append(card)
            except KeyError:
                raise NoSuchPlace(card, card.stage in columns) from None
        # As wide as there are stages, also where two have one id: a file is read so far before that is told.
        return cls(_row(cells, len(stages)) for cells in filled.values())

    def __iter__(self) -> Iterator[Card]:
        """All cards in the order of the file: by lane, by stage, by place."""
        return (card for row in self.rows for cell in row.cells for card in cell)

    def __len__(self) -> int:
        return sum(len(cell) for row in self.rows for cell in row.cells)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Grid):
            return NotImplemented
        if self.rows is other.rows:
            return True
        return len(self.rows) == len(other.rows) and all(
            mine is theirs or mine.cells == theirs.cells
            for mine, theirs in zip(self.rows, other.rows, strict=True)
        )

    def __hash__(self) -> int:
        return hash(tuple(row.cells for row in self.rows))

    def __repr__(self) -> str:
        return f"<Grid of {len(self.rows)} lanes, {len(self)} cards>"

    def cell(self, lane: int, stage: int) -> Cell:
        """Return the cards of one cell by indexes."""
        return self.rows[lane].cells[stage]

    def place_of(self, card: str) -> Place | None:
        """Return where the card stands, or None; costs no more than its cell is long."""
        directory, rows = self._directory, self.rows
        directory.begin(rows)
        spots = directory.seen.get(card)
        if spots is None:
            return None
        lane, stage = spots[0]
        if lane < len(rows) and stage < len(rows[lane].cells):
            for position, candidate in enumerate(rows[lane].cells[stage]):
                if candidate.id == card:
                    return Place(lane, stage, position)
        return self._place_elsewhere(card)

    def _place_elsewhere(self, card: str) -> Place | None:
        """Return where a card stands that is not where it was last."""
        directory, rows = self._directory, self.rows
        place = self._known_place(card)
        if place is None:
            if directory.lacks(card, rows):
                return None
            directory.look_around(card, rows)
            place = self._known_place(card)
        if place is None:
            directory.survey(rows)
            place = self._known_place(card)
        if place is not None:
            directory.put_first(card, place[:2])
        return place

    def _known_place(self, card: str) -> Place | None:
        """Return the first of the card's known places at which it stands here."""
        for lane, stage in self._directory.seen[card]:
            if lane < len(self.rows) and stage < len(self.rows[lane].cells):
                for position, candidate in enumerate(self.rows[lane].cells[stage]):
                    if candidate.id == card:
                        return Place(lane, stage, position)
        return None

    def card(self, identifier: str) -> Card | None:
        """Return the card with this id, or None."""
        place = self.place_of(identifier)
        return None if place is None else self.cell(place.lane, place.stage)[place.position]

    def found(self, identifiers: Collection[str]) -> list[Card]:
        """Return those of the cards that are there, in the order asked for; many in one pass over all."""
        if len(identifiers) < _MANY:
            found = map(self.card, identifiers)
        else:
            found = map({card.id: card for card in self}.get, identifiers)
        return [card for card in found if card is not None]

    def with_cell(self, lane: int, stage: int, cell: Cell) -> Grid:
        """Return the grid with one cell replaced."""
        row = self.rows[lane].with_cell(stage, cell)
        self._directory.begin(self.rows)
        self._directory.note(lane, stage, _other(self.rows[lane].cells[stage], cell))
        return Grid((*self.rows[:lane], row, *self.rows[lane + 1 :]), self._directory)

    def with_cells(self, cells: Mapping[tuple[int, int], Cell]) -> Grid:
        """Return the grid with many cells replaced, by lane and stage; each row touched is copied once."""
        if not cells:
            return self
        self._directory.begin(self.rows)
        touched: dict[int, list[Cell]] = {}
        for (lane, stage), cell in cells.items():
            touched.setdefault(lane, list(self.rows[lane].cells))[stage] = cell
            self._directory.note(lane, stage, _other(self.rows[lane].cells[stage], cell))
        rows = (Row(touched[index]) if index in touched else row for index, row in enumerate(self.rows))
        return Grid(rows, self._directory)

    def with_lanes(self, order: Sequence[int | None], stages: int) -> Grid:
        """Return the grid with its rows picked by index; None makes an empty row of `stages` cells."""
        self._directory.begin(self.rows)
        empty = (EMPTY_CELL,) * stages
        return Grid((Row(empty) if index is None else self.rows[index] for index in order), self._directory)

    def with_stages(self, order: Sequence[int | None]) -> Grid:
        """Return the grid with its columns picked by index; None makes an empty column."""
        self._directory.begin(self.rows)
        rows = (
            Row(EMPTY_CELL if index is None else row.cells[index] for index in order) for row in self.rows
        )
        return Grid(rows, self._directory)


def _other(before: Cell, cell: Cell) -> Cell:
    """Return the cards of a cell that may not have stood in it before; of a small one simply all."""
    if len(cell) < _MANY:
        return cell
    first, last = common_ends(before, cell)
    return cell[first : len(cell) - last]


def _row(cells: Mapping[int, Iterable[Card]], width: int) -> Row:
    row = [EMPTY_CELL] * width
    for column, cards in cells.items():
        row[column] = tuple(cards)
    return Row(row)


NO_CARDS = Grid(())
"""Stands for the grid of a map of which no cards were said."""

if TYPE_CHECKING:
    Cards = Grid
else:
    Cards = Annotated[tuple[Card, ...], Meta(max_length=MOST_CARDS)]
    """A map's cards: a list in the file, a grid in the map."""
