"""PySide6 without its Python modules for signatures until somebody asks for one.

Importing PySide6 compiles and runs a dozen Python modules that it carries in an archive of its own, and with
them inspect, argparse and logging: they put the supported signatures into the text of a TypeError, and write
stubs. That is a third of what importing QtWidgets takes, and a program that makes no wrong call needs none of
it. Here each of them runs when the first of its names is looked up.
"""

from __future__ import annotations

from functools import partial
from importlib import machinery
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

DEFERRED = frozenset(
    f"shibokensupport.signature.{name}"
    for name in (
        "errorhandler",
        "layout",
        "lib.enum_sig",
        "lib.pyi_generator",
        "lib.tool",
        "mapping",
        "parser",
    )
)
"""Of PySide6 6.11."""
_TAKEN_BY_QT = {"shibokensupport.signature.mapping": ("update_mapping",)}
"""Functions that PySide6 takes out of the dictionary of a module itself: there they have to be."""
_LOCK = RLock()
"""One for all, for they import each other."""


class _Loader(Protocol):
    def exec_module(self, module: ModuleType) -> None:
        """Run the code of a module."""


class _Deferring:
    """Loads a module by another loader when a name of it is looked up; see PEP 562."""

    def __init__(self, loader: _Loader, name: str) -> None:
        self._loader = loader
        self._name = name
        self._has_begun = False

    def create_module(self, spec: ModuleSpec) -> None:
        """Let Python make the empty module."""
        self._spec = spec

    def exec_module(self, module: ModuleType) -> None:
        """Arrange for the module to be run."""

        def look_up(wanted: str) -> Any:
            # Python's own import asks for `__path__` and the like.
            if not wanted.startswith("__"):
                self._run_once(module)
                if wanted in vars(module):
                    return vars(module)[wanted]
            message = f"module {self._name!r} has no attribute {wanted!r}"
            raise AttributeError(message)

        vars(module)["__getattr__"] = look_up
        for taken in _TAKEN_BY_QT.get(self._name, ()):
            vars(module)[taken] = partial(self._run_and_call, module, taken)

    def _run_and_call(self, module: ModuleType, function: str) -> Any:
        self._run_once(module)
        return vars(module)[function]()

    def _run_once(self, module: ModuleType) -> None:
        with _LOCK:
            if self._has_begun:
                return
            self._has_begun = True
            # PySide6 gives the module a second name, under which its loader does not know it.
            published, self._spec.name = self._spec.name, self._name
            try:
                self._loader.exec_module(module)
            except BaseException:
                # Whoever asks next is to hear of the same.
                self._has_begun = False
                raise
            finally:
                self._spec.name = published


def import_pyside() -> None:
    """Import PySide6, unless it is there already, and defer what only its signatures need."""
    made = machinery.ModuleSpec

    def spec(name: str, loader: Any, **more: Any) -> ModuleSpec:
        taken: Any = _Deferring(loader, name) if name in DEFERRED else loader
        return made(name, taken, **more)

    # PySide6's importer takes it from there, once, as it is made.
    names = vars(machinery)
    names["ModuleSpec"] = spec
    try:
        import PySide6  # noqa: F401
    finally:
        names["ModuleSpec"] = made
