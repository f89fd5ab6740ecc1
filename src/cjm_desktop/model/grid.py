"""The cards of a map as an immutable grid: rows are lanes, columns are stages.

Rows and columns stand in the order of the map's lanes and stages. A change makes the next grid and
shares every row and cell it did not touch, so that "what has changed" is a comparison by identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast, final

from pydantic_core import core_schema

from cjm_desktop.model.card import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import GetCoreSchemaHandler

Cell = tuple[Card, ...]
"""The cards of one cell, in their order."""

EMPTY_CELL: Cell = ()


class Place(NamedTuple):
    """Where a card stands: indexes of its lane, its stage, and its place in the cell."""

    lane: int
    stage: int
    position: int


@final
class Row:
    """The cells of one lane; immutable, with an index of its cards made when first asked for."""

    __slots__ = ("_places", "cells")

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells: tuple[Cell, ...] = tuple(cells)
        self._places: dict[str, tuple[int, int]] | None = None

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """Card id -> (stage index, place in the cell)."""
        if self._places is None:
            self._places = {
                card.id: (stage, position)
                for stage, cell in enumerate(self.cells)
                for position, card in enumerate(cell)
            }
        return self._places

    def with_cell(self, stage: int, cell: Cell) -> Row:
        """Return the row with one cell replaced."""
        return Row((*self.cells[:stage], cell, *self.cells[stage + 1 :]))


@final
class Grid:
    """All cards of a map, by lane and stage."""

    __slots__ = ("rows",)

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows: tuple[Row, ...] = tuple(rows)

    @classmethod
    def empty(cls, lanes: int, stages: int) -> Grid:
        """Return a grid without cards."""
        return cls(Row((EMPTY_CELL,) * stages) for _ in range(lanes))

    @classmethod
    def of(cls, cards: Iterable[Card], stages: Sequence[str], lanes: Sequence[str]) -> Grid:
        """Sort `cards` into cells by their stage and lane ids; raises ValueError on an unknown one."""
        columns = {identifier: index for index, identifier in enumerate(stages)}
        rows: dict[str, list[list[Card]]] = {lane: [[] for _ in stages] for lane in lanes}
        for card in cards:
            if card.stage not in columns or card.lane not in rows:
                message = f"card {card.id} stands in a stage or lane that is not there"
                raise ValueError(message)
            rows[card.lane][columns[card.stage]].append(card)
        return cls(Row(map(tuple, cells)) for cells in rows.values())

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
        """Return where the card stands, or None; costs one look-up a lane."""
        for lane, row in enumerate(self.rows):
            found = row.places.get(card)
            if found is not None:
                return Place(lane, *found)
        return None

    def card(self, identifier: str) -> Card | None:
        """Return the card with this id, or None."""
        place = self.place_of(identifier)
        return None if place is None else self.cell(place.lane, place.stage)[place.position]

    def with_cell(self, lane: int, stage: int, cell: Cell) -> Grid:
        """Return the grid with one cell replaced."""
        row = self.rows[lane].with_cell(stage, cell)
        return Grid((*self.rows[:lane], row, *self.rows[lane + 1 :]))

    def with_lanes(self, order: Sequence[int | None], stages: int) -> Grid:
        """Return the grid with its rows picked by index; None makes an empty row of `stages` cells."""
        return Grid(Row((EMPTY_CELL,) * stages) if index is None else self.rows[index] for index in order)

    def with_stages(self, order: Sequence[int | None]) -> Grid:
        """Return the grid with its columns picked by index; None makes an empty column."""
        return Grid(
            Row(EMPTY_CELL if index is None else row.cells[index] for index in order) for row in self.rows
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read from and write to the flat list of cards of the file format."""
        cards = handler.generate_schema(tuple[Card, ...])
        read = core_schema.with_info_after_validator_function(_sort_into_cells, cards)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.plain_serializer_function_ser_schema(tuple, return_schema=cards),
        )


def _sort_into_cells(cards: tuple[Card, ...], info: core_schema.ValidationInfo[Any]) -> Grid:
    # Stages and lanes are declared before the cards and so already validated; when one of them was
    # refused, that is the error to report, not the cards that refer to it.
    data = info.data
    if "stages" not in data or "lanes" not in data:
        return Grid(())
    stages = cast("tuple[Any, ...]", data["stages"])
    lanes = cast("tuple[Any, ...]", data["lanes"])
    return Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes])
