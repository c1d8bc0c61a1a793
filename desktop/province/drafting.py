"""The draft of the annual report over what a province gathered.

Everything that document, command line and window need: the text and where it is edited, the
draft, the rows of its annex, texts of units that may be taken into it, drafts that were kept and
what has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.faults import Fault, Faults
from desktop.narrative.draft import Draft, Trace
from desktop.narrative.writing import Chosen, write
from desktop.province.report_changes import Change, changed, versions_of
from desktop.province.report_figures import ReportFigures
from desktop.province.report_trace import Tracer
from desktop.records.drafts import Drafts, Kept, Taken
from desktop.scheme.loader import read_report
from desktop.scheme.template import Template
from desktop.scheme.template_check import lint_report
from desktop.scheme.template_parser import parse_template
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered
    from desktop.records.store import Store
    from desktop.scheme.model import Scheme

__all__ = [
    "Change",
    "Drafts",
    "Kept",
    "Offer",
    "changed",
    "drop_text",
    "keep_draft",
    "ledger_of_figures",
    "make_draft",
    "offered_texts",
    "save_text",
    "set_values",
    "take_text",
    "template_text",
    "trace_of",
    "versions_of",
]

FOLDER = "report"
"""Folder of the province's own editions, in the data directory."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A 文字说明 of a unit that may stand in the report."""

    section: str
    unit: str
    """Code of the unit."""
    unit_name: str
    key: str
    """``N201_01``."""
    title: str
    """Of the text field."""
    text: str
    """As the unit wrote it; "" when its version that counts says nothing there any more."""
    taken: str | None
    """As it stands in the report, edited perhaps; None when it was not taken."""


# The text -------------------------------------------------------------------------


def template_text(store: Store, scheme: Scheme, period: str) -> tuple[str, Path]:
    """Return the text of the report and the file in which the province edits it.

    The file is ``<data>/report/<period>.md``; while it is not there the text is the scheme's.
    Raises Fault ``narrative.text-unreadable`` or ``narrative.text-encoding``.
    """
    from desktop.records.schemes import Schemes

    path = store.path.parent / FOLDER / f"{period}.md"
    if not path.exists():
        entry = Schemes(store).library.kept(scheme.id, scheme.version)
        return read_report(entry.path), path
    try:
        content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise Fault("narrative.text-unreadable", path=path, cause=error) from error
    try:
        return _tidied(content.decode("utf-8")), path
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Fault("narrative.text-encoding", path=path, line=line) from error


def _tidied(text: str) -> str:
    """Return a text with the line ends of a scheme and one at its end, as no editor is asked to."""
    return text.replace("\r\n", "\n").rstrip() + "\n"


def save_text(store: Store, scheme: Scheme, period: str, text: str) -> Path:
    """Keep an edition of the text as the province's own, when nothing is wrong with it.

    Raises Faults with everything that is; Fault when the file cannot be written.
    """
    from desktop.workbook.save import save

    text = _tidied(text)
    _checked(scheme, text)
    path = store.path.parent / FOLDER / f"{period}.md"
    path.parent.mkdir(exist_ok=True)
    save(text.encode("utf-8"), path)
    return path


def _checked(scheme: Scheme, text: str) -> Template:
    faults = lint_report(text, scheme)
    if faults:
        raise Faults([*faults])
    return _parsed(text)


@lru_cache(maxsize=8)
def _parsed(text: str) -> Template:
    return parse_template(text)


# The draft ------------------------------------------------------------------------


def make_draft(gathered: Gathered, lang: Language = "zh", text: str | None = None) -> Draft:
    """Return the draft; ``text`` is an edition that is not saved yet.

    Raises Faults: everything that is wrong with the text, see the linter. ``lang`` is that of the
    sources named beside chosen texts; the report itself is Chinese.
    """
    if text is None:
        text, _ = template_text(gathered.store, gathered.scheme, gathered.period)
    template = _checked(gathered.scheme, text)
    drafts = Drafts(gathered.store)
    figures = ReportFigures(gathered.sources, gathered.areas, gathered.whole.adopted)
    chosen = [_chosen(gathered, one, lang) for one in drafts.taken(gathered.period)]
    values = drafts.values(gathered.period)
    return write(template, figures, gathered.scheme, gathered.period, values, chosen)


