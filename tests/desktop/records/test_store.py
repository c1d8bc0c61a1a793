"""Opening, refusing, settings, own units, several reports, and what survives a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import desktop.records.store as store_module
from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit

KM = "T201_01.actual"


def test_pragmas_that_durability_rests_on(store: Store):
    with store.reading() as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }


def test_only_the_database_is_left_after_closing(data_dir: Path):
    data_dir.mkdir()
    Store.open(data_dir).close()
    assert [p.name for p in data_dir.iterdir()] == ["jiaobao.db"]


def test_opening_and_reading_load_no_sqlite_utils(data_dir: Path):
    data_dir.mkdir()
    Store.open(data_dir).close()
    code = (
        "import sys; from pathlib import Path; from desktop.records.store import Store\n"
        f"with Store.open(Path({str(data_dir)!r})) as s: s.reports(); s.own_units(); s.setting('x')\n"
        "print([m for m in ('sqlite_utils', 'platformdirs') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not-a-database"),
        (b"hello, world, this is no database at all", "not-a-database"),
        (b"PK\x03\x04" + bytes(5000), "not-a-database"),
        (b"SQLite format 3\0" + bytes(84), "not-a-database"),
        (b"SQLite format 3\0" + b"\xff" * 8000, "not-a-database"),
    ],
)
def test_what_is_no_database_is_refused_and_kept(data_dir: Path, content: bytes, code: str):
    data_dir.mkdir()
    path = data_dir / "jiaobao.db"
    path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        Store.open(data_dir)
    assert caught.value.code == f"records.{code}"
    assert str(path) in caught.value.text("en")
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("statement", "code"),
    [("PRAGMA user_version = 99", "newer"), ("PRAGMA application_id = 7", "foreign-database")],
)
def test_other_databases_are_refused(data_dir: Path, statement: str, code: str):
    data_dir.mkdir()
    Store.open(data_dir).close()
    connection = sqlite3.connect(data_dir / "jiaobao.db")
    connection.execute(statement)
    connection.close()
    with pytest.raises(Fault, match=code):
        Store.open(data_dir)


def test_a_damaged_database_is_refused(data_dir: Path, scheme: Scheme, county: Unit):
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        report = store.open_report(scheme, county, "2026")
        report.insert_rows("L02", 0, [{"name": "甲" * 100}] * 200)
    path = data_dir / "jiaobao.db"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(Fault, match="damaged"):
        Store.open(data_dir)


def test_a_directory_that_takes_no_file_is_a_fault(data_dir: Path):
    data_dir.write_text("a file stands where the directory should")
    with pytest.raises(Fault, match="not-writable"):
        Store.open(data_dir)


def test_a_directory_that_is_not_there_is_a_fault(data_dir: Path):
    with pytest.raises(Fault, match="not-writable"):
        Store.open(data_dir)


def test_several_units_and_years_side_by_side(store: Store, scheme: Scheme, county: Unit):
    other = Unit("520328", "湄潭县", "湄潭县交通运输局", "county", "520300")
    for unit, period, number in ((county, "2025", 1), (county, "2026", 2), (other, "2025", 3)):
        store.open_report(scheme, unit, period).enter({"T201_01.target": Decimal(number)})
    infos = [(i.unit, i.period, i.scheme_id, i.operations) for i in store.reports()]
    assert infos == [
        (county, "2026", "small", 1),
        (county, "2025", "small", 1),
        (other, "2025", "small", 1),
    ]
    assert store.snapshot(scheme, other, "2025").values["T201_01.target"] == Decimal(3)
    assert all(info.last_at for info in store.reports())


def test_a_unit_that_got_a_new_name(store: Store, scheme: Scheme, county: Unit):
    store.open_report(scheme, county, "2026").enter({KM: Decimal(1)})
    renamed = Unit("520327", "凤冈县", "凤冈县交通局", "county", "520300")
    assert store.open_report(scheme, renamed, "2026").values == {KM: Decimal(1)}
    assert [i.unit for i in store.reports()] == [renamed]


def test_no_report_is_a_fault_that_names_it(store: Store, scheme: Scheme, county: Unit):
    with pytest.raises(Fault) as caught:
        store.open_report(scheme, county, "2026", create=False)
    assert caught.value.text() == "没有 凤冈县 2026 年的报表。"
    assert store.reports() == []


@pytest.mark.parametrize("period", ["26", "2026年", "２０２６", "", "2026Q1"])
def test_a_period_is_a_year(store: Store, scheme: Scheme, county: Unit, period: str):
    with pytest.raises(Fault, match="period"):
        store.open_report(scheme, county, period)


def test_settings_and_own_units_are_kept(data_dir: Path):
    own = Unit("5203A1", "新区", "新区交通局", "county", "520300")
    renamed = Unit("5203A1", "新区", "新区交通运输局", "county", "520300")
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        assert store.setting("author") == ""
        assert store.setting("theme", "light") == "light"
        store.set_setting("author", "甲")
        store.set_setting("author", "乙")
        store.add_own_unit(own)
        store.add_own_unit(renamed)
    with Store.open(data_dir) as store:
        assert store.setting("author") == "乙"
        assert store.own_units() == [renamed]


def test_an_own_unit_is_replaced_while_it_has_no_report(data_dir: Path, scheme: Scheme):
    own = Unit("5203A1", "新区", "新区交通局", "county", "520300")
    moved = Unit("5203A2", "新区", "新区交通局", "county", "520300")
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        store.add_own_unit(own)
        store.replace_own_unit("5203A1", moved)
        assert store.own_units() == [moved]
        store.open_report(scheme, moved, "2026")
        for unit in (own, None):
            with pytest.raises(Fault, match="新区"):
                store.replace_own_unit("5203A2", unit)
        assert store.own_units() == [moved]


CHILD = """
import sys
from decimal import Decimal
from pathlib import Path
sys.path[:0] = [{tests!r}]
from conftest import COUNTY, SCHEME
from desktop.records.store import Store
store = Store.open(Path({directory!r}))
report = store.open_report(SCHEME, COUNTY, "2026")
n = 0
while True:
    n += 1
    report.enter({{"T201_01.actual": Decimal(n), "T201_02.actual": Decimal(-n)}})
    report.insert_rows("L02", 0, [{{"qty": Decimal(n)}}])
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_what_was_confirmed_survives_a_kill(data_dir: Path, scheme: Scheme, county: Unit):
    data_dir.mkdir()
    code = CHILD.format(tests=str(Path(__file__).parent), directory=str(data_dir))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    confirmed = 0
    for line in child.stdout:
        confirmed = int(line)
        if confirmed == 60:
            child.send_signal(signal.SIGKILL)
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    assert (data_dir / "jiaobao.db-wal").exists(), "it was killed, not closed"
    with Store.open(data_dir) as store:
        report = store.open_report(scheme, county, "2026", create=False)
        kept = report.values[KM]
        assert isinstance(kept, Decimal)
        assert kept >= confirmed >= 60
        assert report.values["T201_02.actual"] == -kept, "an operation is whole or not at all"
        assert len(report.rows["L02"]) >= confirmed
        store.verify()


