"""`python -m torture [EXPERIMENT …] [--count N] [--seed N]`: try to lose work, print one table."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

from torture.experiments import EXPERIMENTS
from torture.outcome import MOST_TOLD
from torture.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torture.experiments import Experiment

_HEAD = ("experiment", "what", "asked", "done", "", "seconds", "seen")
_WIDTHS = (9, 58, 9, 9, 4, 7, 0)
_ALL = "all"
_EPILOG = "\n".join(
    ("experiments:", *(f"  {one.key:<{_WIDTHS[0]}}  {one.what}" for one in EXPERIMENTS.values()))
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the experiments named (all of them without a name); exit 1 when one does not hold."""
    parser = argparse.ArgumentParser(
        prog="torture", description=__doc__, epilog=_EPILOG, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "experiments", nargs="*", type=_key, metavar="EXPERIMENT", help="which to do, else all"
    )
    parser.add_argument("--count", type=int, help="how often, in place of what each asks for")
    parser.add_argument("--seed", type=int, default=5, help="what chance begins with")
    given = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _print_line(_HEAD)
    names = given.experiments or list(EXPERIMENTS)
    failed = [name for name in names if not _does_hold(EXPERIMENTS[name], given.count, given.seed)]
    print(f"not held: {', '.join(failed)}" if failed else "all of them hold")
    return 1 if failed else 0


def _key(text: str) -> str:
    """Return the name of an experiment.

    Before Python 3.14 the `choices` of argparse refuse it when none is named (CPython issue 53834).
    """
    if text not in EXPERIMENTS:
        raise argparse.ArgumentTypeError(f"there is no {text!r}, but {', '.join(EXPERIMENTS)}")
    return text


def _does_hold(experiment: Experiment, count: int | None, seed: int) -> bool:
    asked = experiment.count if count is None else count
    Progress.begin(experiment.key)
    began = time.monotonic()
    outcome = experiment.run(asked, seed)
    seconds = time.monotonic() - began
    # Of one that goes through what there is nobody knows how much that is, whatever number was asked for.
    least = asked if experiment.count else 1
    does_hold = not outcome.faults and 0 < outcome.done >= least
    verdict = "held" if does_hold else "NOT"
    told = f"{asked:,}" if experiment.count else _ALL
    _print_line(
        (experiment.key, experiment.what, told, f"{outcome.done:,}", verdict, f"{seconds:.0f}", outcome.text)
    )
    for fault in outcome.faults[:MOST_TOLD]:
        print(f"    {fault}", flush=True)
    if len(outcome.faults) > MOST_TOLD:
        print(f"    and {len(outcome.faults) - MOST_TOLD:,} more", flush=True)
    return does_hold


def _print_line(cells: Sequence[str]) -> None:
    print(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip(), flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