def _chosen(gathered: Gathered, one: Taken, lang: Language) -> Chosen:
    return Chosen(
        one.section, one.text, say("narrative.source", lang, **_named(gathered, one, lang))
    )


def _named(gathered: Gathered, one: Taken, lang: Language) -> dict[str, str]:
    unit = gathered.sources.by_code.get(one.unit)
    narrative = gathered.scheme.narratives.get(one.key)
    return {
        "unit": unit.name if unit else one.unit,
        "title": narrative.titled(lang) if narrative else one.key,
    }


def ledger_of_figures(gathered: Gathered, draft: Draft, lang: Language = "zh") -> Iterator[Trace]:
    """Yield a row of the annex for every figure of ``draft``, in its order."""
    tracer = Tracer(gathered, gathered.whole, lang)
    for figure in draft.figures.values():
        yield tracer.trace(figure)


def trace_of(gathered: Gathered, draft: Draft, tag: str, lang: Language = "zh") -> Trace:
    """Return the row of one figure alone: what a click on it shows.

    Raises Fault ``narrative.no-figure``.
    """
    if tag not in draft.figures:
        raise Fault("narrative.no-figure", tag=tag)
    return Tracer(gathered, gathered.whole, lang).trace(draft.figures[tag])


# Names, dates and texts of units ---------------------------------------------------


def set_values(gathered: Gathered, values: Mapping[str, str]) -> None:
    """Enter names and dates of the report, all or none; "" takes one back.

    Raises Faults with one ``narrative.no-variable`` for each that the scheme does not know.
    """
    known = gathered.scheme.variables
    unknown = [code for code in values if code not in known]
    if unknown:
        raise Faults(
            [Fault("narrative.no-variable", code=code, known=tuple(known)) for code in unknown]
        )
    for code, value in values.items():
        Drafts(gathered.store).set_value(gathered.period, code, value)


def offered_texts(gathered: Gathered, section: str = "", lang: Language = "zh") -> list[Offer]:
    """Return what units wrote for a section (for all of them); titles are in ``lang``.

    By section: first what stands in the report, in its order, then the others, the department
    first. What was taken stays in the list when its unit says nothing there any more.
    """
    scheme = gathered.scheme
    found: dict[tuple[str, str], Offer] = {}
    for one in Drafts(gathered.store).taken(gathered.period, section):
        named = _named(gathered, one, lang)
        found[one.unit, one.key] = Offer(
            one.section, one.unit, named["unit"], one.key, named["title"], "", one.text
        )
    for unit in gathered.areas[0].units:
        received = gathered.received.get(unit.code)
        if received is None:
            continue
        values = received.snapshot(scheme).values
        for narrative in scheme.narratives_of(unit.level, section):
            text = values.get(narrative.code)
            if not isinstance(text, str) or not text.strip():
                continue
            held = found.get((unit.code, narrative.code))
            found[unit.code, narrative.code] = Offer(
                held.section if held else narrative.section,
                unit.code,
                unit.name,
                narrative.code,
                narrative.titled(lang),
                text,
                held.taken if held else None,
            )
    order = {code: number for number, code in enumerate(scheme.sections)}
    last = len(order)
    return sorted(found.values(), key=lambda one: (order.get(one.section, last), one.taken is None))


def take_text(
    gathered: Gathered, unit: str, key: str, text: str | None = None, position: int | None = None
) -> Taken:
    """Put a text of a unit into the section of its field, as it wrote it or edited to ``text``.

    Without a ``position`` it keeps its own, or comes last. Raises Fault ``narrative.no-narrative``
    when the unit sent none, ``narrative.empty-text``.
    """
    for one in offered_texts(gathered):
        if (one.unit, one.key) == (unit, key):
            told = text if text is not None else one.text
            drafts = Drafts(gathered.store)
            return drafts.take_text(gathered.period, one.section, unit, key, told, position)
    raise Fault("narrative.no-narrative", unit=unit, key=key)


def drop_text(gathered: Gathered, unit: str, key: str) -> Taken:
    """Take a text out of the report again; Fault ``narrative.not-taken`` if it is not in it."""
    return Drafts(gathered.store).drop_text(gathered.period, unit, key)


# Drafts that were kept --------------------------------------------------------------


def keep_draft(gathered: Gathered, draft: Draft) -> Kept:
    """Keep a draft, to be told later what has changed since."""
    return Drafts(gathered.store).keep(draft, versions_of(gathered))
