"""A workbook for colleagues to fill in Excel or WPS: the whole report or one section of it."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import CARRIED_MEASURES, Rule, Scheme
from desktop.words import Language
from desktop.workbook.edition import make_edition
from desktop.workbook.export import FORBIDDEN_IN_NAMES, packaged
from desktop.workbook.style import Styles
from desktop.workbook.writer import new_book

_CODE = re.compile(r"\b[TLN]\d+(?:_\d+)?\b")


def blank_name(snapshot: Snapshot, section: str = "") -> str:
    """Return ``2026_520327_凤冈县_交通年报_填报.xlsx``, with ``_2-1`` for one section."""
    part = f"_{section.replace('.', '-')}" if section else ""
    unit = snapshot.unit
    name = f"{snapshot.period}_{unit.code}_{unit.name}_交通年报_填报{part}.xlsx"
    return name.translate(FORBIDDEN_IN_NAMES)


def blank_workbook(
    scheme: Scheme,
    snapshot: Snapshot,
    *,
    section: str = "",
    filled: bool = False,
    lang: Language = "zh",
) -> bytes:
    """Return a workbook to be filled in, without anything entered unless ``filled``.

    Last year's figures are in it. With ``section`` (its code, ``2.1``) only that form, its ledgers
    and its texts are. Raises Fault ``workbook.unknown-section`` or ``section-not-asked``.
    """
    if section:
        scheme, snapshot = one_section(scheme, snapshot, section)
    if not filled:
        snapshot = emptied(snapshot)
    book = new_book(f"{snapshot.period} {snapshot.unit.bureau}", snapshot.taken_at)
    edition = make_edition(
        scheme,
        snapshot,
        Figures(scheme, snapshot),
        (),
        Styles(book),
        draft=True,
        version=0,
        lang=lang,
        blank=True,
        section=section,
    )
    return packaged(edition, book)


def emptied(snapshot: Snapshot) -> Snapshot:
    """Return the report with nothing in it but last year's figures."""
    endings = tuple(f".{measure}" for measure in CARRIED_MEASURES)
    return replace(
        snapshot,
        values={key: value for key, value in snapshot.values.items() if key.endswith(endings)},
        ledgers=dict.fromkeys(snapshot.ledgers, ()),
        explanations={},
        reasons={},
        remarks=(),
    )


def one_section(scheme: Scheme, snapshot: Snapshot, section: str) -> tuple[Scheme, Snapshot]:
    """Return scheme and report narrowed to one section, its ledgers, texts and rules.

    A figure computed from another section has no operands here and stays blank.
    """
    if section not in scheme.sections:
        sections = tuple(scheme.sections)
        raise Fault("workbook.unknown-section", section=section, sections=sections)
    level = snapshot.unit.level
    indicators = {i.code: i for i in scheme.indicators.values() if i.section == section}
    ledgers = {led.code: led for led in scheme.ledgers.values() if section in led.sections}
    narratives = {n.code: n for n in scheme.narratives.values() if n.section == section}
    known = {*indicators, *ledgers, *narratives}
    narrow = replace(
        scheme,
        sections={section: scheme.sections[section]},
        indicators=indicators,
        ledgers=ledgers,
        narratives=narratives,
        rules={code: rule for code, rule in scheme.rules.items() if _stays(rule, known)},
    )
    asked = (
        *narrow.shown(section, level, snapshot.period),
        *narrow.ledgers_of(level),
        *narrow.narratives_of(level),
    )
    if not asked:
        raise Fault("workbook.section-not-asked", section=section)

    def belongs(key: str) -> bool:
        code = re.split(r"[.#]", key, maxsplit=1)[0]
        return code == "sign" or code in known

    return narrow, replace(
        snapshot,
        values={key: value for key, value in snapshot.values.items() if belongs(key)},
        ledgers={code: rows for code, rows in snapshot.ledgers.items() if code in known},
        explanations={
            finding: text
            for finding, text in snapshot.explanations.items()
            if belongs(finding.rpartition("@")[2]) or finding in narrow.rules
        },
        reasons={key: text for key, text in snapshot.reasons.items() if belongs(key)},
        remarks=tuple(remark for remark in snapshot.remarks if belongs(remark.key)),
    )


def _stays(rule: Rule, known: set[str]) -> bool:
    """Say whether a rule speaks of nothing but what is there."""
    named = set(_CODE.findall(rule.formula))
    return bool(named) and named <= known
