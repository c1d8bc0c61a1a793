"""A draft laid out for the screen: what stands where, so that figures are found and marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from desktop.narrative.charts import chart_of
from desktop.narrative.draft import Draft, Figure, Part, Run
from ui.desk.report_chart import paint_chart
from ui.theme import colours

LINE_HEIGHT = 150
"""Per cent of a line of the text."""
TITLE, HEADING = 1.5, 1.15
"""How much larger than the text."""
MARGIN = 18
CHART_WIDTH = 30
"""Widths of a Chinese sign that a chart has where there is room."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure, or one piece of it, stands."""

    tag: str
    start: int
    end: int


@dataclass
class Paper:
    """A document, the spots of its figures in order, and the position of each part."""

    document: QTextDocument
    spots: list[Spot] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    """(line of the template, position), in the order of both."""
    sections: dict[str, int] = field(default_factory=dict)
    """Section → position of its heading."""

    def of(self, tag: str) -> list[Spot]:
        """Return where a figure stands."""
        return [spot for spot in self.spots if spot.tag == tag]

    def order(self) -> list[str]:
        """Return the figures in the order in which they stand."""
        return list(dict.fromkeys(spot.tag for spot in self.spots))

    def position_of_line(self, line: int) -> int:
        """Return where what a line of the template says begins."""
        at = bisect_right([number for number, _ in self.lines], line)
        return self.lines[at - 1][1] if at else 0


class Look(NamedTuple):
    """What a document is laid out for."""

    font: QFont
    palette: QPalette
    ratio: float
    """Pixels of the screen to the unit."""
    room: float
    """Width of the text."""


def lay_out(draft: Draft, look: Look) -> Paper:
    """Return the draft as a document."""
    return _Writer(look).write(draft)


