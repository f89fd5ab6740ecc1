"""Map > Links: where a link between stages leads, of which kind it is, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link, link_by_id, set_link
from cjm_desktop.edit.selection import Header, at_link
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.queries import stage_index, stage_letters
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.qt.dialogs.previewing import PreviewingDialog
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.plain_fields import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Link


class LinkDialog(PreviewingDialog):
    """A new link from the current stage, or the current link."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        self._link = _current_link(session)
        super().__init__(parent, session, Label.ADD_LINK if self._link is None else Label.CHANGE_LINK)
        self._id = fresh_id() if self._link is None else self._link.id
        self._origin = self._link.origin if self._link is not None else session.selection.stage or ""
        self.target = DropDown()
        self.kind = DropDown()
        self.text = LineField(self._link.text if self._link is not None else "")
        self._offer_stages()
        self._fill()

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
        for choice in (self.target, self.kind):
            choice.currentIndexChanged.connect(self.show_chosen)

    def _suggest_kind(self) -> None:
        """A way back is a loop, a way on is a branch."""
        journey = self._session.journey
        target = stage_index(journey, self.target.currentData())
        is_back = target < stage_index(journey, self._origin)
        self.kind.setCurrentIndex(self.kind.findData("loop" if is_back else "branch"))

    def preview(self, shower: Gesture | Session) -> None:
        """Show the link as the fields say; raises EditError."""
        target, kind, text = self.target.currentData(), self.kind.currentData(), self.text.text().strip()
        # What was typed may have been made a step meanwhile: then the new link is there.
        if any(link.id == self._id for link in self._session.base_journey.links):
            shower.preview(set_link, self._id, target=target, kind=kind, text=text)
        else:
            shower.preview(add_link, self._id, self._origin, target, kind=kind, text=text)

    def selected(self) -> Selection | None:
        """Return a new link."""
        return at_link(link_by_id(self._session.journey, self._id)) if self._link is None else None


def _current_link(session: Session) -> Link | None:
    selection = session.selection
    if selection.header is not Header.LINK or selection.over is None:
        return None
    return link_by_id(session.journey, selection.over)
