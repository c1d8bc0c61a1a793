"""The annual report's long work, as generators of Progress: run beside the window.

Each opens the store itself. What was gathered for the totals is used again, so that a draft takes a
moment even of a whole province.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.faults import Fault, Faults
from desktop.progress import Progress
from ui.desk.work import Office

if TYPE_CHECKING:
    from desktop.narrative.draft import Draft, Trace
    from desktop.narrative.read_back import Compared
    from desktop.province.drafting import Change, Kept, Offer
    from desktop.province.gathered import Gathered
    from desktop.records.drafts import Taken
    from desktop.records.store import Store
    from desktop.scheme.model import Scheme

WAIT = 0.1
"""Seconds between two looks whether LibreOffice is done."""


@dataclass(frozen=True, slots=True)
class Report:
    """The annual report as it stands, and everything that is asked about it."""

    draft: Draft | None
    """None while the text has faults."""
    faults: Sequence[Fault]
    text: str
    """The template: the province's own edition, else the scheme's."""
    path: Path
    """Where the province's edition is, or would be."""
    is_own: bool
    traces: Mapping[str, Trace]
    """By tag."""
    offers: Sequence[Offer]
    entered: Mapping[str, str]
    """Names and dates that were entered: code → text."""
    last: Kept | None
    changes: Sequence[Change]
    """Sentences that are others than in ``last``."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edition that is not saved yet would read like."""

    text: str
    draft: Draft | None
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written; why there is no PDF, if one was asked for."""

    path: Path
    pdf: Path | None = None
    fault: Fault | None = None


def reopened(gathered: Gathered, store: Store) -> Gathered:
    """Return the same, read through ``store``; what was worked out of it already is kept."""
    from desktop.province.gathered import gather

    found = gather(store, gathered.scheme, gathered.units, gathered.period, gathered.top.code)
    known = vars(gathered)
    vars(found).update({n: known[n] for n in ("sources", "areas", "last", "whole") if n in known})
    return found


def scheme_text(store: Store, scheme: Scheme) -> str:
    """Return the text of the report as the scheme has it."""
    from desktop.records.schemes import Schemes
    from desktop.scheme.loader import read_report

    return read_report(Schemes(store).library.kept(scheme.id, scheme.version).path)


def prepare(
    office: Office, gathered: Gathered, before: Report | None = None
) -> Generator[Progress, None, Report]:
    """Draft the report. ``before`` is one of the same totals: what is the same is taken from it.

    Raises the faults of the store.
    """
    from desktop.province.drafting import FOLDER, Drafts, changed, make_draft, template_text
    from desktop.records.store import Store

    draft: Draft | None = None
    faults: Sequence[Fault] = ()
    with Store.open(office.data) as store:
        there = reopened(gathered, store)
        drafts = Drafts(store)
        yield Progress(0, 4, "")
        try:
            text, path = template_text(store, office.scheme, office.period)
        except Fault as fault:
            # The file cannot be read: the scheme's text is there to go on with.
            faults = (fault,)
            path = office.data / FOLDER / f"{office.period}.md"
            text = scheme_text(store, office.scheme)
        else:
            try:
                draft = make_draft(there, office.lang, text)
            except Faults as found:
                faults = found.faults
        yield Progress(1, 4, "")
        traces = _traces(there, draft, office, before)
        yield Progress(2, 4, "")
        offers = _offers(there, office, before, drafts.taken(office.period))
        yield Progress(3, 4, "")
        last = drafts.last(office.period)
        changes = changed(there, last, draft) if last is not None and draft is not None else ()
        entered = drafts.values(office.period)
    return Report(draft, faults, text, path, path.exists(), traces, offers, entered, last, changes)


def _traces(
    gathered: Gathered, draft: Draft | None, office: Office, before: Report | None
) -> dict[str, Trace]:
    from desktop.province.report_trace import Tracer

    known = before.traces if before is not None else {}
    tracer = Tracer(gathered, gathered.whole, office.lang)
    found = {}
    for tag, figure in draft.figures.items() if draft is not None else ():
        held = known.get(tag)
        same = held is not None and held.figure == figure
        found[tag] = held if held is not None and same else tracer.trace(figure)
    return found


def _offers(
    gathered: Gathered, office: Office, before: Report | None, taken: Sequence[Taken]
) -> Sequence[Offer]:
    """Return what units wrote; read again only when what counts is another."""
    from desktop.province.drafting import offered_texts

    if before is None:
        return offered_texts(gathered, lang=office.lang)
    position = {(one.unit, one.key): number for number, one in enumerate(taken)}
    texts = {(one.unit, one.key): one.text for one in taken}
    found = [replace(one, taken=texts.get((one.unit, one.key))) for one in before.offers]
    found = [one for one in found if one.text or one.taken is not None]
    order = {code: number for number, code in enumerate(gathered.scheme.sections)}
    last = len(taken)
    return sorted(
        found,
        key=lambda one: (
            order.get(one.section, len(order)),
            position.get((one.unit, one.key), last),
        ),
    )


def preview(office: Office, gathered: Gathered, text: str) -> Generator[Progress, None, Preview]:
    """Draft the report from an edition that is not saved; its faults are part of the answer.

    Raises the faults of the store.
    """
    from desktop.province.drafting import make_draft
    from desktop.records.store import Store

    yield Progress(0, 1, "")
    with Store.open(office.data) as store:
        try:
            draft = make_draft(reopened(gathered, store), office.lang, text)
        except Faults as found:
            return Preview(text, None, found.faults)
    return Preview(text, draft, ())


def write_report(
    office: Office, gathered: Gathered, target: Path, *, pdf: bool = False
) -> Generator[Progress, None, Written]:
    """Write the document, whole or not at all, and keep the draft to tell later what has changed.

    A PDF that cannot be made leaves the document as it is. Raises the first fault of the text, those
    of saving and those of the store.
    """
    from desktop.narrative.document import write_document
    from desktop.province.drafting import keep_draft, ledger_of_figures, make_draft
    from desktop.records.store import Store
    from desktop.workbook.save import save

    steps = 5 if pdf else 4
    with Store.open(office.data) as store:
        there = reopened(gathered, store)
        yield Progress(0, steps, "")
        try:
            draft = make_draft(there, office.lang)
        except Faults as found:  # it was edited elsewhere a moment ago
            raise found.faults[0] from found
        yield Progress(1, steps, "")
        traces = list(ledger_of_figures(there, draft, office.lang))
        yield Progress(2, steps, "")
        content = write_document(draft, traces, office.lang)
        yield Progress(3, steps, "")
        save(content, target)
        keep_draft(there, draft)
    if not pdf:
        return Written(target)
    yield Progress(4, steps, "")
    printed = target.with_suffix(".pdf")
    try:
        save((yield from _printed(content, steps)), printed)
    except Fault as fault:
        return Written(target, None, fault)
    return Written(target, printed)


def _printed(content: bytes, steps: int) -> Generator[Progress, None, bytes]:
    """Return the document as a PDF; raises Fault ``report.pdf-…``.

    LibreOffice cannot be asked to stop. So it works beside, in a folder that nobody sees: whoever
    gives up does not wait for it, and nothing comes of what it makes.
    """
    made: list[bytes | Fault] = []

    def convert() -> None:
        from desktop.narrative.page import for_libreoffice
        from desktop.submission.pdf import write_document_pdf

        with TemporaryDirectory(prefix="jiaobao-report-") as folder:
            path = Path(folder) / "report.pdf"
            try:
                write_document_pdf(for_libreoffice(content), path)
                made.append(path.read_bytes())
            except Fault as fault:
                made.append(fault)
            except OSError as error:
                made.append(Fault("report.pdf-failed", reason=error))

    beside = threading.Thread(target=convert, daemon=True)
    beside.start()
    while beside.is_alive():
        beside.join(WAIT)
        yield Progress(4, steps, "")
    found = made[0] if made else Fault("report.pdf-failed", reason="")
    if isinstance(found, Fault):
        raise found
    return found


def read_back(path: Path, draft: Draft) -> Generator[Progress, None, Sequence[Compared]]:
    """Compare a document that was edited with the draft; return every figure of both.

    Raises Fault ``reader.no-file``, ``reader.too-large`` and those of
    :func:`desktop.narrative.read_back.read_figures`.
    """
    from desktop.narrative.read_back import compare, read_figures
    from desktop.workbook.safe_zip import read_file

    yield Progress(0, 2, "")
    found = read_figures(read_file(path), path.name)
    yield Progress(1, 2, "")
    return compare(found, draft)
