"""The machine sheet holds every value exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop import __version__
from desktop.records.snapshot import Remark, Row
from desktop.scheme.values import NA, Value
from desktop.workbook.machine import (
    PART,
    draw_machine,
    draw_records,
    is_value,
    parts,
    records,
    state_and_text,
)
from tests.desktop.workbook.conftest import MakeEdition


def test_identity(edition: MakeEdition):
    found = {key: text for key, _, text in records(edition(version=2, draft=False))}
    assert found["format:version"] == "1"
    assert found["format:program"] == __version__
    assert found["identity:unit"] == "520327"
    assert found["identity:level"] == "county"
    assert found["identity:period"] == "2026"
    assert (found["identity:kind"], found["identity:version"]) == ("final", "2")
    assert found["identity:section"] == ""
    assert found["identity:previous_digest"] == ""


@pytest.mark.parametrize(
    ("value", "state", "text"),
    [
        (Decimal("0.10"), "number", "0.10"),
        (Decimal("1E+3"), "number", "1000"),
        (Decimal(0), "number", "0"),
        (None, "blank", ""),
        (NA, "na", ""),
    ],
)
def test_a_scalar(edition: MakeEdition, value: Value | None, state: str, text: str):
    found = {key: rest for key, *rest in records(edition({"T101_01.actual": value}))}
    assert found["T101_01.actual"] == [state, text]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(dt.date(2026, 3, 5), ("date", "2026-03-05")), ("=1", ("text", "=1"))],
)
def test_state_and_text(value: Value, expected: tuple[str, str]):
    assert state_and_text(value) == expected


def test_computed_values_and_rows(edition: MakeEdition):
    row = Row("r7", {"month": Decimal(3), "disposal": "已处置"})
    made = edition(
        {"T201_01.actual": Decimal(3), "T201_01.target": Decimal(4)}, ledgers={"L05": (row,)}
    )
    found = {key: rest for key, *rest in records(made)}
    assert found["T201_01.completion"] == ["computed", "75.00"]
    assert found["row:L05#r7"] == ["number", "1"]
    assert found["L05#r7.month"] == ["number", "3"]
    assert found["L05#r7.disposal"] == ["text", "已处置"]
    assert found["explanation:R101_02"] == ["text", "两次并会召开，已核对"]


def test_every_entered_value_is_there(edition: MakeEdition):
    made = edition()
    keys = {key for key, *_ in records(made)}
    assert not set(made.snapshot.values) - keys
    assert len(keys) == len(list(records(made))), "no key twice"


@pytest.mark.parametrize("length", [0, 1, PART, PART + 1, 3 * PART])
def test_long_text_is_split(length: int):
    text = "长" * length
    cut = parts(text)
    assert "".join(cut) == text
    assert max(map(len, cut)) <= PART


def test_the_sheet_is_very_hidden_text(edition: MakeEdition):
    canvas = draw_machine(edition({"N000_01": "文" * (PART + 5)}))
    assert canvas.state == "veryHidden"
    data = canvas.sheet_data()
    assert "<f" not in data
    assert "<v>" not in data
    assert 'r="D' in data


@pytest.mark.parametrize(
    ("key", "rows", "wanted"),
    [("T101_01.actual", 1, True), ("L02.nil", 1, True), ("N201_01", 1, True), ("sign.head", 1, True),
     ("PERIOD.year", 1, False), ("L02.filled", 1, False), ("L02.qty", 12, False),
     ("explain.R101_01", 1, False)],
)  # fmt: skip
def test_is_value(key: str, rows: int, wanted: bool):
    assert is_value(key, 1, rows) is wanted


def test_remarks_and_how_they_were_dealt_with(edition: MakeEdition):
    made = edition({"T201_01.actual": Decimal(7), "T201_01.target": None})
    remarks = tuple(
        Remark(f"return@{n}@{key}", key, "改", 2, value)
        for n, (key, value) in enumerate(
            [("T201_01.actual", Decimal("7.0")), ("T201_01.target", NA), ("N101_01", "别的")], 1
        )
    )
    explanations = {remarks[0].id: "属实"}
    snapshot = replace(made.snapshot, remarks=remarks, explanations=explanations)
    found = {key: rest for key, *rest in records(replace(made, snapshot=snapshot))}
    ids = [remark.id for remark in remarks]
    assert [found[f"remark:{i}"] for i in ids] == [["text", "改"]] * 3
    assert [found[f"remark_version:{i}"] for i in ids] == [["number", "2"]] * 3
    assert [found[f"remark_value:{i}"] for i in ids] == [
        ["number", "7.0"],
        ["na", ""],
        ["text", "别的"],
    ]
    answers = [found[f"answer:{i}"][1] for i in ids]
    assert answers == ["explained", "corrected", "corrected"]


def test_the_same_records_give_the_same_sheet(edition: MakeEdition):
    made = edition()
    assert draw_records(records(made), made.styles).sheet_data() == draw_machine(made).sheet_data()
