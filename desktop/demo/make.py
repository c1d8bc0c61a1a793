"""Demo data: counties, prefectures and the department of one province, two years, with a seed.

Written through the same operations as a clerk's own entries. Some findings are planted in the
second year and explained (``resources/demo/indicators.toml``): every report can be sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from desktop.checks.engine import Checker
from desktop.checks.findings import Finding
from desktop.demo.fill import Plan, Task, fill
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.records.carry import carried
from desktop.records.report import Report
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units
from desktop.scheme.values import round_half_up

DEPARTMENT = "520000"
YEARS = (2025, 2026)


def demo_units(units: Units, counties: int) -> list[Unit]:
    """Return the first ``counties`` counties, every prefecture and the department, in that order."""
    below = units.below(DEPARTMENT)
    found = [u for u in below if u.level == "county"][:counties]
    return found + [u for u in below if u.level == "prefecture"] + [units.get(DEPARTMENT)]


def make_demo(
    store: Store, scheme: Scheme, units: Units, *, counties: int = 88, seed: int = 1
) -> Iterator[Progress]:
    """Fill the store with the demo reports; yields once per report written.

    Raises Fault ``demo.has-reports`` when the store already has a report of these: demo data never
    mixes with a unit's own.
    """
    plan = Plan.read()
    chosen = demo_units(units, counties)
    total = len(chosen) * len(YEARS)
    wanted = {(unit.code, str(year)) for unit in chosen for year in YEARS}
    for kept in store.reports():
        if (kept.unit.code, kept.period) in wanted:
            raise Fault("demo.has-reports", unit=kept.unit.code, period=kept.period)
    done = 0
    for year in YEARS:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for unit in chosen:
            last = {} if year == YEARS[0] else carried(scheme, store, unit, str(year))
            regions = tuple(u.code for u in units.below(unit.code) if u.level == "county")
            task = Task(scheme, plan, unit, year, seed, regions or (unit.code,), last, sums)
            snapshot = fill(task)
            if unit.level == "county":
                _add_up(sums, snapshot)
            report = store.open_report(scheme, unit, str(year))
            _write(report, snapshot)
            if year == YEARS[-1]:
                _plant(report, scheme, plan)
            done += 1
            yield Progress(done, total, f"{year} {unit.bureau}")


def _add_up(sums: dict[str, Decimal], snapshot: Snapshot) -> None:
    for key, value in snapshot.values.items():
        if isinstance(value, Decimal) and key.endswith(".actual"):
            sums[key] += value


def _write(report: Report, snapshot: Snapshot) -> None:
    entered = {
        key: value
        for key, value in snapshot.values.items()
        if not key.endswith((".last", ".last_cumulative"))
    }
    rows = {code: [row.cells for row in rows] for code, rows in snapshot.ledgers.items() if rows}
    report.paste(entered, rows, "演示数据")


def _plant(report: Report, scheme: Scheme, plan: Plan) -> None:
    for planted in plan.indicators["planted"]:
        if planted["unit"] != report.unit.code:
            continue
        key = planted["key"]
        before = {finding.id for finding in _findings(report, scheme)}
        value = Figures(scheme, report.snapshot()).get(key)
        if not isinstance(value, Decimal):
            raise ValueError(f"nothing to plant at {key} of {report.unit.code}")
        decimals = scheme.indicators[key.partition(".")[0]].decimals
        report.enter({key: round_half_up(value * Decimal(planted["factor"]), decimals)})
        for finding in _findings(report, scheme):
            if finding.id not in before:
                report.explain(finding.id, planted["explanation"])


def _findings(report: Report, scheme: Scheme) -> list[Finding]:
    return list(Checker(scheme, Figures(scheme, report.snapshot())).findings())
