"""How what comes next is worked out: at once, or, of a large document, beside the window that shows it.

Verbs, checks and layouts are functions of documents that cannot change: they may run in a thread while the
window goes on painting. What comes of them is shown in the window's own thread, in one step, or never.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document

T = TypeVar("T")
Tell = Callable[[float], object]
"""Is told the share done, 0..1; raises Stopped where nobody waits for the rest."""
Prepare = Callable[["Document", str, Tell], object]
"""Makes ready what it takes to show a map of a document."""

FEW = 1_000
"""Cells, or cards, up to which nothing takes so long that somebody would wait for it."""


class Runner(Protocol):
    """Has work done and returns what comes of it; raises what the work raises, and Stopped."""

    def __call__(self, work: Callable[[Tell], T], *, may_stop: bool = True) -> T:
        """Do it; work that may not be stopped is waited for."""


class Working:
    """Has documents worked out for a session, and made ready for those that show it."""

    def __init__(self) -> None:
        self.run: Runner = _at_once
        """How work that may take a while is done; a window has it done beside itself."""
        self.ahead: object = None
        """What was made ready before anybody showed the document, for the first who does: he takes it."""
        self._prepares: list[Prepare] = []

    def prepare_by(self, prepare: Prepare) -> None:
        """Let `prepare` be called with each document that is to be shown, in whatever thread made it."""
        self._prepares.append(prepare)

    def out(
        self, make: Callable[[], Document], base: Document, shown_map: Callable[[Document], str]
    ) -> Document:
        """Return what `make` makes of the base, ready to be shown; raises EditError."""
        if not is_large(base):
            made = make()
            if made is not base:
                self.ready(made, shown_map(made))
            return made

        def work(tell: Tell) -> Document:
            made = make()
            if made is not base:
                self._prepare(made, shown_map(made), tell)
            return made

        return self.run(work)

    def ready(self, document: Document, map_id: str, *, may_stop: bool = True) -> None:
        """Make a document ready to be shown; raises Stopped."""
        if self._prepares:
            self.runner(document)(lambda tell: self._prepare(document, map_id, tell), may_stop=may_stop)

    def runner(self, document: Document) -> Runner:
        """Return what does work that grows with a document: of a small one it is done at once."""
        return self.run if is_large(document) else _at_once

    def _prepare(self, document: Document, map_id: str, tell: Tell) -> None:
        for prepare in self._prepares:
            prepare(document, map_id, tell)


def is_large(document: Document) -> bool:
    """Whether an edit of the document may take so long that somebody waits for it."""
    cells = sum(len(journey.stages) * len(journey.lanes) for journey in document.maps)
    return cells > FEW or sum(len(journey.cards) for journey in document.maps) > FEW


def _at_once(work: Callable[[Tell], T], *, may_stop: bool = True) -> T:  # noqa: ARG001 - nobody could
    return work(lambda _share: None)
