"""The size of a sheet is known before it is read."""

from __future__ import annotations

import pytest

from desktop.faults import Fault
from desktop.workbook.bounds import MOST_CELLS, check_bounds, exact_area, quick_area
from desktop.workbook.names_in import Structure


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def cell(where: str, inner: str = "<v>1</v>") -> str:
    return f'<c r="{where}">{inner}</c>'


@pytest.mark.parametrize(
    ("rows", "area", "corner"),
    [
        ("", 0, "A1"),
        ('<row r="5"><c r="C5" s="1"/></row>', 0, "A1"),
        (f'<row r="5">{cell("C5")}</row>', 1, "C5"),
        (f'<row r="2">{cell("B2")}</row><row r="5">{cell("C5")}</row>', 8, "C5"),
        ("<row><c><v>1</v></c><c/><c><v>1</v></c></row><row><c><f>1</f></c></row>", 6, "C2"),
        (f"<row r='1'>{cell('XFD1048576')}</row><row>{cell('A1')}</row>", 16384 * 1048576, "XFD1048576"),
        ('<row r="3"><x:c r="B3"><x:is/></x:c></row>'.replace("x:c", "c").replace("x:is", "is"), 1, "B3"),
    ],
)  # fmt: skip
def test_exact(rows: str, area: int, corner: str):
    assert exact_area(sheet(rows), "x") == (area, corner)


@pytest.mark.parametrize(
    ("rows", "bound"),
    [
        ("", 9 * 26),
        (f'<row r="5">{cell("C5")}</row>', 9 * 26),
        (f'<row r="500">{cell("C500")}</row>', 999 * 26),
        (f'<row r="5">{cell("AC5")}</row>', 9 * 702),
        (f'<row r="5">{cell("C50")}</row>', None),  # its own address goes further than its row
        (f'<row r="5">{cell("C299999999999")}</row>', None),
        (f'<row r="5">{cell("ABC5")}</row>', None),
        (f'<row r="5">{cell("C5")}<c><v>1</v></c></row>', None),
        (f"<row>{cell('C5')}</row>", None),
        (f"<row r='5'>{cell('C5')}</row>", None),
        (f'<row r="5"><x:c r="XFD9"/>{cell("C5")}</row>', None),
        ('<row r="900000"><c r="A900000" x="/>"><v>1</v></c></row>', None),
        ('<row r="900000"><c r="A900000" s="1"/></row>', 0),
    ],
)
def test_quick(rows: str, bound: int | None):
    assert quick_area(sheet(rows)) == bound


@pytest.mark.parametrize(
    "rows",
    [
        cell("C299999999999"), cell("A0"), cell("A1048577"), cell("XFE1"), cell("1A"), cell(""),
        '<row r="0"/>', '<row r="x"/>', '<row r="1048577"/>', '<row r="&#49;x"/>', "<row",
    ],
)  # fmt: skip
def test_what_is_no_address(rows: str):
    with pytest.raises(Fault) as told:
        exact_area(sheet(rows), "x")
    assert told.value.code == "reader.damaged"


def test_a_cell_without_address_is_in_the_row_of_its_row():
    rows = f'<row r="1000">{cell("A1")}<c><v>1</v></c></row>'
    assert exact_area(sheet(rows), "x") == (2000, "B1000")


def check(parts: dict[str, bytes]) -> None:
    check_bounds(parts, Structure({"表": "xl/worksheets/1"}, {}, 0), "x.xlsx")


def test_each_small_and_all_together_too_large():
    rows = f'<row r="1">{cell("A1")}</row><row r="{MOST_CELLS // 26}">{cell("Z1")}</row>'
    part = sheet(rows.replace('"Z1"', f'"Z{MOST_CELLS // 26}"'))
    check({"xl/worksheets/1": part, "xl/worksheets/2": part})
    with pytest.raises(Fault) as told:
        check({f"xl/worksheets/{n}": part for n in range(3)})
    assert told.value.code == "reader.too-many-cells"


@pytest.mark.parametrize("name", ["xl/worksheets/1", "XL/Worksheets/1", "elsewhere.xml"])
def test_a_sheet_under_any_name(name: str):
    rows = f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>'
    with pytest.raises(Fault) as told:
        check({name: sheet(rows)})
    assert told.value.code == "reader.too-many-cells"


def strings(*texts: str) -> bytes:
    return "".join(f"<si><t>{text}</t></si>" for text in texts).encode()


def refer(count: int, index: int) -> bytes:
    return sheet("".join(f'<c r="A{n}" t="s"><v>{index}</v></c>' for n in range(1, count)))


def test_a_long_text_is_no_matter_when_few_cells_show_it():
    parts = {"xl/sharedStrings.xml": strings("x" * 60_000, "y"), "xl/worksheets/1": refer(3_000, 1)}
    check(parts)
    parts["xl/worksheets/1"] = refer(3_000, 0)
    with pytest.raises(Fault) as told:
        check(parts)
    assert told.value.code == "reader.bomb"


def test_a_text_that_no_cell_could_hold():
    with pytest.raises(Fault) as told:
        check({"xl/sharedStrings.xml": strings("x" * 1_100_000)})
    assert told.value.code == "reader.damaged"
