"""A sealed report on its way: saved by another program, altered, corrected, sent again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.desktop.workbook.libreoffice import convert

COUNTY = ("520327", "2026")
KEY = "T201_01.actual"


@pytest.fixture
def filled(run, year) -> None:
    """Fill in the county's report of 2026."""
    entered = run("enter", *COUNTY, "--file", str(year(*COUNTY[:1], 2026)))
    assert entered.status == 0, entered.err


@pytest.fixture
def export(run, tmp_path: Path):
    """Return what seals the report and gives the path of the file."""

    def do(*more: str) -> Path:
        answer = run("export", *COUNTY, "--out", str(tmp_path / "out"), *more, "--json")
        assert answer.status == 0, answer.err
        return Path(answer.records[0]["path"])

    return do


def value(run, key: str = KEY) -> str:
    return str(run("show", *COUNTY, key, "--json").records[0]["value"])


def altered(path: Path, key: str, content: str | float) -> str:
    """Put ``content`` into the cell of ``key`` as a clerk would; return its sheet and address."""
    book = openpyxl.load_workbook(path)
    sheet, cell = book.defined_names[key].attr_text.replace("$", "").replace("'", "").split("!")
    book[sheet][cell] = content
    book.save(path)
    return f"{sheet} {cell}"


@pytest.mark.libreoffice
def test_saved_by_another_program_then_altered(
    run, filled, export, soffice: str, tmp_path: Path
) -> None:
    path = export()
    (saved,) = convert(soffice, [path], "xlsx", tmp_path)
    assert saved.read_bytes() != path.read_bytes()
    intact = run("verify", str(saved), "--json")
    assert (intact.status, intact.records[0]["verdict"]) == (0, "intact"), intact.out
    before = value(run)
    where = altered(saved, KEY, 99999.25)
    answer = run("verify", str(saved), "--json")
    assert answer.status == 1
    (verdict,) = answer.records
    assert (verdict["verdict"], verdict["unit"], verdict["version"]) == ("altered", "520327", 1)
    (one,) = verdict["altered"]
    assert (one["key"], one["sealed"], one["found"]) == (KEY, before, "99999.25")
    assert f"{one['sheet']} {one['cell']}" == where
    assert one["place"] == f"表2-1 第1行 本年实际（{where}）"
    told = run("verify", str(saved))
    assert f"{one['place']}：报出 {before}，现为 99999.25" in told.out


@pytest.mark.libreoffice
def test_altered_then_calculated_by_another_program(
    run, filled, export, soffice: str, tmp_path: Path
) -> None:
    path = export("--with-internal")
    altered(path, KEY, 99999.25)
    (saved,) = convert(soffice, [path], "xlsx", tmp_path)
    found = run("verify", str(saved), "--json").records[0]["altered"]
    assert [one["key"] for one in found if not one["computed"]] == [KEY]
    assert {one["key"] for one in found if one["computed"]} >= {"T201_01.completion"}


def test_corrections_make_a_second_version(run, filled, export, tmp_path: Path) -> None:
    first = export()
    sent = first.read_bytes()
    old = value(run)
    locked = run("enter", *COUNTY, f"{KEY}=1")
    assert (locked.status, locked.err.partition("]")[0]) == (2, "[records.locked")
    assert run("undo", *COUNTY).status == 2
    again = run("export", *COUNTY, "--out", str(tmp_path / "out"), "--reason", "没有改动")
    assert (again.status, again.err.partition("]")[0]) == (2, "[submission.unchanged")
    assert run("reopen", *COUNTY, "--reason", "县统计局核定后更正").status == 0
    unchanged = run("export", *COUNTY, "--out", str(tmp_path / "out"), "--reason", "没有改动")
    assert unchanged.err.startswith("[submission.unchanged]")
    new = str(int(float(old)) + 1)
    assert run("enter", *COUNTY, f"{KEY}={new}").status == 0
    for finding in run("check", *COUNTY, "--json").records:
        if finding["blocks"]:
            run("explain", *COUNTY, finding["id"], "县统计局核定后更正")
    without_reason = run("export", *COUNTY, "--out", str(tmp_path / "out"))
    assert without_reason.err.startswith("[submission.reason-missing]")
    second = export("--reason", "县统计局核定后更正")
    assert second.name == "2026_520327_凤冈县_交通年报_v2.xlsx"
    assert run("verify", str(second)).status == 0
    versions = run("versions", *COUNTY, "--json").records
    assert [one["version"] for one in versions] == [1, 2]
    assert [one["previous"] for one in versions] == ["", versions[0]["digest"]]
    assert versions[1]["reason"] == "县统计局核定后更正"
    assert [one["locked"] for one in versions] == [False, True]
    assert versions[0]["code"] != versions[1]["code"]
    changed = {
        one["key"]: (one["old"], one["new"])
        for one in run("versions", *COUNTY, "--diff", "1", "2", "--json").records
    }
    assert changed[KEY] == (old, new)
    assert all(key.startswith(("T201_01.", "T201_02.", "explanation:")) for key in changed)
    kept = run("versions", *COUNTY, "--write", "1", "--out", str(tmp_path / "again"), "--json")
    written = Path(kept.records[0]["path"])
    assert (written.name, written.read_bytes()) == (first.name, sent)
    titles = [one["title"] for one in run("history", *COUNTY, "--json").records]
    assert titles[0] == "导出报送 v2 县统计局核定后更正"
    assert "重新打开：县统计局核定后更正" in titles


def test_internal_ledgers_stay_unless_asked_for(run, filled, export) -> None:
    book = openpyxl.load_workbook(export())
    assert {"台账L02", "台账L07"}.isdisjoint(book.sheetnames)
    texts = [str(cell.value) for row in book["封面"].iter_rows() for cell in row if cell.value]
    assert any("未写入本报送件" in text and "L02" in text for text in texts)
    machine = [row[0] for row in book["_jiaobao"].iter_rows(max_col=1, values_only=True)]
    assert "left_out:L02" in machine
    assert not [key for key in machine if str(key).startswith(("L02", "row:L02"))]
    computed = book.defined_names["T101_15.actual"].attr_text.replace("$", "").replace("'", "")
    sheet, cell = computed.split("!")
    assert str(book[sheet][cell].value) == value(run, "T101_15.actual")
    whole = openpyxl.load_workbook(export("--with-internal", "--reason", "省厅要求报送内部台账"))
    assert {"台账L02", "台账L07"} < set(whole.sheetnames)
    assert str(whole[sheet][cell].value).startswith("=")


def test_another_computer_knows_a_key_once_it_was_remembered(
    run, filled, export, tmp_path: Path
) -> None:
    path = export()
    there = ("--data", str(tmp_path / "province"), "--json")
    (verdict,) = run("verify", str(path), *there).records
    assert (verdict["verdict"], verdict["key"]) == ("intact", "unknown")
    spoken = verdict["code"].lower().replace("-", " ").replace("0", "o")
    assert run("verify", str(path), "--code", spoken, *there).status == 0
    assert run("verify", str(path), "--code", "0000-0000", *there).status == 1
    assert run("verify", str(path), "--remember", *there).status == 0
    assert run("verify", str(path), *there).records[0]["key"] == "known"


def test_a_draft_has_no_seal(run, filled, export) -> None:
    answer = run("verify", str(export("--draft")), "--json")
    assert (answer.status, answer.records[0]["verdict"]) == (1, "unsealed")
    assert run("enter", *COUNTY, f"{KEY}=1").status == 0
