"""The pages of the annex 数据溯源表: what is missing first, then every figure, methods and files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.narrative.annex import (
    alike,
    coverage,
    lacking,
    named,
    numbered_files,
    numbered_methods,
    sources,
)
from desktop.narrative.controls import Controls
from desktop.narrative.draft import Draft, Figure, Run, Trace
from desktop.narrative.page import ANNEX_WIDTH
from desktop.narrative.tables import ANNEX, add_table
from desktop.words import Language, say

if TYPE_CHECKING:
    from docx.document import Document

MISSING = (8, 16, 60, 14)
PARTIAL = (14, 60, 60)
FIGURES = (7, 13, 18, 52, 7, 16, 13, 44)
METHODS = (8, 112)
CHOSEN = (10, 30, 70)
FILES = (6, 22, 40, 6) * 2
"""Shares of the columns."""
EXCERPT = 60
"""Characters of a chosen text that tell which one it is."""
NUMBERS = "一二三四五六七"


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
        self._files = numbered_files(traces)
        self._methods = numbered_methods(traces)
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
        self._missing()
        self._partial()
        self._not_applicable()
        self._figures()
        self._chosen()
        rows = [(str(number), method) for method, number in self._methods.items()]
        self._list("methods", rows, METHODS)
        self._list("files", self._two_by_two(), FILES, count=len(self._files))

    def _two_by_two(self) -> list[tuple[str, ...]]:
        """Return the files, the second half of them beside the first."""
        files = [
            (str(number), file.unit, file.name, str(file.version))
            for file, number in self._files.items()
        ]
        half = (len(files) + 1) // 2
        beside = [*files[half:], ("", "", "", "")]
        return [(*one, *other) for one, other in zip(files[:half], beside, strict=False)]

    def _say(self, key: str, /, **fields: object) -> str:
        return say(f"report.{key}", self._lang, **fields)

    def _paragraph(self, style: str, text: str) -> None:
        paragraph = self._document.add_paragraph(style=style)
        paragraph._p.append(Controls({}).element(Run(text)))

    def _list(
        self,
        name: str,
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        note: str = "",
        count: int | None = None,
        is_long: bool = False,
    ) -> None:
        """Add a heading with the number of rows, and the table, or a word that there is none."""
        self._headings += 1
        at = NUMBERS[self._headings - 1] if self._lang == "zh" else self._headings
        heading = self._say(f"annex-{name}", count=len(rows) if count is None else count)
        self._paragraph("Annex Heading", self._say("annex-number", number=at) + heading)
        if not rows:
            self._paragraph("Annex Note", self._say("annex-none"))
            return
        if note:
            self._paragraph("Annex Note", note)
        heads = self._say(f"annex-{name}-heads").split("|")
        add_table(
            self._document,
            Controls({}),
            [[(Run(text),) for text in row] for row in (heads, *rows)],
            ANNEX_WIDTH,
            style=ANNEX,
            shares=shares,
            is_text=True,
            is_long=is_long,
        )

    def _missing(self) -> None:
        rows = [
            (one.section, *self._described(one), coverage(one.reach, self._lang))
            for one in self._draft.missing
        ]
        self._list("missing", rows, MISSING)

    def _described(self, figure: Figure) -> tuple[str, str]:
        return "".join(named([figure])), self._words.get(figure.tag, figure.formula)

    def _partial(self) -> None:
        between = "；" if self._lang == "zh" else "; "
        rows = [
            (
                coverage(one.reach, self._lang),
                self._say("lacking", units=one.reach.missing),
                between.join(f"{''.join(named([f])) or f.formula} {f.text}" for f in one.figures),
            )
            for one in lacking(self._draft.partial)
        ]
        self._list("partial", rows, PARTIAL, count=len(self._draft.partial), is_long=True)

    def _not_applicable(self) -> None:
        found = [one for one in self._draft.figures.values() if one.state == "na"]
        if found:
            told = [" ".join(self._described(one)) for one in found]
            self._paragraph("Annex Note", self._say("annex-na", count=len(found), figures=told))

    def _figures(self) -> None:
        rows = []
        for number, one in enumerate(alike(self._traces), 1):
            trace = one.trace
            method = self._methods.get(trace.method, "")
            rows.append(
                (
                    str(number),
                    " ".join(one.tags),
                    trace.figure.text,
                    trace.words,
                    str(method),
                    trace.value,
                    coverage(trace.figure.reach, self._lang),
                    "\n".join(sources(trace, self._files, self._lang)),
                )
            )
        note = self._say("annex-figures-note")
        self._list("figures", rows, FIGURES, note, count=len(self._traces))

    def _chosen(self) -> None:
        rows = []
        for part in self._draft.parts:
            if part.kind == "chosen":
                text = " ".join(part.text.split())
                excerpt = text if len(text) <= EXCERPT else text[:EXCERPT] + "……"
                rows.append((part.section, part.source, excerpt))
        if rows:
            self._list("chosen", rows, CHOSEN)