TOGETHER = """
import sys
from decimal import Decimal
from pathlib import Path
sys.path[:0] = [{tests!r}]
from conftest import COUNTY, SCHEME
from desktop.records.store import Store
sys.stdin.readline()
with Store.open(Path({directory!r})) as store:
    report = store.open_report(SCHEME, COUNTY, "2026")
    for n in range({edits}):
        report.enter({{"T201_01.actual": Decimal(n), {key!r}: Decimal(n)}})
        report.insert_rows("L02", 0, [{{"name": {key!r}}}])
        if n % 5 == 4:
            report.undo()
"""


def test_programs_that_start_and_write_together(data_dir: Path, scheme: Scheme, county: Unit):
    data_dir.mkdir()
    edits = 25
    children = []
    for key in ("T201_02.actual", "T201_02.target", "T201_02.prior"):
        code = TOGETHER.format(
            tests=str(Path(__file__).parent), directory=str(data_dir), edits=edits, key=key
        )
        children.append(
            subprocess.Popen(
                [sys.executable, "-c", code],
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
    ends = [child.stdin for child in children]
    for end in ends:
        assert end is not None
        end.write("now\n")
        end.flush()
    errors = [child.communicate()[1] for child in children]
    assert errors == [""] * 3
    with Store.open(data_dir) as store:
        report = store.open_report(scheme, county, "2026", create=False)
        assert store.verify() == 3 * edits * 2 + 3 * edits // 5
        ids = [row.id for row in report.rows["L02"]]
        assert len(set(ids)) == len(ids)


def test_a_second_program_waits_and_then_says_so(
    report: Report, data_dir: Path, monkeypatch: pytest.MonkeyPatch, scheme: Scheme, county: Unit
):
    monkeypatch.setattr(store_module, "PATIENCE", 0.05)
    with Store.open(data_dir) as second:
        other = second.open_report(scheme, county, "2026")
        with report._store.transaction(), pytest.raises(Fault) as caught:
            other.enter({KM: Decimal(1)})
        assert caught.value.code == "records.busy"
        assert other.values == {}
        other.enter({KM: Decimal(1)})
    assert report.enter({KM: Decimal(2)}).operation == 2
    report._store.verify()


def test_a_full_disk_leaves_nothing_half_done(store: Store, report: Report):
    report.enter({KM: Decimal(1)})
    before = report.snapshot()
    with store.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Fault) as caught:
        report.paste({KM: Decimal(2)}, {"L02": [{"name": "甲" * 3000}] * 20})
    assert caught.value.code == "records.disk-full"
    assert "没有保存" in caught.value.text()
    assert report.snapshot() == before
    with store.reading() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert report.enter({KM: Decimal(2)}).operation == 2
    store.verify()


def test_a_large_ledger_opens_in_its_order(
    store: Store, report: Report, scheme: Scheme, county: Unit
):
    report.insert_rows("L02", 0, [{"qty": Decimal(n)} for n in range(300)])
    for _ in range(30):  # more than fit between two neighbours without numbering afresh
        report.insert_rows("L02", 100, [{"name": "x"}])
    report.insert_rows("L02", 0, [{"name": "first"}])
    report.delete_rows("L02", [report.rows["L02"][50].id])
    again = store.open_report(scheme, county, "2026")
    assert again.rows["L02"] == report.rows["L02"]
    assert len(again.rows["L02"]) == 330
