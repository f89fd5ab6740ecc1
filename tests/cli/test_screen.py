"""Whether there is a screen, asked of a real X server with and without a lock on its door."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.cli.screen import has_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COOKIE = bytes(range(16))


def authority(display: int) -> bytes:
    """An Xauthority file with one key that fits every address."""
    any_address = 0xFFFF
    fields = [b"", str(display).encode(), b"MIT-MAGIC-COOKIE-1", COOKIE]
    return struct.pack(">H", any_address) + b"".join(
        struct.pack(">H", len(field)) + field for field in fields
    )


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that names no screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def locked_server(tmp_path: Path) -> Iterator[int]:
    """The number of an X server that lets in only who has the key."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("needs Xvfb")
    key = tmp_path / "server"
    key.write_bytes(authority(0))
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-auth", str(key), "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = int(answer.readline())
        yield number
        server.terminate()


def test_a_server_that_answers_is_a_screen(
    locked_server: int, tmp_path: Path, nothing: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").write_bytes(authority(locked_server))
    nothing.setenv("XAUTHORITY", str(tmp_path / "mine"))
    nothing.setenv("DISPLAY", f":{locked_server}")
    assert has_screen()
    nothing.setenv("QT_QPA_PLATFORM", "xcb")
    assert has_screen()


def test_a_server_that_lets_nobody_in_is_none(
    locked_server: int, tmp_path: Path, nothing: pytest.MonkeyPatch
) -> None:
    nothing.setenv("DISPLAY", f":{locked_server}")
    nothing.setenv("XAUTHORITY", str(tmp_path / "none"))
    assert not has_screen()


@pytest.mark.parametrize("display", ["", ":987", "nonsense", "localhost:987"])
def test_a_name_alone_is_no_screen(nothing: pytest.MonkeyPatch, display: str) -> None:
    nothing.setenv("DISPLAY", display)
    assert not has_screen()


def test_a_compositor_that_listens_is_a_screen(nothing: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nothing.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    nothing.setenv("WAYLAND_DISPLAY", "wayland-5")
    assert not has_screen()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-5"))
        assert not has_screen()
        compositor.listen()
        assert has_screen()
        nothing.setenv("QT_QPA_PLATFORM", "xcb")
        assert not has_screen()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_a_platform_that_needs_no_server_counts_as_a_screen(
    nothing: pytest.MonkeyPatch, platform: str
) -> None:
    nothing.setenv("QT_QPA_PLATFORM", platform)
    assert has_screen()
