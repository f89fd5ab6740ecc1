"""The buttons below returning notes: forget what was printed, remove what did not come back, close."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

_GAP = 10


class NoteButtons(QWidget):
    """Shows only what there is to do; Enter presses none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.forget, self.remove, self.close_ = (QPushButton() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addStretch(1)
        for button in (self.forget, self.remove, self.close_):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.show_work(has_printed=False, can_remove=False)

    def show_work(self, *, has_printed: bool, can_remove: bool) -> None:
        """Show what there is to do: to forget printed stickers, to remove those that did not come back."""
        self.forget.setVisible(has_printed)
        self.remove.setVisible(can_remove)

    def show_busy(self, *, is_busy: bool) -> None:
        """Let what goes on be cancelled, and nothing else be done meanwhile."""
        self.forget.setEnabled(not is_busy)
        self.remove.setEnabled(not is_busy)
        self.close_.setText(self.tr("Cancel") if is_busy else self.tr("Close"))

    def retranslate(self) -> None:
        """Say in the present language what depends on nothing else."""
        self.forget.setText(self.tr("Forget stickers…"))
        self.close_.setText(self.tr("Close"))
