"""Every edit goes through the session: records, figures, findings and signals follow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.scheme.values import NA
from ui.session import Session

KEY = "T201_06.actual"
SUM = "T201_06.completion"


def test_an_edit_is_followed_by_figures_findings_and_signals(alone: Session, qtbot: QtBot) -> None:
    before = {finding.id for finding in alone.findings()}
    signals = [alone.changed, alone.figures_changed, alone.findings_changed, alone.saved]
    with qtbot.waitSignals(signals):
        alone.enter({KEY: Decimal("0.001")}, "")
    assert alone.value(KEY) == Decimal("0.001")
    assert alone.value(SUM) == Decimal("0.00")
    assert {finding.id for finding in alone.findings()} - before


def test_undo_and_redo_bring_values_and_findings_back(alone: Session) -> None:
    value, findings = alone.value(KEY), alone.findings()
    alone.enter({KEY: None, "T201_07.actual": NA}, "")
    alone.undo()
    assert (alone.value(KEY), alone.findings()) == (value, findings)
    alone.redo()
    assert (alone.value(KEY), alone.value("T201_07.actual")) == (None, NA)


@pytest.mark.parametrize("text", ["1.2万", "abc", "—", "12.34567"])
def test_a_refused_text_changes_nothing(alone: Session, qtbot: QtBot, text: str) -> None:
    value = alone.value(KEY)
    with qtbot.assertNotEmitted(alone.changed), pytest.raises(Fault):
        alone.enter_text(KEY, text)
    assert alone.value(KEY) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("１２．５", Decimal("12.5")), ("1,234.5", Decimal("1234.5")), ("0", 0), ("不涉及", NA)],
)
def test_a_text_is_read_as_people_write(alone: Session, text: str, value: object) -> None:
    alone.enter_text(KEY, text)
    assert alone.value(KEY) == value


def test_a_paste_with_new_rows_is_one_step(alone: Session) -> None:
    rows = len(alone.rows("L14"))
    alone.paste({KEY: Decimal(5)}, {"L14": [{"township": "天河镇"}, {}]}, "粘贴")
    assert len(alone.rows("L14")) == rows + 2
    alone.undo()
    assert len(alone.rows("L14")) == rows
    assert alone.undo_label() == "演示数据"


def test_rows_come_go_and_move(alone: Session) -> None:
    first, second = alone.insert_rows("L14", 0, [{}, {}])
    assert alone.row_number("L14", second) == 2
    others = [row.id for row in alone.rows("L14")][2:]
    alone.sort_rows("L14", [second, first, *others])
    assert alone.row_number("L14", second) == 1
    alone.delete_rows("L14", [first, second])
    assert [row.id for row in alone.rows("L14")] == others


def test_an_explanation_reaches_its_finding_and_undo_takes_it_back(alone: Session) -> None:
    alone.enter({KEY: Decimal("0.001")}, "")
    finding = next(f for f in alone.findings() if f.audit_class == "verify" and f.blocks)

    def explained() -> bool:
        return next(f for f in alone.findings() if f.id == finding.id).explained

    alone.explain(finding.id, "项目推迟到下一年度开工")
    assert explained()
    alone.undo()
    assert not explained()


def test_an_edit_cuts_the_first_check_short(alone: Session, qtbot: QtBot) -> None:
    alone.open(alone.unit, "2026")
    alone.start_checks()
    alone._check_slice()
    alone._check_slice()
    alone.enter({KEY: Decimal("0.001")}, "")
    expected = alone.findings()
    alone.check_all()
    assert alone.findings() == expected
    assert alone.findings_at(KEY)


def test_a_new_year_knows_last_years_figures(alone: Session) -> None:
    alone.start_year("2027")
    actual = alone.value(KEY.replace("actual", "last"))
    assert alone.period == "2027"
    assert alone.value("T201_06.prior") == actual
    alone.undo()
    assert alone.value("T201_06.prior") is None
