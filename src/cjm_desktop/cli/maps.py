"""The commands that list, make and rewrite maps: templates, new, import, schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.choice import require_new
from cjm_desktop.cli.console import DONE, FINDINGS
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.storage.targets import require_suffix

if TYPE_CHECKING:
    from argparse import Namespace

    from cjm_desktop.cli.console import Console


def list_templates(options: Namespace, console: Console) -> int:
    """List the templates with their titles."""
    from cjm_desktop.templates.catalogue import TEMPLATES

    if options.json:
        listed = [
            {"key": entry.key, "title": entry.title._asdict(), "summary": entry.summary._asdict()}
            for entry in TEMPLATES.values()
        ]
        console.print_json({"templates": listed})
        return DONE
    width = max(map(len, TEMPLATES))
    for entry in TEMPLATES.values():
        console.say(Phrase(*(f"{entry.key:<{width}}  {title}" for title in entry.title)))
    return DONE


def new(options: Namespace, console: Console) -> int:
    """Write a new map made from a template."""
    from cjm_desktop.cli.versions import write_map
    from cjm_desktop.storage.file import SUFFIX
    from cjm_desktop.templates.catalogue import template

    require_suffix(options.output, SUFFIX)
    require_new(options.output, is_forced=options.force)
    made = template(options.template, options.language or console.language)
    write_map(made, options.output, console)
    return DONE


def import_file(options: Namespace, console: Console) -> int:
    """Read a file of another format, or an older map, and write it as a map."""
    from cjm_desktop.cli.formats import reader_of
    from cjm_desktop.cli.versions import write_map
    from cjm_desktop.storage.file import SUFFIX

    require_suffix(options.output, SUFFIX)
    require_new(options.output, is_forced=options.force)
    read = reader_of(options.file)
    try:
        document = read(options.file)
    except Unreadable as error:
        if not options.salvage:
            raise
        return _write_what_can_be_read(options, error, console)
    write_map(document, options.output, console)
    return DONE


def _write_what_can_be_read(options: Namespace, error: Unreadable, console: Console) -> int:
    """Write what can be read of a damaged map, and tell what was lost."""
    from cjm_desktop.cli.versions import write_map
    from cjm_desktop.storage.file import read_bytes
    from cjm_desktop.storage.salvage import salvage
    from cjm_desktop.storage.salvage_words import what_was_lost, what_was_read

    found = salvage(read_bytes(options.file))
    if found is None:
        raise error
    write_map(found.document, options.output, console)
    for sentence in (what_was_read(found), *what_was_lost(found)):
        console.tell(sentence)
    return FINDINGS


def print_schema(_options: Namespace, console: Console) -> int:
    """Print the JSON Schema of the format."""
    from cjm_desktop.storage.schema import schema

    console.print_json(schema())
    return DONE
