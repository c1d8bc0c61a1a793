"""The dialect of workbooks: where a formula must say more than its text to mean the same there.

* An operand may be blank text ("" of a computed blank) or 不涉及: both count as blank.
* The program reads a blank operand that ``ISBLANK`` asks about as zero; a workbook needs ``N()``.
* Spare rows of a ledger are blank; a criterion that blank cells meet must not count them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.scheme.formula import Formula, excel_text
from desktop.scheme.formula.criteria import read_filter
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.formula.syntax import Binary, Call, Name, Node, Text, Unary

NUMERIC = ("integer", "decimal", "percent", "date")
"""Kinds whose cells hold numbers."""

Kind = Callable[[str], str]
Rename = Callable[[str], str]


def in_workbook(
    formula: Formula, kind: Kind, node: Node | None = None, rename: Rename = str
) -> str:
    """Return ``node`` of ``formula`` (by default all of it) as workbook text."""
    numeric = frozenset(name for name in formula.tested if kind(name) in NUMERIC)
    return excel_text(_adapted(node or formula.node, numeric, rename))


def guard(
    formula: Formula, inner: str, kind: Kind, rename: Rename = str, otherwise: str = '""'
) -> str:
    """Return ``inner`` behind the question whether every operand has a value."""
    asked = [
        name
        for name in formula.names
        if name not in formula.tested and not name.startswith("PERIOD.")
    ]
    numbers = [rename(name) for name in asked if kind(name) in NUMERIC]
    texts = [rename(name) for name in asked if kind(name) not in NUMERIC]
    missing = [f"COUNT({','.join(numbers)})<{len(numbers)}"] if numbers else []
    missing += [f'{text}=""' for text in texts]
    if not missing:
        return inner
    condition = missing[0] if len(missing) == 1 else f"OR({','.join(missing)})"
    return f"IF({condition},{otherwise},{inner})"


def _adapted(node: Node, numeric: frozenset[str], rename: Rename) -> Node:
    match node:
        case Name():
            text = rename(node.key)
            return Name(f"N({text})" if node.key in numeric else text)
        case Unary():
            return replace(node, operand=_adapted(node.operand, numeric, rename))
        case Binary():
            left, right = (_adapted(n, numeric, rename) for n in (node.left, node.right))
            return replace(node, left=left, right=right)
        case Call(name="ISBLANK" | "ISNUMBER", arguments=(Name() as asked,)):
            name = Name(rename(asked.key))
            if node.name == "ISNUMBER" or asked.key not in numeric:
                return Call(node.name, (name,))
            return Call("NOT", (Call("ISNUMBER", (name,)),))
        case Call():
            found = tuple(_adapted(a, numeric, rename) for a in node.arguments)
            extra = _existing_rows(node)
            return Call("COUNTIFS" if extra else node.name, found + extra)
        case _:
            return node


def _existing_rows(call: Call) -> tuple[Node, ...]:
    """Return the criterion that keeps spare rows out of a count, where one is needed."""
    if call.name not in ("COUNTIF", "COUNTIFS"):
        return ()
    criteria = read_filter(call).criteria
    if not any(c.relation in ("blank", "<>") for c in criteria):
        return ()
    return (Name(f"{ledger_of(criteria[0].column)}.no"), Text(">0"))
