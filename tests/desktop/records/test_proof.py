"""Any sequence of edits follows from its operations; what was altered behind our back is noticed."""

from __future__ import annotations

import copy
import sqlite3
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.faults import Fault
from desktop.records.proof import rebuilt, verify_chain
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA

KEYS = ("T201_01.actual", "T201_02.target", "T201_04.actual", "N201_01", "L02.nil")
NUMBERS = st.one_of(st.none(), st.just(NA), st.integers(-9, 9).map(Decimal))
TEXTS = st.one_of(st.none(), st.sampled_from(["甲", "=1+1", "a\nb", "[\"'\\", "😀"]))
CELLS = st.fixed_dictionaries(
    {}, optional={"name": st.sampled_from(["甲", "乙"]), "qty": st.integers(0, 9).map(Decimal)}
)
Model = dict[str, Any]


def value_of(key: str) -> st.SearchStrategy[Any]:
    if key == "L02.nil":
        return st.sampled_from([None, "是"])
    return TEXTS if key.startswith("N") else NUMBERS


class Edits(RuleBasedStateMachine):
    """Random edits, undo and redo on a report, beside a model of plain dictionaries and lists."""

    scheme: Scheme
    unit: Unit

    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.directory.name))
        self.report = self.open()
        self.model: Model = {"values": {}, "rows": [], "notes": {}}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.ids: set[str] = set()

    def open(self) -> Report:
        return self.store.open_report(self.scheme, self.unit, "2026")

    def teardown(self) -> None:
        self.store.close()
        self.directory.cleanup()

    def edited(self, new: Model) -> None:
        if new != self.model:
            self.past.append(self.model)
            self.future.clear()
            self.model = new

    @rule(changes=st.fixed_dictionaries({}, optional={key: value_of(key) for key in KEYS}))
    def enter(self, changes: dict[str, Any]) -> None:
        new = copy.deepcopy(self.model)
        for key, value in changes.items():
            new["values"].pop(key, None)
            if value is not None:
                new["values"][key] = value
        told = self.report.enter(changes)
        assert told.keys == {
            k for k in changes if new["values"].get(k) != self.model["values"].get(k)
        }
        self.edited(new)

    @precondition(lambda self: self.model["rows"])
    @rule(data=st.data(), name=TEXTS, qty=st.one_of(st.none(), st.integers(0, 9).map(Decimal)))
    def enter_cells(self, data: st.DataObject, name: str | None, qty: Decimal | None) -> None:
        new = copy.deepcopy(self.model)
        changes: dict[str, Any] = {}
        for row, cells in data.draw(st.lists(st.sampled_from(new["rows"]), max_size=3)):
            for column, value in (("name", name), ("qty", qty)):
                changes[f"L02#{row}.{column}"] = value
                cells.pop(column, None)
                if value is not None:
                    cells[column] = value
        self.report.enter(changes)
        self.edited(new)

    @rule(at=st.integers(0, 9), cells=st.lists(CELLS, max_size=3))
    def insert(self, at: int, cells: list[dict[str, Any]]) -> None:
        new = copy.deepcopy(self.model)
        told = self.report.insert_rows("L02", at, cells).inserted.get("L02", ())
        assert len(told) == len(cells)
        assert not self.ids & set(told), "an id is never given twice"
        self.ids |= set(told)
        at = min(at, len(new["rows"]))
        new["rows"][at:at] = [[row, dict(c)] for row, c in zip(told, cells, strict=True)]
        self.edited(new)

    @precondition(lambda self: self.model["rows"])
    @rule(data=st.data(), cells=st.lists(CELLS, max_size=2))
    def paste(self, data: st.DataObject, cells: list[dict[str, Any]]) -> None:
        new = copy.deepcopy(self.model)
        row, old = data.draw(st.sampled_from(new["rows"]))
        old["name"] = "贴"
        told = self.report.paste({f"L02#{row}.name": "贴"}, {"L02": cells})
        new["rows"] += [
            [r, dict(c)] for r, c in zip(told.inserted.get("L02", ()), cells, strict=True)
        ]
        self.ids |= set(told.inserted.get("L02", ()))
        self.edited(new)

    @precondition(lambda self: self.model["rows"])
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        new = copy.deepcopy(self.model)
        gone = data.draw(st.sets(st.sampled_from([row for row, _ in new["rows"]])))
        self.report.delete_rows("L02", gone)
        new["rows"] = [r for r in new["rows"] if r[0] not in gone]
        self.edited(new)

    @rule(data=st.data())
    def sort(self, data: st.DataObject) -> None:
        new = copy.deepcopy(self.model)
        new["rows"] = data.draw(st.permutations(new["rows"]))
        self.report.sort_rows("L02", [row for row, _ in new["rows"]])
        self.edited(new)

    @rule(finding=st.sampled_from(["RC_01", "RC_02@L02#1"]), text=st.sampled_from(["", "口径调整"]))
    def explain(self, finding: str, text: str) -> None:
        new = copy.deepcopy(self.model)
        new["notes"].pop(finding, None)
        if text:
            new["notes"][finding] = text
        self.report.explain(finding, text)
        self.edited(new)

    @rule()
    def undo(self) -> None:
        assert (self.report.undo() is None) == (not self.past)
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert (self.report.redo() is None) == (not self.future)
        if self.future:
            self.past.append(self.model)
            self.model = self.future.pop()

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = Store.open(Path(self.directory.name))
        self.report = self.open()

    @invariant()
    def the_report_is_the_model(self) -> None:
        assert self.report.values == self.model["values"]
        assert [[r.id, dict(r.cells)] for r in self.report.rows["L02"]] == self.model["rows"]
        assert self.report.explanations == self.model["notes"]

    @invariant()
    def it_follows_from_the_operations(self) -> None:
        self.store.verify()


