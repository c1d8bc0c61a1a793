"""Which comparison of a rule made of AND, OR and NOT is to blame, so that both numbers can be said.

What fails under AND is its first argument that fails; under OR all fail, and the last one is what
the rule asks for (``OR(NOT(condition), demand)``), the others are the circumstances.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.checks.sides import Side, Sides, side_of, sides_of
from desktop.scheme.formula.compiler import Judgement, build_judge
from desktop.scheme.formula.syntax import Binary, Call, Name, Node, Text, is_comparison

Scalars = Mapping[str, object]
Columns = Mapping[str, Sequence[object]]

_OPPOSITE = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "=": "<>", "<>": "="}


@dataclass(frozen=True, slots=True)
class Blame:
    """One comparison that should hold; ``filled`` and ``oneof`` are relations here as well."""

    sides: Sides
    left: object = None
    right: object = None
    """The values of both sides as the formula has them; None where there is none."""
    given: tuple[str, ...] = ()
    """Names of the circumstances under which it should hold."""


def blame(root: Node, row_ledger: str, scalars: Scalars, columns: Columns) -> Blame | None:
    """Return what is to blame for a rule that fails; None when nothing can be singled out.

    ``root`` is the rule's tree, ``row_ledger`` the ledger whose columns are cells of one row in it.
    """
    return _Search(row_ledger, scalars, columns).look(root, True)


class _Search:
    """One look through the tree with the figures of the moment."""

    def __init__(self, row_ledger: str, scalars: Scalars, columns: Columns) -> None:
        self._row_ledger = row_ledger
        self._scalars = scalars
        self._columns = columns

    def look(self, node: Node, wanted: bool) -> Blame | None:
        """Return what is to blame for ``node`` not being ``wanted``."""
        if isinstance(node, Binary) and is_comparison(node):
            return self._comparison(node, wanted)
        if not isinstance(node, Call):
            return None
        if node.name == "NOT":
            return self.look(node.arguments[0], not wanted)
        if node.name == "ISBLANK" and not wanted:
            return self._filled(node)
        if node.name in ("AND", "OR"):
            all_of_them = (node.name == "AND") == wanted
            return self._first(node, wanted) if all_of_them else self._last(node, wanted)
        return None

    def _first(self, node: Call, wanted: bool) -> Blame | None:
        for argument in node.arguments:
            if self._judge(argument).state != ("holds" if wanted else "fails"):
                found = self.look(argument, wanted)
                if found:
                    return found
        return None

    def _last(self, node: Call, wanted: bool) -> Blame | None:
        if wanted and (found := self._one_of(node)):
            return found
        for demand in reversed(node.arguments):
            if found := self.look(demand, wanted):
                others = (a for a in node.arguments if a is not demand)
                names = (n for other in others for n in side_of(other, self._row_ledger).names)
                said = {*found.sides.left.names, *found.sides.right.names}
                given = dict.fromkeys([*names, *found.given])
                return replace(found, given=tuple(name for name in given if name not in said))
        return None

    def _comparison(self, node: Binary, wanted: bool) -> Blame | None:
        verdict = self._judge(node)
        if verdict.left is None or verdict.right is None:
            return None
        asked = node if wanted else replace(node, operator=_OPPOSITE[node.operator])
        return Blame(sides_of(asked, self._row_ledger), verdict.left, verdict.right)

    def _filled(self, node: Call) -> Blame | None:
        (only,) = node.arguments
        if not isinstance(only, Name):
            return None
        return Blame(Sides("filled", side_of(only, self._row_ledger), Side()))

    def _one_of(self, node: Call) -> Blame | None:
        """Return the blame for ``OR(name = "a", name = "b")``: the value is none of those listed."""
        listed: list[str] = []
        names: dict[str, Node] = {}
        for argument in node.arguments:
            if not (isinstance(argument, Binary) and argument.operator == "="):
                return None
            if not (isinstance(argument.left, Name) and isinstance(argument.right, Text)):
                return None
            names[argument.left.key] = argument.left
            listed.append(argument.right.value)
        verdict = self._judge(node.arguments[0])
        if len(names) != 1 or verdict.left is None:
            return None
        left = side_of(next(iter(names.values())), self._row_ledger)
        sides = Sides("oneof", left, Side(is_constant=True))
        return Blame(sides, verdict.left, "、".join(listed))

    def _judge(self, node: Node) -> Judgement:
        verdict: Judgement = build_judge(node, self._row_ledger)(self._scalars, self._columns)
        return verdict
