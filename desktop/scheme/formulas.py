"""The formulas of a scheme: which names they may use, and their faults (for the linter)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.formula import FormulaFault, Names, check, compile_formula
from desktop.scheme.formula.criteria import read_filter
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.syntax import Binary, Call, Name, Node, Text, walk
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Indicator, Rule, Scheme

RowNumbers = Mapping[tuple[str, tuple[str, ...]], int]
"""(table, key of the row) → number of the row as Excel shows it."""
PERIOD_NAMES = {"PERIOD.start": "date", "PERIOD.end": "date", "PERIOD.year": "integer"}
COMPUTED_PARTS = ("actual", "yoy", "completion")
"""Measures that change when ``actual`` does."""


def formula_names(scheme: Scheme, row_ledger: str = "") -> Names:
    """Return every name a formula may use, with its kind; of ``row_ledger``, cells of one row."""
    scalars = dict(PERIOD_NAMES)
    columns: dict[str, str] = {}
    for indicator in scheme.indicators.values():
        code = indicator.code
        scalars |= {f"{code}.{measure}": "decimal" for measure in indicator.measures}
        scalars[f"{code}.last"] = "decimal"
        if "cumulative" in indicator.measures:
            scalars[f"{code}.last_cumulative"] = "decimal"
    for ledger in scheme.ledgers.values():
        scalars |= {f"{ledger.code}.nil": "text", f"{ledger.code}.filled": "integer"}
        into = scalars if ledger.code == row_ledger else columns
        into |= {f"{ledger.code}.{column.code}": column.kind for column in ledger.columns}
    return Names(scalars, columns)


def ledgers_in(node: Node, scheme: Scheme) -> list[str]:
    """Return the codes of the ledgers that the formula names, in the order of its text."""
    codes = (part.key.partition(".")[0] for part in walk(node) if isinstance(part, Name))
    return [code for code in dict.fromkeys(codes) if code in scheme.ledgers]


def lint_formulas(scheme: Scheme, rows: RowNumbers) -> Iterator[TableFault]:
    """Yield what is wrong with the formulas of indicators, rules and variables of a sound scheme."""
    names = formula_names(scheme)
    broken = False
    for indicator in scheme.indicators.values():
        if indicator.computed:
            linter = FormulaLinter(
                scheme, "indicators", rows["indicators", (indicator.code,)], names
            )
            for fault in linter.indicator(indicator):
                broken = True
                yield fault
    for rule in scheme.rules.values():
        yield from FormulaLinter(scheme, "rules", rows["rules", (rule.code,)], names).rule(rule)
    for variable in scheme.variables.values():
        if variable.formula:
            row = rows["variables", (variable.code,)]
            linter = FormulaLinter(scheme, "variables", row, names)
            yield from linter.checked(
                variable.formula, ("number", "text"), "variable-result", merge=True
            )
    if not broken:
        yield from _cycles(scheme, rows)
        yield from _switched(scheme, rows)


class FormulaLinter:
    """Looks at one formula: in one row of one table, or at one place of the report's text."""

    def __init__(
        self, scheme: Scheme, table: str, row: int, names: Names, column: int | None = None
    ) -> None:
        """``column`` is the character at which the formula begins in a line of the text."""
        self.scheme = scheme
        self.table = table
        self.row = row
        self.names = names
        self.column = column

    def indicator(self, indicator: Indicator) -> Iterator[TableFault]:
        """Yield the faults of a computed indicator's formula."""
        yield from self.checked(indicator.formula, ("number",), "formula-result")
        yield from self.visible(indicator.formula, indicator.levels)

    def rule(self, rule: Rule) -> Iterator[TableFault]:
        """Yield the faults of a rule's formula."""
        ledger = ""
        try:
            node = compile_formula(rule.formula).node
        except FormulaFault as fault:
            yield self.bad(fault)
            return
        if rule.scope == "row":
            ledgers = ledgers_in(node, self.scheme)
            if len(ledgers) != 1:
                yield self.fault("row-ledger", value=tuple(ledgers) or "—")
                return
            ledger = ledgers[0]
        merge = rule.scope == "merge"
        yield from self.checked(rule.formula, ("bool",), "rule-result", ledger, merge=merge)
        if rule.scope != "merge":
            yield from self.visible(rule.formula, rule.levels)

    def checked(
        self,
        text: str,
        wanted: tuple[str, ...],
        code: str,
        ledger: str = "",
        *,
        merge: bool = False,
    ) -> Iterator[TableFault]:
        """Yield the first fault of syntax, names, arity or types, else those of its texts.

        ``code`` is the fault of a formula that gives none of the types ``wanted``.
        """
        try:
            formula = compile_formula(text, row_ledger=ledger)
            names = formula_names(self.scheme, ledger) if ledger else self.names
            found = check(formula.node, names)
        except FormulaFault as fault:
            yield self.bad(fault)
            return
        if found not in wanted:
            yield self.fault(code)
        if formula.merge_only and not merge:
            yield self.fault("merge-only")
        yield from self.texts(formula.node)
        yield from self.units(formula.node)

    def bad(self, fault: FormulaFault) -> TableFault:
        """Return the formula's own fault with its place in the table."""
        return TableFault(
            "bad-formula",
            self.table,
            self.row,
            self.column_at(fault.position),
            fault.suggestion,
            fault,
            position=fault.position,
        )

    def column_at(self, position: int = 0) -> str:
        """Return the column of the formula, or the character of the text at ``position`` in it."""
        return "formula" if self.column is None else str(self.column + position)

    def fault(self, code: str, suggestion: str = "", **fields: str | tuple[str, ...]) -> TableFault:
        """Return a fault in the formula's cell."""
        return TableFault(code, self.table, self.row, self.column_at(), suggestion, **fields)

    def visible(self, text: str, levels: tuple[str, ...]) -> Iterator[TableFault]:
        """Yield the names that a level of the row does not have: there it would never be tried."""
        try:
            node = compile_formula(text).node
        except FormulaFault:
            return  # told already, with its place
        told: set[str] = set()
        for part in walk(node):
            key = parse_key(part.key) if isinstance(part, Name) else None
            there = self.levels_of(key.code) if key else None
            if key is None or there is None or key.code in told:
                continue
            if missing := [level for level in levels if level not in there]:
                told.add(key.code)
                hint = ";".join(level for level in levels if level in there)
                yield self.fault("not-visible", hint, value=key.code, levels=tuple(missing))

    def levels_of(self, code: str) -> tuple[str, ...] | None:
        """Return the levels that have the indicator or ledger ``code``; None for other names."""
        if indicator := self.scheme.indicators.get(code):
            return indicator.levels
        ledger = self.scheme.ledgers.get(code)
        return ledger.levels if ledger else None

    def texts(self, root: Node) -> Iterator[TableFault]:
        """Yield texts that a choice column can never hold."""
        for node in walk(root):
            if isinstance(node, Call) and FUNCTIONS[node.name].shape in ("filter", "simple-filter"):
                for criterion in read_filter(node).criteria:
                    yield from self.members(criterion.column, criterion.items)
                    if isinstance(criterion.operand, Text):
                        yield from self.members(criterion.column, (criterion.operand.value,))
            elif isinstance(node, Binary) and node.operator in ("=", "<>"):
                for one, other in ((node.left, node.right), (node.right, node.left)):
                    if isinstance(one, Name) and isinstance(other, Text):
                        yield from self.members(one.key, (other.value,))

    def members(self, name: str, values: tuple[object, ...]) -> Iterator[TableFault]:
        """Yield those of ``values`` that are not choices of the column ``name``."""
        code, _, field = name.partition(".")
        ledger = self.scheme.ledgers.get(code)
        column = ledger.column(field) if ledger else None
        for value in values:
            if column and column.choices and isinstance(value, str) and value not in column.choices:
                hint = nearest(value, column.choices)
                yield self.fault("not-a-choice", hint, value=value, name=name)

    def units(self, root: Node) -> Iterator[TableFault]:
        """Yield sums over units of a level that does not have the indicator."""
        for node in walk(root):
            if isinstance(node, Call) and node.name == "SUMUNITS":
                level, name = node.arguments
                if isinstance(level, Text) and isinstance(name, Name):
                    code = name.key.partition(".")[0]
                    there = self.levels_of(code) or ()
                    if level.value not in there:
                        hint = ";".join(there)
                        yield self.fault("not-visible", hint, value=code, levels=level.value)


