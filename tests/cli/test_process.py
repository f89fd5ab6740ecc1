"""The program as a process of its own: without a screen, interrupted, read along by others."""

from __future__ import annotations

import base64
import os
import pty
import signal
import subprocess
import sys
import time
from ast import literal_eval
from pathlib import Path

import pytest
from PIL import Image

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment
from cjm_desktop.model.grid import Grid
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save

PROGRAM = [sys.executable, "-m", "cjm_desktop"]
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, without a screen unless `environment` names one."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=100,
        env={**os.environ, **NO_SCREEN, **environment},
    )


@pytest.fixture
def large(sample: Path) -> Path:
    """A map of some thousand cards, which takes its time to print."""
    document = load(sample)
    journey = document.maps[0]
    first = journey.lanes[0].id
    cards = [
        Card(id=f"c{column}-{number}", stage=stage.id, lane=first, text=f"Card {number} of many")
        for column, stage in enumerate(journey.stages)
        for number in range(1500)
    ]
    grid = Grid.of(cards, [stage.id for stage in journey.stages], [lane.id for lane in journey.lanes])
    save(document.with_map(journey.replaced(cards=grid)), sample)
    return sample


@pytest.mark.parametrize(
    "screen",
    [{}, {"DISPLAY": ":987"}, {"DISPLAY": "nonsense"}, {"WAYLAND_DISPLAY": "wayland-987"}],
    ids=["none", "one that nobody serves", "no display at all", "no compositor"],
)
def test_without_a_screen_the_window_says_what_works_instead(sample: Path, screen: dict[str, str]) -> None:
    done = run("map.cjm", **screen)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "There is no screen to open the window on; without one, use the commands print and export.\n"
    )


def test_after_two_hyphens_come_names_whatever_they_look_like(sample: Path) -> None:
    for name in ("map.cjm", "print", "-x.cjm"):
        done = run("--", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("There is no screen to open the window on")
    assert run("check", "--", "map.cjm").returncode == 0


def test_a_platform_that_qt_has_not_is_told(sample: Path) -> None:
    done = run("map.cjm", QT_QPA_PLATFORM="nosuch")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "as QT_QPA_PLATFORM=nosuch asks" in done.stderr


def test_pictures_are_drawn_quietly_in_the_plainest_locale(sample: Path) -> None:
    done = run("export", "map.cjm", "-o", "map.png", LC_ALL="C")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_pictures_are_drawn_without_a_screen(sample: Path) -> None:
    done = run("export", "map.cjm", "-o", "map.png", DISPLAY=":987")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open("map.png") as picture:
        assert picture.width > 1000


def test_the_window_is_drawn_without_a_screen(sample: Path) -> None:
    done = run("export", "map.cjm", "--window", "-o", "window.png")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open("window.png") as picture:
        assert len(picture.getcolors(1 << 22) or ()) > 100


def test_the_self_test_passes() -> None:
    done = run("self-test")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "ok"
    assert {"print on sheets", "main window, painted off-screen", "export to PNG"} <= {*lines}


# The window itself is put aside: what counts is what is loaded before it is asked for.
ON_THE_WAY = """
import sys, types
app = sys.modules["cjm_desktop.app"] = types.ModuleType("cjm_desktop.app")
app.run_window = lambda paths: print(*paths) or 0
from cjm_desktop.__main__ import main
assert main(["a.cjm", "b.cjm"]) == 0
print(sorted(name for name in sys.modules if name.startswith("cjm_desktop.")))
print([name for name in ("argparse", "gettext", "json", "ctypes") if name in sys.modules])
"""


def test_opening_a_map_does_not_wait_for_the_commands() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", ON_THE_WAY], capture_output=True, text=True, check=True, env=environment
    )
    paths, ours, others = done.stdout.splitlines()
    assert paths == "a.cjm b.cjm"
    on_the_way = (
        "__main__",
        "app",
        "cli",
        *(f"cli.{m}" for m in ("optional", "screen", "simple_enums", "window")),
    )
    assert literal_eval(ours) == [f"cjm_desktop.{m}" for m in on_the_way]
    assert others == "[]"


