"""Units: who reports. Divisions of the country, and own units with a superior."""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from desktop.faults import Fault
from desktop.resources import resource_path
from desktop.scheme.model import LEVELS, Level

OWN_CODE = re.compile(r"[0-9A-Za-z]{2,20}\Z")
"""Shape of a unit's code: it stands in file names, so letters and digits only."""
LEVEL_OF: dict[str, Level] = {"province": "dept", "prefecture": "prefecture", "county": "county"}
"""Level of the reporting unit for each level of a division."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A reporting unit 填报单位."""

    code: str
    """GB/T 2260 code of six digits, or one of its own for units outside the list."""
    name: str
    """The division's name: 凤冈县. It stands in file names."""
    bureau: str
    """The reporting body's full name: 凤冈县交通运输局. It stands on forms."""
    level: Level
    superior: str
    """Code of the unit above; blank for the department."""


def bureau_name(name: str, level: Level) -> str:
    """Return the usual full name of the body that reports for the division ``name``."""
    office = "厅" if level == "dept" and name.endswith(("省", "自治区")) else "局"
    return f"{name}交通运输{office}"


class Units:
    """All divisions and the own units given, by code; nothing is read before the first question."""

    def __init__(self, own: Iterable[Unit] = ()) -> None:
        """Take own units as they are kept, in any order.

        Raises Fault ``units.bad-code``, ``units.code-taken`` or ``units.unknown-superior``.
        """
        self._own: dict[str, Unit] = {}
        for unit in sorted(own, key=lambda unit: -LEVELS.index(unit.level)):
            self._take(unit)

    def add(self, unit: Unit) -> None:
        """Add a new unit of one's own.

        Raises the faults of the constructor, ``units.no-superior`` where one is needed, or
        ``units.superior-level`` when the superior is not of a level above; then nothing is added.
        """
        if not unit.superior and unit.level != "dept":
            raise Fault("units.no-superior")
        if unit.superior in self:
            above = self.get(unit.superior)
            if LEVELS.index(above.level) <= LEVELS.index(unit.level):
                raise Fault("units.superior-level", superior=above.name)
        self._take(unit)

    def replace(self, code: str, unit: Unit) -> None:
        """Put ``unit`` in the place of the own unit ``code``, which may get another code.

        Raises the faults of :meth:`add` and :meth:`remove` and then changes nothing.
        """
        before = self._own[code]
        below = [u for u in self._own.values() if u.superior == code]
        if below and (unit.code, unit.level) != (code, before.level):
            raise Fault("units.has-below", name=before.name, below=below[0].name)
        del self._own[code]
        try:
            self.add(unit)
        except Fault:
            self._own[code] = before
            raise

    def remove(self, code: str) -> None:
        """Remove an own unit. Raises Fault ``units.has-below`` while it is somebody's superior."""
        below = next((u for u in self._own.values() if u.superior == code), None)
        if below:
            raise Fault("units.has-below", name=self.get(code).name, below=below.name)
        del self._own[code]

    def is_own(self, code: str) -> bool:
        """Say whether ``code`` is that of a unit that is in no list of divisions."""
        return code in self._own

    def _take(self, unit: Unit) -> None:
        if not OWN_CODE.match(unit.code):
            raise Fault("units.bad-code", code=unit.code)
        if unit.code in self:
            taken = self.get(unit.code)
            raise Fault("units.code-taken", code=unit.code, name=taken.name)
        needs = unit.superior or unit.level != "dept"
        if needs and unit.superior not in self:
            raise Fault("units.unknown-superior", code=unit.code, superior=unit.superior)
        self._own[unit.code] = unit
        self._initials[unit.code] = self.initials(unit.name)

    def __contains__(self, code: str) -> bool:
        return code in self._divisions or code in self._own

    def __iter__(self) -> Iterator[Unit]:
        yield from self._divisions.values()
        yield from self._own.values()

    def get(self, code: str) -> Unit:
        """Return the unit of ``code``. Raises Fault ``units.unknown`` naming the nearest code."""
        unit = self._divisions.get(code) or self._own.get(code)
        if unit is None:
            near = difflib.get_close_matches(code, [u.code for u in self], 1, 0.8)
            hint = f"{near[0]} {self.path(near[0])}" if near else "—"
            raise Fault("units.unknown", code=code, hint=hint)
        return unit

    def path(self, code: str) -> str:
        """Return the unit's name after those above it: ``江苏省 南京市 鼓楼区``."""
        unit = self.get(code)
        return f"{self.path(unit.superior)} {unit.name}" if unit.superior else unit.name

    def below(self, code: str) -> tuple[Unit, ...]:
        """Return every unit under ``code``, at any depth, in the order of the list."""
        above = {code}
        found = []
        for unit in self:
            if unit.superior in above:
                above.add(unit.code)
                found.append(unit)
        return tuple(found)

    def find(self, text: str, limit: int = 50) -> tuple[Unit, ...]:
        """Return the units that ``text`` may mean, best first.

        The last word is looked for in names, at the start of codes and of pinyin initials, at last
        in the names of bureaus; words before it must stand in the names above (``江苏 鼓楼``). Full-width signs count as plain.
        """
        words = unicodedata.normalize("NFKC", text).lower().split()
        if not words:
            return ()
        ranked = []
        for order, unit in enumerate(self):
            rank = _rank(words[-1], unit, self._initials[unit.code])
            if rank is not None:
                ranked.append((rank, order, unit))
        ranked.sort(key=lambda item: item[:2])
        found = (unit for *_place, unit in ranked)
        if len(words) > 1:
            found = (unit for unit in found if self._stands_under(unit, words[:-1]))
        return tuple(islice(found, limit))

    def initials(self, name: str) -> str:
        """Return the pinyin initials of ``name``, as far as the names of divisions teach them."""
        return "".join(self._letters.get(sign, sign.lower()) for sign in name)

    def _stands_under(self, unit: Unit, words: list[str]) -> bool:
        above = self.path(unit.superior) if unit.superior else ""
        letters = " ".join(self._initials[u] for u in self._above(unit))
        return all(word in above or f" {word}" in f" {letters}" for word in words)

    def _above(self, unit: Unit) -> Iterator[str]:
        while unit.superior:
            yield unit.superior
            unit = self.get(unit.superior)

    @cached_property
    def _rows(self) -> list[list[str]]:
        path = resource_path("units", "units.csv")
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]

    @cached_property
    def _divisions(self) -> dict[str, Unit]:
        return {
            code: Unit(code, name, bureau_name(name, LEVEL_OF[level]), LEVEL_OF[level], parent)
            for code, name, level, parent, _initials in self._rows
        }

    @cached_property
    def _initials(self) -> dict[str, str]:
        return {code: initials for code, _name, _level, _parent, initials in self._rows}

    @cached_property
    def _letters(self) -> dict[str, str]:
        seen: dict[str, Counter[str]] = {}
        for _code, name, _level, _parent, initials in self._rows:
            for sign, letter in zip(name, initials, strict=True):
                seen.setdefault(sign, Counter())[letter] += 1
        return {sign: letters.most_common(1)[0][0] for sign, letters in seen.items()}


def _rank(word: str, unit: Unit, initials: str) -> int | None:
    """Return how well ``word`` fits, 0 is best; None when it does not."""
    code, name = unit.code.lower(), unit.name.lower()
    if word in (code, name):
        return 0
    if name.startswith(word) or code.startswith(word):
        return 1
    if word in name:
        return 2
    if initials.startswith(word):
        return 3 if len(initials) - len(word) <= 1 else 4
    return 5 if word in unit.bureau.lower() else None
