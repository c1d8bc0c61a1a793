"""An altered workbook, taken as people see it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.faults import Fault
from desktop.province.received import snapshot_of
from desktop.province.seen import places_of, records_as_seen
from desktop.records.snapshot import Snapshot
from desktop.submission.canonical import contents
from desktop.submission.compare import alterations
from desktop.workbook.reader import ReadBook, read_bytes
from tests.desktop.province.sealed_files import KEY, PERIOD, Sender, altered, county, scheme


def changed(content: bytes, change: Callable[[Workbook, ReadBook], None]) -> ReadBook:
    """Return the workbook after somebody changed it in a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book, read_bytes(content, "a.xlsx"))
    out = io.BytesIO()
    book.save(out)
    return read_bytes(out.getvalue(), "a.xlsx")


def seen(book: ReadBook) -> Snapshot:
    found = alterations(book, contents(book.records), scheme(), "zh")
    return snapshot_of(contents(records_as_seen(book, found, scheme(), "county", PERIOD)))


@pytest.mark.parametrize("text", ["99", "1,299.5", "不涉及"])
def test_what_is_typed_over(sender: Sender, text: str):
    def change(book: Workbook, read: ReadBook) -> None:
        cell = read.cells[KEY]
        book[cell.sheet][cell.address] = text

    sent = snapshot_of(contents(read_bytes(sender.final(), "a.xlsx").records))
    found = seen(changed(sender.final(), change))
    meant = {"99": "99", "1,299.5": "1299.5", "不涉及": "_NotApplicable.NA"}[text]
    assert str(found.values[KEY]) == meant
    assert {**found.values, KEY: 0} == {**sent.values, KEY: 0}
    assert found.ledgers == sent.ledgers


def test_rows_that_went_and_cells_of_rows(sender: Sender):
    sent = snapshot_of(contents(read_bytes(sender.final(), "a.xlsx").records))
    code = next(code for code, rows in sent.ledgers.items() if len(rows) > 1)
    gone, kept = sent.ledgers[code][0], sent.ledgers[code][1]
    texts = (c.code for c in scheme().ledgers[code].columns if c.kind == "text")
    column = next(text for text in texts if text in kept.cells)

    def change(book: Workbook, read: ReadBook) -> None:
        rows = {row.id: row for row in read.ledgers[code]}
        for cell in rows[gone.id].cells.values():
            book[cell.sheet][cell.address] = None
        cell = rows[kept.id].cells[column]
        book[cell.sheet][cell.address] = "改过"

    found = seen(changed(sender.final(), change)).ledgers[code]
    assert [row.id for row in found] == [row.id for row in sent.ledgers[code][1:]]
    assert found[0] == replace(kept, cells={**kept.cells, column: "改过"})


@pytest.mark.parametrize("text", ["约一百", "1.2万", "—"])
def test_what_cannot_be_read_for_certain(sender: Sender, text: str):
    def change(book: Workbook, read: ReadBook) -> None:
        cell = read.cells[KEY]
        book[cell.sheet][cell.address] = text

    with pytest.raises(Fault) as raised:
        seen(changed(sender.final(), change))
    assert (raised.value.code, raised.value.fields["found"]) == (
        "province.altered-unreadable",
        text,
    )


def test_places_lead_to_the_cell(sender: Sender):
    content = altered(sender.final(figure="1234.56"), "1234.56", "99")
    sheet, cell = places_of(read_bytes(content, "a.xlsx"))[KEY]
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    assert book[sheet][cell].value == 99
    assert county().unit.code == "520327"
