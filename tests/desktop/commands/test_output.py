"""What is printed: one JSON object a line, or a line for people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.commands.output import Output, plain
from desktop.scheme.values import NA


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("12.50"), 12.5),
        (Decimal("12.00"), 12),
        (Decimal("123456789012345"), 123456789012345),
        (Decimal("0.1"), 0.1),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (NA, None),
        (None, None),
        ("文", "文"),
        (True, True),
        (Path("a"), "a"),
        ({"x": Decimal(1), "y": [NA]}, {"x": 1, "y": [None]}),
        (("a", Decimal("1.5")), ["a", 1.5]),
    ],
)
def test_plain(value: object, expected: object) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_json_is_one_line_of_utf8_text(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output("zh", as_json=True)
    out.record({"name": "凤冈\n县", "value": Decimal("1.5")}, "")
    out.remark("cli.passed")
    assert capsys.readouterr().out == '{"name": "凤冈\\n县", "value": 1.5}\n'


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output("en", as_json=False)
    out.record({"name": "x"}, "a line")
    out.remark("cli.passed")
    assert capsys.readouterr().out == "a line\nThe report can be sent.\n"
