"""Clipboard text of Excel and WPS: tab-separated cells, quoted where a cell holds tab, line or quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Block = list[list[str]]
"""Rows of cells; every row has the same number of cells."""


def read_block(text: str) -> Block:
    """Return the cells of ``text`` as copied from a spreadsheet, blank cells as "".

    A quote opens a quoted cell only at the start of a cell and only if it is closed before a tab,
    a line end or the end of the text; any other quote is an ordinary character, as in ``5"钢管``.
    The line end after the last row makes no further row; no text at all gives no rows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\0")
    if text.endswith("\n"):
        text = text[:-1]
    elif not text:
        return []
    rows: Block = [[]]
    at = 0
    while True:
        cell, at = _read_cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _read_cell(text: str, start: int) -> tuple[str, int]:
    """Return the cell that starts at ``start`` and where its tab or line end stands."""
    if text.startswith('"', start):
        at, parts = start + 1, []
        while (end := text.find('"', at)) >= 0:
            parts.append(text[at:end])
            if not text.startswith('"', end + 1):
                if end + 1 == len(text) or text[end + 1] in "\t\n":
                    return "".join(parts), end + 1
                break
            parts.append('"')
            at = end + 2
    ends = [end for end in (text.find("\t", start), text.find("\n", start)) if end >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def write_block(rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows`` as the text that Excel and WPS paste into as many cells."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def _quoted(cell: str) -> str:
    if cell.startswith('"') or any(sign in cell for sign in "\t\n\r"):
        return '"' + cell.replace('"', '""') + '"'
    return cell
