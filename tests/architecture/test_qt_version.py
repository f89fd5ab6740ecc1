"""The Qt we pin does not eat references."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage, QPainter


def test_a_thousand_void_calls_leave_none_alone() -> None:
    """PySide6 6.12.0 drops one reference to None at each, on Python 3.10 and 3.11, and ends the process."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.drawRect(1, 1, 4, 4)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert abs(lost) < 100
