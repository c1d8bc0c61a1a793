"""Workbooks: planned, drawn, written, read."""

import os

# The report's library brings lxml. openpyxl would take it over the standard library's parser, which
# writes other bytes for the same workbook and lets documents declare entities.
os.environ["OPENPYXL_LXML"] = "False"
