"""A register with accepted reports in it, without a file having been written and read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

from desktop.demo.fill import Plan, Task, fill
from desktop.demo.make import DEPARTMENT, demo_units
from desktop.province.kept_places import Place
from desktop.province.register import Decision, Register, Taken, pack
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.keys import cell_key
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Unit, Units
from desktop.workbook.machine import state_and_text
from desktop.workbook.sealing import Record

SCHEME = load_built_in()
UNITS = Units()


@cache
def demo_snapshots(counties: int, year: int = 2026) -> tuple[Snapshot, ...]:
    """Return plausible reports of so many counties, every prefecture and the department."""
    plan = Plan.read()
    made = []
    for unit in demo_units(UNITS, counties):
        below = tuple(u.code for u in UNITS.below(unit.code) if u.level == "county")
        made.append(fill(Task(SCHEME, plan, unit, year, 1, below or (unit.code,))))
    return tuple(made)


def expected() -> tuple[Unit, ...]:
    """Return everyone who should report in the province of the demo."""
    return (UNITS.get(DEPARTMENT), *UNITS.below(DEPARTMENT))


def records_of(snapshot: Snapshot) -> Iterator[Record]:
    """Yield what a machine sheet tells of ``snapshot``."""
    unit = snapshot.unit
    identity = {
        "scheme": snapshot.scheme_id,
        "scheme_version": snapshot.scheme_version,
        "unit": unit.code,
        "name": unit.name,
        "bureau": unit.bureau,
        "level": unit.level,
        "superior": unit.superior,
        "period": snapshot.period,
    }
    for key, text in identity.items():
        yield f"identity:{key}", "text", text
    for key, value in snapshot.values.items():
        yield (key, *state_and_text(value))
    for ledger, rows in snapshot.ledgers.items():
        for number, row in enumerate(rows, 1):
            yield f"row:{ledger}#{row.id}", "number", str(number)
            for column, value in row.cells.items():
                yield (cell_key(ledger, row.id, column), *state_and_text(value))
    for finding, text in snapshot.explanations.items():
        yield f"explanation:{finding}", "text", text
    for key, text in snapshot.reasons.items():
        yield f"reason:{key}", "text", text


def places_of(snapshot: Snapshot) -> Iterator[tuple[str, Place]]:
    """Yield a place for every figure, entered or computed."""
    figures = Figures(SCHEME, snapshot)
    number = 6
    for code, indicator in SCHEME.indicators.items():
        for measure in indicator.measures:
            if figures.get(f"{code}.{measure}") is not None:
                number += 1
                sheet = f"表{indicator.section.replace('.', '-')}"
                yield f"{code}.{measure}", Place(sheet, f"E{number}")


def accept(store: Store, snapshots: Iterable[Snapshot], version: int = 1) -> None:
    """Take ``snapshots`` into the register as if their files had come in."""
    register = Register(store)
    for snapshot in snapshots:
        unit = snapshot.unit
        records, places = pack(list(records_of(snapshot)), places_of(snapshot))
        content = f"{unit.code} {snapshot.period} v{version}".encode()
        name = f"{snapshot.period}_{unit.code}_{unit.name}_交通年报_v{version}.xlsx"
        digest = hashlib.sha256(content).hexdigest()
        decision = Decision(
            file=name,
            sha256=digest,
            verdict="accepted",
            code="consolidation.received",
            fields={"units": 1, "count": 1},
            unit=unit.code,
            period=snapshot.period,
            version=version,
            at="2027-01-10T09:00:00+08:00",
        )
        taken = Taken(
            name=unit.name,
            scheme_id=snapshot.scheme_id,
            scheme_version=snapshot.scheme_version,
            code="ABCD-EFGH",
            digest=digest,
            body=digest,
            previous="",
            fingerprint="f" * 16,
            file=name,
            received_at=decision.at,
            late=False,
            zero=False,
            blocking=0,
            sections={},
            records=records,
            places=places,
            content=content,
            explained=snapshot.explanations,
        )
        register.decide(register.begin([name], snapshot.period).id, decision, taken)


@cache
def few(year: int = 2026) -> tuple[Snapshot, ...]:
    """Return reports of two counties of one prefecture, of that and of the department."""
    plan = Plan.read()
    made = []
    for code in ("520102", "520103", "520100", DEPARTMENT):
        unit = UNITS.get(code)
        below = tuple(u.code for u in UNITS.below(code) if u.level == "county")
        made.append(fill(Task(SCHEME, plan, unit, year, 1, below or (code,))))
    return tuple(made)
