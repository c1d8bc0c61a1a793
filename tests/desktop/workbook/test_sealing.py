"""What a sealed edition bears: seal, chain, and which ledgers are not in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.checks.findings import Finding
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.workbook.export import workbook
from desktop.workbook.plan import AUDIT, COVER, GUIDE, MACHINE
from desktop.workbook.reader import read_bytes
from desktop.workbook.sealing import Record, Seal, Sealing

SEAL = Seal("d" * 64, "a" * 64, "b" * 128, "7K3M-9XQ2", "2027-01-05T09:00:00+08:00")
ROW_FINDING = Finding("RL02_01@L02#r0", "RL02_01", "force", (), None, None, "内部台账有错", "")


@pytest.fixture(scope="module")
def given() -> list[Sequence[Record]]:
    """What was handed to the sealer."""
    return []


@pytest.fixture(scope="module")
def file(scheme: Scheme, snapshot: Snapshot, given: list[Sequence[Record]]) -> bytes:
    """A sealed second version without internal ledgers."""

    def seal(records: Sequence[Record]) -> Seal:
        given.append(records)
        return SEAL

    explanations = {**snapshot.explanations, "RL02_01@L02#r0": "内部说明"}
    report = replace(snapshot, explanations=explanations)
    return workbook(
        scheme,
        report,
        Figures(scheme, report),
        (ROW_FINDING,),
        draft=False,
        version=2,
        with_internal=False,
        sealing=Sealing("e" * 64, "更正里程", seal),
    )


@pytest.fixture(scope="module")
def sealed(file: bytes) -> Workbook:
    """The same as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(file))


def texts(book: Workbook, sheet: str) -> str:
    return "\n".join(str(c.value) for row in book[sheet].iter_rows() for c in row if c.value)


def test_the_seal_stands_beside_what_it_was_given(file: bytes, given: list[Sequence[Record]]):
    found = list(read_bytes(file, "v2.xlsx").records)
    seal = SEAL.records()
    assert found[-len(seal) :] == seal
    assert found[: -len(seal)] == list(given[0])
    assert ("identity:previous_digest", "text", "e" * 64) in found
    assert ("identity:reason", "text", "更正里程") in found


def test_cover_guide_and_footer_bear_the_code(sealed: Workbook):
    cover = texts(sealed, COVER)
    assert "完整性校验码：7K3M-9XQ2" in cover
    assert "本版更正原因：更正里程" in cover
    assert "7K3M-9XQ2" in texts(sealed, GUIDE)
    assert "签章" not in cover + texts(sealed, GUIDE)
    assert "7K3M-9XQ2" in str(sealed["表2-1"].oddFooter.left.text)


def test_internal_ledgers_leave_no_trace_but_their_names(scheme: Scheme, sealed: Workbook):
    internal = [ledger.code for ledger in scheme.ledgers.values() if ledger.internal]
    assert internal
    machine = texts(sealed, MACHINE)
    for code in internal:
        assert f"台账{code}" not in sealed.sheetnames
        assert f"left_out:{code}" in machine
        assert f"{code} {scheme.ledgers[code].title}" in texts(sealed, COVER)
        assert code in texts(sealed, GUIDE)
        assert not [name for name in sealed.defined_names if name.startswith(f"{code}.")]
    assert "内部" not in machine + texts(sealed, AUDIT)


def test_figures_from_ledgers_left_out_are_values(
    scheme: Scheme, snapshot: Snapshot, sealed: Workbook
):
    figures = Figures(scheme, snapshot)
    formulas = {
        cell.value
        for sheet in sealed
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f"
    }
    left = [ledger.code for ledger in scheme.ledgers.values() if ledger.internal]
    assert formulas
    assert not [text for text in formulas if any(f"{code}." in text for code in left)]
    sheet, cell = (
        sealed.defined_names["T101_13.actual"]
        .attr_text.replace("$", "")
        .replace("'", "")
        .split("!")
    )
    expected = figures.get("T101_13.actual")
    assert sealed[sheet][cell].value == (None if expected is None else float(expected))


def test_an_edition_without_a_seal_has_no_code(book: Workbook):
    assert "校验码" not in texts(book, COVER)
    assert "seal:" not in texts(book, MACHINE)
    assert "left_out:" not in texts(book, MACHINE)
