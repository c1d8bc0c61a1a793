"""A workbook beside the report: three-way, chosen by key, one operation that can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import LEVELS, Rule
from desktop.scheme.values import NA, Value
from desktop.submission.incoming import apply, compare
from desktop.workbook.grids import CellValue, VisibleCell
from desktop.workbook.reader import ReadBook
from tests.desktop.records.conftest import COUNTY, SCHEME
from tests.desktop.submission.filled_in import book

A, B, COUNT = "T201_01.actual", "T201_02.actual", "T201_04.actual"


NUMBER = ("number", "5")


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "kind"),
    [
        (None, 7.0, None, "new"),
        (5, 7.0, NUMBER, "changed"),
        (5, None, NUMBER, "removed"),
        (5, 5.0, NUMBER, "same"),
        (6, 5.0, NUMBER, "same"),  # they did not touch it
        (7, 7.0, NUMBER, "same"),
        (6, 7.0, NUMBER, "conflict"),
        (6, None, NUMBER, "conflict"),
        (6, 7.0, None, "conflict"),
        (None, 7.0, NUMBER, "conflict"),
        (5, None, None, "same"),
        (5, "不涉及", NUMBER, "changed"),
        (5, "约7", NUMBER, "refused"),
        (None, "1,234.50", None, "new"),
        (None, "１２．５公里", None, "new"),
        (None, 0.0, None, "new"),
    ],
)
def test_three_sides(report: Report, mine, theirs, base, kind):
    if mine is not None:
        report.enter({A: Decimal(mine)})
    (found,) = compare(report, book({A: theirs}, {A: base or ("blank", "")})).differences
    assert (found.key, found.kind) == (A, kind)
    assert (found.sheet, found.cell) == ("表2-1", "D9")
    assert (found.fault is not None) == (kind == "refused")


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"), [(5, 5.0, 0), (6, 5.0, 1), (7, 7.0, 0), (6, 7.0, 0), (None, 5.0, 1)]
)
def test_what_only_the_report_changed_is_kept(report: Report, mine, theirs, kept: int):
    if mine is not None:
        report.enter({A: Decimal(mine)})
    assert len(compare(report, book({A: theirs}, {A: NUMBER})).kept()) == kept


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("不涉及", NA), ("1,234.5", Decimal("1234.5")), ("１２．５公里", Decimal("12.5")),
        (0.1 + 0.2, Decimal("0.3")), (15200.0, Decimal(15200)), ("0", Decimal(0)),
    ],
)  # fmt: skip
def test_what_people_type(report: Report, typed: CellValue, value: Value):
    comparison = compare(report, book({A: typed}))
    apply(report, comparison, comparison.undisputed())
    assert report.get(A) == value


@pytest.mark.parametrize("key", ["T201_03.actual", "T201_01.last", "T201_05.actual", "T201_06.actual",
                                 "T201_01.yoy", "T999_01.actual"])  # fmt: skip
def test_what_nobody_fills_in_is_left_alone(report: Report, key: str):
    assert compare(report, book({key: 7.0})).differences == ()


def test_without_its_machine_sheet_nothing_is_overruled(report: Report):
    report.enter({A: Decimal(1), B: Decimal(2)})
    read = ReadBook(
        "x.xlsx",
        cells={
            key: VisibleCell(value, "表2-1", "D9")
            for key, value in ((A, 9.0), (B, None), (COUNT, 3.0))
        },
    )
    kinds = {one.key: one.kind for one in compare(report, read).differences}
    assert kinds == {A: "conflict", B: "same", COUNT: "new"}


def test_only_what_is_chosen_and_one_operation(report: Report):
    report.enter({A: Decimal(1), B: Decimal(2)})
    base = {A: ("number", "1"), B: ("number", "2")}
    comparison = compare(report, book({A: 10.0, B: 20.0, COUNT: 3.0}, base))
    before = report.operation
    apply(report, comparison, {A, COUNT})
    assert (report.get(A), report.get(B), report.get(COUNT)) == (10, 2, 3)
    assert report.operation == before + 1
    assert report.undo_label() == "导入“乡镇.xlsx”"
    report.undo()
    assert (report.get(A), report.get(COUNT)) == (1, None)


def test_none_chosen_changes_nothing(report: Report):
    comparison = compare(report, book({A: 10.0}))
    assert not apply(report, comparison, ())
    assert report.operation == 0


@pytest.mark.parametrize(
    ("take", "code"), [({B}, "incoming.not-takeable"), ({"x"}, "incoming.not-takeable")]
)
def test_what_cannot_be_chosen(report: Report, take: set[str], code: str):
    comparison = compare(report, book({A: 10.0, B: "约7"}))
    with pytest.raises(Fault) as told:
        apply(report, comparison, {A, *take})
    assert told.value.code == code
    assert report.values == {}


def test_a_report_that_went_on_is_compared_again(report: Report):
    comparison = compare(report, book({A: 10.0}))
    report.enter({B: Decimal(1)})
    with pytest.raises(Fault) as told:
        apply(report, comparison, {A})
    assert told.value.code == "incoming.report-changed"


def test_explanations_and_texts(report: Report):
    report.explain("R1", "旧的说明")
    base = {"explanation:R1": ("text", "旧的说明"), "N201_01": ("text", "原文 ")}
    report.enter({"N201_01": "原文 "})
    read = book({"N201_01": "原文 "}, base, explained={"R1": "新的说明", "R2": "另一条"})
    comparison = compare(report, read)
    kinds = {one.key: one.kind for one in comparison.differences}
    assert kinds == {"N201_01": "same", "explanation:R1": "changed", "explanation:R2": "new"}
    apply(report, comparison, comparison.undisputed())
    assert report.explanations == {"R1": "新的说明", "R2": "另一条"}


@pytest.mark.parametrize(
    ("identity", "code"),
    [
        ({"scheme": "other"}, "incoming.other-scheme"),
        ({"unit": "520328", "bureau": "湄潭县交通运输局"}, "incoming.other-unit"),
        ({"period": "2027"}, "incoming.other-period"),
        ({"period": "2024"}, "incoming.other-period"),
        ({"period": "二〇二六"}, "incoming.other-period"),
        ({"kind": "return"}, "incoming.answer"),
    ],
)
def test_whose_it_is(report: Report, identity: dict[str, str], code: str):
    with pytest.raises(Fault) as told:
        compare(report, book({A: 1.0}, **identity))
    assert told.value.code == code
    assert "乡镇.xlsx" in told.value.text()
    assert told.value.text("en")


def test_notes(report: Report):
    read = book({}, {A: ("blank", ""), "L02.nil": ("blank", "")}, scheme_version="2025")
    notes = {note.code: note.text() for note in compare(report, read).notes}
    assert notes.keys() == {"incoming.other-version", "incoming.sheet-gone"}


def test_a_section_that_is_not_there(report: Report):
    with pytest.raises(Fault) as told:
        compare(report, book(), "9.9")
    assert told.value.code == "incoming.unknown-section"


@pytest.mark.parametrize(
    ("finding", "section", "expected"),
    [
        ("required@T201_01.actual", "", True),
        ("required@T201_01.actual", "2.1", True),
        ("required@L02#k3.name", "2.1", True),
        ("required@T201_01.actual", "1.1", False),
        ("R201_01", "", True),
        ("R201_01", "2.1", True),
        ("R201_01", "1.1", False),
        ("RL02_01", "", False),
        ("RL02_01@L02#k3", "", True),
    ],
)
def test_whose_explanation(data_dir: Path, finding: str, section: str, expected: bool):
    rule = Rule("R201_01", "soft", "unit", LEVELS, "2.1", f"{A}>=0", None, "")
    scheme = replace(
        SCHEME, rules={"R201_01": rule, "RL02_01": replace(rule, code="RL02_01", scope="row")},
        sections={**SCHEME.sections, "1.1": replace(SCHEME.sections["2.1"], code="1.1")},
    )  # fmt: skip
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        opened = store.open_report(scheme, COUNTY, "2026")
        comparison = compare(opened, book(explained={finding: "说明一下"}), section)
        assert [one.key for one in comparison.differences] == (
            [f"explanation:{finding}"] if expected else []
        )
