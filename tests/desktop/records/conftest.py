"""A small scheme, a unit and a store for the tests of the records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import (
    LEVELS,
    Column,
    Indicator,
    Kind,
    Ledger,
    Narrative,
    Scheme,
    Section,
    SignField,
)
from desktop.scheme.units import Unit


def indicator(code: str, kind: Kind = "decimal", **other: object) -> Indicator:
    """Return an indicator of section 2.1 in 公里 with two decimals, or as ``other`` says."""
    row: dict[str, object] = {
        "code": code,
        "section": "2.1",
        "topic": "",
        "name": f"指标{code}",
        "name_en": "",
        "county_name": "",
        "unit": "公里",
        "kind": kind,
        "decimals": 0 if kind == "integer" else 2,
        "measures": ("actual", "target", "prior", "yoy"),
        "levels": LEVELS,
        "merge_levels": ("county",),
        "county_role": "A",
        "aggregate": "sum",
        "weight": "",
        "formula": "",
        "ledger": "",
        "recurrence": "annual",
        "scope": "",
        "owner": "",
        "minimum": None,
        "maximum": None,
        "optional": False,
        "notes": "",
        **other,
    }
    return Indicator(**row)


def column(code: str, kind: Kind, choices: tuple[str, ...] = ()) -> Column:
    """Return a column of ledger L02."""
    return Column("L02", code, code, kind, "", 0, choices, False, None, None, "", "")


SCHEME = Scheme(
    id="small",
    version="2026",
    title="小制度",
    title_en="Small",
    form_prefix="交年",
    authority="",
    approval="",
    valid_until="2027-12",
    deadline="01-20",
    instructions=(),
    sections={"2.1": Section("2.1", "目标", "Targets", "交年2-1表")},
    indicators={
        i.code: i
        for i in (
            indicator("T201_01"),
            indicator("T201_02"),
            indicator("T201_03", formula="T201_01.actual + T201_02.actual"),
            indicator("T201_04", "integer", unit="个", measures=("actual", "cumulative")),
            indicator("T201_05", levels=("dept",)),
            indicator("T201_06", recurrence="event"),
        )
    },
    ledgers={
        "L02": Ledger(
            "L02",
            "问题整改台账",
            ("2.1",),
            LEVELS,
            (),
            "",
            False,
            "",
            (
                column("name", "text"),
                column("qty", "integer"),
                column("due", "date"),
                column("status", "choice", ("已完成", "整改中", "未启动")),
            ),
        ),
        "L09": Ledger("L09", "厅台账", ("2.1",), ("dept",), (), "", False, ""),
    },
    narratives={"N201_01": Narrative("N201_01", "2.1", "亮点", "亮点", 500, LEVELS, "")},
    rules={},
    renames=(),
    signs={"filler": SignField("filler", "填表人", "Filled in by", "text", True)},
    built_in={},
    switched_off={"2026": frozenset({"T201_06"})},
)
COUNTY = Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300")


@pytest.fixture
def scheme() -> Scheme:
    """Return a scheme of six indicators, two ledgers and a narrative."""
    return SCHEME


@pytest.fixture
def county() -> Unit:
    """Return a county."""
    return COUNTY


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    """Return an open store in the test's own directory."""
    data_dir.mkdir()
    with Store.open(data_dir) as opened:
        yield opened


@pytest.fixture
def report(store: Store, scheme: Scheme, county: Unit) -> Report:
    """Return the county's empty report of 2026."""
    return store.open_report(scheme, county, "2026")
