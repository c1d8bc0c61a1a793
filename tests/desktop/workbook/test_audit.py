"""The audit sheet: rules live, then what only the program finds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.checks.findings import Finding
from desktop.records.snapshot import Remark, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.scheme.tables import BUILT_IN_CHECKS
from desktop.workbook.audit import draw_audit
from desktop.workbook.export import workbook
from desktop.workbook.plan import AUDIT, AUDIT_HEAD
from tests.desktop.workbook.conftest import MakeEdition


def test_a_rule_is_live(book: Workbook, values: Workbook, edition: MakeEdition):
    made = edition()
    rule = made.scheme.rules["R201_02"]
    row = made.plan.places["R201_02"].row
    cells = [cell.value for cell in book[AUDIT][row]]
    assert cells[:3] == [rule.message, "核实", "R201_02"]
    assert all(str(cell).startswith("=IF(COUNT(") for cell in cells[3:6])
    shown = [cell.value for cell in values[AUDIT][row]]
    verdict = made.live.verdict(rule)
    assert shown[5] == verdict.text
    assert [shown[3], shown[4]] == [float(verdict.left or 0), float(verdict.right or 0)]


def test_every_judgement_has_its_cached_value(values: Workbook, edition: MakeEdition):
    made = edition()
    texts = set()
    for rule in made.plan.unit_rules:
        area = made.plan.places[rule.code]
        text = values[AUDIT].cell(area.row, area.column).value or ""
        assert text.rstrip("＊") == made.live.verdict(rule).text
        texts.add(text.rstrip("＊"))
    assert texts == {"通过", "不符", ""}


def test_row_rules_are_counted(values: Workbook, edition: MakeEdition):
    made = edition()
    total = 0
    for rule in made.plan.row_rules:
        row = made.plan.places[rule.code].row
        checked, failed = made.live.row_counts(rule)
        found = values[AUDIT]
        assert (found.cell(row, 5).value, found.cell(row, 6).value) == (
            checked.cached,
            failed.cached,
        )
        total += int(failed.cached or 0)
    assert total > 10


def test_what_does_not_hold_stands_out(book: Workbook, edition: MakeEdition):
    made = edition()
    formats = {
        str(cells.sqref): (cells.rules[0].operator, cells.rules[0].formula)
        for cells in book[AUDIT].conditional_formatting
    }
    order = made.plan.audit
    assert [rule.code for rule in order.unmet] == ["R201_02", "RL02_01"]
    assert (order.head + 1, order.rest_at) == (5, 13)
    units = order.rest_at + 1 + len(made.plan.unit_rules) - 1
    rows = units + len(made.plan.row_rules) - 1
    assert formats == {
        f"F5 F15:F{units}": ("equal", ['"不符"']),
        f"F6 F{units + 1}:F{rows}": ("greaterThan", ["0"]),
    }
    ledger = next(sheet for sheet in made.plan.ledgers if sheet.rules)
    (one, *_) = book[ledger.sheet].conditional_formatting
    assert one.rules[0].formula == ['"不符"']


def test_explanations(values: Workbook, book: Workbook, edition: MakeEdition):
    row = edition().plan.places["R101_02"].row
    assert values[AUDIT].cell(row, 7).value == "两次并会召开，已核对"
    assert not book[AUDIT].cell(row, 7).protection.locked


def test_what_the_program_found_besides(values: Workbook, edition: MakeEdition):
    made = edition()
    order = made.plan.audit
    shown = values[AUDIT].iter_rows(min_row=order.others_at, max_row=order.rest_at - 2)
    rest = [[c.value for c in row] for row in shown]
    messages = [row[0] for row in rest if row[0]]
    assert messages[2:] == ["表2-1 未填", "台账L02 第1行"]
    assert [row[2] for row in rest if row[0]][2:] == ["必填", "RL02_01"]
    assert rest[-1][6] == "=说明"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("check", BUILT_IN_CHECKS)
def test_every_built_in_check_has_a_name(edition: MakeEdition, check: str, lang: str):
    finding = Finding(check, check, "hint", (), None, None, "", "")
    made = edition(findings=(finding,), lang=lang)
    assert made.say(f"check-{check}") in draw_audit(made).sheet_data()


def test_dates_of_a_finding_are_dates(scheme: Scheme, snapshot: Snapshot):
    dates = dt.date(2026, 3, 1), dt.date(2026, 5, 1)
    finding = Finding("RL02_04@L02#r0", "RL02_04", "force", (), *dates, "时限早于反馈", "")
    figures = Figures(scheme, snapshot)
    content = workbook(scheme, snapshot, figures, (finding,), draft=True)
    sheet = openpyxl.load_workbook(BytesIO(content))[AUDIT]
    (found,) = (row for row in sheet.values if row[7] == finding.id)
    assert [value.date() for value in found[3:5]] == list(dates)


def test_without_findings_there_is_no_second_table(edition: MakeEdition):
    made = edition(findings=())
    canvas = draw_audit(made)
    assert "没有不符的审核关系" in canvas.sheet_data()
    # Head, that nothing is unmet, an empty row, and the count of the rules that hold.
    assert canvas.print_area == f"A1:G{AUDIT_HEAD + 3}"


def test_the_rules_that_hold_are_counted_not_printed(edition: MakeEdition, values: Workbook):
    made = edition()
    order = made.plan.audit
    texts = [made.live.verdict(rule).text for rule in order.rest if rule.scope == "unit"]
    counts = [made.live.row_counts(rule) for rule in order.rest if rule.scope == "row"]
    failed = texts.count("不符") + sum(f.cached != 0 for _, f in counts)
    held = texts.count("通过") + sum(c.cached != 0 and f.cached == 0 for c, f in counts)
    assert values[AUDIT].cell(order.rest_at, 1).value == (
        f"其余 {len(order.rest)} 条：通过 {held} 条，不符 {failed} 条，"
        f"未审 {len(order.rest) - held - failed} 条（列在下方，不打印）。"
    )
    assert min(held, failed) > 0
    assert draw_audit(made).print_area == f"A1:G{order.rest_at}"


def test_remarks_stand_with_figures_then_and_now_and_their_answers(edition: MakeEdition):
    made = edition({"T201_01.actual": Decimal(7), "T201_01.target": Decimal(5)}, findings=())
    remarks = tuple(
        Remark(f"return@{n}@{key}", key, text, 1, then, "R201_02")
        for n, (key, text, then) in enumerate(
            [
                ("T201_01.actual", "=偏大", Decimal(9)),
                ("T201_01.target", "不符", Decimal(5)),
                ("sign.date", "太早", None),
            ],
            1,
        )
    )
    explanations = {remarks[1].id: "以文件为准"}
    snapshot = replace(made.snapshot, remarks=remarks, explanations=explanations)
    data = draw_audit(replace(made, snapshot=snapshot)).sheet_data()
    for said in (
        "表2-1 第1行 本年实际（第1版）：=偏大",
        "已更正",
        "已答复",
        "以文件为准",
        remarks[0].id,
    ):
        assert said in data
    assert "<v>9</v>" in data, "what it was"
    assert "<v>7</v>" in data, "what it is"
    assert "<f>偏大" not in data


def test_a_remark_is_not_listed_among_the_findings_too(edition: MakeEdition):
    remark = Remark("return@1@T201_01.actual", "T201_01.actual", "偏大甲", 1, None)
    finding = Finding(
        remark.id, "return", "returned", (remark.key,), None, None, "退回意见：偏大甲，请改", ""
    )
    made = edition(findings=(finding,))
    snapshot = replace(made.snapshot, remarks=(remark,))
    data = draw_audit(replace(made, snapshot=snapshot)).sheet_data()
    assert "请改" not in data
    assert data.count("偏大甲") == 1
