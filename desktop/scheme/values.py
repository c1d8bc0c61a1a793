"""The states of a value: blank, a value (zero is one), and 不涉及 (not applicable).

In memory a blank is ``None`` or an absent key, zero is ``Decimal(0)`` and 不涉及 is :data:`NA`.
The three are different everywhere: in the store, in sums, in checks, on paper.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum


class _NotApplicable(Enum):
    NA = "不涉及"

    def __repr__(self) -> str:
        return "NA"


NA = _NotApplicable.NA
"""不涉及: the unit has no such thing (no railway, not a poverty-relief county)."""

Value = Decimal | str | dt.date | _NotApplicable

EPOCH = dt.date(1899, 12, 30)
"""Day 0 of the serial dates of Excel, WPS and LibreOffice (exact from 1 March 1900 on)."""


def serial(date: dt.date) -> Decimal:
    """Return the serial number under which a spreadsheet keeps ``date``."""
    return Decimal((date - EPOCH).days)


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Round half away from zero (四舍五入), as GB/T 8170 users and ROUND of Excel expect it."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
