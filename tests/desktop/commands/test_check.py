"""Check: findings in JSON and text, the exit status, the workbook of findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

REPORT = ("520327", "2026")
SLIP = ("T101_03.actual=5", "T101_03.cumulative=3")


def test_findings_as_json(run) -> None:
    run("enter", *REPORT, *SLIP)
    answer = run("check", *REPORT, "--json")
    assert answer.status == 1
    found = {record["id"]: record for record in answer.records}
    slip = found["R101_01"]
    assert {name: slip[name] for name in ("rule", "class", "keys", "left", "right")} == {
        "rule": "R101_01",
        "class": "强制",
        "keys": ["T101_03.cumulative", "T101_03.actual"],
        "left": 3,
        "right": 5,
    }
    assert slip["explained"] is False
    assert slip["message"].startswith("表1-1 第3行 累计 3 期，应不小于 本年实际 5 期。")
    assert found["required@T101_01.actual"]["rule"] == "required"


def test_the_class_is_the_same_word_in_every_language(run) -> None:
    run("enter", *REPORT, *SLIP)
    classes = {r["class"] for r in run("check", *REPORT, "--json", "--lang", "en").records}
    assert classes == {"强制", "准强制", "提示"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("【强制】表1-1 第3行 累计 3 期", "（R101_01）", "填报进度 ", "处理后才能正式报送")),
        (
            "en",
            ("[must hold] Form 1-1 row 3 Cumulative", "(R101_01)", "filled in ", "before a final"),
        ),
    ],
)
def test_text(run, lang: str, said: tuple[str, ...]) -> None:
    run("enter", *REPORT, *SLIP)
    told = run("check", *REPORT, "--lang", lang).out
    assert all(part in told for part in said)


def test_what_is_not_done_part_by_part(run) -> None:
    run("enter", *REPORT, *SLIP)
    told = run("check", *REPORT).out.splitlines()
    assert [line[:8] for line in told if line.startswith("表1-1  ")] == ["表1-1  1/"]
    assert not [line for line in told if line.startswith("表0")]
    assert "台账L02  强制" in told


def test_the_findings_as_a_workbook(run, tmp_path: Path) -> None:
    run("enter", *REPORT, *SLIP)
    target = tmp_path / "f.xlsx"
    count = len(run("check", *REPORT, "--json", "--out", str(target)).records)
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "审核结果"
    assert len(rows) == count + 2


def test_a_workbook_that_cannot_be_written(run, tmp_path: Path) -> None:
    run("enter", *REPORT, *SLIP)
    answer = run("check", *REPORT, "--out", str(tmp_path / "none" / "f.xlsx"))
    assert (answer.status, answer.codes) == (2, ["workbook.no-folder"])
