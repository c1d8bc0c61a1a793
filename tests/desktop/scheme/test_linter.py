"""Every kind of slip in a scheme is found, at its place, with what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.faults import Faults
from desktop.resources import resource_path
from desktop.scheme import faults as scheme_faults
from desktop.scheme.faults import TableFault
from desktop.scheme.linter import checked, lint
from desktop.scheme.loader import counts, load_scheme
from desktop.scheme.tables import TABLES

Edit = Callable[..., None]
SOURCES = ("linter", "rows", "formulas", "info")
BUILT_IN = resource_path("schemes", "transport-annual")


def found(folder: Path) -> list[tuple[str, str, int, str, str]]:
    """Return code, table, row, column and suggestion of each fault."""
    told = []
    for fault in lint(folder):
        assert isinstance(fault, TableFault)
        assert fault.text("zh")
        assert fault.text("en")
        code = fault.code.removeprefix("scheme.")
        told.append((code, fault.table, fault.row, fault.column, fault.suggestion))
    return told


# One cell changed: table, row, column, new text → code, suggestion (the place is the cell)
CELLS: list[tuple[str, int, str, str, str, str]] = [
    ("sections", 2, "title", "", "blank-cell", ""),
    ("sections", 2, "title", " 甲 ", "untidy", "甲"),
    ("sections", 2, "title", "甲\n乙", "untidy", "甲 乙"),
    ("sections", 2, "title", "甲" * 32_001, "too-long", ""),
    ("sections", 3, "code", "1.1", "duplicate-code", ""),
    ("indicators", 2, "section", "1.2", "unknown-reference", "1.1"),
    ("indicators", 2, "kind", "interger", "bad-enum", "integer"),
    ("indicators", 2, "decimals", "二", "bad-integer", ""),
    ("indicators", 2, "decimals", "2", "decimals-of-integer", "0"),
    ("indicators", 5, "decimals", "10", "bad-integer", "9"),
    ("indicators", 2, "minimum", "１０", "bad-number", ""),
    ("indicators", 2, "minimum", "1e3", "bad-number", ""),
    ("indicators", 4, "minimum", "101", "bounds", "100"),
    ("indicators", 2, "optional", "yes", "bad-flag", "是"),
    ("indicators", 2, "levels", "county;dept;county", "bad-list", "county;dept"),
    ("indicators", 2, "levels", "county;;dept", "bad-list", "county;dept"),
    ("indicators", 2, "levels", "county;prefectur;dept", "bad-enum", "prefecture"),
    ("indicators", 2, "measures", "prior;yoy", "measure-missing", "actual;prior;yoy"),
    ("indicators", 2, "measures", "actual;yoy", "measure-missing", "prior;actual;yoy"),
    ("indicators", 5, "merge_levels", "dept", "merge-level", "county"),
    ("indicators", 5, "weight", "", "weight-missing", ""),
    ("indicators", 5, "weight", "T101_10", "unknown-reference", "*"),
    ("indicators", 2, "weight", "T101_02", "weight-unused", ""),
    ("indicators", 3, "formula", "", "formula-missing", ""),
    ("indicators", 3, "ledger", "L02", "unknown-reference", "L01"),
    ("ledgers", 2, "sections", "1.1;2.2", "unknown-reference", "2.1"),
    ("ledgers", 2, "dedupe_key", "doc_nr", "unknown-reference", "doc_no"),
    ("ledgers", 2, "dedupe_key", "", "dedupe-half", ""),
    ("ledgers", 2, "dedupe_scope", "", "dedupe-half", ""),
    ("ledgers", 2, "dedupe_scope", "country", "bad-enum", ""),
    ("ledger_columns", 2, "code", "Doc", "bad-shape", "done_date"),
    ("ledger_columns", 4, "code", "no", "reserved", "no_"),
    ("ledger_columns", 4, "code", "nil", "reserved", "nil_"),
    ("ledger_columns", 4, "code", "filled", "reserved", "filled_"),
    ("ledger_columns", 4, "code", "data", "reserved", "data_"),
    ("ledger_columns", 3, "code", "doc_no", "duplicate-code", ""),
    ("ledger_columns", 3, "choices", "状况态", "unknown-reference", "状态"),
    ("ledger_columns", 4, "choices", "状态", "choices-half", ""),
    ("ledger_columns", 4, "decimals", "", "decimals-missing", "2"),
    ("ledger_columns", 2, "decimals", "2", "decimals-of-integer", "0"),
    ("ledger_columns", 4, "decimals", "10", "bad-integer", "9"),
    ("ledger_columns", 4, "minimum", "10000", "bounds", "9999"),
    ("ledger_columns", 3, "default", "办理", "bad-default", "办理中"),
    ("ledger_columns", 4, "default", "一", "bad-default", ""),
    ("choices", 3, "value", "办理中", "duplicate-code", ""),
    ("narratives", 2, "code", "N101", "bad-shape", "N201_01"),
    ("narratives", 2, "max_chars", "-1", "bad-integer", ""),
    ("rules", 2, "audit_class", "forced", "bad-enum", "force"),
    ("rules", 2, "section", "9", "unknown-reference", ""),
    ("rules", 2, "formula", "T101_02.actual <= T101_01.actuel", "bad-formula", "T101_01.actual"),
    ("rules", 2, "formula", "T101_02.last <= T101_01.prior)", "bad-formula", ""),
    ("rules", 2, "formula", "T201_01.actual <= T101_01.actual", "not-visible", "county"),
    ("rules", 2, "formula", 'COUNTIFS(L01.status, "办结") > 0', "not-a-choice", "已办结"),
    ("rules", 2, "formula", "T101_02.actual", "rule-result", ""),
    ("rules", 2, "formula", 'COUNTUNITS("county") = 1', "merge-only", ""),
    ("rules", 3, "formula", 'L01.status = "办完"', "not-a-choice", ""),
    ("rules", 3, "formula", "T101_01.actual > 0", "row-ledger", ""),
    ("rules", 3, "formula", "L01.km >", "bad-formula", ""),
    ("rules", 4, "formula", 'SUMUNITS("dept", T201_01.actual) >= 0', "not-visible", "county"),
    ("rules", 2, "tolerance", "0,01", "bad-number", ""),
    ("indicators", 3, "formula", 'COUNTIF(L01.status, "已办结", 1)', "bad-formula", "*"),
    ("indicators", 3, "formula", 'COUNTIFZ(L01.status, "已办结")', "bad-formula", "*"),
    ("indicators", 3, "formula", "T101_01.actual > 0", "formula-result", ""),
    ("indicators", 3, "formula", "T101_03.actual + 1", "cycle", ""),
    ("indicators", 3, "formula", "T101_02.actual + 1", "cycle", ""),
    ("renames", 2, "old", "T101_03", "rename-alive", ""),
    ("renames", 2, "new", "T101_0", "unknown-reference", "*"),
    ("renames", 2, "since", "去年", "bad-shape", "2026"),
    ("switches", 2, "code", "T101_01", "not-an-event", ""),
    ("switches", 2, "period", "26", "bad-shape", "2026"),
    ("variables", 2, "code", "省名", "bad-shape", "V01"),
    ("variables", 2, "name", "", "blank-cell", ""),
    ("variables", 3, "kind", "dates", "bad-enum", "date"),
    ("variables", 3, "formula", "PERIOD.yaer - 1921", "bad-formula", "PERIOD.year"),
    ("variables", 3, "formula", "T101_01.actual > 0", "variable-result", ""),
    ("variables", 3, "formula", "MAX(L01.kn)", "bad-formula", "*"),
]


@pytest.mark.parametrize(("table", "row", "column", "text", "code", "suggestion"), CELLS)
def test_one_cell(
    small: Path,
    edit: Edit,
    table: str,
    row: int,
    column: str,
    text: str,
    code: str,
    suggestion: str,
) -> None:
    edit(table, row, **{column: text})
    first = found(small)[0]
    assert first[:4] == (code, table, row, column)
    assert bool(first[4]) if suggestion == "*" else first[4] == suggestion


def swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a break that replaces the first ``old`` in a file."""

    def change(folder: Path) -> None:
        text = (folder / name).read_bytes().decode()
        assert old in text
        (folder / name).write_bytes(text.replace(old, new, 1).encode())

    return change


