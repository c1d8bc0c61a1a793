"""上年数: what the same unit reported a year ago, and the start of a new year from it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.records.fields import NUMBER_KINDS
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value, round_half_up

if TYPE_CHECKING:
    from desktop.records.report import Report
    from desktop.records.store import Store

CARRIED_FROM = {"last": "actual", "last_cumulative": "cumulative"}


def carried(scheme: Scheme, store: Store, unit: Unit, period: str) -> dict[str, Value]:
    """Return ``T….last`` and ``T….last_cumulative`` from the unit's report of the year before.

    Computed indicators are computed from that report. Codes that were renamed since are followed.
    Empty when there is no such report.
    """
    before = store.last_year(scheme, unit, period)
    if before is None:
        return {}
    if any(".last" in indicator.formula for indicator in scheme.indicators.values()):
        # What last year computed from the year before it needs that year too.
        before.carry(carried(scheme, store, unit, before.period))
    from desktop.scheme.compute import Figures

    figures = Figures(scheme, renamed(scheme, before.snapshot()))
    found: dict[str, Value] = {}
    for indicator in scheme.indicators.values():
        if unit.level not in indicator.levels:
            continue
        for measure, source in CARRIED_FROM.items():
            value = figures.get(f"{indicator.code}.{source}")
            if value is not None:
                found[f"{indicator.code}.{measure}"] = value
    return found


def renamed(scheme: Scheme, snapshot: Snapshot) -> Snapshot:
    """Return a snapshot made under an older scheme with the codes of this one.

    A rename may concern an indicator, a ledger, a narrative, or a single name with its dot
    (``L02.qty``). Values of retired codes are left out.
    """
    moves = {rename.old: rename.new for rename in scheme.renames}
    if not moves:
        return snapshot
    values = {new: value for key, value in snapshot.values.items() if (new := _moved(moves, key))}
    ledgers: dict[str, tuple[Row, ...]] = {}
    for ledger, rows in snapshot.ledgers.items():
        code = moves.get(ledger, ledger)
        if code:
            # An opened report has a list, maybe empty, under the new code as well.
            moved = tuple(_moved_row(moves, ledger, row) for row in rows)
            ledgers[code] = (*ledgers.get(code, ()), *moved)
    return Snapshot(
        snapshot.scheme_id,
        snapshot.scheme_version,
        snapshot.unit,
        snapshot.period,
        values,
        ledgers,
        snapshot.explanations,
        snapshot.reasons,
        snapshot.taken_at,
        snapshot.operation,
    )


def _moved(moves: dict[str, str], key: str) -> str:
    """Return the key under which a value is found now; "" when it is retired."""
    if key in moves:
        return moves[key]
    code, dot, field = key.partition(".")
    new = moves.get(code, code)
    return f"{new}{dot}{field}" if new else ""


def _moved_row(moves: dict[str, str], ledger: str, row: Row) -> Row:
    cells = {
        new.rpartition(".")[2]: value
        for column, value in row.cells.items()
        if (new := _moved(moves, f"{ledger}.{column}"))
    }
    return Row(row.id, cells)


def start_year(store: Store, scheme: Scheme, unit: Unit, new_period: str) -> Report:
    """Return the report of ``new_period``, with what last year's report knows already.

    One operation that can be undone: 上年同期 of every indicator that has it from last year's
    本年实际, and the sign-off fields. What is filled in already stays. Without a report of last
    year the report is just opened.
    """
    report = store.open_report(scheme, unit, new_period)
    before = store.last_year(scheme, unit, new_period)
    if before is None:
        return report
    known = {**_priors(report), **_signatures(scheme, before)}
    missing = {key: value for key, value in known.items() if key not in report.values}
    report.enter(missing, kind="start")
    return report


def _priors(report: Report) -> dict[str, Value]:
    """Return 上年同期 for every indicator that asks for it and has 上年数."""
    scheme = report.scheme
    off = scheme.switched_off.get(report.period, frozenset())
    found: dict[str, Value] = {}
    for key in report.carried:
        code, _, measure = key.partition(".")
        indicator = scheme.indicators[code]
        if measure != "last" or code in off or "prior" not in indicator.inputs():
            continue
        value = report.values[key]
        if isinstance(value, Decimal):
            # Computed figures are exact to the last digit; the form takes so many decimals.
            value = round_half_up(value, indicator.decimals)
        if value is NA or isinstance(value, Decimal) == (indicator.kind in NUMBER_KINDS):
            found[f"{code}.prior"] = value
    return found


def _signatures(scheme: Scheme, before: Report) -> dict[str, Value]:
    """Return the sign-off fields that stay as they were; not the dates."""
    keys = (f"sign.{sign.code}" for sign in scheme.signs.values() if sign.kind == "text")
    return {key: value for key in keys if isinstance(value := before.values.get(key), str)}
