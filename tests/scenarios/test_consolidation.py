"""From files to a province's totals: sealed, taken in, merged, traced, adjusted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.demo.fill import Plan, Task, fill
from desktop.demo.receive import sealed
from desktop.records.snapshot import Snapshot
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from tests.scenarios.conftest import Run

CODES = ("520102", "520103", "520100", "520000")
SUM, LEDGER = "T201_01.actual", "T206_12.actual"


@dataclass(frozen=True)
class Sent:
    """What units made on their own computers: reports, and a folder with their files."""

    folder: Path
    reports: dict[str, Snapshot]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    scheme, units, plan = load_built_in(), Units(), Plan.read()
    folder, reports = tmp_path_factory.mktemp("sent"), {}
    for code in CODES:
        unit = units.get(code)
        below = tuple(u.code for u in units.below(code) if u.level == "county")
        report = fill(Task(scheme, plan, unit, 2026, 1, below or (code,)))
        prepared = sealed(report, tmp_path_factory.mktemp(code))
        (folder / prepared.submission.file).write_bytes(prepared.content)
        reports[code] = report
    return Sent(folder, reports)


@pytest.fixture
def taken_in(run: Run, sent: Sent) -> Sent:
    """Take the files in, as a province does."""
    answer = run("intake", str(sent.folder), "--json")
    assert {r["verdict"] for r in answer.records} == {"accepted"}, answer.err
    return sent


def test_totals_are_those_of_the_files_and_lead_back_to_their_cells(run: Run, taken_in: Sent):
    totals = {r["key"]: r for r in run("consolidate", "2026", "--json").records}
    wanted = sum(Decimal(str(r.values[SUM])) for r in taken_in.reports.values())
    assert totals[SUM]["value"] == float(wanted)
    assert totals[SUM]["coverage"] == "98 中 4 已报"
    traced = run("trace", "2026", SUM, "--json").records
    assert {r["unit"] for r in traced} == set(CODES)
    for one in traced:
        book = CalamineWorkbook.from_path(taken_in.folder / one["file"])
        row, column = int(one["cell"].lstrip("ABCDEFGHIJ")), ord(one["cell"][0]) - ord("A")
        rows = book.get_sheet_by_name(one["sheet"]).to_python(skip_empty_area=False)
        assert rows[row - 1][column] == one["value"]


def test_an_adjustment_changes_the_total_until_it_is_taken_back(
    run: Run, taken_in: Sent, tmp_path: Path
):
    def total() -> dict[str, object]:
        found = run("consolidate", "2026", "--json").records
        return next(r for r in found if r["key"] == SUM)

    before = total()
    signed = ("--reason", "核对入库数", "--author", "张三", "--document", "1号")
    assert run("adjust", "2026", "南明区", SUM, "1", *signed).status == 0
    after = total()
    assert after["reported"] == before["value"]
    assert after["value"] != before["value"]
    book = tmp_path / "汇总.xlsx"
    assert run("consolidate", "2026", "--out", str(book)).status == 0
    rows = CalamineWorkbook.from_path(book).get_sheet_by_name("调整").to_python()
    assert any("核对入库数" in row for row in rows)
    assert run("adjust", "2026", "--undo").status == 0
    assert total() == before


def test_what_a_prefecture_passes_up_counts_once(
    run: Run, taken_in: Sent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    up = tmp_path / "贵阳市.zip"
    area = ("--area", "520100", "--pass-up", str(up))
    own = {r["key"]: r for r in run("consolidate", "2026", *area, "--json").records}
    monkeypatch.setenv("JIAOBAO_DATA", str(tmp_path / "province"))
    (tmp_path / "province").mkdir()
    county = next(taken_in.folder.glob("2026_520102*"))
    run("intake", str(county), "--json")
    verdicts = [r["verdict"] for r in run("intake", str(up), "--json").records]
    assert sorted(verdicts) == ["accepted", "accepted", "duplicate"]
    there = {r["key"]: r for r in run("consolidate", "2026", "--json").records}
    for key in (SUM, LEDGER):
        assert there[key]["value"] == own[key]["value"]
