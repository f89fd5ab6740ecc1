"""The commands of finding: they make the bar and all it needs when one of them is first asked for."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from cjm_desktop.qt.action_table import Id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.finding import Finding
    from cjm_desktop.qt.workspace import Workspace


class FindCommands:
    """What menus and keys ask of finding on one map."""

    def __init__(self, session: Session, canvas: Canvas, workspace: Workspace) -> None:
        self._session = session
        self._canvas = canvas
        self._workspace = workspace

    def handlers(self) -> Mapping[Id, Callable[[], object]]:
        """Return what each command does."""
        return {
            Id.FIND: self._open,
            Id.REPLACE: partial(self._open, replacing=True),
            Id.FIND_NEXT: partial(self._step, 1),
            Id.FIND_PREVIOUS: partial(self._step, -1),
        }

    @cached_property
    def finding(self) -> Finding:
        """What finds; no start of the program waits for it."""
        from cjm_desktop.qt.finding import Finding

        return Finding(self._session, self._canvas, self._workspace)

    def _open(self, *, replacing: bool = False) -> None:
        self.finding.open(replacing=replacing)

    def _step(self, by: int) -> None:
        self.finding.step(by)
