"""Room for paper stickers: seams give way to it where that costs no sheet, and else it is told."""

from __future__ import annotations

import pytest

from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.paper import A3, A4, AUTO, PAPERS, Paper
from cjm_desktop.printing.planning.cuts import cut_by_seams, cut_finding, cut_slots_finding
from cjm_desktop.printing.planning.obstacles import SLOTS
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.templates.catalogue import template


def subject_of(language: str, spec: PrintSpec) -> Subject:
    document = template("b2b_saas", language)
    return Subject(document, document.maps[0].id, spec.what)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("sheet", [A4, A3])
def test_at_true_size_no_slot_of_an_empty_grid_is_cut(language: str, sheet: Paper) -> None:
    spec = PrintSpec(paper=AUTO, sheet=sheet, style=Style.EMPTY, scale=1.0)
    subject = subject_of(language, spec)
    plan = subject.plan(spec)
    assert len(plan.columns) > 1
    cuts = cut_by_seams(plan, subject.page, subject.layout)
    assert [cut for cut in cuts if cut.part.startswith(SLOTS)] == []
    assert cut_slots_finding(cuts) is None


def test_slots_that_must_be_cut_are_counted_apart_from_texts() -> None:
    spec = PrintSpec(paper=PAPERS["a0"], sheet=A4, style=Style.WORKSHOP, extra=ExtraSheets.ALL)
    subject = subject_of("en", spec)
    plan = subject.plan(spec)
    cuts = cut_by_seams(plan, subject.page, subject.layout)
    xs = [(column.seam_before - plan.drawn.x) / plan.scale for column in plan.columns[1:]]
    ys = [(row.seam_before - plan.drawn.y) / plan.scale for row in plan.rows[1:]]
    slots = [
        slot.moved(column.x, row.y)
        for row in subject.layout.rows
        for column, cell in zip(subject.layout.columns, row.slots, strict=True)
        for slot in cell
    ]
    count = sum(
        any(slot.x < x < slot.right for x in xs) or any(slot.y < y < slot.bottom for y in ys)
        for slot in slots
    )
    assert 0 < count < len(slots)
    found = cut_slots_finding(cuts)
    assert found is not None
    assert found.sentence.en.startswith(f"Seams run through room for stickers, slots: {count}.")
    assert found.sentence.ru.startswith(f"Швы проходят по местам под стикеры: {count}.")
    assert found in plan_findings(subject, plan)
    assert plan.cut_texts == 0
    assert cut_finding(cuts) is None
