"""`python -m bench [GROUP …] [--json FILE] [--readme]`: measure, print one table, say what is missed."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.readme import put_into_readme
from cjm_desktop.cli import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.measure import Row

GROUPS = (
    "start",
    "memory",
    "idle",
    "documents",
    "text",
    "canvas",
    "poster",
    "peers",
    "plan",
    "studio",
    "growth",
)
_HEAD = ("row", "what", "size", "ours", "other", "ratio (lowest … highest)", "target", "")
_VERDICTS = {True: "met", False: "MISSED", None: "shown"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the groups named (all of them without a name); exit 1 when a target is missed."""
    given = _parsed(arguments)
    if given.readme:
        put_into_readme(given.json, Path("README.md"))
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    collect_seldom()
    machine = told_machine()
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    _print_line(_HEAD)
    given.json.parent.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for row in _measured(given.groups or GROUPS):
        rows.append(row)
        # After each, since a run takes minutes and may be ended.
        said = {"machine": machine, "rows": [asdict(row) | {"met": row.is_met} for row in rows]}
        given.json.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    missed = [row.key for row in rows if row.is_met is False]
    print(f"missed: {', '.join(missed)}" if missed else "every target is met")
    return 1 if missed else 0


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="which rows to measure")
    parser.add_argument("--json", type=Path, default=Path("out/bench.json"))
    parser.add_argument("--readme", action="store_true", help="put the rows of the last run into README.md")
    return parser.parse_args(arguments)


def told_machine() -> dict[str, str]:
    """Return what the figures depend on: the versions of what is measured, and the processors."""
    packages = {name: version(name) for name in ("PySide6-Essentials", "reportlab", "msgspec", "uharfbuzz")}
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return {"Python": python, **packages, "system": platform.platform(), "processors": str(os.cpu_count())}


def _measured(groups: Iterable[str]) -> Iterator[Row]:
    """Measure group by group, and print each row as soon as it is known."""
    for group in groups:
        for row in importlib.import_module(f"bench.{group}").rows():
            _print_line(_cells(row))
            yield row


def _cells(row: Row) -> tuple[str, ...]:
    target = "" if row.target is None else f"<= {row.target:g}"
    if row.ratio is None:
        return (row.key, row.what, row.size, "", "not here", "", target, "")
    what = row.what
    if row.sizes:
        what += f": {', '.join(f'{cost:.3g}' for cost in row.sizes.values())} {row.unit}"
    spread = f"{row.ratio:.2f} ({row.low:.2f} … {row.high:.2f})"
    ours, other = (_number(value, row.unit) for value in (row.ours, row.other))
    return (row.key, what, row.size, ours, other, spread, target, _VERDICTS[row.is_met])


def _number(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:.4g} {unit}"


def _print_line(cells: Sequence[str]) -> None:
    widths = (4, 70, 14, 13, 13, 26, 8, 6)
    print(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip(), flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
