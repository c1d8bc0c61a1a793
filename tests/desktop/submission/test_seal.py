"""The seal: holds for what was sealed, and for nothing else; its code can be read out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.submission.keys import own_key
from desktop.submission.seal import DIGITS, code_of, holds, make_seal, read_seal, same_code
from desktop.workbook.sealing import Record, Seal

RECORDS: list[Record] = [("identity:unit", "text", "520327"), ("T201_01.actual", "number", "12.5")]
MADE_AT = "2027-01-05T09:00:00+08:00"


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    return make_seal(RECORDS, own_key(tmp_path), MADE_AT)


def test_a_seal_is_read_back_and_holds(seal: Seal):
    sheet = [*RECORDS, *seal.records()]
    assert read_seal(sheet) == seal
    assert holds(seal, sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        [("identity:unit", "text", "520328"), RECORDS[1]],
        [RECORDS[0], ("T201_01.actual", "number", "12.6")],
        [RECORDS[0], ("T201_01.actual", "text", "12.5")],
        RECORDS[:1],
        [*RECORDS, ("T201_02.actual", "number", "1")],
        [*RECORDS, RECORDS[1]],
        [],
    ],
)
def test_a_seal_does_not_hold_for_another_report(seal: Seal, sheet: list[Record]):
    assert not holds(seal, sheet)


@pytest.mark.parametrize(
    "torn",
    [
        {"digest": "0" * 64},
        {"key": "11" * 32},
        {"key": "no key"},
        {"key": "11"},
        {"signature": "00" * 64},
        {"signature": "é"},
        {"code": "0000-0000"},
        {"made_at": "2027-01-06T09:00:00+08:00"},
    ],
    ids=str,
)
def test_a_seal_with_another_part_does_not_hold(seal: Seal, torn: dict[str, str]):
    assert not holds(replace(seal, **torn), RECORDS)


def test_a_report_sealed_anew_with_another_key_has_another_code(seal: Seal, tmp_path: Path):
    other = make_seal(RECORDS, own_key(tmp_path / "other"), MADE_AT)
    assert holds(other, RECORDS)
    assert (other.digest, other.code != seal.code) == (seal.digest, True)


@pytest.mark.parametrize("name", ["digest", "key", "signature", "code", "made_at"])
def test_a_torn_seal_is_none(seal: Seal, name: str):
    assert read_seal([r for r in seal.records() if r[0] != f"seal:{name}"]) is None


def test_a_code_is_eight_signs_that_are_not_misheard():
    codes = {code_of(f"{n:064x}", "key") for n in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {9}
    assert {code[4] for code in codes} == {"-"}
    assert set("".join(codes)) - {"-"} == set(DIGITS)
    assert not set("ILOU") & set(DIGITS)


@pytest.mark.parametrize(
    ("heard", "same"),
    [
        ("1A0B-2C3D", True),
        ("1a0b2c3d", True),
        (" IAOB 2C3D ", True),
        ("lAoB—2C3D", True),
        ("1A0B-2C3E", False),
        ("", False),
    ],
)
def test_a_code_read_out(heard: str, same: bool):
    assert same_code(heard, "1A0B-2C3D") is same