def add(name: str, data: bytes, *, front: bool = False) -> Callable[[Path], None]:
    """Return a break that adds bytes to a file at the end or the front."""

    def change(folder: Path) -> None:
        path = folder / name
        was = path.read_bytes() if path.exists() else b""
        path.write_bytes(data + was if front else was + data)

    return change


def drop(name: str) -> Callable[[Path], None]:
    """Return a break that removes a file."""
    return lambda folder: (folder / name).unlink()


# A file changed → code, table, row, column, suggestion
FILES = [
    (drop("rules.csv"), ("no-file", "rules", 0, "", "")),
    (drop("scheme.toml"), ("no-file", "scheme", 0, "", "")),
    (add("rule.csv", b"code\n"), ("unknown-file", "scheme", 0, "", "rules.csv")),
    (add("choices.csv", b"\xef\xbb\xbf", front=True), ("bom", "choices", 1, "", "")),
    (add("choices.csv", "状态,乙".encode("gb18030")), ("encoding", "choices", 4, "", "")),
    (add("choices.csv", b'a,"b'), ("bad-csv", "choices", 0, "", "")),
    (add("choices.csv", b"a,b,c,d\n"), ("ragged", "choices", 4, "", "")),
    (add("choices.csv", b"\n"), ("blank-row", "choices", 4, "", "")),
    (
        swap("choices.csv", "list,value", "list,vaule"),
        ("unknown-column", "choices", 1, "vaule", "value"),
    ),
    (
        swap("rules.csv", "tolerance,message", "message"),
        ("missing-column", "rules", 1, "tolerance", ""),
    ),
    (
        swap("choices.csv", "list,value", "list,list"),
        ("duplicate-column", "choices", 1, "list", ""),
    ),
    (add("choices.csv", "旧,丙,\n".encode()), ("unused-list", "choices", 4, "list", "")),
    (add("sections.csv", "贰,丙,C,\n".encode()), ("bad-shape", "sections", 4, "code", "2.1")),
    (
        add("ledgers.csv", "L02,台账二,,1.1,county,,,,,\n".encode()),
        ("no-columns", "ledgers", 3, "code", ""),
    ),
    (swap("scheme.toml", "id = ", "id : "), ("bad-toml", "scheme", 0, "", "")),
    (
        swap("scheme.toml", "title = ", "tittle = "),
        ("unknown-entry", "scheme", 0, "tittle", "title"),
    ),
    (
        swap("scheme.toml", "title_en = ", "titel = "),
        ("unknown-entry", "scheme", 0, "titel", "title"),
    ),
    (
        swap("scheme.toml", 'deadline = "01-20"\n', ""),
        ("missing-entry", "scheme", 0, "deadline", ""),
    ),
    (swap("scheme.toml", '"2026.1"', "2026.1"), ("bad-type", "scheme", 0, "version", "")),
    (swap("scheme.toml", '"01-20"', '"1月20日"'), ("bad-shape", "scheme", 0, "deadline", "01-20")),
    (swap("scheme.toml", '"某厅"', '""'), ("blank-cell", "scheme", 0, "authority", "")),
    (swap("scheme.toml", '["county"', '["count"'), ("bad-enum", "scheme", 0, "levels", "county")),
    (
        swap("scheme.toml", '"county", "prefecture", ', '"county", '),
        ("level-not-reporting", "indicators", 2, "levels", "county;dept"),
    ),
    (
        swap("scheme.toml", 'unique = "force"', 'uniqe = "force"'),
        ("bad-enum", "scheme", 0, "built_in", "unique"),
    ),
    (
        swap("scheme.toml", 'unique = "force"', 'unique = "forse"'),
        ("bad-enum", "scheme", 0, "built_in.unique", "force"),
    ),
    (
        swap("scheme.toml", "required = true", 'required = "yes"'),
        ("bad-type", "scheme", 0, "sign.filler.required", ""),
    ),
    (
        swap("scheme.toml", 'kind = "text"', 'kind = "number"'),
        ("bad-enum", "scheme", 0, "sign.filler.kind", ""),
    ),
    (
        swap("scheme.toml", "required = true", "requird = true"),
        ("unknown-entry", "scheme", 0, "sign.filler.requird", "required"),
    ),
    (
        swap("scheme.toml", 'code = "filler"', 'code = "填表人"'),
        ("bad-shape", "scheme", 0, "sign.填表人", "filler"),
    ),
    (
        swap("scheme.toml", "[built_in]", "# 说明\n[built_in]"),
        ("not-canonical", "scheme", 0, "", "*"),
    ),
]


