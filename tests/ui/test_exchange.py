"""Versions, imports and answers: one operation each, and the session follows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.scheme.compute import Figures
from desktop.submission.answer import read_answer
from desktop.submission.incoming import compare
from desktop.submission.remarks import Wanted
from desktop.submission.versions import prepare
from desktop.workbook.reader import read_workbook
from tests.ui.colleague import given_out, receipt_for, return_for, sealed, typed
from ui.exchange import data_directory_of, keep_version, reopen, take_answer, take_in
from ui.session import Session

KEY = "T201_01.actual"


def test_a_version_locks_and_a_reason_opens(qtbot: QtBot, alone: Session, tmp_path: Path) -> None:
    figures = Figures(alone.scheme, alone.report.snapshot())
    data = data_directory_of(alone)
    prepared = prepare(alone.scheme, figures, alone.findings(), (), data)
    assert alone.locked == 0
    with qtbot.waitSignal(alone.lock_changed):
        written = keep_version(alone, prepared, tmp_path)
    assert (alone.locked, written.path.parent) == (1, tmp_path)
    assert alone.undo_label() == ""
    with pytest.raises(Fault, match="locked"):
        alone.enter({KEY: Decimal(1)})
    with pytest.raises(Fault, match="reopen-reason"):
        reopen(alone, " ")
    with qtbot.waitSignal(alone.lock_changed):
        reopen(alone, "里程更正")
    alone.enter({KEY: Decimal(1)})
    assert alone.value(KEY) == 1


def test_an_import_is_one_step_of_undo(alone: Session, tmp_path: Path) -> None:
    before = alone.value(KEY)
    path = typed(given_out(alone, tmp_path), {KEY: 5})
    comparison = compare(alone.report, read_workbook(path))
    changes = take_in(alone, comparison, comparison.undisputed())
    assert changes.keys == {KEY}
    assert alone.value(KEY) == 5
    alone.undo()
    assert alone.value(KEY) == before


def test_a_return_opens_the_report_and_its_remarks_are_findings(
    qtbot: QtBot, alone: Session, tmp_path: Path
) -> None:
    path = sealed(alone, tmp_path)
    answer = read_answer(return_for(alone, path, tmp_path, [Wanted(KEY, "请核对")]))
    assert answer is not None
    with qtbot.waitSignals([alone.lock_changed, alone.findings_changed]):
        assert take_answer(alone, answer)
    (finding,) = [f for f in alone.findings() if f.audit_class == "returned"]
    assert (alone.locked, finding.keys, finding.blocks) == (0, (KEY,), True)
    assert not take_answer(alone, answer)
    alone.explain(finding.id, "已核对")
    (finding,) = [f for f in alone.findings() if f.audit_class == "returned"]
    assert not finding.blocks
    alone.enter({KEY: Decimal(7)})
    assert [f for f in alone.findings() if f.audit_class == "returned"] == []


def test_a_receipt_leaves_the_lock(alone: Session, tmp_path: Path) -> None:
    path = sealed(alone, tmp_path)
    answer = read_answer(receipt_for(alone, path, tmp_path))
    assert answer is not None
    assert take_answer(alone, answer)
    assert (alone.locked, list(alone.report.receipts)) == (1, [1])
