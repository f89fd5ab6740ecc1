"""What is to be known about a poster, before there is a file and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.selection import Header
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from tests.qt.studio.conftest import Studio

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk


def about(window: PrintStudio, word: str) -> int:
    """The row of the finding with this word in it, -1 for none."""
    return next((row for row, text in enumerate(window.findings.texts()) if word in text), -1)


def test_small_text_is_told_before_anything_is_saved(studio: Studio) -> None:
    window = studio.open(PrintSpec(scale=1.0))
    assert about(window, "under 6 pt") < 0
    window.fields.scale.per_cent.setValue(30)
    studio.settle(window)
    row = about(window, "under 6 pt")
    assert row >= 0
    assert not window.findings.item(row).icon().isNull()
    window.fields.scale.per_cent.setValue(100)
    studio.settle(window)
    assert about(window, "under 6 pt") < 0


def test_sheets_without_labels_are_told_while_the_overlap_is_chosen(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    assert about(window, "without a label") < 0
    window.fields.sheets.overlap.setValue(4)
    studio.settle(window)
    assert about(window, "without a label") >= 0


def test_a_sign_that_the_font_lacks_leads_to_its_card_by_enter(studio: Studio) -> None:
    document = template("b2b_saas", "en")
    card = next(iter(document.maps[0].cards))
    document = document.with_map(set_text(document.maps[0], card.id, "Glad \N{GRINNING FACE}"))
    window = studio.open(document=document)
    window.ask_path = lambda *_: pytest_never()
    window.findings.setCurrentRow(about(window, "\N{GRINNING FACE}"))
    window.findings.setFocus()
    with studio.qtbot.waitSignal(window.finding_followed) as followed:
        QTest.keyClick(window.findings, Qt.Key.Key_Return)
    assert followed.args[0].cards == (card.id,)
    assert not window.isVisible()


def pytest_never() -> None:
    message = "Enter on a finding must not save"
    raise AssertionError(message)


def test_a_saved_poster_tells_its_findings_once(studio: Studio) -> None:
    window = studio.open(PrintSpec(scale=0.3))
    studio.save(window)
    small = [text for text in window.findings.texts() if "under 6 pt" in text]
    assert len(small) == 1
    window.fields.scale.per_cent.setValue(31)
    studio.settle(window)
    assert len([text for text in window.findings.texts() if "under 6 pt" in text]) == 1


@pytest.mark.parametrize("words", [1, 18])
def test_a_single_finding_is_seen_whole(studio: Studio, words: int) -> None:
    window = studio.open(PrintSpec(scale=1.0))
    sentence = " ".join(["Sentence"] * words)
    window.findings.show_findings([Finding(Code.SMALL_TEXT, Phrase(sentence, sentence))])
    studio.qtbot.wait(20)
    area = window.findings.visualItemRect(window.findings.item(0))
    assert window.findings.viewport().rect().contains(area)
    assert window.findings.verticalScrollBar().maximum() == 0


def test_many_findings_leave_the_poster_its_room(studio: Studio) -> None:
    window = studio.open()
    some = Phrase("A finding whose sentence is long enough to need two lines of such a list. " * 2, "…")
    window.findings.show_findings([Finding(Code.EMPTY_LANE, some, lane=str(n)) for n in range(60)])
    studio.qtbot.wait(20)
    assert window.findings.count() == 60
    assert window.findings.height() <= 112
    assert window.preview.height() >= 120
    assert window.findings.verticalScrollBar().maximum() > 0


def test_a_finding_on_a_lane_that_is_not_drawn_leads_to_its_header_or_says_why_not(
    desk: Desk, session: Session
) -> None:
    hidden, collapsed = session.journey.lanes[1].id, session.journey.lanes[2].id
    session.apply(Label.HIDE_LANES, set_lane, hidden, hidden=True)
    session.apply(Label.COLLAPSE_LANE, set_lane, collapsed, collapsed=True)
    stage = session.journey.stages[0].id
    desk.window.actions_[Id.PRINT_POSTER].trigger()
    window = desk.window.findChild(PrintStudio)
    assert window is not None
    said = Phrase("said", "сказано")
    window.finding_followed.emit(Finding(Code.EMPTY_CELLS, said, stage=stage, lane=collapsed))
    assert (session.selection.header, session.selection.lane) == (Header.LANE, collapsed)
    window.finding_followed.emit(Finding(Code.UNSHOWN_LANES, said, lane=hidden))
    assert "is hidden" in desk.window.status_line.message_text()
    window.close()


def test_a_finding_leads_to_its_cell_its_stage_or_its_lane(desk: Desk, session: Session) -> None:
    desk.window.actions_[Id.PRINT_POSTER].trigger()
    window = desk.window.findChild(PrintStudio)
    assert window is not None
    stage, lane = session.journey.stages[2].id, session.journey.lanes[1].id
    said = Phrase("said", "сказано")
    for finding in (
        Finding(Code.EMPTY_STAGE, said, stage=stage, lane=lane),
        Finding(Code.EMPTY_STAGE, said, stage=stage),
        Finding(Code.EMPTY_LANE, said, lane=lane),
    ):
        window.finding_followed.emit(finding)
        chosen = session.selection
        assert (chosen.stage or "", chosen.lane or "") == (finding.stage, finding.lane)
    window.close()
