"""The 退回单 of what was accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.intake import intake
from desktop.province.received import Received
from desktop.province.register import Register
from desktop.province.returns import is_cell, return_accepted
from desktop.province.verdicts import findings_of
from desktop.records.store import Store
from desktop.submission.answer import Sender as Office
from desktop.submission.answer import read_answer
from desktop.submission.canonical import contents
from desktop.submission.remarks import Wanted
from tests.desktop.province.sealed_files import FENGGANG, KEY, PERIOD, Sender, desk, scheme


@pytest.fixture
def held(store: Store, data_dir: Path, tmp_path: Path, sender: Sender) -> Received:
    """Return a version that was accepted, with many findings."""
    path = tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx"
    path.write_bytes(sender.final())
    list(intake(desk(store, data_dir), [path], 0))
    return Register(store).accepted(PERIOD)[FENGGANG]


def test_findings_and_remarks(held: Received, store: Store, data_dir: Path, tmp_path: Path):
    register, office = Register(store), Office(data_dir, "省厅")
    wanted = [Wanted(KEY, "与公路局数据不符")]
    path, received = return_accepted(register, held, scheme(), wanted, tmp_path, office)
    answer = read_answer(path)
    assert answer is not None
    assert (answer.kind, answer.unit, answer.digest) == ("return", FENGGANG, held.digest)
    assert (answer.remarks[0].key, answer.remarks[0].text) == (KEY, "与公路局数据不符")
    waiting = [finding for finding in findings_of(held, scheme()) if finding.blocks]
    assert len(waiting) == held.blocking > 0
    told = {remark.text for remark in answer.remarks}
    assert all(f.message in told or f.message in answer.note for f in waiting)
    assert all(is_cell(remark.key, received.found) for remark in answer.remarks)
    assert register.returned(PERIOD)[held.id].file == path.name


@pytest.mark.parametrize(
    ("key", "answer"), [(KEY, True), ("T999_01.actual", False), ("L02#zzz.status", False)]
)
def test_where_a_remark_can_stand(held: Received, key: str, answer: bool):
    assert is_cell(key, contents(held.records)) is answer


def test_a_remark_on_no_cell_writes_nothing(
    held: Received, store: Store, data_dir: Path, tmp_path: Path
):
    register, wanted = Register(store), [Wanted("T999_01.actual", "偏大")]
    with pytest.raises(Fault) as raised:
        return_accepted(register, held, scheme(), wanted, tmp_path, Office(data_dir))
    assert raised.value.code == "answer.remark-key"
    assert register.returned(PERIOD) == {}
