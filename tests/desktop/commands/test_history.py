"""History, undo, redo."""

from __future__ import annotations

REPORT = ("520327", "2026")
KEY = "T101_01.actual"


def fill(run) -> None:
    for text in ("12", "不涉及", "0", ""):
        assert run("enter", *REPORT, f"{KEY}={text}").status == 0
    run("enter", *REPORT, "T101_02.actual=4")


def test_newest_first_with_before_and_after(run) -> None:
    fill(run)
    records = run("history", *REPORT, "--json").records
    assert len(records) == 5
    assert [r["operation"] for r in records] == sorted(
        (r["operation"] for r in records), reverse=True
    )
    assert records[0]["cells"] == [{"key": "T101_02.actual", "before": None, "after": 4}]


def test_of_one_key(run) -> None:
    fill(run)
    told = run("history", *REPORT, KEY).out
    changes = [line.strip() for line in told.splitlines() if line.startswith(" ")]
    assert changes == [
        f"{KEY}: 0 → 未填",
        f"{KEY}: 不涉及 → 0",
        f"{KEY}: 12 → 不涉及",
        f"{KEY}: 未填 → 12",
    ]


def test_undo_and_redo_to_the_ends(run) -> None:
    fill(run)
    assert [run("undo", *REPORT).status for _ in range(6)] == [0] * 5 + [1]
    assert run("show", *REPORT, KEY, "--json").records[0]["state"] == "blank"
    assert [run("redo", *REPORT).status for _ in range(6)] == [0] * 5 + [1]
    record = run("undo", *REPORT, "--json").records[0]
    assert record["changed"] == ["T101_02.actual"]


def test_what_is_undone_is_said(run) -> None:
    fill(run)
    assert run("undo", *REPORT).out == "已撤销：命令行填报\n"
    assert run("undo", *REPORT, "--lang", "en").out.startswith("taken back: ")


def test_a_key_that_is_none_is_refused_with_the_nearest(run) -> None:
    fill(run)
    answer = run("history", *REPORT, "T101_01.actul")
    assert (answer.status, answer.codes, answer.out) == (2, ["cli.unknown-key"], "")
    assert "T101_01.actual" in answer.err


def test_a_key_without_history_and_a_row_that_is_gone(run) -> None:
    fill(run)
    assert run("history", *REPORT, "T101_03.actual").out == "T101_03.actual 还没有改动过\n"
    (row,) = run("enter", *REPORT, "L02#new.qty=3", "--json").records[0]["inserted"]
    run("enter", *REPORT, f"{row}=")
    assert len(run("history", *REPORT, f"{row}.qty", "--json").records) == 2


def test_an_explanation_is_told_in_words(run) -> None:
    run("enter", *REPORT, "T201_01.actual=5")
    run("explain", *REPORT, "target@T201_01.target", "本年没有下达目标")
    told = run("history", *REPORT).out
    assert "表2-1 第1行 年度目标 的审核说明: 未填 → 本年没有下达目标" in told
    assert "explanation:" not in told
