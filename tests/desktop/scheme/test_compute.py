"""Figures: states, rounding, 不涉及, ledgers, edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures, operand
from desktop.scheme.dependencies import computed_keys
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Level, Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value, serial

SCHEME = load_built_in()
D = Decimal
Ledgers = Mapping[str, tuple[Row, ...]]


def figures(
    values: Mapping[str, Value],
    ledgers: Ledgers | None = None,
    level: Level = "county",
    scheme: Scheme = SCHEME,
) -> Figures:
    unit = Unit("520327", "凤冈县", "凤冈县交通运输局", level, "520300")
    return Figures(scheme, Snapshot(scheme.id, scheme.version, unit, "2026", values, ledgers or {}))


def rows(ledger: str, *cells: Mapping[str, Value]) -> dict[str, tuple[Row, ...]]:
    return {ledger: tuple(Row(f"r{i}", c) for i, c in enumerate(cells))}


def test_what_is_stated_over_a_ledger_not_at_hand_stands():
    stated = {f"T101_{n}.actual": D(n) for n in (13, 14, 15, 16, 18, 19)}
    found = figures({}, level="dept")
    over = Figures(SCHEME, replace(found.snapshot, stated=stated))
    assert (found.get("T101_13.actual"), over.get("T101_13.actual")) == (None, 13)
    assert over.get("T101_21.actual") == D("106.52"), "what follows from it is computed"
    assert over.state("T101_13.actual") == "computed"


@pytest.mark.parametrize(
    ("actual", "other", "key", "expected"),
    [
        ("120", "100", "completion", "120.00"),
        ("1", "3", "completion", "33.33"),
        ("2", "3", "completion", "66.67"),
        ("0", "3", "completion", "0.00"),
        ("5", "0", "completion", None),
        ("110", "100", "yoy", "10.00"),
        ("90", "-100", "yoy", "190.00"),
        ("1.00125", "1", "yoy", "0.13"),
        ("0.99875", "1", "yoy", "-0.13"),
        ("5", "0", "yoy", None),
    ],
)
def test_rates(actual: str, other: str, key: str, expected: str | None) -> None:
    measure = "target" if key == "completion" else "prior"
    found = figures({"T201_01.actual": D(actual), f"T201_01.{measure}": D(other)})
    got = found.get(f"T201_01.{key}")
    assert (None if got is None else str(got)) == expected


@pytest.mark.parametrize(
    ("learned", "asked", "state", "value"),
    [
        (D(9), D(10), "computed", D("90.00")),
        (D(0), D(10), "computed", D(0)),
        (D(9), D(0), "blank", None),
        (D(9), None, "blank", None),
        (NA, D(10), "blank", None),
        (NA, None, "blank", None),
        (NA, NA, "na", NA),
    ],
)
def test_blank_and_not_applicable(
    learned: Value, asked: Value | None, state: str, value: object
) -> None:
    entered = {"T207_05.actual": learned} | ({"T207_04.actual": asked} if asked else {})
    if asked == 0:
        entered["T207_04.actual"] = D(0)
    found = figures(entered)
    assert (found.state("T207_07.actual"), found.get("T207_07.actual")) == (state, value)


def test_states_of_what_is_entered() -> None:
    found = figures({"T201_01.actual": D(0), "T201_01.prior": NA, "N101_01": "好"})
    keys = ["T201_01.actual", "T201_01.prior", "T201_01.target", "N101_01", "T201_01.yoy"]
    assert [found.state(key) for key in keys] == ["value", "na", "blank", "value", "blank"]
    assert found.computed("T201_01.yoy")
    assert not found.computed("T201_01.actual")


DONE: dict[str, Value] = {"doc_no": "1", "recv_date": dt.date(2026, 3, 1), "status": "已办结"}
OPEN: dict[str, Value] = {"doc_no": "2", "recv_date": dt.date(2026, 12, 31), "status": "办理中"}
EARLY: dict[str, Value] = {"doc_no": "3", "recv_date": dt.date(2025, 12, 31), "status": "已办结"}


def test_ledgers_are_counted() -> None:
    found = figures({}, rows("L01", DONE, OPEN, EARLY, DONE))
    assert found.get("T101_05.actual") == 2
    assert found.get("T101_06.actual") == 1
    assert found.get("T101_07.actual") == D("50.00")
    assert found.get("L01#r1.status") == "办理中"
    assert found.get("L01#zz.status") is None
    assert found.rows("L02") == ()


def test_a_ledger_without_rows_is_blank_until_declared_nil() -> None:
    assert figures({}).get("T101_05.actual") is None
    assert figures({"L01.nil": "是"}).get("T101_05.actual") == 0
    assert figures({}, {"L01": ()}).scalars["L01.filled"] is None


def test_operands_of_formulas() -> None:
    found = figures({"T201_01.prior": NA, "N101_01": ""}, rows("L01", DONE, {"status": "x"}))
    assert found.scalars["PERIOD.start"] == serial(dt.date(2026, 1, 1))
    assert found.scalars["PERIOD.end"] == serial(dt.date(2026, 12, 31))
    assert found.scalars["PERIOD.year"] == 2026
    assert found.scalars["PERIOD.week"] is None
    assert found.scalars["T201_01.prior"] is None
    assert found.scalars["N101_01"] is None
    assert found.scalars["COUNTUNITS:county"] is None
    assert found.scalars.get("L01.filled") == 1
    assert found.scalars.get("L02.filled", "none") == "none"
    assert found.columns["L01.recv_date"] == (serial(dt.date(2026, 3, 1)), None)


@pytest.mark.parametrize(
    ("value", "taken"),
    [(NA, None), (None, None), ("", None), ("x", "x"), (D(0), D(0)), (dt.date(1900, 3, 1), D(61))],
)
def test_operand(value: Value | None, taken: object) -> None:
    assert operand(value) == taken


def test_row_scalars_are_the_cells_then_the_report() -> None:
    found = figures({"T201_01.actual": D(1)}, rows("L01", DONE))
    scalars = found.row_scalars("L01", found.rows("L01")[0])
    assert scalars["L01.status"] == "已办结"
    assert scalars["L01.recv_date"] == serial(dt.date(2026, 3, 1))
    assert scalars["L01.done_date"] is None
    assert scalars["T201_01.actual"] == 1
    assert scalars.get("PERIOD.year") == 2026
    assert scalars.get("L01.done_date", "none") == "none"


def test_what_is_not_asked_of_the_unit_is_blank() -> None:
    entered: dict[str, Value] = {"T103_03.actual": D(1), "T103_02.actual": D(1)}
    assert figures(entered, level="dept").get("T103_04.actual") == 100
    assert figures(entered, level="county").get("T103_04.actual") is None
    assert figures(entered, level="county").get("T103_03.actual") is None
    switched = replace(SCHEME, switched_off={"2026": frozenset({"T103_04"})})
    assert figures(entered, level="dept", scheme=switched).get("T103_04.actual") is None


def test_a_ring_of_formulas_ends_in_a_blank() -> None:
    indicators = dict(SCHEME.indicators)
    for code, other in (("T103_04", "T103_29"), ("T103_29", "T103_04")):
        indicators[code] = replace(indicators[code], formula=f"{other}.actual + 1")
    ring = replace(SCHEME, indicators=indicators)
    assert figures({}, level="dept", scheme=ring).get("T103_04.actual") is None


@pytest.mark.parametrize(
    ("formula", "kind", "value"),
    [
        ('IF(T103_02.actual > 0, "有", "无")', "text", "有"),
        ("T103_02.actual > 0", "text", "是"),
        ("T103_02.actual < 0", "text", "否"),
        ('LEFT("a", 0)', "text", None),
        ("DATE(PERIOD.year, 7, 1)", "date", dt.date(2026, 7, 1)),
    ],
)
def test_computed_texts_and_dates(formula: str, kind: str, value: object) -> None:
    changed = replace(SCHEME.indicators["T103_04"], formula=formula, kind=kind, decimals=0)
    scheme = replace(SCHEME, indicators={**SCHEME.indicators, "T103_04": changed})
    found = figures({"T103_02.actual": D(1)}, level="dept", scheme=scheme)
    assert found.get("T103_04.actual") == value


# Edits ------------------------------------------------------------------------


def test_an_edit_says_what_may_have_changed() -> None:
    found = figures({"T201_01.actual": D(1), "T201_01.prior": D(2)})
    assert found.get("T201_01.yoy") == D("-50.00")
    changed = found.update({"T201_01.actual": D(3)})
    assert changed == {"T201_01.actual", "T201_01.yoy", "T201_01.completion", "T201_02.actual"}
    assert found.get("T201_01.yoy") == D("50.00")
    found.update({"T201_01.prior": None})
    assert found.get("T201_01.yoy") is None
    assert found.snapshot.values == {"T201_01.actual": 3}


def test_an_edited_row_names_its_cells_and_columns() -> None:
    found = figures({}, rows("L01", DONE, OPEN))
    assert found.get("T101_06.actual") == 1
    first, second = found.rows("L01")
    closed = Row(second.id, {**second.cells, "status": "已办结"})
    changed = found.update({}, {"L01": (first, closed)})
    assert changed == {"L01.status", "L01#r1.status", "T101_06.actual", "T101_07.actual"}
    assert found.get("T101_07.actual") == 100
    assert found.snapshot.ledgers["L01"] == (first, closed)


def test_rows_that_come_and_go() -> None:
    found = figures({})
    assert found.get("T101_05.actual") is None
    changed = found.update({}, rows("L01", DONE))
    assert {"L01.filled", "L01.doc_no", "L01#r0.doc_no", "T101_05.actual"} <= changed
    assert found.get("T101_05.actual") == 1
    changed = found.update({}, {"L01": ()})
    assert {"L01.filled", "L01#r0.doc_no", "T101_05.actual"} <= changed
    assert found.get("T101_05.actual") is None
    assert "T101_05.actual" in found.update({"L01.nil": "是"})
    assert found.get("T101_05.actual") == 0


NUMBERS = ["T201_01.actual", "T201_01.prior", "T201_01.target", "T207_04.actual", "T207_05.actual"]
NUMBERS += ["T207_06.actual", "T209_04.actual", "T209_05.actual", "L01.nil", "L13.nil"]


def edit(
    random: Random, found: Figures
) -> tuple[dict[str, Value | None], dict[str, tuple[Row, ...]]]:
    """Draw one edit: a scalar, or rows of a ledger added, changed, moved or removed."""
    if random.random() < 0.5:
        key = random.choice(NUMBERS)
        value: Value | None = random.choice([None, NA, D(0), D(random.randint(-5, 50)) / 4])
        return {key: random.choice([None, "是"]) if key.endswith("nil") else value}, {}
    ledger = random.choice(["L01", "L13", "L23"])
    now = list(found.rows(ledger))
    match random.randint(0, 3):
        case 0 if now:
            now.pop(random.randrange(len(now)))
        case 1 if now:
            random.shuffle(now)
        case 2 if now:
            index = random.randrange(len(now))
            now[index] = Row(now[index].id, cells(random, ledger))
        case _:
            now.insert(
                random.randint(0, len(now)), Row(f"n{random.random()}"[2:], cells(random, ledger))
            )
    return {}, {ledger: tuple(now)}


def cells(random: Random, ledger: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for column in SCHEME.ledgers[ledger].columns:
        if random.random() < 0.3:
            continue
        if column.choices:
            found[column.code] = random.choice(column.choices)
        elif column.kind == "date":
            found[column.code] = dt.date(2026, 1, 1) + dt.timedelta(random.randint(-40, 400))
        elif column.kind == "text":
            found[column.code] = random.choice("甲乙丙")
        else:
            found[column.code] = D(random.randint(0, 400)) / 4
    return found


@settings(max_examples=25)
@given(st.integers())
def test_edits_give_what_a_fresh_look_gives(seed: int) -> None:
    random = Random(seed)
    live = figures({})
    keys = [*computed_keys(SCHEME), "L01.filled", "L13.filled"]
    for _ in range(random.randint(1, 12)):
        before = {key: live.get(key) for key in keys}
        changed = live.update(*edit(random, live))
        fresh = Figures(SCHEME, live.snapshot)
        after = {key: fresh.get(key) for key in keys}
        assert {key: live.get(key) for key in keys} == after
        assert {key for key in keys if before[key] != after[key]} <= changed
        for name in ("L01.status", "L13.inv_year", "L01.filled"):
            if name.endswith("filled"):
                assert live.scalars[name] == fresh.scalars[name]
            else:
                assert live.columns[name] == fresh.columns[name]
