"""Map > Links: where a link between stages leads, of which kind it is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link, link_by_id, set_link
from cjm_desktop.edit.selection import Header, at_link
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.queries import stage_index, stage_letters
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.dialogs.form import FormDialog
from cjm_desktop.qt.plain_fields import LineField

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Link


class LinkDialog(FormDialog):
    """A new link from the current stage, or the current link."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "", "")
        self._session = session
        self._link = _current_link(session)
        self._origin = self._link.origin if self._link is not None else session.selection.stage or ""
        self.target = QComboBox()
        self.kind = QComboBox()
        self.text = LineField(self._link.text if self._link is not None else "")
        self._offer_stages()
        self._fill()
        self.on_ok(self._change)

    def _offer_stages(self) -> None:
        journey = self._session.journey
        for index, stage in enumerate(journey.stages):
            if stage.id != self._origin:
                title = in_one_line(stage.title)
                self.target.addItem(f"{stage_letters(index)} · {title}".rstrip(" ·"), stage.id)
        before = self._link.target if self._link is not None else self._next_stage()
        self.target.setCurrentIndex(max(0, self.target.findData(before)))

    def _next_stage(self) -> str:
        """Return where a new link probably leads: back to the stage before, from the first to the next."""
        stages = self._session.journey.stages
        at = stage_index(self._session.journey, self._origin)
        return stages[at - 1 if at else min(1, len(stages) - 1)].id

    def _fill(self) -> None:
        is_new = self._link is None
        self.setWindowTitle(self.tr("New link") if is_new else self.tr("Link"))
        self.ok_button.setText(self.tr("Add") if is_new else self.tr("Change"))
        self.kind.addItem(self.tr("Loop: the customer comes back"), "loop")
        self.kind.addItem(self.tr("Branch: another way on"), "branch")
        self.add_field(self.tr("&Leads to the stage"), self.target)
        self.add_field(self.tr("&Kind"), self.kind)
        self.add_field(self.tr("&What it says"), self.text)
        self.finish_page()
        if self._link is not None:
            self.kind.setCurrentIndex(self.kind.findData(self._link.kind))
        else:
            self.target.currentIndexChanged.connect(self._suggest_kind)
            self._suggest_kind()

    def _suggest_kind(self) -> None:
        """A way back is a loop, a way on is a branch."""
        journey = self._session.journey
        target = stage_index(journey, self.target.currentData())
        is_back = target < stage_index(journey, self._origin)
        self.kind.setCurrentIndex(self.kind.findData("loop" if is_back else "branch"))

    def _change(self) -> None:
        target, kind = self.target.currentData(), self.kind.currentData()
        text = self.text.text().strip()
        if self._link is not None:
            self._session.apply(
                Label.CHANGE_LINK, set_link, self._link.id, target=target, kind=kind, text=text
            )
            return
        link = fresh_id()
        self._session.preview(add_link, link, self._origin, target, kind=kind, text=text)
        self._session.commit(Label.ADD_LINK, at_link(link_by_id(self._session.journey, link)))


def _current_link(session: Session) -> Link | None:
    selection = session.selection
    if selection.header is not Header.LINK or selection.over is None:
        return None
    return link_by_id(session.journey, selection.over)
