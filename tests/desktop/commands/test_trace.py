"""``trace``: a total's cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.records.store import Store
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few


@pytest.fixture(autouse=True)
def _accepted(data_dir: Path) -> None:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, few())


def test_each_unit_with_file_sheet_and_cell(run: Run):
    answer = run("trace", "2026", "T201_01.actual", "--json")
    assert answer.status == 0
    first = answer.records[0]
    assert {r["unit"] for r in answer.records} == {s.unit.code for s in few()}
    assert (first["unit"], first["sheet"], first["version"]) == ("520000", "表2-1", 1)
    assert first["file"].startswith("2026_520000")
    assert len(first["sha256"]) == 64
    assert first["cell"].startswith("E")


def test_in_words_with_who_is_missing(run: Run):
    told = run("trace", "2026", "T206_12.actual").out
    assert "南明区" in told
    assert "计入台账" in told
    assert "未收到：" in told
    assert "not received" in run("--lang", "en", "trace", "2026", "T206_12.actual").out


def test_no_such_total(run: Run):
    answer = run("trace", "2026", "T201_99.actual")
    assert (answer.status, answer.codes) == (2, ["consolidation.no-total"])


def test_a_total_that_nobody_gives_anything_to(run: Run):
    answer = run("trace", "2026", "T201_01.actual", "--area", "520300", "--json")
    assert (answer.status, answer.records) == (1, [])
