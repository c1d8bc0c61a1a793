"""``revised``: last year's figures told otherwise."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Indicator
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import accept, few

ACTUAL, PRIOR = "T201_01.actual", "T201_01.prior"


@pytest.fixture
def two_years(data_dir: Path) -> None:
    """Have two years of one county accepted; it tells last year otherwise now, and says why."""
    data_dir.mkdir()
    county = few()[0]
    now = {**county.values, PRIOR: Decimal("120.5")}
    said = {"R201_24": "年报后核减，见批复"}
    last = {ACTUAL: Decimal(100)}
    with Store.open(data_dir) as store:
        accept(store, [replace(county, values=now, explanations=said), *few()[1:]])
        accept(store, [replace(county, period="2025", values=last, ledgers={})])


@pytest.mark.usefixtures("two_years")
def test_in_json(run: Run):
    answer = run("revised", "2026", "--json")
    assert answer.status == 1
    (one,) = [r for r in answer.records if r["key"] == PRIOR]
    told = {k: one[k] for k in ("unit", "last_accepted", "prior_now", "difference", "explained")}
    assert told == {
        "unit": "520102",
        "last_accepted": 100,
        "prior_now": 120.5,
        "difference": 20.5,
        "explained": True,
    }


@pytest.mark.usefixtures("two_years")
def test_in_words(run: Run):
    told = run("revised", "2026", "--area", "520100").out
    assert "上年采用数 100.00 万元，本年报表所填上年数 120.50 万元，相差 20.50 万元" in told
    assert "说明：年报后核减，见批复" in told
    assert "历史数据修订" in told
    assert "a difference of 20.50" in run("--lang", "en", "revised", "2026").out


def test_rates_differ_by_points(run: Run, data_dir: Path):
    data_dir.mkdir()
    scheme = load_built_in()
    rate = next(f"{i.code}.prior" for i in scheme.indicators.values() if _entered_rate(i))
    county = few()[0]
    dept = next(one for one in few() if one.unit.level == "dept")
    with Store.open(data_dir) as store:
        accept(store, [replace(dept, values={**dept.values, rate: Decimal("97.5")}), county])
        last = {rate.replace("prior", "actual"): Decimal(96)}
        accept(store, [replace(dept, period="2025", values=last, ledgers={})])
    told = run("revised", "2026").out
    assert "相差 1.50 个百分点" in told


def _entered_rate(one: Indicator) -> bool:
    entered = {"actual", "prior"} <= set(one.inputs())
    return one.kind == "percent" and "dept" in one.levels and entered


def test_without_last_year(run: Run, data_dir: Path):
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, few()[:1])
    answer = run("revised", "2026")
    assert answer.status == 0
    assert "没有 2025 年核收的报送件" in answer.out


def test_nothing_received(run: Run):
    answer = run("revised", "2026")
    assert (answer.status, answer.codes) == (2, ["consolidation.nothing-received"])
