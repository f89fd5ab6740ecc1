"""An argument parser that speaks the user's language, its errors included."""

from __future__ import annotations

import argparse
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TextIO, cast

from cjm_desktop.cli.console import WRONG_USE, not_printed, silence
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

# What argparse says in English only (its catalogue is not shipped with Python), and how we say it.
_MESSAGES = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        ("the following arguments are required: (.*)", Phrase("{0} is missing", "не хватает: {0}")),
        ("unrecognized arguments: (.*)", Phrase("{0} is not understood", "непонятно: {0}")),
        ("argument (.*?): expected one argument", Phrase("{0} needs a value", "после {0} нужно значение")),
        (
            r"argument (.*?): invalid file_name value: ''",
            Phrase("{0}: the name of the file is empty", "{0}: имя файла пустое"),
        ),
        (
            r"argument (.*?): invalid choice: '' \(choose from (.*)\)",
            Phrase("{0} needs a value, one of {1}", "после {0} нужно значение, одно из {1}"),
        ),
        (r"argument (.*?): invalid \w+ value: ''", Phrase("{0} needs a value", "после {0} нужно значение")),
        (
            r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
            Phrase("{0} is one of {2}, not {1}", "{0} — одно из {2}, а не {1}"),
        ),
        (
            r"argument (.*?): invalid int value: '(.*)'",
            Phrase("{0} is a whole number, not {1}", "{0} — это целое число, а не {1}"),
        ),
        (
            r"argument (.*?): invalid \w+ value: '(.*)'",
            Phrase("{0} is a number, not {1}", "{0} — это число, а не {1}"),
        ),
        (
            "argument (.*?): not allowed with argument (.*)",
            Phrase("{0} and {1} exclude each other", "{0} и {1} вместе не бывают"),
        ),
    )
)
_FILE = Phrase("FILE", "ФАЙЛ")
_SEE_HELP = Phrase("See {} --help.", "См. {} --help.")


def number(text: str) -> float:
    """Return a finite number written with a point or a comma; raises ValueError."""
    value = float(text.replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def file_name(text: str) -> Path:
    """Return the path of a file; raises ValueError for an empty name, which would be the current folder."""
    if not text:
        raise ValueError(text)
    return Path(text)


class Parser(argparse.ArgumentParser):
    """A parser whose help, headings and errors are in one language; parsers of commands are like it.

    `files` takes what is read and written, `how` everything else.
    """

    language: ClassVar[str] = "en"

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **settings,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_RussianFormatter if self.language == "ru" else _Formatter,
        )
        # Python takes "-5" for a number, but "-5,5" and "-5x5" for options that are not there.
        self._negative_number_matcher = re.compile(r"-[.,]?\d")
        self.files = self.add_argument_group(self.say(Phrase("files", "файлы")))
        self.how = self.add_argument_group(self.say(Phrase("options", "параметры")))
        self.add_option("-h", Phrase("show this and leave", "показать это и выйти"), "--help", action="help")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # Python 3.11.2 ends here with a traceback where there is no stream or it takes no more.
        to_errors = file is None or file is sys.stderr
        stream = sys.stderr if to_errors else cast("TextIO | None", file)
        if not message or stream is None:
            return
        try:
            stream.write(message)
        except OSError as error:
            if not to_errors and isinstance(error, BrokenPipeError):
                raise
            silence(stream)
            if not to_errors:
                raise not_printed(error) from error

    def add_file(self, is_what: Phrase) -> None:
        """Take a file to read, as `options.file`."""
        self.files.add_argument("file", metavar=self.say(_FILE), type=file_name, help=self.say(is_what))

    def add_output(self, is_what: Phrase, suffix: str) -> None:
        """Take the file to write, as `options.output`."""
        stands_for = f"{self.say(_FILE)}{suffix}"
        self.files.add_argument(
            "-o", "--output", metavar=stands_for, type=file_name, required=True, help=self.say(is_what)
        )

    def add_new_map(self, is_what: Phrase, suffix: str) -> None:
        """Take the map to write, as `options.output`, and whether over one that is there: `options.force`."""
        self.add_output(is_what, suffix)
        self.add_option(
            "--force",
            Phrase("write over a file that is there", "записать поверх файла, если он уже есть"),
            action="store_true",
        )

    def add_option(self, name: str, does: Phrase, *names: str, **settings: Any) -> None:
        """Take an option, told in one phrase; `settings` are argparse's, its `metavar` a phrase."""
        self.add_to(self.how, name, does, *names, **settings)

    def add_to(
        self, group: argparse._ActionsContainer, name: str, does: Phrase, *names: str, **settings: Any
    ) -> None:
        """Take an option as one of a group."""
        if "metavar" in settings:
            settings["metavar"] = self.say(settings["metavar"])
        group.add_argument(name, *names, help=self.say(does), **settings)

    def say(self, sentence: Phrase) -> str:
        """Return a wording in the parser's language, as argparse wants it."""
        return sentence.in_language(self.language).replace("%", "%%")

    def error(self, message: str) -> NoReturn:
        """Tell a mistake in one line, and leave."""
        see = self.say(_SEE_HELP).format(self.prog)
        self.exit(WRONG_USE, f"{self.prog}: {translated(message, self.language)}. {see}\n")


class RussianParser(Parser):
    """A parser that speaks Russian."""

    language = "ru"


class _Formatter(argparse.HelpFormatter):
    """Help with room for our longest option beside its explanation."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32)
        # argparse forgets that the names of commands are indented once more than options, and would break
        # the line after the longest of them.
        self._action_max_length = 14


class _RussianFormatter(_Formatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "использование: ")


def translated(message: str, language: str) -> str:
    """Return a message of argparse in our words, or as it is where we have none for it."""
    for pattern, sentence in _MESSAGES:
        found = pattern.fullmatch(message)
        if found is not None:
            values = (value.replace("'", "") for value in found.groups())
            return sentence.in_language(language).format(*values)
    return message
