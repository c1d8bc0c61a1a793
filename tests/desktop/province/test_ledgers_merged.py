"""Ledgers of many units as one."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from desktop.province.ledgers_merged import merge, row_key
from desktop.records.snapshot import Row
from desktop.scheme.units import Unit
from tests.desktop.province.small import DEPT, EVERYONE, NORTH, ONE, TWO, ledger

PROVINCE, UNIT, NONE = (ledger("L01", scope) for scope in ("province", "unit", ""))


def row(name: str, **cells: str) -> Row:
    return Row(name, cells)


def test_the_same_key_from_two_units_is_one_row():
    merged = merge(PROVINCE, [(ONE, [row("a", no="1")]), (TWO, [row("a", no="1")])])
    assert [r.origins for r in merged.rows] == [(("520101", "a"), ("520102", "a"))]
    assert merged.conflicts == ()


def test_the_department_wins_on_status_and_the_difference_is_told():
    county = (ONE, [row("a", no="1", state="在办", km="2")])
    merged = merge(PROVINCE, [county, (DEPT, [row("k", no="1", state="完成")])])
    assert merged.rows[0].cells == {"no": "1", "state": "完成", "km": "2"}
    told = [(c.column, c.kept, c.kept_unit, c.dropped, c.dropped_unit) for c in merged.conflicts]
    assert told == [("state", "完成", "52", "在办", "520101")]


def test_a_cell_taken_from_a_county_is_told_as_the_county_s():
    found = merge(
        PROVINCE,
        [
            (DEPT, [row("k", no="1")]),
            (ONE, [row("a", no="1", km="2")]),
            (TWO, [row("b", no="1", km="3")]),
        ],
    )
    assert [(c.kept, c.kept_unit, c.dropped_unit) for c in found.conflicts] == [
        ("2", "520101", "520102")
    ]


def test_within_a_unit_the_same_key_is_two_things_in_two_units():
    merged = merge(UNIT, [(ONE, [row("a", no="1"), row("b", no="1")]), (TWO, [row("a", no="1")])])
    assert [len(r.origins) for r in merged.rows] == [2, 1]


def test_without_a_key_every_row_stands_for_itself():
    assert len(merge(NONE, [(ONE, [row("a", no="1"), row("b", no="1")])]).rows) == 2
    assert len(merge(PROVINCE, [(ONE, [row("a", km="1"), row("b", km="1")])]).rows) == 2
    assert row_key(PROVINCE, row("a", km="1")) == ()


CELLS = st.fixed_dictionaries(
    {}, optional={"no": st.sampled_from("123"), "state": st.sampled_from("xy"), "km": st.just("1")}
)
LEDGERS = st.dictionaries(st.sampled_from(EVERYONE), st.lists(CELLS, max_size=5))
SCOPES = st.sampled_from((PROVINCE, UNIT, NONE))


@given(LEDGERS, SCOPES, st.randoms())
def test_no_row_is_lost_or_counted_twice_in_whatever_order_they_come(
    given_cells: Mapping[Unit, list[dict[str, str]]], table, random
):
    sources = [
        (unit, [Row(f"{n}", cells) for n, cells in enumerate(rows)])
        for unit, rows in given_cells.items()
    ]
    merged = merge(table, sources)
    origins = [origin for r in merged.rows for origin in r.origins]
    assert sorted(origins) == sorted((u.code, r.id) for u, rows in sources for r in rows)
    things = set()
    for unit, rows in sources:
        for r in rows:
            key = row_key(table, r) if table.dedupe_scope else ()
            alone = (unit.code, r.id) if not key else ()
            things.add((unit.code if table.dedupe_scope == "unit" else "", key, alone))
    assert len(merged.rows) == len(things)
    random.shuffle(sources)
    assert merge(table, sources) == merged


@given(LEDGERS)
def test_what_is_dropped_is_told(given_cells: Mapping[Unit, list[dict[str, str]]]):
    sources = [
        (unit, [Row(f"{n}", cells) for n, cells in enumerate(rows)])
        for unit, rows in given_cells.items()
    ]
    cells_of = {(u.code, r.id): r.cells for u, rows in sources for r in rows}
    merged = merge(PROVINCE, sources)
    differing = sum(
        cells_of[origin][name] != r.cells[name]
        for r in merged.rows
        for origin in r.origins
        for name in cells_of[origin]
    )
    assert differing == len(merged.conflicts)


def test_levels_go_before_codes():
    order = [(TWO, [row("a", no="2")]), (NORTH, [row("a", no="3")]), (ONE, [row("a", no="1")])]
    found = merge(PROVINCE, order).rows
    assert [r.origins[0].unit for r in found] == ["5201", "520101", "520102"]