def test_any_sequence_of_edits(scheme: Scheme, county: Unit):
    """The machine is made here because it needs the scheme of the fixtures."""
    from hypothesis.stateful import run_state_machine_as_test

    machine = type("EditsOfTheSmallScheme", (Edits,), {"scheme": scheme, "unit": county})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=20, stateful_step_count=20, deadline=None)
    )


def filled(data_dir: Path, scheme: Scheme, county: Unit) -> Path:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        report = store.open_report(scheme, county, "2026")
        for n in range(5):
            report.enter({"T201_01.actual": Decimal(n)})
        report.insert_rows("L02", 0, [{"name": "甲"}])
        assert store.verify() == 6
    return data_dir / "jiaobao.db"


@pytest.mark.parametrize(
    ("tampering", "code"),
    [
        (
            "UPDATE operations SET changes = replace(changes, '\"3\"', '\"4\"') WHERE id = 4",
            "chain",
        ),
        ("UPDATE operations SET author = '别人' WHERE id = 2", "chain"),
        ("UPDATE operations SET at = '2026-01-01T00:00:00' WHERE id = 6", "chain"),
        ("DELETE FROM operations WHERE id = 3", "chain"),
        ("DELETE FROM operations WHERE id = 1", "chain"),
        ("DELETE FROM operations WHERE id = 6", "state-differs"),
        ("DELETE FROM operations", "state-differs"),
        ("UPDATE cells SET value = '5'", "state-differs"),
        ("UPDATE cells SET value = '4.0'", "state-differs"),
        ("DELETE FROM cells", "state-differs"),
        ("UPDATE ledger_rows SET cells = '{}'", "state-differs"),
    ],
)
def test_tampering_is_noticed(
    data_dir: Path, scheme: Scheme, county: Unit, tampering: str, code: str
):
    path = filled(data_dir, scheme, county)
    connection = sqlite3.connect(path)
    for what in ("update", "delete"):
        connection.execute(f"DROP TRIGGER operations_no_{what}")
    assert connection.execute(tampering).rowcount > 0
    connection.commit()
    connection.close()
    with Store.open(data_dir) as store, pytest.raises(Fault, match=code):
        store.verify()


def test_after_a_crash_the_last_operations_are_proved(data_dir: Path, scheme: Scheme, county: Unit):
    path = filled(data_dir, scheme, county)
    connection = sqlite3.connect(path)  # kept open: the write-ahead log stays
    connection.execute("DROP TRIGGER operations_no_update")
    connection.execute("UPDATE operations SET author = '别人' WHERE id = 5")
    connection.commit()
    with pytest.raises(Fault) as caught:
        Store.open(data_dir)
    assert (caught.value.code, caught.value.fields) == ("records.chain-broken", {"operation": 5})
    connection.close()


def test_only_the_last_operations_can_be_asked_for(store: Store, report: Report):
    for n in range(6):
        report.enter({"T201_01.actual": Decimal(n)})
    with store.reading() as connection:
        assert [verify_chain(connection, last) for last in (0, 2, 6, 99, None)] == [0, 2, 6, 6, 6]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operations SET author = ''",
        "DELETE FROM operations",
        "INSERT OR REPLACE INTO operations SELECT * FROM operations WHERE id = 1",
    ],
)
def test_operations_are_only_appended(store: Store, report: Report, statement: str):
    report.enter({"T201_01.actual": Decimal(1)})
    with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        store._connection.execute(statement)


def test_the_rebuilt_state_is_the_stored_one(store: Store, report: Report):
    report.enter({"T201_01.actual": Decimal("1.50"), "N201_01": "甲"})
    report.insert_rows("L02", 0, [{"name": "a"}, {"name": "b"}])
    report.undo()
    with store.reading() as connection:
        again = rebuilt(connection, 1)
    assert again.values == report.values
    assert again.rows["L02"] == report.rows["L02"] == []
