"""What a map lacks for something that shall come into it, by number and by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_title
from cjm_desktop.model.quote import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_desktop.model.document import Lane, Stage

FREE = "text"
"""The kind of a lane that says nothing of what belongs into it, unless it has a name."""
_MOST_NAMED, _LONGEST_NAME = 4, 30


class Missing(Struct, frozen=True):
    """How many stages and lanes a map lacks, and what those of them are called that have a name."""

    stages: int = 0
    lanes: int = 0
    stage_names: tuple[str, ...] = ()
    lane_names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stages or self.lanes)


NOTHING = Missing()


def missing_of(stages: Sequence[Stage], lanes: Sequence[Lane], language: str) -> Missing:
    """Return that these are missing, by names in the language of the document."""
    named = (lane_title(lane, language) for lane in lanes if lane.title or lane.kind != FREE)
    return Missing(len(stages), len(lanes), _distinct(stage.title for stage in stages), _distinct(named))


def enumerated(names: Sequence[str]) -> str:
    """Return a few names in a row, long ones cut; an ellipsis stands for more of them."""
    short = [
        name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
        for name in names[:_MOST_NAMED]
    ]
    return ", ".join([*short, *(["…"] if len(names) > _MOST_NAMED else [])])


def no_room(missing: Missing, count: int) -> Phrase:
    """Return that so many cards or texts had no place on a map, and for want of which stages and lanes."""
    names = enumerated((*missing.stage_names, *missing.lane_names))
    en, ru = (f" (missing: {names})", f" (нет: {names})") if names else ("", "")
    return Phrase(f"no room on the map for {count}{en}", f"не поместилось: {count}{ru}")


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(in_one_line, names))))
