"""Keys: the one printable address that every value has.

=====================  =====================================================================
``T201_03.actual``     a measure of an indicator
``L02#k3f9.status``    a cell of a ledger row (``k3f9`` is the row's id)
``L02.nil``            the ledger's declaration "本年无此项": ``"是"`` or blank
``L02.status``         a whole ledger column (in formulas only)
``N201_01``            a narrative
``sign.filler``        a field of cover and sign-off line
``PERIOD.year``        the period (in formulas only): start, end, year
=====================  =====================================================================

Checks, findings, history, workbook, paste, provenance and "jump to" all use it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

ROW_ID = re.compile(r"[0-9a-z]{1,16}\Z")
_KEY = re.compile(
    r"(?P<code>[TLN]\d+(?:_\d+)?|sign|PERIOD)(?:#(?P<row>[0-9a-z]{1,16}))?(?:\.(?P<field>[a-z][a-z0-9_]*))?\Z"
)


class Key(NamedTuple):
    """A key in its parts; ``row`` and ``field`` are "" where the kind of key has none."""

    code: str
    row: str
    field: str

    def __str__(self) -> str:
        row = f"#{self.row}" if self.row else ""
        field = f".{self.field}" if self.field else ""
        return self.code + row + field


@lru_cache(maxsize=16_384)
def parse_key(text: str) -> Key | None:
    """Return the parts of ``text``, or None when it has not the shape of a key."""
    match = _KEY.match(text)
    return Key(match["code"], match["row"] or "", match["field"] or "") if match else None


def cell_key(ledger: str, row: str, column: str) -> str:
    """Return the key of one ledger cell."""
    return f"{ledger}#{row}.{column}"
