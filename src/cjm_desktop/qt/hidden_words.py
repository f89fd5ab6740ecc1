"""What the status line tells when lanes are hidden: which, and how they are shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.actions import key_sequences
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP
from cjm_desktop.qt.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Lane

_ONE = QT_TRANSLATE_NOOP("Canvas", "“{lane}” is hidden with its cards. Shown again by {keys}.")
_SEVERAL = QT_TRANSLATE_NOOP("Canvas", "{count} lanes are hidden with their cards. Shown again by {keys}.")


def lanes_hidden(session: Session, lanes: Sequence[Lane]) -> str:
    """Return a sentence about lanes that have just been hidden, in the language of the window."""
    (keys,) = key_sequences(ACTIONS[Id.SHOW_LANES].shortcuts[0])
    said = QCoreApplication.translate("Canvas", _ONE if len(lanes) == 1 else _SEVERAL)
    return said.format(
        count=len(lanes),
        lane=Wording().lane_name(lanes[0], session.document.language),
        keys=keys.toString(QKeySequence.SequenceFormat.NativeText),
    )
