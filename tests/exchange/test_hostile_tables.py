from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from cjm_desktop.exchange.html_table import has_table, read_html_table
from cjm_desktop.exchange.tsv import is_tsv, read_tsv
from cjm_desktop.model.errors import TooMuch
from torture.mutants import mutated_table

FILES = Path(__file__).parents[1] / "_files" / "clipboard"
TABLES = sorted(file for file in FILES.iterdir() if file.suffix in (".tsv", ".html"))


@pytest.mark.parametrize("seed", range(300))
def test_whatever_happens_to_a_table_it_is_read_or_refused_in_words(seed: int) -> None:
    file = TABLES[seed % len(TABLES)]
    text = mutated_table(file.read_bytes(), seed).decode(errors="replace")
    with suppress(TooMuch):
        rows = read_html_table(text) if has_table(text) else read_tsv(text)
        assert len({len(row) for row in rows}) <= 1
        assert isinstance(is_tsv(text), bool)
