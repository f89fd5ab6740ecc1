"""The command that reads a map and lists what is worth knowing about it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from cjm_desktop.cli.console import DONE, FINDINGS, WRONG_USE
from cjm_desktop.model.errors import FileError, Unreadable
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.cli.console import Console
    from cjm_desktop.model.document import Document


def check_file(options: Namespace, console: Console) -> int:
    """Read a file and list its findings."""
    from cjm_desktop.analysis.findings import check
    from cjm_desktop.layout.font import lacks
    from cjm_desktop.storage.file import load

    try:
        document = load(options.file)
    except Unreadable as error:
        console.tell(error.sentence)
        with suppress(FileError):
            _tell_what_can_be_read(options.file, console)
        return WRONG_USE
    findings = check(document, lacks, reader_of_pictures(document))
    if options.json:
        console.print_json({"file": str(options.file), "findings": [_as_json(found) for found in findings]})
    elif not findings:
        console.say(Phrase("No findings.", "Замечаний нет."))
    for finding in () if options.json else findings:
        console.say(finding.sentence)
    return FINDINGS if findings else DONE


def _tell_what_can_be_read(file: Path, console: Console) -> None:
    """Tell what `import --salvage` would write of a file that is damaged; nothing where that is nothing."""
    from cjm_desktop.storage.file import read_bytes
    from cjm_desktop.storage.salvage import salvage
    from cjm_desktop.storage.salvage_words import what_was_lost, what_was_read

    found = salvage(read_bytes(file))
    if found is not None:
        for sentence in (what_was_read(found), *what_was_lost(found), _HOW):
            console.tell(sentence)


_HOW = Phrase(
    "“import --salvage” writes that into a new map.",
    "«import --salvage» запишет это в новую карту.",
)


def reader_of_pictures(document: Document) -> Callable[[str], bool]:
    """Return what tells whether an attached picture of the document can be read; it is tried once."""

    @cache
    def reads(key: str) -> bool:
        # The library of pictures is loaded where there is one, and not before.
        from cjm_desktop.printing.pdf.pictures import readable_picture

        return readable_picture(document.attachments[key]) is not None

    return reads


def _as_json(finding: Finding) -> dict[str, object]:
    return {**asdict(finding), "sentence": finding.sentence._asdict()}
