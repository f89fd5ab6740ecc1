"""The command that prints a poster into a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjm_desktop.cli.choice import chosen_map
from cjm_desktop.cli.console import DONE, FINDINGS
from cjm_desktop.cli.parts import chosen_lanes, chosen_personas, chosen_stages
from cjm_desktop.cli.places import with_places
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.storage.targets import require_another, require_suffix

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from cjm_desktop.cli.console import Console
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.planning.prices import Offer
    from cjm_desktop.printing.spec import Chosen, PrintSpec
    from cjm_desktop.printing.subject import Subject


def print_map(options: Namespace, console: Console) -> int:
    """Print one map, and tell how many pages it took and what to know about them."""
    from cjm_desktop.printing.job import poster_job, printed_today
    from cjm_desktop.storage.atomic import write_atomically
    from cjm_desktop.storage.file import load

    require_suffix(options.output, ".pdf")
    require_another(options.output, options.file)
    asked = _spec(options)
    document = load(options.file)
    journey = chosen_map(document, options.map)
    spec = replace(asked, chosen=_chosen(options, document, journey))
    progress = console.progress(Phrase("Printing", "Печать"))
    job = poster_job(document, journey.id, spec, progress, printed_today(options.file.name))
    write_atomically(options.output, job.write)
    name, pages = quoted_file(options.output.name), job.plan.page_count
    console.say(Phrase(f"{name}: pages: {pages}", f"{name}: страниц: {pages}"))
    for advice in _advice(job.subject, job.plan):
        console.say(advice)
    for finding in job.findings:
        console.tell(with_places(finding, journey))
    return FINDINGS if job.findings else DONE


def _spec(options: Namespace) -> PrintSpec:
    """Return what the options ask for, of all of a map; raises PrintError."""
    from cjm_desktop.printing.paper import A1, AUTO, parse_paper
    from cjm_desktop.printing.spec import (
        Coloring,
        ExtraSheets,
        Orientation,
        PrintSpec,
        Style,
        parse_scale,
        parse_sheet,
        parse_sticker,
    )

    style = Style(options.style)
    # Stickers have their room at 100 % alone, so that the paper is made to measure.
    usual = A1 if style is Style.FULL else AUTO
    return PrintSpec(
        paper=usual if options.paper is None else parse_paper(options.paper),
        orientation=Orientation(options.orientation),
        sheet=parse_sheet(options.sheet),
        sheet_orientation=Orientation(options.sheet_orientation),
        overlap=options.overlap,
        margin=options.margin,
        scale=parse_scale(options.scale),
        coloring=Coloring(options.color),
        has_plan_page=not options.no_plan,
        extra=ExtraSheets(options.extra_sheets),
        style=style,
        sticker=parse_sticker(options.sticker),
        notes=options.notes,
        has_codes=not options.no_codes,
    )


def _chosen(options: Namespace, document: Document, journey: Map) -> Chosen:
    """Return the stages, lanes and personas that are asked for; raises WrongUse."""
    from cjm_desktop.printing.spec import Chosen

    return Chosen(
        chosen_stages(journey, options.stages),
        chosen_lanes(journey, options.lanes, document.language),
        chosen_personas(document, journey, options.personas),
    )


def _advice(subject: Subject, planned: PosterPlan) -> Iterator[Phrase]:
    """Yield what would save sheets, or keep texts whole, with the option to ask for it."""
    from cjm_desktop.printing.planning.prices import offers
    from cjm_desktop.printing.wording import offered

    for offer in offers(subject, planned):
        option = _option(offer)
        yield Phrase(f"{offered(offer, 'en')} ({option})", f"{offered(offer, 'ru')} ({option})")


def _option(offer: Offer) -> str:
    """Return what to write on the command line for another poster."""
    if offer.is_smaller:
        return f"--scale {offer.scale * 100:g}"
    return f"--extra-sheets {offer.spec.extra}"
