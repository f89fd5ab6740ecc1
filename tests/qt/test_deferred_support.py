"""What PySide6 tells of a wrong call is the same whether its signatures were there from the start or not."""

from __future__ import annotations

import json
import subprocess
import sys

ORDINARY = "import PySide6.QtCore"
DEFERRED = "import cjm_desktop.qt"
NOT_RUN = """
import json, sys
{start}
from PySide6 import QtWidgets
run = ["parser", "layout", "mapping", "errorhandler", "lib.enum_sig", "lib.pyi_generator", "lib.tool"]
modules = [sys.modules["shibokensupport.signature." + name] for name in run]
print(json.dumps([module.__name__ for module in modules if "__file__" in vars(module)]))
"""
TOLD = """
import json
{start}
from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Qt
from PySide6.QtGui import QColor
from PySide6.support.signature import get_signature
told = []
for wrong in (
    lambda: QPoint("x"),
    lambda: QRect(1, 2, 3),
    lambda: QObject(parent=3),
    lambda: QObject(nothing=1),
    lambda: QTimer.singleShot(0),
    lambda: QColor(None, None),
    lambda: QObject().setParent(5, 6),
):
    try:
        wrong()
    except Exception as error:
        told.append([type(error).__name__, str(error)])
told.append([str(get_signature(QPoint.x)), str(get_signature(QObject.setParent))])
told.append([QPoint.isNull.__doc__, QPoint.__doc__])
told.append(__import__("PySide6.support.signature.lib.pyi_generator", fromlist=["generate_pyi"]).__name__)
print(json.dumps(told))
"""
FROM_THREADS = """
import json, sys, threading
{start}
from PySide6.support.signature import parser
barrier, found = threading.Barrier(8), []
def look():
    barrier.wait()
    found.append(parser.pyside_type_init)
threads = [threading.Thread(target=look) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join(20) for thread in threads]
print(json.dumps([len(found), len(set(found))]))
"""


def run(script: str, start: str) -> list[object]:
    command = [sys.executable, "-W", "error", "-c", script.format(start=start)]
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=True)
    answer = json.loads(done.stdout)
    assert isinstance(answer, list)
    return answer


def test_a_program_without_wrong_calls_runs_none_of_the_modules_for_signatures() -> None:
    assert run(NOT_RUN, DEFERRED) == []
    # If PySide6 came to start in another way, this would see nothing either.
    assert len(run(NOT_RUN, ORDINARY)) == 7


def test_a_wrong_call_is_told_in_the_same_words() -> None:
    told = run(TOLD, DEFERRED)
    assert told == run(TOLD, ORDINARY)
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in str(told[0])
    assert len(told) == 10


def test_threads_that_look_up_a_name_at_once_find_the_same() -> None:
    assert run(FROM_THREADS, DEFERRED) == [8, 1]


def test_what_python_takes_module_descriptions_from_is_as_it_was() -> None:
    code = "import json, importlib.machinery as m{start}; print(json.dumps([m.ModuleSpec.__module__]))"
    assert run(code, "; import cjm_desktop.qt") == ["_frozen_importlib"]


FAILING = """
import json
{start}
from importlib.machinery import ModuleSpec
from types import ModuleType
from cjm_desktop.qt.deferred_support import _Deferring
class Loader:
    times = 0
    def exec_module(self, module):
        self.times += 1
        if self.times < 3:
            raise ImportError("no disk")
        module.update_mapping = lambda: "updated"
        module.type_map = 5
module = ModuleType("shibokensupport.signature.mapping")
deferring = _Deferring(Loader(), module.__name__)
deferring.create_module(ModuleSpec(module.__name__, None))
deferring.exec_module(module)
told = []
for look in (lambda: module.type_map, lambda: module.update_mapping(), lambda: module.update_mapping()):
    try:
        told.append(look())
    except ImportError as error:
        told.append(str(error))
print(json.dumps([*told, module.type_map]))
"""


def test_a_module_that_could_not_be_run_says_so_each_time_and_is_run_when_it_can() -> None:
    assert run(FAILING, DEFERRED) == ["no disk", "no disk", "updated", 5]
