"""The common shape of dialogs about a part of the map: what is typed is shown there, with OK it is a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.dialogs.form import FormDialog
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.plain_fields import LineField, PlainField
from cjm_desktop.qt.typed_preview import TypedPreview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.labels import Label
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session


class PreviewingDialog(FormDialog):
    """A form whose words are previewed from the first letter on: so they are kept for the case of a crash."""

    def __init__(self, parent: QWidget | None, session: Session, label: Label, width: int = 460) -> None:
        super().__init__(parent, "", "", width)
        self._session = session
        self._label = label
        self._typed = TypedPreview(session)
        self.on_ok(self._change)

    def preview(self, shower: Gesture | Session) -> None:
        """Show on the map what the fields say; raises EditError."""
        raise NotImplementedError

    def selected(self) -> Selection | None:
        """Return what is selected after OK, None for what was."""
        return None

    def finish_page(self) -> None:
        """Add what stands below the fields, and preview from now on what is typed into them."""
        super().finish_page()
        for line in self.findChildren(LineField):
            line.textChanged.connect(lambda _text: self.show_typed())
        for field in self.findChildren(PlainField):
            field.textChanged.connect(self.show_typed)

    def show_typed(self) -> None:
        """Show what is typed; what cannot be taken in is told with OK."""
        self._typed.show(self.preview, self._keep_typed)

    def show_chosen(self) -> None:
        """Show a choice with what is typed; alone it is shown with OK."""
        if self._typed.gesture is not None:
            self.show_typed()

    def _keep_typed(self) -> None:
        if self._typed.gesture is not None:
            self._typed.gesture.commit(self._label)

    def _change(self) -> None:
        shower = self._typed.gesture or self._session
        self.preview(shower)
        shower.commit(self._label, self.selected())

    # Qt's overrides

    @guarded()
    def done(self, result: int) -> None:
        """Take back what was only typed."""
        self._typed.cancel()
        super().done(result)
