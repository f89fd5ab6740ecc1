"""Puts the last run's figures into README.md: `python -m bench --readme`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

BEGIN, END = "<!-- speed: made by `python -m bench --readme` -->", "<!-- end of speed -->"
_HEAD = ("| what | cards | ours | the other | ratio | at most |", "|---|--:|--:|--:|--:|--:|")
_SHOWN = ("S1", "S2", "S4", "M1", "C1", "C2", "C6", "P1", "P4", "D1", "D6")
"""The rows that say something to a user; a run prints all of them."""
_GROWN = ("| how it grows | 100 | 1,000 | 10,000 | 50,000 cards | exponent |", "|---|--:|--:|--:|--:|--:|")
_GROWN_SHOWN = (
    "process start to first painted map",
    "peak memory",
    "open",
    "save, read back and compared, with a version kept",
    "a character typed in a card",
    "undo or redo to its pixels",
    "drag step",
    "full repaint at fit",
    "find after one more key",
    "A0 poster on one page, layout and all",
    "A0 poster over A4 sheets, layout and all",
)


def put_into_readme(run: Path, readme: Path) -> None:
    """Replace what stands between the two marks of README.md by the rows of a run."""
    said = json.loads(run.read_text(encoding="utf-8"))
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    lines = "\n".join(_lines(said["machine"], said["rows"]))
    readme.write_text(f"{before}{BEGIN}\n{lines}\n{END}{after}", encoding="utf-8")


def _lines(machine: dict[str, str], rows: list[dict[str, Any]]) -> Iterator[str]:
    on = (
        machine["Python"],
        f"PySide6 {machine['PySide6-Essentials']}",
        f"{machine['processors']} processors",
    )
    yield f"Processor time, each pair measured in turn ({', '.join(on)}):"
    yield ""
    yield from _HEAD
    yield from _compared(row for row in rows if row["key"] in _SHOWN and row["ratio"] is not None)
    yield ""
    yield from _GROWN
    for row in rows:
        if row["sizes"] and row["what"] in _GROWN_SHOWN:
            costs = " | ".join(_number(cost, row["unit"]) for cost in row["sizes"].values())
            yield f"| {row['what']} | {costs} | {row['ratio']:.2f} |"


def _compared(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        target = "" if row["target"] is None else f"{row['target']:g}"
        missed = " (missed)" if row["met"] is False else ""
        cards = row["size"].removesuffix(" cards")
        figures = (_number(row["ours"], row["unit"]), _number(row["other"], row["unit"]))
        yield f"| {row['what']} | {cards} | {' | '.join(figures)} | {row['ratio']:.2f}{missed} | {target} |"


def _number(value: float | None, unit: str) -> str:
    """Return a number with three figures that count, in a unit that keeps it short."""
    if value is None:
        return ""
    if unit == "ms" and value >= 1000:
        value, unit = value / 1000, "s"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"
