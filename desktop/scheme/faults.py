"""Faults of a scheme's tables: sheet, row and column as Excel shows them, and what would do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from desktop.faults import Fault
from desktop.scheme.tables import REPORT, file_of, sheet_of
from desktop.words import Language, say


class TableFault(Fault):
    """Something wrong in one place of a scheme.

    ``table`` is the table's name (``scheme`` for ``scheme.toml``, ``report`` for ``report.md``),
    ``row`` counts from 1 with the header (0: the fault concerns no row), ``column`` may be ""; of
    the report's text they are line and character, both from 1. ``suggestion`` is what was
    probably meant, or "". ``cause`` is the formula's own fault, if that is what is wrong.
    """

    def __init__(
        self,
        code: str,
        table: str,
        row: int = 0,
        column: str = "",
        suggestion: str = "",
        cause: Fault | None = None,
        /,
        **fields: Any,
    ) -> None:
        super().__init__(
            f"scheme.{code}",
            table=table,
            sheet=sheet_of(table),
            file=file_of(table),
            row=row,
            column=column,
            suggestion=suggestion,
            **fields,
        )
        self.table = table
        self.row = row
        self.column = column
        self.suggestion = suggestion
        self.cause = cause

    def text(self, lang: Language = "zh") -> str:
        """Return the place, what is wrong there and what was probably meant."""
        told = say("scheme.sheet", lang, **self.fields)
        if self.row:
            told += say("scheme.row", lang, **self.fields)
        if self.column:
            kind = "character" if self.table == REPORT else "column"
            told += say(f"scheme.{kind}", lang, **self.fields)
        told += say("scheme.colon", lang) + self.what(lang)
        if self.suggestion and not self.cause:  # the cause tells its own
            told += say("scheme.suggest", lang, **self.fields)
        return told

    def what(self, lang: Language = "zh") -> str:
        """Return what is wrong, without the place."""
        cause = self.cause.text(lang) if self.cause else ""
        return say(self.code, lang, cause=cause, **self.fields)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of ``known`` that looks most like ``word``, "" when none does."""
    found = difflib.get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else ""
