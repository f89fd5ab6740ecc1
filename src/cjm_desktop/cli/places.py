"""Where on a map a finding leads, for those who cannot click on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.analysis.empty_cells import MOST_CODES
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import cell_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Map


def with_places(finding: Finding, journey: Map) -> Phrase:
    """Return a finding in words with the codes of the cells in which its cards are, of many the first."""
    codes = list(dict.fromkeys(_codes(finding, journey)))
    if not codes:
        return finding.sentence
    listed, sentence = ", ".join(codes[:MOST_CODES]), finding.sentence
    name = Phrase("Cells", "Ячейки") if len(codes) > 1 else Phrase("Cell", "Ячейка")
    more = Phrase(" and others", " и другие") if len(codes) > MOST_CODES else Phrase("", "")
    return Phrase(
        f"{sentence.en} {name.en}: {listed}{more.en}.", f"{sentence.ru} {name.ru}: {listed}{more.ru}."
    )


def _codes(finding: Finding, journey: Map) -> Iterator[str]:
    for card in finding.cards:
        place = journey.cards.place_of(card)
        if place is not None:
            yield cell_code(journey, place.lane, place.stage)
