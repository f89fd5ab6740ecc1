"""What is looked for, on the maps of a document that are not shown: how often, and on which of them next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.analysis.search import Found, texts_of

if TYPE_CHECKING:
    from cjm_desktop.analysis.search import Query, Texts
    from cjm_desktop.edit.session import Session


class OtherMaps:
    """Counts the hits that belong to the other maps alone; what belongs to the document all of them share."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[str, Texts] = {}
        self._counts: dict[str, int] = {}

    @property
    def count(self) -> int:
        """How many hits there are on them."""
        return sum(self._counts.values())

    @property
    def is_shown_first(self) -> bool:
        """Whether the shown map is the first of the document: there one begins with what all maps share."""
        return self._session.base.maps[0].id == self._session.map_id

    def look(self, query: Query) -> None:
        """Count anew; a lane by which one narrows the search stands on the shown map alone."""
        self._counts.clear()
        filters = query.filters
        if filters.lane is not None or not (query.text or filters.is_any):
            return
        document, before = self._session.base, self._texts
        others = [journey for journey in document.maps if journey.id != self._session.map_id]
        self._texts = {one.id: texts_of(document, one, filters, before.get(one.id)) for one in others}
        for journey, texts in self._texts.items():
            self._counts[journey] = len(Found(texts, query).own)

    def beside(self, by: int) -> str | None:
        """Return the next map that has a hit, or the one before, round about; None where no other has."""
        order = [journey.id for journey in self._session.base.maps]
        here = order.index(self._session.map_id)
        onward = (order[(here + by * step) % len(order)] for step in range(1, len(order)))
        return next((journey for journey in onward if self._counts.get(journey)), None)
