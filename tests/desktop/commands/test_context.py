"""Which unit a word means, and what is said when it means none or several."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.resources import resource_path
from desktop.workbook.reader import read_bytes


@pytest.mark.parametrize("word", ["520327", "凤冈县", "凤冈县交通运输局", "贵州 凤冈县"])
def test_a_unit_by_code_or_name(run, word: str) -> None:
    assert run("enter", word, "2026", "T101_01.actual=12").status == 0
    assert run("show", "520327", "2026", "T101_01.actual", "--json").records[0]["value"] == 12


@pytest.mark.parametrize(
    ("word", "code", "mentioned"),
    [
        ("鼓楼区", "cli.unit-several", "320106 江苏省 南京市 鼓楼区"),
        ("凤冈", "cli.unit-near", "520327 贵州省 遵义市 凤冈县"),
        ("无此县", "cli.unit-unknown", "无此县"),
        ("999999", "cli.unit-unknown", "999999"),
    ],
)
def test_no_unit_or_several(run, word: str, code: str, mentioned: str) -> None:
    answer = run("check", word, "2026")
    assert (answer.status, answer.codes) == (2, [code])
    assert mentioned in answer.err


@pytest.mark.parametrize("command", ["show", "check", "history", "undo", "redo"])
def test_a_report_that_nobody_began(run, command: str) -> None:
    answer = run(command, "520327", "2026")
    assert (answer.status, answer.codes) == (2, ["records.no-report"])


def test_a_scheme_that_is_not_there(run) -> None:
    answer = run("--scheme", "none-such", "show", "520327", "2026")
    assert (answer.status, answer.codes) == (2, ["scheme.unknown-scheme"])


def test_a_report_keeps_the_scheme_it_was_begun_with(run, tmp_path) -> None:
    run("enter", "520327", "2026", "T101_01.actual=12")
    path = tmp_path / "next"
    shutil.copytree(resource_path("schemes", "transport-annual"), path)
    info = path / "scheme.toml"
    info.write_text(info.read_text("utf-8").replace('"2026.1"', '"2027.1"'), "utf-8", newline="")
    assert run("scheme", "install", str(path)).status == 0
    for period, version in (("2026", "2026.1"), ("2027", "2027.1")):
        run("enter", "520327", period, "T101_02.actual=1")
        export = run("export", "520327", period, "--out", str(tmp_path), "--draft", "--json")
        content = read_bytes(Path(export.records[0]["path"]).read_bytes(), "f.xlsx")
        assert content.identity["scheme_version"] == version


def test_the_data_directory_is_the_one_given(run, tmp_path) -> None:
    here, there = str(tmp_path / "here"), str(tmp_path / "there")
    assert run("--data", here, "enter", "520327", "2026", "T101_01.actual=1").status == 0
    assert run("show", "520327", "2026", "--data", here, "T101_01.actual").status == 0
    assert run("show", "520327", "2026", "--data", there).codes == ["records.no-report"]