@pytest.mark.parametrize(("change", "expected"), FILES)
def test_one_file(
    small: Path, change: Callable[[Path], None], expected: tuple[str, str, int, str, str]
) -> None:
    change(small)
    first = found(small)[0]
    assert first[:4] == expected[:4]
    assert bool(first[4]) if expected[4] == "*" else first[4] == expected[4]


def test_every_kind_is_tried() -> None:
    folder = Path(scheme_faults.__file__).parent
    text = "".join((folder / f"{name}.py").read_text("utf-8") for name in SOURCES)
    kinds = set(re.findall(r'(?:TableFault|fault)\(\s*"([a-z-]+)"', text))
    tried = {row[4] for row in CELLS} | {expected[0] for _, expected in FILES}
    assert tried == (kinds | {"formula-result", "rule-result", "variable-result"}) - {
        "switched-operand"
    }


def test_the_small_scheme_is_sound(small: Path) -> None:
    assert lint(small) == []
    assert counts(checked(small))["rules"] == 3


def test_windows_line_ends_are_no_fault(small: Path) -> None:
    for path in small.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert lint(small) == []


def test_all_faults_are_listed_at_once(small: Path, edit: Edit) -> None:
    edit("indicators", 2, kind="whole", unit="")
    edit("rules", 3, scope="rows")
    assert [(code, table, row) for code, table, row, *_ in found(small)] == [
        ("blank-cell", "indicators", 2),
        ("bad-enum", "indicators", 2),
        ("bad-enum", "rules", 3),
    ]
    with pytest.raises(Faults) as caught:
        checked(small)
    assert len(caught.value.faults) == 3


