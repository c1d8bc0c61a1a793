"""History as people read it: who, when, what, and nothing of other cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.records.history import Steps, cell_text, cell_title, title
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.values import Value

KM = "T201_01.actual"


def test_history_says_who_and_what(report: Report, store: Store):
    store.set_setting("author", "填表人甲")
    report.enter({KM: Decimal("1.50"), "T201_02.actual": Decimal(2)}, label="录入")
    report.insert_rows("L02", 0, [{"name": "a"}])
    report.enter({"L02#1.name": "b"})
    report.undo()
    assert [e.kind for e in report.history()] == ["undo", "enter", "insert", "enter"]
    assert [e.undoes for e in report.history()] == [3, None, None, None]
    (entry,) = report.history(KM)
    assert (entry.author, entry.label, entry.cells) == (
        "填表人甲",
        "录入",
        ((KM, None, Decimal("1.50")),),
    )
    cell = [(c.before, c.after) for e in report.history("L02#1.name") for c in e.cells]
    assert cell == [("b", "a"), ("a", "b"), (None, "a")]
    assert report.history("T201_01.prior") == []
    assert report.history()[0].title() == "撤销：填写"
    assert report.history()[0].title("en") == "Undo: Entry"
    report.redo()
    report.undo()
    report.undo()
    report.redo()
    assert [e.title("en") for e in report.history()[:4]] == [
        "Redo: Insertion of rows",
        "Undo: Insertion of rows",
        "Undo: Entry",
        "Redo: Entry",
    ]


def test_history_of_a_key_holds_nothing_else(report: Report):
    report.paste({KM: Decimal(1), "N201_01": f"“{KM}”"}, {"L02": [{"name": "a"}, {"name": "b"}]})
    report.enter({"N201_01": KM})
    (entry,) = report.history(KM)
    assert ([c.key for c in entry.cells], entry.inserted) == ([KM], ())
    (entry,) = report.history("L02#2")
    assert ([c.key for c in entry.cells], entry.inserted) == (["L02#2.name"], ("L02#2",))
    report.explain("RC_01@L02#2", "口径调整")
    (entry,) = report.history("explanation:RC_01@L02#2")
    assert [c.after for c in entry.cells] == ["口径调整"]


def test_history_of_an_indicator_holds_all_its_measures(report: Report):
    report.enter({KM: Decimal(1)})
    report.enter({"T201_01.target": Decimal(2), "T201_02.target": Decimal(3)})
    keys = [[c.key for c in entry.cells] for entry in report.history("T201_01")]
    assert keys == [["T201_01.target"], [KM]]


def test_history_of_an_order_names_no_cell(report: Report):
    report.insert_rows("L02", 0, [{}, {}])
    report.sort_rows("L02", ["2", "1"])
    entry, inserted = report.history()
    assert (entry.kind, entry.cells, entry.inserted, entry.deleted) == ("sort", (), (), ())
    assert inserted.inserted == ("L02#1", "L02#2")


@pytest.mark.parametrize(
    ("operations", "done", "undone"),
    [
        ("", [], []),
        ("ee", [1, 2], []),
        ("eeu", [1], [2]),
        ("eeuu", [], [2, 1]),
        ("eeuur", [1], [2]),
        ("eeuurr", [1, 2], []),
        ("eeue", [1, 4], []),
        ("eururu", [], [1]),
    ],
)
def test_what_undo_and_redo_would_do(operations: str, done: list[int], undone: list[int]):
    steps = Steps()
    for number, kind in enumerate(operations, 1):
        steps.follow(number, {"e": "enter", "u": "undo", "r": "redo"}[kind], "")
    assert [step.operation for step in steps.done] == done
    assert [step.operation for step in steps.undone] == undone


@pytest.mark.parametrize(
    "kind", ["enter", "insert", "delete", "sort", "paste", "explain", "last", "start"]
)
def test_every_kind_has_its_words(kind: str):
    assert title(kind, "", "zh") != title(kind, "", "en")
    assert title(kind, "粘贴 3 格", "en") == "粘贴 3 格"


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        (KM, f"<{KM}>", f"<{KM}>"),
        ("explanation:RC_01", "RC_01 的审核说明", "Explanation of RC_01"),
        (f"explanation:required@{KM}", f"<{KM}> 的审核说明", f"Explanation of <{KM}>"),
        ("reason:T201_01.last", "<T201_01.last> 的补填理由", "Reason for <T201_01.last>"),
        ("answer:receipt@2", "第 2 版的回执", "Receipt for version 2"),
        (f"answer:return@3@{KM}", f"<{KM}> 的退回意见", f"Remark on <{KM}>"),
        ("submission:2", "报送文件第 2 版", "Version 2"),
        ("lock:version", "报表锁定", "Lock of the report"),
    ],
)
def test_what_changed_is_told_in_words(key: str, zh: str, en: str):
    def place(subject: str) -> str:
        return f"<{subject}>"

    assert (cell_title(key, place), cell_title(key, place, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("lock:version", "2", "第 2 版报送后锁定"),
        ("lock:version", None, "可以填写"),
        ("submission:1", "ab cd", "已报送"),
        ("submission:1", None, "未报送"),
        ("explanation:RC_01", "属实", None),
        (KM, Decimal(1), None),
    ],
)
def test_version_and_lock_show_no_digests(key: str, value: Value | None, text: str | None):
    assert cell_text(key, value) == text
