"""From the tree back to text, with as few parentheses as the operators need."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

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

Special = Callable[[Node], str | None]
"""Gives the text of a node that is written differently, or None for the usual way."""

_RANK = dict.fromkeys(COMPARISONS, 1) | {"&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_PERCENT, _MINUS, _ATOM = 6, 7, 8


def plain(number: Decimal) -> str:
    """Return ``number`` without exponent and trailing zeros: ``1200``, ``0.5``, ``-3``."""
    if not number:
        return "0"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quoted(text: str) -> str:
    """Return ``text`` as a literal of the language."""
    return '"' + text.replace('"', '""') + '"'


def unparse(
    node: Node,
    rename: Callable[[str], str] = str,
    special: Special = lambda node: None,
) -> str:
    """Return the text of ``node``; ``parse`` of it gives the same tree.

    ``rename`` maps keys; what ``special`` returns stands as it is (it brings its own parentheses).
    """

    def inner(child: Node, least: int) -> str:
        text, rank = write(child)
        return f"({text})" if rank < least else text

    def write(node: Node) -> tuple[str, int]:
        if (told := special(node)) is not None:
            return told, _ATOM
        if isinstance(node, Binary):
            level = _RANK[node.operator]
            gap = "" if node.operator in "&^*/" else " "
            left, right = inner(node.left, level), inner(node.right, level + 1)
            return f"{left}{gap}{node.operator}{gap}{right}", level
        if isinstance(node, Unary):
            if node.operator == "%":
                return inner(node.operand, _PERCENT) + "%", _PERCENT
            return "-" + inner(node.operand, _MINUS), _MINUS
        if isinstance(node, Call):
            return f"{node.name}({', '.join(inner(a, 0) for a in node.arguments)})", _ATOM
        return _leaf(node, rename), _ATOM

    return write(node)[0]


def _leaf(node: Number | Text | Bool | Name | Array, rename: Callable[[str], str]) -> str:
    if isinstance(node, Number):
        return plain(node.value)
    if isinstance(node, Text):
        return quoted(node.value)
    if isinstance(node, Bool):
        return "TRUE" if node.value else "FALSE"
    if isinstance(node, Name):
        return rename(node.key)
    items = (plain(i) if isinstance(i, Decimal) else quoted(i) for i in node.items)
    return "{" + ",".join(items) + "}"
