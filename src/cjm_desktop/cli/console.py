"""How commands speak: results to standard output, errors and progress to standard error."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, TextIO

from cjm_desktop.model.errors import CjmError, NotWritten
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable

DONE, FINDINGS, WRONG_USE, NOT_WRITTEN = 0, 1, 2, 3
"""The exit codes."""


class WrongUse(CjmError):
    """A command was asked for something it cannot do."""


class Console:
    """Speaks the user's language, and JSON to programs."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._shown = 0
        # A name in a language that the terminal cannot show must not end the command.
        _set_up(sys.stdout, errors="replace")
        _set_up(sys.stderr, errors="replace")

    def say(self, sentence: Phrase) -> None:
        """Print a line of the result; raises NotWritten."""
        self._print(sentence.in_language(self.language))

    def print_json(self, value: object) -> None:
        """Print one JSON value, in UTF-8 whatever the terminal speaks; raises NotWritten."""
        _set_up(sys.stdout, encoding="utf-8")
        self._print(json.dumps(value, ensure_ascii=False, indent=2))

    def finish(self) -> None:
        """See that all that was printed has arrived; raises NotWritten."""
        # Not an empty print: a device that takes nothing refuses even that.
        self._to_output(lambda stream: stream.flush())

    def tell(self, sentence: Phrase) -> None:
        """Print an error or a warning."""
        self._wipe()
        if sys.stderr is None:
            return
        try:
            print(sentence.in_language(self.language), file=sys.stderr)
        except OSError:
            # There is nowhere left to say so.
            silence(sys.stderr)

    def progress(self, doing: Phrase) -> Callable[[float], bool]:
        """Return what is told the share done, 0..1, and shows it when standard error is a terminal."""
        if sys.stderr is None or not sys.stderr.isatty():
            return lambda _share: True
        label = doing.in_language(self.language)

        def show(share: float) -> bool:
            self._wipe()
            if share < 1:
                text = f"{label} {share:.0%}"
                self._shown = len(text)
                print(text, end="", file=sys.stderr, flush=True)
            return True

        return show

    def _print(self, text: str) -> None:
        self._to_output(lambda stream: print(text, file=stream))

    def _to_output(self, act: Callable[[TextIO], object]) -> None:
        # A program that was frozen without a console has no standard output, and no standard error.
        if sys.stdout is None:
            return
        try:
            act(sys.stdout)
        except BrokenPipeError:
            raise
        except OSError as error:
            silence(sys.stdout)
            raise not_printed(error) from error

    def _wipe(self) -> None:
        """Take away the line of progress."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0


def silence(stream: TextIO | None) -> None:
    """Let a stream that takes no more lead to nowhere, so that Python does not try again at the very end."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def not_printed(error: OSError) -> NotWritten:
    """Return the error for an answer that standard output did not take."""
    words = error.strerror or str(error)
    return NotWritten(
        Phrase(
            f"Not all of the answer could be printed: the system says “{words}”.",
            f"Ответ напечатан не весь: система сообщает «{words}».",
        )
    )


def _set_up(stream: TextIO | None, **settings: str) -> None:
    """Change how a stream writes, where it is one that can be told."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(**settings)
