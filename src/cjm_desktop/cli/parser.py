"""What each command takes, and what its help says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop import __version__
from cjm_desktop.cli import check, export, maps, poster, poster_options, self_test, stickers
from cjm_desktop.cli.arguments import Parser, RussianParser, number
from cjm_desktop.model.language import LANGUAGES, Phrase

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from cjm_desktop.cli.console import Console

    Command = Callable[[argparse.Namespace, Console], int]
    Add = Callable[[str, Command, Phrase], Parser]

PROGRAM = "cjm-desktop"
_ABOUT = Phrase(
    "Customer journey maps, drawn offline, printed as posters. With files or with nothing it opens the "
    "window, with a command it works without one. Lengths are millimetres.",
    "Карты пути клиента: рисуем без сети, печатаем плакатами. С файлами или без всего открывает окно, "
    "с командой работает без окна. Длины — в миллиметрах.",
)
_SIZE, _NUMBER = Phrase("SIZE", "РАЗМЕР"), Phrase("N", "НОМЕР")
_MM, _PIXELS = Phrase("MM", "ММ"), Phrase("PIXELS", "ТОЧКИ")
_FILE = Phrase("the map", "карта")
_JSON = Phrase("print one JSON object and nothing else", "напечатать один объект JSON и больше ничего")
_MAP_NUMBER = Phrase("which map of the document, counted from 1", "которая карта документа, считая с 1")


def parser_for(language: str) -> Parser:
    """Return the parser of all commands, speaking `language`."""
    words = Phrase("[FILE …] | COMMAND …", "[ФАЙЛ …] | КОМАНДА …")
    parser: Parser = (RussianParser if language == "ru" else Parser)(
        prog=PROGRAM,
        usage=f"{PROGRAM} {words.in_language(language)}",
        description=_ABOUT.in_language(language),
    )
    parser.add_option("--version", Phrase("show the version and leave", "показать версию и выйти"),
        action="version", version=f"CJM Desktop {__version__}")  # fmt: skip
    adder = parser.add_subparsers(
        title=parser.say(Phrase("commands", "команды")), metavar=parser.say(Phrase("COMMAND", "КОМАНДА"))
    )

    def add(name: str, run: Command, does: Phrase) -> Parser:
        said = parser.say(does)
        heading = f"{said[0].upper()}{said[1:]}."
        command = adder.add_parser(name, help=said, description=heading, prog=f"{PROGRAM} {name}")
        command.set_defaults(command=run)
        return command

    for add_to in (_templates, _new, _check, _print, _stickers, _export, _import, _schema, _self_test):
        add_to(add)
    return parser


def _templates(add: Add) -> None:
    parser = add("templates", maps.list_templates, Phrase("list the templates", "перечислить шаблоны"))
    parser.add_option("--json", _JSON, action="store_true")


def _new(add: Add) -> None:
    parser = add("new", maps.new, Phrase("write a new map", "записать новую карту"))
    parser.add_option(
        "--template", Phrase("its key", "его ключ"), metavar=Phrase("KEY", "КЛЮЧ"), required=True
    )
    parser.add_option(
        "--language",
        Phrase("the language of the map; default: the system's", "язык карты; по умолчанию — язык системы"),
        choices=LANGUAGES,
    )
    parser.add_new_map(Phrase("the new map", "новая карта"), ".cjm")


def _check(add: Add) -> None:
    parser = add("check", check.check_file, Phrase("list what is worth knowing", "перечислить замечания"))
    parser.add_file(_FILE)
    parser.add_option("--json", _JSON, action="store_true")


def _print(add: Add) -> None:
    parser = add("print", poster.print_map, Phrase("print a poster into a PDF", "напечатать плакат в PDF"))
    parser.add_file(_FILE)
    parser.add_output(Phrase("the poster", "плакат"), ".pdf")
    parser.add_option("--map", _MAP_NUMBER, metavar=_NUMBER, type=int, default=1)
    poster_options.take_options(parser)


def _stickers(add: Add) -> None:
    does = Phrase("print stickers of the cards into a PDF", "напечатать стикеры карточек в PDF")
    parser = add("stickers", stickers.print_map_stickers, does)
    parser.add_file(_FILE)
    parser.add_output(Phrase("the stickers", "стикеры"), ".pdf")
    parser.add_option("--map", _MAP_NUMBER, metavar=_NUMBER, type=int, default=1)
    stickers.take_options(parser)


def _export(add: Add) -> None:
    parser = add("export", export.export, Phrase("write another format", "записать в другом формате"))
    parser.add_file(_FILE)
    parser.add_output(Phrase("its suffix decides: .png", "решает расширение: .png"), ".png")
    parser.add_option("--map", _MAP_NUMBER, metavar=_NUMBER, type=int, default=1)
    size = parser.how.add_mutually_exclusive_group()
    parser.add_to(
        size,
        "--scale",
        Phrase(
            f"pixels of one millimetre; default: {export.PX_PER_MM:g}",
            f"точек в одном миллиметре; по умолчанию {export.PX_PER_MM:g}",
        ),
        metavar=_PIXELS,
        type=number,
    )
    parser.add_to(
        size,
        "--width",
        Phrase("pixels of the whole width", "точек по всей ширине"),
        metavar=_PIXELS,
        type=number,
    )
    parser.add_to(
        size,
        "--window",
        Phrase("the program's window with the map in it", "окно программы с этой картой"),
        action="store_true",
    )


def _import(add: Add) -> None:
    does = Phrase("read another format, write a map", "прочитать другой формат и записать карту")
    parser = add("import", maps.import_file, does)
    parser.add_file(Phrase("its suffix decides: .cjm", "решает расширение: .cjm"))
    parser.add_new_map(Phrase("the map", "карта"), ".cjm")
    parser.add_option(
        "--salvage",
        Phrase("of a damaged map write what can be read", "из повреждённой карты записать то, что читается"),
        action="store_true",
    )


def _schema(add: Add) -> None:
    add(
        "schema",
        maps.print_schema,
        Phrase("print the JSON Schema of the format", "напечатать JSON Schema формата"),
    )


def _self_test(add: Add) -> None:
    does = Phrase("try every reader, writer and printer", "испытать всё, что читает, пишет и печатает")
    add("self-test", self_test.self_test, does)
