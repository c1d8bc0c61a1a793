"""Enter: all or nothing, one operation, from words or a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.commands.enter import read_pairs
from desktop.faults import Fault

REPORT = ("520327", "2026")


def values(run: Any, *keys: str) -> list[tuple[Any, str]]:
    records = run("show", *REPORT, *keys, "--json").records
    return [(record["value"], record["state"]) for record in records]


@pytest.mark.parametrize(
    ("pair", "value", "state"),
    [
        ("T201_07.actual=42.5", 42.5, "value"),
        ("T201_07.actual=0", 0, "value"),
        ("T201_07.actual=１，２３４．５", 1234.5, "value"),
        ("T201_07.actual=不涉及", None, "na"),
        ("T201_07.actual=", None, "blank"),
        ("N101_01==1+1 = 2", "=1+1 = 2", "value"),
        ("sign.date=2027-01-08", "2027-01-08", "value"),
        ("L02.nil=是", "是", "value"),
    ],
)
def test_one_value(run, pair: str, value: Any, state: str) -> None:
    assert run("enter", *REPORT, pair).status == 0
    assert values(run, pair.partition("=")[0]) == [(value, state)]


def test_several_values_and_rows_are_one_operation(run) -> None:
    answer = run(
        "enter",
        *REPORT,
        "T101_01.actual=12",
        "L02#new.qty=3",
        "L02#new2.qty=5",
        "L02#new.status=已完成",
        "--json",
    )
    (record,) = answer.records
    assert record["changed"][-1] == "T101_01.actual"
    first, second = record["inserted"]
    assert values(run, f"{first}.qty", f"{first}.status", f"{second}.qty") == [
        (3, "value"),
        ("已完成", "value"),
        (5, "value"),
    ]
    assert run("undo", *REPORT).status == 0
    assert values(run, "T101_01.actual", "L02") == [(None, "blank"), (None, "blank")]
    assert run("undo", *REPORT).status == 1


def test_last_year_and_deleted_rows_belong_to_the_same_operation(run) -> None:
    (row,) = run("enter", *REPORT, "L02#new.qty=3", "--json").records[0]["inserted"]
    words = ("T101_01.actual=12", "T201_11.last=5", f"{row}=", "L02#new.qty=9")
    (record,) = run("enter", *REPORT, *words, "--reason", "上年用旧表填报", "--json").records
    assert record["deleted"] == [row]
    assert run("undo", *REPORT).status == 0
    assert values(run, "T101_01.actual", "T201_11.last", f"{row}.qty") == [
        (None, "blank"),
        (None, "blank"),
        (3, "value"),
    ]
    refused = run("enter", *REPORT, "T101_01.actual=12", "T201_11.last=5")
    assert refused.codes == ["records.reason-missing"]
    assert values(run, "T101_01.actual") == [(None, "blank")]


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("T101_01.actual=1",), "：改动 1 处\n", ": 1 cell changed\n"),
        (("L02#new.qty=3",), "：新增 1 行（L02#1）\n", ": 1 row added (L02#1)\n"),
        (
            ("L02#new.qty=3", "L02#new2.qty=4", "N101_01=a"),
            "：改动 1 处、新增 2 行（L02#1、L02#2）\n",
            ": 1 cell changed, 2 rows added (L02#1, L02#2)\n",
        ),
    ],
)
def test_what_was_saved_is_said(run, words: tuple[str, ...], zh: str, en: str) -> None:
    assert run("enter", *REPORT, *words).out.endswith(zh)
    other = ("520326", "2026")
    assert run("enter", *other, *words, "--lang", "en").out.endswith(en)


def test_rows_are_edited_and_deleted(run) -> None:
    (row,) = run("enter", *REPORT, "L02#new.qty=3", "--json").records[0]["inserted"]
    assert run("enter", *REPORT, f"{row}.qty=4").status == 0
    assert values(run, f"{row}.qty") == [(4, "value")]
    assert run("enter", *REPORT, f"{row}=", "--json").records[0]["deleted"] == [row]
    assert run("show", *REPORT, f"{row}.qty").codes == ["cli.unknown-key"]


def test_the_same_again_changes_nothing(run) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    assert "没有变动" in run("enter", *REPORT, "T101_01.actual=12.0").out


def test_a_figure_of_last_year_needs_a_reason(run) -> None:
    pair = "T201_11.last=5"
    assert run("enter", *REPORT, pair).codes == ["records.reason-missing"]
    assert run("enter", *REPORT, pair, "--reason", "上年用旧表填报").status == 0
    assert values(run, "T201_11.last") == [(5, "value")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), ["cli.nothing-to-enter"]),
        (("T101_01.actual",), ["cli.no-equals"]),
        (("T101_01.actual=x", "T101_02.actual=1.5"), ["records.not-a-number", "records.not-whole"]),
        (("T101_01.actual=1", "T101_01.actual=2"), ["cli.key-twice"]),
        (("T999_01.actual=1",), ["records.unknown-key"]),
        (("T201_01.yoy=1",), ["records.computed-key"]),
        (("L02#new=1",), ["cli.row-without-column"]),
        (("L02#new.status=没有",), ["records.not-a-choice"]),
        (("L02#nosuchrow.qty=1",), ["records.unknown-row"]),
        (("L02#999.status=没有",), ["records.unknown-row"]),
        (("T201_03.actul=1",), ["records.unknown-key"]),
        (("T201_03.actual=1",), ["records.not-asked"]),
        (("--file", "no-such-file.csv"), ["cli.file-unreadable"]),
    ],
)
def test_one_bad_value_and_nothing_is_entered(
    run, words: tuple[str, ...], codes: list[str]
) -> None:
    good = ("T101_03.actual=7",) if words else ()
    answer = run("enter", *REPORT, *good, *words)
    assert (answer.status, answer.codes) == (2, codes)
    run("enter", *REPORT, "T101_04.actual=1")
    assert values(run, "T101_03.actual") == [(None, "blank")]


@pytest.mark.parametrize(
    ("pair", "said", "unsaid"),
    [
        (
            "T201_03.actual=1",
            "表2-1 “高速公路建成通车里程” 本年实际：T201_03.actual 由省厅填报",
            "第0行",
        ),
        ("T201_06.actul=1", "是不是 T201_06.actual？", "KeyError"),
        ("L02#999.status=已完成", "台账中没有这一行（L02#999.status）", "新增行"),
    ],
)
def test_faults_in_plain_words(run, pair: str, said: str, unsaid: str) -> None:
    told = run("enter", *REPORT, pair).err
    assert said in told
    assert unsaid not in told


def test_a_row_to_come_is_called_so(run) -> None:
    assert "台账L02 新增行 整改状态" in run("enter", *REPORT, "L02#new.status=没有").err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("head", ["key,value\n", ""])
def test_a_file(run, tmp_path: Path, encoding: str, head: str) -> None:
    file = tmp_path / "f.csv"
    text = head + 'T101_01.actual,12\nN101_01,"两行，\n有逗号"\n\nsign.filler,甲\n'
    file.write_bytes(text.encode(encoding))
    assert run("enter", *REPORT, "--file", str(file)).status == 0
    found = values(run, "T101_01.actual", "N101_01", "sign.filler")
    assert [value for value, _ in found] == [12, "两行，\n有逗号", "甲"]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"T101_01.actual\n", "cli.file-columns", "第 1 行"),
        (b"key,value\nT101_01.actual,1,2\n", "cli.file-columns", "第 2 行"),
        (b'T101_01.actual,"1\n', "cli.file-unreadable", ""),
        (b"T101_01.actual,\xff\xff\n", "cli.file-encoding", "UTF-8"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, data: bytes, code: str, said: str) -> None:
    file = tmp_path / "f.csv"
    file.write_bytes(data)
    with pytest.raises(Fault) as caught:
        read_pairs(file)
    assert caught.value.code == code
    assert said in caught.value.text()


def test_what_is_refused_begins_no_report(run) -> None:
    assert run("enter", *REPORT, "T201_07.actual=many").status == 2
    assert run("show", *REPORT).codes == ["records.no-report"]


def test_what_is_refused_leaves_a_report_that_was_begun(run) -> None:
    run("enter", *REPORT, "T201_07.actual=1")
    assert run("enter", *REPORT, "T201_07.actual=many").status == 2
    assert values(run, "T201_07.actual") == [(1, "value")]
