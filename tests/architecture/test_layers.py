"""The rooms of ARCHITECTURE.md: who may import whom, and which library stands where."""

from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

import cjm_desktop

PACKAGE = Path(cjm_desktop.__file__).parent
ROOMS = {
    "model": frozenset[str](),
    "edit": frozenset({"model"}),
    "storage": frozenset({"model"}),
    "layout": frozenset({"model"}),
    "analysis": frozenset({"model"}),
    "draw": frozenset({"model", "layout"}),
    "templates": frozenset({"model", "storage"}),
    "printing": frozenset({"model", "draw", "layout", "analysis", "storage.atomic"}),
    "exchange": frozenset({"model", "draw", "layout", "analysis", "storage.atomic"}),
}
ALL_ROOMS = frozenset(ROOMS)
# Two facts of the package itself that any room may ask.
FACTS = frozenset({"__version__", "RESOURCES"})
MAY_IMPORT = ROOMS | {
    "__init__": frozenset[str](),
    "__main__": frozenset({"cli", "app"}),
    # The application draws the one format that needs Qt; the command asks it, when it is asked for one.
    "cli": ALL_ROOMS | {"app"},
    "qt": ALL_ROOMS,
    "app": ALL_ROOMS | {"qt", "cli"},
}
ONLY_IN = {
    "PySide6": {"qt", "app"},
    "shiboken6": {"qt", "app"},
    "uharfbuzz": {"layout.font"},
    "reportlab": {"printing.pdf"},
    "PIL": {"printing", "exchange"},
    "pypdfium2": {"printing.rendered", "cli.self_test"},
    "openpyxl": {"exchange"},
    "xlsxwriter": {"exchange"},
    "pptx": {"exchange"},
    "charset_normalizer": {"exchange"},
}
FIRST_USED_LATER = ["PySide6", "reportlab", "PIL", "fontTools", "openpyxl", "xlsxwriter", "pptx", "pypdfium2"]


def modules() -> dict[str, Path]:
    """Every module's name inside the package, and its file."""
    files = sorted(PACKAGE.rglob("*.py"))
    names = [file.relative_to(PACKAGE).with_suffix("").parts for file in files]
    return {
        ".".join(parts[:-1] if parts[-1] == "__init__" and parts[:-1] else parts): file
        for parts, file in zip(names, files, strict=True)
    }


def imports(module: str, file: Path) -> set[str]:
    """The full names a module imports, wherever in the file it does so."""
    inside = f"cjm_desktop.{module}"
    package = inside if file.name == "__init__.py" else inside.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            source = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
            found |= {f"{source}.{alias.name}" for alias in node.names}
    return found


def within(name: str, places: frozenset[str] | set[str]) -> bool:
    """Whether a dotted name is one of the places or lies in one."""
    return any(f"{name}.".startswith(f"{place}.") for place in places)


def ours(names: set[str]) -> set[str]:
    """Those of the names that lie in this package, without its own name."""
    return {name.removeprefix("cjm_desktop.") for name in names if name.startswith("cjm_desktop.")}


def test_a_module_imports_only_the_rooms_its_own_may_see() -> None:
    trespasses = {}
    for module, file in modules().items():
        room = module.partition(".")[0]
        seen = ours(imports(module, file))
        trespasses[module] = {name for name in seen if not within(name, MAY_IMPORT[room] | {room} | FACTS)}
    assert {module: names for module, names in trespasses.items() if names} == {}


@pytest.mark.parametrize(("library", "places"), ONLY_IN.items())
def test_a_library_is_named_in_its_own_place_only(library: str, places: set[str]) -> None:
    naming = {m for m, file in modules().items() if any(within(n, {library}) for n in imports(m, file))}
    assert not {module for module in naming if not within(module, places)}


def run_fresh(script: str, *arguments: str) -> object:
    """What a script prints as JSON, run in a process of its own."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=False)
    assert done.returncode == 0
    return json.loads(done.stdout)


# Our own modules are forgotten between two imports, so that each is once the first.
IMPORT_EACH = """
import importlib, json, sys
bringing_qt = []
for module in sys.argv[1:]:
    importlib.import_module(module)
    if "PySide6" in sys.modules:
        bringing_qt.append(module)
    for name in [n for n in sys.modules if n.split(".")[0] in ("cjm_desktop", "PySide6", "shiboken6")]:
        del sys.modules[name]
print(json.dumps(bringing_qt))
"""


def test_a_module_without_qt_never_brings_it_in() -> None:
    qt_free = [
        f"cjm_desktop.{module}" for module in modules() if not within(module, {"qt", "app", "__main__"})
    ]
    assert run_fresh(IMPORT_EACH, *qt_free) == []


LOADED_AT_START = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps([library for library in sys.argv[2:] if library in sys.modules]))
"""


@pytest.mark.parametrize("module", ["__main__", "cli.run"])
def test_starting_loads_no_library_before_its_first_use(module: str) -> None:
    assert run_fresh(LOADED_AT_START, f"cjm_desktop.{module}", *FIRST_USED_LATER) == []


def test_only_the_place_for_errors_opens_a_message_box() -> None:
    named = [
        name for name, file in modules().items() if any("QMessageBox" in one for one in imports(name, file))
    ]
    assert named == ["qt.errors"]
