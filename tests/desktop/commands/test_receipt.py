"""``receipt``: for an intact version, with who gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.submission.answer import read_answer


def test_a_receipt_is_written(run, sealed_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    options = ("--author", "规划处", "--note", "收到", "--json")
    answer = run("receipt", str(sealed_file), "--out", str(out), *options)
    assert answer.status == 0, answer.err
    (record,) = answer.records
    written = read_answer(Path(record["path"]))
    assert written is not None
    assert (written.kind, written.author, written.note) == ("receipt", "规划处", "收到")
    assert (
        (record["version"], record["code"])
        == (written.version, written.code)
        == (1, record["code"])
    )
    assert (record["unit"], record["period"]) == (written.unit, written.period)
    assert Path(record["path"]).parent == out


def test_by_default_the_authority_of_the_scheme_gives_it(run, sealed_file, tmp_path) -> None:
    answer = run("receipt", str(sealed_file), "--out", str(tmp_path))
    written = read_answer(Path(answer.out.strip()))
    assert written is not None
    assert written.author == "贵州省交通运输厅"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "reader.no-file"),
        (b"", "reader.empty-file"),
        (b"PK\x03\x04rest", "reader.damaged"),
        (b"%PDF-1.7", "reader.pdf"),
    ],
)
def test_a_file_that_is_no_report(run, tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "年报.xlsx"
    if content is not None:
        path.write_bytes(content)
    answer = run("receipt", str(path), "--out", str(tmp_path / "out"))
    assert (answer.status, answer.codes) == (2, [code])
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be(run, sealed_file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    answer = run("receipt", str(sealed_file), "--out", str(tmp_path / "file"))
    assert (answer.status, answer.codes) == (2, ["cli.no-directory"])
