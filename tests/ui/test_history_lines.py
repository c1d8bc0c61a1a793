"""The history in words: cells, versions, answers."""

from __future__ import annotations

from pathlib import Path

from desktop.submission.answer import read_answer
from tests.ui.colleague import receipt_for, sealed
from ui.exchange import reopen, take_answer
from ui.history_lines import history_lines
from ui.session import Session

KEY = "T201_06.actual"


def test_the_history_of_a_cell_is_newest_first(alone: Session) -> None:
    alone.enter_text(KEY, "7")
    alone.enter_text(KEY, "")
    lines = history_lines(alone, KEY, 10)
    assert [(line.before, line.after) for line in lines[:2]] == [
        ("7.000", ""),
        (lines[1].before, "7.000"),
    ]
    assert lines[0].place == "表2-1 第3行 本年实际"
    assert len(history_lines(alone, "", 5)) == 5


def test_the_history_names_who_fills_in_the_report(alone: Session) -> None:
    alone.enter({"sign.filler": "李四"}, "")
    alone.enter_text(KEY, "7")
    assert history_lines(alone, KEY, 1)[0].author == "李四"


def test_the_history_tells_of_versions_and_answers(alone: Session, tmp_path: Path) -> None:
    path = sealed(alone, tmp_path)
    answer = read_answer(receipt_for(alone, path, tmp_path))
    assert answer is not None
    take_answer(alone, answer)
    reopen(alone, "里程更正")
    code = alone.report.submissions()[0].code
    reopened, receipt, locked = history_lines(alone, "", 3)
    assert (reopened.before, reopened.after) == (locked.after, locked.before)
    assert "第 1 版" in locked.after
    assert "回执" in receipt.place
    assert receipt.after == code
    assert all(":" not in line.place for line in (reopened, receipt, locked))
