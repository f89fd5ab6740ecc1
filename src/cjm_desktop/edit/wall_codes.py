"""Codes of cells as they stand on paper: of stickers printed before a stage moved, what they meant then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.note_lines import parse_line
from cjm_desktop.edit.notes import Frame, frame_of
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_title, stage_letters
from cjm_desktop.model.quote import in_one_line

if TYPE_CHECKING:
    from cjm_desktop.edit.note_lines import Code
    from cjm_desktop.edit.notes import Notes
    from cjm_desktop.model.document import Map

NO_STAGES = Phrase("The map has no stages.", "На карте нет этапов.")
NO_LANES = Phrase("The map has no lanes.", "На карте нет дорожек.")


class WallCodes:
    """Which cell of a map a code means: as it was printed last, else the one it names now.

    What earlier stickers that are still known meant by a code is told, too, where that is another cell.
    """

    def __init__(self, journey: Map, notes: Notes) -> None:
        now = frame_of(journey)
        rows = {lane.id: index for index, lane in enumerate(journey.lanes)}
        self._journey = journey
        self._columns = {stage: index for index, stage in enumerate(now.stages)}
        self._rows = {lane: rows[lane] for lane in now.lanes}
        self._stages_now, self._lanes_now = _by_codes(now)
        self._stages, self._lanes = _by_codes(notes.frame)
        self._earlier_stages: dict[str, str] = {}
        self._earlier_lanes: dict[int, str] = {}
        self._follow(notes)
        self._count = len(now.lanes)

    def place(self, code: Code) -> tuple[int, int]:
        """Return the lane and stage of a code by index; raises NotAllowed where there are none such."""
        stage = self._stages.get(code.letters) or self._stages_now.get(code.letters)
        lane = self._lanes.get(code.number) or self._lanes_now.get(code.number)
        if stage is None:
            raise NotAllowed(self._no_stage(code.letters))
        if lane is None:
            raise NotAllowed(self._no_lane(code.number))
        if stage not in self._columns or lane not in self._rows:
            self._refuse_taken(code)
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

    def doubt(self, code: Code) -> Phrase | None:
        """Return what a code meant on earlier stickers and on the last ones, None if that is the same."""
        stage, lane = self._stages.get(code.letters, ""), self._lanes.get(code.number, "")
        earlier_stage = self._earlier_stages.get(code.letters, stage)
        earlier_lane = self._earlier_lanes.get(code.number, lane)
        if (stage, lane) == (earlier_stage, earlier_lane):
            return None
        stage, lane = stage or self._stages_now[code.letters], lane or self._lanes_now[code.number]
        last, earlier = self._cell(stage, lane), self._cell(earlier_stage or stage, earlier_lane or lane)
        return Phrase(
            f"{code} was printed last for {last.en}, on earlier stickers for {earlier.en}.",
            f"{code} при последней печати — {last.ru}, а на прежних стикерах — {earlier.ru}.",
        )

    def _follow(self, notes: Notes) -> None:
        """Take codes as stickers say them, the latest first; they are those of a printing without a frame."""
        cells = {(one.number.partition("-")[0], one.stage, one.lane): None for one in reversed(notes.printed)}
        has_frame = notes.frame != Frame()
        for code, stage, lane in cells:
            letters, number, *_ = parse_line(code).code
            if not has_frame:
                self._stages.setdefault(letters, stage)
                self._lanes.setdefault(number, lane)
            if self._stages.get(letters, stage) != stage:
                self._earlier_stages.setdefault(letters, stage)
            if self._lanes.get(number, lane) != lane:
                self._earlier_lanes.setdefault(number, lane)

    def _refuse_taken(self, code: Code) -> None:
        """Raise NotAllowed where a code is that of a deleted stage or lane, and of another one now."""
        stage, lane = self._stages_now.get(code.letters), self._lanes_now.get(code.number)
        if stage is None or lane is None:
            return
        now = self._cell(stage, lane)
        raise NotAllowed(
            Phrase(
                f"{code} was printed for a stage or lane that was deleted since; now it is {now.en}. "
                "Print stickers anew, or forget the printed ones.",
                f"{code} при печати — этап или дорожка, которых больше нет; сейчас это {now.ru}. "
                "Напечатайте стикеры заново или забудьте напечатанные.",
            )
        )

    def _cell(self, stage: str, lane: str) -> Phrase:
        """Return the names of a cell."""
        if stage not in self._columns or lane not in self._rows:
            return Phrase("a deleted stage or lane", "удалённый этап или дорожка")
        title = in_one_line(self._journey.stages[self._columns[stage]].title)
        shown = self._journey.lanes[self._rows[lane]]
        en, ru = (in_one_line(lane_title(shown, language)) for language in ("en", "ru"))
        return Phrase(f"“{title or '?'} × {en}”", f"«{title or '?'} × {ru}»")

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


def _by_codes(frame: Frame) -> tuple[dict[str, str], dict[int, str]]:
    """Return stages by their letters and lanes by their numbers."""
    stages = {stage_letters(index): stage for index, stage in enumerate(frame.stages)}
    return stages, dict(enumerate(frame.lanes, 1))
