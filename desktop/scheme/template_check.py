"""Whether the report's text fits its scheme: sections, variables, formulas, units.

A text may be sound in itself (:mod:`desktop.scheme.template_parser`) and still name what is not
there. Everything here asks the scheme.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.formula import Names, compile_formula
from desktop.scheme.formulas import FormulaLinter, formula_names
from desktop.scheme.model import Scheme
from desktop.scheme.tables import REPORT
from desktop.scheme.template import (
    APPROXIMATIONS,
    Block,
    Choice,
    Piece,
    Place,
    Series,
    Slot,
    Template,
    Text,
    Variable,
)
from desktop.scheme.template_parser import read_template
from desktop.scheme.template_units import fault_at, lint_scale, lint_unit, unit_in, unit_of_cell


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
            yield fault_at("report-section", block.place, hint, value=section)
        yield from self.pieces(block.pieces, section)
        for number, row in enumerate(block.rows):
            for index, cell in enumerate(row):
                said = unit_of_cell(block.rows, number, index)
                yield from self.pieces(cell, section, said=said)
        for series in block.series:
            if series.formula_place.line:
                yield from self.series(series, unit_in(block.pieces))

    def pieces(
        self, pieces: tuple[Piece, ...], section: str, after: str = "", said: str = ""
    ) -> Iterator[TableFault]:
        """Yield the faults of what stands in braces.

        ``after`` is the text behind the pieces, ``said`` the unit that a table says elsewhere.
        """
        for index, piece in enumerate(pieces):
            if isinstance(piece, Text):
                continue
            following = pieces[index + 1] if index + 1 < len(pieces) else Text(after)
            behind = following.text if isinstance(following, Text) else ""
            yield from self.slot(piece, section)
            match piece:
                case Variable():
                    yield from self.variable(piece)
                case Choice():
                    yield from self.formula(piece.formula, piece.formula_place, "bool")
                    for text in (piece.holds, piece.otherwise):
                        yield from self.pieces(text, section, behind, said)
                case Slot():
                    yield from self.figure(piece, behind, said)

    def slot(self, piece: Variable | Slot | Choice, section: str) -> Iterator[TableFault]:
        """Yield a slot that does not belong to the section it stands in."""
        own, sign, number = piece.slot.partition("#")
        if sign and own != section:
            hint = f"{section}#{number}" if section else f"{{#{own}}}"
            yield fault_at(
                "report-slot-section", piece.place, hint, value=piece.slot, section=section or "—"
            )

    def variable(self, piece: Variable) -> Iterator[TableFault]:
        """Yield a variable that the scheme does not have."""
        if piece.code not in self.scheme.variables:
            hint = nearest(piece.code, self.scheme.variables)
            yield fault_at("report-variable", piece.place, hint, value=piece.code)

    def formula(self, text: str, place: Place, wanted: str) -> Iterator[TableFault]:
        """Yield the faults of a formula; those of a blank one are told by the parser."""
        if text:
            linter = FormulaLinter(self.scheme, REPORT, place.line, self.names, place.column)
            faults = [*linter.checked(text, (wanted,), f"report-{wanted}", merge=True)]
            yield from faults
            if not faults:
                yield from self.merged(text, linter)

    def merged(self, text: str, linter: FormulaLinter) -> Iterator[TableFault]:
        """Yield the indicators of a sound formula that have no figure of the whole province."""
        for name in compile_formula(text).names:
            code = name.partition(".")[0]
            indicator = self.scheme.indicators.get(code)
            if indicator and not indicator.merge_levels and indicator.aggregate != "ratio":
                yield linter.fault("report-not-merged", value=code)

    def figure(self, piece: Slot, after: str, said: str) -> Iterator[TableFault]:
        """Yield the faults of a figure: its formula, its wording, its unit."""
        faults = [*self.formula(piece.formula, piece.formula_place, "number")]
        yield from faults
        near = [word for word in piece.wording if word in APPROXIMATIONS and word != "预计"]
        if len(near) > 1:
            yield fault_at("report-approximations", piece.place, near[0], value=tuple(near))
        if not faults and piece.formula:
            yield from lint_unit(piece, self.scheme, after, said)

    def series(self, series: Series, said: str) -> Iterator[TableFault]:
        """Yield the faults of what a chart shows."""
        faults = [*self.formula(series.formula, series.formula_place, "number")]
        yield from faults
        if not faults and series.formula:
            yield from lint_scale(series.formula, series.formula_place, self.scheme, said)
