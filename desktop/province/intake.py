"""Intake 接收: whatever arrived becomes verdicts, one for each file, in the order of the bag.

Files are examined in other processes and decided here, one after the other; what is decided is kept
at once. Stopping to iterate, or a power cut, leaves every file decided or untouched, and the same
paths taken up again go on where they stopped.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import multiprocessing
import os
import re
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.province.deciding import Desk, taken
from desktop.province.mailbag import Item, Mailbag
from desktop.province.received import Received
from desktop.province.register import Decision, Register, Run, Verdict, now
from desktop.province.verdicts import Examined, examine, told
from desktop.records.submissions import sha256

FEW = 12
"""Up to so many files are read in this process: others take a second to start."""
MOST_WORKERS = 8
AHEAD = 3
"""Files waiting for each worker: what bounds the memory."""
_FLAGS = ("accept_altered", "accept_key")
"""Of a desk: with others the same paths are another intake."""
_YEAR_OF_NAME = re.compile(r"(20[0-9]{2})_[0-9A-Za-z]{2,20}_")
SELDOM = (50_000, 20, 50)
"""When a worker looks for garbage: a workbook is some ten thousand values, none of them in a ring."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Decided(Progress):
    """One file has its verdict."""

    decision: Decision


class _Waiting(NamedTuple):
    item: Item
    sha256: str
    examined: Future[Examined] | None
    """None when nothing needs to be examined."""
    decision: Decision | None = None


def intake(desk: Desk, paths: Sequence[Path], workers: int | None = None) -> Iterator[Decided]:
    """Take in what lies at ``paths`` and yield the decision on each file.

    ``workers`` is the number of processes, by default as many as there are processors; with 0 all
    is done in this one. Without a year on the desk the one most names speak of is collected.
    Raises Fault ``province.no-path`` before anything is done, and the faults of the store.
    """
    bag = Mailbag(paths)
    if not desk.period:
        desk = replace(desk, period=expected_period(desk, bag.names()))
    run = desk.register.begin(_same_again(desk, paths), desk.period)
    with _crew(bag.total, workers) as crew:
        yield from _Intake(desk, bag, run, crew).decisions()
    desk.register.finish(run.id)


def expected_period(desk: Desk, names: Iterable[str]) -> str:
    """Return the year to collect: the newest of which something is held, else most names' year.

    "" when neither says anything: then the first report that is accepted decides.
    """
    if held := desk.register.periods():
        return held[0]
    years = Counter(match[1] for name in names if (match := _YEAR_OF_NAME.match(name)))
    return max(years, key=lambda year: (years[year], year)) if years else ""


def _same_again(desk: Desk, paths: Sequence[Path]) -> list[str]:
    """Return what makes an intake the same one when it is asked for again."""
    flags = [f"{name}={getattr(desk, name)}" for name in _FLAGS]
    if desk.only:
        flags.append(f"only={desk.only}")
    return [*(str(path.absolute()) for path in paths), *flags]


class Interrupted(NamedTuple):
    """An intake that was killed or cancelled and can go on."""

    run: int
    paths: tuple[Path, ...]
    period: str
    started_at: str
    decided: int
    """Files that have their verdict."""


def interrupted(register: Register) -> Interrupted | None:
    """Return the last intake that did not come to its end; None when there is none.

    Its paths are all still there. What a person let in by hand is no matter for going on by itself.
    """
    plain = {f"{name}=False" for name in _FLAGS}
    for one in register.unfinished():
        paths = tuple(Path(told) for told in one.told if told not in plain)
        if paths and all(path.is_absolute() and path.exists() for path in paths):
            return Interrupted(one.id, paths, one.period, one.started_at, one.decided)
    return None


