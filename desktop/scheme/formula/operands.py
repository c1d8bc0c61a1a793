"""Operands: what a formula reads, and what kind of value each part of it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.syntax import (
    Binary,
    Bool,
    Call,
    Name,
    Node,
    Number,
    Text,
    Unary,
    children,
    is_comparison,
    walk,
)

_COLUMN = re.compile(r"(L\d+)\.([a-z]\w*)\Z")
_LEDGER_SCALARS = ("filled", "nil")
_ASKS = ("ISBLANK", "ISNUMBER")
_INEXACT = ("SQRT", "AVERAGE", "AVERAGEIF", "AVERAGEIFS")


@dataclass(frozen=True, slots=True)
class Operands:
    """What a formula reads, each in the order of first appearance."""

    names: tuple[str, ...]
    tested: tuple[str, ...]
    columns: tuple[str, ...]


def ledger_of(key: str) -> str:
    """Return the ledger whose column ``key`` is, or "" when it is a scalar."""
    match = _COLUMN.match(key)
    return match[1] if match and match[2] not in _LEDGER_SCALARS else ""


def units_key(call: Call) -> str:
    """Return the pseudo-key under which SUMUNITS and COUNTUNITS find their value."""
    parts = [call.name]
    for argument in call.arguments:
        parts.append(argument.value if isinstance(argument, Text) else "")
        if isinstance(argument, Name):
            parts[-1] = argument.key
    return ":".join(parts)


def operands(node: Node, row_ledger: str = "") -> Operands:
    """Collect the operands; the columns of ``row_ledger`` are scalars of the current row."""
    names: dict[str, None] = {}
    tested: dict[str, None] = {}
    columns: dict[str, None] = {}

    def collect(part: Node) -> None:
        if isinstance(part, Name):
            ledger = ledger_of(part.key)
            if ledger and ledger != row_ledger:
                columns[part.key] = None
                names[f"{ledger}.filled"] = None
            else:
                names[part.key] = None
            return
        if isinstance(part, Call):
            if part.name in ("SUMUNITS", "COUNTUNITS"):
                names[units_key(part)] = None
                return
            if part.name in _ASKS and part.arguments and isinstance(part.arguments[0], Name):
                tested[part.arguments[0].key] = None
        for child in children(part):
            collect(child)

    collect(node)
    return Operands(tuple(names), tuple(tested), tuple(columns))


def kind_of(node: Node) -> str:
    """Return number, text or bool, or "" where only the scheme knows (a name)."""
    match node:
        case Number() | Unary():
            return "number"
        case Text():
            return "text"
        case Bool():
            return "bool"
        case Binary():
            if node.operator == "&":
                return "text"
            return "bool" if is_comparison(node) else "number"
        case Call() if node.name in FUNCTIONS:
            function = FUNCTIONS[node.name]
            if function.result != "same":
                return function.result
            kinds = [kind_of(a) for i, a in enumerate(node.arguments) if function.kind(i) == "same"]
            return next((kind for kind in kinds if kind), "")
    return ""


def is_inexact(node: Node) -> bool:
    """Whether a division, power or root makes the value a rounded one."""
    return any(
        (isinstance(part, Binary) and part.operator in "/^")
        or (isinstance(part, Call) and part.name in _INEXACT)
        for part in walk(node)
    )


def may_fail(node: Node) -> bool:
    """Whether evaluating ``node`` can end in a numeric error."""
    return any(
        (isinstance(part, Binary) and part.operator in "+-*/^")
        or (isinstance(part, Call) and part.name in FUNCTIONS and FUNCTIONS[part.name].may_fail)
        for part in walk(node)
    )
