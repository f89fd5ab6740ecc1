"""The command prints a row for each experiment and answers with 1 when one does not hold."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from torture import experiments, progress
from torture.__main__ import main
from torture.outcome import Outcome
from torture.shares import Share, in_shares

if TYPE_CHECKING:
    from collections.abc import Callable


def rows(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The table as it was printed."""
    return capsys.readouterr().out.splitlines()


def test_what_holds_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edits", "--count", "3"]) == 0
    _, row, last = rows(capsys)
    assert row.split()[:1] == ["edits"]
    assert " held " in row
    assert last == "all of them hold"


@pytest.mark.parametrize(
    "outcome",
    [Outcome(done=9, faults=["file torn"]), Outcome(done=8), Outcome(done=9, faults=["file torn"] * 7)],
)
def test_a_fault_and_a_missing_trial_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, outcome: Outcome
) -> None:
    monkeypatch.setattr(experiments.Experiment, "run", lambda *_: outcome)
    assert main(["edits", "--count", "9"]) == 1
    printed = rows(capsys)
    assert " NOT " in printed[1]
    assert sum("file torn" in line for line in printed) == min(5, len(outcome.faults))
    assert printed[-1] == "not held: edits"


def test_an_experiment_that_goes_through_all_there_is_is_asked_for_no_number(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(experiments.Experiment, "run", lambda *_: Outcome(done=10))
    assert main(["order", "--count", "60"]) == 0
    assert main(["saves", "--count", "60"]) == 1
    assert [" held " in row for row in rows(capsys) if row.split()[0] in ("order", "saves")] == [True, False]


def test_the_help_names_every_experiment_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    told = capsys.readouterr().out
    assert "[EXPERIMENT ...]" in told
    assert "[]" not in told
    assert all(f"{key} " in told for key in experiments.EXPERIMENTS)


def test_an_experiment_that_does_not_exist_is_refused_with_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["edit"])
    assert "there is no 'edit', but saves, keys" in capsys.readouterr().err


def test_what_takes_long_tells_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "EVERY_S", 0)
    assert main(["edits", "--count", "40"]) == 0
    printed = capsys.readouterr()
    (told,) = printed.err.splitlines()
    assert told.startswith("edits: 20 of 40 after ")
    assert len(printed.out.splitlines()) == 3


def counted(share: Share) -> Outcome:
    """Do nothing so often."""
    return Outcome(done=len(share.numbers))


def killed(share: Share) -> Outcome:
    """Die in one of the shares."""
    if 25 in share.numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return counted(share)


@pytest.mark.parametrize(("work", "done", "faults"), [(counted, 95, 0), (killed, 85, 1)])
def test_shares_are_joined_and_a_process_that_dies_is_a_fault(
    work: Callable[[Share], Outcome], done: int, faults: int
) -> None:
    outcome = in_shares(work, 95, 5, size=10)
    assert outcome.done == done
    assert len(outcome.faults) == faults
    assert not faults or "trials 20 to 29 of seed 5" in outcome.faults[0]
