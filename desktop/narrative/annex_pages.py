"""The pages of the annex 数据溯源表: what is missing first, then every figure, then the files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.narrative.annex import coverage, lacking, numbered, sources
from desktop.narrative.controls import Controls, control_tag
from desktop.narrative.draft import Draft, Figure, Run, Trace
from desktop.narrative.page import ANNEX_WIDTH
from desktop.narrative.tables import add_table
from desktop.words import Language, say

if TYPE_CHECKING:
    from docx.document import Document

LACKING = (6, 16, 38, 12, 44)
FIGURES = (5, 15, 15, 32, 14, 12, 40)
CHOSEN = (10, 34, 60)
FILES = (6, 24, 60, 8)
"""Shares of the columns."""
EXCERPT = 60
"""Characters of a chosen text that tell which one it is."""


def add_annex(
    document: Document, draft: Draft, traces: Sequence[Trace], lang: Language = "zh"
) -> None:
    """Add the annex to a document whose last section lies on its side."""
    Annex(document, draft, traces, lang).write()


class Annex:
    """Writes the annex."""

    def __init__(
        self, document: Document, draft: Draft, traces: Sequence[Trace], lang: Language
    ) -> None:
        self._document = document
        self._draft = draft
        self._traces = traces
        self._words = {trace.figure.tag: trace.words for trace in traces}
        self._lang: Language = lang
        self._headings = 0

    def write(self) -> None:
        """Add title, summary and tables."""
        draft = self._draft
        self._paragraph("Annex Title", self._say("annex"))
        summary = self._say(
            "annex-summary",
            title=draft.title,
            count=len(self._traces),
            missing=len(draft.missing),
            partial=len(draft.partial),
        )
        self._paragraph("Annex Note", summary)
        self._lacking("annex-missing", draft.missing)
        self._lacking("annex-partial", draft.partial)
        self._not_applicable()
        self._figures()
        self._chosen()
        self._files()

    def _say(self, key: str, /, **fields: object) -> str:
        return say(f"report.{key}", self._lang, **fields)

    def _paragraph(self, style: str, text: str) -> None:
        paragraph = self._document.add_paragraph(style=style)
        paragraph._p.append(Controls({}).element(Run(text)))  # noqa: SLF001 (a run with its hint)

    def _heading(self, key: str, /, **fields: object) -> None:
        self._headings += 1
        number = self._say("annex-number", number="一二三四五六七"[self._headings - 1])
        if self._lang == "en":
            number = self._say("annex-number", number=self._headings)
        self._paragraph("Annex Heading", number + self._say(key, **fields))

    def _table(self, heads: str, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        names = self._say(heads).split("|")
        cells = [[(Run(text),) for text in row] for row in (names, *rows)]
        add_table(
            self._document,
            Controls({}),
            cells,
            ANNEX_WIDTH,
            style="AnnexText",
            shares=shares,
            lines=True,
            all_left=True,
        )

    def _lacking(self, heading: str, figures: Sequence[Figure]) -> None:
        self._heading(heading, count=len(figures))
        if not figures:
            self._paragraph("Annex Note", self._say("annex-none"))
            return
        rows = [
            (
                one.section,
                control_tag(one.tag),
                self._words.get(one.tag, one.formula),
                coverage(one.reach, self._lang),
                lacking(one, self._lang),
            )
            for one in figures
        ]
        self._table("annex-lacking-heads", rows, LACKING)

    def _not_applicable(self) -> None:
        found = [one for one in self._draft.figures.values() if one.state == "na"]
        if found:
            told = [f"{one.tag} {self._words.get(one.tag, one.formula)}" for one in found]
            self._paragraph("Annex Note", self._say("annex-na", count=len(found), figures=told))

    def _figures(self) -> None:
        self._heading("annex-figures", count=len(self._traces))
        self._paragraph("Annex Note", self._say("annex-figures-note"))
        numbers = numbered(self._traces)
        rows = [
            (
                str(at),
                control_tag(trace.figure.tag),
                trace.figure.text,
                trace.words + (f"\n{trace.method}" if trace.method else ""),
                trace.value,
                coverage(trace.figure.reach, self._lang),
                "\n".join(sources(trace, numbers, self._lang)),
            )
            for at, trace in enumerate(self._traces, 1)
        ]
        self._table("annex-figures-heads", rows, FIGURES)

    def _chosen(self) -> None:
        chosen = [part for part in self._draft.parts if part.kind == "chosen"]
        if not chosen:
            return
        self._heading("annex-chosen", count=len(chosen))
        rows = []
        for part in chosen:
            text = part.text.replace("\n", " ")
            excerpt = text if len(text) <= EXCERPT else text[:EXCERPT] + "……"
            rows.append((part.section, part.source, excerpt))
        self._table("annex-chosen-heads", rows, CHOSEN)

    def _files(self) -> None:
        numbers = numbered(self._traces)
        self._heading("annex-files", count=len(numbers))
        rows = [
            (str(number), file.unit, file.name, str(file.version) if file.version else "")
            for file, number in numbers.items()
        ]
        if rows:
            self._table("annex-files-heads", rows, FILES)
