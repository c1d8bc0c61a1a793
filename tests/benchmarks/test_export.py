"""Export of a county workbook with ten ledgers of 200 rows, beside two bare writers."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell import Cell
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.workbook.export import export, workbook
from tests.benchmarks.conftest import Measure
from tests.desktop.workbook.fills import random_fill, random_rows

ROUNDS = 3
MOST_OPENPYXL, MOST_XLSXWRITER = 1.2, 2.0

Cells = dict[str, list[tuple[int, int, Any, int]]]
"""Sheet → (row, column, value or formula, index of its style)."""


@pytest.fixture(scope="module")
def report() -> tuple[Snapshot, Figures]:
    scheme = load_built_in()
    snapshot = random_fill(scheme, "county", 1)
    full = list(snapshot.ledgers)[:10]
    ledgers = {
        code: random_rows(scheme.ledgers[code], 200 if code in full else 0, seed=1)
        for code in snapshot.ledgers
    }
    return snapshot, Figures(scheme, replace(snapshot, ledgers=ledgers))


@pytest.fixture(scope="module")
def cells(report: tuple[Snapshot, Figures]) -> Cells:
    """Return every cell of the exported workbook, the hidden sheets included."""
    figures = report[1]
    content = workbook(figures.scheme, figures.snapshot, figures, (), draft=True)
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        sheet.title: [
            (cell.row, cell.column, getattr(cell.value, "text", cell.value), cell.style_id)
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell, Cell) and (cell.value is not None or cell.has_style)
        ]
        for sheet in book.worksheets
    }


def by_openpyxl(cells: Cells, path: Path) -> None:
    """Write the same cells with one shared style record for each look."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = openpyxl.Workbook()
    scratch = book.active
    assert scratch is not None
    styles = []
    for number in range(1 + max(style for sheet in cells.values() for *_, style in sheet)):
        model = scratch.cell(1, number + 1)
        model.font = Font(name="宋体", size=10.5)
        model.fill = PatternFill("solid", fgColor="FFFFFBE6")
        model.border = Border(top=Side("thin"), bottom=Side("thin"))
        model.alignment = Alignment(indent=number % 200, wrap_text=True)
        styles.append(model._style)
    for name, content in cells.items():
        sheet = book.create_sheet(name)
        for row, column, value, style in content:
            sheet.cell(row, column, value)._style = styles[style]
    book.save(path)


def by_xlsxwriter(cells: Cells, path: Path) -> None:
    """Write the same cells with one format for each look."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    formats = [
        book.add_format(
            {"font_name": "宋体", "font_size": 10.5, "bg_color": "#FFFBE6", "indent": number % 15}
        )
        for number in range(1 + max(style for sheet in cells.values() for *_, style in sheet))
    ]
    for name, content in cells.items():
        sheet = book.add_worksheet(name)
        for row, column, value, style in content:
            if value is None:
                sheet.write_blank(row - 1, column - 1, None, formats[style])
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row - 1, column - 1, value, formats[style])
            elif isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, formats[style])
            else:
                sheet.write(row - 1, column - 1, value, formats[style])
    book.close()


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_export(
    benchmark: BenchmarkFixture,
    report: tuple[Snapshot, Figures],
    cells: Cells,
    tmp_path: Path,
    measured: Measure,
):
    figures = report[1]
    works: dict[str, Callable[[], object]] = {
        "export": lambda: export(
            figures.scheme, figures.snapshot, figures, (), tmp_path, draft=True
        ),
        "openpyxl": lambda: by_openpyxl(cells, tmp_path / "openpyxl.xlsx"),
        "xlsxwriter": lambda: by_xlsxwriter(cells, tmp_path / "xlsxwriter.xlsx"),
    }
    times: dict[str, list[float]] = {name: [] for name in works}

    def everyone() -> None:
        """Take turns, so that what else the machine does meets all alike."""
        for name, work in works.items():
            times[name].append(timed(work))

    benchmark.pedantic(everyone, rounds=ROUNDS, warmup_rounds=1)
    for _ in range(ROUNDS if benchmark.disabled else 0):
        everyone()
    median = {name: statistics.median(found) for name, found in times.items()}
    count = sum(map(len, cells.values()))
    one, two = median["export"] / median["openpyxl"], median["export"] / median["xlsxwriter"]
    benchmark.extra_info.update(**median, cells=count, ratio_openpyxl=one, ratio_xlsxwriter=two)
    details = f"{count:,} cells in {median['export'] * 1000:.0f} ms"
    measured(
        "export of a county workbook beside openpyxl with shared styles",
        one,
        MOST_OPENPYXL,
        details=f"{details}; openpyxl {median['openpyxl'] * 1000:.0f} ms",
    )
    measured(
        "export of a county workbook beside XlsxWriter",
        two,
        MOST_XLSXWRITER,
        details=f"{details}; XlsxWriter {median['xlsxwriter'] * 1000:.0f} ms",
    )
