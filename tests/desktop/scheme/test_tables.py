"""The declaration of the tables agrees with itself and with the classes built from them."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

import pytest

from desktop.scheme.model import (
    Column,
    Indicator,
    Ledger,
    Narrative,
    Rename,
    Rule,
    Section,
    VariableField,
)
from desktop.scheme.tables import (
    CONVERT,
    TABLES,
    Table,
    decimal_or_none,
    file_of,
    sheet_of,
    split,
)

MORE = {"ledgers": {"columns"}, "ledger_columns": {"choices_en"}}
"""Fields that come from another table."""
BUILT = {
    "sections": Section,
    "indicators": Indicator,
    "ledgers": Ledger,
    "ledger_columns": Column,
    "narratives": Narrative,
    "rules": Rule,
    "renames": Rename,
    "variables": VariableField,
}


@pytest.mark.parametrize(("name", "built"), BUILT.items())
def test_a_row_has_the_fields_of_its_class(name: str, built: type) -> None:
    assert set(TABLES[name].header) | MORE.get(name, set()) == {f.name for f in fields(built)}


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_only_a_column_that_may_be_blank_may_lack(table: Table) -> None:
    assert not [field.name for field in table.fields if field.may_lack and field.required]


@pytest.mark.parametrize("table", TABLES.values(), ids=str)
def test_each_table_is_declared_soundly(table: Table) -> None:
    assert table.file == f"{table.name}.csv"
    assert len(set(table.header)) == len(table.header)
    for name in table.key:
        assert table.field(name).required
    for field in table.fields:
        assert field.meaning
        assert field.refers in ("", *TABLES)
        assert bool(field.allowed) <= (field.kind in ("enum", "list"))


def test_sheets_have_names_of_their_own() -> None:
    names = [*TABLES, "scheme", "report"]
    assert len({sheet_of(name) for name in names}) == len(names)
    assert sheet_of("report") == "年度报告"
    assert [file_of(name) for name in ("rules", "scheme", "report")] == [
        "rules.csv",
        "scheme.toml",
        "report.md",
    ]


def test_a_column_that_is_not_declared_has_no_field() -> None:
    with pytest.raises(KeyError):
        TABLES["rules"].field("nothing")


@pytest.mark.parametrize(
    ("text", "parts"), [("", ()), ("county", ("county",)), ("a;b", ("a", "b")), ("a;", ("a", ""))]
)
def test_split(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("text", "number"), [("", None), ("0", Decimal(0)), ("-1.50", Decimal("-1.50"))]
)
def test_decimal_or_none(text: str, number: Decimal | None) -> None:
    assert decimal_or_none(text) == number


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "001", "001"),
        ("integer", "", 0),
        ("integer", "3", 3),
        ("flag", "是", True),
        ("flag", "", False),
        ("list", "a;b", ("a", "b")),
    ],
)
def test_cells_become_values(kind: str, text: str, value: object) -> None:
    convert = {str(name): function for name, function in CONVERT.items()}[kind]
    assert convert(text) == value
