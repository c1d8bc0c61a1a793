"""The checker: do the names exist, do arity and types fit, does every spreadsheet agree.

Types are number (dates are serial numbers), text and bool; nothing is converted silently, because
the three programs that read the same text would convert differently.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.scheme.formula.criteria import Criterion, read_filter
from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.functions import FUNCTIONS, Function
from desktop.scheme.formula.runtime import FORMATS
from desktop.scheme.formula.syntax import (
    COMPARISONS,
    Array,
    Binary,
    Bool,
    Call,
    Name,
    Node,
    Number,
    Text,
    Unary,
)
from desktop.words import say

LEVELS = ("county", "prefecture", "dept")
_HOLD_ARRAYS = ("SUM", "MAX", "MIN")
_TYPES = {
    "number": "number",
    "integer": "number",
    "decimal": "number",
    "percent": "number",
    "date": "number",
    "text": "text",
    "choice": "text",
    "bool": "bool",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Which names exist. Types: number, text, or a kind of the scheme (integer, date, choice …).

    For a rule over the rows of a ledger its columns stand in ``scalars``.
    """

    scalars: Mapping[str, str]
    columns: Mapping[str, str]


def check(node: Node, names: Names) -> str:
    """Return the type of the formula: number, text or bool. Raises FormulaFault."""
    return _Checker(names).type_of(node)


def _closest(word: str, known: Iterable[str]) -> str:
    pool = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), pool, n=1, cutoff=0.6)
    return pool[found[0]] if found else ""


