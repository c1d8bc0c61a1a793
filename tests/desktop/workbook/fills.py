"""Random reports: blanks, zeros, negatives, 不涉及, ledgers of 0 to 500 rows."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.model import Column, Ledger, Level, Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value

UNITS: dict[Level, Unit] = {
    "county": Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300"),
    "prefecture": Unit("520300", "遵义市", "遵义市交通运输局", "prefecture", "520000"),
    "dept": Unit("520000", "贵州省", "贵州省交通运输厅", "dept", ""),
}
TEXTS = (
    "=1+1",
    "+86",
    "-",
    "@甲",
    "国道G326",
    "O'Brien <&>",
    "_x000D_",
    "第一行\n第二行",
    "０１２",
)
SIZES = (0, 0, 0, 1, 1, 2, 3, 5, 8, 13)


def random_fill(scheme: Scheme, level: Level, seed: int) -> Snapshot:
    """Return a report with every kind of gap; its numbers obey no rule."""
    draw = random.Random(f"{level}/{seed}")
    values: dict[str, Value] = {}
    # Half of the reports are well filled, so that rules are judged; half of them have many gaps.
    gap = 0.08 if seed % 2 else 0.4
    for section in scheme.sections:
        for indicator in scheme.shown(section, level, "2026"):
            entered = [*indicator.inputs(), "last"]
            if "cumulative" in entered:
                entered.append("last_cumulative")
            absent = draw.random() < 0.05
            for measure in entered:
                if absent and measure in indicator.inputs():
                    values[f"{indicator.code}.{measure}"] = NA
                elif draw.random() > gap:
                    number = _number(draw, indicator.decimals)
                    values[f"{indicator.code}.{measure}"] = number
    ledgers: dict[str, tuple[Row, ...]] = {}
    kept = scheme.ledgers_of(level)
    long = draw.choice(kept).code if seed % 4 == 0 else ""
    for ledger in kept:
        count = 500 if ledger.code == long else draw.choice(SIZES)
        if not count and draw.random() < 0.5:
            values[f"{ledger.code}.nil"] = "是"
        ledgers[ledger.code] = _rows(draw, ledger, count, gap)
    for narrative in scheme.narratives_of(level):
        values[narrative.code] = draw.choice(TEXTS) + "进展顺利。" * draw.randint(0, 40)
    values["sign.head"] = "=HYPERLINK(1)"
    values["sign.date"] = dt.date(2027, 1, 8)
    return Snapshot(
        scheme.id,
        scheme.version,
        UNITS[level],
        "2026",
        values,
        ledgers,
        explanations={"R101_02": "两次并会召开，已核对"},
        taken_at="2027-01-08T10:00:00",
    )


def random_rows(ledger: Ledger, count: int, seed: int) -> tuple[Row, ...]:
    """Return ``count`` rows with few gaps."""
    return _rows(random.Random(f"{ledger.code}/{seed}"), ledger, count, 0.05)


def _rows(draw: random.Random, ledger: Ledger, count: int, gap: float) -> tuple[Row, ...]:
    return tuple(Row(f"r{number}", _cells(draw, ledger.columns, gap)) for number in range(count))


def _number(draw: random.Random, decimals: int) -> Decimal:
    kind = draw.random()
    if kind < 0.15:
        return Decimal(0)
    if kind < 0.5:
        # Small numbers meet each other: equalities hold, tolerances matter.
        return Decimal(draw.randint(0, 6 * 10**decimals)).scaleb(-decimals)
    top = 10 ** draw.randint(1, 7)
    return Decimal(draw.randint(-top // 10, top)).scaleb(-decimals)


def _cells(draw: random.Random, columns: tuple[Column, ...], gap: float) -> dict[str, Value]:
    # The first column is never blank: a row without any content is no row in a workbook.
    return {
        column.code: _cell(draw, column)
        for number, column in enumerate(columns)
        if number == 0 or draw.random() > gap / 2
    }


def _cell(draw: random.Random, column: Column) -> Value:
    match column.kind:
        case "choice":
            return draw.choice(column.choices)
        case "date":
            return dt.date(2025, 10, 1) + dt.timedelta(draw.randint(0, 520))
        case "text":
            return (
                draw.choice(TEXTS) if draw.random() < 0.2 else f"{column.title}{draw.randint(1, 9)}"
            )
        case _ if column.unit == "年":
            return Decimal(draw.randint(2025, 2027))
        case _:
            return _number(draw, column.decimals)
