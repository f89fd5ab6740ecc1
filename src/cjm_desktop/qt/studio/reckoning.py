"""What takes a moment to reckon about a poster: prices, what would be cheaper, what to know before ink."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.planning.prices import offers, prices
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.studio.pricing import price_rows, sheet_offers, sheets_by_way, style_offers

if TYPE_CHECKING:
    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.planning.prices import Offer, Price
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.writing import Progress
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.studio.fields import StudioFields

_RESTS_MS = 120
"""After the last change, before anything is reckoned."""


class Asked(Struct, frozen=True, eq=False):
    """What is reckoned about: a map, how it shall be printed, and the plan, None where that was refused."""

    subject: Subject
    spec: PrintSpec
    plan: PosterPlan | None


class Reckoned(Struct, frozen=True, eq=False):
    """What was reckoned; `one_page` is the page in mm, None where the poster cannot be printed on one."""

    spec: PrintSpec
    one_page: Size | None
    prices: tuple[Price, ...]
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]


class Reckoning(QObject):
    """Shows prices and offers in the fields when nothing has changed for a moment, and tells findings.

    They are reckoned beside the window: of a large map they take longer than a window may stand still.
    """

    found = Signal(object)
    """A tuple of the Findings on the planned poster; none where there is none."""
    outdated = Signal()
    """What was told is of another poster than the planned one, until something is found."""

    def __init__(self, fields: StudioFields, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._asked: Asked | None = None
        self._told: Asked | None = None
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._rest.timeout.connect(self._reckon)
        self._job = LatestJob(self)
        self._job.finished.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether something is being reckoned, or will be soon."""
        return self._rest.isActive() or self._job.is_busy

    def want(self, asked: Asked | None) -> None:
        """Reckon this soon, and nothing that was asked for before; None is for what cannot even be drawn."""
        self._job.forget()
        self._asked = asked
        if not _is_same(asked, self._told):
            self._fields.sheets.show_outdated()
            self._fields.style_.offers.show_outdated()
            self.outdated.emit()
        self._rest.start()

    def leave(self) -> None:
        """Want nothing any more, for a window that closes; nobody waits for what still runs."""
        self._rest.stop()
        self._job.leave()

    def _reckon(self) -> None:
        asked = self._asked
        if asked is None:
            self.found.emit(())
        else:
            self._job.ask(lambda progress: _reckoned(asked, progress))

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        asked, reckoned = self._asked, outcome.result
        if asked is not None and reckoned is not None:
            self._told = asked
            sheets, style = self._fields.sheets, self._fields.style_
            sheets.show_prices(price_rows(reckoned))
            sheets.show_ways(sheets_by_way(reckoned))
            sheets.offers.show_offers(sheet_offers(reckoned))
            style.offers.show_offers(style_offers(asked.subject, asked.spec, asked.plan))
            self.found.emit(reckoned.findings)


def _is_same(asked: Asked | None, told: Asked | None) -> bool:
    """Whether what is asked for has been told: the same is asked again after a repaint."""
    if asked is None or told is None:
        return False
    is_planned = (asked.plan is None) == (told.plan is None)
    return asked.subject is told.subject and asked.spec == told.spec and is_planned


def _reckoned(asked: Asked, progress: Progress) -> Reckoned | None:
    """Return everything there is to reckon; None where that is not wanted any more."""
    subject, spec, plan = asked.subject, asked.spec, asked.plan
    priced = prices(subject, spec)
    if not progress(0.4):
        return None
    offered = () if plan is None else offers(subject, plan)
    if not progress(0.8):
        return None
    findings = () if plan is None else plan_findings(subject, plan)
    return Reckoned(spec, _one_page(subject, spec), priced, offered, findings)


def _one_page(subject: Subject, spec: PrintSpec) -> Size | None:
    """Return the page of the whole poster in mm, None where it cannot be printed on one."""
    try:
        return subject.plan(replace(spec, sheet=None)).page
    except PrintError:
        return None
