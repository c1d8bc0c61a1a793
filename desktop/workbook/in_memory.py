"""openpyxl's writer without its temporary files.

It makes one file on the disk for each sheet and takes it away again: forty for a county, each of
them looked at by a virus scanner. Sheets whose cells are drawn elsewhere are small.
"""

# ruff: noqa: SLF001 what openpyxl's own writer sets on a sheet has no public names
from __future__ import annotations

import io
from typing import Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class InMemoryWriter(ExcelWriter):
    """Writes each sheet into memory, then into the archive."""

    _archive: Any

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet; what openpyxl's own does, with another place for the text."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
