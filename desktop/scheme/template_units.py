"""Units in the report's text: a rate says that it is one, 万元 is not printed as 亿元.

A figure that is wrong by ten thousand looks right on paper, so the linter compares the unit that
is printed with the one that is entered, wherever the formula is simple enough to tell: a name, a
sum or difference of names, any of them divided by a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.scheme.faults import TableFault
from desktop.scheme.formula import compile_formula
from desktop.scheme.formula.syntax import Binary, Name, Node, Number, Unary, walk
from desktop.scheme.keys import parse_key
from desktop.scheme.model import DERIVED_MEASURES, Scheme
from desktop.scheme.tables import REPORT
from desktop.scheme.template import Piece, Place, Slot, Text

Rows = tuple[tuple[tuple[Piece, ...], ...], ...]

_SCALED = re.compile(r"(?P<scale>[万亿])?(?P<base>[^万亿\s]+)\Z")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_RATE = re.compile(r"\s*(%|％|个百分点|个点)")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]+)[）)]\s*\Z")
_UNIT_COLUMNS = ("单位", "计量单位")
_WITHOUT_UNIT = {"增减点", "倍", "位次", "超目标"}
"""Wordings that say their unit themselves, or turn the figure into words."""


def unit_in(pieces: tuple[Piece, ...]) -> str:
    """Return the unit at the end of a heading: 亿元 of 投资（亿元）, "" when none is there."""
    last = pieces[-1] if pieces else None
    match = _IN_BRACKETS.search(last.text) if isinstance(last, Text) else None
    return match[1].strip() if match else ""


def unit_of_cell(rows: Rows, row: int, column: int) -> str:
    """Return the unit that a table says of a cell.

    It is that of the column's heading, else of the cell in the column 单位 of the same row, else
    at the end of the row's first cell.
    """
    heading = rows[0]
    if row == 0 or column >= len(heading):
        return ""
    for index, cell in enumerate(heading[: len(rows[row])]):
        named = [piece.text for piece in cell if isinstance(piece, Text)]
        if named and named[0] in _UNIT_COLUMNS:
            texts = [piece.text for piece in rows[row][index] if isinstance(piece, Text)]
            return unit_in(heading[column]) or "".join(texts)
    return unit_in(heading[column]) or unit_in(rows[row][0])


def lint_unit(piece: Slot, scheme: Scheme, after: str, said: str) -> Iterator[TableFault]:
    """Yield what is wrong with the unit of a figure whose formula is sound.

    ``after`` is the text behind it, ``said`` the unit that a table says elsewhere.
    """
    if _own_unit(compile_formula(piece.formula).node, scheme) == "%":
        told = any(map(_RATE.match, (piece.unit, said if not piece.unit else "", after)))
        if not told and not piece.unit and not set(piece.wording) & _WITHOUT_UNIT:
            yield fault_at("report-rate", piece.place, "%")
        return
    printed = piece.unit or said
    yield from lint_scale(piece.formula, piece.formula_place, scheme, printed, after)


def lint_scale(
    formula: str, place: Place, scheme: Scheme, printed: str, after: str = ""
) -> Iterator[TableFault]:
    """Yield a unit of another scale than what the formula gives; blank: that of the text behind."""
    node = compile_formula(formula).node
    own = _own_unit(node, scheme)
    wanted, had = _SCALED.match(own), _SCALED.match(printed)
    if wanted and not printed:
        had = re.match(rf"(?P<scale>[万亿])?(?P<base>{re.escape(wanted['base'])})", after)
    if wanted is None or had is None or wanted["base"] != had["base"]:
        return
    factor = _SCALES[had["scale"] or ""] / _SCALES[wanted["scale"] or ""]
    if _divisor(node) != factor:
        hint = _divided(formula, node, factor)
        yield fault_at("report-scale", place, hint, unit=had[0], own=own, value=formula)


def _own_unit(node: Node, scheme: Scheme) -> str:
    """Return the unit of a formula's figures: % for rates, else that of its indicators.

    "" when they differ, or the formula is more than a sum divided by a number.
    """
    found = set()
    for part in walk(node):
        if not isinstance(part, Name):
            continue
        key = parse_key(part.key)
        indicator = scheme.indicators.get(key.code) if key else None
        if key is None or indicator is None:
            return ""
        found.add("%" if key.field in DERIVED_MEASURES else indicator.unit)
    return found.pop() if len(found) == 1 and _divisor(node) is not None else ""


def _divisor(node: Node) -> Decimal | None:
    """Return by what a sum of figures is divided, None for any other formula."""
    by = Decimal(1)
    if isinstance(node, Binary) and node.operator == "/" and isinstance(node.right, Number):
        by, node = node.right.value, node.left
    return by if _is_sum(node) else None


def _is_sum(node: Node) -> bool:
    match node:
        case Name():
            return True
        case Unary():
            return node.operator == "-" and _is_sum(node.operand)
        case Binary():
            return node.operator in "+-" and _is_sum(node.left) and _is_sum(node.right)
    return False


def _divided(formula: str, node: Node, factor: Decimal) -> str:
    """Return the formula that would give a figure of this scale, "" when none is simple."""
    if factor < 1 or factor != int(factor) or _divisor(node) != 1:
        return ""
    whole = f"({formula})" if isinstance(node, Binary) else formula
    return f"{whole} / {int(factor)}"


def fault_at(
    code: str, place: Place, suggestion: str = "", **fields: str | tuple[str, ...]
) -> TableFault:
    """Return a fault at a place of the report's text."""
    return TableFault(code, REPORT, place.line, str(place.column), suggestion, **fields)
