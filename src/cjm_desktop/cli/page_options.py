"""What any printed page is asked for with on the command line: how it lies, its edge, its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.arguments import number
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.spec import DEFAULT_MARGIN, Coloring, Orientation

if TYPE_CHECKING:
    from cjm_desktop.cli.arguments import Parser

MM = Phrase("MM", "ММ")
WAYS = [way.value for way in Orientation]


def take_orientation(parser: Parser, told: Phrase) -> None:
    """Let a parser take how paper lies; `told` says which."""
    parser.add_option("--orientation", told, choices=WAYS, default=Orientation.AUTO.value)


def take_margin(parser: Parser) -> None:
    """Let a parser take the edge of a page that the printer does not reach."""
    parser.add_option(
        "--margin",
        Phrase(
            f"the edge the printer cannot reach; default: {DEFAULT_MARGIN:g}",
            f"край, где принтер не печатает; по умолчанию {DEFAULT_MARGIN:g}",
        ),
        metavar=MM,
        type=number,
        default=DEFAULT_MARGIN,
    )


def take_color(parser: Parser) -> None:
    """Let a parser take whether pages are in colour."""
    parser.add_option(
        "--color",
        Phrase("in colour or in grey", "в цвете или в сером"),
        choices=[shade.value for shade in Coloring],
        default=Coloring.COLOR.value,
    )