def test_a_reader_who_has_enough_is_no_error() -> None:
    with subprocess.Popen([*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 0


ANSWERING = [
    ["check", "map.cjm"],
    ["schema"],
    ["templates"],
    ["templates", "--json"],
    ["print", "map.cjm", "-o", "poster.pdf"],
    ["--help"],
    ["--version"],
]


def with_streams(redirected: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with its streams redirected as a shell does it."""
    command = ["sh", "-c", f'"$@" {redirected}', "sh", *PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", ANSWERING, ids=" ".join)
def test_an_answer_that_cannot_be_printed_is_told(sample: Path, arguments: list[str]) -> None:
    done = with_streams(">/dev/full", *arguments)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "Not all of the answer could be printed: the system says “No space left on device”.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_takes_nothing_is_no_matter_where_nothing_is_printed(sample: Path) -> None:
    done = with_streams(">/dev/full", "new", "--template", "empty", "-o", "new.cjm")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = with_streams(">/dev/full", "check", "none.cjm")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("arguments", ANSWERING, ids=" ".join)
def test_a_program_without_a_console_is_silent(sample: Path, arguments: list[str]) -> None:
    done = with_streams(">&- 2>&-", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full", ">&- 2>&-"])
@pytest.mark.parametrize("arguments", [["check", "none.cjm"], ["export"]], ids=" ".join)
def test_an_error_that_nobody_hears_still_has_its_exit_code(
    sample: Path, redirected: str, arguments: list[str]
) -> None:
    done = with_streams(redirected, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg=="
)


@pytest.mark.parametrize(
    "broken", [PNG[:50], PNG[:16] + bytes(8) + PNG[24:], b"no picture"], ids=["cut", "empty", "none"]
)
def test_a_broken_picture_is_told_once_whatever_is_made_of_the_map(sample: Path, broken: bytes) -> None:
    document = load(sample)
    journey = document.maps[0]
    card = journey.cards.cell(0, 0)[0].changed(picture="sha256:0")
    broken_data = base64.b64encode(broken).decode()
    with_it = document.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, (card,))))
    attachments = {"sha256:0": Attachment(media_type="image/png", data=broken_data)}
    save(with_it.replaced(attachments=attachments), sample)
    told = "Cell A1: the picture of a card cannot be read; its place stays empty.\n"
    done = run("check", "map.cjm")
    assert (done.returncode, done.stdout, done.stderr) == (1, told, "")
    for options in ([], ["--window"]):
        done = run("export", "map.cjm", "-o", "map.png", *options)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    done = run("print", "map.cjm", "-o", "map.pdf")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda sent: sent.name)
def test_a_signal_ends_a_command_quietly_and_keeps_the_old_file(large: Path, sent: signal.Signals) -> None:
    folder = large.parent
    (folder / "poster.pdf").write_bytes(b"old")
    command = [*PROGRAM, "print", "map.cjm", "--sheet", "A4", "--paper", "A0", "-o", "poster.pdf"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        deadline = time.monotonic() + 60
        while not list(folder.glob(".cjm-*.tmp")) and time.monotonic() < deadline:
            time.sleep(0.01)
        program.send_signal(sent)
        out, err = program.communicate(timeout=60)
    assert (program.returncode, out, err) == (128 + sent, b"", b"")
    assert {entry.name for entry in folder.iterdir()} == {"map.cjm", "poster.pdf"}
    assert (folder / "poster.pdf").read_bytes() == b"old"


def test_long_work_shows_its_progress_on_a_terminal(sample: Path) -> None:
    screen, terminal = pty.openpty()
    command = [*PROGRAM, "print", "map.cjm", "-o", "poster.pdf"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, check=True, timeout=60)
    os.close(terminal)
    shown = os.read(screen, 4096).decode()
    os.close(screen)
    assert "Printing 10%" in shown
    assert shown.endswith("\r")
    assert done.stdout == b"poster.pdf: pages: 1\n"


def test_a_terminal_that_knows_no_cyrillic_does_not_end_a_command() -> None:
    poor = {"LANGUAGE": "ru", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("templates", **poor, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("b2b_saas  B2B SaaS, ??????? ??????")
    assert "Пустая карта" in run("templates", "--json", **poor, PYTHONIOENCODING="ascii").stdout


FROZEN = """
import sys
sys.frozen = True
from cjm_desktop.cli import main
sys.exit(main(["export", "map.cjm", "-o", "map.png"]))
"""


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_CTYPE"])
def test_a_frozen_program_draws_quietly_where_the_system_knows_no_utf8(sample: Path, variable: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FROZEN],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **NO_SCREEN, variable: "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
