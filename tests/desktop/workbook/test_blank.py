"""A workbook to fill in: whole or one section, empty or with what is there."""

from __future__ import annotations

import pytest

from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.workbook.blank import blank_name, blank_workbook, emptied, one_section
from desktop.workbook.reader import ReadBook, read_bytes


def read(scheme: Scheme, snapshot: Snapshot, **options: object) -> ReadBook:
    return read_bytes(blank_workbook(scheme, snapshot, **options), "x")


def entered(book: ReadBook) -> set[str]:
    return {
        key
        for key, state, _ in book.records
        if ":" not in key and state in ("number", "text", "date", "na")
    }


def test_nothing_is_in_it_but_last_years_figures(scheme: Scheme, snapshot: Snapshot):
    book = read(scheme, snapshot)
    assert book.identity["kind"] == "blank"
    assert entered(book) == {
        key for key in snapshot.values if key.endswith((".last", "_cumulative"))
    }
    assert set(book.ledgers) == set(snapshot.ledgers)
    assert not any(book.ledgers.values())
    assert not any(cell.value for cell in book.explanations.values())


def test_filled_it_has_what_the_report_has(scheme: Scheme, snapshot: Snapshot):
    book = read(scheme, snapshot, filled=True)
    assert entered(book) >= {key for key, value in snapshot.values.items() if value is not None}
    assert {code: len(rows) for code, rows in book.ledgers.items()} == {
        code: len(rows) for code, rows in snapshot.ledgers.items()
    }


@pytest.mark.parametrize("section", ["0", "1.1", "2.1", "2.8", "3", "9"])
@pytest.mark.parametrize("filled", [False, True])
def test_one_section_has_its_own_and_nothing_else(
    scheme: Scheme, snapshot: Snapshot, section: str, filled: bool
):
    book = read(scheme, snapshot, section=section, filled=filled)
    assert book.identity["section"] == section
    codes = {key.partition(".")[0] for key in book.cells if not key.startswith("sign.")}
    for code in codes - book.ledgers.keys():
        where = scheme.indicators.get(code) or scheme.narratives[code]
        assert where.section == section
    for code in book.ledgers:
        assert section in scheme.ledgers[code].sections
    rules = {finding for finding in book.explanations if finding in scheme.rules}
    assert all(rule.split("_")[0] != "R999" for rule in rules)


def test_in_english(scheme: Scheme, snapshot: Snapshot):
    assert read(scheme, snapshot, section="2.1", lang="en").cells


@pytest.mark.parametrize(
    ("section", "code"), [("7.7", "workbook.unknown-section"), ("", "workbook.unknown-section")]
)
def test_a_section_that_is_not_there(scheme: Scheme, snapshot: Snapshot, section: str, code: str):
    with pytest.raises(Fault) as told:
        one_section(scheme, snapshot, section)
    assert told.value.code == code


def test_rules_that_look_beyond_the_section_are_left_out(scheme: Scheme, snapshot: Snapshot):
    narrow, part = one_section(scheme, snapshot, "2.1")
    assert narrow.rules
    for rule in narrow.rules.values():
        assert "T1" not in rule.formula
    assert {key.partition("_")[0] for key in part.values if key.startswith("T")} == {"T201"}


def test_emptied_forgets_explanations_too(snapshot: Snapshot):
    assert emptied(snapshot).explanations == {}


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("", "2026_520327_凤冈县_交通年报_填报.xlsx"),
        ("2.1", "2026_520327_凤冈县_交通年报_填报_2-1.xlsx"),
    ],
)
def test_names(snapshot: Snapshot, section: str, name: str):
    assert blank_name(snapshot, section) == name
