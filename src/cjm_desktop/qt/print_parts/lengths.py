"""Fields for lengths: millimetres with decimals where there are any, and whatever is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox

from cjm_desktop.qt.guarded import guarded

_DECIMALS = 2
_MOST = 99_999.0


class LengthField(QDoubleSpinBox):
    """A length in mm, written without zeros that say nothing.

    It takes what cannot be printed, too, as a roll of zero: that is said in a sentence while it stands there,
    and not put right behind the user's back.
    """

    def __init__(self, suffix: str, step: float = 1.0) -> None:
        super().__init__(decimals=_DECIMALS, minimum=0.0, maximum=_MOST, singleStep=step)
        self.setSuffix(suffix)
        # The style sheet's padding does not reach the text of a spin box (Qt 6.11).
        self.lineEdit().setTextMargins(7, 0, 0, 0)

    @guarded(answer="")
    def textFromValue(self, value: float) -> str:
        """Return a length as it is written: "76", "63.5"."""
        written = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return written.rstrip("0").removesuffix(point) if point in written else written
