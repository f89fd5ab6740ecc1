"""The work of writing a poster into a file, made already or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.printing.made import MadePoster, make_poster

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.printing.job import PrintResult
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.writing import Progress
    from cjm_desktop.qt.jobs import Work


class Saved(Struct, frozen=True):
    """A poster that is in a file now."""

    poster: MadePoster
    result: PrintResult


def writing(subject: Subject, spec: PrintSpec, path: Path, ready: MadePoster | None, source: str) -> Work:
    """Return the work of making a poster, unless it is ready, and writing it; its result is what was Saved.

    `source` is the name of the map's own file.
    """

    def work(progress: Progress) -> Saved:
        poster = ready or make_poster(subject, spec, progress, source)
        return Saved(poster, poster.save(path))

    return work
