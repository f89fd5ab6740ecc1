"""What the editor paints over the text on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect

from cjm_desktop.edit.selection import at_cell

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

_INK = 40
"""How much darker than its ground a px is that belongs to a letter."""
_TOUCHED = 2
"""A letter that leans over its own width may be touched, in a px or two."""


def picture(canvas: Canvas, *, with_caret: bool) -> QImage:
    """Return the card being written as the screen shows it."""
    editor = canvas.writing.editor
    editor._blink.is_on = with_caret
    editor._blink.stop()
    place = QRect(editor.mapTo(canvas, QPoint()), editor.size())
    return canvas.grab(place.adjusted(0, 0, 8, 0)).toImage()


@pytest.mark.parametrize("zoom", [0.59, 0.7, 0.85, 1.0, 1.5])
@pytest.mark.parametrize("text", ["tool", "film", "tolll", "привет"])
def test_the_caret_covers_no_letter(
    session: Session, canvas: Canvas, hand: Hand, zoom: float, text: str
) -> None:
    canvas.zoom.set_zoom(zoom)
    session.select(at_cell("s1", "l2"))
    hand.type(text)
    off, on = (picture(canvas, with_caret=shown) for shown in (False, True))
    changed = [
        (x, y)
        for x in range(off.width())
        for y in range(off.height())
        if off.pixelColor(x, y) != on.pixelColor(x, y)
    ]
    ground = off.pixelColor(off.width() - 2, 2).lightness()
    assert changed
    covered = [at for at in changed if off.pixelColor(*at).lightness() < ground - _INK]
    assert len(covered) <= _TOUCHED
