"""What counts as the same value after another program has saved it, and what is an alteration."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.submission.canonical import Contents
from desktop.submission.compare import alterations, same, uncalculated
from desktop.workbook.grids import CellValue, VisibleCell
from desktop.workbook.reader import ReadBook, VisibleRow

MIDNIGHT = dt.datetime.fromisoformat("2026-03-05T00:00:00")
NOON = dt.datetime.fromisoformat("2026-03-05T12:00:00")


@pytest.mark.parametrize(
    ("state", "text", "value"),
    [
        ("blank", "", None),
        ("blank", "", "  "),
        ("na", "", "不涉及"),
        ("number", "12.50", 12.5),
        ("number", "12.5", "12.5"),
        ("number", "0", 0.0),
        ("number", "-0.1", -0.1),
        ("number", "0.3", 0.1 + 0.2),
        ("number", "123456789012.345", 123456789012.345),
        ("computed", "83.10", 83.1),
        ("computed", "33.33", 33.330000000000005),
        ("computed", "不涉及", "不涉及"),
        ("computed", "2026-03-05", dt.date(2026, 3, 5)),
        ("computed", "1234567890123456.78", 1234567890123456.78),
        ("date", "2026-03-05", dt.date(2026, 3, 5)),
        ("date", "2026-03-05", MIDNIGHT),
        ("date", "2026-03-05", 46086.0),
        ("date", "2026-03-05", "2026-03-05"),
        ("text", "一\n二", "一\r\n二"),
        ("text", "13800000000", 13800000000.0),
        ("text", "=1+1", "=1+1"),
    ],
)
def test_the_same_value(state: str, text: str, value: CellValue):
    assert same(state, text, value)


@pytest.mark.parametrize(
    ("state", "text", "value"),
    [
        ("blank", "", 0.0),
        ("blank", "", "不涉及"),
        ("na", "", None),
        ("na", "", 0.0),
        ("number", "0", None),
        ("number", "12.5", 12.51),
        ("number", "12.5", 12.500000001),
        ("number", "12.5", "12.5万"),
        ("number", "12.5", "nan"),
        ("number", "1", True),
        ("computed", "83.10", 83.104),
        ("computed", "83.10", None),
        ("date", "2026-03-05", 46087.0),
        ("date", "2026-03-05", 46086.5),
        ("date", "2026-03-05", NOON),
        ("text", "甲", "乙"),
        ("text", "甲", " 甲"),
        ("text", "甲", None),
    ],
)
def test_another_value(state: str, text: str, value: CellValue):
    assert not same(state, text, value)


def cell(value: CellValue) -> VisibleCell:
    return VisibleCell(value, "表2-1", "D9")


def row(identity: str, name: str, qty: float, number: int = 7) -> VisibleRow:
    cells = {
        "name": VisibleCell(name, "台账L02", f"C{number}"),
        "qty": VisibleCell(qty, "台账L02", f"D{number}"),
    }
    return VisibleRow(identity, cells, "台账L02", number)


SEALED = Contents(
    values={
        "T201_01.actual": ("number", "12.5"),
        "T999_01.last": ("number", "3"),
        "L02#a.name": ("text", "甲"),
        "L02#a.qty": ("number", "1"),
        "L02#b.name": ("text", "乙"),
        "L02#b.qty": ("number", "2"),
    },
    rows={"L02": {"a": 1, "b": 2}},
    notes={"explanation:R1": "两次会议"},
    unplaced={"T999_01.last"},
)
A, B = row("a", "甲", 1), row("b", "乙", 2, 8)
FIGURE = {"T201_01.actual": cell(12.5)}
EXPLAINED = {"R1": cell("两次会议"), "R2": cell(None)}


def found(**parts: object) -> list[tuple[str, str | None, str | None]]:
    book = ReadBook(
        "f.xlsx",
        **{"cells": FIGURE, "ledgers": {"L02": [A, B]}, "explanations": EXPLAINED, **parts},
    )
    return [(a.key, a.sealed, a.found) for a in alterations(book, SEALED, None, "zh")]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"ledgers": {"L02": [B, A]}},
        {"ledgers": {"L02": [row("", "甲", 1), B]}},
        {"ledgers": {"L02": [row("b", "乙", 2), row("", "甲", 1)]}},
        {"ledgers": {"L02": [A, B, row("", " ", 0)._replace(cells={"name": cell(" ")})]}},
    ],
    ids=["as sealed", "rows sorted", "id lost", "moved and id lost", "an empty row"],
)
def test_nothing_is_altered(parts: dict[str, object]):
    assert found(**parts) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"cells": {"T201_01.actual": cell(13.0)}}, ("T201_01.actual", "12.5", "13")),
        ({"cells": {"T201_01.actual": cell(None)}}, ("T201_01.actual", "12.5", None)),
        ({"cells": {}}, ("T201_01.actual", "12.5", None)),
        ({"ledgers": {"L02": [row("a", "丙", 1), B]}}, ("L02#a.name", "甲", "丙")),
        ({"ledgers": {"L02": [A, B, row("", "丁", 4)]}}, ("L02#", None, "丁；4")),
        ({"ledgers": {"L02": [A, B, row("a", "甲", 9)]}}, ("L02#", None, "甲；9")),
        ({"ledgers": {"L02": [A]}}, ("L02#b", "乙；2", None)),
        ({"explanations": {"R1": cell("三次")}}, ("explanation:R1", "两次会议", "三次")),
        ({"explanations": {"R2": cell("补写")}}, ("explanation:R2", None, "补写")),
    ],
)
def test_one_alteration(parts: dict[str, object], expected: tuple[str, ...]):
    assert found(**parts) == [expected]


def test_a_ledger_that_is_gone_misses_each_row():
    assert found(ledgers={}) == [("L02#a", "甲；1", None), ("L02#b", "乙；2", None)]


@pytest.mark.parametrize(("filled", "skipped"), [(0, 3), (1, 2), (2, 0), (3, 0)])
def test_computed_cells_without_results(filled: int, skipped: int):
    keys = [f"T201_0{n}.yoy" for n in range(3)]
    sealed = Contents(values=dict.fromkeys(keys, ("computed", "1.5")))
    cells = {key: cell(1.5 if n < filled else None) for n, key in enumerate(keys)}
    assert len(uncalculated(ReadBook("f", cells=cells), sealed)) == skipped
