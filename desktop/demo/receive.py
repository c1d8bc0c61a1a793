"""The other side of the demo: every report sealed, sent by mail and taken in by the department.

The same calls as on a unit's own computer and at the department's desk, last year's reports first.
The mails stay in ``<data>/demo-mail/<year>/``, to be dropped on a desk once more.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import multiprocessing
import os
import random
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop.checks.engine import Checker
from desktop.demo.fill import Plan
from desktop.demo.make import YEARS, demo_units
from desktop.demo.naming import fill_values
from desktop.demo.recipe import between
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.province.deciding import Desk, deadline, scope_of
from desktop.province.intake import AHEAD, FEW, MOST_WORKERS, intake, settle_in
from desktop.province.register import Register
from desktop.records.drafts import Drafts
from desktop.records.report import Report
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.library import Library
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units
from desktop.submission.keys import own_key
from desktop.submission.mail import eml
from desktop.submission.outgoing import Outgoing
from desktop.submission.versions import Prepared, Written, keep, prepare
from desktop.workbook.save import save

MAIL = "demo-mail"
"""Folder of the mails below the data directory."""
_HOUR = dt.time(9, 30)
_CHINA = dt.timezone(dt.timedelta(hours=8))


def receive_demo(
    store: Store,
    scheme: Scheme,
    units: Units,
    *,
    counties: int = 88,
    seed: int = 1,
    workers: int | None = None,
) -> Iterator[Progress]:
    """Send and take in the reports that :func:`make_demo` made; yields once per mail and file.

    ``workers`` is the number of processes, by default as many as there are processors; with 0 all
    is done in this one. Raises the Fault of a report that cannot be sent or is not accepted.
    """
    chosen = demo_units(units, counties)
    number = min(os.cpu_count() or 1, MOST_WORKERS) if workers is None else workers
    total, done = 2 * len(YEARS) * len(chosen), 0
    scope, days = scope_of(scheme, units), Plan.read().indicators["mail"]["days"]
    with _crew(0 if workers is None and len(chosen) <= FEW else number) as crew:
        for year in map(str, YEARS):
            post = _Post(store, scheme, store.path.parent / MAIL / year, crew, number, days, seed)
            for unit in post.sent(chosen, year):
                done += 1
                yield Progress(done, total, f"{year} {unit.bureau}")
            desk = Desk(Register(store), units, scheme, store.path.parent, year, scope)
            for step in intake(desk, [post.folder], workers):
                if step.decision.verdict != "accepted":
                    raise Fault(step.decision.code, **step.decision.fields)
                done += 1
                yield Progress(done, total, step.what)
            fill_values(Drafts(store), year)


def sealed(snapshot: Snapshot, data: Path) -> Prepared:
    """Return a report as its first version, in whatever process; nothing is kept of it.

    ``data`` is the data directory with schemes and key. Raises Fault ``workbook.blocked`` while a
    finding blocks, and ``scheme.unknown-scheme``.
    """
    scheme = _scheme(data, snapshot.scheme_id, snapshot.scheme_version)
    figures = Figures(scheme, snapshot)
    findings = Checker(scheme, figures).findings()
    # The department's own report does not leave the house: nothing is left out of it.
    is_own = snapshot.unit.level == "dept"
    return prepare(scheme, figures, findings, (), data, with_internal=is_own)


@lru_cache(maxsize=2)
def _scheme(data: Path, scheme_id: str, version: str) -> Scheme:
    return Library(data).find(scheme_id, version)


@dataclass(frozen=True)
class _Post:
    """Seals reports in other processes, keeps them here, and mails them into a folder."""

    store: Store
    scheme: Scheme
    folder: Path
    crew: Executor
    workers: int
    days: str
    """From so many days after the deadline to so many: when units send."""
    seed: int

    def sent(self, chosen: list[Unit], year: str) -> Iterator[Unit]:
        """Yield each unit when its mail lies in the folder."""
        data = self.store.path.parent
        own_key(data)  # made here, before several processes ask for it
        self.folder.mkdir(parents=True, exist_ok=True)
        waiting: deque[tuple[Report, Snapshot, Future[Prepared]]] = deque()
        with tempfile.TemporaryDirectory() as outbox:
            for unit in chosen:
                report = self.store.open_report(self.scheme, unit, year, create=False)
                snapshot = report.snapshot()
                begun = self.crew.submit(sealed, snapshot, data)
                waiting.append((report, snapshot, begun))
                while len(waiting) > AHEAD * self.workers:
                    yield self._send(*waiting.popleft(), Path(outbox))
            while waiting:
                yield self._send(*waiting.popleft(), Path(outbox))

    def _send(
        self, report: Report, snapshot: Snapshot, begun: Future[Prepared], outbox: Path
    ) -> Unit:
        written = keep(report, begun.result(), outbox)
        save(self._mail(snapshot, written), self.folder / f"{written.path.stem}.eml")
        written.path.unlink()
        return report.unit

    def _mail(self, snapshot: Snapshot, written: Written) -> bytes:
        """Return the mail that carries a version, as it arrives: with the day when it was sent."""
        sealed_as = written.submission
        out = Outgoing(self.scheme, snapshot, written.path, sealed_as.version, sealed_as.code)
        draft = eml(out.letter(), [(written.path.name, written.path.read_bytes())])
        draw = random.Random(f"{self.seed}/{snapshot.unit.code}/{snapshot.period}/mail")
        day = deadline(self.scheme, snapshot.period) + dt.timedelta(int(between(self.days, draw)))
        sent = email.utils.format_datetime(dt.datetime.combine(day, _HOUR, _CHINA))
        return draft.replace(b"X-Unsent: 1", f"Date: {sent}".encode("ascii"), 1)


def _crew(workers: int) -> Executor:
    if workers == 0:
        return ThreadPoolExecutor(1)
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=settle_in)
