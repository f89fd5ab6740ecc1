"""The wheel holds all the program needs, as the source tree does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, built anew."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: ZipFile) -> None:
    packed = {name for name in wheel.namelist() if name.startswith("cjm_desktop/")}
    files = (file for file in (SOURCE / "cjm_desktop").rglob("*") if file.is_file())
    assert packed == {f.relative_to(SOURCE).as_posix() for f in files if "__pycache__" not in f.parts}


def test_the_wheel_carries_our_licence_and_the_typefaces(wheel: ZipFile) -> None:
    licences = {Path(name).name for name in wheel.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "OFL.txt"}


def test_the_wheel_installs_the_command(wheel: ZipFile) -> None:
    entry_points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "cjm-desktop = cjm_desktop.__main__:main" in wheel.read(entry_points).decode()


def test_the_program_works_from_the_wheel_alone(wheel: ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    tried = subprocess.run(
        [sys.executable, "-m", "cjm_desktop", "self-test"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert tried.returncode == 0, tried.stderr
