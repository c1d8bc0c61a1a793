"""A province's year at its whole size: 98 reports in, 30 other files, every total checked by hand."""

from __future__ import annotations

import io
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.province.register import Register
from desktop.records.place import DATABASE
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.scheme.values import NA, Value
from tests.desktop.workbook.libreoffice import cell, convert, read
from tests.scenarios.arithmetic import Arithmetic, unit_of
from tests.scenarios.conftest import Answer, Sent, command
from tests.scenarios.inbox import KEY, File, deliver, spoiled

SCHEME, UNITS = load_built_in(), Units()
MAIN = Path(__file__).resolve().parents[2] / "main.py"
PERIOD, DEPARTMENT = "2026", "520000"
REPORTS, BROKEN, COUNTIES = 98, 30, 88
OF_COUNTIES = "T206_12.target"
"""A sum over the counties alone."""
KILLED_AFTER = 40
"""Files."""
PATIENCE = 120
"""Seconds that the killed intake may take to get there."""


@dataclass(frozen=True)
class Taken:
    """The department's computer when everything is in, and how that went."""

    data: Path
    inbox: Path
    wanted: dict[str, str]
    """Where each file lay in the inbox → code that it must get."""
    decided_before: int
    """Files that had their verdict when the first intake was killed."""
    answer: Answer
    """Of the second one, which went on."""

    def __call__(self, *words: str) -> Answer:
        """Run a command at the department's desk."""
        return command("--data", str(self.data), *words)

    def verdicts(self) -> dict[str, dict]:
        """Return what was said of each file, by where it lay."""
        said = {}
        for record in self.answer.records:
            where = Path(record["file"]).relative_to(self.inbox).as_posix()
            known = next((w for w in self.wanted if where == w or where.startswith(f"{w}/")), where)
            assert known not in said, "one verdict each"
            said[known] = record
        return said