class _Writer:
    def __init__(self, look: Look) -> None:
        self._look = look
        self._font = font = look.font
        self._colours = colours(look.palette)
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font)
        document.setDocumentMargin(MARGIN)
        self._paper = Paper(document)
        self._cursor = QTextCursor(document)
        self._sign = font.pointSizeF() * 4 / 3
        self._empty = True
        self._charts = 0
        self._formats: dict[str, QTextCharFormat] = {}

    def write(self, draft: Draft) -> Paper:
        self._cursor.beginEditBlock()
        for part in draft.parts:
            self._part(part)
        self._cursor.endEditBlock()
        return self._paper

    def _part(self, part: Part) -> None:
        block, char = self._looks(part)
        self._begin(block, char)
        position = self._cursor.position()
        if part.line:
            self._paper.lines.append((part.line, position))
        if part.section:
            self._paper.sections.setdefault(part.section, position)
        if part.kind == "chart":
            self._chart(part)
            self._begin(block, char)
        if part.kind == "chosen":
            self._chosen(part)
        else:
            self._runs(part.runs, char)
        if part.kind == "table" and part.rows:
            self._table(part)

    def _begin(self, block: QTextBlockFormat, char: QTextCharFormat) -> None:
        if self._empty:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(char)
            self._empty = False
        else:
            self._cursor.insertBlock(block, char)

    def _looks(self, part: Part) -> tuple[QTextBlockFormat, QTextCharFormat]:
        block, char = QTextBlockFormat(), QTextCharFormat()
        block.setBottomMargin(self._sign * 0.4)
        size = self._font.pointSizeF()
        if part.kind in ("title", "part", "section"):
            char.setFontWeight(QFont.Weight.DemiBold)
            char.setFontPointSize(size * (TITLE if part.kind == "title" else HEADING))
            block.setTopMargin(self._sign * 0.6)
            level = {"title": 1, "part": 2, "section": 3}[part.kind]
            block.setHeadingLevel(level)
        if part.kind in ("title", "table", "chart"):
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if part.kind in ("table", "chart"):
            char.setFontWeight(QFont.Weight.DemiBold)
        if part.kind in ("paragraph", "chosen"):
            height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            block.setLineHeight(LINE_HEIGHT, height.value)
            block.setTextIndent(self._sign * 2)
        if part.kind == "chosen":
            block.setBackground(self._colours["derived"])
        return block, char

    def _chosen(self, part: Part) -> None:
        self._cursor.insertText(part.text.replace("\n", "\u2028"))
        muted = QTextCharFormat()
        muted.setForeground(self._colours["muted"])
        self._cursor.insertText(f"　〔{part.source}〕", muted)

    def _runs(self, runs: Sequence[Run], char: QTextCharFormat) -> None:
        for run in runs:
            start = self._cursor.position()
            if run.figure is None:
                self._cursor.insertText(run.text, char)
                continue
            look = QTextCharFormat(char)
            look.merge(self._look_of(run.figure))
            self._cursor.insertText(run.text, look)
            if run.text:
                spot = Spot(run.figure.tag, start, self._cursor.position())
                self._paper.spots.append(spot)

    def _look_of(self, figure: Figure) -> QTextCharFormat:
        name = kind_of(figure)
        if name not in self._formats:
            self._formats[name] = self._format(name)
        look = QTextCharFormat(self._formats[name])
        look.setAnchor(True)
        look.setAnchorHref(figure.tag)
        return look

    def _format(self, name: str) -> QTextCharFormat:
        found, look = self._colours, QTextCharFormat()
        line = QTextCharFormat.UnderlineStyle
        # Shape and colour: 【缺数】 has its brackets, what lacks units a broken line below it.
        look.setForeground(found[COLOURS[name]])
        look.setUnderlineStyle(line.DashUnderline if name == "partial" else line.DotLine)
        look.setUnderlineColor(QColor(found[COLOURS[name]]))
        if name == "missing":
            look.setBackground(found["force_soft"])
            look.setFontWeight(QFont.Weight.DemiBold)
        if name == "partial":
            look.setBackground(found["soft_soft"])
        return look

    def _table(self, part: Part) -> None:
        looks = QTextTableFormat()
        looks.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        looks.setBorder(1)
        looks.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        looks.setBorderBrush(self._colours["line"])
        looks.setBorderCollapse(True)
        looks.setCellPadding(4)
        looks.setCellSpacing(0)
        looks.setHeaderRowCount(1)
        looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        looks.setBottomMargin(self._sign * 0.6)
        width = max(len(row) for row in part.rows)
        table = self._cursor.insertTable(len(part.rows), width, looks)
        head = QTextCharFormat()
        head.setFontWeight(QFont.Weight.DemiBold)
        right = QTextBlockFormat()
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        for row, cells in enumerate(part.rows):
            for column, runs in enumerate(cells):
                self._cursor = table.cellAt(row, column).firstCursorPosition()
                if row and any(run.figure is not None for run in runs):
                    self._cursor.setBlockFormat(right)
                self._runs(runs, head if row == 0 else QTextCharFormat())
        self._cursor = QTextCursor(self._paper.document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _chart(self, part: Part) -> None:
        chart = chart_of(part)
        if not chart.categories:
            return
        self._charts += 1
        name = f"chart:{self._charts}"
        width = min(self._sign * CHART_WIDTH, self._look.room - 2 * MARGIN - 4)
        image = paint_chart(chart, self._font, self._look.palette, width, self._look.ratio)
        self._paper.document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(name), image
        )
        shown = QTextImageFormat()
        shown.setName(name)
        shown.setWidth(width)
        shown.setHeight(image.height() / self._look.ratio)
        self._cursor.insertImage(shown)


COLOURS = {
    "missing": "force",
    "partial": "soft",
    "na": "muted",
    "text": "hint",
    "value": "accent",
}
"""Colour of a figure by :func:`kind_of`."""


def kind_of(figure: Figure) -> str:
    """Return what a figure is marked as: ``missing``, ``partial``, ``na``, ``text`` or ``value``."""
    if figure.state in ("missing", "na"):
        return figure.state
    if figure.reach is not None and not figure.reach.complete:
        return "partial"
    return figure.state
