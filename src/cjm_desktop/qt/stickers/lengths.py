"""Fields for lengths that label sheets are told by: millimetres with decimals where there are any."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox

from cjm_desktop.qt.guarded import guarded

_DECIMALS = 2


class LengthField(QDoubleSpinBox):
    """A length in mm, written without zeros that say nothing."""

    def __init__(self, least: float, most: float, suffix: str) -> None:
        super().__init__()
        self.setDecimals(_DECIMALS)
        self.setRange(least, most)
        self.setSuffix(suffix)
        # The style sheet's padding does not reach the text of a spin box (Qt 6.11).
        self.lineEdit().setTextMargins(7, 0, 0, 0)

    @guarded(answer="")
    def textFromValue(self, value: float) -> str:
        """Return a length as it is written: "76", "63.5"."""
        written = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return written.rstrip("0").removesuffix(point) if point in written else written
