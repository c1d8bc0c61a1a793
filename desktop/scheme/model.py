"""The scheme: what is to be reported in a year. Immutable, made of data, no behaviour but look-up.

Built by :mod:`desktop.scheme.loader` from the tables of ``resources/schemes/<id>/``; each class
below is one row of one table (see :mod:`desktop.scheme.tables`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from desktop.words import Language

Level = Literal["county", "prefecture", "dept"]
LEVELS: tuple[Level, ...] = ("county", "prefecture", "dept")

Kind = Literal["integer", "decimal", "percent", "text", "date", "choice"]
RuleClass = Literal["force", "soft", "verify", "hint"]
"""强制 must hold · 准强制 passes with an explanation · 核实 with one of ≥ 6 characters · 提示."""
AuditClass = Literal[RuleClass, "returned"]
"""The classes of rules, and 退回意见: what the level above remarked; no rule has this class."""

INPUT_MEASURES = ("actual", "target", "prior", "cumulative")
"""本年实际, 年度目标, 上年同期, 累计: what a clerk enters (unless the indicator is computed)."""
DERIVED_MEASURES = ("yoy", "completion")
"""同比 (%) from actual and prior; 完成率 (%) from actual and target: always computed."""
CARRIED_MEASURES = ("last", "last_cumulative")
"""上年上报数 and 上年上报累计: the same unit's figures a year ago, read-only."""


def in_language(zh: str, en: str, lang: Language) -> str:
    """Return the wording in ``lang``; a scheme without English is shown in Chinese."""
    return en if lang == "en" and en else zh


@dataclass(frozen=True, slots=True)
class Section:
    """One form 分表, one part of the annual report."""

    code: str
    title: str
    title_en: str
    form_no: str
    """表号, such as 交年2-1表; blank for parts that hold narratives only."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of a form. ``formula`` not blank means that ``actual`` is computed."""

    code: str
    section: str
    topic: str
    name: str
    name_en: str
    county_name: str
    unit: str
    kind: Kind
    decimals: int
    measures: tuple[str, ...]
    """In the order shown: input measures, then yoy; completion is added where target stands."""
    levels: tuple[Level, ...]
    merge_levels: tuple[Level, ...]
    county_role: Literal["A", "B", "C", "N"]
    aggregate: Literal["sum", "max", "mean", "ratio", "province-only", "count-from-ledger"]
    weight: str
    formula: str
    ledger: str
    recurrence: Literal["annual", "event", "periodic"]
    scope: str
    owner: str
    minimum: Decimal | None
    maximum: Decimal | None
    optional: bool
    """True: may stay blank in a final report (a survey that is not made every year)."""
    notes: str
    topic_en: str = ""
    scope_en: str = ""
    owner_en: str = ""
    notes_en: str = ""

    @property
    def computed(self) -> bool:
        """Whether ``actual`` comes from ``formula`` instead of the keyboard."""
        return bool(self.formula)

    def title(self, level: Level) -> str:
        """Return the wording that a unit of ``level`` sees."""
        return self.county_name if level == "county" and self.county_name else self.name

    def named(self, level: Level, lang: Language) -> str:
        """Return the wording that a unit of ``level`` sees in ``lang``."""
        return in_language(self.title(level), self.name_en, lang)

    def topic_in(self, lang: Language) -> str:
        """Return the heading over the row; "" for none."""
        return in_language(self.topic, self.topic_en, lang)

    def inputs(self) -> tuple[str, ...]:
        """Return the measures that are entered by hand."""
        return tuple(
            m for m in self.measures if m in INPUT_MEASURES and not (m == "actual" and self.formula)
        )

    def measure_decimals(self, measure: str) -> int:
        """Return the decimals of a measure: rates always have two."""
        return 2 if measure in DERIVED_MEASURES else self.decimals


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger."""

    ledger: str
    code: str
    title: str
    kind: Kind
    unit: str
    decimals: int
    choices: tuple[str, ...]
    required: bool
    minimum: Decimal | None
    maximum: Decimal | None
    default: str
    notes: str
    title_en: str = ""
    choices_en: tuple[str, ...] = ()
    """As many as ``choices``; "" for one without English."""
    notes_en: str = ""

    def titled(self, lang: Language) -> str:
        """Return the heading of the column in ``lang``."""
        return in_language(self.title, self.title_en, lang)

    def choice_text(self, value: str, lang: Language) -> str:
        """Return how a choice is shown in ``lang``; what is kept is always the Chinese one."""
        return choice_text(value, self.choices, self.choices_en, lang)

    def choices_told(self, lang: Language) -> tuple[str, ...]:
        """Return the choices as a sentence lists them: what is to be entered, then what it means."""
        return choices_told(self.choices, self.choices_en, lang)


def choice_text(value: str, choices: Sequence[str], english: Sequence[str], lang: Language) -> str:
    """Return how ``value``, one of ``choices``, is shown in ``lang``; any other text unchanged."""
    if lang == "zh" or value not in choices or len(english) != len(choices):
        return value
    return english[choices.index(value)] or value


def choices_told(choices: Sequence[str], english: Sequence[str], lang: Language) -> tuple[str, ...]:
    """Return each choice, in English with its meaning behind it: ``已办结 (Concluded)``."""
    shown = [choice_text(value, choices, english, lang) for value in choices]
    pairs = zip(choices, shown, strict=True)
    return tuple(value if value == said else f"{value} ({said})" for value, said in pairs)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A repeating table 台账 from which indicators may be computed."""

    code: str
    title: str
    sections: tuple[str, ...]
    levels: tuple[Level, ...]
    dedupe_key: tuple[str, ...]
    dedupe_scope: Literal["", "unit", "province"]
    internal: bool
    """不随邮件报送: left out of the mailed workbook unless chosen."""
    notes: str
    columns: tuple[Column, ...] = ()
    title_en: str = ""
    notes_en: str = ""

    def titled(self, lang: Language) -> str:
        """Return the name of the ledger in ``lang``."""
        return in_language(self.title, self.title_en, lang)

    def column(self, code: str) -> Column | None:
        """Return the column named ``code``, or None."""
        return next((c for c in self.columns if c.code == code), None)


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text field 文字说明."""

    code: str
    section: str
    title: str
    kind: str
    max_chars: int
    levels: tuple[Level, ...]
    notes: str
    title_en: str = ""
    kind_en: str = ""
    notes_en: str = ""

    def titled(self, lang: Language) -> str:
        """Return the title in ``lang``."""
        return in_language(self.title, self.title_en, lang)

    def kind_in(self, lang: Language) -> str:
        """Return what sort of text it is, in ``lang``."""
        return in_language(self.kind, self.kind_en, lang)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold. ``formula`` is Excel text over names."""

    code: str
    audit_class: AuditClass
    scope: Literal["unit", "row", "merge"]
    levels: tuple[Level, ...]
    section: str
    formula: str
    tolerance: Decimal | None
    """None: derived from the declared decimals of the operands."""
    message: str
    message_en: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """A code that moved or retired, so that last year's figures find their new home."""

    old: str
    new: str
    """Blank: retired."""
    since: str
    notes: str


