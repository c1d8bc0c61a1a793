"""The annual report of a province: drafted from its totals, and written as a document."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from desktop.narrative.document import write_document
from desktop.narrative.draft import Draft, Trace
from desktop.province.drafting import ledger_of_figures, make_draft
from desktop.province.gathered import Gathered, gather
from desktop.records.store import Store
from tests.benchmarks.conftest import Measure, fastest
from tests.desktop.province.accepted import SCHEME, UNITS


def of_texts(draft: Draft) -> bytes:
    """The floor: the same headings, paragraphs and tables by the library alone, without controls."""
    document = docx.Document()
    for part in draft.parts:
        if part.rows:
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for cells, row in zip(table.rows, part.rows, strict=True):
                for cell, runs in zip(cells.cells, row, strict=True):
                    cell.text = "".join(run.text for run in runs)
        elif part.text:
            document.add_paragraph(part.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_annex(traces: list[Trace]) -> bytes:
    """The floor of the annex: its cells as lines of text."""
    document = docx.Document()
    for trace in traces:
        document.add_paragraph(f"{trace.figure.text}\t{trace.words}\t{trace.value}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_draft(folder: Path, measured: Measure) -> None:
    with Store.open(folder) as store:
        gathered = gather(store, SCHEME, UNITS, "2026")
        draft = make_draft(gathered)
        assert draft.figures["2.1#01"].state == "value"
        measured(
            "draft of the annual report from totals of 98 units",
            fastest(lambda: make_draft(gathered)),
            100,
            unit="ms",
            details=f"{len(draft.figures)} figures worded, totals at hand: a preview as one types",
        )

        def anew() -> Draft:
            fresh: Gathered = gather(store, SCHEME, UNITS, "2026")
            return make_draft(fresh)

        measured(
            "the same from the register",
            fastest(anew),
            2000,
            unit="ms",
            details="98 reports read, unpacked, merged, and nine prefectures for a chart",
        )


def test_the_document(folder: Path, measured: Measure) -> None:
    with Store.open(folder) as store:
        gathered = gather(store, SCHEME, UNITS, "2026")
        draft = make_draft(gathered)
        body = fastest(lambda: write_document(draft, []))
        assert len(write_document(draft, [])) > len(of_texts(draft)) / 4
        measured(
            "the report as a document, without its annex",
            body / fastest(lambda: of_texts(draft)),
            4,
            details=f"{body:.0f} ms; beside the same texts by python-docx, no controls, no charts",
        )
        measured(
            "what stands behind every figure",
            fastest(lambda: list(ledger_of_figures(gathered, draft))),
            500,
            unit="ms",
            details="units, files, sheets and cells of all figures",
        )
        traces = list(ledger_of_figures(gathered, draft))
        whole = fastest(lambda: write_document(draft, traces))
        floor = fastest(lambda: of_texts(draft)) + fastest(lambda: of_annex(traces))
        measured(
            "the report with its annex",
            whole / floor,
            6,
            details=f"{whole:.0f} ms; the same beside it, the annex as lines of text",
        )
