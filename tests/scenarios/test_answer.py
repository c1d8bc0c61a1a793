"""A version goes out by mail, is returned, answered, sent again and acknowledged: by command line."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import openpyxl
import pytest

from desktop.workbook.read_back import read_machine
from tests.scenarios.conftest import Run, Year

UNIT, PERIOD = "520327", "2026"
CORRECTED = "T201_01.actual"
REMARKS = {
    CORRECTED: "与上年相差过大，请核实",
    "T201_01.target": "年度目标与下达文件不一致",
}


@pytest.fixture
def filled(run: Run, year: Year) -> str:
    """Return the county with its report of 2026 filled in."""
    assert run("enter", UNIT, PERIOD, "--file", str(year(UNIT, 2026))).status == 0
    return UNIT


def export(run: Run, out: Path, *more: str) -> dict:
    """Export and return what was said of the workbook."""
    exported = run("export", UNIT, PERIOD, "--out", str(out), "--json", *more)
    assert exported.status == 0, exported.err or exported.out
    return exported.records[0]


def answer(run: Run, above: Path, kind: str, file: str, *more: str) -> str:
    """Let the level above answer ``file`` on its own computer; return the path of the answer."""
    words = ("--data", str(above / "data"), kind, file, "--out", str(above), "--json", *more)
    written = run(*words)
    assert written.status == 0, written.err
    return str(written.records[0]["path"])


def blocking(run: Run) -> dict[str, dict]:
    found = run("check", UNIT, PERIOD, "--json").records
    return {record["id"]: record for record in found if record["blocks"]}


def remark_options(remarks: dict[str, str]) -> list[str]:
    return [word for key, text in remarks.items() for word in ("--remark", f"{key}={text}")]


def test_returned_corrected_answered_sent_again(run: Run, filled: str, tmp_path: Path) -> None:
    out, above = tmp_path / "out", tmp_path / "above"
    first = export(run, out)
    assert run("enter", UNIT, PERIOD, f"{CORRECTED}=1").err.startswith("[records.locked]")
    file = answer(run, above, "return", first["path"], *remark_options(REMARKS), "--note", "请重报")
    assert Path(file).name == "2026_520327_凤冈县_交通年报_v1_退回单.xlsx"

    taken = run("import", file, UNIT, PERIOD, "--json")
    assert taken.status == 0, taken.err
    told = taken.records[0]
    assert (told["kind"], told["version"], told["taken"], told["note"]) == (
        "return",
        1,
        True,
        "请重报",
    )
    assert {r["key"]: r["text"] for r in told["remarks"]} == REMARKS

    ids = {key: f"return@{n}@{key}" for n, key in enumerate(REMARKS, 1)}
    found = blocking(run)
    assert set(found) == set(ids.values())
    for key, identity in ids.items():
        record = found[identity]
        assert (record["class"], record["keys"][0]) == ("退回意见", key), "it leads to its cell"
        assert REMARKS[key] in record["message"]
    refused = run("export", UNIT, PERIOD, "--out", str(out), "--reason", "更正")
    assert refused.status == 1

    old = run("show", UNIT, PERIOD, CORRECTED, "--json").records[0]["value"]
    assert run("enter", UNIT, PERIOD, f"{CORRECTED}={old + 1}").status == 0
    assert ids[CORRECTED] not in blocking(run)
    assert run("explain", UNIT, PERIOD, ids["T201_01.target"], "以调整后的下达文件为准").status == 0
    assert not any(identity.startswith("return@") for identity in blocking(run))

    second = export(run, out, "--reason", "按退回意见更正")
    assert (second["version"], second["code"] != first["code"]) == (2, True)
    differences = run("versions", UNIT, PERIOD, "--diff", "1", "2", "--json").records
    changed = {r["key"]: (r["old"], r["new"]) for r in differences}
    assert changed[CORRECTED] == (str(old), str(old + 1))
    assert changed[f"explanation:{ids['T201_01.target']}"] == (None, "以调整后的下达文件为准")
    check_answers(second["path"], ids)
    verified = run("verify", second["path"], "--json")
    assert verified.status == 0, verified.out


def check_answers(path: str, ids: dict[str, str]) -> None:
    """Both sheets of the new version, the hidden one and the one for people, carry the answers."""
    book = openpyxl.load_workbook(path)
    records = {row[0].value: row[2].value for row in book["_jiaobao"]}
    assert records[f"answer:{ids[CORRECTED]}"] == "corrected"
    assert records[f"answer:{ids['T201_01.target']}"] == "explained"
    rows = [[cell.value for cell in row] for row in book["审核情况"]]
    lines = {text: row for row in rows for text in REMARKS.values() if text in str(row[0])}
    corrected, explained = (lines[text] for text in REMARKS.values())
    assert corrected[5] == "已更正"
    assert corrected[3] != corrected[4], "what it was, what it is"
    assert (explained[5], explained[6]) == ("已答复", "以调整后的下达文件为准")


def test_a_receipt_is_recorded_with_time_and_code(run: Run, filled: str, tmp_path: Path) -> None:
    sent = export(run, tmp_path)
    file = answer(run, tmp_path / "above", "receipt", sent["path"], "--author", "规划处")
    taken = run("import", file, UNIT, PERIOD, "--json").records[0]
    assert (taken["kind"], taken["code"], taken["author"]) == ("receipt", sent["code"], "规划处")
    assert taken["made_at"][:4].isdigit()
    assert run("import", file, UNIT, PERIOD, "--json").records[0]["taken"] is False
    newest = run("history", UNIT, PERIOD, "--json").records[0]
    assert (newest["kind"], newest["title"]) == ("receipt", "登记回执：v1")
    other = run("import", file, "520328", PERIOD)
    assert other.status == 2


def test_a_correction_taken_back_brings_the_remark_back(run, filled, tmp_path) -> None:
    sent = export(run, tmp_path)
    file = answer(run, tmp_path / "above", "return", sent["path"], *remark_options(REMARKS))
    assert run("import", file, UNIT, PERIOD).status == 0
    assert run("enter", UNIT, PERIOD, f"{CORRECTED}=1").status == 0
    identity = f"return@1@{CORRECTED}"
    assert identity not in blocking(run)
    assert run("undo", UNIT, PERIOD).status == 0
    assert identity in blocking(run)
    assert run("undo", UNIT, PERIOD).status == 0, "the return itself is undone, too"
    assert blocking(run) == {}
    assert run("redo", UNIT, PERIOD).status == 0
    assert identity in blocking(run)


def test_out_by_mail_with_a_password(run: Run, filled: str, tmp_path: Path) -> None:
    options = ("--mail", "--to", "tongji@example.gov.cn", "--password", "密码1")
    exported = run("export", UNIT, PERIOD, "--out", str(tmp_path), *options, "--json")
    assert exported.status == 0, exported.err
    kinds = {record.get("kind", "workbook"): Path(record["path"]) for record in exported.records}
    assert set(kinds) == {"workbook", "protected", "mail"}
    read = email.message_from_bytes(kinds["mail"].read_bytes(), policy=email.policy.default)
    (part,) = read.iter_attachments()
    assert part.get_filename() == "2026_520327_凤冈县_交通年报_v1_加密.xlsx"
    assert part.get_content() == kinds["protected"].read_bytes()
    assert read["To"] == "tongji@example.gov.cn"
    assert run("import", str(kinds["protected"]), UNIT, PERIOD).err.startswith("[reader.password]")
    assert read_machine(kinds["workbook"])["T201_01.actual"][0] == "number"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--mail", "--to", "没有地址"), "mail.address"),
        (("--password", ""), "mail.password-empty"),
    ],
)
def test_nothing_is_sealed_for_an_option_that_cannot_be(run, filled, tmp_path, options, code):
    refused = run("export", UNIT, PERIOD, "--out", str(tmp_path), *options)
    assert (refused.status, refused.err.startswith(f"[{code}]")) == (2, True)
    assert run("versions", UNIT, PERIOD, "--json").records == []


def test_returned_twice_the_old_remarks_have_had_their_answer(run, filled, tmp_path) -> None:
    above, out = tmp_path / "above", tmp_path / "out"
    first = export(run, out)
    file = answer(run, above, "return", first["path"], *remark_options(REMARKS))
    assert run("import", file, UNIT, PERIOD).status == 0
    for n, key in enumerate(REMARKS, 1):
        assert run("explain", UNIT, PERIOD, f"return@{n}@{key}", "核对无误，数据属实").status == 0
    second = export(run, out, "--reason", "逐条答复")
    again = answer(run, above, "return", second["path"], "--remark", f"{CORRECTED}=仍请更正")
    assert run("import", again, UNIT, PERIOD).status == 0
    assert set(blocking(run)) == {f"return@3@{CORRECTED}"}, "an old answer does not count for it"
    older = run("import", file, UNIT, PERIOD)
    assert (older.status, older.err.startswith("[answer.older]")) == (2, True)
    value = run("show", UNIT, PERIOD, CORRECTED, "--json").records[0]["value"]
    assert run("enter", UNIT, PERIOD, f"{CORRECTED}={value + 2}").status == 0
    third = export(run, out, "--reason", "更正")
    verified = run("verify", third["path"], "--json")
    assert verified.status == 0, verified.out
