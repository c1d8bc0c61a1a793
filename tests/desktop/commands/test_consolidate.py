"""``consolidate``: totals, their checks, the workbook, files for the level above."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.records.store import Store
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few

Accepted = Callable[[], None]


@pytest.fixture
def accepted(data_dir: Path) -> None:
    """Have four units' reports accepted."""
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, few())


@pytest.mark.usefixtures("accepted")
def test_totals_in_json(run: Run):
    answer = run("consolidate", "2026", "--json")
    assert answer.status == 0
    found = {r["key"]: r for r in answer.records}
    total = found["T206_12.actual"]
    figures = [s for s in few() if s.unit.level == "county"]
    assert total["coverage"] == "88 中 2 已报"
    assert len(total["missing"]) == 88 - len(figures)
    assert "台账L27" in total["method"]
    assert found["T101_01.actual"]["county_reference"] > 0
    assert total["counts"]["missing"] == 86


@pytest.mark.usefixtures("accepted")
def test_a_prefecture_s_totals(run: Run):
    one = run("consolidate", "2026", "--area", "520100", "--json").records
    both = run("consolidate", "2026", "--prefectures", "--json").records
    mine = [r for r in both if r["area"] == "520100"]
    assert [r["value"] for r in one] == [r["value"] for r in mine]
    assert {r["area"] for r in both} >= {"520000", "520100", "520300"}


@pytest.mark.usefixtures("accepted")
def test_totals_in_words(run: Run):
    assert "全省" not in run("consolidate", "2026").err
    told = run("--lang", "en", "consolidate", "2026").out
    assert "T201_01.actual" in told
    assert "4 of 98 units received" in told


@pytest.mark.usefixtures("accepted")
def test_checks_of_totals(run: Run):
    answer = run("consolidate", "2026", "--check", "--json")
    assert answer.status == 1
    assert "R208_14" in {r["rule"] for r in answer.records}


@pytest.mark.usefixtures("accepted")
def test_the_workbook_and_the_files_that_go_up(run: Run, tmp_path: Path):
    book, up = tmp_path / "汇总.xlsx", tmp_path / "上报.zip"
    assert run("consolidate", "2026", "--out", str(book), "--pass-up", str(up)).status == 0
    assert zipfile.is_zipfile(book)
    with zipfile.ZipFile(up) as archive:
        assert archive.read(archive.namelist()[0]) == b"520000 2026 v1"
        assert len(archive.namelist()) == len(few())


def test_nothing_received(run: Run):
    answer = run("consolidate", "2026")
    assert (answer.status, answer.codes) == (2, ["consolidation.nothing-received"])


@pytest.mark.usefixtures("accepted")
def test_a_folder_that_is_not_there(run: Run, tmp_path: Path):
    answer = run("consolidate", "2026", "--out", str(tmp_path / "none" / "x.xlsx"))
    assert (answer.status, answer.codes) == (2, ["workbook.no-folder"])
