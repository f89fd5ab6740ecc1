"""Edits of phases: pure functions from a map to the next map.

A phase is a run of neighbouring stages, and a stage belongs to one phase at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.records import change, make
from cjm_desktop.edit.stages import move_stage
from cjm_desktop.model.document import Phase
from cjm_desktop.model.errors import NotAllowed, NotFound, Nouns
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import stage_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cjm_desktop.model.document import Map

NO_STAGES = Phrase("A phase needs at least one stage.", "В фазе должен быть хотя бы один этап.")
NO_STAGE_FURTHER = Phrase("There is no stage further that way.", "Дальше в эту сторону этапов нет.")
LAST_OF_PHASE = Phrase(
    "A phase keeps at least one stage; dissolve it instead.",
    "В фазе остаётся хотя бы один этап; фазу можно расформировать.",
)


def phase_of(journey: Map, stage: str) -> Phase | None:
    """Return the phase to which a stage belongs."""
    return next((phase for phase in journey.phases if stage in phase.stages), None)


def phase_by_id(journey: Map, phase: str) -> Phase:
    """Return a phase by id; raises NotFound."""
    for candidate in journey.phases:
        if candidate.id == phase:
            return candidate
    raise NotFound(Nouns.PHASE, phase)


def add_phase(journey: Map, /, phase: str, stages: Iterable[str], title: str = "") -> Map:
    """Group the stages from the first to the last of `stages` into a new phase.

    They leave the phases they were in. Raises NotFound, and NotAllowed without any stage.
    """
    indexes = [stage_index(journey, stage) for stage in stages]
    if not indexes:
        raise NotAllowed(NO_STAGES)
    grouped = tuple(stage.id for stage in journey.stages[min(indexes) : max(indexes) + 1])
    added = make(Phase, id=phase, title=title, stages=grouped)
    return _with_phases(journey, (*_without(journey.phases, grouped), added))


def set_phase(journey: Map, /, phase: str, **fields: Any) -> Map:
    """Set fields of a phase, its title above all; raises NotFound, NotAllowed on a wrong value."""
    old = phase_by_id(journey, phase)
    changed = change(old, **fields)
    if changed is old:
        return journey
    return journey.replaced(phases=tuple(changed if one is old else one for one in journey.phases))


def extend_phase(journey: Map, phase: str, by: int, *, at_start: bool = False) -> Map:
    """Let a phase reach `by` stages further at its end or start, or less far where `by` is negative.

    Stages that it takes over leave their phase. Raises NotFound, and NotAllowed at the edge of the map and
    where nothing would be left of it.
    """
    old = phase_by_id(journey, phase)
    indexes = [stage_index(journey, stage) for stage in old.stages]
    first, last = min(indexes) - (by if at_start else 0), max(indexes) + (0 if at_start else by)
    if first > last:
        raise NotAllowed(LAST_OF_PHASE)
    if first < 0 or last >= len(journey.stages):
        raise NotAllowed(NO_STAGE_FURTHER)
    covered = tuple(stage.id for stage in journey.stages[first : last + 1])
    others = _without(tuple(one for one in journey.phases if one is not old), covered)
    changed = change(old, stages=covered)
    return _with_phases(journey, (*others, changed))


def put_stage(journey: Map, stage: str, index: int, phase: str | None) -> Map:
    """Move a stage so that it stands at `index` afterwards, as a member of a phase or of none.

    Inside another phase it joins that, at a place where its own does not reach it belongs to none. Raises
    NotFound.
    """
    moved = move_stage(journey, stage, index)
    own = phase_of(moved, stage)
    if phase == (None if own is None else own.id):
        return moved
    order = [one.id for one in moved.stages]
    at = order.index(stage)
    beside = {*order[max(0, at - 1) : at], *order[at + 1 : at + 2]}
    wanted = None if phase is None else phase_by_id(moved, phase)
    phases = _without(moved.phases, (stage,)) if own is None or _ends_with(own, stage) else moved.phases
    if wanted is not None and beside.intersection(wanted.stages):
        members = {*wanted.stages, stage}
        joined = change(wanted, stages=tuple(one for one in order if one in members))
        phases = tuple(joined if one.id == phase else one for one in phases)
    return _with_phases(moved, phases)


def _ends_with(phase: Phase, stage: str) -> bool:
    """Whether a stage is the first or last of a phase, which without it is still in one piece."""
    return stage in (phase.stages[0], phase.stages[-1])


def remove_phase(journey: Map, phase: str) -> Map:
    """Dissolve a phase; its stages stay. Raises NotFound."""
    old = phase_by_id(journey, phase)
    return journey.replaced(phases=tuple(one for one in journey.phases if one is not old))


def _without(phases: tuple[Phase, ...], stages: Collection[str]) -> tuple[Phase, ...]:
    """Return the phases without some stages; one that is cut in two keeps its first part."""
    kept = []
    for phase in phases:
        if any(stage in stages for stage in phase.stages):
            rest = _first_run(phase.stages, stages)
            if rest:
                kept.append(change(phase, stages=rest))
        else:
            kept.append(phase)
    return tuple(kept)


def _first_run(members: tuple[str, ...], taken: Collection[str]) -> tuple[str, ...]:
    run: list[str] = []
    for member in members:
        if member not in taken:
            run.append(member)
        elif run:
            break
    return tuple(run)


def _with_phases(journey: Map, phases: Iterable[Phase]) -> Map:
    """Return the map with phases in the order of their stages, which is that of the file."""
    order = {stage.id: index for index, stage in enumerate(journey.stages)}

    def first(phase: Phase) -> int:
        return min((order[stage] for stage in phase.stages), default=0)

    ordered = tuple(sorted(phases, key=first))
    return journey if ordered == journey.phases else journey.replaced(phases=ordered)
