"""Forms of the consolidated workbook: where each figure stands and by which formula."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from desktop.scheme.values import NA
from desktop.workbook.consolidated_form import FormSheet, Layout
from desktop.workbook.consolidated_parts import MISSING, Book, Form, Group, Line
from desktop.workbook.style import Styles
from tests.desktop.workbook.book_words import WORDS

GROUPS = (
    Group("省本级", ("本级",), subtotal=False),
    Group("北市", ("本级", "一县", "二县")),
    Group("南市", ("本级", "三县")),
)
ALL, COUNTIES = (True,) * 6, (False, False, True, True, False, True)


def line(key: str, **more: Any) -> Line:
    fields: dict[str, Any] = {
        "key": key,
        "code": key.partition(".")[0],
        "name": "里程",
        "measure": "本年实际",
        "unit": "公里",
        "decimals": 1,
        "way": "sum",
        "method": "合计",
        "total": Decimal(10),
        "reported": Decimal(10),
        "adjustment": Decimal(0),
        "coverage": "6 中 5 已报",
        "reference": None,
        "subtotals": (Decimal(6), Decimal(3)),
        "figures": (Decimal(1), Decimal(2), NA, Decimal(4), MISSING, Decimal(3)),
        "asked": ALL,
        "enters": ALL,
        "refers": (False,) * 6,
    }
    return Line(**fields | more)


def drawn(*lines: Line) -> dict[str, str]:
    """Return address → what stands there: a formula, a number or a text."""
    form = Form("表2-1", "表2-1 目标（汇总）", "汇总单位：省", "2026年", lines)
    book = Book("汇总", "汇总", "", GROUPS, WORDS, (), (form,), ())
    canvas = FormSheet(book, form, Layout(book), Styles(Workbook())).draw()
    xml = "".join(canvas.pieces())
    cells = re.findall(r'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>(.*?)</c>)', xml)
    return {at: re.sub(r"</?(?:is|t|v)\b[^>]*>", "|", inner).strip("|") for at, inner in cells}


# A code  B name  C measure  D unit  E method  F total  G reported  H adjustment  I coverage
# J reference  K 北市  L 南市  M 省本级  N 本级  O 一县  P 二县  Q 本级  R 三县


def test_every_unit_has_its_column_and_its_state():
    cells = drawn(line("T201_01.actual"))
    assert [cells[f"{c}6"] for c in "MNOPQR"] == ["1", "2", "不涉及", "4", "未报", "3"]
    assert [cells[f"{c}4"] for c in "KLMNOPQR"] == [
        "北市", "南市", "本级", "本级", "一县", "二县", "本级", "三县",
    ]  # fmt: skip
    assert (cells["A5"], cells["E5"], cells["R5"]) == ("甲", "1", "14")


@pytest.mark.parametrize(
    ("more", "cell", "formula"),
    [
        ({}, "K6", 'IF(COUNT(N6:P6)=0,"",SUM(N6:P6))'),
        ({}, "F6", 'IF(COUNT(K6:L6,M6:M6)=0,"",SUM(K6:L6,M6:M6))'),
        ({"way": "max"}, "L6", 'IF(COUNT(Q6:R6)=0,"",MAX(Q6:R6))'),
        ({"enters": COUNTIES}, "K6", 'IF(COUNT(O6:P6)=0,"",SUM(O6:P6))'),
        ({"enters": COUNTIES}, "F6", 'IF(COUNT(K6:L6)=0,"",SUM(K6:L6))'),
        ({"way": "own", "enters": (True, *[False] * 5)}, "F6", 'IF(M6="","",M6)'),
        (
            {"refers": COUNTIES, "reference": Decimal(7)},
            "J6",
            'IF(COUNT(O6:P6,R6:R6)=0,"",SUM(O6:P6,R6:R6))',
        ),
    ],
)
def test_totals_are_live(more: dict[str, Any], cell: str, formula: str):
    assert drawn(line("T201_01.actual", **more))[cell].startswith(f"<f>{formula}</f>")


def test_ledger_totals_and_not_applicable_are_values():
    cells = drawn(
        line("T201_01.actual", way="ledger"), line("T201_02.actual", total=NA, reported=NA)
    )
    assert (cells["F6"], cells["K6"], cells["F7"]) == ("10", "6", "不涉及")


def test_rates_are_worked_out_from_the_lines_of_their_parts():
    cells = drawn(
        line("T201_01.actual"),
        line("T201_01.target"),
        line("T201_02.actual", way="ratio", formula="T201_01.actual / T201_01.target * 100"),
    )
    assert cells["K8"].startswith(
        '<f>IF(COUNT(K6,K7)&lt;2,"",IFERROR(ROUND(K6 / K7 * 100,1),""))</f>'.replace(
            " / ", "/"
        ).replace(" * ", "*")
    ) or cells["K8"].startswith(
        '<f>IF(COUNT(K6,K7)&lt;2,"",IFERROR(ROUND(K6 / K7 * 100,1),""))</f>'
    )


def test_a_rate_whose_parts_stand_nowhere_is_a_value():
    cells = drawn(line("T201_02.actual", way="ratio", formula="T209_01.actual / T209_02.actual"))
    assert cells["F6"] == "10"


def test_means_are_weighted_live():
    cells = drawn(
        line("T201_05.actual"), line("T201_04.actual", way="mean", weight="T201_05.actual")
    )
    assert cells["L7"].startswith(
        '<f>IFERROR(ROUND((SUMPRODUCT(Q7:R7,Q6:R6))/(SUMPRODUCT(--ISNUMBER(Q7:R7),Q6:R6)),1),"")</f>'
    )
    assert "SUMPRODUCT(M7:M7,M6:M6)+SUMPRODUCT(N7:P7,N6:P6)" in cells["F7"]


def test_what_is_not_asked_is_neither_missing_nor_a_figure():
    cells = drawn(line("T201_01.actual", asked=COUNTIES))
    assert cells["Q6"] == ""
