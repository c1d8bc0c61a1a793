"""The desk's long work, as generators of Progress: run as jobs beside the window.

Each opens the store itself, so it may run in any thread; it knows the :class:`Office`, no widget.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.words import Language

if TYPE_CHECKING:
    from desktop.checks.findings import Finding
    from desktop.province.consolidation import Consolidation
    from desktop.province.explanations import Explained
    from desktop.province.gathered import Gathered
    from desktop.province.outliers import Outlier
    from desktop.province.register import Decision
    from desktop.province.revised import Revision
    from desktop.scheme.model import Scheme
    from desktop.scheme.units import Units


@dataclass(frozen=True, slots=True)
class Figures:
    """What was worked out of everything received."""

    gathered: Gathered
    findings: Sequence[Finding]
    """Of the rules over totals."""
    outliers: Sequence[Outlier]
    has_last: bool
    """Whether the year before was there to compare with."""
    revised: Sequence[Revision]
    """Figures of the year before that are told otherwise now."""
    parts: dict[str, Consolidation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Office:
    """Where long work is done, and for whom: all of it may be used in another thread."""

    data: Path
    units: Units
    scheme: Scheme
    period: str
    scope: str
    lang: Language


def take_in(
    office: Office, paths: Sequence[Path], let_in: Decision | None = None, because: str = ""
) -> Generator[Progress, None, None]:
    """Take in what lies at ``paths``; with ``let_in`` only that file, as it is, for a reason.

    Raises Fault ``province.no-path`` and those of the store.
    """
    from desktop.province.deciding import Desk
    from desktop.province.intake import intake
    from desktop.province.register import Register
    from desktop.records.store import Store

    with Store.open(office.data) as store:
        desk = Desk(
            Register(store),
            office.units,
            office.scheme,
            office.data,
            office.period,
            office.scope,
            accept_altered=let_in is not None and bool(let_in.altered),
            accept_key=let_in is not None and let_in.code == "province.key-changed",
            only=let_in.sha256 if let_in else "",
            because=because,
        )
        yield from intake(desk, paths)


def place_on_disk(decision: Decision) -> Path:
    """Return the file, archive or mail on the disk in which a decided file lies.

    Raises Fault ``province.no-path`` when it is gone.
    """
    path = Path(decision.file)
    for one in (path, *path.parents):
        if one.is_file():
            return one
    raise Fault("province.no-path", path=path)


def work_out(office: Office) -> Generator[Progress, None, Figures]:
    """Work out totals, findings and outliers; Fault ``consolidation.nothing-received``."""
    from desktop.province.explanations import TotalExplanations
    from desktop.province.gathered import gather
    from desktop.province.merge_checks import merged_findings
    from desktop.province.outliers import outliers
    from desktop.province.revised import revised
    from desktop.records.store import Store

    with Store.open(office.data) as store:
        gathered = gather(store, office.scheme, office.units, office.period, office.scope)
        yield Progress(0, 4, "")
        sources = gathered.sources
        yield Progress(1, 4, "")
        last = gathered.last.sources if gathered.last else None
        whole = gathered.consolidation()
        for _ in _in_steps(whole):
            yield Progress(2, 4, "")
        said = TotalExplanations(store).of(office.period)
        findings = merged_findings(whole, office.lang, said)
        yield Progress(3, 4, "")
        found = outliers(sources, last)
        told_anew = revised(gathered)
    parts = {gathered.areas[0].code: whole}
    return Figures(gathered, findings, found, last is not None, told_anew, parts)


def _in_steps(whole: Consolidation) -> Iterator[int]:
    """Work out every total; yield now and then, so that it can be stopped."""
    for number, _ in enumerate(whole.totals()):
        if number % 100 == 0:
            yield number


@dataclass(frozen=True, slots=True)
class Reading(Progress):
    """One unit's explanations were read."""

    found: Sequence[Explained] = ()


def read_explanations(office: Office) -> Generator[Reading, None, None]:
    """Read the explanations of everything received, unit by unit.

    Raises the faults of :func:`desktop.province.explanations.all_explained`.
    """
    from desktop.province.explanations import all_explained
    from desktop.province.register import Register
    from desktop.records.store import Store
    from desktop.scheme.library import Library

    found: Sequence[Explained] = ()
    with Store.open(office.data) as store:
        register, library = Register(store), Library(office.data)
        for step in all_explained(register, library, office.period, lang=office.lang):
            if isinstance(step, Progress):
                yield Reading(step.done, step.total, step.what, found)
            else:
                found = step


@dataclass(frozen=True, slots=True)
class Receipts:
    """What came of writing receipts."""

    folder: Path
    written: int
    refused: Sequence[tuple[str, Fault]]
    """(code of the unit, why it has none): a version that is not intact gets none."""


def write_receipts(
    office: Office, units: Sequence[str], folder: Path, author: str, note: str
) -> Generator[Progress, None, Receipts]:
    """Write the receipt of the version that counts of each unit; faults of saving."""
    from desktop.province.register import Register
    from desktop.records.store import Store
    from desktop.submission.answer import Sender, received_in, write_receipt

    sender = Sender(office.data, author, note, office.lang)
    refused = []
    with Store.open(office.data) as store:
        accepted = Register(store).accepted(office.period)
        for number, unit in enumerate(units, 1):
            held = accepted[unit]
            try:
                write_receipt(received_in(held.content(), Path(held.file)), folder, sender)
            except Fault as fault:
                if fault.code != "answer.not-intact":
                    raise
                refused.append((unit, fault))
            yield Progress(number, len(units), held.name)
    return Receipts(folder, len(units) - len(refused), refused)


def write_consolidated(
    office: Office, target: Path, area: str = "", *, with_internal: bool = False
) -> Generator[Progress, None, Path]:
    """Write the consolidated workbook of ``area``, "" for the whole.

    Raises the faults of gathering and saving.
    """
    from desktop.province.consolidated_sheets import consolidated_workbook
    from desktop.province.gathered import gather
    from desktop.records.store import Store
    from desktop.workbook.save import save

    top = area or office.scope
    with Store.open(office.data) as store:
        gathered = gather(store, office.scheme, office.units, office.period, top)
        yield Progress(0, 2, "")
        content = consolidated_workbook(gathered, with_internal=with_internal, lang=office.lang)
        yield Progress(1, 2, "")
        save(content, target)
    return target


def write_archive(
    office: Office, target: Path, area: str = ""
) -> Generator[Progress, None, tuple[Path, int]]:
    """Write what counts of ``area`` as an archive to pass up; return it and how many files it has.

    Raises the faults of gathering and saving.
    """
    from desktop.province.gathered import gather
    from desktop.province.passing_up import archive
    from desktop.records.store import Store
    from desktop.workbook.save import save

    top = area or office.scope
    with Store.open(office.data) as store:
        gathered = gather(store, office.scheme, office.units, office.period, top)
        yield Progress(0, 1, "")
        save(archive(gathered.received), target)
    return target, len(gathered.received)
