"""Places as the register keeps them."""

from __future__ import annotations

import json
import zlib

import pytest

from desktop.faults import Fault
from desktop.province.kept_places import Place, Places, packed_places

ROWS = [
    ("T201_01.actual", "表2-1", "D9"),
    ("L02#k1.status", "台账02", "E7"),
    ("N201_01", "文字说明", "B4"),
]
DAMAGED = Fault("province.damaged", unit="凤冈县", period="2026", version=1)


def test_every_place_is_found_again():
    places = Places(packed_places(ROWS), DAMAGED)
    assert dict(places) == {key: Place(sheet, cell) for key, sheet, cell in ROWS}
    assert len(places) == len(ROWS)
    assert places["L02#k1.status"] == ("台账02", "E7")


@pytest.mark.parametrize("key", ["T201_02.actual", "L02#k2.status", "L02.nil", ""])
def test_what_stands_nowhere_has_no_place(key: str):
    places = Places(packed_places(ROWS), DAMAGED)
    assert key not in places
    assert places.get(key, ("", "")) == ("", "")


def test_what_an_older_version_kept_is_read():
    kept = zlib.compress(json.dumps(ROWS).encode())
    assert dict(Places(kept, DAMAGED)) == dict(Places(packed_places(ROWS), DAMAGED))


def test_forms_alike_are_taken_apart_once():
    other = [ROWS[0], ("L02#k9.status", "台账02", "E8"), ROWS[2]]
    first, second = (Places(packed_places(rows), DAMAGED) for rows in (ROWS, other))
    assert first["T201_01.actual"] is second["T201_01.actual"]
    assert set(first) != set(second)


@pytest.mark.parametrize("kept", [b"", b"P1", b"x", zlib.compress(b"[1")])
def test_what_is_damaged_is_told(kept: bytes):
    with pytest.raises(Fault) as caught:
        dict(Places(kept, DAMAGED))
    assert caught.value.code == "province.damaged"


def test_a_damaged_ledger_is_told_when_it_is_asked_for():
    kept = packed_places(ROWS)
    places = Places(kept[:-4], DAMAGED)
    assert places["T201_01.actual"] == ("表2-1", "D9")
    with pytest.raises(Fault):
        _ = places["L02#k1.status"]
