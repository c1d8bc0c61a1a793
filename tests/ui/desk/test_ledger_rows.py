"""Merged ledgers as lines: who has a row, what is said differently, what is adopted instead."""

from __future__ import annotations

import pytest

from desktop.scheme.loader import load_built_in
from desktop.words import Language
from tests.ui.desk.conftest import LEDGER, worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.ledger_rows import (
    Line,
    cell_rows,
    ledger_heads,
    ledgers_with_rows,
    line_row,
    lines_of,
)

SAID = {"reason": "核对", "author": "综合处", "document": ""}


def shared(desk: ProvinceDesk) -> Line:
    part = desk.part("520000")
    assert part is not None
    lines = lines_of(desk, part, desk.scheme.ledgers[LEDGER])
    (line,) = [line for line in lines if len(line.row.origins) > 1]
    return line


def cells(desk: ProvinceDesk, line: Line, title: str) -> list[tuple[str, ...]]:
    part = desk.part("520000")
    assert part is not None
    rows = cell_rows(desk, part, desk.scheme.ledgers[LEDGER], line)
    return [row.cells[1:] for row in rows if row.cells[0] == title]


def test_one_row_of_two_units(shared_desk: ProvinceDesk) -> None:
    line = shared(shared_desk)
    ledger = shared_desk.scheme.ledgers[LEDGER]
    row = line_row(shared_desk, ledger, line)
    heads, numbers = ledger_heads(ledger, ("状态", "单位"), "zh")
    assert len(row.cells) == len(heads)
    assert row.cells[0].startswith("≠ ")
    assert row.cells[1] == "南明区、云岩区"
    assert all(ledger.columns[n - 2].kind in ("integer", "decimal", "percent") for n in numbers)
    first, second = cells(shared_desk, line, "项目名称")
    assert first[-1] == "✓"
    assert second == ("云岩区", "另一个名称", "", "另一个名称", f"≠ 南明区：{first[1]}")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("zh", ("项目名称", "建设总里程（公里）")), ("en", ("Project name", "Total length (km)"))],
)
def test_headings(lang: Language, expected: tuple[str, ...]) -> None:
    heads, numbers = ledger_heads(load_built_in().ledgers[LEDGER], (), lang)
    assert set(expected) <= set(heads)
    assert heads[numbers[0]] in expected


def test_a_cell_is_adjusted(shared_desk: ProvinceDesk) -> None:
    line = shared(shared_desk)
    origin = line.row.origins[1]
    key = f"{LEDGER}#{origin.row}.proj_name"
    name = str(line.row.cells["proj_name"])
    shared_desk.adjust(origin.unit, key, name, **SAID)
    worked_out(shared_desk)
    line = shared(shared_desk)
    assert line.adjusted
    _, second = cells(shared_desk, line, "项目名称")
    assert second == ("云岩区", "另一个名称", "→", name, "✓")


def test_a_row_is_left_out_and_let_in_again(shared_desk: ProvinceDesk) -> None:
    origin = shared(shared_desk).row.origins[1]
    key = f"{LEDGER}#{origin.row}"
    shared_desk.adjust(origin.unit, key, "", **SAID)
    worked_out(shared_desk)
    part = shared_desk.part("520000")
    assert part is not None
    ledger = shared_desk.scheme.ledgers[LEDGER]
    (gone,) = [line for line in lines_of(shared_desk, part, ledger) if line.left_out]
    assert line_row(shared_desk, ledger, gone).cells[:2] == ("✗", "云岩区")
    ((_, reported, change, adopted, standing),) = cells(shared_desk, gone, "项目名称")
    assert (reported, change, adopted, standing) == ("另一个名称", "", "", "✗")
    shared_desk.undo_adjustment(origin.unit, key)
    worked_out(shared_desk)
    assert len(shared(shared_desk).row.origins) == 2


def test_ledgers_of_an_area(shared_desk: ProvinceDesk) -> None:
    part = shared_desk.part("520200")
    assert part is not None
    found = [one.code for one in ledgers_with_rows(part)]
    assert LEDGER in found
    assert "L09" not in found  # the department's alone