def test_a_fault_says_sheet_row_column_and_suggestion(small: Path, edit: Edit) -> None:
    edit("indicators", 2, kind="interger")
    fault = lint(small)[0]
    assert fault.text() == (
        "指标（indicators.csv） 第2行 kind 列：“interger”不在可选范围内"
        "（integer、decimal、percent）（建议：integer）"
    )
    assert fault.text("en").startswith(
        "indicators.csv (指标) row 2 column kind: 'interger' is none"
    )


def test_a_formula_fault_says_its_position_and_its_suggestion_once(small: Path, edit: Edit) -> None:
    edit("rules", 2, formula="T101_02.actual <= T101_01.actuel")
    fault = lint(small)[0]
    assert fault.fields["position"] == 18
    assert "第 19 个字符" in fault.text()
    assert fault.text().count("T101_01.actual）") == 1


def test_a_ring_of_formulas_is_told_once_with_its_way(small: Path, edit: Edit) -> None:
    edit("indicators", 3, formula="T101_03.actual + 1")
    assert [f.fields["value"] for f in lint(small)] == ["T101_02 → T101_03 → T101_02"]


def test_what_is_computed_from_a_switched_off_indicator(small: Path, edit: Edit) -> None:
    edit("indicators", 2, recurrence="event")
    edit("switches", 3, period="2027", code="T101_01")
    assert found(small) == [("switched-operand", "switches", 3, "code", "")]
    assert lint(small)[0].fields["value"] == "T101_03"
    edit("indicators", 4, recurrence="event")
    edit("switches", 4, period="2027", code="T101_03")
    assert lint(small) == []


CELL = st.tuples(
    st.sampled_from([(t.name, column) for t in TABLES.values() for column in t.header]),
    st.integers(2, 5),
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["T101_01.actual", "L01", "1.1", ";", "是", "merge", "row", "0", "-1", "９"]
        ),
        st.lists(
            st.sampled_from(["SUM(", ")", "L01.km", ",", "T101_01.actual", ">", '"', "{", "1"])
        ).map("".join),
    ),
)


@given(st.lists(CELL, min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_cell_is_told_or_can_be_loaded(
    small: Path, edit: Edit, cells: list[tuple[tuple[str, str], int, str]]
) -> None:
    before = {path: path.read_bytes() for path in small.iterdir()}
    for (table, column), row, text in cells:
        edit(table, row, **{column: text})
    if not found(small):
        assert load_scheme(small).id == "small"
    for path, data in before.items():
        path.write_bytes(data)


def test_the_built_in_scheme_is_sound() -> None:
    assert lint(BUILT_IN) == []
