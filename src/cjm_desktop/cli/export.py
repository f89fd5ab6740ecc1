"""The command that writes a map in another format, or draws the window it would be seen in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjm_desktop.cli.check import reader_of_pictures
from cjm_desktop.cli.choice import chosen_map
from cjm_desktop.cli.console import DONE, FINDINGS, WrongUse
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LONGEST_DRAWN_SIDE, MOST_DRAWN_PIXELS
from cjm_desktop.storage.targets import require_another, require_suffix

if TYPE_CHECKING:
    from argparse import Namespace

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.cli.console import Console
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.model.document import Document, Map

PX_PER_MM = 8.0
"""The density of a picture when nothing else is asked for: some 200 dots an inch."""


def export(options: Namespace, console: Console) -> int:
    """Write a map in the format that the suffix names, and tell which of its pictures cannot be read."""
    document, journey = _export_window(options) if options.window else _export_map(options)
    findings = _unreadable_pictures(document, journey)
    for finding in findings:
        console.tell(finding.sentence)
    return FINDINGS if findings else DONE


def _export_map(options: Namespace) -> tuple[Document, Map]:
    from cjm_desktop.cli.formats import writer_of
    from cjm_desktop.exchange.formats import ExportOptions
    from cjm_desktop.storage.file import load

    write = writer_of(options.output)
    require_suffix(options.output, options.output.suffix.casefold())
    require_another(options.output, options.file)
    document = load(options.file)
    journey = chosen_map(document, options.map)
    density = _px_per_mm(document, journey, options)
    write(document, ExportOptions(journey.id, density), options.output)
    return document, journey


def _export_window(options: Namespace) -> tuple[Document, Map]:
    from cjm_desktop.app import export_window
    from cjm_desktop.storage.file import load

    require_suffix(options.output, ".png")
    require_another(options.output, options.file)
    # Read here first: the window would tell an error in a box, which nobody sees.
    document = load(options.file)
    journey = chosen_map(document, options.map)
    export_window(options.file, options.output, map_id=journey.id)
    return document, journey


def _unreadable_pictures(document: Document, journey: Map) -> list[Finding]:
    from cjm_desktop.analysis.findings import Code, check

    found = check(document, lambda _: False, reader_of_pictures(document))
    return [one for one in found if one.code is Code.UNREADABLE_PICTURE and one.map == journey.id]


def _px_per_mm(document: Document, journey: Map, options: Namespace) -> float:
    """Return the density asked for; raises WrongUse for a picture of more pixels than are drawn."""
    from cjm_desktop.printing.spec import PICTURE
    from cjm_desktop.printing.subject import lay_out_for_paper

    size = lay_out_for_paper(document, journey.id, PICTURE).size
    most = _largest_density(size)
    if options.width is not None:
        if _positive(options.width) / size.width > most:
            raise _too_large("--width", f"{int(most * size.width)}")
        return float(options.width) / size.width
    if options.scale is not None and _positive(options.scale) > most:
        raise _too_large("--scale", f"{math.floor(most * 100) / 100:g}")
    return min(PX_PER_MM, most) if options.scale is None else options.scale


def _largest_density(size: Size) -> float:
    """Return the px of one mm at which a picture of this size in mm is as large as is ever drawn."""
    return min(
        LONGEST_DRAWN_SIDE / max(size.width, size.height),
        math.sqrt(MOST_DRAWN_PIXELS / (size.width * size.height)),
    )


def _too_large(option: str, most: str) -> WrongUse:
    return WrongUse(
        Phrase(
            f"The picture would be too large: for this map {option} is at most {most}.",
            f"Изображение было бы слишком большим: для этой карты {option} не больше {most}.",
        )
    )


def _positive(number: float) -> float:
    if number <= 0:
        raise WrongUse(
            Phrase("A picture needs more than 0 pixels.", "В изображении должно быть больше 0 точек.")
        )
    return number
