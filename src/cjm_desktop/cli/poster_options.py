"""What a poster is asked for with on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.arguments import number
from cjm_desktop.cli.page_options import MM, WAYS, take_color, take_margin, take_orientation
from cjm_desktop.cli.parts import take_parts
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.paper import A1, PAPERS
from cjm_desktop.printing.spec import (
    DEFAULT_OVERLAP,
    MOST_NOTES,
    NO_SHEET,
    STICKER,
    ExtraSheets,
    Orientation,
    Style,
)

if TYPE_CHECKING:
    from cjm_desktop.cli.arguments import Parser

_PAPERS = ", ".join(paper.name for paper in PAPERS.values())
_SIZE = Phrase("SIZE", "РАЗМЕР")
_USUAL_STICKER = f"{STICKER.width:g}x{STICKER.height:g}"


def take_options(parser: Parser) -> None:
    """Let a parser take what a poster is asked for with, beside file and map."""
    _take_paper(parser)
    _take_sheets(parser)
    _take_style(parser)
    take_parts(parser)


def _take_paper(parser: Parser) -> None:
    parser.add_option(
        "--paper",
        Phrase(
            f"{_PAPERS}, WIDTHxHEIGHT in mm as in 900x600, roll:WIDTH as in roll:914, or auto, as large as "
            f"the map; default: {A1.name}, auto with room for stickers",
            f"{_PAPERS}, ШИРИНАxВЫСОТА в мм, например 900x600, roll:ШИРИНА, например roll:914, или auto — "
            f"по размеру карты; по умолчанию {A1.name}, а с местом для стикеров — auto",
        ),
        metavar=_SIZE,
    )
    take_orientation(parser, Phrase("how the paper lies", "как лежит бумага"))
    parser.add_option(
        "--scale",
        Phrase("per cent of the map's own size; default: fit", "проценты от размера карты; по умолчанию fit"),
        metavar=Phrase("fit|PERCENT", "fit|ПРОЦЕНТ"),
        default="fit",
    )
    take_margin(parser)


def _take_sheets(parser: Parser) -> None:
    parser.add_option(
        "--sheet",
        Phrase(
            f"tile the poster on sheets of such a paper; {NO_SHEET}, the default, is one page",
            f"разложить плакат на листы такой бумаги; {NO_SHEET}, по умолчанию, — одна страница",
        ),
        metavar=_SIZE,
        default=NO_SHEET,
    )
    parser.add_option(
        "--sheet-orientation",
        Phrase(
            "how the sheets lie; auto takes the way of fewer sheets and cut texts",
            "как лежат листы; auto — чтобы меньше было и листов, и разрезанных надписей",
        ),
        choices=WAYS,
        default=Orientation.AUTO.value,
    )
    _take_seams(parser)
    parser.add_option(
        "--no-plan", Phrase("without the assembly plan", "без плана сборки"), action="store_true"
    )


def _take_seams(parser: Parser) -> None:
    parser.add_option(
        "--overlap",
        Phrase(
            f"how far sheets overlap; default: {DEFAULT_OVERLAP:g}",
            f"нахлёст листов; по умолчанию {DEFAULT_OVERLAP:g}",
        ),
        metavar=MM,
        type=number,
        default=DEFAULT_OVERLAP,
    )
    parser.add_option(
        "--extra-sheets",
        Phrase(
            "sheets beyond the fewest, to keep seams out of texts: none; worth, while each spares a text, "
            "and up to a quarter more where no text is cut then; all, whatever helps; "
            f"default: {ExtraSheets.WORTH}",
            "листы сверх наименьшего числа, чтобы швы не резали надписи: none — не брать; worth — пока "
            "каждый спасает надпись, и ещё до четверти, если тогда целы все; all — все, что помогут; "
            f"по умолчанию {ExtraSheets.WORTH}",
        ),
        choices=[extra.value for extra in ExtraSheets],
        default=ExtraSheets.WORTH.value,
    )


def _take_style(parser: Parser) -> None:
    parser.add_option(
        "--style",
        Phrase(
            "all of the map, in grey with room for paper stickers, or its grid alone; default: full",
            "вся карта, бледная с местом для стикеров или одна сетка; по умолчанию full",
        ),
        choices=[style.value for style in Style],
        default=Style.FULL.value,
    )
    parser.add_option(
        "--sticker",
        Phrase(
            f"the paper note that workshop and empty have room for; default: {_USUAL_STICKER}",
            f"стикер, под который размечены workshop и empty; по умолчанию {_USUAL_STICKER}",
        ),
        metavar=Phrase("WIDTHxHEIGHT", "ШИРИНАxВЫСОТА"),
        default=_USUAL_STICKER,
    )
    parser.add_option(
        "--notes",
        Phrase(
            f"how many stickers each cell has room for, 1 to {MOST_NOTES}; default: 1",
            f"для скольких стикеров есть место в каждой ячейке, от 1 до {MOST_NOTES}; по умолчанию 1",
        ),
        metavar=Phrase("COUNT", "ЧИСЛО"),
        type=int,
        default=1,
    )
    parser.add_option(
        "--no-codes",
        Phrase("without the codes of cells, as in C3", "без кодов ячеек, таких как C3"),
        action="store_true",
    )
    take_color(parser)