@dataclass(frozen=True, slots=True)
class SignField:
    """One field of cover and sign-off line: 单位负责人, 填表人, 联系电话 …"""

    code: str
    title: str
    title_en: str
    kind: Kind
    required: bool


@dataclass(frozen=True, slots=True)
class VariableField:
    """A name or date of the annual report, such as the province's own name."""

    code: str
    name: str
    name_en: str
    kind: Literal["name", "date"]
    formula: str
    """Gives it unless the province enters another; blank: only the province can say."""
    notes: str
    notes_en: str = ""


@dataclass(frozen=True)
class Scheme:
    """A whole scheme. Look-ups are by code; orders are those of the tables."""

    id: str
    version: str
    title: str
    title_en: str
    form_prefix: str
    authority: str
    """制定机关"""
    approval: str
    """批准文号"""
    valid_until: str
    """有效期至, such as 2027-12"""
    deadline: str
    """报送截止, month and day of the year after the period, such as 01-20"""
    instructions: tuple[str, ...]
    """填报说明, one paragraph each"""
    sections: Mapping[str, Section]
    indicators: Mapping[str, Indicator]
    ledgers: Mapping[str, Ledger]
    narratives: Mapping[str, Narrative]
    rules: Mapping[str, Rule]
    renames: tuple[Rename, ...]
    signs: Mapping[str, SignField]
    built_in: Mapping[str, AuditClass]
    """Class of each built-in check: required, minimum, maximum, prior, choice, unique, length …"""
    switched_off: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Event indicators that are not asked for: period → codes."""
    levels: tuple[Level, ...] = LEVELS
    """Who reports under this scheme."""
    variables: Mapping[str, VariableField] = field(default_factory=dict)
    """Names and dates of the annual report; its text is ``report.md`` beside the tables."""
    instructions_en: tuple[str, ...] = ()
    """填报说明 in English; () for a scheme without."""

    def guidance(self, lang: Language) -> tuple[str, ...]:
        """Return the paragraphs of 填报说明 in ``lang``."""
        return self.instructions_en if lang == "en" and self.instructions_en else self.instructions

    @cached_property
    def by_section(self) -> Mapping[str, tuple[Indicator, ...]]:
        """Indicators of each section, in the order of the table."""
        found: dict[str, list[Indicator]] = {code: [] for code in self.sections}
        for indicator in self.indicators.values():
            found[indicator.section].append(indicator)
        return {code: tuple(rows) for code, rows in found.items()}

    def shown(self, section: str, level: Level, period: str) -> tuple[Indicator, ...]:
        """Return the rows of a form for a unit of ``level`` in ``period`` (a year, "2026")."""
        off = self.switched_off.get(period, frozenset())
        return tuple(i for i in self.by_section[section] if level in i.levels and i.code not in off)

    def ledgers_of(self, level: Level) -> tuple[Ledger, ...]:
        """Return the ledgers that a unit of ``level`` keeps."""
        return tuple(ledger for ledger in self.ledgers.values() if level in ledger.levels)

    def narratives_of(self, level: Level, section: str = "") -> tuple[Narrative, ...]:
        """Return the text fields of ``level``, of one section if given."""
        return tuple(
            n for n in self.narratives.values() if level in n.levels and section in ("", n.section)
        )

    def rules_of(self, level: Level, period: str) -> Iterator[Rule]:
        """Yield the rules that a unit of ``level`` must keep (unit and row scope).

        A rule that names an indicator switched off in ``period`` is left out.
        """
        off = [f"{code}." for code in self.switched_off.get(period, ())]
        for rule in self.rules.values():
            if level not in rule.levels or rule.scope == "merge":
                continue
            if not any(name in rule.formula for name in off):
                yield rule
