"""What a person typed as 85% is read as 85%."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from desktop.faults import Fault
from desktop.workbook.percents import STYLES, percent_cells, percent_looks
from desktop.workbook.reader import read_bytes

MAIN = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def looks(formats: str, xfs: str) -> frozenset[int]:
    styles = (
        f'{MAIN}<numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        f"<cellXfs>{xfs}</cellXfs></styleSheet>"
    )
    return percent_looks({STYLES: styles.encode()}, "x")


@pytest.mark.parametrize(
    ("formats", "xfs", "expected"),
    [
        ("", '<xf numFmtId="0"/>', set()),
        ("", '<xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="9"/>', {1, 2}),
        ('<numFmt numFmtId="170" formatCode="0.0%"/>', '<xf numFmtId="170"/>', {0}),
        ('<numFmt numFmtId="170" formatCode="0.0&quot;%&quot;"/>', '<xf numFmtId="170"/>', set()),
        ('<numFmt numFmtId="170" formatCode="0.0\\%"/>', '<xf numFmtId="170"/>', set()),
        ("", "<xf/>", set()),
    ],
)
def test_looks(formats: str, xfs: str, expected: set[int]):
    assert looks(formats, xfs) == expected


def test_no_styles_and_bad_ones():
    assert percent_looks({}, "x") == frozenset()
    with pytest.raises(Fault) as told:
        percent_looks({STYLES: b"<x %"}, "x")
    assert told.value.code == "reader.damaged"


def test_cells_with_a_content():
    sheet = (
        b'<c r="A1" s="1"/><c r="B2" s="1"><v>1</v></c><c r="C3" s="2"><v>1</v></c>'
        b'<c r="D4" s="1" t="s"><v>1</v></c>'
    )
    assert list(percent_cells({"x": sheet}, "x", frozenset({1}))) == [(2, 2)]
    assert list(percent_cells({"x": sheet}, "x", frozenset())) == []


@pytest.mark.parametrize(
    ("kept", "format_", "seen"),
    [(0.85, "0%", "85%"), (0.123, "0.00%", "12.3%"), (85, "0.00", "85"), (1.1, "0%", "110%")],
)
def test_in_a_workbook(section_book: bytes, kept: float, format_: str, seen: str):
    book = openpyxl.load_workbook(BytesIO(section_book))
    cell = book["表1-1"]["D10"]
    cell.value, cell.number_format = kept, format_
    out = BytesIO()
    book.save(out)
    found = read_bytes(out.getvalue(), "x").cells
    assert next(c.text for c in found.values() if (c.sheet, c.address) == ("表1-1", "D10")) == seen
