"""A section is drawn as a statistical form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from desktop.scheme.model import Scheme
from desktop.scheme.values import NA
from desktop.workbook.canvas import address
from desktop.workbook.forms import accept_number, draw_form
from desktop.workbook.paper import READABLE, inside, scale_across
from desktop.workbook.plan import FORM_HEAD, spot
from tests.desktop.workbook.conftest import MakeEdition


def drawn(edition: MakeEdition, section: str, values: dict[str, object] | None = None, **more: str):
    made = edition(values, **more)
    form = next(form for form in made.plan.forms if form.section.code == section)
    return made, form, draw_form(made, form)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("A1", "年度目标任务完成情况"),
        ("A2", "2026年"),
        ("A6", "填报单位：凤冈县交通运输局"),
        ("A7", "代码"),
        ("B7", "指标名称"),
        ("C7", "计量单位"),
        ("D7", "本年实际"),
        ("A8", "甲"),
        ("B8", "乙"),
        ("C8", "丙"),
        ("D8", "1"),
        ("E8", "2"),
        ("A10", "01"),
    ],
)
def test_head(book: Workbook, cell: str, text: str):
    assert book["表2-1"][cell].value == text


def test_right_block(book: Workbook, scheme: Scheme):
    sheet = book["表2-1"]
    lines = [str(c.value) for row in sheet["C3:K6"] for c in row if c.value]
    assert lines == [
        "表    号：交年2-1表",
        "制定机关：贵州省交通运输厅",
        "批准文号：" + scheme.approval,
        "有效期至：" + scheme.valid_until,
    ]


def test_thick_rules_above_and_below(edition: MakeEdition, book: Workbook):
    _, form, _ = drawn(edition, "2.1")
    sheet = book["表2-1"]
    for column in range(1, form.last_column + 1):
        assert sheet.cell(7, column).border.top.style == "medium"
        assert sheet.cell(form.last_row, column).border.bottom.style == "medium"
    assert sheet.cell(10, 1).border.left.style is None
    assert sheet.cell(10, form.last_column).border.right.style is None


def test_every_cell_has_the_state_of_its_value(edition: MakeEdition, book: Workbook):
    made, form, _ = drawn(edition, "2.1")
    sheet = book["表2-1"]
    seen = set()
    for line in form.lines:
        for measure in form.measures if line.indicator else ():
            assert line.indicator is not None
            key = f"{line.indicator.code}.{measure}"
            cell = sheet.cell(line.row, form.column(measure))
            if key not in made.plan.places:
                assert (cell.value, cell.protection.locked) == ("—", True)
                seen.add("none")
                continue
            assert made.plan.places[key] == spot("表2-1", cell.row, cell.column)
            entered = measure in line.indicator.inputs()
            assert cell.protection.locked is not entered
            assert cell.fill.fgColor.rgb == ("FFFFFBE6" if entered else "FFF2F2F2")
            seen.add("entered" if entered else "derived")
    assert seen == {"none", "entered", "derived"}


def test_not_applicable_is_text(edition: MakeEdition):
    _, form, canvas = drawn(edition, "2.1", {"T201_01.actual": NA})
    assert ">不涉及<" in canvas.sheet_data()
    assert form.lines[1].indicator is not None


def test_a_wide_number_is_not_cut(edition: MakeEdition):
    _, form, canvas = drawn(edition, "2.1", {"T201_01.actual": Decimal("123456789012.34")})
    assert canvas.widths[form.column("actual")] > len("123,456,789,012.34")


def test_print_set_up(edition: MakeEdition, book: Workbook):
    _, form, canvas = drawn(edition, "2.1")
    sheet = book["表2-1"]
    assert sheet.print_title_rows == "$7:$8"
    assert canvas.print_area.startswith("A1:" + address(1, form.last_column)[0])
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert book["表1-3"].page_setup.orientation == "portrait"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_what_the_program_computes_is_marked(edition: MakeEdition, book: Workbook):
    marked = [
        c.value for (c,) in book["表1-1"]["B9:B40"] if c.value and str(c.value).endswith("＊")
    ]
    assert len(marked) == 2
    notes = [c.value for (c,) in book["表1-1"]["A9:A60"] if isinstance(c.value, str)]
    assert any("标＊" in note for note in notes)


def test_in_english(edition: MakeEdition):
    _, _, canvas = drawn(edition, "2.1", lang="en")
    data = canvas.sheet_data()
    assert "Annual targets and their completion" in data
    assert "Reporting unit: " in data


def test_every_form_is_printed_large_enough_to_read(edition: MakeEdition):
    made = edition()
    turned = set()
    for form in made.plan.forms:
        canvas = draw_form(made, form)
        width = sum(canvas.widths[column] for column in range(1, form.last_column + 1))
        scale = scale_across(width, canvas.landscape)
        if canvas.one_page:
            scale = min(scale, inside(canvas.landscape)[1] / sum(canvas.heights.values()))
        assert scale >= READABLE - 0.001, form.sheet
        turned.add((form.sheet, canvas.landscape))
    assert {("表1-2", False), ("表2-1", True)} <= turned


def test_the_end_of_a_long_form_stays_together(edition: MakeEdition):
    _, form, canvas = drawn(edition, "2.9")
    assert not canvas.one_page
    (broken,) = canvas.row_breaks
    assert FORM_HEAD < broken < form.last_row - 1
    headings = {line.row for line in form.lines if line.indicator is None}
    assert broken not in headings, "a heading is not torn from its lines"


@pytest.mark.parametrize("count", [1, 2])
def test_a_short_form(edition: MakeEdition, count: int):
    made, form, _ = drawn(edition, "2.9")
    lines = [line for line in form.lines if line.indicator][:count]
    short = replace(form, lines=tuple(replace(line, row=9 + n) for n, line in enumerate(lines)))
    canvas = draw_form(made, short)
    assert (canvas.one_page, canvas.row_breaks) == (True, [])


@pytest.mark.parametrize(
    ("bounds", "formula"),
    [
        ({"integer": True, "minimum": Decimal(0), "maximum": None},
         'OR(AND(ISNUMBER(D9),N(D9)>=0,N(D9)=INT(N(D9))),D9="不涉及")'),
        ({"integer": False, "minimum": None, "maximum": Decimal(100)},
         'OR(AND(ISNUMBER(D9),N(D9)<=100),D9="不涉及")'),
    ],
)  # fmt: skip
def test_accept_number(bounds: dict[str, object], formula: str):
    assert accept_number("D9", **bounds) == formula
