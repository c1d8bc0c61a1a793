"""What another draft of the annual report says than the one kept last, and who is behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.narrative.changes import Changed, changes, figures_changed
from desktop.narrative.draft import Draft, Figure
from desktop.narrative.sentences import sentences
from desktop.province.adjustments import Adjustments
from desktop.province.methods import method_of
from desktop.province.provenance import leading_keys
from desktop.province.register import Register
from desktop.province.report_figures import ledger_levels
from desktop.records.drafts import Kept
from desktop.scheme.compute import Figures
from desktop.scheme.formula.operands import ledger_of

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered
    from desktop.records.snapshot import Snapshot
    from desktop.scheme.model import Level, Scheme


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence that says something else than in the draft kept last."""

    section: str
    before: str
    """"" when there was no such sentence."""
    after: str
    """"" when it is gone."""
    tags: tuple[str, ...]
    """Of the figures that are other ones now; () when only words changed."""
    units: tuple[str, ...]
    """Names of the units behind those figures that say something else in the version that counts
    now, or whose figures the province adjusted."""


def versions_of(gathered: Gathered) -> Mapping[str, int]:
    """Return the version of each unit that counts."""
    return {code: one.version for code, one in sorted(gathered.received.items())}


def changed(gathered: Gathered, last: Kept, now: Draft) -> list[Change]:
    """Return the sentences of ``now`` that are others than those of the draft kept last."""
    present = {tag: figure.text for tag, figure in now.figures.items()}
    others = {*figures_changed(last.figures, present)}
    moved = _moved(gathered, last)
    return [
        _change(gathered, one, others, moved, now.figures)
        for one in changes(last.sentences, sentences(now))
    ]


@dataclass(frozen=True, slots=True)
class _Moved:
    """What is another since a draft was kept."""

    versions: Mapping[str, tuple[Snapshot, Snapshot] | None]
    """Units whose version that counts is another: what they said then and now, None if they said
    nothing then, or nothing now."""
    adjusted: frozenset[tuple[str, str]]
    """Unit and figure, or unit and ledger, that the province adjusted or took back."""


def _change(
    gathered: Gathered,
    one: Changed,
    others: set[str],
    moved: _Moved,
    figures: Mapping[str, Figure],
) -> Change:
    tags = tuple(tag for tag in one.tags if tag in others)
    keys = {key for tag in tags if tag in figures for key in figures[tag].keys}
    behind = [found for key in keys for found in _behind(gathered, key)]
    levels = {level for _, _, which in behind for level in which}
    asked = {name for key, ledgers, _ in behind for name in (key, *ledgers)}
    adjusted = {unit for unit, name in moved.adjusted if name in asked}
    revised = {
        unit
        for unit, said in moved.versions.items()
        if said is None or _differ(gathered.scheme, *said, asked)
    }
    known = gathered.sources.by_code
    units = [known[code] for code in sorted(revised | adjusted) if code in known]
    return Change(
        one.section,
        one.before.text if one.before else "",
        one.after.text if one.after else "",
        tags,
        tuple(unit.name for unit in units if unit.level in levels),
    )


def _behind(
    gathered: Gathered, key: str
) -> Iterator[tuple[str, tuple[str, ...], tuple[Level, ...]]]:
    """Yield the figures that ``key`` is made of, the ledgers behind each, and who gives it."""
    if ledger := ledger_of(key):
        yield key, (ledger,), ledger_levels(gathered.scheme, ledger)
    elif method_of(gathered.scheme, key) is not None:
        for name, method in leading_keys(gathered.whole, key):
            yield name, method.ledgers, method.levels


def _differ(scheme: Scheme, then: Snapshot, now: Snapshot, names: Iterable[str]) -> bool:
    """Say whether one of some figures or ledgers is another in two versions of a report."""
    before, after = Figures(scheme, then), Figures(scheme, now)
    for name in names:
        if name in scheme.ledgers:
            rows = [[row.cells for row in one.ledgers.get(name, ())] for one in (then, now)]
            if rows[0] != rows[1]:
                return True
        elif not ledger_of(name) and before.get(name) != after.get(name):
            return True
    return False


def _moved(gathered: Gathered, last: Kept) -> _Moved:
    """Return the units whose version, and what of their figures was adjusted, since ``last``."""
    now = versions_of(gathered)
    versions = {
        code: _said(gathered, code, last.versions.get(code))
        for code in {*now, *last.versions}
        if now.get(code) != last.versions.get(code)
    }
    since = dt.datetime.fromisoformat(last.made_at)
    adjusted = {
        (one.unit, one.key.partition("#")[0])
        for one in Adjustments(gathered.store).all(gathered.period)
        for at in (one.at, one.undone_at)
        if at and dt.datetime.fromisoformat(at) >= since
    }
    return _Moved(versions, frozenset(adjusted))


def _said(gathered: Gathered, code: str, then: int | None) -> tuple[Snapshot, Snapshot] | None:
    """Return what a unit said in version ``then`` and says now; None without one of them."""
    present = gathered.received.get(code)
    versions = Register(gathered.store).versions(gathered.period, code)
    former = next((one for one in versions if one.version == then), None)
    if present is None or former is None:
        return None
    return former.snapshot(gathered.scheme), present.snapshot(gathered.scheme)
