"""A scheme as one workbook, for the people who draw it up in Excel or WPS.

Every table is a sheet of the same shape, ``scheme.toml`` is the sheet 基本信息, ``report.md`` the sheet
年度报告 (a line is a row, no header), and 填写说明 explains them (it is written and never read). Cells are texts: codes keep their zeros, "1.10" stays "1.10"
and no formula comes alive. Packing and unpacking gives the same bytes.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.scheme.info import FILE as INFO_FILE
from desktop.scheme.info import flatten
from desktop.scheme.linter import checked
from desktop.scheme.loader import read_info, read_report, read_texts
from desktop.scheme.tables import (
    GUIDE_SHEET,
    INFO_SHEET,
    INFO_TEXTS,
    REPORT_SHEET,
    SIGN_FIELDS,
    TABLES,
    YES,
    Field,
    Table,
)
from desktop.scheme.template import WORDING
from desktop.workbook.save import save
from desktop.workbook.scheme_reading import files_of

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

INFO_HEADER = ["项目", "值", "说明"]
GUIDE_HEADER = ["工作表", "列", "必填", "含义", "可填"]
REPORT_GUIDE = (
    ("一行是一个单元格，第几行就是年度报告的第几行；空行分段", "# 标题　## 部分　### 分节"),
    ("从这里起属于哪张分表", "{#2.1} 单独一行，或放在标题行末尾"),
    ("数", "{2.1#01: T201_01.actual / 10000 | 亿元 | 突破}：位置、公式、单位、措辞"),
    ("名称或日期", "{0#01: V01}，见“变量”"),
    (
        "成立与不成立时两种说法",
        "{1.2#G02? T102_13.actual = 0 | 未发生 | 发生{T102_13.actual | 起}}",
    ),
    ("表", "一行“表：标题”，下面各行以 | 开头"),
    ("图，单独一行", "{图: 标题 | 分市州 | 上年 = T201_01.prior | 本年 = T201_01.actual}"),
    ("措辞", "、".join((*WORDING, "1位"))),
)
"""What 填写说明 says of the report's text."""
SPARE_ROWS = 500
"""How many rows below the last one still have choice lists and prompts."""
LONGEST_LIST = 250
"""Excel takes lists and prompts of fewer than 256 characters."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def pack(directory: Path, target: Path) -> None:
    """Write the scheme in ``directory`` as the workbook ``target``.

    Raises Faults when the scheme has any, and what :func:`~desktop.workbook.save.save` raises when
    the file cannot be written (an older one stays whole).
    """
    from openpyxl import Workbook

    checked(directory)
    book = Workbook()
    guide = book.active
    if guide is None:
        raise AssertionError("a new workbook has a sheet")
    guide.title = GUIDE_SHEET
    _draw(guide, GUIDE_HEADER, [*_guide()], [14, 18, 8, 40, 60])
    info = book.create_sheet(INFO_SHEET)
    rows = [[name, value, _meaning(name)] for name, value in flatten(read_info(directory))]
    _draw(info, INFO_HEADER, rows, [28, 90, 30])
    for table in TABLES.values():
        sheet = book.create_sheet(table.sheet)
        header, *rows = read_texts(directory, table)
        _draw(sheet, header, rows, [table.field(name).width for name in header])
        _validate(sheet, table, header, len(rows))
    _write_report(book.create_sheet(REPORT_SHEET), read_report(directory))
    data = io.BytesIO()
    book.save(data)
    save(data.getvalue(), target)


def unpack(source: Path, directory: Path) -> None:
    """Write the workbook ``source`` as the files of a scheme into ``directory``.

    Whether the scheme is sound is the linter's business; rows keep their numbers. Raises
    what :func:`~desktop.workbook.scheme_reading.files_of` raises (then nothing is written), and
    faults of writing.
    """
    files = files_of(source)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault("scheme.not-written", path=str(directory), reason=error) from error
    for name, text in files.items():
        save(text.encode("utf-8"), directory / name)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Give the scheme at ``path``, a directory or a workbook, as a directory for a while.

    Raises Fault ``scheme.not-a-scheme`` and what :func:`unpack` raises.
    """
    if path.is_dir() and (path / INFO_FILE).exists():
        yield path
    elif path.is_file() and path.suffix.lower() == ".xlsx":
        with tempfile.TemporaryDirectory(prefix="jiaobao-") as folder:
            unpack(path, Path(folder))
            yield Path(folder)
    else:
        raise Fault("scheme.not-a-scheme", path=str(path))


