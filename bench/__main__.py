"""`python -m bench [GROUP …] [--json FILE]`: measure, print one table, say what misses its target."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.measure import Row

GROUPS = ("start", "documents", "text", "canvas", "poster", "plan", "studio")
_HEAD = ("row", "what", "size", "ours", "other", "ratio (lowest … highest)", "target", "")
_VERDICTS = {True: "met", False: "MISSED", None: "shown"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the groups named (all of them without a name); exit 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], help="which rows to measure")
    parser.add_argument("--json", type=Path, default=Path("out/bench.json"))
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors")
    _print_line(_HEAD)
    for group in given.groups or GROUPS:
        for row in importlib.import_module(f"bench.{group}").rows():
            rows.append(row)
            _print_line(_cells(row))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    given.json.write_text(json.dumps([asdict(row) | {"met": row.is_met} for row in rows], indent=1))
    missed = [row.key for row in rows if row.is_met is False]
    print(f"missed: {', '.join(missed)}" if missed else "every target is met")
    return 1 if missed else 0


def _cells(row: Row) -> tuple[str, ...]:
    spread = f"{row.ratio:.2f} ({row.low:.2f} … {row.high:.2f})"
    sign = "=" if row.exact else "<="
    ours, other = (f"{value:.4g} {row.unit}" for value in (row.ours, row.other))
    return (
        row.key,
        row.what,
        row.size,
        ours,
        other,
        spread,
        "" if row.target is None else f"{sign} {row.target:g}",
        _VERDICTS[row.is_met],
    )


def _print_line(cells: Sequence[str]) -> None:
    widths = (4, 62, 14, 12, 12, 26, 8, 6)
    print(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip(), flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
