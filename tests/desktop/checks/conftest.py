"""A scheme small enough to be read at a glance, and reports of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from desktop.checks.engine import Checker
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import (
    LEVELS,
    AuditClass,
    Column,
    Indicator,
    Ledger,
    Narrative,
    Rule,
    Scheme,
    Section,
    SignField,
)
from desktop.scheme.tables import BUILT_IN_CHECKS
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value
from desktop.words import Language

COUNTY = Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300")
TODAY = dt.date(2027, 1, 10)
WORDS = {"不涉及": NA}

MakeScheme = Callable[..., Scheme]
MakeFigures = Callable[..., Figures]
MakeChecker = Callable[..., Checker]


def indicator(code: str, **more: Any) -> Indicator:
    """Return an indicator of section 2.1, whole numbers unless told otherwise."""
    fields: dict[str, Any] = {
        "code": code,
        "section": "2.1",
        "topic": "",
        "name": f"指标{code[-2:]}",
        "name_en": f"Indicator {code[-2:]}",
        "county_name": "",
        "unit": "座",
        "kind": "integer",
        "decimals": 0,
        "measures": ("actual",),
        "levels": LEVELS,
        "merge_levels": LEVELS,
        "county_role": "A",
        "aggregate": "sum",
        "weight": "",
        "formula": "",
        "ledger": "",
        "recurrence": "annual",
        "scope": "",
        "owner": "",
        "minimum": Decimal(0),
        "maximum": None,
        "optional": False,
        "notes": "",
    }
    return Indicator(**fields | more)


def column(code: str, title: str, kind: str = "text", **more: Any) -> Column:
    """Return a column of ledger L01."""
    fields: dict[str, Any] = {
        "ledger": "L01",
        "code": code,
        "title": title,
        "kind": kind,
        "unit": "",
        "decimals": 0,
        "choices": (),
        "required": False,
        "minimum": None,
        "maximum": None,
        "default": "",
        "notes": "",
    }
    return Column(**fields | more)


INDICATORS = (
    indicator(
        "T201_01",
        unit="公里",
        kind="decimal",
        decimals=1,
        measures=("actual", "target", "prior", "yoy"),
    ),
    indicator("T201_02", formula="SUM(L01.km)", ledger="L01", unit="公里", decimals=1),
    indicator("T201_03", kind="percent", unit="%", decimals=2, maximum=Decimal(100)),
    indicator("T201_04", optional=True),
)
LEDGER = Ledger(
    "L01",
    "桥梁台账",
    ("2.1",),
    LEVELS,
    ("name",),
    "unit",
    False,
    "",
    (
        column("name", "桥名", required=True),
        column("status", "状态", "choice", choices=("在建", "建成")),
        column("begun", "开工日期", "date"),
        column("done", "完工日期", "date"),
        column("km", "里程", "decimal", unit="公里", decimals=1, minimum=Decimal(0)),
    ),
)


def rule(code: str, formula: str, audit_class: AuditClass = "force", **more: Any) -> Rule:
    """Return a rule of section 2.1 with the message 甲乙不符."""
    fields: dict[str, Any] = {
        "scope": "unit",
        "levels": LEVELS,
        "section": "2.1",
        "tolerance": None,
        "message": "甲乙不符",
    }
    return Rule(code=code, audit_class=audit_class, formula=formula, **fields | more)


@pytest.fixture
def make_scheme() -> MakeScheme:
    """Return what makes the small scheme, with rules ``code=(formula[, class])`` and changes."""

    def make(
        rules: Mapping[str, tuple[Any, ...]] | None = None,
        indicators: Sequence[Indicator] = INDICATORS,
        **more: Any,
    ) -> Scheme:
        made = [
            rule(code, given[0], *given[1:2], scope="row" if code.startswith("RL") else "unit")
            for code, given in (rules or {}).items()
        ]
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
            "indicators": {i.code: i for i in indicators},
            "ledgers": {"L01": LEDGER},
            "narratives": {
                "N201_01": Narrative("N201_01", "2.1", "亮点", "工作亮点", 10, LEVELS, "")
            },
            "rules": {r.code: r for r in made},
            "renames": (),
            "signs": {
                "filler": SignField("filler", "填表人", "Filled in by", "text", True),
                "date": SignField("date", "报出日期", "Date", "date", False),
            },
            "built_in": dict.fromkeys(BUILT_IN_CHECKS, "force"),
        }
        return Scheme(**fields | more)

    return make


def value(given: Value | float | None) -> Value | None:
    """Return ``given`` as a value: numbers as decimals, 不涉及 as NA."""
    if isinstance(given, int | float):
        return Decimal(str(given))
    return WORDS.get(given, given) if isinstance(given, str) else given


def rows_of(given: Sequence[Mapping[str, Any]]) -> tuple[Row, ...]:
    """Return ledger rows a, b, c …"""
    return tuple(
        Row(chr(ord("a") + at), {k: v for k, c in cells.items() if (v := value(c)) is not None})
        for at, cells in enumerate(given)
    )


@pytest.fixture
def make_figures() -> MakeFigures:
    """Return what makes the figures of a county's report for 2026."""

    def make(
        scheme: Scheme,
        values: Mapping[str, Any] | None = None,
        rows: Sequence[Mapping[str, Any]] = (),
        explanations: Mapping[str, str] | None = None,
    ) -> Figures:
        given = {
            key: v for key, entered in (values or {}).items() if (v := value(entered)) is not None
        }
        snapshot = Snapshot(
            scheme.id, "1", COUNTY, "2026", given, {"L01": rows_of(rows)}, explanations or {}
        )
        return Figures(scheme, snapshot)

    return make


@pytest.fixture
def make_checker(make_scheme: MakeScheme, make_figures: MakeFigures) -> MakeChecker:
    """Return what makes a checker: rules, values, rows; ``lang``, ``explanations`` by name."""

    def make(
        rules: Mapping[str, tuple[str, ...]] | None = None,
        values: Mapping[str, Any] | None = None,
        rows: Sequence[Mapping[str, Any]] = (),
        *,
        lang: Language = "zh",
        explanations: Mapping[str, str] | None = None,
        today: dt.date = TODAY,
        **more: Any,
    ) -> Checker:
        scheme = make_scheme(rules, **more)
        figures = make_figures(scheme, values, rows, explanations)
        return Checker(scheme, figures, lang, today)

    return make
