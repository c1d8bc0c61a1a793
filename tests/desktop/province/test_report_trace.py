"""The way from a figure of the report to its cells, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.narrative.draft import Figure, Reach
from desktop.province.gathered import Gathered, gather
from desktop.province.report_trace import Tracer, exact_text, words_of
from desktop.records.store import Store
from desktop.scheme.values import NA
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few


@pytest.fixture
def gathered(store: Store) -> Gathered:
    accept(store, few())
    return gather(store, SCHEME, UNITS, "2026")


def figure(formula, keys=(), value=None) -> Figure:
    return Figure("2.1#01", "2.1", formula, tuple(keys), value, "", "value", Reach(1, 1), 1)


@pytest.mark.parametrize(
    ("formula", "lang", "expected"),
    [
        (
            "(T201_01.actual - T201_01.target) / 10000",
            "zh",
            "(公路水路交通固定资产投资完成额〔T201_01 本年实际〕"
            " - 公路水路交通固定资产投资完成额〔T201_01 年度目标〕) / 10000",
        ),
        ("PERIOD.year - 1921", "zh", "报告年度 - 1921"),
        ('IF(T102_13.actual = 0, "T102_13.actual", "无")', "en", None),
        ("MAX(L02.check_year)", "zh", None),
        ("V22", "zh", "建党周年数〔V22〕：报告年度 - 1921"),
        ("V01", "en", None),
    ],
)
def test_a_formula_in_words(formula, lang, expected):
    found = words_of(SCHEME, formula, lang)
    if expected is not None:
        assert found == expected
    else:
        assert found != formula


def test_a_text_in_a_formula_stays_as_it_is():
    found = words_of(SCHEME, 'IF(T102_13.actual = 0, "T102_13.actual", "无")')
    assert found.endswith('= 0, "T102_13.actual", "无")')
    assert found.startswith("IF(涉交通重大舆情事件起数〔T102_13 本年实际〕")


def test_a_column_names_its_ledger():
    ledger = SCHEME.ledgers["L02"]
    assert ledger.title in words_of(SCHEME, "MAX(L02.check_year)")
    assert ledger.title_en in words_of(SCHEME, "MAX(L02.check_year)", "en")
    assert "L02.none" in words_of(SCHEME, "SUM(L02.none)")


@pytest.mark.parametrize(
    ("formula", "value", "expected"),
    [
        ("T201_01.actual", Decimal("1234.5"), "1,234.50 万元"),
        ("T201_01.yoy", Decimal("12.3456"), "12.3456%"),
        ("T201_01.actual / 10000", Decimal("12.345678"), "12.345678"),
        ("PERIOD.year", Decimal(2026), "2026"),
        ("T201_01.actual", NA, "不涉及"),
        ("T201_01.actual", None, ""),
        ("T102_13.actual = 0", "是", "是"),
    ],
)
def test_exact_values(formula, value, expected):
    keys = () if formula.startswith("PERIOD") else ("T201_01.actual",)
    assert exact_text(SCHEME, figure(formula, keys, value)) == expected


def test_whether_an_assertion_holds_in_english():
    keys = ("T102_13.actual",)
    told = [exact_text(SCHEME, figure("T102_13.actual = 0", keys, v), "en") for v in ("是", "否")]
    assert told == ["yes", "no"]


def test_a_sum_leads_to_the_cells_of_its_units(gathered: Gathered):
    found = Tracer(gathered, gathered.whole).trace(
        figure("T201_01.actual / 10000", ["T201_01.actual"])
    )
    assert {one.key for one in found.behind} == {"T201_01.actual"}
    assert {one.unit for one in found.behind} <= {"贵州省", "贵阳市", "南明区", "云岩区"}
    (one,) = [one for one in found.behind if one.unit == "南明区"]
    assert (one.file, one.sheet, one.version) == ("2026_520102_南明区_交通年报_v1.xlsx", "表2-1", 1)
    assert one.cell.startswith("E")
    assert one.value.endswith("万元")
    assert found.method.startswith("合计")


def test_several_methods_are_told_apart(gathered: Gathered):
    tracer = Tracer(gathered, gathered.whole)
    keys = ("T201_01.actual", "T201_12.actual")
    found = tracer.trace(figure("T201_01.actual - T201_12.actual", keys))
    assert found.method.count("：") >= 2
    assert {one.key for one in found.behind} == set(keys)
    assert len(found.behind) == len(set(found.behind))


def test_a_variable_that_reads_a_ledger_leads_to_its_rows(gathered: Gathered):
    found = Tracer(gathered, gathered.whole).trace(figure("V20"))
    (one,) = found.behind
    rows = gathered.whole.adopted.ledger("L02", ("dept",)).rows
    assert (one.unit, one.rows, one.value) == ("贵州省", len(rows), f"{len(rows)} 行")
    assert (one.key, one.sheet, one.cell) == ("L02", SCHEME.ledgers["L02"].title, "")
    assert not Tracer(gathered, gathered.whole).trace(figure("V01")).behind