class _Intake:
    def __init__(self, desk: Desk, bag: Mailbag, run: Run, crew: _Crew) -> None:
        self.desk, self.bag, self.run, self.crew = desk, bag, run, crew
        self.done = 0

    def decisions(self) -> Iterator[Decided]:
        waiting: deque[_Waiting] = deque()
        for item in self.bag:
            if self.desk.only and sha256(item.content) != self.desk.only:
                continue
            waiting.append(self._begin(item))
            while len(waiting) > self.crew.ahead:
                yield self._end(waiting.popleft())
        while waiting:
            yield self._end(waiting.popleft())

    def _begin(self, item: Item) -> _Waiting:
        digest = sha256(item.content)
        if before := self.run.decided.get((item.file, digest)):
            return _Waiting(replace(item, content=b""), digest, None, before)
        if item.fault is not None or self.desk.register.holding(digest):
            return _Waiting(item, digest, None)
        return _Waiting(item, digest, self.crew.examine(item, self.desk))

    def _end(self, one: _Waiting) -> Decided:
        decision = one.decision or self._decide(one)
        self.done += 1
        return Decided(self.done, max(self.bag.total, self.done), one.item.name, decision)

    def _decide(self, one: _Waiting) -> Decision:
        item, desk = one.item, self.desk
        if (held := desk.register.holding(one.sha256)) and item.fault is None:
            decision = _duplicate(item, one.sha256, held)
            desk.register.decide(self.run.id, decision)
            return decision
        found = self.crew.answer(one.examined, item, desk)
        decision, before = desk.decide(item.file, item.name, one.sha256, found)
        if decision.verdict not in ("accepted", "accepted-altered"):
            desk.register.decide(self.run.id, decision)
            return decision
        day = item.sent or dt.datetime.now().astimezone().date()
        kept = taken(desk, decision, found, item.content, item.name, before, day)
        desk.register.decide(self.run.id, decision, kept)
        if not desk.period:
            self.desk = replace(desk, period=decision.period)
        return decision


def _duplicate(item: Item, digest: str, held: Received) -> Decision:
    fields = {"file": item.name, "held_file": held.file, "name": held.name, "version": held.version}
    verdict: Verdict = "duplicate"
    about = (held.unit, held.period, held.version)
    return Decision(item.file, digest, verdict, "province.duplicate", fields, *about, (), now())


# ---------------------------------------------------------------------- who examines


@contextmanager
def _crew(files: int, workers: int | None) -> Iterator[_Crew]:
    number = min(os.cpu_count() or 1, MOST_WORKERS) if workers is None else workers
    crew = _Crew(0 if workers is None and files <= FEW else number)
    try:
        yield crew
    finally:
        crew.stop()


class _Crew:
    """The processes that examine files; a file that kills its process gets its verdict too."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.ahead = AHEAD * workers
        self._executor: Executor | None = None

    def examine(self, item: Item, desk: Desk) -> Future[Examined]:
        """Begin to examine a file."""
        executor = self._executor = self._executor or self._start()
        try:
            return self._submit(executor, item, desk)
        except BrokenProcessPool:
            self.stop()
            self._executor = self._start()
            return self._submit(self._executor, item, desk)

    def answer(self, begun: Future[Examined] | None, item: Item, desk: Desk) -> Examined:
        """Return what was found; of a file that broke its process, that it did."""
        if begun is None:
            fault = item.fault or Fault("reader.damaged", file=item.name)
            return Examined("unreadable", told(fault))
        error = begun.exception()
        if isinstance(error, BrokenProcessPool):
            # Perhaps it was a neighbour's fault: alone, it is its own.
            self.stop()
            error = (begun := self.examine(item, desk)).exception()
        if error is None:
            return begun.result()
        if isinstance(error, Fault) or not isinstance(error, Exception):
            raise error  # not of this file: the data directory, or the user at the keyboard
        if not isinstance(error, BrokenProcessPool):
            _log.error("examining %s failed", item.file, exc_info=error)
        fault = Fault("province.not-examined", file=item.name, cause=type(error).__name__)
        return Examined("unreadable", told(fault))

    def stop(self) -> None:
        """Let the processes go; what they had not begun stays undone."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _start(self) -> Executor:
        if self.workers == 0:
            return ThreadPoolExecutor(1)
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.workers, mp_context=spawn, initializer=settle_in)

    def _submit(self, executor: Executor, item: Item, desk: Desk) -> Future[Examined]:
        return executor.submit(
            examine, item.content, item.name, desk.data, take_altered=desk.accept_altered
        )


def settle_in() -> None:
    """Let the parent alone hear Ctrl+C; leave when it is gone: nothing is left behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    gc.set_threshold(*SELDOM)

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
