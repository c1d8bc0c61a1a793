"""A directory of tables becomes a scheme; a broken one becomes a fault."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.scheme.linter import lint
from desktop.scheme.loader import (
    counts,
    load_built_in,
    load_scheme,
    read_info,
    read_report,
    read_texts,
)
from desktop.scheme.tables import TABLES

Edit = Callable[..., None]


def test_the_built_in_scheme_holds_the_whole_inventory() -> None:
    assert counts(load_built_in()) == {
        "sections": 15,
        "indicators": 236,
        "ledgers": 38,
        "columns": 322,
        "narratives": 53,
        "rules": 326,
        "variables": 19,
    }


def test_what_was_decided_for_the_built_in_scheme() -> None:
    scheme = load_built_in()
    indicators = scheme.indicators.values()
    assert {i.code for i in indicators if i.minimum != 0} == {"T206_02", "T206_04"}
    unbounded = {i.code for i in indicators if i.kind == "percent" and i.maximum != 100}
    assert unbounded == {"T201_02", "T206_04"}
    assert {i.code for i in indicators if i.optional} == {"T102_20", "T207_15"}
    assert all(("target" in i.measures) == ("completion" in i.measures) for i in indicators)
    internal = {ledger.code for ledger in scheme.ledgers.values() if ledger.internal}
    assert internal == {"L02", "L07", "L33", "L38"}
    assert scheme.switched_off == {}
    assert all(rule.levels and rule.section for rule in scheme.rules.values())


@pytest.mark.parametrize(
    ("code", "audit_class"),
    [
        ("R101_01", "force"),  # must hold
        ("R201_30", "verify"),  # a swing of more than half
        ("R201_02", "verify"),  # a target not reached
        ("R201_24", "verify"),  # prior is not what was reported
        ("R201_29", "verify"),  # cumulative is not last year's plus this year's
        ("RC_T201_12_L16", "verify"),  # not what the ledger adds up to
        ("R102_11", "soft"),  # asks for a reason
        ("R201_12", "hint"),  # out of the usual range
    ],
)
def test_classes_of_rules(code: str, audit_class: str) -> None:
    assert load_built_in().rules[code].audit_class == audit_class


def test_cells_become_typed_values(small: Path, edit: Edit) -> None:
    edit("rules", 2, tolerance="0.01")
    scheme = load_scheme(small)
    rate = scheme.indicators["T101_03"]
    assert (rate.minimum, rate.maximum, rate.decimals) == (Decimal(0), Decimal(100), 2)
    assert rate.levels == ("county", "prefecture", "dept")
    assert not rate.optional
    assert scheme.indicators["T101_01"].minimum is None
    assert scheme.rules["R101_01"].tolerance == Decimal("0.01")
    assert scheme.rules["RL01_01"].tolerance is None
    assert scheme.levels == ("county", "prefecture", "dept")
    assert scheme.switched_off == {"2026": frozenset({"T201_01"})}
    assert [r.new for r in scheme.renames] == ["T101_01"]
    assert scheme.signs["filler"].required
    assert scheme.built_in["required"] == "force"


def test_columns_stand_in_their_ledger_with_their_choices(small: Path) -> None:
    ledger = load_scheme(small).ledgers["L01"]
    assert [column.code for column in ledger.columns] == ["doc_no", "status", "km"]
    assert [column.choices for column in ledger.columns] == [(), ("办理中", "已办结"), ()]
    assert [column.required for column in ledger.columns] == [True, False, False]
    assert ledger.dedupe_key == ("doc_no",)


def test_columns_of_a_table_may_stand_in_another_order(small: Path) -> None:
    (small / "choices.csv").write_text("value,list\n办理中,状态\n已办结,状态\n", encoding="utf-8")
    column = load_scheme(small).ledgers["L01"].column("status")
    assert column is not None
    assert column.choices == ("办理中", "已办结")


def test_texts_and_head_are_read_as_they_stand(small: Path) -> None:
    assert read_texts(small, TABLES["choices"])[0] == ["list", "value", "value_en"]
    assert read_info(small)["id"] == "small"


def test_variables_are_part_of_the_scheme_and_the_text_stands_beside_it(small: Path) -> None:
    variables = load_scheme(small).variables
    assert [(v.code, v.kind, v.formula) for v in variables.values()] == [
        ("V01", "name", ""),
        ("V02", "date", "PERIOD.year - 1921"),
    ]
    assert read_report(small).startswith("# {V01}")
    (small / "report.md").write_bytes(b"\xff")
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        read_report(small)
    (small / "report.md").unlink()
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        read_report(small)


BROKEN = {
    "a file is missing": lambda folder: (folder / "rules.csv").unlink(),
    "a file is empty": lambda folder: (folder / "rules.csv").write_text(""),
    "a column is missing": lambda folder: (folder / "choices.csv").write_text("list\n状态\n"),
    "a row is short": lambda folder: (folder / "choices.csv").write_text("list,value\n状态\n"),
    "the head is no TOML": lambda folder: (folder / "scheme.toml").write_text("id ="),
    "the head lacks an entry": lambda folder: (folder / "scheme.toml").write_text('id = "a"'),
    "bytes are not UTF-8": lambda folder: (folder / "choices.csv").write_bytes(
        b"list,value\n\xff,"
    ),
}


@pytest.mark.parametrize("break_it", BROKEN.values(), ids=BROKEN.keys())
def test_what_cannot_be_read_is_one_fault(small: Path, break_it: Callable[[Path], object]) -> None:
    break_it(small)
    with pytest.raises(Fault) as caught:
        load_scheme(small)
    assert caught.value.code == "scheme.unreadable"
    assert caught.value.fields["path"].startswith(str(small))


@pytest.mark.parametrize(("column", "text"), [("minimum", "一"), ("decimals", "x")])
def test_a_number_that_is_none_is_one_fault(
    small: Path, edit: Edit, column: str, text: str
) -> None:
    edit("indicators", 2, **{column: text})
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        load_scheme(small)


def test_a_scheme_drawn_up_without_english_is_as_good(small: Path) -> None:
    for table in TABLES.values():
        header, *rows = read_texts(small, table)
        kept = [n for n, name in enumerate(header) if not table.field(name).may_lack]
        with (small / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([[row[n] for n in kept] for row in [header, *rows]])
    assert lint(small) == []
    scheme = load_scheme(small)
    ledger = scheme.ledgers["L01"]
    assert ledger.titled("en") == ledger.title
    assert {column.titled("en") for column in ledger.columns} == {c.title for c in ledger.columns}
    assert {rule.message_en for rule in scheme.rules.values()} == {""}
