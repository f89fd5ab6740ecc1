"""What takes a moment to reckon about a poster: prices, what would be cheaper, what to know before ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.qt.studio.pricing import priced, sheet_offers, style_offers

if TYPE_CHECKING:
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.qt.studio.fields import StudioFields

_RESTS_MS = 120
"""After the last change, before anything is reckoned."""


class Reckoning(QObject):
    """Shows prices and offers in the fields when nothing has changed for a moment, and tells findings."""

    found = Signal(object)
    """A tuple of the Findings on the planned poster; none where there is none."""

    def __init__(self, fields: StudioFields, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._subject: Subject | None = None
        self._spec: PrintSpec | None = None
        self._plan: PosterPlan | None = None
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._rest.timeout.connect(self._reckon)

    @property
    def is_busy(self) -> bool:
        """Whether something will be reckoned soon."""
        return self._rest.isActive()

    def want(self, subject: Subject | None, spec: PrintSpec | None, plan: PosterPlan | None) -> None:
        """Reckon this soon, and nothing that was asked for before; `plan` None is for what was refused."""
        self._subject, self._spec, self._plan = subject, spec, plan
        self._rest.start()

    def _reckon(self) -> None:
        subject, spec, plan = self._subject, self._spec, self._plan
        if subject is not None and spec is not None:
            sheets, style = self._fields.sheets, self._fields.style_
            rows, ways = priced(subject, spec)
            sheets.show_prices(rows)
            sheets.show_ways(ways)
            sheets.offers.show_offers(sheet_offers(subject, plan))
            style.offers.show_offers(style_offers(subject, spec, plan))
        self.found.emit(() if subject is None or plan is None else plan_findings(subject, plan))
