"""A workbook is read by stamps and names, whatever was done to its rows and sheets."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.workbook.plan import MACHINE
from desktop.workbook.reader import ReadBook, is_scalar, read_bytes
from desktop.workbook.stamps import SIGN


def saved(book: Workbook) -> ReadBook:
    out = BytesIO()
    book.save(out)
    return read_bytes(out.getvalue(), "report.xlsx")


def texts(read: ReadBook) -> dict[str, str]:
    """Return what is seen, without blanks and without computed figures (openpyxl keeps none)."""
    base = read.base
    return {
        key: cell.text
        for key, cell in read.cells.items()
        if cell.text
        and base.get(key, ("computed",))[0] in ("number", "text", "date", "na")
        and not key.endswith((".yoy", ".completion"))
    }


def rows(read: ReadBook) -> dict[str, list[tuple[str, list[str]]]]:
    return {
        code: [(row.id, [cell.text for cell in row.cells.values()]) for row in found]
        for code, found in read.ledgers.items()
    }


@pytest.fixture
def fresh(section_book: bytes) -> Workbook:
    """The workbook of one section, to be spoiled by one test."""
    return openpyxl.load_workbook(BytesIO(section_book))


@pytest.fixture(scope="session")
def untouched(section_book: bytes) -> ReadBook:
    return read_bytes(section_book, "report.xlsx")


@pytest.fixture(scope="session")
def whole(content: bytes) -> ReadBook:
    return read_bytes(content, "report.xlsx")


def form(book: Workbook) -> Worksheet:
    return book["表1-1"]


def test_every_value_is_found(whole: ReadBook, snapshot: Snapshot):
    scalars = {key for key, *_ in whole.records if ":" not in key and "#" not in key}
    assert scalars <= whole.cells.keys()
    assert whole.identity["unit"] == "520327"
    assert whole.identity["kind"] == "draft"
    assert whole.notes == ()
    for code, found in whole.ledgers.items():
        assert [row.id for row in found] == [row.id for row in snapshot.ledgers[code]]


def insert_rows(book: Workbook) -> None:
    form(book).insert_rows(3, 4)  # openpyxl leaves the names where they were
    form(book).insert_rows(15)
    book["台账L02"].insert_rows(2, 3)


def insert_columns(book: Workbook) -> None:
    form(book).insert_cols(2)
    book["台账L02"].insert_cols(5)


def rename(book: Workbook) -> None:
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"S{number}"


def reorder(book: Workbook) -> None:
    book.move_sheet(form(book), -3)


def forget_names(book: Workbook) -> None:
    book.defined_names.clear()


def forget_stamps(book: Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(SIGN):
                    cell.value = None


def unprotect(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = False


@pytest.mark.parametrize(
    "acts",
    [
        [insert_rows],
        [insert_columns],
        [rename],
        [reorder],
        [forget_names],
        [unprotect],
        [insert_rows, insert_columns, reorder, forget_names, unprotect, rename],
    ],
)
def test_what_people_do_changes_no_value(fresh: Workbook, untouched: ReadBook, acts):
    for act in acts:
        act(fresh)
    read = saved(fresh)
    assert texts(read) == texts(untouched)
    assert rows(read) == rows(untouched)
    assert read.records == untouched.records


def test_names_do_where_stamps_are_lost(fresh: Workbook, untouched: ReadBook):
    forget_stamps(fresh)
    read = saved(fresh)
    assert texts(read) == texts(untouched)
    assert rows(read) == rows(untouched)
    assert read.explanations.keys() >= {"R101_01"}


def test_rows_typed_below_sorted_and_deleted(fresh: Workbook, untouched: ReadBook):
    sheet = fresh["台账L02"]
    first, count = 7, len(untouched.ledgers["L02"])
    sheet.cell(first + count, 3, "新行")
    sheet.cell(first + count + 30, 3, "很下面")
    one, two = ([cell.value for cell in sheet[first + n]] for n in (0, 1))
    for column, values in enumerate(zip(one, two, strict=True), 1):
        sheet.cell(first, column, values[1])
        sheet.cell(first + 1, column, values[0])
    sheet.delete_rows(first + 2)
    ids = [row.id for row in untouched.ledgers["L02"]]
    read = saved(fresh).ledgers["L02"]
    assert [row.id for row in read] == [ids[1], ids[0], *ids[3:], "", ""]
    assert [row.cells["issue_no"].text for row in read[-2:]] == ["新行", "很下面"]


def test_a_copied_sheet_with_another_value(fresh: Workbook):
    copy = fresh.copy_worksheet(form(fresh))
    copy["D10"] = 987654
    key = next(
        name for name, made in fresh.defined_names.items() if made.attr_text == "'表1-1'!$D$10"
    )
    assert saved(fresh).cells[key].sheet == "表1-1"
    forget_names(fresh)
    read = saved(fresh)
    assert key not in read.cells
    assert [note.code for note in read.notes] == ["reader.key-twice"]
    assert "987654" not in texts(read).values()


def test_a_single_sheet_is_enough(fresh: Workbook, untouched: ReadBook):
    for sheet in fresh.worksheets:
        if sheet is not form(fresh):
            del fresh[sheet.title]
    forget_names(fresh)
    read = saved(fresh)
    shown = {key: cell for key, cell in untouched.cells.items() if cell.sheet == "表1-1"}
    assert read.cells.keys() == shown.keys()
    assert read.identity == {}
    assert [note.code for note in read.notes] == ["reader.no-machine"]


def test_the_machine_sheet_is_known_by_its_content(fresh: Workbook, untouched: ReadBook):
    fresh[MACHINE].title = "别的名字"
    assert saved(fresh).records == untouched.records


def test_another_workbook_is_refused():
    book = Workbook()
    with pytest.raises(Fault) as told:
        saved(book)
    assert told.value.code == "reader.foreign"
    assert "report.xlsx" in told.value.text()
    assert "report.xlsx" in told.value.text("en")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("T201_01.actual", True), ("N201_01", True), ("sign.filler", True), ("L02.nil", True),
     ("L02.qty", False), ("PERIOD.year", False), ("_xlnm.Print_Area", False), ("T1" * 500, False)],
)  # fmt: skip
def test_which_names_are_values(name: str, expected: bool):
    assert is_scalar(name) is expected
