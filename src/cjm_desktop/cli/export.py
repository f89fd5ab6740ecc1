"""The command that writes a map in another format, or draws the window it would be seen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.choice import chosen_map, require_suffix
from cjm_desktop.cli.console import DONE, WrongUse
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from argparse import Namespace

    from cjm_desktop.cli.console import Console
    from cjm_desktop.model.document import Document, Map

PX_PER_MM = 8.0
"""The density of a picture when nothing else is asked for: some 200 dots an inch."""


def export(options: Namespace, _console: Console) -> int:
    """Write a map in the format that the suffix names."""
    if options.window:
        return _export_window(options)
    from cjm_desktop.cli.formats import writer_of
    from cjm_desktop.exchange.formats import ExportOptions
    from cjm_desktop.storage.file import load

    write = writer_of(options.output)
    document = load(options.file)
    journey = chosen_map(document, options.map)
    density = _px_per_mm(document, journey, options)
    write(document, ExportOptions(journey.id, density), options.output)
    return DONE


def _export_window(options: Namespace) -> int:
    from cjm_desktop.app import export_window
    from cjm_desktop.storage.file import load

    require_suffix(options.output, ".png")
    # Read here first: the window would tell an error in a box, which nobody sees.
    load(options.file)
    export_window(options.file, options.output)
    return DONE


def _px_per_mm(document: Document, journey: Map, options: Namespace) -> float:
    if options.width is not None:
        from cjm_desktop.printing.job import lay_out_for_paper

        return _positive(options.width) / lay_out_for_paper(document, journey.id).size.width
    return PX_PER_MM if options.scale is None else _positive(options.scale)


def _positive(number: float) -> float:
    if number <= 0:
        raise WrongUse(
            Phrase("A picture needs more than 0 pixels.", "В картинке должно быть больше 0 точек.")
        )
    return number
