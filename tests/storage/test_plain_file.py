"""Among files of our own there may be anything: only what is a file is read, and nothing waits."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.plain_file import read_plain

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    assert read_plain(tmp_path / "file", 99) == b"content"
    assert read_plain(tmp_path / "file", 4) == b"cont"


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"."):
        read_plain(tmp_path, 9)


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with names")
@pytest.mark.timeout(10)
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="Invalid"):
        read_plain(tmp_path / "pipe", 9)


@pytest.mark.skipif(sys.platform == "win32", reason="needs devices and links")
def test_neither_a_device_nor_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "device").symlink_to("/dev/zero")
    for name in ("link", "device"):
        with pytest.raises(OSError, match=r"."):
            read_plain(tmp_path / name, 9)
