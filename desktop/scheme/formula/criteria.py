"""Criteria of COUNTIFS and its kin, read from the tree.

Only shapes that every spreadsheet reads alike are allowed: a number, ``"text"``, ``"<>text"``,
``">=5"``, ``"op"&number``, ``""`` and ``"="`` (blank), ``"<>"`` (filled), an array constant of
plain texts or numbers. Wildcards, texts that look like numbers or dates and ordered texts are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.runtime import fold
from desktop.scheme.formula.syntax import Array, Binary, Bool, Call, Name, Node, Number, Text

Relation = Literal["=", "<>", "<", "<=", ">", ">=", "in", "blank", "filled"]

_OPERATOR = re.compile(r"<=|>=|<>|=|<|>|")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_ODD = re.compile(r"[\d\s.,:/%+-]*\d[\d\s.,:/%+-]*\Z|(?i:true|false)\Z|\d.*[eE]\d+\Z")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion on one column."""

    column: str
    relation: Relation
    operand: Node | None
    """What the cell is compared with; None for blank, filled and ``in``."""
    items: tuple[Decimal | str, ...]
    """The array constant of ``in``."""
    position: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A call such as SUMIFS, taken apart."""

    value: str
    """The column whose cells are summed, counted …"""
    criteria: tuple[Criterion, ...]

    @property
    def array(self) -> Criterion | None:
        """The criterion that is an array constant."""
        return next((c for c in self.criteria if c.relation == "in"), None)


def _pairs(call: Call) -> Iterator[tuple[Node, Node]]:
    function = FUNCTIONS[call.name]
    start = 0 if function.arguments[1] == "criterion" else 1
    stop = 2 if function.shape == "simple-filter" else len(call.arguments)
    for index in range(start, stop, 2):
        yield call.arguments[index], call.arguments[index + 1]


def read_filter(call: Call) -> Filter:
    """Take ``call`` apart; its arity is known to be right. Raises FormulaFault."""
    criteria = []
    for column, node in _pairs(call):
        if not isinstance(column, Name):
            raise FormulaFault("column-wanted", column.position, function=call.name)
        criteria.append(read_criterion(column.key, node))
    simple = FUNCTIONS[call.name].shape == "simple-filter"
    value = call.arguments[2] if simple and len(call.arguments) == 3 else call.arguments[0]
    if not isinstance(value, Name):
        raise FormulaFault("column-wanted", value.position, function=call.name)
    return Filter(value.key, tuple(criteria))


def read_criterion(column: str, node: Node) -> Criterion:
    """Return what ``node`` asks of the cells of ``column``; raises FormulaFault."""
    at = node.position
    if isinstance(node, Bool):
        raise FormulaFault("bad-criterion", at)
    if isinstance(node, Array):
        return Criterion(column, "in", None, _items(node), at)
    if isinstance(node, Text):
        relation, literal = _split(node.value, at)
        if literal is None:
            return Criterion(column, relation, None, (), at)
        operand = Number(literal, at) if isinstance(literal, Decimal) else Text(literal, at)
        return Criterion(column, relation, operand, (), at)
    if isinstance(node, Binary) and node.operator == "&":
        if not isinstance(node.left, Text):
            raise FormulaFault("bad-criterion", node.left.position)
        match node.left.value:
            case "=" | "<>" | "<" | "<=" | ">" | ">=" as sign:
                return Criterion(column, sign, node.right, (), at)
        raise FormulaFault("bad-criterion", node.left.position)
    return Criterion(column, "=", node, (), at)


def _split(text: str, at: int) -> tuple[Relation, Decimal | str | None]:
    match = _OPERATOR.match(text)
    sign = match[0] if match else ""
    rest = text[len(sign) :]
    relation: Relation
    match sign:
        case "<>" | "<" | "<=" | ">" | ">=":
            relation = sign
        case _:
            relation = "="
    if not rest:
        if relation == "=":
            return "blank", None
        if relation == "<>":
            return "filled", None
        raise FormulaFault("bad-criterion", at)
    if _NUMBER.match(rest):
        return relation, Decimal(rest)
    if any(sign in rest for sign in "*?~"):
        raise FormulaFault("wildcard", at, text=text)
    if _ODD.match(rest):
        raise FormulaFault("odd-criterion", at, text=text)
    if relation not in ("=", "<>"):
        raise FormulaFault("ordered-text", at, text=text)
    return relation, rest


def _items(node: Array) -> tuple[Decimal | str, ...]:
    seen: set[object] = set()
    for item in node.items:
        if isinstance(item, str) and (not item or item[0] in "<=>"):
            raise FormulaFault("array-item", node.position, text=item)
        if isinstance(item, str):
            value = _split(item, node.position)[1]
            if isinstance(value, Decimal):
                raise FormulaFault("odd-criterion", node.position, text=item)
        if fold(item) in seen:
            raise FormulaFault("array-twice", node.position, text=item)
        seen.add(fold(item))
    return node.items
