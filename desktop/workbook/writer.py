"""Writer: canvases → an openpyxl workbook with its sheets, names, validations and print set-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.workbook.canvas import Canvas, Highlight, Validation, column_letter
from desktop.workbook.plan import Area
from desktop.workbook.style import FAILING

if TYPE_CHECKING:
    from openpyxl.formatting.rule import Rule
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

A4 = 9
LONGEST_TITLE, LONGEST_PROMPT = 32, 255
"""Limits of a validation's messages; Excel repairs a file that goes beyond them."""
SHEET_NAME_LIMIT = 31
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7, "header": 0.3, "footer": 0.35}


def new_book(title: str, taken_at: str) -> Workbook:
    """Return an empty workbook. ``taken_at`` is the ISO time that it bears as its date, or ""."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    # Column widths count characters of this font.
    styles = vars(book)["_named_styles"]  # openpyxl shows their names only
    styles["Normal"].font = Font(name="宋体", size=11)
    moment = dt.datetime.fromisoformat(taken_at) if taken_at else dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed date)
    if moment.tzinfo is not None:
        moment = moment.astimezone(dt.UTC).replace(tzinfo=None)
    properties = book.properties
    properties.title, properties.creator = title, "交报"
    properties.created = properties.modified = moment.replace(microsecond=0)
    return book


def add_sheets(book: Workbook, canvases: Sequence[Canvas], footer: str) -> None:
    """Add a sheet per canvas, without its cells, and drop the sheet that styles were made on."""
    scratch = book.active
    for canvas in canvases:
        _set_up(book.create_sheet(canvas.name), canvas, footer)
    if scratch is not None:
        book.remove(scratch)
    book.active = 0
    book.worksheets[0].sheet_view.tabSelected = True


def add_names(book: Workbook, names: Mapping[str, Area]) -> None:
    """Define every name of the plan."""
    from openpyxl.workbook.defined_name import DefinedName

    for name, area in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=area.reference)


def _set_up(sheet: Worksheet, canvas: Canvas, footer: str) -> None:
    sheet.sheet_state = canvas.state
    for column, width in canvas.widths.items():
        sheet.column_dimensions[column_letter(column)].width = width
    for column in canvas.hidden_columns:
        sheet.column_dimensions[column_letter(column)].hidden = True
    for cells in canvas.merged:
        sheet.merged_cells.add(cells)
    for validation in canvas.validations:
        sheet.add_data_validation(_validation(validation))
    for highlight in canvas.highlights:
        sheet.conditional_formatting.add(highlight.cells, _rule(highlight))
    if canvas.frozen:
        sheet.freeze_panes = canvas.frozen
    if canvas.protected:
        protection = sheet.protection
        protection.sheet = True
        # What an office clerk may do although cells are locked: make room to read.
        protection.formatColumns = protection.formatRows = False
    if canvas.state == "visible":
        _set_up_print(sheet, canvas, footer)


def _set_up_print(sheet: Worksheet, canvas: Canvas, footer: str) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if canvas.landscape else "portrait"
    _set_pages(sheet, canvas)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for side, inches in MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=footer, size=9),
        center=_HeaderFooterPart(text="— &P / &N —", size=9),
        right=_HeaderFooterPart(text="&A", size=9),
    )
    if canvas.print_area:
        sheet.print_area = canvas.print_area
    if canvas.repeated_rows:
        sheet.print_title_rows = canvas.repeated_rows
    if canvas.repeated_columns:
        sheet.print_title_cols = canvas.repeated_columns


def _set_pages(sheet: Worksheet, canvas: Canvas) -> None:
    from openpyxl.worksheet.pagebreak import Break

    sheet.page_setup.fitToWidth = canvas.pages_across
    # No number of pages down: as many as it takes.
    sheet.page_setup.fitToHeight = int(canvas.one_page)
    if canvas.pages_across > 1:
        # The two pages of the same rows follow each other.
        sheet.page_setup.pageOrder = "overThenDown"
    for row in canvas.row_breaks:
        sheet.row_breaks.append(Break(id=row))


def _rule(highlight: Highlight) -> Rule:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    # A conditional fill shows its background colour, unlike that of a cell.
    fill = PatternFill("solid", bgColor=f"FF{FAILING}")
    return Rule(
        type="cellIs",
        operator=highlight.operator,
        formula=[highlight.formula],
        dxf=DifferentialStyle(fill=fill),
    )


def _validation(validation: Validation) -> DataValidation:
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(
        type=validation.kind,
        formula1=validation.formula,
        operator="greaterThanOrEqual" if validation.kind == "date" else None,
        allow_blank=True,
        sqref=validation.cells,
    )
    if validation.prompt.strip():
        made.showInputMessage = True
        made.promptTitle = shortened(validation.title, LONGEST_TITLE)
        made.prompt = shortened(validation.prompt.strip(), LONGEST_PROMPT)
    if validation.error:
        made.showErrorMessage = True
        made.errorTitle = shortened(validation.title, LONGEST_TITLE)
        made.error = shortened(validation.error, LONGEST_PROMPT)
    return made


def shortened(text: str, limit: int) -> str:
    """Return ``text`` within ``limit`` characters, an ellipsis telling that something is missing."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
