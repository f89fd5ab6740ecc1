"""A worked example, and posters of it read back from the bytes of the file."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.printing.job import PosterJob
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.spec import PrintSpec

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def worked() -> Document:
    """The worked example in Russian."""
    return template("b2b_saas", "ru")


@pytest.fixture(scope="session")
def poster() -> Print:
    """Print a document's first map: the job and the bytes of its PDF."""

    def printed(document: Document, spec: PrintSpec) -> tuple[PosterJob, bytes]:
        job = PosterJob(document, document.maps[0].id, spec, lambda _: True, day=DAY)
        file = BytesIO()
        job.write(file, is_invariant=True)
        return job, file.getvalue()

    return printed
