"""The command that prints stickers into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.choice import chosen_map
from cjm_desktop.cli.console import DONE, FINDINGS, WrongUse
from cjm_desktop.cli.page_options import take_color, take_margin, take_orientation
from cjm_desktop.cli.parts import chosen_lanes, chosen_personas, chosen_stages, take_parts
from cjm_desktop.cli.places import with_places
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import STICKER, Coloring, Orientation
from cjm_desktop.printing.stickers.spec import StickerOrder
from cjm_desktop.storage.targets import require_another, require_suffix

if TYPE_CHECKING:
    from argparse import Namespace

    from cjm_desktop.cli.arguments import Parser
    from cjm_desktop.cli.console import Console
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.stickers.spec import LabelGrid, StickerSpec

_SIZE, _LENGTHS = Phrase("SIZE", "РАЗМЕР"), Phrase("WIDTHxHEIGHT", "ШИРИНАxВЫСОТА")
_USUAL = f"{STICKER.width:g}x{STICKER.height:g}"


def print_map_stickers(options: Namespace, console: Console) -> int:
    """Print stickers of one map, and tell how many there are and what to know about them."""
    from cjm_desktop.printing.stickers.job import print_stickers
    from cjm_desktop.storage.file import load

    require_suffix(options.output, ".pdf")
    require_another(options.output, options.file)
    grid = _grid(options)
    document = load(options.file)
    journey = chosen_map(document, options.map)
    spec = _spec(options, document, journey, grid)
    progress = console.progress(Phrase("Printing", "Печать"))
    result = print_stickers(document, journey.id, spec, options.output, progress)
    name, count, pages = quoted_file(result.path.name), result.stickers, result.pages
    console.say(
        Phrase(f"{name}: stickers: {count}, pages: {pages}", f"{name}: стикеров: {count}, страниц: {pages}")
    )
    for finding in result.findings:
        console.tell(with_places(finding, journey))
    return FINDINGS if result.findings else DONE


def take_options(parser: Parser) -> None:
    """Let a parser take what stickers are asked for with, beside file and map."""
    _take_what(parser)
    _take_sheet(parser)
    _take_labels(parser)


def _take_what(parser: Parser) -> None:
    take_parts(parser)
    parser.add_option(
        "--blank",
        Phrase(
            "blank ones with codes instead of cards, so many for each cell; 1 without a number",
            "пустые с кодами вместо карточек, столько на каждую ячейку; без числа — по одному",
        ),
        metavar=Phrase("N", "ЧИСЛО"),
        type=int,
        nargs="?",
        const=1,
    )
    parser.add_option(
        "--order",
        Phrase("which stickers lie together; default: lane", "какие стикеры лежат рядом; по умолчанию lane"),
        choices=[order.value for order in StickerOrder],
        default=StickerOrder.LANE.value,
    )
    parser.add_option(
        "--apart",
        Phrase(
            "begin a sheet for each lane, or stage: for notes of another colour",
            "начинать лист для каждой дорожки или этапа: под стикеры другого цвета",
        ),
        action="store_true",
    )


def _take_sheet(parser: Parser) -> None:
    parser.add_option(
        "--sheet",
        Phrase(f"the paper; default: {A4.name}", f"бумага; по умолчанию {A4.name}"),
        metavar=_SIZE,
        default=A4.name,
    )
    parser.add_option(
        "--size",
        Phrase(f"of a sticker; default: {_USUAL}", f"стикера; по умолчанию {_USUAL}"),
        metavar=_LENGTHS,
        default=_USUAL,
    )
    take_margin(parser)
    take_orientation(parser, Phrase("how the sheet lies", "как лежит лист"))
    parser.add_option(
        "--guide",
        Phrase(
            "for real sticky notes: a page of outlines goes first, to stick them on",
            "для настоящих стикеров: сначала страница с контурами, на которые их клеят",
        ),
        action="store_true",
    )
    take_color(parser)


def _take_labels(parser: Parser) -> None:
    parser.add_option(
        "--grid",
        Phrase(
            "a label sheet: columns and rows of labels, as in 3x7; --size is that of a label",
            "лист этикеток: столбцы и ряды, например 3x7; --size — размер этикетки",
        ),
        metavar=Phrase("COLUMNSxROWS", "СТОЛБЦЫxРЯДЫ"),
    )
    parser.add_option(
        "--corner",
        Phrase(
            "how far the first label is from the left and the top; without it they are centred",
            "отступ первой этикетки слева и сверху; по умолчанию — посередине листа",
        ),
        metavar=Phrase("LEFTxTOP", "СЛЕВАxСВЕРХУ"),
    )
    parser.add_option(
        "--pitch",
        Phrase(
            "from one label to the next; without it they touch",
            "шаг от этикетки до следующей; по умолчанию — вплотную",
        ),
        metavar=_LENGTHS,
    )


def _grid(options: Namespace) -> LabelGrid | None:
    """Return the label sheet that is asked for; raises PrintError, and WrongUse for one without a grid."""
    from cjm_desktop.layout.geometry import Point
    from cjm_desktop.printing.stickers.spec import LabelGrid, parse_grid, parse_lengths

    if options.grid is None:
        if options.corner is not None or options.pitch is not None:
            raise WrongUse(
                Phrase(
                    "--corner and --pitch are those of a label sheet: add --grid.",
                    "--corner и --pitch — это о листе этикеток: добавьте --grid.",
                )
            )
        return None
    corner = None if options.corner is None else Point(*parse_lengths(options.corner))
    pitch = None if options.pitch is None else parse_lengths(options.pitch)
    return LabelGrid(*parse_grid(options.grid), corner, pitch)


def _spec(options: Namespace, document: Document, journey: Map, grid: LabelGrid | None) -> StickerSpec:
    """Return what the options ask for; raises PrintError and WrongUse."""
    from cjm_desktop.printing.paper import parse_paper
    from cjm_desktop.printing.spec import Chosen
    from cjm_desktop.printing.stickers.spec import StickerSpec, parse_lengths, require_blank

    lanes = chosen_lanes(journey, options.lanes, document.language)
    personas = chosen_personas(document, journey, options.personas)
    return StickerSpec(
        sheet=parse_paper(options.sheet),
        orientation=Orientation(options.orientation),
        size=parse_lengths(options.size),
        margin=options.margin,
        grid=grid,
        blank=0 if options.blank is None else require_blank(options.blank),
        chosen=Chosen(chosen_stages(journey, options.stages), lanes, personas),
        order=StickerOrder(options.order),
        is_apart=options.apart,
        has_guide=options.guide,
        coloring=Coloring(options.color),
    )
