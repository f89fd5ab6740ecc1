"""The command that prints a poster into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.choice import chosen_map
from cjm_desktop.cli.console import DONE, FINDINGS
from cjm_desktop.model.language import Phrase
from cjm_desktop.storage.targets import require_another, require_suffix

if TYPE_CHECKING:
    from argparse import Namespace

    from cjm_desktop.cli.console import Console
    from cjm_desktop.printing.spec import PrintSpec


def print_map(options: Namespace, console: Console) -> int:
    """Print one map, and tell how many pages it took and what to know about them."""
    from cjm_desktop.printing.job import print_poster
    from cjm_desktop.storage.file import load

    require_suffix(options.output, ".pdf")
    require_another(options.output, options.file)
    spec = _spec(options)
    document = load(options.file)
    journey = chosen_map(document, options.map)
    progress = console.progress(Phrase("Printing", "Печать"))
    source = options.file.name
    result = print_poster(document, journey.id, spec, options.output, progress, source=source)
    name = result.path.name
    console.say(Phrase(f"{name}: pages: {result.pages}", f"{name}: страниц: {result.pages}"))
    for finding in result.findings:
        console.tell(finding.sentence)
    return FINDINGS if result.findings else DONE


def _spec(options: Namespace) -> PrintSpec:
    """Return what the options ask for; raises PrintError."""
    from cjm_desktop.printing.paper import parse_paper
    from cjm_desktop.printing.spec import Coloring, Orientation, PrintSpec, parse_scale, parse_sheet

    return PrintSpec(
        paper=parse_paper(options.paper),
        orientation=Orientation(options.orientation),
        sheet=parse_sheet(options.sheet),
        overlap=options.overlap,
        margin=options.margin,
        scale=parse_scale(options.scale),
        coloring=Coloring(options.color),
        has_plan_page=not options.no_plan,
    )
