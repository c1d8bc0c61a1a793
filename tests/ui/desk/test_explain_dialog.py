"""An explanation of a finding over totals: long enough, signed, and taken back when empty."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.checks.findings import Finding
from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.explain_dialog import ExplainDialog


def finding(desk: ProvinceDesk) -> Finding:
    """Return a finding that asks for at least six characters."""
    figures = desk.figures or worked_out(desk)
    return next(one for one in figures.findings if one.audit_class == "verify")


@pytest.mark.parametrize(
    ("text", "author", "kept"),
    [
        ("太短", "综合处", False),
        ("确与国家数据衔接", "", False),
        ("确与国家数据衔接", "综合处", True),
    ],
)
def test_kept(qtbot: QtBot, desk: ProvinceDesk, text: str, author: str, kept: bool) -> None:
    one = finding(desk)
    dialog = ExplainDialog(desk, one)
    qtbot.addWidget(dialog)
    dialog.text.setPlainText(text)
    dialog.author.setText(author)
    dialog.go.click()
    assert bool(dialog.result()) is kept
    assert (dialog.notice.objectName() == "fault") is not kept
    assert finding_by_id(desk, one.id).explained is kept
    assert finding_by_id(worked_again(desk), one.id).explained is kept


def worked_again(desk: ProvinceDesk) -> ProvinceDesk:
    worked_out(desk)
    return desk


def finding_by_id(desk: ProvinceDesk, identity: str) -> Finding:
    assert desk.figures is not None
    return next(one for one in desk.figures.findings if one.id == identity)


def test_taken_back(qtbot: QtBot, desk: ProvinceDesk) -> None:
    one = finding(desk)
    desk.explain_total(one, "确与国家数据衔接", "综合处")
    dialog = ExplainDialog(desk, finding_by_id(desk, one.id))
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "确与国家数据衔接"
    dialog.text.clear()
    dialog.go.click()
    assert finding_by_id(desk, one.id).explanation == ""
