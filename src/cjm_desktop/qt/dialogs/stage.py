"""Map > Stage: its title, the company's task at it, its width, as one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.layout.spacing import NARROWEST_COLUMN, STAGE_COLUMN
from cjm_desktop.model.queries import stage_index
from cjm_desktop.qt.dialogs.form import number_field
from cjm_desktop.qt.dialogs.previewing import PreviewingDialog
from cjm_desktop.qt.plain_fields import PlainField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session

_WIDEST = 1000.0


class StageDialog(PreviewingDialog):
    """The properties of one stage."""

    def __init__(self, parent: QWidget | None, session: Session, stage: str) -> None:
        super().__init__(parent, session, Label.CHANGE_STAGE)
        self._stage = stage
        now = session.journey.stages[stage_index(session.journey, stage)]
        self._title, self._task = _text(now.title, 2), _text(now.task, 3)
        self._width = number_field(NARROWEST_COLUMN, _WIDEST, 5, self.tr(" mm"))
        self._width.setValue(now.width or STAGE_COLUMN)
        self._had_width = now.width
        self._fill()

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Stage"))
        self.ok_button.setText(self.tr("Change"))
        self.add_field(self.tr("&Title"), self._title)
        self.add_field(self.tr("Our t&ask at this stage"), self._task)
        self.add_field(self.tr("&Width of the column on paper"), self._width)
        self.finish_page()
        self._title.selectAll()

    def preview(self, shower: Gesture | Session) -> None:
        """Show the stage as the fields say; raises EditError."""
        width = self._width.value()
        # A stage without a width of its own follows the default; asking for the default gives it none.
        is_untouched = width == (self._had_width or STAGE_COLUMN)
        shower.preview(
            set_stage,
            self._stage,
            title=self._title.text().strip(),
            task=self._task.text().strip(),
            width=self._had_width if is_untouched else width,
        )


def _text(text: str, lines: int) -> PlainField:
    """Return a field for a few lines of text that Tab leaves."""
    field = PlainField()
    field.setPlainText(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 18)
    return field