def _needs(indicator: Indicator, scheme: Scheme) -> list[tuple[str, str]]:
    """Return code and measure of every indicator that the formula names."""
    found = []
    for part in walk(compile_formula(indicator.formula).node):
        key = parse_key(part.key) if isinstance(part, Name) else None
        if key and key.code in scheme.indicators:
            found.append((key.code, key.field))
    return found


def _switched(scheme: Scheme, rows: RowNumbers) -> Iterator[TableFault]:
    """Yield indicators switched off for a year on which others, still asked for, are computed."""
    for period, off in scheme.switched_off.items():
        for indicator in scheme.indicators.values():
            if not indicator.computed or indicator.code in off:
                continue
            for code in dict.fromkeys(code for code, _ in _needs(indicator, scheme) if code in off):
                row = rows["switches", (period, code)]
                yield TableFault("switched-operand", "switches", row, "code", value=indicator.code)


def _cycles(scheme: Scheme, rows: RowNumbers) -> Iterator[TableFault]:
    """Yield each ring of computed indicators once, at its first row."""
    needs: dict[str, list[str]] = {}
    for indicator in scheme.indicators.values():
        if indicator.computed:
            named = _needs(indicator, scheme)
            needs[indicator.code] = [code for code, field in named if field in COMPUTED_PARTS]
    done: set[str] = set()
    for start in needs:
        ring = _ring(start, needs, done)
        if ring:
            done |= set(ring)
            row = rows["indicators", (ring[0],)]
            yield TableFault(
                "cycle", "indicators", row, "formula", value=" → ".join([*ring, ring[0]])
            )


def _ring(start: str, needs: Mapping[str, list[str]], done: set[str]) -> list[str]:
    """Return the codes on a way from ``start`` back to itself, [] when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for code in needs.get(way[-1], ()):
            if code == start:
                return way
            if code not in seen and code not in done and code in needs:
                seen.add(code)
                ways.append([*way, code])
    return []
