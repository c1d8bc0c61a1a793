"""Keys in the order in which a report is read."""

from __future__ import annotations

import pytest

from desktop.checks.order import FormOrder, section_of, worst

READ = [
    "sign.filler",
    "sign.date",
    "T201_01.actual",
    "T201_01.target",
    "T201_02.actual",
    "L01.nil",
    "L01#a.name",
    "L01#a.km",
    "L01#b.name",
    "N201_01",
    "PERIOD.year",
]


def test_form_order(make_scheme) -> None:
    order = FormOrder(make_scheme())

    def number(ledger: str, row: str) -> int:
        return {"a": 1, "b": 2}[row]

    backwards = READ[::-1]
    assert sorted(backwards, key=lambda key: order.of(key, number)) == READ


@pytest.mark.parametrize(
    ("key", "section"),
    [
        ("T201_01.actual", "2.1"),
        ("N201_01", "2.1"),
        ("L01#a.km", "L01"),
        ("L01.nil", "L01"),
        ("sign.filler", "sign"),
        ("T999_01.actual", ""),
        ("PERIOD.year", ""),
        ("nonsense", ""),
    ],
)
def test_section_of(make_scheme, key: str, section: str) -> None:
    assert section_of(make_scheme(), key) == section


@pytest.mark.parametrize(
    ("classes", "expected"),
    [(set(), None), ({"hint"}, "hint"), ({"hint", "soft", "verify"}, "soft"), ({"force"}, "force")],
)
def test_worst(classes, expected) -> None:
    assert worst(classes) == expected
