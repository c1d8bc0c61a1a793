"""Take over what colleagues filled in: compare a workbook with the report, then apply the choice.

Three sides: what stood in the file when it was written (base), what stands in it now (theirs), and
what stands in the report now (mine). What they did not touch changes nothing; what both sides
changed to different values is a conflict, and nobody decides it but the clerk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.faults import Fault
from desktop.records.arrival import Arrival
from desktop.records.operations import Changes
from desktop.records.report import Report
from desktop.scheme.values import Value
from desktop.submission.incoming_rows import ledger_differences
from desktop.submission.last_year import last_year
from desktop.submission.threeway import Difference, Kind, belongs, three_way
from desktop.submission.visible import (
    Renames,
    base_rows,
    base_values,
    renames_of,
    untouched,
    value_of,
)
from desktop.words import Language, say
from desktop.workbook.grids import VisibleCell
from desktop.workbook.reader import ReadBook

EXPLANATION = "explanation:"
_CODE_END = re.compile(r"[.#]")


@dataclass(frozen=True)
class Comparison:
    """Everything that a file says otherwise than the report, and what is the same."""

    file: str
    differences: Sequence[Difference]
    notes: Sequence[Fault] = ()
    operation: int = 0
    """Last operation of the report when it was compared."""
    last_year: bool = False
    """Whether the file is last year's, and its figures are offered as 上年上报数."""
    _by_key: dict[str, Difference] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_key.update((one.key, one) for one in self.differences)

    def get(self, key: str) -> Difference | None:
        """Return the difference at ``key``."""
        return self._by_key.get(key)

    def of(self, *kinds: Kind) -> list[Difference]:
        """Return the differences of these kinds, in the order of the file."""
        return [one for one in self.differences if one.kind in kinds]

    def undisputed(self) -> set[str]:
        """Return the keys of all that can be taken without overruling anybody."""
        return {one.key for one in self.of("new", "changed", "removed")}

    def kept(self) -> list[Difference]:
        """Return what the report alone changed: the file offers nothing there, so it stays."""
        return [one for one in self.of("same") if one.theirs != one.mine]

    def counts(self) -> dict[Kind, int]:
        """Return how many there are of each kind."""
        return dict(Counter(one.kind for one in self.differences))


def compare(report: Report, book: ReadBook, section: str = "") -> Comparison:
    """Return what ``book`` says otherwise than ``report``, of one section if it is given.

    A workbook of the year before is compared as last year's figures. Raises Fault
    ``incoming.other-scheme``, ``other-unit``, ``other-period``, ``unknown-section`` or ``answer``.
    """
    scheme = report.scheme
    if section and section not in scheme.sections:
        raise Fault("incoming.unknown-section", section=section, sections=tuple(scheme.sections))
    notes = [*book.notes, *_identify(report, book)]
    if book.identity and int(book.identity["period"]) == int(report.period) - 1:
        found = last_year(report, book, section)
        if report.carried:
            notes.append(Fault("incoming.last-carried", period=book.identity["period"]))
        return Comparison(book.file, tuple(found), tuple(notes), report.operation, True)
    moves = renames_of(scheme)
    base = base_values(book, moves)
    differences = [*_scalars(report, book, base, moves, section)]
    was = base_rows(base)
    for code, rows in book.ledgers.items():
        new = moves.code(code)
        if new and belongs(report, new, section):
            columns = {old: moves.column(code, old) for row in rows[:1] for old in row.cells}
            before = was.get(new, {}) if book.records else None
            differences += ledger_differences(report, new, rows, before, columns)
    differences += _explanations(report, book, section)
    notes += _missing(report, book, section)
    return Comparison(book.file, tuple(differences), tuple(notes), report.operation)


def apply(report: Report, comparison: Comparison, take: Collection[str]) -> Changes:
    """Take over the differences whose keys are in ``take``, as one operation.

    Raises Fault ``incoming.not-takeable`` for a key that is no difference or cannot be read,
    ``incoming.report-changed`` when the report is no longer what was compared, and those of
    :meth:`Report.take_in`; then nothing is changed.
    """
    if report.operation != comparison.operation:
        raise Fault("incoming.report-changed", file=comparison.file)
    chosen = [one for one in comparison.differences if one.key in take and one.takeable]
    if unknown := sorted(set(take) - {one.key for one in chosen}):
        raise Fault("incoming.not-takeable", file=comparison.file, key=unknown[0])
    if comparison.last_year:
        last = {one.key: one.theirs for one in chosen}
        # Kept in the report's history, so it is Chinese whatever language is spoken now.
        reason = say("incoming.last-reason", "zh", file=comparison.file)
        return report.take_in(Arrival({}, {}, last=last, reason=reason), comparison.file)
    values: dict[str, Value | None] = {}
    new_rows: dict[str, list[Mapping[str, Value]]] = {}
    deleted: dict[str, list[str]] = {}
    explanations: dict[str, str] = {}
    for one in chosen:
        ledger, _, row = one.key.partition("#")
        if one.key.startswith(EXPLANATION):
            explanations[one.key.removeprefix(EXPLANATION)] = str(one.theirs or "")
        elif one.row is not None:
            new_rows.setdefault(ledger, []).append(one.row)
        elif row and "." not in row:
            deleted.setdefault(ledger, []).append(row)
        else:
            values[one.key] = one.theirs
    return report.take_in(Arrival(values, new_rows, deleted, explanations), comparison.file)


