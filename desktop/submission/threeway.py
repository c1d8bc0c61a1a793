"""Three sides of one value: what a file held when it was written, holds now, and the report holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.scheme.values import Value
from desktop.words import Language

Kind = Literal["same", "new", "changed", "removed", "conflict", "refused"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value, one ledger row that comes or goes, or one explanation.

    ``key`` is what is chosen by: a key, ``L02#k3`` (the row goes), ``L02#new4`` (a row typed in),
    ``L02#new4.qty`` (its cell that cannot be read), or ``explanation:<finding>``.
    """

    key: str
    kind: Kind
    where: Callable[[Language], str]
    """Says the place in the words of the form."""
    mine: Value | None
    theirs: Value | None
    base: Value | None
    sheet: str = ""
    cell: str = ""
    """Where it stands in the file; "" for what is gone from it."""
    fault: Fault | None = None
    """Why it cannot be read, where ``kind`` is refused."""
    row: Mapping[str, Value] | None = None
    """Cells of a row that comes."""

    @property
    def takeable(self) -> bool:
        """Whether it can be taken over."""
        return self.kind not in ("same", "refused")


def three_way(mine: object, theirs: object, base: object, known: bool) -> Kind:
    """Return what a value of theirs is; ``known`` says whether ``base`` is."""
    if theirs == mine:
        return "same"
    if not known:
        return "same" if theirs is None else "new" if mine is None else "conflict"
    if theirs == base:
        return "same"
    if mine != base:
        return "conflict"
    return "removed" if theirs is None else "new" if mine is None else "changed"


def belongs(report: Report, code: str, section: str) -> bool:
    """Say whether an indicator, ledger or text belongs to ``section``; to "" all do."""
    scheme = report.scheme
    if not section:
        return True
    if code in scheme.indicators:
        return scheme.indicators[code].section == section
    if code in scheme.ledgers:
        return section in scheme.ledgers[code].sections
    return code in scheme.narratives and scheme.narratives[code].section == section
