"""The canonical form: one form for one report, another for every other report."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.submission.canonical import (
    CIRCUMSTANCES,
    body_digest,
    canonical,
    contents,
    digest,
    plain,
)
from desktop.workbook.sealing import Record

RECORDS: list[Record] = [
    ("identity:unit", "text", "520327"),
    ("identity:version", "text", "1"),
    ("T201_01.actual", "number", "12.50"),
    ("T201_02.yoy", "computed", "不涉及"),
    ("L02#k3.name", "text", "甲\n乙"),
    ("row:L02#k3", "number", "1"),
    ("explanation:R201_01", "text", "两次并会召开"),
    ("left_out:L07", "text", "处分台账"),
    ("unplaced:T999_01.last", "blank", ""),
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
RECORD = st.tuples(TEXTS, st.sampled_from(["text", "number", "blank"]), TEXTS)


def test_the_form_is_as_documented():
    form = canonical([("b", "text", 'x"\\\n'), ("a", "na", ""), ("seal:code", "text", "?")])
    assert form == b'["jiaobao-canonical-1",["a","na",""],["b","text","x\\"\\\\\\n"]]'
    assert digest([("a", "na", "")]) == hashlib.sha256(canonical([("a", "na", "")])).hexdigest()


@given(st.lists(RECORD, max_size=4), st.lists(RECORD, max_size=4))
def test_two_reports_never_have_one_form(one: list[Record], other: list[Record]):
    unsealed = [sorted(r for r in found if not r[0].startswith("seal:")) for found in (one, other)]
    assert (canonical(one) == canonical(other)) == (unsealed[0] == unsealed[1])


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_every_part_of_every_record_counts(number: int):
    for part in range(3):
        changed = [list(record) for record in RECORDS]
        changed[number][part] += "x"
        assert digest([(a, b, c) for a, b, c in changed]) != digest(RECORDS)
    assert digest(RECORDS[:number] + RECORDS[number + 1 :]) != digest(RECORDS)


@pytest.mark.parametrize("key", sorted(CIRCUMSTANCES))
def test_circumstances_are_sealed_but_are_no_change(key: str):
    more = [*RECORDS, (key, "text", "another")]
    assert digest(more) != digest(RECORDS)
    assert body_digest(more) == body_digest(RECORDS)


@pytest.mark.parametrize(
    ("state", "text", "expected"),
    [
        ("number", "12.50", "12.5"),
        ("number", "12.00", "12"),
        ("number", "120", "120"),
        ("number", "-0.50", "-0.5"),
        ("computed", "83.10", "83.1"),
        ("computed", "不涉及", "不涉及"),
        ("text", "12.50", "12.50"),
        ("date", "2026-03-10", "2026-03-10"),
    ],
)
def test_equal_numbers_are_no_change(state: str, text: str, expected: str):
    assert plain(state, text) == expected
    same = body_digest([("k", state, text)]) == body_digest([("k", state, expected)])
    assert same


def test_contents_sort_the_records():
    found = contents(RECORDS)
    assert found.identity == {"unit": "520327", "version": "1"}
    assert found.values["T201_01.actual"] == ("number", "12.50")
    assert found.row_number("L02", "k3") == 1
    assert found.row_number("L02", "k4") == 0
    assert found.notes == {"explanation:R201_01": "两次并会召开", "left_out:L07": "处分台账"}
    assert found.unplaced == {"T999_01.last"}


def test_a_torn_row_number_is_no_number():
    assert contents([("row:L02#k3", "number", "²")]).row_number("L02", "k3") == 0
