"""A province small enough to be added up in one's head: two prefectures, three counties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from desktop.province.adjustments import Adjustment
from desktop.province.consolidation import Consolidation
from desktop.province.sources import Sources, areas, read_sources
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.model import LEVELS, Ledger, Scheme, Section
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value
from tests.desktop.checks.conftest import column, indicator, rule

DEPT = Unit("52", "甲省", "甲省交通运输厅", "dept", "")
NORTH = Unit("5201", "北市", "北市交通运输局", "prefecture", "52")
SOUTH = Unit("5202", "南市", "南市交通运输局", "prefecture", "52")
ONE = Unit("520101", "一县", "一县交通运输局", "county", "5201")
TWO = Unit("520102", "二县", "二县交通运输局", "county", "5201")
THREE = Unit("520201", "三县", "三县交通运输局", "county", "5202")
EVERYONE = (DEPT, NORTH, SOUTH, ONE, TWO, THREE)

DECIMAL: dict[str, Any] = {"kind": "decimal", "decimals": 2, "unit": "万元"}
INDICATORS = (
    indicator("T201_01", **DECIMAL, measures=("actual", "target", "prior", "yoy")),
    indicator(
        "T201_02",
        kind="percent",
        decimals=2,
        unit="%",
        aggregate="ratio",
        formula="T201_01.actual / T201_01.target * 100",
    ),
    indicator("T201_03", aggregate="max"),
    indicator("T201_04", aggregate="mean", weight="T201_05", kind="decimal", decimals=1),
    indicator("T201_05"),
    indicator(
        "T201_06", aggregate="province-only", merge_levels=("dept",), county_role="C", decimals=0
    ),
    indicator(
        "T201_07",
        aggregate="count-from-ledger",
        ledger="L01",
        formula='COUNTUNIQUEIFS(L01.no, L01.state, "完成")',
    ),
    indicator(
        "T201_08", aggregate="count-from-ledger", ledger="L02", formula="COUNTUNIQUEIFS(L02.no)"
    ),
    indicator("T201_09", levels=("county",), merge_levels=("county",)),
)


def ledger(code: str, scope: Any) -> Ledger:
    """Return a ledger of things with a number, a state and a length."""
    return Ledger(
        code,
        f"台账{code}",
        ("2.1",),
        LEVELS,
        ("no",) if scope else (),
        scope,
        False,
        "",
        (
            column("no", "编号", ledger=code),
            column("state", "状态", "choice", ledger=code, choices=("在办", "完成")),
            column("km", "里程", "decimal", ledger=code, unit="公里", decimals=1),
        ),
    )


RULES = (
    rule("M1", 'SUMUNITS("county", T201_06.actual) <= T201_06.actual', scope="merge"),
    rule("M2", 'COUNTUNITS("county") = 3', "hint", scope="merge"),
    rule("U1", "T201_01.actual <= T201_01.target", "verify"),
    rule("U2", "T201_06.actual <= 1", levels=("dept",)),
    rule("U3", "T201_07.actual = COUNTA(L01.no)"),
)


def small_scheme(**more: Any) -> Scheme:
    """Return the scheme: one indicator for each way of merging."""
    fields: dict[str, Any] = {
        "id": "small",
        "version": "1",
        "title": "小制度",
        "title_en": "Small",
        "form_prefix": "小",
        "authority": "",
        "approval": "",
        "valid_until": "2027-12",
        "deadline": "01-20",
        "instructions": (),
        "sections": {"2.1": Section("2.1", "目标", "Targets", "小2-1表")},
        "indicators": {i.code: i for i in INDICATORS},
        "ledgers": {"L01": ledger("L01", "province"), "L02": ledger("L02", "unit")},
        "narratives": {},
        "rules": {r.code: r for r in RULES},
        "renames": (),
        "signs": {},
        "built_in": {},
    }
    return Scheme(**fields | more)


SCHEME = small_scheme()
WORDS: Mapping[str, Value] = {"不涉及": NA}


def value(given: object) -> Value:
    """Return ``given`` as a value: numbers as decimals, 不涉及 as NA."""
    if isinstance(given, int | float):
        return Decimal(str(given))
    assert isinstance(given, str | Decimal)
    return WORDS.get(given, given) if isinstance(given, str) else given


def snapshot(
    unit: Unit,
    values: Mapping[str, object] | None = None,
    ledgers: Mapping[str, Sequence[Mapping[str, object]]] | None = None,
    period: str = "2026",
) -> Snapshot:
    """Return a unit's report; rows of ledgers are named a, b, c …"""
    rows = {
        code: tuple(
            Row(chr(ord("a") + at), {name: value(cell) for name, cell in cells.items()})
            for at, cells in enumerate(given)
        )
        for code, given in (ledgers or {}).items()
    }
    entered = {key: value(entry) for key, entry in (values or {}).items()}
    return Snapshot("small", "1", unit, period, entered, rows)


def sources(
    *snapshots: Snapshot, adjustments: Iterable[Adjustment] = (), scheme: Scheme = SCHEME
) -> Sources:
    """Return what came in of the small province."""
    return read_sources(scheme, "2026", EVERYONE, snapshots, tuple(adjustments))


def merged(*snapshots: Snapshot, area: str = "52", **more: Any) -> Consolidation:
    """Return the totals of an area."""
    found = sources(*snapshots, **more)
    return Consolidation(found, areas(found, area)[0])


def adjusted(unit: Unit, key: str, to: object, reported: object = None, **more: Any) -> Adjustment:
    """Return an adjustment of a figure."""
    fields: dict[str, Any] = {
        "id": 1,
        "period": "2026",
        "unit": unit.code,
        "key": key,
        "value": None if to is None else value(to),
        "reported": None if reported is None else value(reported),
        "reason": "核对",
        "author": "张三",
        "document": "",
        "at": "2027-01-20T10:00:00+08:00",
    }
    return Adjustment(**fields | more)