class _Checker:
    def __init__(self, names: Names) -> None:
        self.names = names

    def type_of(self, node: Node, container: str = "") -> str:
        """Return the type; ``container`` is the function whose argument ``node`` is."""
        match node:
            case Number():
                return "number"
            case Text():
                return "text"
            case Bool():
                return "bool"
            case Name():
                return self.scalar(node)
            case Array():
                raise FormulaFault("array-place", node.position)
            case Unary():
                return self.want(node.operand, "number")
            case Binary():
                return self.binary(node)
            case Call():
                return self.call(node, container)

    def want(self, node: Node, wanted: str, container: str = "") -> str:
        found = self.type_of(node, container)
        if found != wanted:
            raise FormulaFault(
                "type",
                node.position,
                wanted=_Word(wanted),
                found=_Word(found),
            )
        return found

    def scalar(self, node: Name) -> str:
        if kind := self.names.scalars.get(node.key):
            return _TYPES[kind]
        if node.key in self.names.columns:
            raise FormulaFault("column-alone", node.position, f"SUM({node.key})", name=node.key)
        raise self.unknown(node, self.names.scalars)

    def column(self, node: Node, function: str) -> str:
        if not isinstance(node, Name):
            raise FormulaFault("column-wanted", node.position, function=function)
        if kind := self.names.columns.get(node.key):
            return _TYPES[kind]
        if node.key in self.names.scalars:
            raise FormulaFault("column-wanted", node.position, function=function)
        raise self.unknown(node, self.names.columns)

    def unknown(self, node: Name, first: Iterable[str]) -> FormulaFault:
        close = _closest(node.key, first)
        close = close or _closest(node.key, [*self.names.scalars, *self.names.columns])
        return FormulaFault("unknown-name", node.position, close, name=node.key)

    def binary(self, node: Binary) -> str:
        if node.operator == "&":
            for side in (node.left, node.right):
                if self.type_of(side) == "bool":
                    raise FormulaFault(
                        "type", side.position, wanted=_Word("text"), found=_Word("bool")
                    )
            return "text"
        if node.operator not in COMPARISONS:
            self.want(node.left, "number")
            return self.want(node.right, "number")
        left, right = self.type_of(node.left), self.type_of(node.right)
        if left != right:
            raise FormulaFault("compare-types", node.position, left=_Word(left), right=_Word(right))
        if left != "number" and node.operator not in ("=", "<>"):
            raise FormulaFault("compare-order", node.position, found=_Word(left))
        return "bool"

    def call(self, node: Call, container: str) -> str:
        function = FUNCTIONS.get(node.name)
        if function is None:
            close = _closest(node.name, FUNCTIONS)
            raise FormulaFault("unknown-function", node.position, close, name=node.name)
        self.arity(node, function)
        if function.shape in ("filter", "simple-filter"):
            self.filter(node, container)
            return function.result
        alike = ""
        for index, argument in enumerate(node.arguments):
            kind = function.kind(index)
            found = self.argument(argument, kind, node)
            if kind == "same":
                if alike and found != alike:
                    raise FormulaFault(
                        "type", argument.position, wanted=_Word(alike), found=_Word(found)
                    )
                alike = found
        return alike if function.result == "same" else function.result

    def arity(self, node: Call, function: Function) -> None:
        count, least, most = len(node.arguments), function.least, function.most
        uneven = function.repeat > 1 and (count - least) % function.repeat != 0
        if count < least or (most is not None and count > most) or uneven:
            raise FormulaFault(
                "arity", node.position, function.example, name=node.name, found=count
            )

    def argument(self, node: Node, kind: str, call: Call) -> str:
        match kind:
            case "number" | "text" | "bool":
                return self.want(node, kind)
            case "same" | "any":
                return self.type_of(node)
            case "column":
                return self.column(node, call.name)
            case "numbers":
                if isinstance(node, Name) and node.key in self.names.columns:
                    return self.numbers_column(node)
                return self.want(node, "number", call.name)
            case "name":
                if not isinstance(node, Name):
                    raise FormulaFault("name-wanted", node.position, function=call.name)
                return self.scalar(node)
            case "level":
                return self.literal(node, LEVELS, call)
            case "format":
                return self.literal(node, tuple(FORMATS), call)
        raise AssertionError(kind)

    def numbers_column(self, node: Name) -> str:
        found = _TYPES[self.names.columns[node.key]]
        if found != "number":
            raise FormulaFault("type", node.position, wanted=_Word("number"), found=_Word(found))
        return found

    def literal(self, node: Node, allowed: tuple[str, ...], call: Call) -> str:
        if not isinstance(node, Text) or node.value not in allowed:
            given = node.value if isinstance(node, Text) else ""
            raise FormulaFault(
                "literal",
                node.position,
                _closest(given, allowed),
                function=call.name,
                allowed=" ".join(allowed),
            )
        return "text"

    def filter(self, node: Call, container: str) -> None:
        for index, argument in enumerate(node.arguments):
            if FUNCTIONS[node.name].kind(index) == "column":
                self.column(argument, node.name)
        parts = read_filter(node)
        if FUNCTIONS[node.name].result == "number" and node.name not in (
            "COUNTIF",
            "COUNTIFS",
            "COUNTUNIQUEIFS",
        ):
            value = node.arguments[2 if _has_own_value(node) else 0]
            if isinstance(value, Name):
                self.numbers_column(value)
        for criterion in parts.criteria:
            self.criterion(criterion)
        arrays = [c for c in parts.criteria if c.relation == "in"]
        if len(arrays) > 1:
            raise FormulaFault("array-many", arrays[1].position)
        if arrays and container not in _HOLD_ARRAYS and node.name != "COUNTUNIQUEIFS":
            raise FormulaFault("array-alone", node.position, f"SUM({node.name}(…))", name=node.name)
        self.spare_rows(parts.criteria)

    def criterion(self, criterion: Criterion) -> None:
        cells = _TYPES[self.names.columns[criterion.column]]
        if criterion.operand is not None:
            found = self.type_of(criterion.operand)
            if not isinstance(criterion.operand, Text) and found != "number":
                raise FormulaFault("bad-criterion", criterion.position)
            kinds = {found}
        else:
            kinds = {"number" if isinstance(i, Decimal) else "text" for i in criterion.items}
        if kinds - {cells}:
            raise FormulaFault(
                "criterion-type",
                criterion.position,
                column=criterion.column,
                wanted=_Word(cells),
            )

    def spare_rows(self, criteria: tuple[Criterion, ...]) -> None:
        """Refuse what the empty spare rows of a workbook would meet as well."""
        filled = {c.column for c in criteria if c.relation == "filled"}
        firm = any(c.relation not in ("blank", "<>") for c in criteria)
        for criterion in criteria:
            if criterion.relation == "<>" and criterion.column not in filled:
                raise FormulaFault(
                    "unequal-blank",
                    criterion.position,
                    f'{criterion.column}, "<>"',
                    column=criterion.column,
                )
            if criterion.relation == "blank" and not firm:
                raise FormulaFault("blank-rows", criterion.position, column=criterion.column)


def _has_own_value(node: Call) -> bool:
    return FUNCTIONS[node.name].shape == "simple-filter" and len(node.arguments) == 3


class _Word:
    """The word for a type, in the language the fault is told in."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __format__(self, lang: str) -> str:
        return say(f"formula.type-{self.kind}", "en" if lang == "en" else "zh")
