"""Colleagues fill in workbooks; the clerk imports them: all, one section, last year's, in conflict."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from desktop.records.entry import parse_entry
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.values import Value
from tests.desktop.workbook.libreoffice import convert
from tests.scenarios.colleague import Colleague

COUNTY = "520327"


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return load_built_in()


def value_of(scheme: Scheme, key: str, text: str) -> Value | None:
    """Return the value that the file of a year means."""
    code, _, rest = key.partition(".")
    if "#" in code:
        column = scheme.ledgers[code.partition("#")[0]].column(rest)
        assert column
        return parse_entry(
            text, column.kind, decimals=column.decimals, unit=column.unit, choices=column.choices
        )
    if indicator := scheme.indicators.get(code):
        return parse_entry(text, indicator.kind, decimals=indicator.decimals, may_be_na=True)
    if code == "sign":
        return parse_entry(text, scheme.signs[rest].kind)
    return text


def fill(colleague: Colleague, source: Path) -> None:
    """Let a colleague type a whole year; ledger rows go to the spare rows and below them."""
    rows: dict[str, dict[str, Value]] = {}
    with source.open(encoding="utf-8") as file:
        for key, text in list(csv.reader(file))[1:]:
            value = value_of(colleague.scheme, key, text)
            assert value is not None
            if "#" in key:
                row, _, column = key.partition(".")
                rows.setdefault(row, {})[column] = value
            elif colleague.has(key):
                colleague.type(key, value)
    for row, cells in rows.items():
        if colleague.has(f"{row.partition('#')[0]}.no"):
            colleague.add_row(row.partition("#")[0], cells)


def shown(run, *keys: str) -> dict[str, tuple[Any, str]]:
    """Return key → value and state of the report, ledger rows by their number."""
    found: dict[str, tuple[Any, str]] = {}
    ids: dict[str, dict[str, int]] = {}
    for record in run("show", COUNTY, "2026", *keys, "--json").records:
        head, dot, column = record["key"].partition(".")
        if "#" in head:
            ledger = head.partition("#")[0]
            known = ids.setdefault(ledger, {})
            head = f"{ledger}#{known.setdefault(head, len(known) + 1)}"
        found[head + dot + column] = (record["value"], record["state"])
    return found


def blank(run, folder: Path, *words: str) -> Path:
    made = run("blank", COUNTY, "2026", "--out", str(folder), "--json", *words)
    assert made.status == 0, made.err
    return Path(made.records[0]["path"])


def changes(answer) -> list[dict]:
    return [record for record in answer.records if "kind" in record]


def test_a_blank_filled_in_disorder_gives_the_same_values(run, year, scheme, tmp_path: Path):
    source = year(COUNTY, 2026)
    colleague = Colleague(blank(run, tmp_path), scheme)
    fill(colleague, source)
    colleague.mess_up()
    path = colleague.save("填好了 (1).xlsx")
    before = shown(run)
    listed = run("import", str(path), COUNTY, "2026", "--json")
    assert listed.status == 0, [r for r in listed.records if r.get("fault")]
    assert {record["kind"] for record in changes(listed)} == {"new"}
    assert shown(run) == before
    done = run("import", str(path), COUNTY, "2026", "--apply", "--json")
    assert done.status == 0
    imported = shown(run)
    assert run("undo", COUNTY, "2026").status == 0
    assert shown(run) == before
    assert run("enter", COUNTY, "2026", "--file", str(source)).status == 0
    assert imported == shown(run)
    again = run("import", str(path), COUNTY, "2026", "--json")
    assert changes(again) == []


def test_two_sections_merge_and_a_conflict_is_shown(run, scheme, tmp_path: Path):
    one = Colleague(blank(run, tmp_path, "--section", "1.1"), scheme)
    two = Colleague(blank(run, tmp_path, "--section", "1.2"), scheme)
    assert not one.has("T102_01.actual")
    one.type("T101_01.actual", "12")
    one.add_row("L04", {"topic": "一号会议"} if scheme.ledgers["L04"].column("topic") else {})
    two.type("T102_01.actual", "7")
    two.type("sign.filler", "李四")
    one.type("sign.filler", "张三")
    first, second = one.save("一.xlsx"), two.save("二.xlsx")
    assert run("import", str(first), COUNTY, "2026", "--apply").status == 0
    listed = run("import", str(second), COUNTY, "2026", "--json")
    assert listed.status == 1
    kinds = {record["key"]: record["kind"] for record in changes(listed)}
    assert kinds == {"sign.filler": "conflict", "T102_01.actual": "new"}
    conflict = next(r for r in changes(listed) if r["kind"] == "conflict")
    assert (conflict["mine"], conflict["theirs"], conflict["base"]) == ("张三", "李四", None)
    merged = run("import", str(second), COUNTY, "2026", "--apply")
    assert merged.status == 1
    assert "sign.filler" in merged.out
    keys = ("T101_01.actual", "T102_01.actual", "sign.filler")
    assert [shown(run)[key][0] for key in keys] == [12, 7, "张三"]
    taken = run("import", str(second), COUNTY, "2026", "--apply", "--take", "theirs")
    assert taken.status == 0
    assert shown(run)["sign.filler"][0] == "李四"


def test_only_one_section_of_a_whole_workbook(run, scheme, tmp_path: Path):
    whole = Colleague(blank(run, tmp_path), scheme)
    whole.type("T101_01.actual", "12")
    whole.type("T102_01.actual", "7")
    path = str(whole.save("全.xlsx"))
    listed = run("import", path, COUNTY, "2026", "--section", "1.2", "--json")
    assert [record["key"] for record in changes(listed)] == ["T102_01.actual"]


def test_last_years_workbook_gives_last_years_figures(run, year, tmp_path: Path):
    assert run("enter", COUNTY, "2026", "--file", str(year(COUNTY, 2026))).status == 0
    exported = run("export", COUNTY, "2026", "--out", str(tmp_path), "--json")
    path = exported.records[0]["path"]
    figures = shown(run)
    other = ("--data", str(tmp_path / "other"))
    done = run(*other, "import", path, COUNTY, "2027", "--apply", "--json")
    assert done.status == 0, [r for r in done.records if r.get("fault")]
    last = run(*other, "show", COUNTY, "2027", "T201_01", "T101_03", "--json").records
    found = {record["key"]: record["value"] for record in last}
    assert found["T201_01.last"] == figures["T201_01.actual"][0]
    assert found["T101_03.last_cumulative"] == figures["T101_03.cumulative"][0]
    history = run(*other, "history", COUNTY, "2027", "--json").records
    assert len(history) == 1


@pytest.mark.parametrize(
    ("unit", "period", "code"),
    [("520328", "2026", "incoming.other-unit"), (COUNTY, "2028", "incoming.other-period")],
)
def test_the_file_of_somebody_else(run, tmp_path: Path, unit: str, period: str, code: str):
    path = blank(run, tmp_path)
    refused = run("import", str(path), unit, period, "--apply")
    assert refused.status == 2
    assert refused.err.startswith(f"[{code}]")


def test_what_cannot_be_read_is_told_and_the_rest_taken(run, scheme, tmp_path: Path):
    colleague = Colleague(blank(run, tmp_path), scheme)
    sheet, cell = colleague.cell("T101_01.actual")
    sheet[cell] = "大约12次"
    colleague.type("T101_02.actual", "4")
    done = run("import", str(colleague.save("约.xlsx")), COUNTY, "2026", "--apply", "--json")
    assert done.status == 1
    kinds = {r["key"]: (r["kind"], r["fault"]) for r in changes(done)}
    assert kinds["T101_01.actual"] == ("refused", "records.not-a-number")
    assert kinds["T101_02.actual"] == ("new", None)
    assert shown(run)["T101_02.actual"][0] == 4


@pytest.mark.libreoffice
def test_saved_by_another_program_nothing_is_different(run, year, soffice: str, tmp_path: Path):
    assert run("enter", COUNTY, "2026", "--file", str(year(COUNTY, 2026))).status == 0
    exported = run("export", COUNTY, "2026", "--out", str(tmp_path), "--draft", "--json")
    saved = convert(soffice, [Path(exported.records[0]["path"])], "xlsx", tmp_path)[0]
    listed = run("import", str(saved), COUNTY, "2026", "--json")
    assert (listed.status, listed.records) == (0, [])
