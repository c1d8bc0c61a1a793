"""The findings as a table: message first."""

from __future__ import annotations

import pytest

from desktop.checks.sheet import findings_table, state

A, B = "T201_01.actual", "T201_01.target"


def test_one_row_per_finding_message_first(make_checker, make_figures, make_scheme) -> None:
    rules = {"R1": (f"{A} >= {B}", "soft")}
    explained = {"R1": "目标调整过"}
    checker = make_checker(rules, {A: 3, B: 4}, explanations=explained)
    snapshot = make_figures(make_scheme(rules)).snapshot
    table = findings_table(checker, snapshot)
    assert [name for name, _ in table.columns] == [
        "审核结果",
        "类别",
        "位置",
        "说明",
        "状态",
        "审核关系",
        "数据代码",
    ]
    findings = checker.findings()
    assert [row[0] for row in table.rows] == [finding.message for finding in findings]
    row = next(row for row in table.rows if row[5] == "R1")
    assert row[1:] == (
        "准强制",
        "表2-1 第1行 本年实际",
        "目标调整过",
        "已说明",
        "R1",
        f"{A} {B}",
    )
    blocking = sum(finding.blocks for finding in findings)
    assert table.heading == (
        f"凤冈县交通运输局 2026年报 审核情况（{len(findings)}条，其中妨碍正式报送 {blocking}条）"
    )


def test_in_english(make_checker, make_figures, make_scheme) -> None:
    checker = make_checker({}, {}, lang="en")
    table = findings_table(checker, make_figures(make_scheme()).snapshot, "en")
    assert table.columns[0][0] == "Finding"
    assert table.rows[0][1] == "must hold"


@pytest.mark.parametrize(
    ("audit_class", "explanation", "expected"),
    [
        ("force", "", "blocks"),
        ("soft", "", "blocks"),
        ("soft", "目标调整过", "explained"),
        ("hint", "", "open"),
        ("hint", "知道了", "explained"),
    ],
)
def test_state(make_checker, audit_class: str, explanation: str, expected: str) -> None:
    rules = {"R1": (f"{A} >= {B}", audit_class)}
    checker = make_checker(rules, {A: 3, B: 4}, explanations={"R1": explanation})
    assert state(next(f for f in checker.findings() if f.id == "R1")) == expected
