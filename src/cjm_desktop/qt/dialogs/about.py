"""Help > About: what this is, its version, its licence and what it is built on."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cjm_desktop import __version__
from cjm_desktop.qt.assets import program_icon
from cjm_desktop.qt.dialogs.fitting import FittingDialog
from cjm_desktop.qt.dialogs.form import plain_label

_ICON = 72


class AboutDialog(FittingDialog):
    """Says what the program is."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About CJM Desktop"))
        self.setMinimumWidth(460)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(_ICON, _ICON))
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(plain_label("CJM Desktop", "heading"))
        texts.addWidget(plain_label(self.tr("Version {number}").format(number=__version__), "caption"))
        texts.addSpacing(8)
        for sentence in self._sentences():
            texts.addWidget(plain_label(sentence, wrapped=True))
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 18)
        page.setSpacing(18)
        page.addLayout(head)
        page.addWidget(buttons)

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Customer journey maps, drawn offline and printed as posters."),
            self.tr("The program opens no network connection; your maps stay where you save them."),
            self.tr(
                "Free software under the MIT licence. Built on Qt {qt} (LGPL), the typeface Onest (OFL), "
                "msgspec, HarfBuzz and ReportLab."
            ).format(qt=qVersion()),
        )
