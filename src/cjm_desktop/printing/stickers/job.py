"""The job that prints stickers: from a frozen document to a PDF on the disk, or to nothing at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.printing.findings import unreadable_pictures
from cjm_desktop.printing.stickers.chosen import printed_of
from cjm_desktop.printing.stickers.plan import StickerPlan
from cjm_desktop.printing.writing import write_pages
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.model.stickers import PrintedSticker
    from cjm_desktop.printing.stickers.spec import StickerSpec
    from cjm_desktop.printing.writing import Progress


@dataclass(frozen=True, slots=True)
class StickerResult:
    """Stickers that were written: where, how many pages and stickers, and what to know about them.

    `printed` are those of cards, to be asked for when notes come back.
    """

    path: Path
    pages: int
    stickers: int
    findings: tuple[Finding, ...]
    printed: tuple[PrintedSticker, ...]


def print_stickers(
    document: Document, map_id: str, spec: StickerSpec, path: Path, progress: Progress | None = None
) -> StickerResult:
    """Write stickers of one map to `path`, wholly or not at all.

    Raises PrintError where they cannot be made as asked, Cancelled where `progress` says so, NotFound for
    a map that is not there and NotWritten where the disk refuses.
    """
    return write_stickers(StickerPlan(document, map_id, spec), path, progress or (lambda _: True))


def write_stickers(plan: StickerPlan, path: Path, progress: Progress) -> StickerResult:
    """Write planned stickers to `path`, wholly or not at all; raises Cancelled and NotWritten."""
    job = StickerJob(plan, progress)
    write_atomically(path, job.write)
    stickers = plan.stickers
    return StickerResult(path, plan.page_count, len(stickers), job.findings, printed_of(stickers))


class StickerJob:
    """Planned stickers that are written into a file."""

    def __init__(self, plan: StickerPlan, progress: Progress) -> None:
        self.plan = plan
        self.findings: tuple[Finding, ...] = ()
        self._progress = progress

    def write(self, file: BinaryIO, *, is_invariant: bool = False) -> None:
        """Draw the stickers and write them into an open file; raises Cancelled."""
        met = write_pages(self.plan, file, self._progress, is_invariant=is_invariant)
        cards = (sticker.card for sticker in self.plan.stickers if sticker.card is not None)
        blank = unreadable_pictures(cards, met.unreadable)
        self.findings = self.plan.findings if blank is None else (*self.plan.findings, blank)
