"""``remind``: two files for each prefecture that is not complete."""

from __future__ import annotations

from pathlib import Path


def test_files(run, tmp_path: Path, sealed_file: Path):
    run("intake", str(sealed_file))
    answer = run("remind", "2026", "--out", str(tmp_path / "催报"), "--json")
    assert answer.status == 0, answer.err
    assert len(answer.records) == 10
    zunyi = next(record for record in answer.records if record["name"] == "遵义市")
    assert len(zunyi["missing"]) == 14
    assert "520327" not in zunyi["missing"]
    assert Path(zunyi["text"]).exists()
    assert Path(zunyi["mail"]).suffix == ".eml"


def test_below_one_unit(run, tmp_path: Path):
    answer = run("remind", "2026", "--out", str(tmp_path), "--under", "520300")
    assert answer.out.splitlines() == [
        str(tmp_path / "2026_遵义市_催报.txt"),
        str(tmp_path / "2026_遵义市_催报.eml"),
    ]


def test_nobody_is_missing(run, tmp_path: Path, sealed_file: Path):
    run("intake", str(sealed_file))
    answer = run("remind", "2026", "--out", str(tmp_path), "--under", "520327")
    assert answer.status == 0
    assert "没有要催报的" in answer.out
    assert list(tmp_path.glob("*.eml")) == []
