"""Plan: which key sits in which cell of the workbook.

The writer draws what the plan places, the defined names follow from it, and whoever wants to say
"sheet and cell" of a key asks it. Reading a workbook goes by names, never by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.checks.findings import Finding
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.keys import cell_key
from desktop.scheme.model import (
    CARRIED_MEASURES,
    Indicator,
    Ledger,
    Narrative,
    Rule,
    Scheme,
    Section,
)
from desktop.scheme.places import form_label
from desktop.words import Language, say
from desktop.workbook.audit_rows import AuditRows, arrange
from desktop.workbook.canvas import address

COVER, GUIDE, TEXTS, AUDIT, CHOICES, MACHINE = (
    "封面",
    "填报说明",
    "文字说明",
    "审核情况",
    "选项",
    "_jiaobao",
)
SHEET_WORDS = {COVER: "cover", GUIDE: "guide", TEXTS: "texts", AUDIT: "audit"}
"""Sheets that people see, by what names them in a language; the others keep their one name."""
MEASURES = (
    "actual",
    "target",
    "completion",
    "prior",
    "yoy",
    "cumulative",
    "last",
    "last_cumulative",
)
"""The measure columns of a form, from left to right."""
STUB = 3
"""代码 甲, 指标名称 乙, 计量单位 丙."""
FORM_HEAD = 8
LEDGER_HEAD = 6
SPARE_ROWS = 10
"""Empty rows of a ledger for those who fill it in Excel or WPS; the names cover them."""
PRINTED_SPARE_ROWS = 2
ROW_ID_COLUMN = 2
COVER_FIRST_SIGN = 15
_LEDGER_NAME = re.compile(r"\bL\d+(?=\.)")


class Area(NamedTuple):
    """A range of cells of one sheet; a single cell when the corners are the same."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def reference(self) -> str:
        """Return the range as formulas and names write it: ``'表2-1'!$D$9``."""
        first = address(self.row, self.column, fixed=True)
        last = address(self.last_row, self.last_column, fixed=True)
        return f"'{self.sheet}'!{first}" + ("" if first == last else f":{last}")


def spot(sheet: str, row: int, column: int) -> Area:
    """Return a single cell."""
    return Area(sheet, row, column, row, column)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a form: a group heading (``indicator`` None) or an indicator."""

    row: int
    topic: str
    indicator: Indicator | None
    number: int
    topic_en: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The sheet of one section."""

    section: Section
    sheet: str
    measures: tuple[str, ...]
    hidden: frozenset[str]
    """Measure columns that nobody would miss: 上年上报数 without any figure."""
    lines: tuple[Line, ...]

    @property
    def last_row(self) -> int:
        """Return the last row of the table proper."""
        return self.lines[-1].row

    @property
    def last_column(self) -> int:
        """Return the last column that is seen."""
        return STUB + sum(measure not in self.hidden for measure in self.measures)

    def column(self, measure: str) -> int:
        """Return the column of ``measure``."""
        return STUB + 1 + self.measures.index(measure)


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """The sheet of one ledger: 序号, the hidden row id, its columns, then one check per row rule."""

    ledger: Ledger
    sheet: str
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...]

    @property
    def first_row(self) -> int:
        """Return the row of the first entry."""
        return LEDGER_HEAD + 1

    @property
    def last_row(self) -> int:
        """Return the last row, spare ones included."""
        return LEDGER_HEAD + len(self.rows) + SPARE_ROWS

    @property
    def last_column(self) -> int:
        """Return the last column of the ledger proper."""
        return ROW_ID_COLUMN + len(self.ledger.columns)

    def column(self, code: str) -> int:
        """Return the column of the ledger's column ``code``."""
        return ROW_ID_COLUMN + 1 + [c.code for c in self.ledger.columns].index(code)

    def check_column(self, rule: Rule) -> int:
        """Return the column where the judgement of a row rule stands."""
        return self.last_column + 2 + self.rules.index(rule)

    @property
    def last_printed(self) -> int:
        """Return the last row that is printed: what is filled in and a little room to write."""
        return LEDGER_HEAD + len(self.rows) + PRINTED_SPARE_ROWS

    def row_ids(self) -> Iterator[tuple[int, Row | None]]:
        """Yield each row's number on the sheet and the entry in it, None for a spare row."""
        for row in range(self.first_row, self.last_row + 1):
            index = row - self.first_row
            yield row, self.rows[index] if index < len(self.rows) else None


