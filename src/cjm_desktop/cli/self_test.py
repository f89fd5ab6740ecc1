"""The command that tries every reader, writer and printer on the built-in sample.

It is for programs that were frozen, moved or installed: what is tried here has found its libraries,
fonts, icons, translations and templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cjm_desktop.cli.console import DONE, FINDINGS
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from cjm_desktop.cli.console import Console
    from cjm_desktop.printing.spec import PrintSpec


class Failed(Exception):
    """A step gave something else than it should."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to try; `run` raises what is wrong."""

    name: Phrase
    run: Callable[[], None]


def self_test(_options: Namespace, console: Console) -> int:
    """Try everything in a temporary folder; print a line for each step, and ok or what failed."""
    failed = 0
    with TemporaryDirectory(prefix="cjm-self-test-") as folder:
        for step in _steps(Path(folder)):
            try:
                step.run()
            # Whatever goes wrong in a step is what the test is there to tell.
            except Exception as error:  # noqa: BLE001
                failed += 1
                reason = f"{type(error).__name__}: {error}"
                console.say(Phrase(f"{step.name.en}: FAILED: {reason}", f"{step.name.ru}: СБОЙ: {reason}"))
            else:
                console.say(step.name)
    console.say(Phrase(f"failed: {failed}", f"сбоев: {failed}") if failed else Phrase("ok", "ok"))
    return FINDINGS if failed else DONE


def _steps(folder: Path) -> Iterator[_Step]:
    from cjm_desktop.model.language import LANGUAGES
    from cjm_desktop.templates.catalogue import TEMPLATES

    sample = folder / "sample.cjm"
    for key in TEMPLATES:
        for language in LANGUAGES:
            yield _Step(
                Phrase(f"new, save, open: {key}, {language}", f"новая, запись, чтение: {key}, {language}"),
                partial(_try_file, key, language, sample),
            )
    yield _Step(Phrase("check", "проверка"), partial(_try_check, sample))
    yield _Step(Phrase("schema", "схема формата"), _try_schema)
    poster = folder / "poster.pdf"
    yield _Step(
        Phrase("print on one page", "печать на одной странице"),
        partial(_try_print, sample, poster, on_sheets=False),
    )
    yield _Step(
        Phrase("print on sheets", "печать на листах"), partial(_try_print, sample, poster, on_sheets=True)
    )
    for style in ("workshop", "empty"):
        yield _Step(
            Phrase(f"print with room for stickers: {style}", f"печать с местом для стикеров: {style}"),
            partial(_try_print, sample, poster, style=style),
        )
    yield _Step(
        Phrase("print stickers", "печать стикеров"),
        partial(_try_stickers, sample, folder / "stickers.pdf"),
    )
    yield _Step(
        Phrase("main window, painted off-screen", "главное окно, нарисованное без экрана"),
        partial(_try_window, sample, folder / "window.png"),
    )
    yield _Step(Phrase("export to PNG", "экспорт в PNG"), partial(_try_png, sample, folder / "map.png"))


def _try_file(key: str, language: str, path: Path) -> None:
    from cjm_desktop.storage.file import dumps, load
    from cjm_desktop.storage.saving import save
    from cjm_desktop.templates.catalogue import template

    document = template(key, language)
    save(document, path)
    opened = load(path)
    _require(opened == document, "another document was read than was written")
    _require(dumps(opened) == path.read_bytes(), "the file did not save back byte for byte")


def _try_check(path: Path) -> None:
    from cjm_desktop.analysis.findings import check
    from cjm_desktop.layout.font import lacks
    from cjm_desktop.storage.file import load

    findings = check(load(path), lacks)
    _require(not findings, "; ".join(finding.sentence.en for finding in findings))


def _try_schema() -> None:
    from cjm_desktop.storage.schema import DIALECT, schema

    _require(schema()["$schema"] == DIALECT, "the schema is of another dialect")


def _try_print(sample: Path, path: Path, *, on_sheets: bool = False, style: str = "full") -> None:
    import pypdfium2

    from cjm_desktop.printing.job import print_poster
    from cjm_desktop.storage.file import load

    document = load(sample)
    result = print_poster(document, document.maps[0].id, _spec(on_sheets, style), path)
    _require(result.pages > 1 if on_sheets else result.pages == 1, f"{result.pages} pages were printed")
    with pypdfium2.PdfDocument(path) as pdf:
        _require(len(pdf) == result.pages, "the file has another number of pages")
        _require(pdf[0].render(scale=0.2).width > 0, "the first page cannot be drawn")


def _try_stickers(sample: Path, path: Path) -> None:
    import pypdfium2

    from cjm_desktop.printing.stickers.job import print_stickers
    from cjm_desktop.printing.stickers.spec import StickerSpec
    from cjm_desktop.storage.file import load

    document = load(sample)
    result = print_stickers(document, document.maps[0].id, StickerSpec(blank=1, has_guide=True), path)
    with pypdfium2.PdfDocument(path) as pdf:
        _require(len(pdf) == result.pages, "the file has another number of pages")


def _spec(on_sheets: bool, style: str) -> PrintSpec:
    from cjm_desktop.printing.paper import A1, A4
    from cjm_desktop.printing.spec import PrintSpec, Style

    return PrintSpec(paper=A1, sheet=A4 if on_sheets else None, style=Style(style))


def _try_window(sample: Path, path: Path) -> None:
    from cjm_desktop.app import export_window

    export_window(sample, path)
    _require_picture(path)


def _try_png(sample: Path, path: Path) -> None:
    from cjm_desktop.cli.export import PX_PER_MM
    from cjm_desktop.cli.formats import writer_of
    from cjm_desktop.exchange.formats import ExportOptions
    from cjm_desktop.storage.file import load

    document = load(sample)
    writer_of(path)(document, ExportOptions(document.maps[0].id, PX_PER_MM), path)
    _require_picture(path)


def _require_picture(path: Path) -> None:
    from cjm_desktop.model.pictures import picture_size

    size = picture_size(path.read_bytes())
    _require(size is not None and min(size) > 500, f"the picture has the size {size}")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Failed(otherwise)
