"""The tree as workbook text: the same formula, live in Excel, WPS and LibreOffice."""

from __future__ import annotations

from collections.abc import Callable

from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.operands import kind_of
from desktop.scheme.formula.printer import unparse
from desktop.scheme.formula.runtime import COMPARED_DECIMALS
from desktop.scheme.formula.syntax import Binary, Call, Node, is_comparison, walk


def excel_text(node: Node, rename: Callable[[str], str] = str) -> str:
    """Return the text of ``node`` for a workbook cell, without the leading ``=``.

    Two things are written differently: ``ISBLANK(x)`` as ``(x="")``, because a computed blank is
    an empty text; and a comparison inside the formula whose sides are calculated, as a rounded
    difference, because a spreadsheet calculates in binary. Raises FormulaFault for a function
    that workbooks do not have.
    """
    for part in walk(node):
        if isinstance(part, Call) and not FUNCTIONS[part.name].live:
            raise FormulaFault("program-only", part.position, name=part.name)

    def special(part: Node) -> str | None:
        if isinstance(part, Call) and part.name == "ISBLANK":
            return f'({unparse(part.arguments[0], rename)}="")'
        if (
            isinstance(part, Binary)
            and is_comparison(part)
            and part is not node
            and (_calculated(part.left) or _calculated(part.right))
        ):
            left, right = (unparse(s, rename, special) for s in (part.left, part.right))
            return f"(ROUND(({left})-({right}),{COMPARED_DECIMALS}){part.operator}0)"
        return None

    return unparse(node, rename, special)


def _calculated(node: Node) -> bool:
    """Whether binary fractions may have crept into the value of ``node``."""
    return kind_of(node) == "number" and any(
        (isinstance(part, Binary) and part.operator in "+-*/^")
        or (isinstance(part, Call) and part.name.startswith(("SUM", "AVERAGE", "SQRT")))
        for part in walk(node)
    )
