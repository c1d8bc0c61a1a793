"""The report's text read: lines → blocks (grammar: :mod:`desktop.scheme.template`).

Whether names and sections exist is asked by :mod:`desktop.scheme.template_check`; here is what the
text alone says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.faults import Faults
from desktop.scheme.faults import TableFault
from desktop.scheme.tables import REPORT
from desktop.scheme.template import Block, BlockKind, Choice, Piece, Place, Template, Text
from desktop.scheme.template_pieces import Line, joined

_HEADING = re.compile(r"(?P<signs>#+)(?P<space>\s*)(?P<rest>.*)\Z")
_MARK = re.compile(r"\{#\s*(?P<code>[^{}]*?)\s*\}\s*\Z")
_SECTION = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?\Z")
_CAPTION = re.compile(r"表\s*[:：]\s*")
_RULE = re.compile(r"\|(\s*:?-{3,}:?\s*\|)+\Z")
_KINDS: dict[int, BlockKind] = {1: "title", 2: "part", 3: "section"}
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufeff]")
LONGEST_LINE = 32_000
"""A line is a cell of the workbook, which holds 32,767 characters."""


def parse_template(text: str) -> Template:
    """Return the template that ``text`` is. Raises Faults with every fault of it."""
    template, faults = read_template(text)
    if faults:
        raise Faults([*faults])
    return template


def read_template(text: str) -> tuple[Template, list[TableFault]]:
    """Return what can be read of ``text``, and every fault, in the order of the text."""
    reader = _Reader()
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1]:
        reader.fault("report-end", len(lines))
    elif len(lines) > 1 and not lines[-2]:
        reader.fault("report-end", len(lines) - 1)
    for number, line in enumerate(lines, 1):
        reader.line(line, number)
    return reader.end()


class _Reader:
    """Takes lines one by one and puts blocks together."""

    def __init__(self) -> None:
        self.faults: list[TableFault] = []
        self.blocks: list[Block] = []
        self.section = ""
        self.begun: dict[str, int] = {}
        """Section → line of its mark."""
        self.marked: set[Place] = set()
        """Places of the headings that say their section themselves."""
        self.kinds: set[BlockKind] = set()
        self.open: Block | None = None
        """Paragraph or table that the next line may go on with."""
        self.width = 0

    def fault(self, code: str, line: int, at: int = 0, suggestion: str = "", **fields: str) -> None:
        self.faults.append(TableFault(code, REPORT, line, str(at + 1), suggestion, **fields))

    def line(self, text: str, number: int) -> None:
        """Take the next line."""
        if CONTROL.search(text) or text != text.strip():
            self.fault("untidy", number, 0, CONTROL.sub(" ", text).strip()[:40])
            text = CONTROL.sub(" ", text).strip()
        if len(text) > LONGEST_LINE:
            found = TableFault("too-long", REPORT, number, "1", found=len(text), limit=LONGEST_LINE)
            self.faults.append(found)
            return
        line = Line(text, number, self.faults)
        if not text:
            self.close()
        elif text.startswith("#"):
            self.heading(line)
        elif mark := _MARK.match(text):
            self.close()
            self.begin(mark["code"], line, 0)
            self.marked.add(line.place(0))
            self.add("mark", line, ())
        elif (chart := line.chart()) is not None:
            self.close()
            title, by_prefecture, series = chart
            words = (Text(title),)
            place = line.place(0)
            self.blocks.append(
                Block("chart", self.section, place, words, (), by_prefecture, series)
            )
        elif text.startswith("|"):
            self.row(line)
        elif caption := _CAPTION.match(text):
            self.close()
            pieces, _ = line.pieces(caption.end(), len(text))
            self.open = Block("table", self.section, line.place(0), pieces)
            self.width = 0
        else:
            self.paragraph(line)

    def add(self, kind: BlockKind, line: Line, pieces: tuple[Piece, ...]) -> None:
        self.blocks.append(Block(kind, self.section, line.place(0), pieces))

    def begin(self, code: str, line: Line, at: int) -> None:
        """Begin the section ``code``, whose mark stands at ``at``."""
        if not _SECTION.match(code):
            line.fault("report-mark", at, "{#2.1}", value=code)
        elif code in self.begun:
            line.fault("report-section-twice", at, value=code, first=self.begun[code])
        else:
            self.begun[code] = line.number
        self.section = code

    def heading(self, line: Line) -> None:
        """Take a title, part or section."""
        self.close()
        match = _HEADING.match(line.text)
        if match is None:
            raise AssertionError("a heading begins with #")
        rest = match["rest"]
        kind = _KINDS.get(len(match["signs"]))
        if kind is None:
            line.fault("report-level", 0, f"### {rest}"[:40])
            kind = "section"
        elif not match["space"]:
            line.fault("report-space", 0, f"{match['signs']} {rest}"[:40])
        start, end = match.start("rest"), len(line.text)
        mark = _MARK.search(line.text, start)
        if mark:
            self.begin(mark["code"], line, mark.start())
            self.marked.add(line.place(0))
            end = mark.start()
        pieces, _ = line.pieces(start, end)
        if not pieces:
            line.fault("report-heading", 0)
        self.order(kind, line)
        self.add(kind, line, pieces)

    def order(self, kind: BlockKind, line: Line) -> None:
        """Note a heading that stands where it may not."""
        before = [block for block in self.blocks if block.kind != "mark"]
        if kind == "title" and "title" in self.kinds:
            line.fault("report-title-twice", 0, "## ")
        elif kind == "title" and before:
            line.fault("report-title-late", 0)
        elif kind == "section" and "part" not in self.kinds:
            line.fault("report-part", 0, "## ")
        self.kinds.add(kind)

    def row(self, line: Line) -> None:
        """Take a row of a table."""
        if self.open is None or self.open.kind != "table":
            line.fault("report-caption", 0, "表：")
            self.close()
            self.open = Block("table", self.section, line.place(0), (Text("—"),))
            self.width = 0
        if len(self.open.rows) == 1 and _RULE.match(line.text):
            return
        cells: list[tuple[Piece, ...]] = []
        at, end = 1, len(line.text)
        while at < end:
            pieces, at = line.pieces(at, end, "|")
            cells.append(pieces)
            at += 1
        self.width = self.width or len(cells)
        if len(cells) != self.width:
            line.fault("report-row", 0, found=len(cells), wanted=self.width)
        self.open = replace(self.open, rows=(*self.open.rows, tuple(cells)))

    def paragraph(self, line: Line) -> None:
        """Take a line of a paragraph."""
        if self.open is None or self.open.kind != "paragraph":
            self.close()
            self.open = Block("paragraph", self.section, line.place(0))
        pieces, _ = line.pieces(0, len(line.text))
        self.open = replace(self.open, pieces=tuple(joined([*self.open.pieces, *pieces])))

    def close(self) -> None:
        """Take the open paragraph or table as it is."""
        block, self.open = self.open, None
        if block is None:
            return
        if block.kind == "table":
            if not block.pieces:
                self.fault("report-caption", block.place.line, 0, "表：主要指标")
            if len(block.rows) < 2:
                self.fault("report-table", block.place.line)
        self.blocks.append(block)

    def end(self) -> tuple[Template, list[TableFault]]:
        """Return what was read, and every fault."""
        self.close()
        if "title" not in self.kinds:
            self.fault("report-no-title", 1, 0, "# ")
        template = Template(tuple(_headings_forward(self.blocks, self.marked)))
        self.faults += _twice(template)
        self.faults.sort(key=lambda fault: (fault.row, int(fault.column)))
        return template, self.faults


def _headings_forward(blocks: list[Block], marked: set[Place]) -> list[Block]:
    """Return the blocks; an unmarked heading belongs to the section of what follows it."""
    found: list[Block] = []
    ahead = ""
    for block in reversed(blocks):
        heading = block.kind in ("title", "part", "section")
        if not heading or block.place in marked or not ahead:
            ahead = block.section
        found.append(replace(block, section=ahead))
    return found[::-1]


def _twice(template: Template) -> list[TableFault]:
    """Return a fault for each slot that is given again, but in the other text of a choice."""
    seen: dict[str, Place] = {}
    faults: list[TableFault] = []

    def look(pieces: tuple[Piece, ...], there: dict[str, Place]) -> dict[str, Place]:
        for piece in pieces:
            if isinstance(piece, Text):
                continue
            if piece.slot in there:
                first, place = there[piece.slot], piece.place
                column, value = str(place.column), piece.slot
                faults.append(
                    TableFault(
                        "report-slot-twice",
                        REPORT,
                        place.line,
                        column,
                        value=value,
                        line=first.line,
                    )
                )
            elif piece.slot:
                there = {**there, piece.slot: piece.place}
            if isinstance(piece, Choice):
                there = look(piece.holds, there) | look(piece.otherwise, there)
        return there

    for block in template.blocks:
        for pieces in (block.pieces, *(cell for row in block.rows for cell in row)):
            seen = look(pieces, seen)
    return faults
