"""Rules over totals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.checks.findings import Finding
from desktop.province.consolidation import Consolidation
from desktop.province.merge_checks import as_one_form, merged_findings
from desktop.province.sources import areas, read_sources
from desktop.records.snapshot import Snapshot
from tests.desktop.province.small import DEPT, NORTH, ONE, SCHEME, THREE, TWO, merged, snapshot


def found(*snapshots, area: str = "52") -> dict[str, Finding]:
    return {f.rule: f for f in merged_findings(merged(*snapshots, area=area))}


def test_sums_over_units_are_compared_with_the_department():
    finding = found(snapshot(ONE, {"T201_06.actual": 7}), snapshot(DEPT, {"T201_06.actual": 5}))[
        "M1"
    ]
    assert (finding.left, finding.right, finding.id) == (7, 5, "M1@52")
    assert "甲乙不符" in finding.message


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (
            [snapshot(ONE, {"T201_06.actual": 7})],
            "3 个县级单位合计 7 座（3 中 1 已报，缺 2 个，合计不全），应不大于"
            " 省厅本级 表2-1 第6行 本年实际 5 座",
        ),
        (
            [snapshot(unit, {"T201_06.actual": 2}) for unit in (ONE, TWO, THREE)],
            "3 个县级单位合计 6 座（3 中 3 已报），应不大于 省厅本级 表2-1 第6行 本年实际 5 座",
        ),
    ],
)
def test_both_sides_say_whose_they_are(reports: list[Snapshot], said: str):
    whole = merged(snapshot(DEPT, {"T201_06.actual": 5}), *reports)
    (finding, *_) = merged_findings(whole)
    assert finding.message.startswith(said)
    (english, *_) = merged_findings(whole, "en")
    assert english.message.startswith("the sum over 3 counties (")
    assert " should be at most the department's own Form 2-1 row 6" in english.message
    assert finding.keys == ("T201_06.actual",)


def test_a_sum_that_nobody_gives_is_not_judged():
    assert "M1" not in found(snapshot(DEPT, {"T201_06.actual": 5}), snapshot(ONE))


def test_units_not_received_are_named():
    assert "1 个（应报 3 个，未报：二县、三县）" in found(snapshot(ONE))["M2"].message
    many = [replace(ONE, code=f"5201{n}", name=f"{n}县") for n in range(10, 18)]
    more = read_sources(SCHEME, "2026", (DEPT, NORTH, *many), [snapshot(DEPT, {})])
    (hint,) = merged_findings(Consolidation(more, areas(more, "52")[0]))
    assert "0 个（应报 8 个，未报：10县、11县、12县、13县、14县等 8 个）" in hint.message


def test_what_the_department_says_itself_stands_with_its_findings():
    reports = merged(
        snapshot(ONE, {"T201_01.actual": 3, "T201_01.target": 1, "T201_06.actual": 7}),
        snapshot(DEPT, {"T201_06.actual": 5}),
    )
    texts = {"U1@52": "工程提前完成", "M1@52": "不能说明"}
    told = {f.rule: f for f in merged_findings(reports, "zh", texts)}
    assert (told["U1"].explanation, told["U1"].blocks) == ("工程提前完成", False)
    assert told["M1"].blocks, "what must hold is not explained away"


def test_units_are_counted():
    assert "M2" in found(snapshot(ONE))
    assert "M2" not in found(snapshot(ONE), snapshot(TWO), snapshot(NORTH), area="5201")


def test_rules_of_one_report_hold_of_totals():
    reports = [
        snapshot(ONE, {"T201_01.actual": 3, "T201_01.target": 1}),
        snapshot(TWO, {"T201_01.actual": 1, "T201_01.target": 4}),
    ]
    assert "U1" not in found(*reports)
    finding = found(*reports[:1])["U1"]
    assert "表2-1 第1行 本年实际" in finding.message
    assert finding.audit_class == "verify"


def test_the_department_s_own_figures_were_checked_in_its_report():
    assert "U2" not in found(snapshot(DEPT, {"T201_06.actual": 9}))


def test_ledgers_are_the_merged_ones():
    rows = {"L01": [{"no": "1", "state": "完成"}]}
    assert "U3" not in found(snapshot(ONE, {}, rows), snapshot(TWO, {}, rows))
    assert "U3" in found(snapshot(ONE, {}, {"L01": [{"no": "1", "state": "在办"}]}))


def test_merge_rules_are_not_a_prefecture_s():
    assert found(snapshot(ONE, {"T201_06.actual": 7}), area="5201") == {}


def test_the_worst_comes_first():
    findings = merged_findings(
        merged(snapshot(ONE, {"T201_06.actual": 7}), snapshot(DEPT, {"T201_06.actual": 5}))
    )
    assert [f.audit_class for f in findings] == ["force", "hint"]


def test_totals_stand_on_a_form_of_all_lines():
    everything = as_one_form(SCHEME).shown("2.1", "dept", "2026")
    assert [i.code for i in everything] == list(SCHEME.indicators)
