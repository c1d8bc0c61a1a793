"""Whether the report's text fits its scheme: sections, variables, formulas, units.

A text may be sound in itself (:mod:`desktop.scheme.template_parser`) and still name what is not
there, or print 万元 as 亿元. Everything here asks the scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.formula import Names, compile_formula
from desktop.scheme.formula.syntax import Binary, Name, Node, Number, Unary, walk
from desktop.scheme.formulas import FormulaLinter, formula_names
from desktop.scheme.keys import parse_key
from desktop.scheme.model import DERIVED_MEASURES, Scheme
from desktop.scheme.tables import REPORT
from desktop.scheme.template import (
    APPROXIMATIONS,
    Block,
    Choice,
    Piece,
    Place,
    Slot,
    Template,
    Text,
    Variable,
)
from desktop.scheme.template_parser import read_template

_SCALED = re.compile(r"(?P<scale>[万亿])?(?P<base>[^万亿\s]+)\Z")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_RATE = re.compile(r"\s*(%|％|个百分点|个点)")
_WITHOUT_UNIT = ("增减点", "倍", "位次", "超目标")
"""Wordings that say their unit themselves, or turn the figure into words."""


def lint_report(text: str, scheme: Scheme) -> list[TableFault]:
    """Return every fault of an edition of the report's text, in the order of its lines."""
    template, faults = read_template(text)
    return in_order([*faults, *lint_template(template, scheme)])


def in_order(faults: list[TableFault]) -> list[TableFault]:
    """Return the faults in the order of the text."""
    return sorted(faults, key=lambda fault: (fault.row, int(fault.column)))


def lint_template(template: Template, scheme: Scheme) -> Iterator[TableFault]:
    """Yield what does not fit the scheme, in the order of the text."""
    linter = _Linter(scheme)
    for block in template.blocks:
        yield from linter.block(block)


def section_codes(scheme: Scheme) -> list[str]:
    """Return the sections that a text may have: the scheme's, and ``2.0``, which opens a part."""
    parts = dict.fromkeys(code.partition(".")[0] for code in scheme.sections if "." in code)
    return [*scheme.sections, *(f"{part}.0" for part in parts)]


class _Linter:
    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.names: Names = formula_names(scheme)
        self.sections = section_codes(scheme)
        self.told: set[str] = set()
        """Unknown sections that were told already."""

    def block(self, block: Block) -> Iterator[TableFault]:
        """Yield the faults of one block."""
        section = block.section
        if section and section not in self.sections and section not in self.told:
            self.told.add(section)
            hint = nearest(section, self.sections)
            yield _fault("report-section", block.place, hint, value=section)
        yield from self.pieces(block.pieces, section, units=True)
        for row in block.rows:
            for cell in row:
                # The heading of a column may say the unit of what stands below.
                yield from self.pieces(cell, section, units=False)
        for series in block.series:
            if series.formula_place.line:
                yield from self.formula(series.formula, series.formula_place, "number")

    def pieces(
        self, pieces: tuple[Piece, ...], section: str, *, units: bool
    ) -> Iterator[TableFault]:
        """Yield the faults of what stands in braces."""
        for index, piece in enumerate(pieces):
            if isinstance(piece, Text):
                continue
            yield from self.slot(piece, section)
            match piece:
                case Variable():
                    yield from self.variable(piece)
                case Choice():
                    yield from self.formula(piece.formula, piece.formula_place, "bool")
                    yield from self.pieces(piece.holds, section, units=units)
                    yield from self.pieces(piece.otherwise, section, units=units)
                case Slot():
                    behind = pieces[index + 1] if index + 1 < len(pieces) else None
                    after = behind.text if isinstance(behind, Text) else ""
                    yield from self.figure(piece, after, units=units)

    def slot(self, piece: Variable | Slot | Choice, section: str) -> Iterator[TableFault]:
        """Yield a slot that does not belong to the section it stands in."""
        own, sign, number = piece.slot.partition("#")
        if sign and own != section:
            hint = f"{section}#{number}" if section else f"{{#{own}}}"
            yield _fault(
                "report-slot-section", piece.place, hint, value=piece.slot, section=section or "—"
            )

    def variable(self, piece: Variable) -> Iterator[TableFault]:
        """Yield a variable that the scheme does not have."""
        if piece.code not in self.scheme.variables:
            hint = nearest(piece.code, self.scheme.variables)
            yield _fault("report-variable", piece.place, hint, value=piece.code)

    def formula(self, text: str, place: Place, wanted: str) -> Iterator[TableFault]:
        """Yield the faults of a formula; those of a blank one are told by the parser."""
        if text:
            linter = FormulaLinter(self.scheme, REPORT, place.line, self.names, place.column)
            yield from linter.checked(text, (wanted,), f"report-{wanted}", merge=True)

    def figure(self, piece: Slot, after: str, *, units: bool) -> Iterator[TableFault]:
        """Yield the faults of a figure: its formula, its wording, its unit."""
        faults = [*self.formula(piece.formula, piece.formula_place, "number")]
        yield from faults
        near = [word for word in piece.wording if word in APPROXIMATIONS and word != "预计"]
        if len(near) > 1:
            yield _fault("report-approximations", piece.place, near[0], value=tuple(near))
        if not faults and piece.formula:
            yield from self.unit(piece, after, units=units)

    def unit(self, piece: Slot, after: str, *, units: bool) -> Iterator[TableFault]:
        """Yield a rate without its sign, and a unit of another scale than the figure's."""
        node = compile_formula(piece.formula).node
        own = self.unit_of(node)
        if own == "%":
            bare = not piece.unit and not _RATE.match(after)
            if bare and units and not set(piece.wording) & {*_WITHOUT_UNIT}:
                yield _fault("report-rate", piece.place, "%")
            return
        wanted, had = _SCALED.match(own), _SCALED.match(piece.unit)
        if had is None and wanted and not piece.unit:
            had = re.match(rf"(?P<scale>[万亿])?(?P<base>{re.escape(wanted['base'])})", after)
        if wanted is None or had is None or wanted["base"] != had["base"]:
            return
        factor = _SCALES[had["scale"] or ""] / _SCALES[wanted["scale"] or ""]
        if _divisor(node) != factor:
            hint = _divided(piece.formula, node, factor)
            yield _fault(
                "report-scale", piece.formula_place, hint, unit=had[0], own=own, value=piece.formula
            )

    def unit_of(self, node: Node) -> str:
        """Return the unit of a formula's figures: %, that of its indicators, "" if they differ."""
        found = set()
        for part in walk(node):
            if not isinstance(part, Name):
                continue
            key = parse_key(part.key)
            indicator = self.scheme.indicators.get(key.code) if key else None
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


def _fault(
    code: str, place: Place, suggestion: str = "", **fields: str | tuple[str, ...]
) -> TableFault:
    return TableFault(code, REPORT, place.line, str(place.column), suggestion, **fields)
