"""The two sides of a rule, as far as a sentence needs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.scheme.formula.operands import units_key
from desktop.scheme.formula.syntax import Binary, Call, Name, Node, children, is_comparison

RELATIONS = {">=": "ge", "<=": "le", ">": "gt", "<": "lt", "=": "eq", "<>": "ne"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison."""

    names: tuple[str, ...] = ()
    """Its cells, in the order of the text, each once; without PERIOD and ledger columns.

    What is summed or counted over units goes by its own name, ``SUMUNITS:county:T201_06.actual``.
    """
    ledgers: tuple[str, ...] = ()
    """Ledgers whose columns it sums or counts."""
    is_cell: bool = False
    """Whether it is one cell and nothing else."""
    is_constant: bool = False
    """Whether it hangs on no cell at all."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides; ``relation`` is "" when the rule is no comparison at its top (AND, OR, NOT …).

    Besides those of :data:`RELATIONS`, what is to blame in such a rule may be ``filled`` (the cell
    on the left should not be blank) or ``oneof``.
    """

    relation: str
    left: Side
    right: Side


def sides_of(root: Node, row_ledger: str = "") -> Sides:
    """Return the sides of a rule; in a rule on rows of ``row_ledger`` its columns are cells."""
    if isinstance(root, Binary) and is_comparison(root):
        relation = RELATIONS[root.operator]
        return Sides(relation, side_of(root.left, row_ledger), side_of(root.right, row_ledger))
    return Sides("", side_of(root, row_ledger), Side())


def side_of(root: Node, row_ledger: str) -> Side:
    """Return what a part of a rule hangs on."""
    names: dict[str, None] = {}
    ledgers: dict[str, None] = {}
    for key in _read(root):
        code = key.partition(".")[0]
        if code.startswith("L") and code != row_ledger and not is_state(key):
            ledgers[code] = None
        elif code != "PERIOD":
            names[key] = None
    is_cell = (isinstance(root, Name) or is_over_units(root)) and len(names) == 1
    return Side(tuple(names), tuple(ledgers), is_cell, not names and not ledgers)


def _read(root: Node) -> Iterator[str]:
    """Yield the names that a part of a rule reads; a sum over units is read as one figure."""
    if isinstance(root, Name):
        yield root.key
    elif isinstance(root, Call) and is_over_units(root):
        yield units_key(root)
    else:
        for child in children(root):
            yield from _read(child)


def is_over_units(node: Node) -> bool:
    """Whether a part of a rule sums or counts the units of a level."""
    return isinstance(node, Call) and node.name in ("SUMUNITS", "COUNTUNITS")


def summed_key(name: str) -> str:
    """Return the key whose figures are summed over units, "" when units are counted.

    Any other name is its own key.
    """
    if name.startswith("COUNTUNITS:"):
        return ""
    return name.rpartition(":")[2]


def is_state(name: str) -> bool:
    """Whether ``name`` is a ledger's own state, one value and no column."""
    return name.startswith("L") and name.endswith((".nil", ".filled"))
