"""Codes of cells as they stand on paper: of stickers printed before a stage moved, what they meant then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.note_lines import parse_line
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_title, stage_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.edit.note_lines import Code
    from cjm_desktop.edit.notes import Note
    from cjm_desktop.model.document import Lane, Map

NO_STAGES = Phrase("The map has no stages.", "На карте нет этапов.")
NO_LANES = Phrase("The map has no lanes.", "На карте нет дорожек.")


class WallCodes:
    """Which cell of a map a code means: that of the stickers that bear it, else the one it names now."""

    def __init__(self, journey: Map, printed: Iterable[Note]) -> None:
        taking = [index for index, lane in enumerate(journey.lanes) if lane_kind(lane.kind).takes_cards]
        self._journey = journey
        self._columns = {stage.id: index for index, stage in enumerate(journey.stages)}
        self._rows = {journey.lanes[index].id: index for index in taking}
        self._stages = {stage_letters(index): stage.id for index, stage in enumerate(journey.stages)}
        self._lanes = {number: journey.lanes[index].id for number, index in enumerate(taking, 1)}
        self._count = len(taking)
        self._follow(printed)

    def place(self, code: Code) -> tuple[int, int]:
        """Return the lane and stage of a code by index; raises NotAllowed where there are none such."""
        stage, lane = self._stages.get(code.letters), self._lanes.get(code.number)
        if stage is None:
            raise NotAllowed(self._no_stage(code.letters))
        if lane is None:
            raise NotAllowed(self._no_lane(code.number))
        return self.place_of_ids(lane, stage, str(code))

    def place_of_ids(self, lane: str, stage: str, number: str) -> tuple[int, int]:
        """Return the lane and stage of a sticker by index; raises NotAllowed where they are gone."""
        if lane not in self._rows or stage not in self._columns:
            raise NotAllowed(
                Phrase(
                    f"The stage or lane of {number} was deleted since the stickers were printed.",
                    f"Этап или дорожку {number} удалили после печати стикеров.",
                )
            )
        return self._rows[lane], self._columns[stage]

    def _follow(self, printed: Iterable[Note]) -> None:
        """Take codes as stickers say them, the latest last."""
        frames = {note.number.partition("-")[0]: note for note in printed}
        for code, note in frames.items():
            letters, number, *_ = parse_line(code).code
            self._stages[letters] = note.stage
            self._lanes[number] = note.lane

    def _no_stage(self, letters: str) -> Phrase:
        if not self._journey.stages:
            return NO_STAGES
        last = stage_letters(len(self._journey.stages) - 1)
        return Phrase(
            f"There is no stage {letters}: the last one is {last}.",
            f"Этапа {letters} нет: последний — {last}.",
        )

    def _no_lane(self, number: int) -> Phrase:
        if not self._count:
            return NO_LANES
        return Phrase(
            f"There is no lane {number}: the last one is {self._count}.",
            f"Дорожки {number} нет: последняя — {self._count}.",
        )


def require_open(lane: Lane) -> None:
    """Raise NotAllowed for a lane that is hidden or collapsed: nobody would see what happens there."""
    if lane.hidden:
        raise NotAllowed(_closed(lane, Phrase("is hidden", "скрыта"), Phrase("show", "покажите")))
    if lane.collapsed:
        raise NotAllowed(_closed(lane, Phrase("is collapsed", "свёрнута"), Phrase("open", "раскройте")))


def _closed(lane: Lane, how: Phrase, way_out: Phrase) -> Phrase:
    en, ru = (" ".join(lane_title(lane, language).split()) for language in ("en", "ru"))
    return Phrase(
        f"The lane “{en}” {how.en}; {way_out.en} it first.",
        f"Дорожка «{ru}» {how.ru}; сначала {way_out.ru} её.",
    )
