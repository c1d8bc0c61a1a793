"""The self-test is passed by a whole program and not by one with a piece missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.commands import self_test as module
from desktop.commands.self_test import missing_qt_files

STEPS = ["resources", "scheme", "enter", "check", "export", "report"]


def test_a_whole_program_passes(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "missing_qt_files", lambda directory: [])
    answer = run("self-test", "--json")
    assert [(r["step"], r["ok"]) for r in answer.records] == [(step, True) for step in STEPS]
    assert answer.status == 0


def test_a_missing_file_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RESOURCES", (*module.RESOURCES, "icons/none-such.svg"))
    answer = run("self-test", "--json")
    assert answer.status == 1
    bad = {r["step"]: r["detail"] for r in answer.records if not r["ok"]}
    assert "icons/none-such.svg" in bad["resources"]


def test_it_leaves_the_data_alone(run, data_dir: Path) -> None:
    run("self-test")
    assert not (data_dir / "jiaobao.db").exists()


@pytest.mark.parametrize(
    ("platform", "plugins"),
    [("linux", ["libqxcb.so", "libqoffscreen.so"]), ("win32", ["qwindows.dll"])],
)
def test_qt_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, plugins: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    wanted = [*(f"plugins/platforms/{name}" for name in plugins), "translations/qtbase_zh_CN.qm"]
    assert missing_qt_files(tmp_path) == wanted
    for name in wanted:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert missing_qt_files(tmp_path) == []
    assert missing_qt_files(None) == ["PySide6"]
