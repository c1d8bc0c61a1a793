"""The board 报送进度: where every unit stands that has to report for a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from desktop.province.marks import Marks
from desktop.province.received import Received
from desktop.province.register import Decision, Register
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units

State = Literal["missing", "received", "findings", "returned", "accepted", "zero"]
"""未报 · something came and was not accepted · accepted, with findings that wait for something ·
退回, no newer version yet · accepted · accepted as a 零报."""
STATES: tuple[State, ...] = ("missing", "received", "findings", "returned", "accepted", "zero")
IN = frozenset(("findings", "returned", "accepted", "zero"))
"""States of a unit of which a version counts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit."""

    unit: Unit
    prefecture: Unit
    """The group in which it is shown: its prefecture, or the province for the department."""
    state: State
    received: Received | None
    last: Decision | None
    """What was decided last on a file of this unit."""
    unread: int = 0
    """Explanations of the version that counts that nobody has marked yet."""

    @property
    def late(self) -> bool:
        """Whether the first version came after the deadline."""
        return self.received is not None and self.received.late

    def is_in(self, state: str) -> bool:
        """Say whether the unit is in a state; ``late`` goes beside the others, "" fits all."""
        return state in ("", self.state) or (state == "late" and self.late)

    def count(self, kind: str) -> int:
        """Return how many findings there are: ``open``, ``explained`` or ``hint``."""
        sections = self.received.sections if self.received else {}
        return sum(counts.get(kind, 0) for counts in sections.values())


@dataclass(frozen=True, slots=True)
class Group:
    """One prefecture with its units."""

    unit: Unit
    lines: tuple[Line, ...]

    @property
    def done(self) -> int:
        """Return the number of units of which a version counts."""
        return sum(line.state in IN for line in self.lines)


@dataclass(frozen=True, slots=True)
class Board:
    """Every unit that has to report, by prefecture."""

    period: str
    groups: tuple[Group, ...]
    others: tuple[Line, ...] = field(default=())
    """Units that sent something and are not expected."""

    @property
    def lines(self) -> list[Line]:
        """Return the lines of all groups."""
        return [line for group in self.groups for line in group.lines]

    def counts(self) -> dict[State, int]:
        """Return how many units are in each state."""
        found = dict.fromkeys(STATES, 0)
        for line in self.lines:
            found[line.state] += 1
        return found

    def only(self, prefecture: str = "", state: str = "") -> Board:
        """Return the part of the board that is asked for; "" asks for everything.

        ``state`` is one of :data:`STATES` or ``late``.
        """
        groups = (
            Group(group.unit, tuple(line for line in group.lines if line.is_in(state)))
            for group in self.groups
            if prefecture in ("", group.unit.code)
        )
        return Board(self.period, tuple(group for group in groups if group.lines))


def make_board(register: Register, scheme: Scheme, units: Units, period: str, above: str) -> Board:
    """Return the board of the units at and below ``above``, the code of who collects.

    Units are expected where the scheme asks their level. Reads the register, no figures.
    """
    accepted, returned = register.accepted(period), register.returned(period)
    unread = Marks(register.store).unread(period)
    log = register.log(period)
    last = {one.unit: one for one in log if one.unit and one.verdict != "duplicate"}
    expected = [units.get(above), *units.below(above)] if above else []
    expected = [unit for unit in expected if unit.level in scheme.levels]
    groups: dict[str, list[Line]] = {}
    known = {unit.code for unit in expected}

    def line(unit: Unit) -> Line:
        held = accepted.get(unit.code)
        state = _state(held, last.get(unit.code), held is not None and held.id in returned)
        said = last.get(unit.code)
        return Line(unit, group_of(units, unit), state, held, said, unread.get(unit.code, 0))

    for unit in expected:
        one = line(unit)
        groups.setdefault(one.prefecture.code, []).append(one)
    strangers = sorted((accepted.keys() | last.keys()) - known)
    return Board(
        period,
        tuple(Group(units.get(code), _sorted(lines)) for code, lines in sorted(groups.items())),
        tuple(line(units.get(code)) for code in strangers if code in units),
    )


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the prefecture's own line first, then its counties by code."""
    return tuple(sorted(lines, key=lambda one: (one.unit.level == "county", one.unit.code)))


def _state(held: Received | None, last: Decision | None, is_returned: bool) -> State:
    if held is None:
        return "received" if last is not None else "missing"
    if is_returned:
        return "returned"
    if held.blocking:
        return "findings"
    return "zero" if held.zero else "accepted"


def group_of(units: Units, unit: Unit) -> Unit:
    """Return the prefecture of a unit, the unit itself when there is none above it."""
    above = unit
    while above.level != "prefecture" and above.superior:
        above = units.get(above.superior)
    return above


def collector(register: Register, units: Units, scope: str, period: str) -> str:
    """Return who collects: ``scope``, or what stands above everything received, or "".

    ``scope`` is the code of the authority that made the scheme, "" when it is no unit.
    """
    if scope:
        return scope
    tops = {top(units, code) for code in register.accepted(period) if code in units}
    return tops.pop() if len(tops) == 1 else ""


def top(units: Units, code: str) -> str:
    """Return the code of the unit above all others above ``code``."""
    while superior := units.get(code).superior:
        code = superior
    return code
