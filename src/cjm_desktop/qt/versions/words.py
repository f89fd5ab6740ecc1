"""What the window says of earlier versions: when, how large, and what was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject

from cjm_desktop.model.errors import Unreadable
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.qt.unreadable import what_remains, why_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cjm_desktop.edit.comparing import Comparison, Counted
    from cjm_desktop.model.errors import FileError
    from cjm_desktop.qt.versions.examining import Examined
    from cjm_desktop.storage.backups import Version
    from cjm_desktop.storage.salvage import Salvage


def _moment(version: Version, *, to_the_second: bool = False) -> str:
    saved = QDateTime.fromMSecsSinceEpoch(round(version.when * 1000))
    return f"{day_of(saved)}, {time_of(saved, to_the_second=to_the_second)}"


class VersionWords(QObject):
    """Sentences that are put together; an object, because plurals go through its `tr`."""

    def moment(self, version: Version, among: Iterable[Version] = ()) -> str:
        """Return when a version was saved: "14 Mar 2026, 09:35"; with seconds where one reads the same."""
        minute = _moment(version)
        others = (other for other in among if other.file != version.file)
        return _moment(version, to_the_second=True) if minute in map(_moment, others) else minute

    def size(self, version: Version) -> str:
        """Return how many bytes a version has: "48 KB"."""
        return QLocale().formattedDataSize(version.size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)

    def of_damage(self, error: FileError, remains: Salvage | None) -> str:
        """Return why a version cannot be opened, and what can be read of one that is damaged."""
        why = why_unreadable(error)
        if not isinstance(error, Unreadable):
            return why
        told = self.tr("Nothing of a map can be read in it.") if remains is None else what_remains(remains)
        return f"{why}\n{told}"

    def title(self, seen: Examined, path: Path | None, among: Iterable[Version] = ()) -> str:
        """Return what the window is called that shows a version of a file."""
        stem = "" if path is None else path.stem
        title = f"{stem}, {seen.version.name or self.moment(seen.version, among)}"
        return title if seen.remains is None else self.tr("{name} (what could be read)").format(name=title)

    def in_short(self, seen: Examined | None) -> str:
        """Return in a few words whether much was changed since; "" of a version nobody has looked into."""
        if seen is None:
            return ""
        if seen.since is None:
            return self.tr("damaged") if isinstance(seen.error, Unreadable) else self.tr("cannot be opened")
        return self._difference(seen.since)

    def since_then(self, found: Comparison) -> str:
        """Return what was changed since, such as "Since then: 3 cards added, 1 stage deleted."."""
        if found.is_empty:
            return self.tr("This is how the map is now.")
        return self.tr("Since then: {changes}.").format(changes=self.changes(found))

    def changes(self, found: Comparison) -> str:
        """Return what was changed: "3 cards added, 1 stage deleted"."""
        return ", ".join(self._changes(found))

    def _difference(self, found: Comparison) -> str:
        if found.is_empty:
            return self.tr("as it is now")
        counted = (found.cards, found.stages, found.lanes, found.maps)
        count = sum(one.added + one.changed + one.removed for one in counted)
        if not count:
            return self.tr("little is different")
        return self.tr("%n difference(s)", "", count)

    def _changes(self, found: Comparison) -> Iterator[str]:
        yield from self._of_cards(found.cards)
        yield from self._of_stages(found.stages)
        yield from self._of_lanes(found.lanes)
        yield from self._of_maps(found.maps)
        told = (
            (found.phases, self.tr("phases changed")),
            (found.links, self.tr("links changed")),
            (found.personas, self.tr("personas changed")),
            (found.sources, self.tr("sources changed")),
            (found.properties, self.tr("properties of the map changed")),
            (found.order, self.tr("another order")),
        )
        yield from (words for is_so, words in told if is_so)

    def _of_cards(self, count: Counted) -> Iterator[str]:
        if count.added:
            yield self.tr("%n card(s) added", "", count.added)
        if count.changed:
            yield self.tr("%n card(s) changed", "", count.changed)
        if count.removed:
            yield self.tr("%n card(s) deleted", "", count.removed)

    def _of_stages(self, count: Counted) -> Iterator[str]:
        if count.added:
            yield self.tr("%n stage(s) added", "", count.added)
        if count.changed:
            yield self.tr("%n stage(s) changed", "", count.changed)
        if count.removed:
            yield self.tr("%n stage(s) deleted", "", count.removed)

    def _of_lanes(self, count: Counted) -> Iterator[str]:
        if count.added:
            yield self.tr("%n lane(s) added", "", count.added)
        if count.changed:
            yield self.tr("%n lane(s) changed", "", count.changed)
        if count.removed:
            yield self.tr("%n lane(s) deleted", "", count.removed)

    def _of_maps(self, count: Counted) -> Iterator[str]:
        if count.added:
            yield self.tr("%n map(s) added", "", count.added)
        if count.removed:
            yield self.tr("%n map(s) deleted", "", count.removed)
