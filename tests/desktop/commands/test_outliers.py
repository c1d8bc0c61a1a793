"""``outliers``: figures to look at again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from desktop.records.store import Store
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few

KEY = "T201_01.actual"


def test_against_last_year(run: Run, data_dir: Path):
    data_dir.mkdir()
    county = few()[0]
    figure = county.values[KEY]
    assert isinstance(figure, Decimal)
    last = {**county.values, KEY: figure / 100, "T201_01.prior": Decimal(1)}
    with Store.open(data_dir) as store:
        accept(store, few())
        accept(store, [replace(county, period="2025", values=last)])
    answer = run("outliers", "2026", "--json")
    assert answer.status == 1
    one = next(r for r in answer.records if r["key"] == KEY and r["kind"] == "year")
    assert (one["unit"], one["value"]) == ("520102", float(figure))
    assert "相差约 100 倍，请核对计量单位" in one["reason"]


def test_without_last_year(run: Run, data_dir: Path):
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, few())
    answer = run("outliers", "2026")
    assert answer.status == 0
    assert "没有 2025 年核收的报送件" in answer.out
