"""A poster made in memory: for a preview of its real pages, and for the file once it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_desktop.printing.job import PosterJob, PrintResult, printed_today
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.writing import Progress


@dataclass(frozen=True, slots=True)
class MadePoster:
    """A poster as the bytes of its PDF, what it was asked to be, and what to know about it."""

    spec: PrintSpec
    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]

    def save(self, path: Path) -> PrintResult:
        """Write it to `path`, wholly or not at all; raises NotWritten where the disk refuses."""
        write_atomically(path, self.pdf)
        return PrintResult(path, self.pages, self.findings)


def make_poster(subject: Subject, spec: PrintSpec, progress: Progress, source: str = "") -> MadePoster:
    """Make a poster of what is laid out already, of a map in the file called `source`.

    Raises PrintError where it cannot be made as asked, and Cancelled where `progress` says so.
    """
    job, file = PosterJob(subject, subject.plan(spec), progress, printed_today(source)), BytesIO()
    job.write(file)
    return MadePoster(spec, file.getvalue(), job.plan.page_count, job.findings)
