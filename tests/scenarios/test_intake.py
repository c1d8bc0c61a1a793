"""A province's day: mail comes in, is judged, shown, returned, corrected and accepted again."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from desktop.submission.mail import Letter, eml
from tests.hostile import bit_flipped, ole, truncated
from tests.scenarios.conftest import Run

PERIOD, DEPARTMENT = "2026", "520000"
KEY = "T201_01.actual"
COUNTIES = 3


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> dict[str, Path]:
    """Return unit → final workbook of every unit of a small demo; the units' own computer."""
    assert run("demo", "--units", str(COUNTIES)).status == 0
    known = [r["code"] for r in run("units", "--find", "贵州", "--json").records]
    assert DEPARTMENT in known
    found: dict[str, Path] = {}
    prefectures = [f"5201{n:02}" for n in (0, 2, 3, 11)]
    for unit in (*prefectures, DEPARTMENT):
        exported = run("export", unit, PERIOD, "--out", str(tmp_path / "报送"), "--json")
        if exported.status == 0:
            found[unit] = Path(exported.records[0]["path"])
    assert len(found) >= COUNTIES
    return found


def broken(good: Path, folder: Path) -> dict[str, str]:
    """Write files that are no reports into ``folder``; return file name → code of the reason."""
    content = good.read_bytes()
    made = {
        "没有传完.xlsx": (truncated(content), "reader.damaged"),
        "加密.xlsx": (ole("EncryptedPackage")(b""), "reader.password"),
        "旧格式.xls": (ole("Workbook")(b""), "reader.xls"),
        "说明.txt": ("今年报表见附件".encode("gb18030"), "reader.text"),
        "扫描件.pdf": (b"%PDF-1.7\n", "reader.pdf"),
        "空.xlsx": (b"", "reader.empty-file"),
        "坏.zip": (b"PK\x03\x04broken", "province.archive-damaged"),
        "空信.eml": (b"Subject: hello\r\n\r\nno attachment", "province.mail-empty"),
    }
    for name, (spoiled, _) in made.items():
        (folder / name).write_bytes(spoiled)
    for seed in range(3):
        (folder / f"传坏{seed}.xlsx").write_bytes(bit_flipped(content, seed, 400))
    return {name: code for name, (_, code) in made.items()}


def mailed(files: list[Path], folder: Path) -> None:
    """Put the first file loose, the second into a mail, the others into an archive."""
    first, second, *others = files
    shutil.copy(first, folder)
    letter = Letter((), "报送", "请查收")
    (folder / "来信.eml").write_bytes(eml(letter, [(second.name, second.read_bytes())]))
    with zipfile.ZipFile(folder / "遵义.zip", "w") as archive:
        for path in others:
            archive.write(path, f"来件/{path.name}")


def test_the_day(run: Run, sent: dict[str, Path], tmp_path: Path) -> None:
    above = ("--data", str(tmp_path / "省厅"))
    inbox = tmp_path / "收件"
    inbox.mkdir()
    reasons = broken(next(iter(sent.values())), inbox)
    mailed(list(sent.values()), inbox)

    taken = run(*above, "intake", str(inbox), "--json")
    assert taken.status == 1, taken.err
    accepted = {r["unit"]: r for r in taken.records if r["verdict"] == "accepted"}
    refused = {Path(r["file"]).name: r for r in taken.records if r["verdict"] == "refused"}
    assert accepted.keys() == sent.keys()
    assert {name: refused[name]["code"] for name in reasons} == reasons
    assert len(taken.records) == len(sent) + len(reasons) + 3
    assert all(record["reason"] for record in taken.records)
    again = run(*above, "intake", str(inbox), "--json").records
    assert {record["verdict"] for record in again} == {"duplicate", "refused"}

    board = {r["unit"]: r["state"] for r in run(*above, "board", PERIOD, "--json").records}
    assert len(board) == 98
    assert {unit for unit, state in board.items() if state == "accepted"} == sent.keys()

    unit = next(iter(sent))
    words = ("return", PERIOD, unit, "--out", str(tmp_path / "退回"), "--remark", f"{KEY}=请核实")
    returned = run(*above, *words, "--json")
    assert returned.status == 0, returned.err
    shown = run(*above, "board", PERIOD, "--json", "--state", "returned").records
    assert [record["unit"] for record in shown] == [unit]

    second = corrected(run, unit, returned.records[0]["path"], tmp_path)
    answer = run(*above, "intake", str(second), "--json")
    assert [(r["verdict"], r["code"], r["version"]) for r in answer.records] == [
        ("accepted", "province.accepted-version", 2)
    ]
    late = run(*above, "intake", str(sent[unit]), "--json").records[0]
    assert late["verdict"] == "duplicate"
    line = next(r for r in run(*above, "board", PERIOD, "--json").records if r["unit"] == unit)
    assert (line["state"], line["version"]) == ("accepted", 2)

    reminded = run(*above, "remind", PERIOD, "--out", str(tmp_path / "催报"), "--json").records
    missing = {code for record in reminded for code in record["missing"]}
    assert missing == board.keys() - sent.keys()


def corrected(run: Run, unit: str, file: str, tmp_path: Path) -> Path:
    """Let the unit take the return, correct its figure and export version 2."""
    assert run("import", file, unit, PERIOD).status == 0
    now = run("show", unit, PERIOD, KEY, "--json").records[0]["value"]
    changed = run("enter", unit, PERIOD, f"{KEY}={float(now) + 0.01:.2f}")
    assert changed.status == 0, changed.err
    for finding in run("check", unit, PERIOD, "--json").records:
        if finding["blocks"]:
            told = run("explain", unit, PERIOD, finding["id"], "已与统计台账核对，数据无误")
            assert told.status == 0, told.err
    out = tmp_path / "报送2"
    written = run("export", unit, PERIOD, "--out", str(out), "--reason", "按退回单更正", "--json")
    assert written.status == 0, written.err or written.out
    return Path(written.records[0]["path"])
