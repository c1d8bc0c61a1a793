"""What decisions hang on: identity, deadline, versions of the scheme."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.deciding import (
    deadline,
    number,
    scope_of,
    stands_under,
    taken,
    version_for,
)
from desktop.province.verdicts import Examined, examine
from desktop.records.store import Store
from desktop.scheme.library import Entry, Library
from tests.desktop.province.sealed_files import Sender, desk, scheme, units

NAME = "2026_520327_凤冈县_交通年报_v1.xlsx"
IDENTITY = {
    "kind": "final",
    "scheme": "transport-annual",
    "scheme_version": "2026.1",
    "unit": "520327",
    "name": "凤冈县",
    "level": "county",
    "period": "2026",
    "version": "1",
}


def code(store: Store, data: Path, found: Examined, name: str = NAME) -> str:
    decision, _ = desk(store, data).decide(name, name, "", found)
    assert decision.text()
    assert decision.text("en")
    return decision.code.removeprefix("province.")


@pytest.mark.parametrize(
    ("what", "verdict"),
    [
        ({}, "accepted"),
        ({"kind": "blank"}, "blank"),
        ({"kind": "receipt"}, "receipt"),
        ({"kind": "return"}, "return"),
        ({"version": "0"}, "bad-identity"),
        ({"version": "一"}, "bad-identity"),
        ({"period": "26"}, "bad-identity"),
        ({"unit": "999999"}, "unknown-unit"),
        ({"name": "正安县"}, "unit-differs"),
        ({"level": "dept"}, "unit-differs"),
        ({"period": "2027"}, "wrong-year-name"),
    ],
)
def test_identity(store: Store, data_dir: Path, what: dict[str, str], verdict: str):
    assert code(store, data_dir, Examined("intact", identity={**IDENTITY, **what})) == verdict


@pytest.mark.parametrize(
    ("status", "verdict"),
    [("missing", "no-seal"), ("unsealed", "no-seal"), ("broken", "broken-seal")],
)
def test_seals(store: Store, data_dir: Path, status: str, verdict: str):
    found = replace(Examined("intact", identity=IDENTITY), status=status)
    assert code(store, data_dir, found) == verdict


def test_what_was_found_wrong_within_is_told(store: Store, data_dir: Path):
    found = Examined("intact", ("province.bad-value", {"key": "T1.x", "reason": "—"}), IDENTITY)
    assert code(store, data_dir, found) == "bad-value"


@pytest.mark.parametrize(
    ("day", "late"), [((2027, 1, 20), False), ((2027, 1, 21), True), ((2026, 11, 1), False)]
)
def test_late(store: Store, data_dir: Path, sender: Sender, day: tuple[int, int, int], late: bool):
    content, own = sender.final(), desk(store, data_dir)
    found = examine(content, NAME, data_dir)
    decision, held = own.decide(NAME, NAME, "a", found)
    kept = taken(own, decision, found, content, NAME, held, dt.date(*day))
    assert kept.late is late
    assert (kept.file, kept.content, kept.scheme_id) == (NAME, content, scheme().id)


def test_a_correction_of_what_came_in_time_is_in_time(store: Store, data_dir: Path, sender: Sender):
    own, late = desk(store, data_dir), dt.date(2027, 6, 1)
    run = own.register.begin([], "2026").id
    for version, day, is_late in ((1, dt.date(2027, 1, 1), False), (2, late, False)):
        content = sender.final(version=version, figure=str(100 * version))
        found = examine(content, NAME, data_dir)
        decision, held = own.decide(NAME, NAME, str(version), found)
        kept = taken(own, decision, found, content, NAME, held, day)
        own.register.decide(run, decision, kept)
        assert kept.late is is_late


def test_the_deadline_is_next_year():
    assert deadline(scheme(), "2026") == dt.date(2027, 1, 20)


@pytest.mark.parametrize(
    ("unit", "above", "answer"),
    [
        ("520327", "520300", True),
        ("520327", "520000", True),
        ("520300", "520300", True),
        ("520300", "520327", False),
        ("110101", "520000", False),
    ],
)
def test_who_stands_under_whom(unit: str, above: str, answer: bool):
    assert stands_under(units(), units().get(unit), above) is answer


def test_the_authority_of_the_scheme_collects():
    assert scope_of(scheme(), units()) == "520000"
    assert scope_of(replace(scheme(), authority="某部"), units()) == ""


@pytest.mark.parametrize(
    ("versions", "period", "wanted"),
    [
        (["2026.1"], "2026", "2026.1"),
        (["2026.1"], "2020", "2026.1"),
        (["2026.1", "2027.1"], "2026", "2026.1"),
        (["2026.1", "2026.2", "2026.10"], "2027", "2026.10"),
    ],
)
def test_each_year_has_its_version_of_the_scheme(
    monkeypatch: pytest.MonkeyPatch, versions: list[str], period: str, wanted: str
):
    found = [Entry("s", version, "", Path(), False) for version in versions]
    monkeypatch.setattr(Library, "entries", lambda self: found)
    assert version_for(Path(), "s", period) == wanted


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("", 0), ("-1", 0), ("12345", 0), ("²", 0), ("1.5", 0)]
)
def test_numbers(text: str, value: int):
    assert number(text) == value


def test_a_known_key_counts_before_anything_arrived(store: Store, data_dir: Path, sender: Sender):
    from desktop.submission.keys import remember

    remember(data_dir, "520327", "0000 0000 0000 0000")
    found = examine(sender.final(), NAME, data_dir)
    assert code(store, data_dir, found) == "key-changed"
    with pytest.raises(Fault):
        desk(store, data_dir)._usable(NAME, Examined("missing", identity=IDENTITY))
