"""The printing job: from a frozen document to a PDF on the disk, or to nothing at all.

It touches neither the window nor anything that can change, so that it may run beside either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cjm_desktop.printing.findings import poster_findings
from cjm_desktop.printing.poster.poster import Poster
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import Imprint
from cjm_desktop.printing.writing import write_pages
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.writing import Progress


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A poster that was written: where, how many pages, and what to know about it."""

    path: Path
    pages: int
    findings: tuple[Finding, ...]


def print_poster(
    document: Document,
    map_id: str,
    spec: PrintSpec,
    path: Path,
    progress: Progress | None = None,
    *,
    source: str = "",
) -> PrintResult:
    """Write one map, kept in the file called `source`, as a poster to `path`, wholly or not at all.

    Raises PrintError where it cannot be made as asked, Cancelled where `progress` says so, NotFound for
    a map that is not there and NotWritten where the disk refuses.
    """
    job = poster_job(document, map_id, spec, progress or (lambda _: True), printed_today(source))
    write_atomically(path, job.write)
    return PrintResult(path, job.plan.page_count, job.findings)


def printed_today(source: str = "") -> Imprint:
    """Return what is told of a poster that is printed now, of a map in the file called `source`."""
    return Imprint(datetime.now().astimezone().date(), source)


def poster_job(
    document: Document, map_id: str, spec: PrintSpec, progress: Progress, imprint: Imprint | None = None
) -> PosterJob:
    """Return the job of a map that is laid out and planned for it; raises NotFound and PrintError."""
    subject = Subject(document, map_id, spec.what)
    return PosterJob(subject, subject.plan(spec), progress, imprint)


class PosterJob:
    """One poster, planned before and drawn when it is written.

    `imprint` is what its assembly page tells of day and file, today if not given.
    """

    def __init__(
        self, subject: Subject, plan: PosterPlan, progress: Progress, imprint: Imprint | None = None
    ) -> None:
        self.subject, self.plan = subject, plan
        self.poster = Poster(subject, plan, imprint or printed_today())
        self.findings: tuple[Finding, ...] = ()
        self._progress = progress

    def write(self, file: BinaryIO, *, is_invariant: bool = False) -> None:
        """Draw the poster and write it into an open file; raises Cancelled.

        With `is_invariant` the same poster gives the same bytes, for tests.
        """
        met = write_pages(self.poster, file, self._progress, is_invariant=is_invariant)
        self.findings = poster_findings(self.subject, self.plan, met)
