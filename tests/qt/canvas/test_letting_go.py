"""What a canvas holds of a map as it was before an edit: nothing, whatever has stayed as it was."""

from __future__ import annotations

import gc
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.stages import set_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.layout.boxes import CellLayout
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.canvas.view import Canvas

    Verb = Callable[[Map], Map]


def edit_every_cell(canvas: Canvas, text: str) -> None:
    """Change a card in each cell, one after the other, and let all rows be shown as they are now."""
    for cell in [cell for row in canvas.session.journey.cards.rows for cell in row.cells if cell]:
        canvas.session.apply(Label.TYPE, set_text, cell[0].id, text)
        settle(canvas)


def settle(canvas: Canvas) -> None:
    QApplication.processEvents()
    while canvas.map_scene.come_one():
        pass


def cells(canvas: Canvas) -> set[CellLayout]:
    """Return the cells that are shown, each of which is equal to itself alone."""
    return {cell for row in canvas.layout_shown.rows for cell in row.cells}


def held_in_vain(canvas: Canvas, seen: weakref.WeakSet[CellLayout]) -> set[CellLayout]:
    """Return the cells that are there still and shown no more."""
    gc.collect()
    return set(seen) - cells(canvas)


@pytest.mark.parametrize(
    ("label", "before"),
    [
        (Label.RENAME_LANE, partial(set_lane, lane="l0", title="Steps")),
        (Label.COLLAPSE_LANE, partial(set_lane, lane="l0", collapsed=True)),
        (Label.CHANGE_STAGE, partial(set_stage, stage="s0", critical=True)),
    ],
)
def test_the_cells_of_former_layouts_are_let_go_of(canvas: Canvas, label: Label, before: Verb) -> None:
    canvas.session.apply(label, before)
    settle(canvas)
    seen = weakref.WeakSet(cells(canvas))
    for text in ("Other words", "And others"):
        edit_every_cell(canvas, text)
        seen.update(cells(canvas))
    assert not held_in_vain(canvas, seen)
