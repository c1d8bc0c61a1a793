"""Sheets and names out of workbook.xml."""

from __future__ import annotations

import pytest

from desktop.faults import Fault
from desktop.workbook.names_in import Target, column_number, read_structure, read_target

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELS = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/>
<Relationship Id="rId3" Target="worksheets\\sheet3.xml"/>
<Relationship Id="rId4" Target="http://example.org/x" TargetMode="External"/></Relationships>"""


def workbook(sheets: str, names: str = "", root: str = "workbook") -> dict[str, bytes]:
    xml = (
        f"<{root} {MAIN} {R}><sheets>{sheets}</sheets><definedNames>{names}</definedNames></{root}>"
    )
    return {"xl/workbook.xml": xml.encode(), "xl/_rels/workbook.xml.rels": RELS}


def sheet(name: str, number: int = 1) -> str:
    return f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("'表2-1'!$D$9", Target("表2-1", 9, 4, 9, 4)),
        ("表1!D9", Target("表1", 9, 4, 9, 4)),
        ("'a''b'!$A$1:$XFD$1048576", Target("a'b", 1, 1, 1048576, 16384)),
        ("'a!b'!$A$1", Target("a!b", 1, 1, 1, 1)),
        ("#REF!", None),
        ("'表2-1'!#REF!", None),
        ("SUM('表2-1'!$D$9)", None),
        ("'表2-1'!$D$0", None),
        ('"文字"', None),
        ("'" + "x" * 5000 + "'!$A$1", None),
    ],
)
def test_targets(text: str, target: Target | None):
    assert read_target(text) == target


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_columns(letters: str, number: int):
    assert column_number(letters) == number


def test_sheets_and_names():
    names = (
        "<definedName name=\"T201_01.actual\">'表2-1'!$D$9</definedName>"
        '<definedName name="N201_01">#REF!</definedName>'
        '<definedName name="T201_01.actual" localSheetId="1">\'副本\'!$D$9</definedName>'
    )
    found = read_structure(
        workbook(sheet("表2-1") + sheet("副本", 2) + sheet("WPS", 3), names), "x.xlsx"
    )
    assert found.sheets == {
        "表2-1": "xl/worksheets/sheet1.xml",
        "副本": "xl/worksheets/sheet2.xml",
        "WPS": "xl/worksheets/sheet3.xml",
    }
    assert found.names == {"T201_01.actual": Target("表2-1", 9, 4, 9, 4)}
    assert found.lost == 1


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({}, "not-a-workbook"),
        (workbook(""), "not-a-workbook"),
        (workbook(sheet("一"), root="document").copy(), "not-a-workbook"),
        (workbook(sheet("一") + sheet("一", 2)), "damaged"),
        ({"xl/workbook.xml": b"<workbook"}, "damaged"),
        ({"xl/workbook.xml": b'<?xml version="1.0" encoding="utf-7"?><workbook/>'}, "damaged"),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "unsafe-xml"),
    ],
)
def test_faults(parts: dict[str, bytes], code: str):
    with pytest.raises(Fault) as told:
        read_structure(parts, "x.xlsx")
    assert told.value.code == f"reader.{code}"