@dataclass(frozen=True)
class Plan:
    """Where everything stands. ``places`` holds every key, every name and every judgement.

    Besides keys: ``PERIOD.year``, ``L02.qty`` (column), ``L02.no``, ``L02.data``, ``L02.filled``, ``R201_01``
    (judgement of a unit rule), ``explain.R201_01``, ``RL02_01`` (count of failing rows) and
    ``RL02_01#<row id>`` (judgement of one row).
    """

    forms: tuple[Form, ...]
    ledgers: tuple[LedgerSheet, ...]
    narratives: tuple[Narrative, ...]
    unit_rules: tuple[Rule, ...]
    row_rules: tuple[Rule, ...]
    audit: AuditRows
    lang: Language = "zh"
    """Of the names of the sheets."""
    places: dict[str, Area] = field(default_factory=dict)

    def names(self) -> dict[str, Area]:
        """Return what becomes a defined name, sorted: all places but single ledger cells."""
        rules = {rule.code for rule in (*self.unit_rules, *self.row_rules)}
        return {
            key: self.places[key]
            for key in sorted(self.places)
            if "#" not in key and key not in rules
        }


def sheet_name(name: str, lang: Language) -> str:
    """Return what the sheet ``name`` (COVER, GUIDE, TEXTS or AUDIT) is called in ``lang``."""
    return say(f"workbook.sheet-{SHEET_WORDS[name]}", lang)


def rule_ledger(rule: Rule) -> str:
    """Return the code of the ledger that a row rule speaks of."""
    found = _LEDGER_NAME.search(rule.formula)
    return found[0] if found else ""


def make_plan(
    scheme: Scheme,
    snapshot: Snapshot,
    left_out: frozenset[str] = frozenset(),
    findings: Sequence[Finding] = (),
    lang: Language = "zh",
) -> Plan:
    """Return the plan of the workbook of ``snapshot``: the forms, ledgers and rules of its level.

    Ledgers ``left_out`` have no sheet, and rules over their rows no line. Rules that have
    ``findings`` come first on the audit sheet. Sheets are named in ``lang``.
    """
    level = snapshot.unit.level
    rules = tuple(scheme.rules_of(level, snapshot.period))
    row_rules = tuple(rule for rule in rules if rule.scope == "row")
    forms = tuple(_forms(scheme, snapshot, lang))
    ledgers = tuple(
        LedgerSheet(
            ledger,
            say("workbook.sheet-ledger", lang, code=ledger.code),
            tuple(snapshot.ledgers.get(ledger.code, ())),
            tuple(rule for rule in row_rules if rule_ledger(rule) == ledger.code),
        )
        for ledger in scheme.ledgers_of(level)
        if ledger.code not in left_out
    )
    unit_rules = tuple(rule for rule in rules if rule.scope == "unit")
    kept_rules = tuple(rule for sheet in ledgers for rule in sheet.rules)
    audit = arrange(AUDIT_HEAD, unit_rules, kept_rules, findings, len(snapshot.remarks))
    plan = Plan(forms, ledgers, scheme.narratives_of(level), unit_rules, kept_rules, audit, lang)
    _place_cover(scheme, plan.places, sheet_name(COVER, lang))
    texts, checks = sheet_name(TEXTS, lang), sheet_name(AUDIT, lang)
    for form in forms:
        _place_form(form, plan.places)
    for ledger in ledgers:
        _place_ledger(ledger, plan.places)
    for row, narrative in enumerate(plan.narratives, TEXT_HEAD + 1):
        plan.places[narrative.code] = spot(texts, row, 4)
    for row, rule in audit.rules():
        plan.places[rule.code] = spot(checks, row, AUDIT_JUDGEMENT)
        plan.places[f"explain.{rule.code}"] = spot(checks, row, AUDIT_JUDGEMENT + 1)
    return plan


