"""How the desk names and writes things: keys, figures, units of measurement, states."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.words import Language, measure_word, say

if TYPE_CHECKING:
    from desktop.scheme.model import Column, Scheme
    from desktop.scheme.units import Units
    from desktop.scheme.values import Value


class Wording:
    """Part of the desk; whoever has it knows a scheme, the units and a language."""

    scheme: Scheme
    units: Units
    lang: Language

    def amount(self, key: str, value: Value | None, *, with_unit: bool = True) -> str:
        """Return a value as text; blank and 不涉及 in words, a choice as the language shows it."""
        from desktop.checks.amounts import YEAR, declared, value_text

        if isinstance(value, str) and (column := self.column_of(key)):
            return column.choice_text(value, self.lang)
        decimals, unit = declared(self.scheme, key)
        if unit == YEAR and not with_unit and isinstance(value, Decimal):
            return f"{value:f}"
        shown = unit if with_unit else ""
        return value_text(value, decimals, shown, self.lang)

    def unit_of(self, key: str) -> str:
        """Return the unit of measurement of a key."""
        from desktop.checks.amounts import declared

        return measure_word(declared(self.scheme, key)[1], self.lang)

    def name_of(self, key: str) -> str:
        """Return ``指标名称 · 本年实际``."""
        from desktop.scheme.places import measure_title

        code, _, measure = key.partition(".")
        indicator = self.scheme.indicators.get(code)
        if indicator is None:
            return self._ledger_name(key)
        name = indicator.name if self.lang == "zh" else indicator.name_en
        return f"{name} · {measure_title(measure, self.lang)}"

    def _ledger_name(self, key: str) -> str:
        """Return ``台账名称 · 栏目`` of a cell, the ledger alone of a row."""
        from desktop.scheme.keys import parse_key

        parts = parse_key(key)
        ledger = self.scheme.ledgers.get(parts.code) if parts else None
        if parts is None or ledger is None:
            return key
        column = ledger.column(parts.field)
        title = ledger.titled(self.lang)
        return f"{title} · {column.titled(self.lang)}" if column else title

    def unit_name(self, code: str) -> str:
        """Return the name of a unit, its code when nobody knows it."""
        return self.units.get(code).name if code in self.units else code

    def state(self, name: str) -> str:
        """Return the name of a state of a unit."""
        return say("province.late" if name == "late" else f"province.state-{name}", self.lang)

    def late_told(self, period: str) -> str:
        """Return when a report of ``period`` is late: the deadline, and the day that counts."""
        from desktop.province.deciding import deadline

        last = deadline(self.scheme, period).isoformat()
        return say("province.late-told", self.lang, deadline=last)

    def column_of(self, key: str) -> Column | None:
        """Return the column of a cell of a ledger; None for any other key."""
        from desktop.scheme.keys import parse_key

        parts = parse_key(key)
        ledger = self.scheme.ledgers.get(parts.code) if parts else None
        return ledger.column(parts.field) if parts and ledger else None