@pytest.fixture(scope="module")
def taken(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Deliver everything, take it in, be killed in the middle, and go on."""
    room = tmp_path_factory.mktemp("department")
    data, inbox = room / "data", room / "收件"
    with Store.open(sent.data) as store:
        county = store.snapshot(SCHEME, UNITS.get("520327"), PERIOD)
    good = [File(path.name, path.read_bytes(), "province.accepted") for path in sent.files.values()]
    bad = spoiled(sent.files["520327"], county, SCHEME, room)
    bad += [
        File(path.name, path.read_bytes(), f"province.{verdict}")
        for verdict, path in sent.spoiled.items()
    ]
    assert len(bad) == len({file.code for file in bad}) == BROKEN
    wanted = deliver(good, bad, inbox)
    words = ("--data", str(data), "intake", str(inbox), "--json")
    decided = kill_in_the_middle([sys.executable, str(MAIN), *words], data / DATABASE)
    return Taken(data, inbox, wanted, decided, command(*words))


def kill_in_the_middle(words: list[str], database: Path) -> int:
    """Run a command until some files are decided, then kill it; return how many were."""
    doomed = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end, decided = time.monotonic() + PATIENCE, 0
    try:
        while decided < KILLED_AFTER:
            assert doomed.poll() is None, "it came to its end"
            assert time.monotonic() < end, "it does not get on"
            time.sleep(0.1)
            decided = count_of(database)
    finally:
        doomed.kill()
        doomed.wait()
    return count_of(database)


def count_of(database: Path) -> int:
    """Return how many files have their verdict."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            (found,) = connection.execute("SELECT count(*) FROM intake_log").fetchone()
        except sqlite3.OperationalError:
            return 0  # not yet made
    return int(found)


@pytest.fixture(scope="module")
def by_hand(sent: Sent) -> dict[str, Arithmetic]:
    """Return the totals worked out from what the units recorded, without files and register.

    Of the province and of each prefecture, by code.
    """
    with Store.open(sent.data) as store:
        reports = [store.snapshot(SCHEME, UNITS.get(code), PERIOD) for code in sent.files]
    units = {report.unit.code: unit_of(SCHEME, report) for report in reports}
    areas = {DEPARTMENT: list(units.values())}
    for prefecture in (report.unit for report in reports if report.unit.level == "prefecture"):
        under = [unit.code for unit in UNITS.below(prefecture.code)]
        areas[prefecture.code] = [units[code] for code in (prefecture.code, *under)]
    return {code: Arithmetic(SCHEME, members, code, int(PERIOD)) for code, members in areas.items()}


@dataclass(frozen=True)
class Consolidated:
    """The totals as they are told, and the workbook written with them, twice."""

    totals: dict[str, dict]
    """Of the province, by key."""
    of_prefectures: list[dict]
    book: Path
    again: Path


@pytest.fixture(scope="module")
def consolidated(taken: Taken, tmp_path_factory: pytest.TempPathFactory) -> Consolidated:
    """Consolidate twice."""
    room = tmp_path_factory.mktemp("汇总")
    books = [room / "汇总.xlsx", room / "再汇总.xlsx"]
    words = ("consolidate", PERIOD, "--prefectures", "--json", "--out")
    answers = [taken(*words, str(book)) for book in books]
    assert [answer.status for answer in answers] == [0, 0], answers[0].err
    assert answers[0].out == answers[1].out
    records = answers[0].records
    totals = {record["key"]: record for record in records if record["area"] == DEPARTMENT}
    return Consolidated(totals, [r for r in records if r["area"] != DEPARTMENT], *books)


def value_in(record: dict) -> Value | None:
    """Return the value that a record tells."""
    if record["state"] != "value":
        return NA if record["state"] == "na" else None
    told = record["value"]
    return told if isinstance(told, str) else Decimal(str(told))


# ---------------------------------------------------------------------- taken in


def test_each_of_98_is_accepted_and_each_of_30_has_its_own_sentence(taken: Taken, sent: Sent):
    assert taken.answer.status == 1
    assert taken.answer.err == ""
    said = taken.verdicts()
    assert {where: record["code"] for where, record in said.items()} == taken.wanted
    accepted = [record for record in said.values() if record["verdict"] == "accepted"]
    refused = [record for record in said.values() if record["verdict"] == "refused"]
    assert {record["unit"] for record in accepted} == sent.files.keys()
    assert (len(accepted), len(refused), len(said)) == (REPORTS, BROKEN, REPORTS + BROKEN)
    sentences = {record["reason"] for record in refused}
    assert len(sentences) == BROKEN
    assert all(text.rstrip("。；）") and "\n" not in text for text in sentences)


def test_killed_and_taken_up_again_nothing_is_lost_or_doubled(taken: Taken, sent: Sent):
    assert KILLED_AFTER <= taken.decided_before < REPORTS + BROKEN
    with Store.open(taken.data) as store:
        register = Register(store)
        log = register.log()
        assert len(log) == len({(one.file, one.sha256) for one in log}) == REPORTS + BROKEN
        held = register.accepted(PERIOD)
        assert held.keys() == sent.files.keys()
        for unit, one in held.items():
            assert one.content() == sent.files[unit].read_bytes()
            assert [v.version for v in register.versions(PERIOD, unit)] == [1]


def test_the_board_shows_everybody(taken: Taken):
    board = taken("board", PERIOD, "--json").records
    expected = [record for record in board if record["expected"]]
    assert len(expected) == REPORTS
    assert {record["state"] for record in expected} == {"accepted"}
    others = [(record["unit"], record["state"]) for record in board if not record["expected"]]
    assert others == [("510104", "received")], "from another province, and not taken"
    assert taken("remind", PERIOD, "--out", str(taken.data), "--json").records == []


# ---------------------------------------------------------------------- totals


def test_every_total_is_the_one_worked_out_by_hand(
    consolidated: Consolidated, by_hand: dict[str, Arithmetic]
):
    differing = {
        (record["area"], record["key"]): (value_in(record), wanted)
        for record in (*consolidated.totals.values(), *consolidated.of_prefectures)
        if value_in(record) != (wanted := by_hand[record["area"]].total(record["key"]))
    }
    assert differing == {}
    assert {record["area"] for record in consolidated.of_prefectures} | {DEPARTMENT} == set(by_hand)


def test_no_total_is_missing(consolidated: Consolidated):
    entered = {
        f"{indicator.code}.{measure}"
        for indicator in SCHEME.indicators.values()
        for measure in indicator.measures
        if indicator.merge_levels and indicator.kind in ("integer", "decimal")
    }
    told = consolidated.totals
    assert entered - told.keys() == set()
    blank = [key for key, record in told.items() if record["state"] == "blank"]
    assert len(blank) < len(told) / 10, blank
    assert {record["coverage"].split(" ")[0] for record in told.values()} >= {"98", "88", "1"}


def test_the_same_files_give_the_same_bytes(consolidated: Consolidated):
    assert consolidated.book.read_bytes() == consolidated.again.read_bytes()


@pytest.mark.libreoffice
def test_libreoffice_works_out_the_same_in_every_cell(
    consolidated: Consolidated, soffice: str, tmp_path: Path
):
    (saved,) = convert(soffice, [consolidated.book], "xlsx", tmp_path)
    ours, theirs = read(consolidated.book), read(saved)
    assert list(ours) == list(theirs)
    differing = [
        (name, row, column, value, cell(theirs, name, row, column))
        for name, rows in ours.items()
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value != cell(theirs, name, row, column)
    ]
    assert differing == []


# ---------------------------------------------------------------------- back to the cells


def test_a_total_leads_to_its_88_cells(taken: Taken, consolidated: Consolidated):
    traced = taken("trace", PERIOD, OF_COUNTIES, "--json").records
    assert len({record["unit"] for record in traced}) == len(traced) == COUNTIES
    assert sum(record["value"] for record in traced) == consolidated.totals[OF_COUNTIES]["value"]
    with Store.open(taken.data) as store:
        held = Register(store).accepted(PERIOD)
        for record in traced:
            kept = held[record["unit"]]
            told = (record["file"], record["sha256"], record["version"])
            assert told == (kept.file, kept.sha256, kept.version)
            book = openpyxl.load_workbook(io.BytesIO(kept.content()), read_only=True)
            assert book[record["sheet"]][record["cell"]].value == record["value"], record
            book.close()


# ---------------------------------------------------------------------- what is put right


@pytest.fixture
def desk(taken: Taken, tmp_path: Path) -> Taken:
    """Return a copy of the department's computer, to be worked on."""
    data = shutil.copytree(taken.data, tmp_path / "department")
    return replace(taken, data=data)


def totals_of(desk: Taken) -> dict[str, dict]:
    """Return what is told of every total."""
    return {record["key"]: record for record in desk("consolidate", PERIOD, "--json").records}


def test_returned_corrected_and_accepted_in_place_of_the_first(
    desk: Taken, sent: Sent, consolidated: Consolidated, tmp_path: Path
):
    unit, before = "520327", consolidated.totals[KEY]
    remark = ("--remark", f"{KEY}=与计划执行情况通报不一致")
    returned = desk("return", PERIOD, unit, *remark, "--out", str(tmp_path), "--json")
    assert returned.status == 0, returned.err
    shown = desk("board", PERIOD, "--state", "returned", "--json").records
    assert [record["unit"] for record in shown] == [unit]

    second = corrected(sent, unit, returned.records[0]["path"], tmp_path)
    (answer,) = desk("intake", str(second), "--json").records
    told = (answer["verdict"], answer["code"], answer["version"])
    assert told == ("accepted", "province.accepted-version", 2)
    with Store.open(desk.data) as store:
        versions = Register(store).versions(PERIOD, unit)
    assert [(v.version, v.verdict) for v in versions] == [(1, "superseded"), (2, "accepted")]
    late = desk("intake", str(sent.files[unit]), "--json").records[0]
    assert late["verdict"] == "duplicate"
    board = {r["unit"]: r for r in desk("board", PERIOD, "--json").records}
    assert (board[unit]["state"], board[unit]["version"]) == ("accepted", 2)
    after = totals_of(desk)[KEY]
    assert Decimal(str(after["value"])) == Decimal(str(before["value"])) + 1
    assert after["coverage"] == before["coverage"]


def corrected(sent: Sent, unit: str, file: str, room: Path) -> Path:
    """Let the unit, on a copy of its computer, take the return, correct its figure, export again."""
    data = shutil.copytree(sent.data, room / "unit")
    own = ("--data", str(data))
    assert command(*own, "import", file, unit, PERIOD).status == 0
    (shown,) = command(*own, "show", unit, PERIOD, KEY, "--json").records
    more = Decimal(str(shown["value"])) + 1
    assert command(*own, "enter", unit, PERIOD, f"{KEY}={more}").status == 0
    for finding in command(*own, "check", unit, PERIOD, "--json").records:
        if finding["blocks"]:
            words = ("explain", unit, PERIOD, finding["id"], "已与统计台账核对，数据无误")
            assert command(*own, *words).status == 0
    words = ("export", unit, PERIOD, "--out", str(room / "第二次"), "--reason", "按退回单更正")
    written = command(*own, *words, "--json")
    assert written.status == 0, written.err or written.out
    return Path(written.records[0]["path"])


def test_an_adjustment_changes_a_total_and_what_hangs_on_it_until_it_is_taken_back(
    desk: Taken, sent: Sent, consolidated: Consolidated
):
    unit, before = "520327", consolidated.totals

    (shown,) = command("--data", str(sent.data), "show", unit, PERIOD, KEY, "--json").records
    reported = Decimal(str(shown["value"]))
    signed = ("--reason", "与入库数核对", "--author", "综合规划处", "--document", "1号")
    made = desk("adjust", PERIOD, unit, KEY, str(reported + 1000), *signed)
    assert made.status == 0, made.err
    after = totals_of(desk)
    assert after[KEY]["reported"] == before[KEY]["value"]
    assert (after[KEY]["adjustment"], before[KEY]["adjustment"]) == (1000, 0)
    assert Decimal(str(after[KEY]["value"])) == Decimal(str(before[KEY]["value"])) + 1000
    changed = {key for key, record in after.items() if record["value"] != before[key]["value"]}
    assert changed == {KEY, "T201_01.yoy", "T201_01.completion", "T201_02.actual"}
    (traced,) = [r for r in desk("trace", PERIOD, KEY, "--json").records if r["unit"] == unit]
    assert (traced["value"], traced["adopted"]) == (float(reported), float(reported + 1000))
    assert desk("adjust", PERIOD, "--undo").status == 0
    assert totals_of(desk) == before
    assert len(desk("adjust", PERIOD, "--json").records) == 1, "what was taken back stays listed"
