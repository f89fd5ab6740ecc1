"""Words over and under the map that seams run through: which, and on which sheets they are then read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.printing.planning.cuts import Cut
    from cjm_desktop.printing.planning.plan import PosterPlan

_LINES = {
    "title": Phrase("the title", "заголовка"),
    "footer": Phrase("the foot", "строки внизу карты"),
}
"""What is longer than many a sheet, and is read all the same once the sheets are glued."""
_SIGN = Phrase("a sign", "значок")
_MOST_NAMED = 4
"""So many words of a line are named; the others are counted."""


def cut_words_finding(cuts: Sequence[Cut], poster: PosterPlan) -> Finding | None:
    """Tell which words over or under the map seams cut, which harms little; None where they cut none."""
    named = [
        _named(line, found, poster)
        for part, line in _LINES.items()
        if (found := [cut for cut in cuts if cut.part == part])
    ]
    if not named:
        return None
    en, ru = ("; ".join(lines) for lines in zip(*named, strict=True))
    return Finding(
        Code.CUT_BY_SEAM,
        Phrase(
            f"Beside the map seams run through words of {en}. Once glued, they can be read.",
            f"Вне карты швы проходят по словам {ru}. После склейки они читаются.",
        ),
    )


def _named(line: Phrase, cuts: Sequence[Cut], poster: PosterPlan) -> Phrase:
    """Return a line with the words of it that are cut: "the title: “map” (sheets 1-1, 1-2)"."""
    words = [_word(cut, _sheets(cut, poster)) for cut in cuts[:_MOST_NAMED]]
    en, ru = (", ".join(each) for each in zip(*words, strict=True))
    more = len(cuts) - len(words)
    return Phrase(
        f"{line.en}: {en}{f' and {more} more' if more else ''}",
        f"{line.ru}: {ru}{f' и ещё {more}' if more else ''}",
    )


def _word(cut: Cut, sheets: str) -> Phrase:
    # A dot between two facts keeps to the word before it.
    word = quoted(cut.word.strip(" ·"))
    en, ru = (f"“{word}”", f"«{word}»") if word else _SIGN
    return Phrase(f"{en} (sheets {sheets})", f"{ru} (листы {sheets})")


def _sheets(cut: Cut, poster: PosterPlan) -> str:
    """Return the labels of the sheets that show parts of what is cut: "1-1, 1-2"."""
    on_page = Rect(*(side * poster.scale for side in cut.area))
    area = on_page.moved(poster.drawn.x, poster.drawn.y)
    return ", ".join(sheet.label for sheet in poster.sheets if sheet.visible.touches(area))
