"""Differences of two schemes: rows added, removed, changed, moved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.scheme.diff import diff, vanished

Edit = Callable[..., None]


@pytest.fixture
def before(small: Path, tmp_path: Path) -> Path:
    """Return a copy of the small scheme, as it was."""
    return shutil.copytree(small, tmp_path / "before")


def test_the_same_scheme_has_no_differences(before: Path, small: Path) -> None:
    assert diff(before, small) == []


def test_each_kind_of_change(before: Path, small: Path, edit: Edit) -> None:
    edit("indicators", 2, unit="件", minimum="0")
    edit("choices", 4, list="状态", value="已销号")
    path = small / "narratives.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    path = small / "sections.csv"
    head, first, second = path.read_text("utf-8").splitlines()
    path.write_text(f"{head}\n{second}\n{first}\n", "utf-8")
    path = small / "scheme.toml"
    path.write_text(path.read_text("utf-8").replace("01-20", "01-31"), "utf-8")
    changes = diff(before, small)
    assert [change.text() for change in changes] == [
        "基本信息 deadline 的 value：01-20 → 01-31",
        "分表 的行序有变，自 2.1 起",
        "指标 T101_01 的 unit：个 → 件",
        "指标 T101_01 的 minimum：（空） → 0",
        "选项 新增 状态 已销号",
        "文字说明 删除 N101_01",
    ]
    assert changes[2].text("en") == "指标: T101_01 unit: 个 → 件"
    back = diff(small, before)
    assert [change.kind for change in back] == [
        "changed",
        "moved",
        "changed",
        "changed",
        "removed",
        "added",
    ]


def test_the_text_of_the_report_is_compared_line_by_line(before: Path, small: Path) -> None:
    path = small / "report.md"
    lines = path.read_text("utf-8").splitlines()
    lines[4] = "### （一）公文"
    lines[6:7] = [lines[6], "", "另起一段。"]
    del lines[-1]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    changes = diff(before, small)
    assert [change.text() for change in changes] == [
        "年度报告 第5行：### （一）文件 → ### （一）公文",
        "年度报告 第9行 新增：另起一段。",
        "年度报告 原第16行 删除：建党{2.1#01: V02}周年。",
    ]
    assert changes[0].text("en") == "年度报告 line 5: ### （一）文件 → ### （一）公文"
    assert [(c.table, c.kind, c.key) for c in diff(small, before)] == [
        ("report", "changed", "5"),
        ("report", "removed", "9"),
        ("report", "added", "16"),
    ]


def test_a_line_that_became_blank_is_removed(before: Path, small: Path) -> None:
    path = small / "report.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("建党{2.1#01: V02}周年。", ""), "utf-8")
    assert [(c.kind, c.key, c.new) for c in diff(before, small)] == [("removed", "16", "")]
    assert [(c.kind, c.key, c.old) for c in diff(small, before)] == [("added", "16", "")]


def test_a_text_that_is_missing_is_a_fault(before: Path, small: Path) -> None:
    (small / "report.md").unlink()
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        diff(before, small)


def test_codes_that_vanished_are_told_unless_they_are_renamed(before: Path, small: Path) -> None:
    path = small / "narratives.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("N101_01", "N101_02"), "utf-8")
    path = small / "ledger_columns.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], ""]), "utf-8")
    gone = ".".join(lines[-1].split(",")[:2])
    assert [one.key for one in vanished(before, small)] == [gone, "N101_01"]
    assert vanished(before, small)[1].text().startswith("注意：文字说明 N101_01 没有了")
    with (small / "renames.csv").open("a", encoding="utf-8") as file:
        file.write(f"N101_01,N101_02,2027,\n{gone},,2027,\n")
    assert vanished(before, small) == []


@pytest.mark.parametrize("name", ["rules.csv", "scheme.toml"])
def test_a_directory_that_is_no_scheme(before: Path, small: Path, name: str) -> None:
    (small / name).unlink()
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        diff(before, small)
