"""A ledger sheet: declaration, rows, spare rows, checks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.model import Column, Scheme
from desktop.workbook.ledgers import SMALLEST_SCALE, choice_list, draw_ledger
from desktop.workbook.paper import halves, scale_across
from desktop.workbook.plan import SPARE_ROWS
from desktop.workbook.style import lines_needed
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
    assert canvas.print_area == "A1:I9", "one row and two to write in"
    assert "RL05_01" in canvas.sheet_data()


def test_many_columns_are_folded_for_paper(edition: MakeEdition):
    made = edition()
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L13")
    canvas = draw_ledger(made, sheet)
    assert (canvas.landscape, canvas.pages_across) == (True, 2)
    assert canvas.repeated_columns == "A:C"
    assert sheet.ledger.title + "（续）" in canvas.sheet_data()
    printed = [canvas.widths[n] for n in range(3, sheet.last_column + 1)]
    assert len(printed) == 19
    assert min(printed) >= 7


def test_every_ledger_can_be_read_on_paper(edition: MakeEdition):
    made = edition()
    for sheet in made.plan.ledgers:
        canvas = draw_ledger(made, sheet)
        seen = [canvas.widths[n] for n in range(1, sheet.last_column + 1) if n != 2]
        left = len(seen) if canvas.pages_across == 1 else halves(seen, 2)
        width = max(sum(seen[:left]), sum(seen[:2]) + sum(seen[left:]) if seen[left:] else 0)
        assert scale_across(width, canvas.landscape) >= SMALLEST_SCALE, sheet.sheet


def test_a_code_is_not_broken(edition: MakeEdition):
    code = "2026-520327-48-01-000001"
    made = edition(
        ledgers={"L13": (Row("r1", {"proj_code": code, "proj_name": "河坝乡公路提升（1期）"}),)}
    )
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L13")
    canvas = draw_ledger(made, sheet)
    assert sheet.ledger.columns[0].code == "proj_code"
    assert canvas.widths[3] > len(code)
    assert lines_needed("河坝乡公路提升（1期）", canvas.widths[4], 1) == 1


def test_rows_of_a_ledger_have_thin_lines(book: Workbook, edition: MakeEdition):
    sheet = next(s for s in edition().plan.ledgers if len(s.rows) > 1)
    page = book[sheet.sheet]
    for row in (sheet.first_row, sheet.first_row + 1):
        tops = {page.cell(row, n).border.top.style for n in (1, 3, sheet.last_column)}
        assert tops == {"thin"}
    assert page.cell(sheet.last_printed, 3).border.bottom.style == "medium"


def test_a_blank_form_is_printed_with_all_its_rows(edition: MakeEdition):
    made = edition(ledgers={"L05": ()}, blank=True)
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L05")
    assert draw_ledger(made, sheet).print_area == f"A1:I{sheet.last_row}"


def test_the_unit_of_a_column_stands_on_its_own_line(book: Workbook):
    heads = [cell.value for cell in book["台账L13"][5] if cell.value]
    assert "总投资*\n（万元）" in heads


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
