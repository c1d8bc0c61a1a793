"""A ledger sheet: declaration, rows, spare rows, checks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.model import Column, Scheme
from desktop.workbook.ledgers import choice_list, draw_ledger
from desktop.workbook.plan import SPARE_ROWS
from tests.desktop.workbook.conftest import MakeEdition


def test_rows_and_spare_rows(book: Workbook, snapshot: Snapshot, edition: MakeEdition):
    for sheet in edition().plan.ledgers:
        page = book[sheet.sheet]
        for row, entry in sheet.row_ids():
            cell = page.cell(row, sheet.last_column)
            assert not cell.protection.locked
            assert page.cell(row, 2).value == (entry.id if entry else None)
        assert page.column_dimensions["B"].hidden
        last = page.cell(sheet.last_row, sheet.last_column)
        assert last.border.bottom.style == "medium"
        assert page.cell(sheet.last_row + 1, 3).value is None


def test_values_are_typed(values: Workbook, snapshot: Snapshot, edition: MakeEdition):
    made = edition()
    compared = 0
    for code, rows in snapshot.ledgers.items():
        for row in rows:
            for column, value in row.cells.items():
                area = made.plan.places[f"{code}#{row.id}.{column}"]
                found = values[area.sheet].cell(area.row, area.column).value
                if isinstance(value, Decimal):
                    assert found == pytest.approx(float(value))
                elif isinstance(value, str):
                    assert unescape(found) == value
                else:
                    assert found.date() == value
                compared += 1
    assert compared > 500


def test_declaration(edition: MakeEdition):
    made = edition({"L05.nil": "是"}, ledgers={"L05": ()})
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L05")
    canvas = draw_ledger(made, sheet)
    assert ">是<" in canvas.sheet_data()
    (validation,) = (v for v in canvas.validations if v.cells == "D3")
    assert (validation.kind, validation.formula) == ("list", '"是"')
    assert sheet.last_row == 6 + SPARE_ROWS


def test_checks_are_beside_what_is_printed(edition: MakeEdition):
    made = edition(ledgers={"L05": (Row("r1", {"month": Decimal(1)}),)})
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L05")
    canvas = draw_ledger(made, sheet)
    assert sheet.check_column(sheet.rules[0]) == sheet.last_column + 2
    assert canvas.print_area == f"A1:I{sheet.last_row}"
    assert "RL05_01" in canvas.sheet_data()


def test_many_columns_are_folded_for_paper(edition: MakeEdition):
    made = edition()
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L13")
    canvas = draw_ledger(made, sheet)
    assert canvas.landscape
    printed = [canvas.widths[n] for n in range(3, sheet.last_column + 1)]
    assert len(printed) == 19
    assert 140 < sum(printed) < 240
    assert min(printed) >= 8


@pytest.mark.parametrize(
    ("choices", "formula"),
    [
        (("是", "否"), '"是,否"'),
        (("甲,乙", "丙"), "选项.L05.month"),
        (tuple(f"选项很长的第{n}项" for n in range(40)), "选项.L05.month"),
    ],
)
def test_choices_inline_or_named(scheme: Scheme, choices: tuple[str, ...], formula: str):
    column: Column = scheme.ledgers["L05"].columns[0]
    assert choice_list("L05", replace(column, choices=choices)) == formula


def test_a_wide_number_is_not_cut(edition: MakeEdition):
    row = Row("r1", {"month": Decimal(123456789012)})
    made = edition(ledgers={"L05": (row,)})
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L05")
    assert draw_ledger(made, sheet).widths[3] > len("123,456,789,012")
