"""Enumerations made without checks are the ones that Python makes with them."""

from __future__ import annotations

import enum
import json
import re
import subprocess
import sys
from itertools import islice, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.cli.simple_enums import simple_enums

BASES = [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag]
TABLES = [
    [("A", 0), ("B", 1), ("C", 2)],
    [("Later", 7), ("Sooner", -3), ("Again", 7), ("Huge", 1 << 40)],
    [("None_", 0), ("One", 1), ("Two", 2), ("Three", 3), ("Mask", 0xFF), ("Top", 1 << 31)],
    [("Eight", 8), ("One", 1), ("AlsoOne", 1), ("Both", 9)],
]
names = st.one_of(
    st.text("abcXYZ_0", min_size=1, max_size=6).map(lambda text: f"Key{text}"),
    st.sampled_from(("name", "value", "mro", "names", "_one", "_two_", "__three", "__four__", "A", "_")),
)
tables = st.lists(
    st.tuples(names, st.integers(0, 1 << 20)), min_size=1, max_size=12, unique_by=lambda p: p[0]
)


def both(base: Any, table: list[tuple[str, int]], **more: Any) -> tuple[Any, Any]:
    """The same enumeration made with checks and without."""
    ordinary = base("Made", table, **more)
    with simple_enums():
        simple = base("Made", table, **more)
    return ordinary, simple


def told(made: Any) -> dict[str, object]:
    """Everything that a program can see of an enumeration."""
    members = [*made.__members__.items()]
    return {
        "members": [(name, one.name, one.value, repr(one), str(one), f"{one}") for name, one in members],
        "order": [one.name for one in made],
        "reached": [getattr(made, name) is one and made[name] is one for name, one in members],
        "by value": [made(one.value) is one for _, one in members],
        "unknown": outcome(lambda: made(123_456)),
        "foreign": outcome(lambda: made("x")),
        "combined": [
            outcome(lambda one=one, other=other: (one | other, one & other, one ^ other, ~one))
            for (_, one), (_, other) in islice(pairwise(members), 6)
        ],
        "sorted": outcome(lambda: sorted(one for _, one in members)),
        "has": [one in made for _, one in members],
        "length": len(made),
        "belongs": (made.__module__, made.__name__, made.__qualname__),
        "kinds": [base.__name__ for base in made.__mro__],
        "hash": [hash(one) == hash(made(one.value)) for _, one in members],
        "new": outcome(lambda: setattr(made, members[0][0], 5)),
    }


def outcome(act: Any) -> str:
    """What comes of an act, or of its failure, wherever in memory."""
    try:
        return re.sub("0x[0-9a-f]+", "", str(act()))
    except Exception as error:  # noqa: BLE001 - whatever it is, both have to do the same
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("boundary", [None, enum.KEEP])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("base", BASES)
def test_both_ways_make_the_same(base: Any, table: list[tuple[str, int]], boundary: object) -> None:
    ordinary, simple = both(base, table, boundary=boundary)
    assert simple is not ordinary
    assert told(simple) == told(ordinary)


@given(tables, st.sampled_from(BASES))
def test_both_ways_make_the_same_of_any_table(table: list[tuple[str, int]], base: Any) -> None:
    def made() -> Any:
        return told(base("Made", table, boundary=enum.KEEP))

    ordinary = outcome(made)
    with simple_enums():
        assert outcome(made) == ordinary


@pytest.mark.parametrize("table", ["A B", ["A", "B"], {"A": 1, "B": 2}, [("A", "x")], [("A", (1, 2))], []])
def test_what_is_no_table_of_numbers_is_made_as_ever(table: Any) -> None:
    ordinary, simple = both(enum.Enum, table)
    assert members_of(simple) == members_of(ordinary)


def members_of(made: Any) -> list[tuple[str, object]]:
    return [(name, one.value) for name, one in made.__members__.items()]


def test_who_says_where_it_belongs_is_heard() -> None:
    with simple_enums():
        made: Any = enum.IntEnum("made", [("A", 1)], module="maps", qualname="Drawing.made")
    assert (made.__module__, made.__qualname__) == ("maps", "Drawing.made")


def test_afterwards_python_makes_them_as_ever_also_where_a_start_failed() -> None:
    ordinary = vars(enum.EnumType)["_create_"]
    with pytest.raises(ZeroDivisionError):
        fail_at_start(ordinary)
    assert vars(enum.EnumType)["_create_"] is ordinary


def fail_at_start(ordinary: object) -> None:
    with simple_enums():
        assert vars(enum.EnumType)["_create_"] is not ordinary
        _ = 1 / 0


ALL_OF_QT = """
import enum, json, sys
from contextlib import nullcontext
from cjm_desktop.cli.simple_enums import simple_enums
with {way}():
    import cjm_desktop.qt
    from PySide6 import QtCore, QtGui, QtWidgets
    told = {{}}
    def look(owner, path):
        for name, one in sorted(vars(owner).items()):
            if isinstance(one, type) and one.__module__.startswith("PySide6.") and one not in seen:
                seen.add(one)
                if issubclass(one, enum.Enum):
                    members = one.__members__.items()
                    told[path + name] = [one.__module__, one.__qualname__, [k.__name__ for k in one.__mro__],
                        [(n, m.name, m.value, repr(m), str(m)) for n, m in members], [m.name for m in one]]
                else:
                    look(one, path + name + ".")
    seen = set()
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
        look(module, module.__name__ + ".")
print(json.dumps(told))
"""


def test_all_enumerations_of_qt_are_the_same() -> None:
    ways = []
    for way in ("nullcontext", "simple_enums"):
        done = subprocess.run(
            [sys.executable, "-c", ALL_OF_QT.format(way=way)], stdout=subprocess.PIPE, timeout=100, check=True
        )
        ways.append(json.loads(done.stdout))
    assert ways[0] == ways[1]
    assert len(ways[0]) > 400
    assert sum(len(members) for _, _, _, members, _ in ways[0].values()) > 4000
