"""Rules over totals."""

from __future__ import annotations

from desktop.checks.findings import Finding
from desktop.province.merge_checks import as_one_form, merged_findings
from tests.desktop.province.small import DEPT, NORTH, ONE, SCHEME, TWO, merged, snapshot


def found(*snapshots, area: str = "52") -> dict[str, Finding]:
    return {f.rule: f for f in merged_findings(merged(*snapshots, area=area))}


def test_sums_over_units_are_compared_with_the_department():
    finding = found(snapshot(ONE, {"T201_06.actual": 7}), snapshot(DEPT, {"T201_06.actual": 5}))[
        "M1"
    ]
    assert (finding.left, finding.right, finding.id) == (7, 5, "M1@52")
    assert "甲乙不符" in finding.message


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
