"""The two sides of a rule, as far as a sentence needs them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.scheme.formula.syntax import Binary, Name, Node, is_comparison, walk

RELATIONS = {">=": "ge", "<=": "le", ">": "gt", "<": "lt", "=": "eq", "<>": "ne"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison."""

    names: tuple[str, ...] = ()
    """Its cells, in the order of the text, each once; without PERIOD and ledger columns."""
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
    for node in walk(root):
        if not isinstance(node, Name) or node.key.startswith("PERIOD."):
            continue
        code = node.key.partition(".")[0]
        if code.startswith("L") and code != row_ledger and not is_state(node.key):
            ledgers[code] = None
        else:
            names[node.key] = None
    is_cell = isinstance(root, Name) and len(names) == 1
    return Side(tuple(names), tuple(ledgers), is_cell, not names and not ledgers)


def is_state(name: str) -> bool:
    """Whether ``name`` is a ledger's own state, one value and no column."""
    return name.startswith("L") and name.endswith((".nil", ".filled"))
