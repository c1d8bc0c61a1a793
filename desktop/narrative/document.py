"""The annual report as a Word document: a draft → the bytes of a .docx.

Layout after GB/T 9704 (:mod:`desktop.narrative.page`), real headings, three-line tables, native
charts, every figure a content control, and the annex 数据溯源表 on pages that lie on their side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from desktop.narrative.annex_pages import add_annex
from desktop.narrative.charts import Chart, chart_of, chart_xml
from desktop.narrative.controls import Controls
from desktop.narrative.draft import Draft, Part, Run, Trace
from desktop.narrative.page import TEXT_WIDTH, lay_on_side, new_document, saved
from desktop.narrative.tables import add_table, split_lines
from desktop.narrative.wording import phrase
from desktop.words import Language
from desktop.workbook.chart_book import chart_book

if TYPE_CHECKING:
    from docx.document import Document

STYLES = {
    "title": "Title",
    "part": "heading 1",
    "section": "heading 2",
    "paragraph": "Body Text",
    "chosen": "Body Text",
}
EMU = 360_000
"""To the centimetre."""
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_document(draft: Draft, traces: Sequence[Trace], lang: Language = "zh") -> bytes:
    """Return the file; the same bytes for the same draft.

    ``traces`` make the annex and name the figures; without them there is no annex. ``lang`` is that
    of the annex; the report itself, its captions too, is Chinese.
    """
    document = new_document(draft.title)
    Writing(document, Controls({one.figure.tag: one.words for one in traces})).write(draft)
    if traces:
        lay_on_side(document)
        add_annex(document, draft, traces, lang)
    return saved(document)


class Writing:
    """Puts the parts of a draft into a document, one after the other."""

    def __init__(self, document: Document, controls: Controls) -> None:
        self._document = document
        self._controls = controls
        self._tables = self._charts = 0

    def write(self, draft: Draft) -> None:
        """Add everything of ``draft``."""
        for part in draft.parts:
            if part.kind == "table":
                self._table(part)
            elif part.kind == "chart":
                self._chart(part)
            elif part.kind != "mark":
                for runs in split_lines(part.runs):
                    self._paragraph(STYLES[part.kind], runs)

    def _paragraph(self, style: str, runs: Sequence[Run]) -> None:
        paragraph = self._document.add_paragraph(style=style)
        for run in runs:
            paragraph._p.append(self._controls.element(run))

    def _table(self, part: Part) -> None:
        self._tables += 1
        number = phrase("document", "table", number=self._tables)
        self._paragraph("caption", (Run(number), *part.runs))
        add_table(self._document, self._controls, part.rows, TEXT_WIDTH)
        self._paragraph("Remark", ())

    def _chart(self, part: Part) -> None:
        chart = chart_of(part)
        if not chart.categories:
            return
        self._charts += 1
        place = self._document.add_paragraph(style="Chart Frame")
        place._p.append(self._frame(chart, part.text))
        number = phrase("document", "chart", number=self._charts)
        self._paragraph("Chart Caption", (Run(number), *part.runs))
        if chart.gaps:
            self._paragraph("Remark", (Run(phrase("document", "gaps")),))

    def _frame(self, chart: Chart, title: str) -> object:
        """Add the chart to the package and return the run that shows it."""
        from docx.opc.constants import RELATIONSHIP_TYPE as RT
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part as PackagePart
        from docx.oxml.ns import nsdecls
        from docx.oxml.parser import parse_xml

        package = self._document.part.package
        name = f"chart{self._charts}"
        book = chart_book(chart.categories, chart.names, chart.values, chart.decimals)
        drawn = PackagePart(
            PackURI(f"/word/charts/{name}.xml"), CHART_TYPE, chart_xml(chart), package
        )
        behind = PackagePart(PackURI(f"/word/embeddings/{name}.xlsx"), BOOK_TYPE, book, package)
        drawn.relate_to(behind, RT.PACKAGE)
        relation = self._document.part.relate_to(drawn, RT.CHART)
        width, height = (round(one * EMU) for one in chart.size)
        return parse_xml(
            f"<w:r {nsdecls('w')}><w:drawing><wp:inline {nsdecls('wp', 'a', 'r')}"
            ' distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{self._charts}" name="{name}" descr={quoteattr(title)}/>'
            "<wp:cNvGraphicFramePr/><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart {nsdecls("c")} r:id="{relation}"/></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