def _guide() -> Iterator[list[str]]:
    for what, how in REPORT_GUIDE:
        yield [REPORT_SHEET, "", "", what, how]
    for table in TABLES.values():
        for field in table.fields:
            must = YES if field.required else ""
            yield [table.sheet, field.name, must, field.meaning, _allowed(field)]


def _allowed(field: Field) -> str:
    if field.kind == "flag":
        return f"{YES} 或留空"
    if field.refers:
        return f"“{TABLES[field.refers].sheet}”里已有的代码"
    parts = "、".join(field.allowed)
    return f"{parts}（多项用 ; 隔开）" if field.kind == "list" and parts else parts


def _meaning(name: str) -> str:
    if name in INFO_TEXTS:
        return INFO_TEXTS[name]
    head, _, rest = name.partition(".")
    if head == "sign":
        field = rest.partition(".")[2]
        return next(f.meaning for f in SIGN_FIELDS if f.name == field)
    heads = {
        "levels": "填报层级",
        "instructions": "填报说明",
        "instructions_en": "填报说明的英文",
        "built_in": "内置审核的类别",
    }
    return heads[head]


def _draw(sheet: Worksheet, header: list[str], rows: list[list[str]], widths: list[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    plain = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate([header, *rows], 1):
        for index, text in enumerate(row, 1):
            _write_text(sheet.cell(number, index), text, plain)
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="FFDCE6F1")
    for cell in sheet[1]:
        cell.font = bold
        cell.fill = fill
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
    _fit_page(sheet)
    sheet.print_title_rows = "1:1"


def _write_report(sheet: Worksheet, text: str) -> None:
    """Write the report's text: the row of a line has the line's own number."""
    from openpyxl.styles import Alignment

    plain = Alignment(vertical="top", wrap_text=True)
    for number, line in enumerate(text.splitlines(), 1):
        _write_text(sheet.cell(number, 1), line, plain)
    sheet.column_dimensions["A"].width = 120
    _fit_page(sheet)


def _write_text(cell: Cell | MergedCell, text: str, alignment: Alignment) -> None:
    if text:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = alignment


def _fit_page(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _validate(sheet: Worksheet, table: Table, header: list[str], rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for index, name in enumerate(header, 1):
        field = table.field(name)
        source = _list_of(field)
        rule = DataValidation(type="list" if source else None, formula1=source or None)
        rule.allow_blank = not field.required
        rule.showInputMessage = True
        rule.promptTitle = f"{name}（必填）" if field.required else name
        rule.prompt = "\n".join(filter(None, [field.meaning, _allowed(field)]))[:LONGEST_LIST]
        rule.showErrorMessage = bool(source)
        rule.errorTitle = name
        rule.error = f"{field.meaning}：请从列表中选取"
        letter = get_column_letter(index)
        rule.add(f"{letter}2:{letter}{rows + 1 + SPARE_ROWS}")
        sheet.add_data_validation(rule)


def _list_of(field: Field) -> str:
    if field.kind == "flag":
        return f'"{YES}"'
    if field.kind == "enum":
        text = f'"{",".join(field.allowed)}"'
        return text if len(text) < LONGEST_LIST else ""
    if field.refers and field.refers != "choices" and field.kind == "code":
        return f"'{TABLES[field.refers].sheet}'!$A$2:$A$2000"
    return ""
