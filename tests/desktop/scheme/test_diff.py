"""Differences of two schemes: rows added, removed, changed, moved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.scheme.diff import diff

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


@pytest.mark.parametrize("name", ["rules.csv", "scheme.toml"])
def test_a_directory_that_is_no_scheme(before: Path, small: Path, name: str) -> None:
    (small / name).unlink()
    with pytest.raises(Fault, match=r"scheme\.unreadable"):
        diff(before, small)
