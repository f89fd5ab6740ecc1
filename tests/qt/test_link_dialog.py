"""The dialog of a link between stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

from cjm_desktop.edit.selection import at_link, at_stage
from cjm_desktop.qt.action_table import Id

if TYPE_CHECKING:
    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.dialogs.link import LinkDialog
    from cjm_desktop.qt.windows import Desk


def ok(dialog: LinkDialog) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()


def test_a_link_is_added_and_changed_by_its_dialog(desk: Desk, session: Session, answer: Answer) -> None:
    stages = [stage.id for stage in session.journey.stages]
    session.select(at_stage(stages[2]))

    def add(dialog: LinkDialog) -> None:
        assert dialog.target.currentData() == stages[1]
        dialog.target.setCurrentIndex(dialog.target.findData(stages[3]))
        assert dialog.kind.currentData() == "branch"
        dialog.text.setText(" straight on ")
        ok(dialog)

    answer.with_(add)
    desk.window.actions_[Id.LINK_STAGES].trigger()
    (link,) = session.journey.links
    assert (link.origin, link.target, link.kind, link.text) == (
        stages[2],
        stages[3],
        "branch",
        "straight on",
    )
    assert session.selection == at_link(link)

    def change(dialog: LinkDialog) -> None:
        assert dialog.text.text() == "straight on"
        dialog.target.setCurrentIndex(dialog.target.findData(stages[0]))
        dialog.kind.setCurrentIndex(dialog.kind.findData("loop"))
        ok(dialog)

    answer.with_(change)
    desk.window.actions_[Id.LINK_STAGES].trigger()
    assert [(one.target, one.kind) for one in session.journey.links] == [(stages[0], "loop")]


def test_a_second_link_the_same_way_is_refused_in_the_dialog(
    desk: Desk, session: Session, answer: Answer
) -> None:
    session.select(at_stage(session.journey.stages[1].id))
    answer.with_(ok)
    desk.window.actions_[Id.LINK_STAGES].trigger()
    before = session.document
    session.select(at_stage(session.journey.stages[1].id))
    answer.with_(ok)
    desk.window.actions_[Id.LINK_STAGES].trigger()
    assert session.document is before
    assert len(session.journey.links) == 1
