"""What ``import`` prints of a receipt or a return, and whose it must be."""

from __future__ import annotations

import json
from argparse import Namespace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.commands.context import Context
from desktop.commands.take_answer import take
from desktop.records.answers import Answer
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.submission.answer import Sender, read_answer, receive, write_return
from desktop.submission.remarks import Wanted
from desktop.submission.versions import export_final
from tests.desktop.records.conftest import COUNTY, SCHEME

KEY = "T201_01.actual"


@pytest.fixture
def store(data_dir: Path):
    data_dir.mkdir()
    with Store.open(data_dir) as opened:
        yield opened


@pytest.fixture
def report(store: Store) -> Report:
    """Return a county's empty report under a small scheme."""
    return store.open_report(SCHEME, COUNTY, "2026")


@pytest.fixture
def returned(report: Report, data_dir: Path, tmp_path: Path) -> Answer:
    """Return a return of version 1 of the report."""
    report.enter({KEY: Decimal(12)})
    figures = Figures(SCHEME, report.snapshot())
    version = export_final(report, figures, (), tmp_path, data_dir).path
    sender = Sender(data_dir, "规划处", "请重报")
    path = write_return(receive(version), [Wanted(KEY, "偏大", "R1")], tmp_path, sender)
    answer = read_answer(path)
    assert answer is not None
    return answer


def context(lang: str, as_json: bool) -> Context:
    return Context(Namespace(lang=lang, json=as_json, data=None, scheme=None))


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "退回意见 1 条"), ("en", "among the findings: 1")]
)
def test_it_says_what_was_taken_and_where_each_remark_is(report, returned, capsys, lang, said):
    assert take(context(lang, False), report, returned) == 0
    first, key, note, remark = capsys.readouterr().out.splitlines()
    assert said in first
    assert returned.fingerprint in key
    assert note.strip() == "请重报"
    assert report.where(KEY)(lang) in remark
    assert remark.endswith("偏大")


def test_as_data_it_says_whether_it_is_new(report, returned, capsys):
    for taken in (True, False):
        take(context("zh", True), report, returned)
        told = json.loads(capsys.readouterr().out)
        assert told["taken"] is taken
        assert told["remarks"] == [{"key": KEY, "text": "偏大", "rule": "R1"}]
        assert (told["version"], told["author"], told["note"]) == (1, "规划处", "请重报")


def test_an_answer_to_a_version_that_was_not_sent(run, sealed_file: Path, tmp_path: Path) -> None:
    written = run("receipt", str(sealed_file), "--out", str(tmp_path), "--json").records[0]
    unit, period = written["unit"], written["period"]
    run("enter", unit, period, "T101_01.actual=12")
    answer = run("import", written["path"], unit, period)
    assert (answer.status, answer.codes) == (2, ["answer.no-version"])
    missing = run("import", written["path"], unit, "2031")
    assert (missing.status, missing.codes) == (2, ["records.no-report"])
