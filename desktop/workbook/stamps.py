"""Stamps: hidden marks on the sheets by which a reader finds the values when the names are lost.

A column that nobody sees holds, beside each line, the code of what stands in it, and at its head
one sentence that says how to read it. Rows may be inserted, sheets renamed or copied into another
workbook: the marks go with them, whereas defined names may stay behind or point elsewhere.

======================================  =========================================================
``jiaobao form 2.1: actual target …``   below: codes of indicators; the columns are those marked
                                        1, 2 … in the stamp's own row
``jiaobao ledger L02: qty source …``    below: ids of rows; columns as above
``jiaobao cells texts: -3``             below: keys; the value stands 3 columns to the left
``jiaobao cells explanations: -1``      below: ids of findings; their 说明 one column to the left
======================================  =========================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

SIGN = "jiaobao"
Kind = Literal["form", "ledger", "cells"]
_STAMP = re.compile(
    r"jiaobao (?P<kind>form|ledger|cells) (?P<name>[A-Za-z0-9._]{1,40}):(?P<rest>[ a-z0-9_-]{0,4000})"
)
_OFFSET = re.compile(r"-[1-9]\d?")


class Stamp(NamedTuple):
    """What a stamp says: columns in the order of their marks, or the offset of the values."""

    kind: Kind
    name: str
    columns: tuple[str, ...]
    offset: int


def columns_stamp(kind: Literal["form", "ledger"], name: str, columns: Iterable[str]) -> str:
    """Return the stamp of a form or ledger whose columns are marked 1, 2 … in its row."""
    return f"{SIGN} {kind} {name}: {' '.join(columns)}"


def cells_stamp(name: str, offset: int) -> str:
    """Return the stamp of a list of single cells, ``offset`` columns beside their keys."""
    return f"{SIGN} cells {name}: {offset}"


def read_stamp(text: str) -> Stamp | None:
    """Return what ``text`` says; None when it is no stamp."""
    match = _STAMP.fullmatch(text)
    if match is None:
        return None
    words = tuple(match["rest"].split())
    match match["kind"]:
        case "form":
            return Stamp("form", match["name"], words, 0)
        case "ledger":
            return Stamp("ledger", match["name"], words, 0)
        case _ if len(words) == 1 and _OFFSET.fullmatch(words[0]):
            return Stamp("cells", match["name"], (), int(words[0]))
        case _:
            return None
