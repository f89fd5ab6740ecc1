"""A poster made in memory, its pages as another program sees them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cjm_desktop.printing.made import MadePoster, make_poster
from cjm_desktop.printing.paper import A3, A4
from cjm_desktop.printing.rendered import page_facts, page_images
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.writing import Cancelled
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def subject() -> Subject:
    document = template("b2b_saas", "en")
    return Subject(document, document.maps[0].id)


@pytest.fixture(scope="module")
def made(subject: Subject) -> MadePoster:
    return make_poster(subject, PrintSpec(paper=A3, sheet=A4), lambda _: True)


def test_what_was_made_is_saved_as_it_is(made: MadePoster, tmp_path: Path) -> None:
    result = made.save(tmp_path / "poster.pdf")
    assert (tmp_path / "poster.pdf").read_bytes() == made.pdf
    assert len(PdfReader(result.path).pages) == result.pages == made.pages


def test_making_stops_when_it_is_told_to(subject: Subject) -> None:
    with pytest.raises(Cancelled):
        make_poster(subject, PrintSpec(), lambda share: share < 0.5)


def test_pages_tell_their_labels_and_sizes(made: MadePoster) -> None:
    facts = page_facts(made.pdf)
    assert len(facts) == made.pages
    assert facts[1].label == "1-1"
    assert sorted(facts[1].size) == pytest.approx([210, 297], abs=0.05)


def test_a_page_becomes_a_picture_of_the_size_that_is_wanted(made: MadePoster) -> None:
    assembly, sheet = page_images(made.pdf, (0, 1), 120)
    for image in (assembly, sheet):
        assert max(image.width, image.height) == 120
        assert len(image.rows) == image.stride * image.height
        assert len(set(image.rows)) > 20
    assert [assembly.number, sheet.number] == [0, 1]


def test_several_threads_may_look_at_once(made: MadePoster) -> None:
    seen: list[bytes] = []
    look = [
        threading.Thread(target=lambda: seen.extend(one.rows for one in page_images(made.pdf, (0, 1), 90)))
        for _ in range(4)
    ]
    for thread in look:
        thread.start()
    for thread in look:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 2
