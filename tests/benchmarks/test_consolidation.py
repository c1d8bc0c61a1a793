"""Consolidation of a province's day: 88 counties, nine prefectures, the department."""

from __future__ import annotations

from pathlib import Path

from desktop.province.consolidated_sheets import consolidated_workbook
from desktop.province.consolidation import Consolidation
from desktop.province.gathered import gather
from desktop.province.outliers import outliers
from desktop.province.provenance import trace
from desktop.province.sources import areas, read_sources
from desktop.records.store import Store
from tests.benchmarks.conftest import COUNTIES, Measure, fastest
from tests.desktop.province.accepted import SCHEME, UNITS, demo_snapshots, expected

KEY = "T201_01.actual"


def test_totals_of_a_province(measured: Measure) -> None:
    reports, everyone = demo_snapshots(COUNTIES), expected()

    def province_and_prefectures() -> int:
        found = read_sources(SCHEME, "2026", everyone, reports)
        return sum(
            len(list(Consolidation(found, area).totals())) for area in areas(found, "520000")
        )

    count = province_and_prefectures()
    assert count > 1000
    measured(
        "consolidation of 88 counties, province and 9 prefectures",
        fastest(province_and_prefectures),
        1000,
        unit="ms",
        details=f"{count} totals with coverage from {len(reports)} reports in memory",
    )


def test_from_the_register(folder: Path, measured: Measure) -> None:
    with Store.open(folder) as store:

        def whole() -> int:
            return len(list(gather(store, SCHEME, UNITS, "2026").consolidation().totals()))

        assert whole() > 300
        measured(
            "the same of the province, from the register",
            fastest(whole),
            1000,
            unit="ms",
            details="read, unpacked, merged",
        )


def test_tracing_a_total(folder: Path, measured: Measure) -> None:
    with Store.open(folder) as store:
        gathered = gather(store, SCHEME, UNITS, "2026")
        whole = gathered.consolidation()
        found = list(trace(whole, gathered.received, KEY))
        assert len(found) == COUNTIES + 10
        measured(
            "tracing a total to its 98 cells",
            fastest(lambda: list(trace(whole, gathered.received, KEY))),
            100,
            unit="ms",
            details="places read from the register",
        )
        measured(
            "outliers among 98 units",
            fastest(lambda: outliers(gathered.sources)),
            1000,
            unit="ms",
            details="modified z-scores of every indicator and level",
        )


def test_the_consolidated_workbook(folder: Path, measured: Measure) -> None:
    with Store.open(folder) as store:

        def book() -> bytes:
            return consolidated_workbook(gather(store, SCHEME, UNITS, "2026"))

        size = len(book())
        assert size > 1_000_000
        measured(
            "consolidated workbook of 98 units",
            fastest(book),
            8000,
            unit="ms",
            details=f"{size // 1024} KB, 14 forms, merged ledgers, every figure traced",
        )
