"""The tables around the forms."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.checks.findings import Finding
from desktop.province.adjustments import Adjustments
from desktop.province.consolidated_tables import Tables
from desktop.province.explanations import TotalExplanations
from desktop.province.gathered import gather
from desktop.records.store import Store
from desktop.workbook.consolidated_parts import Table
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few

KEY = "T201_01.actual"


@pytest.fixture
def tables(store: Store) -> Tables:
    accept(store, few())
    report = gather(store, SCHEME, UNITS, "2026").received["520102"].snapshot(SCHEME)
    Adjustments(store).add(report, KEY, Decimal(7), reason="核对", author="张三", document="1号")
    gathered = gather(store, SCHEME, UNITS, "2026")
    parts = [gathered.consolidation(area) for area in gathered.areas[1:]]
    return Tables(gathered, gathered.consolidation(), parts, "zh")


def column(table: Table, head: str) -> list[object]:
    at = [c.head for c in table.columns].index(head)
    return [row[at] for row in table.rows]


def test_the_overview_says_who_is_missing(tables: Tables):
    table = tables.overview()
    assert column(table, "应报单位")[0] == 98
    assert column(table, "已收")[:2] == [4, 3]
    assert column(table, "调整数")[:3] == [1, 1, 0]
    assert "观山湖区" in str(column(table, "未报单位")[1])


def test_adjustments_show_three_figures(tables: Tables):
    table = tables.adjustments()
    reported = next(s for s in few() if s.unit.code == "520102").values[KEY]
    assert isinstance(reported, Decimal)
    assert column(table, "上报数") == [reported]
    assert column(table, "调整") == [7 - reported]
    assert column(table, "采用数") == [7]
    assert column(table, "依据文件") == ["1号"]


def test_findings_stand_with_what_the_province_says(store: Store, tables: Tables):
    own = TotalExplanations(store)
    finding = Finding("R206_08@520000", "R206_08", "verify", (), None, None, "", "")
    own.explain("2026", finding, "未报县待补，已核对", "张三")
    table = tables.findings()
    said = dict(zip(column(table, "审核关系"), column(table, "说明"), strict=True))
    assert said["R206_08"] == "未报县待补，已核对"
    assert said["R208_14"] == ""


def test_revised_history_is_listed(store: Store, tables: Tables):
    assert tables.revised().rows == []
    assert "未作比较" in tables.revised().notes[0]
    one = replace(few()[0], period="2025", values={KEY: Decimal(-1)}, ledgers={})
    accept(store, [one])
    gathered = gather(store, SCHEME, UNITS, "2026")
    table = Tables(gathered, gathered.consolidation(), [], "zh").revised()
    prior = few()[0].values["T201_01.prior"]
    assert isinstance(prior, Decimal)
    row = next(row for row in table.rows if row[2] == "T201_01.prior")
    assert row[6:10] == (Decimal(-1), Decimal(-1), prior, prior + 1)


def test_every_figure_of_a_sum_is_traced(tables: Tables):
    table = tables.provenance()
    traced = [row for row in table.rows if row[0] == KEY]
    assert len(traced) == 4
    assert all(len(str(row[-1])) == 64 and row[6] == "表2-1" and row[7] for row in traced)
    assert sum(row[5] for row in traced) == sum(row[4] for row in traced) - (
        traced_value(traced, "520102") - 7
    )


def traced_value(rows, unit: str) -> Decimal:
    return next(row[4] for row in rows if row[2] == unit)


def test_internal_ledgers_stay_out_unless_asked_for(tables: Tables):
    names = [table.name for table in tables.ledgers(with_internal=False)]
    all_names = [table.name for table in tables.ledgers(with_internal=True)]
    assert not any(name.startswith("L02") for name in names)
    assert any(name.startswith("L02") for name in all_names)
    assert names[-1] == "台账冲突"


def test_rows_say_who_registered_them(tables: Tables):
    table = next(t for t in tables.ledgers(with_internal=False) if t.name.startswith("L14"))
    assert {"贵阳市", "南明区"} <= set(column(table, "登记单位"))
    assert "去重" in table.notes[0]


def test_findings_of_totals_are_listed(tables: Tables):
    rules = column(tables.findings(), "审核关系")
    assert "R208_14" in rules  # counties are missing
