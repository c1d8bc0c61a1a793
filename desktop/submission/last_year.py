"""Last year's workbook: its figures as this year's 上年上报数."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.faults import Fault
from desktop.records.carry import CARRIED_FROM
from desktop.records.report import Report
from desktop.scheme.values import Value, round_half_up
from desktop.submission.threeway import Difference, belongs, three_way
from desktop.submission.visible import decoded, renames_of, value_of
from desktop.workbook.grids import VisibleCell
from desktop.workbook.reader import ReadBook


def last_year(report: Report, book: ReadBook, section: str) -> Iterator[Difference]:
    """Yield what the figures of ``book`` are as last year's figures of ``report``.

    What the program carries from its own report of last year is left alone.
    """
    moves, raw = renames_of(report.scheme), book.base
    for old, cell in book.cells.items():
        code, _, source = moves.key(old).partition(".")
        indicator = report.scheme.indicators.get(code)
        measure = next((last for last, of in CARRIED_FROM.items() if of == source), "")
        if indicator is None or not measure or source not in indicator.measures:
            continue
        key = f"{code}.{measure}"
        if not belongs(report, code, section) or key in report.carried or not _asked(report, key):
            continue
        mine, where, place = report.get(key), report.where(key), (cell.sheet, cell.address)
        try:
            theirs = _figure(report, key, cell, raw.get(old), indicator.decimals)
        except Fault as fault:
            yield Difference(key, "refused", where, mine, None, None, *place, fault=fault)
            continue
        kind = three_way(mine, theirs, None, known=False)
        yield Difference(key, kind, where, mine, theirs, None, *place)


def _asked(report: Report, key: str) -> bool:
    try:
        return report.field(key).carried
    except Fault:
        return False


def _figure(
    report: Report, key: str, cell: VisibleCell, record: tuple[str, str] | None, decimals: int
) -> Value | None:
    """Return what is seen; a computed figure may be blank where no program has calculated it."""
    if record and record[0] == "computed":
        computed = decoded(*record)
        if not cell.text.strip() or isinstance(cell.value, int | float):
            seen = Decimal(cell.text) if cell.text.strip() else computed
            return round_half_up(seen, decimals) if isinstance(seen, Decimal) else seen
    return value_of(report, key, cell)