def _identify(report: Report, book: ReadBook) -> Iterator[Fault]:
    """Raise the Fault of a file that is not this unit's; yield what is odd and no hindrance."""
    identity = book.identity
    if not identity:
        return
    told = {"file": book.file, "unit": report.unit.bureau, "period": report.period}
    if identity.get("kind") in ("receipt", "return"):
        raise Fault("incoming.answer", **told)
    if identity.get("scheme") != report.scheme.id:
        raise Fault("incoming.other-scheme", **told, scheme=identity.get("scheme", "—"))
    if identity.get("unit") != report.unit.code:
        other = identity.get("bureau") or identity.get("unit", "—")
        raise Fault("incoming.other-unit", **told, other=other)
    period = identity.get("period", "")
    years = (report.period, f"{int(report.period) - 1:04d}")
    if period not in years:
        raise Fault("incoming.other-period", **told, other=period or "—")
    version = identity.get("scheme_version", "")
    if version != report.scheme.version:
        yield Fault("incoming.other-version", version=version, own=report.scheme.version)


def _scalars(
    report: Report,
    book: ReadBook,
    base: Mapping[str, Value | None],
    moves: Renames,
    section: str,
) -> Iterator[Difference]:
    known = bool(book.records)
    for old, cell in book.cells.items():
        key = moves.key(old)
        if (
            not key
            or not belongs(report, key.partition(".")[0], section)
            or not _asked(report, key)
        ):
            continue
        mine, was = report.get(key), base.get(key)
        where, place = report.where(key), (cell.sheet, cell.address)
        if known and untouched(was, cell):
            yield Difference(key, "same", where, mine, was, was, *place)
            continue
        try:
            theirs = value_of(report, key, cell)
        except Fault as fault:
            yield Difference(key, "refused", where, mine, None, was, *place, fault=fault)
            continue
        kind = three_way(mine, theirs, was, known)
        yield Difference(key, kind, where, mine, theirs, was, *place)


def _asked(report: Report, key: str) -> bool:
    """Say whether a clerk fills ``key`` in: computed and carried figures are nobody's answer."""
    try:
        return not report.field(key).carried
    except Fault:
        return False


def _explanations(report: Report, book: ReadBook, section: str) -> Iterator[Difference]:
    raw = book.base
    for finding, cell in book.explanations.items():
        if not _explains(report, finding, section):
            continue
        key = EXPLANATION + finding
        mine = report.explanations.get(finding)
        was = raw.get(key, ("", ""))[1].strip() or None
        theirs = _plain(cell)
        kind = three_way(mine, theirs, was, bool(book.records))
        yield Difference(
            key, kind, _explaining(finding), mine, theirs, was, cell.sheet, cell.address
        )


def _explains(report: Report, finding: str, section: str) -> bool:
    """Say whether ``finding`` can be explained, and belongs to ``section``."""
    _, at, subject = finding.rpartition("@")
    if rule := report.scheme.rules.get(finding):
        # What a rule of rows finds has a name for each row; its line on the sheet only counts them.
        return rule.scope != "row" and section in ("", rule.section)
    return not section or (bool(at) and belongs(report, _CODE_END.split(subject)[0], section))


def _plain(cell: VisibleCell) -> str | None:
    return cell.text.replace("\r\n", "\n").strip() or None


def _explaining(finding: str) -> Callable[[Language], str]:
    return lambda lang: say("incoming.explanation", lang, finding=finding)


def _missing(report: Report, book: ReadBook, section: str) -> Iterator[Fault]:
    """Yield a remark for each form or ledger that was in the file and is not any more."""
    seen = {key.partition(".")[0] for key in book.cells} | set(book.ledgers)
    was = {key.partition(".")[0].partition("#")[0] for key in book.base if ":" not in key}
    gone: dict[str, None] = {}
    for code in sorted(was - seen):
        if not belongs(report, code, section):
            continue
        if indicator := report.scheme.indicators.get(code):
            alike = report.scheme.by_section[indicator.section]
            if not any(one.code in seen for one in alike):
                gone[indicator.section] = None
        elif code in report.scheme.ledgers:
            gone[code] = None
    for name in gone:
        yield Fault("incoming.sheet-gone", name=name)
