"""The pins of requirements/ fit the ranges of pyproject.toml and name no place to load from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PINS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    """The versions by package in one of the pin files."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("file", PINS, ids=lambda file: file.name)
def test_no_pin_names_a_download_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.findall(
        r"^.*(?:://|--index|--extra-index|--find-links|--trusted| @ ).*$", text, re.MULTILINE
    )


@pytest.mark.parametrize("file", PINS, ids=lambda file: file.name)
def test_every_pin_has_a_hash(file: Path) -> None:
    entries = re.split(r"^(?=[a-z0-9])", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    ("file", "ranges"),
    [
        ("runtime.txt", PROJECT["dependencies"]),
        ("dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_every_dependency_is_pinned_within_its_range(file: str, ranges: list[str]) -> None:
    versions = pinned(file)
    wanted = [Requirement(line) for line in ranges]
    assert all(r.specifier.contains(versions.get(canonicalize_name(r.name), "0")) for r in wanted)


def test_the_tools_pin_the_same_versions_as_the_program() -> None:
    assert pinned("runtime.txt").items() <= pinned("dev.txt").items()
