"""A command line as a user has it: a language, a folder to work in, a map."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that speaks English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture(autouse=True)
def findable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is found from every folder, however the tests were started."""
    monkeypatch.setenv("PYTHONPATH", str(files("cjm_desktop").joinpath("..")))


@pytest.fixture
def russian(english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that speaks Russian."""
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sample(folder: Path) -> Path:
    """A map in the folder."""
    save(template("b2b_saas", "en"), folder / "map.cjm")
    return folder / "map.cjm"