TEXT_HEAD = 4
AUDIT_HEAD = 4
AUDIT_JUDGEMENT = 6
"""Column of the audit sheet in which the judgement stands; the explanation is beside it."""


def _forms(scheme: Scheme, snapshot: Snapshot, lang: Language) -> Iterator[Form]:
    for section in scheme.sections.values():
        shown = scheme.shown(section.code, snapshot.unit.level, snapshot.period)
        if not shown:
            continue
        present = {measure for indicator in shown for measure in indicator.measures} | {"last"}
        present |= {"completion"} if "target" in present else set()
        present |= {"last_cumulative"} if "cumulative" in present else set()
        hidden = {
            measure
            for measure in present & set(CARRIED_MEASURES)
            if not any(f"{indicator.code}.{measure}" in snapshot.values for indicator in shown)
        }
        yield Form(
            section,
            form_label(scheme, section.code, lang),
            tuple(measure for measure in MEASURES if measure in present),
            frozenset(hidden),
            tuple(_lines(shown)),
        )


def _lines(shown: tuple[Indicator, ...]) -> Iterator[Line]:
    row, topic = FORM_HEAD, ""
    for number, indicator in enumerate(shown, 1):
        if indicator.topic and indicator.topic != topic:
            row, topic = row + 1, indicator.topic
            yield Line(row, topic, None, 0, indicator.topic_en)
        row += 1
        yield Line(row, topic, indicator, number)


def measures_of(indicator: Indicator) -> set[str]:
    """Return the measures that an indicator has, the derived and carried ones included."""
    found = {*indicator.measures, "last"}
    if "target" in found:
        found.add("completion")
    if "cumulative" in found:
        found.add("last_cumulative")
    return found


def _place_cover(scheme: Scheme, places: dict[str, Area], sheet: str) -> None:
    places["PERIOD.year"] = spot(sheet, 11, 3)
    places["PERIOD.start"] = spot(sheet, 12, 3)
    places["PERIOD.end"] = spot(sheet, 12, 5)
    for row, sign in enumerate(scheme.signs.values(), COVER_FIRST_SIGN):
        places[f"sign.{sign.code}"] = spot(sheet, row, 3)


def _place_form(form: Form, places: dict[str, Area]) -> None:
    for line in form.lines:
        if line.indicator is None:
            continue
        present = measures_of(line.indicator)
        for measure in form.measures:
            if measure in present:
                key = f"{line.indicator.code}.{measure}"
                places[key] = spot(form.sheet, line.row, form.column(measure))


def _place_ledger(sheet: LedgerSheet, places: dict[str, Area]) -> None:
    code, name = sheet.ledger.code, sheet.sheet
    places[f"{code}.nil"] = spot(name, 3, ROW_ID_COLUMN + 2)
    places[f"{code}.filled"] = spot(name, 3, ROW_ID_COLUMN)
    first, last = ROW_ID_COLUMN + 1, sheet.last_column
    places[f"{code}.no"] = Area(name, sheet.first_row, 1, sheet.last_row, 1)
    places[f"{code}.data"] = Area(name, sheet.first_row, first, sheet.last_row, last)
    for number, column in enumerate(sheet.ledger.columns, first):
        key = f"{code}.{column.code}"
        places[key] = Area(name, sheet.first_row, number, sheet.last_row, number)
    for row, entry in sheet.row_ids():
        if entry is None:
            continue
        for number, column in enumerate(sheet.ledger.columns, first):
            places[cell_key(code, entry.id, column.code)] = spot(name, row, number)
        for rule in sheet.rules:
            places[f"{rule.code}#{entry.id}"] = spot(name, row, sheet.check_column(rule))
