"""The consolidated workbook 汇总工作簿: indicators by units with live totals, and tables.

What stands on it is given as data (:mod:`desktop.workbook.consolidated_parts`).
"""

from __future__ import annotations

from desktop.workbook.consolidated_form import FormSheet, Layout, set_up_form
from desktop.workbook.consolidated_parts import Book
from desktop.workbook.consolidated_table import draw_table
from desktop.workbook.save import package
from desktop.workbook.style import Styles
from desktop.workbook.writer import add_sheets, new_book


def consolidated_book(book: Book) -> bytes:
    """Return the file; the same for the same book."""
    made = new_book(book.title, book.made_at)
    styles = Styles(made)
    layout = Layout(book)
    canvases = [draw_table(table, styles) for table in book.first]
    canvases += [FormSheet(book, form, layout, styles).draw() for form in book.forms]
    canvases += [draw_table(table, styles) for table in book.last]
    add_sheets(made, canvases, book.footer)
    for form in book.forms:
        set_up_form(made[form.name], layout)
    return package(made, canvases)
