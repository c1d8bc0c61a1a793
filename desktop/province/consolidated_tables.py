"""The tables of the consolidated workbook: what it is, who sent what, 调整, 审核, 台账, 溯源."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.checks.wording import class_word
from desktop.province.adjustments import row_numbers
from desktop.province.consolidation import Consolidation
from desktop.province.explanations import TotalExplanations
from desktop.province.ledgers_merged import Conflict, MergedLedger
from desktop.province.merge_checks import as_one_form, merged_findings
from desktop.province.provenance import trace
from desktop.province.revised import revised
from desktop.scheme.model import LEVELS, Ledger
from desktop.scheme.places import heading, measure_title, place
from desktop.scheme.values import Value
from desktop.words import Language, listed, measure_word, say
from desktop.workbook.consolidated_parts import Table, TableColumn
from desktop.workbook.style import text_width

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered
    from desktop.province.received import Received

NARROWEST, WIDEST = 9.0, 36.0
TRACED = ("sum", "mean", "max", "own", "ledger")


def columns(names: Sequence[tuple[str, float]], lang: Language) -> tuple[TableColumn, ...]:
    """Return columns by the names of their heads and widths."""
    return tuple(TableColumn(say(f"consolidation.head-{n}", lang), width) for n, width in names)


class Tables:
    """Makes the tables."""

    def __init__(
        self,
        gathered: Gathered,
        whole: Consolidation,
        parts: Sequence[Consolidation],
        lang: Language,
    ) -> None:
        self._gathered, self._whole, self._parts, self._lang = gathered, whole, parts, lang

    def overview(self) -> Table:
        """Return the first sheet: what this is, and how many of each prefecture reported."""
        lang, whole = self._lang, self._whole
        sources = whole.sources
        rows = []
        for part in (whole, *self._parts):
            missing = [unit for unit in part.area.units if unit.code not in sources.adopted]
            expected = len(part.area.units)
            adjusted = {unit.code for unit in part.area.units}
            count = sum(one.unit in adjusted for one in sources.adjustments)
            names = listed((unit.name for unit in missing), lang)
            rows.append(
                (
                    part.area.name,
                    Decimal(expected),
                    Decimal(expected - len(missing)),
                    Decimal(len(missing)),
                    Decimal(count),
                    names or say("consolidation.none", lang),
                )
            )
        heads = (
            ("area", 22.0),
            ("expected", 10.0),
            ("received", 10.0),
            ("not-received", 10.0),
            ("adjusted", 10.0),
            ("missing", 62.0),
        )
        scheme = self._gathered.scheme
        title = scheme.title if lang == "zh" else scheme.title_en
        about = say(
            "consolidation.about",
            lang,
            name=whole.area.name,
            year=self._gathered.period,
            scheme=title,
            version=scheme.version,
        )
        notes = (about, *(say(f"consolidation.note-{n}", lang) for n in range(1, 7)))
        return Table(
            say("consolidation.sheet-overview", lang),
            say("consolidation.book-title", lang, name=whole.area.name, year=self._gathered.period),
            columns(heads, lang),
            rows,
            notes,
        )

    def adjustments(self) -> Table:
        """Return 调整: 上报数, 调整, 采用数, with who says so and why."""
        lang, sources = self._lang, self._whole.sources
        scheme = as_one_form(sources.scheme)
        rows = []
        left_out = say("consolidation.row-left-out", lang)
        for one in sources.adjustments:
            unit = sources.by_code.get(one.unit)
            answers = sources.reported.get(one.unit)
            number = row_numbers(answers.ledgers if answers else {})
            level = unit.level if unit else "dept"
            rows.append(
                (
                    one.unit,
                    unit.name if unit else one.unit,
                    one.key,
                    place(scheme, level, one.period, one.key, number, lang),
                    one.reported,
                    _difference(one.value, one.reported),
                    left_out if one.removes_row else one.value,
                    one.reason,
                    one.document,
                    one.author,
                    one.at[:16].replace("T", " "),
                )
            )
        heads = (
            ("unit-code", 10.0),
            ("unit", 16.0),
            ("key", 17.0),
            ("place", 24.0),
            ("reported", 14.0),
            ("adjustment", 12.0),
            ("adopted", 14.0),
            ("reason", 34.0),
            ("document", 20.0),
            ("author", 12.0),
            ("time", 17.0),
        )
        name = say("consolidation.sheet-adjustments", lang)
        note = say("consolidation.adjustments-note", lang)
        return Table(name, name, columns(heads, lang), rows, (note,))

    def findings(self) -> Table:
        """Return 汇总数审核: the rules that totals do not keep."""
        lang = self._lang
        said = TotalExplanations(self._gathered.store).of(self._gathered.period)
        rows = [
            (
                part.area.name,
                class_word(one.audit_class, lang),
                one.rule,
                one.message,
                one.explanation,
            )
            for part in (self._whole, *self._parts)
            for one in merged_findings(part, lang, said)
        ]
        heads = (
            ("area", 22.0),
            ("class", 10.0),
            ("rule", 14.0),
            ("message", 90.0),
            ("explanation", 40.0),
        )
        name = say("consolidation.sheet-findings", lang)
        return Table(name, name, columns(heads, lang), rows)

    def revised(self) -> Table:
        """Return 历史数据修订: last year's figures that are told otherwise now."""
        lang, gathered = self._lang, self._gathered
        rows: list[tuple[Value | None, ...]] = []
        for one in revised(gathered):
            code, _, measure = one.key.partition(".")
            indicator = gathered.scheme.indicators[code]
            rows.append(
                (
                    one.unit.code,
                    one.unit.name,
                    one.key,
                    indicator.name if lang == "zh" else indicator.name_en,
                    measure_title(measure, lang),
                    measure_word(indicator.unit, lang),
                    one.last_accepted,
                    one.last_reported,
                    one.prior_now,
                    one.difference,
                    one.explanation,
                )
            )
        heads = (
            ("unit-code", 10.0),
            ("unit", 16.0),
            ("key", 17.0),
            ("indicator", 34.0),
            ("measure", 12.0),
            ("unit-of", 10.0),
            ("last-accepted", 14.0),
            ("last-reported", 14.0),
            ("prior-now", 16.0),
            ("difference", 14.0),
            ("explanation", 40.0),
        )
        name = say("revised.sheet", lang)
        note = "revised.note" if gathered.last else "revised.note-no-last-year"
        return Table(name, name, columns(heads, lang), rows, (say(note, lang),))

    def ledgers(self, with_internal: bool) -> Iterator[Table]:
        """Yield every merged ledger that has rows, then what units say differently in one row."""
        conflicts: list[Conflict] = []
        for ledger in self._gathered.scheme.ledgers.values():
            if ledger.internal and not with_internal:
                continue
            merged = self._whole.adopted.ledger(ledger.code, LEVELS)
            conflicts.extend(merged.conflicts)
            if merged.rows:
                yield self._ledger(ledger, merged)
        yield self._conflicts(conflicts)

    def _ledger(self, ledger: Ledger, merged: MergedLedger) -> Table:
        lang, by_code = self._lang, self._whole.sources.by_code
        rows = []
        for number, row in enumerate(merged.rows, 1):
            units = (by_code[o.unit].name if o.unit in by_code else o.unit for o in row.origins)
            said_by = listed(dict.fromkeys(units), lang)
            cells: list[Value | None] = [row.cells.get(column.code) for column in ledger.columns]
            origins = " ".join(f"{o.unit}/{ledger.code}#{o.row}" for o in row.origins)
            rows.append((Decimal(number), said_by, *cells, origins))
        heads = [TableColumn("序号" if lang == "zh" else "No.", 7.0, 0)]
        heads.append(TableColumn(say("consolidation.head-units", lang), 18.0))
        for column in ledger.columns:
            number_kind = column.kind in ("integer", "decimal", "percent")
            decimals = column.decimals if number_kind else None
            unit = column.unit if number_kind else ""
            head = heading(column.titled(lang), unit, lang)
            least = 18.0 if column.kind == "text" else NARROWEST
            width = min(max(least, text_width(head) + 3.0), WIDEST)
            heads.append(TableColumn(head, width, decimals))
        heads.append(TableColumn(say("consolidation.head-rows", lang), 22.0))
        scope = ledger.dedupe_scope or "none"
        titles = {column.code: column.titled(lang) for column in ledger.columns}
        key = ("＋" if lang == "zh" else " + ").join(
            titles.get(code, code) for code in ledger.dedupe_key
        )
        note = say(f"consolidation.ledger-{scope}", lang, key=key, count=len(merged.rows))
        title = f"{ledger.code} {ledger.titled(lang)}"
        return Table(title, title, tuple(heads), rows, (note,), wrapped=False)

    def _conflicts(self, conflicts: Sequence[Conflict]) -> Table:
        lang, sources = self._lang, self._whole.sources

        def name(code: str) -> str:
            return sources.by_code[code].name if code in sources.by_code else code

        rows: list[tuple[Value | None, ...]] = []
        for one in conflicts:
            column = sources.scheme.ledgers[one.ledger].column(one.column)
            key = " ".join(str(part) for part in one.key)
            title = column.titled(lang) if column else one.column
            kept, dropped = name(one.kept_unit), name(one.dropped_unit)
            rows.append((one.ledger, key, title, one.kept, kept, one.dropped, dropped))
        heads = (
            ("ledger", 10.0),
            ("row-key", 26.0),
            ("column", 20.0),
            ("kept", 24.0),
            ("kept-unit", 16.0),
            ("dropped", 24.0),
            ("dropped-unit", 16.0),
        )
        sheet = say("consolidation.sheet-conflicts", lang)
        note = say("consolidation.conflicts-note", lang)
        return Table(sheet, sheet, columns(heads, lang), rows, (note,))

    def provenance(self) -> Table:
        """Return 溯源: every figure that enters a total, with file, sheet, cell and hash."""
        lang, gathered, whole = self._lang, self._gathered, self._whole
        cells = {code: one.cells for code, one in gathered.received.items()}
        received = {code: _Held(one, cells[code]) for code, one in gathered.received.items()}
        rows = []
        for total in whole.totals():
            if total.method.kind not in TRACED:
                continue
            indicator = gathered.scheme.indicators[total.key.partition(".")[0]]
            title = indicator.name if lang == "zh" else indicator.name_en
            for one in trace(whole, received, total.key):
                if one.key != total.key:
                    continue
                rows.append(
                    (
                        total.key,
                        title,
                        one.unit.code,
                        one.unit.name,
                        one.value,
                        one.adopted,
                        one.sheet,
                        one.cell,
                        f"v{one.version}" if one.version else "",
                        one.file,
                        one.sha256,
                    )
                )
        heads = (
            ("key", 17.0),
            ("indicator", 36.0),
            ("unit-code", 10.0),
            ("unit", 18.0),
            ("reported", 16.0),
            ("adopted", 16.0),
            ("sheet", 10.0),
            ("cell", 8.0),
            ("version", 7.0),
            ("file", 44.0),
            ("sha256", 68.0),
        )
        name = say("consolidation.sheet-provenance", lang)
        note = say("consolidation.provenance-note", lang)
        return Table(name, name, columns(heads, lang), rows, (note,), wrapped=False)


class _Held:
    """A received file whose places are read once, not for every total."""

    def __init__(self, one: Received, cells: Mapping[str, tuple[str, str]]) -> None:
        self.file, self.sha256, self.version, self.cells = one.file, one.sha256, one.version, cells


def _difference(value: Value | None, reported: Value | None) -> Value | None:
    if isinstance(value, Decimal) and isinstance(reported, Decimal):
        return value - reported
    return None
