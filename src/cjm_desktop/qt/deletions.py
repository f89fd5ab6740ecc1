"""What is said once a stage or lane is gone with all that stood in it, a persona or source from all cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.departing import departed, tag_of
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.mentions import cards_naming
from cjm_desktop.model.queries import lane_title, map_name
from cjm_desktop.model.quote import in_one_line

if TYPE_CHECKING:
    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.departing import Departed
    from cjm_desktop.model.document import Map

_OF_CARDS = frozenset({Label.REMOVE_STAGE, Label.REMOVE_LANE, Label.REMOVE_CARDS})


class Deletions(QObject):
    """Sentences on deleted headers; an object, because plurals go through its `tr`."""

    def sentence(self, change: Change, undo_key: str) -> str:
        """Return what a change has deleted and which key brings it back, "" for any other change."""
        if change.cause is not Cause.EDIT or change.label is None:
            return ""
        said = self.of_people(change) or self._of_map(change)
        if said or change.shows_other_map:
            return said and self._with_key(said, undo_key)
        if change.label.label not in _OF_CARDS:
            # At each letter that is typed all cards of a map would be counted otherwise.
            return ""
        before, after = change.before.map(change.map_id), change.after.map(change.map_id)
        count = len(before.cards) - len(after.cards)
        said = ""
        if change.label.label is Label.REMOVE_STAGE:
            said = self._stage(_gone_stage(before, after), count)
            links = len(before.links) - len(after.links)
            if links:
                said = " ".join((said, self.tr("%n link(s) went with it.", "", links)))
        elif change.label.label is Label.REMOVE_LANE:
            said = self._lane(_gone_lane(before, after, change.after.language), count)
        elif change.label.label is Label.REMOVE_CARDS and count > 1:
            return self.tr("%n card(s) deleted. {key} brings them back.", "", count).format(key=undo_key)
        return said and self._with_key(said, undo_key)

    def of_people(self, change: Change) -> str:
        """Return which persona or source is gone and from how many cards, "" for any other change."""
        label = None if change.label is None else change.label.label
        before, after = change.before, change.after
        if label is Label.REMOVE_PERSONA:
            gone = [one for one in before.personas if one not in after.personas]
            return " ".join(self._persona(one.name, departed(before, after, one.id)) for one in gone)
        if label is Label.REMOVE_SOURCE:
            left = [one for one in before.sources if one not in after.sources]
            return "".join(
                self._source(in_one_line(one.title), cards_naming(before, "sources", one.id)) for one in left
            )
        return ""

    def _of_map(self, change: Change) -> str:
        """Return which map is gone with how many cards, "" for any other change."""
        if change.label is None or change.label.label is not Label.REMOVE_MAP:
            return ""
        kept = {journey.id for journey in change.after.maps}
        (gone,) = (journey for journey in change.before.maps if journey.id not in kept)
        title = map_name(change.before, gone)
        return self.tr("Map “{title}” deleted with %n card(s).", "", len(gone.cards)).format(title=title)

    def _with_key(self, said: str, undo_key: str) -> str:
        return " ".join((said, self.tr("{key} brings it back.").format(key=undo_key)))

    def _persona(self, name: str, left: Departed) -> str:
        # A status line has room for little more than a hundred letters, and the way back comes last.
        is_all_said = left.alone == left.cards and bool(tag_of(name))
        said = [self._gone(name, left, with_cards=not is_all_said)]
        if left.levels and left.cards and not is_all_said:
            said.append(self.tr("Taken off %n card(s).", "", left.cards))
        if left.alone and tag_of(name):
            said.append(self.tr("The name stays as a tag on %n card(s).", "", left.alone))
        elif left.alone:
            said.append(self.tr("%n card(s) about nobody else are now about everyone.", "", left.alone))
        return " ".join(said)

    def _gone(self, name: str, left: Departed, *, with_cards: bool) -> str:
        if left.levels:
            with_levels = self.tr("Persona “{name}” deleted with %n emotion level(s).", "", left.levels)
            return with_levels.format(name=name)
        if left.cards and with_cards:
            taken = self.tr("Persona “{name}” deleted, and taken off %n card(s).", "", left.cards)
            return taken.format(name=name)
        return self.tr("Persona “{name}” deleted.").format(name=name)

    def _source(self, title: str, count: int) -> str:
        if not count:
            return self.tr("Source “{title}” deleted.").format(title=title)
        return self.tr("Source “{title}” deleted, and taken off %n card(s).", "", count).format(title=title)

    def _stage(self, title: str, count: int) -> str:
        if not title:
            return self._untitled(count)
        if not count:
            return self.tr("Stage “{title}” deleted.").format(title=title)
        return self.tr("Stage “{title}” deleted with %n card(s).", "", count).format(title=title)

    def _untitled(self, count: int) -> str:
        if not count:
            return self.tr("Stage without a title deleted.")
        return self.tr("Stage without a title deleted with %n card(s).", "", count)

    def _lane(self, title: str, count: int) -> str:
        if not count:
            return self.tr("Lane “{title}” deleted.").format(title=title)
        return self.tr("Lane “{title}” deleted with %n card(s).", "", count).format(title=title)


def _gone_stage(before: Map, after: Map) -> str:
    kept = {stage.id for stage in after.stages}
    return ", ".join(in_one_line(stage.title) for stage in before.stages if stage.id not in kept)


def _gone_lane(before: Map, after: Map, language: str) -> str:
    kept = {lane.id for lane in after.lanes}
    return ", ".join(in_one_line(lane_title(lane, language)) for lane in before.lanes if lane.id not in kept)
