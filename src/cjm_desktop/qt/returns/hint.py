"""The quiet line below the one that is typed: what that means, or why it was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cjm_desktop.edit.note_lines import NO_CODE, parse_line
from cjm_desktop.model.errors import EditError
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.edit.return_log import Returns
    from cjm_desktop.qt.returns.wording import NoteWording

_LINES = 2


class Hint(QLabel):
    """Says one thing in plain text: quietly, as a question, or as a refusal."""

    def __init__(self, returns: Returns, words: NoteWording) -> None:
        super().__init__()
        self._returns, self._words = returns, words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + 4)

    def explain(self, line: str) -> None:
        """Say what a line means that is being typed, or how lines are typed."""
        try:
            parsed = parse_line(line)
            entry = self._returns.read(line)
        except EditError as error:
            if error.sentence is NO_CODE:
                self.say(self._words.help(), "hint")
            else:
                self.say(error.in_language(interface_language()), "warning")
        else:
            code = str(parsed.target or parsed.code)
            self.say(self._words.meaning(entry, code), "warning" if entry.asks else "hint")

    def refuse(self, error: EditError) -> None:
        """Say why something was refused."""
        self.say(error.in_language(interface_language()), "refusal")

    def say(self, text: str, look: str) -> None:
        """Say a sentence in a look of the style sheet."""
        self.setText(text)
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)
