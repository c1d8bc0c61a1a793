"""What an exported workbook says of its values, read with the other library."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Unit
from desktop.scheme.values import NA
from desktop.workbook.export import workbook
from desktop.workbook.read_back import read_machine

UNIT = Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("T201_01.actual", ("number", "15200.50")),
        ("T201_01.target", ("number", "8300")),
        ("T201_07.actual", ("na", "")),
        ("T101_01.actual", ("number", "0")),
        ("T101_02.actual", ("blank", "")),
        ("N101_01", ("text", "=1+1，" + "长" * 30_000)),
        ("L02#k3.qty", ("number", "3")),
        ("L02#k3.feedback_date", ("date", "2026-03-01")),
    ],
)
def test_every_state_comes_back_exactly(
    exported: Path, key: str, expected: tuple[str, str]
) -> None:
    assert read_machine(exported)[key] == expected


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scheme = load_built_in()
    values = {
        "T201_01.actual": Decimal("15200.50"),
        "T201_01.target": Decimal(8300),
        "T201_07.actual": NA,
        "T101_01.actual": Decimal(0),
        "N101_01": "=1+1，" + "长" * 30_000,
    }
    row = Row("k3", {"qty": Decimal(3), "feedback_date": dt.date(2026, 3, 1)})
    snapshot = Snapshot(scheme.id, scheme.version, UNIT, "2026", values, {"L02": (row,)})
    path = tmp_path_factory.mktemp("read_back") / "f.xlsx"
    path.write_bytes(workbook(scheme, snapshot, Figures(scheme, snapshot), [], draft=True))
    return path


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_exported_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(content)
    with pytest.raises(Fault, match=r"workbook\.no-machine-sheet"):
        read_machine(path)
