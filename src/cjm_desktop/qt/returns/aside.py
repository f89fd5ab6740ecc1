"""Where a dialog lies beside the map: in a corner of its window, and never over what is shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_GAP = 8
"""Between a dialog and what it shall not lie over, in px."""


def go_to_corner(dialog: QDialog) -> None:
    """Put a dialog into the lower right corner of its window, as far as the screen goes."""
    dialog.move(_corners(dialog)[0])


def go_aside(dialog: QDialog, place: QRect | None) -> bool:
    """Move a dialog as little as it takes to lie beside a place on the screen; False where it has no room."""
    frame = dialog.frameGeometry()
    if place is None or not dialog.isVisible() or not place.intersects(frame):
        return True
    moved = [frame.translated(by) for by in _ways_aside(frame, place)]
    corners = (QRect(corner, frame.size()) for corner in _corners(dialog))
    room = _room(dialog)
    free = [one for one in (*moved, *corners) if room.contains(one) and not one.intersects(place)]
    if free:
        nearest = min(free, key=lambda one: (one.topLeft() - frame.topLeft()).manhattanLength())
        dialog.move(nearest.topLeft())
    return bool(free)


def _ways_aside(frame: QRect, place: QRect) -> tuple[QPoint, ...]:
    """Return by how much a frame goes to lie below, above, right and left of a place."""
    return (
        QPoint(0, place.bottom() + _GAP - frame.top()),
        QPoint(0, place.top() - _GAP - frame.bottom()),
        QPoint(place.right() + _GAP - frame.left(), 0),
        QPoint(place.left() - _GAP - frame.right(), 0),
    )


def _room(dialog: QDialog) -> QRect:
    parent = dialog.parentWidget()
    room = dialog.screen().availableGeometry()
    return room if parent is None else room & parent.frameGeometry()


def _corners(dialog: QDialog) -> tuple[QPoint, ...]:
    room, size = _room(dialog), dialog.frameGeometry().size()
    left, top = room.left(), room.top()
    right = max(left, room.right() + 1 - size.width())
    bottom = max(top, room.bottom() + 1 - size.height())
    return QPoint(right, bottom), QPoint(left, bottom), QPoint(right, top), QPoint(left, top)
