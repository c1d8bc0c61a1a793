"""Remarks: what somebody wrote → remarks on cells → records → the same remarks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.scheme.values import NA
from desktop.submission.canonical import contents
from desktop.submission.remarks import (
    LONGEST,
    Wanted,
    make_remarks,
    parse_wanted,
    read_remarks,
    remark_records,
    value_of,
)

FOUND = contents(
    [
        ("T201_01.actual", "number", "12.50"),
        ("T201_01.yoy", "computed", "8.30"),
        ("T201_02.actual", "blank", ""),
        ("T201_03.actual", "na", ""),
        ("row:L02#k3", "number", "1"),
        ("L02#k3.due", "date", "2026-03-05"),
        ("N201_01", "text", "=1+1"),
    ]
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("T201_01.actual=偏大", ("T201_01.actual", "偏大", "")),
        ("L02#k3.due@RL02_01=日期=早", ("L02#k3.due", "日期=早", "RL02_01")),
        (" N201_01 = 短 ", ("N201_01", " 短 ", "")),
        ("T201_01.actual=", ("T201_01.actual", "", "")),
    ],
)
def test_a_remark_is_written_key_equals_text(text, wanted):
    assert parse_wanted(text) == wanted


@pytest.mark.parametrize("text", ["", "偏大", "=偏大", "@R1=偏大"])
def test_anything_else_is_refused(text):
    with pytest.raises(Fault) as caught:
        parse_wanted(text)
    assert caught.value.code == "answer.remark-form"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("T201_01.actual", Decimal("12.50")),
        ("T201_01.yoy", Decimal("8.30")),
        ("T201_02.actual", None),
        ("T201_03.actual", NA),
        ("L02#k3.due", dt.date(2026, 3, 5)),
        ("L02#k3.name", None),
        ("N201_01", "=1+1"),
    ],
)
def test_a_remark_knows_what_stood_there_and_survives(key, value):
    made = make_remarks([Wanted(key, "  改\r\n正 ", "R1")], FOUND, 3, "f.xlsx")
    assert [(r.key, r.text, r.rule, r.version, r.value) for r in made] == [
        (key, "改\n正", "R1", 3, value)
    ]
    records = {key: (state, text) for key, state, text in remark_records(made)}
    (back,) = read_remarks(records, 3, "digest")
    assert (back.key, back.text, back.rule, back.value) == (key, "改\n正", "R1", value)
    assert (back.version, back.answer, back.id) == (3, "digest", "")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([], "answer.no-remark"),
        ([("T201_01.actul", "错")], "answer.remark-key"),
        ([("L02#k9.due", "错")], "answer.remark-key"),
        ([("PERIOD.year", "错")], "answer.remark-key"),
        ([("T201_01.actual", " \n ")], "answer.remark-empty"),
        ([("T201_01.actual", "\0")], "answer.remark-empty"),
        ([("T201_01.actual", "长" * (LONGEST + 1))], "answer.remark-long"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_a_remark(wanted, code, lang):
    with pytest.raises(Fault) as caught:
        make_remarks([Wanted(*one) for one in wanted], FOUND, 1, "f.xlsx")
    assert caught.value.code == code
    assert caught.value.text(lang)


def test_the_nearest_cell_is_named():
    with pytest.raises(Fault) as caught:
        make_remarks([Wanted("T201_1.actual", "错")], FOUND, 1, "f.xlsx")
    assert "T201_01.actual" in caught.value.text()


@pytest.mark.parametrize("text", ["半\ud800个", "控\x00制"])
def test_what_a_workbook_cannot_hold_is_cleaned_away(text):
    (made,) = make_remarks([Wanted("T201_01.actual", text)], FOUND, 1, "f.xlsx")
    assert made.text in ("半\ufffd个", "控制")


@pytest.mark.parametrize(
    ("state", "text", "value"),
    [
        ("number", "1e400", "1e400"),
        ("number", "nan", "nan"),
        ("number", "１２", "１２"),
        ("date", "2026-02-30", "2026-02-30"),
        ("computed", "是", "是"),
        ("computed", "2026-03-05", dt.date(2026, 3, 5)),
        ("blank", "x", None),
        ("nonsense", "x", "x"),
    ],
)
def test_a_torn_value_counts_as_its_text(state, text, value):
    assert value_of(state, text) == value


@pytest.mark.parametrize(
    "change",
    [{"remark_key:1": ("text", "../x")}, {"remark:1": ("text", " ")}, {"remark_key:1": ("", "")}],
)
def test_a_remark_without_text_or_cell_is_no_remark(change):
    records = {"remark:1": ("text", "改"), "remark_key:1": ("text", "N201_01"), **change}
    with pytest.raises(ValueError, match=r"x|N201_01|^$"):
        read_remarks(records, 1, "")
