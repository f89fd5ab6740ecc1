from __future__ import annotations

from pathlib import Path

import pytest

from torture.mutants import mutated, mutated_picture, mutated_table

FILES = Path(__file__).parents[1] / "_files"
MAP = (FILES / "version-1.cjm").read_bytes()
TABLE = (FILES / "clipboard" / "excel.tsv").read_bytes()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.mark.parametrize(
    ("mutate", "good"), [(mutated, MAP), (mutated_table, TABLE), (mutated_picture, PICTURE), (mutated, b"")]
)
def test_a_seed_always_makes_the_same_damage_and_others_make_other_damage(mutate, good: bytes) -> None:
    made = [mutate(good, seed) for seed in range(400)]
    assert made == [mutate(good, seed) for seed in range(400)]
    assert len(set(made)) > 100
