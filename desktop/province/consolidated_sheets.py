"""What stands on the consolidated workbook: forms by units, and the tables around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.province.consolidated_tables import Tables
from desktop.province.consolidation import Consolidation, Total
from desktop.province.methods import measures_of
from desktop.province.sources import Area
from desktop.scheme.model import Indicator
from desktop.scheme.places import form_label, measure_title
from desktop.scheme.units import Unit
from desktop.scheme.values import Value
from desktop.words import Language, measure_word, say
from desktop.workbook.consolidated_book import consolidated_book
from desktop.workbook.consolidated_parts import MISSING, Book, Figure, Form, Group, Line, Table

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered


HEADS = (
    "code",
    "name",
    "measure",
    "unit-of",
    "method",
    "total",
    "reported",
    "adjustment",
    "coverage",
    "reference",
    "subtotals",
    "missing-mark",
    "stub-marks",
)
"""Heads of the forms."""


class Units:
    """The columns of the workbook: the head of the area first, then prefecture by prefecture."""

    def __init__(self, areas: Sequence[Area], lang: Language) -> None:
        whole = areas[0]
        self.parts: list[Area] = list(areas[1:])
        inside = {unit.code for area in self.parts for unit in area.units}
        head = [unit for unit in whole.units if unit.code == whole.code]
        rest = [unit for unit in whole.units if unit.code not in inside and unit not in head]
        self.ordered: list[Unit] = []
        self.groups: list[Group] = []
        if head:
            self._add(head, say("consolidation.own-figures", lang, name=whole.name), False, lang)
        for area in self.parts:
            self._add(area.units, area.name, True, lang)
        if rest:
            direct = say("consolidation.direct-units", lang)
            self.parts.append(Area(f"{whole.code}-", direct, tuple(rest)))
            self._add(rest, direct, True, lang)

    def _add(self, units: Sequence[Unit], name: str, subtotal: bool, lang: Language) -> None:
        self.ordered.extend(units)
        own = say("consolidation.own-column", lang)
        heads = (own if unit.level != "county" else unit.name for unit in units)
        self.groups.append(Group(name, tuple(heads), subtotal))


class Forms:
    """Turns totals into the lines of forms."""

    def __init__(
        self,
        gathered: Gathered,
        units: Units,
        whole: Consolidation,
        parts: Sequence[Consolidation],
        lang: Language,
    ) -> None:
        self._gathered, self._units, self._lang = gathered, units, lang
        self._whole, self._parts = whole, parts
        self._columns = {unit.code: number for number, unit in enumerate(units.ordered)}
        self._adjusted: Mapping[str, set[int]] = self._adjusted_figures()

    def _adjusted_figures(self) -> Mapping[str, set[int]]:
        """Return key → columns of the units whose figure is another one by an adjustment.

        Also where it only follows from one: a count over an adjusted ledger, a rate.
        """
        sources = self._whole.sources
        adjusted: dict[str, set[int]] = {}
        for code in {one.unit for one in sources.adjustments} & self._columns.keys():
            reported, adopted = sources.reported.get(code), sources.adopted.get(code)
            if reported is None or adopted is None:
                continue
            for key in sources.keys:
                if reported.values.get(key) != adopted.values.get(key):
                    adjusted.setdefault(key, set()).add(self._columns[code])
        return adjusted

    def forms(self) -> Iterator[Form]:
        """Yield a form for each section that has a total."""
        scheme, lang = self._gathered.scheme, self._lang
        totals = {total.key: total for total in self._whole.totals()}
        for section in scheme.sections.values():
            lines = tuple(
                self._line(indicator, measure, totals[key])
                for indicator in scheme.by_section[section.code]
                for measure in measures_of(indicator)
                if (key := f"{indicator.code}.{measure}") in totals
            )
            if lines:
                label = form_label(scheme, section.code, lang)
                title = section.title if lang == "zh" else section.title_en
                yield Form(
                    name=label,
                    title=say("consolidation.form-title", lang, form=label, title=title),
                    left=say("consolidation.form-left", lang, name=self._whole.area.name),
                    right=say(
                        "consolidation.form-right",
                        lang,
                        year=self._gathered.period,
                        form_no=section.form_no,
                    ),
                    lines=lines,
                )

    def _line(self, indicator: Indicator, measure: str, total: Total) -> Line:
        lang = self._lang
        method = total.method
        ordered = self._units.ordered
        asked = tuple(unit.level in indicator.levels for unit in ordered)
        own = method.kind == "own"
        top = self._whole.area.code
        rate = measure in ("yoy", "completion")
        return Line(
            key=total.key,
            code=indicator.code,
            name=indicator.name if lang == "zh" else indicator.name_en,
            measure=measure_title(measure, lang).removesuffix("（%）").removesuffix(" (%)"),
            unit="%" if rate else measure_word(indicator.unit, lang),
            decimals=indicator.measure_decimals(measure),
            way=method.kind,
            method=say(f"consolidation.way-{method.kind}", lang),
            total=total.value,
            reported=total.reported,
            adjustment=total.adjustment,
            coverage=total.coverage.text(lang),
            reference=total.reference,
            subtotals=tuple(self._subtotal(part, total.key) for part in self._parts),
            figures=tuple(self._figure(unit, total.key) for unit in ordered),
            asked=asked,
            enters=tuple(
                unit.level in method.levels and (not own or unit.code == top) for unit in ordered
            ),
            refers=tuple(
                unit.level == "county" and total.reference is not None for unit in ordered
            ),
            adjusted=frozenset(self._adjusted.get(total.key, ())),
            formula=method.formula if method.kind in ("ratio", "derived") else "",
            weight=method.weight,
        )

    def _subtotal(self, part: Consolidation, key: str) -> Value | None:
        total = part.total(key)
        return total.value if total is not None and total.method.kind != "own" else None

    def _figure(self, unit: Unit, key: str) -> Figure:
        answers = self._whole.sources.adopted.get(unit.code)
        return MISSING if answers is None else answers.values.get(key)


def consolidated_workbook(
    gathered: Gathered, *, with_internal: bool = False, lang: Language = "zh"
) -> bytes:
    """Return the consolidated workbook; the same bytes for the same figures.

    Ledgers that are not to travel by mail are in it only ``with_internal``.
    """
    whole = gathered.consolidation()
    units = Units(gathered.areas, lang)
    parts = [gathered.consolidation(area) for area in units.parts]
    tables = Tables(gathered, whole, parts, lang)
    moments = [one.received_at for one in gathered.received.values()]
    moments += [one.at for one in whole.sources.adjustments]
    title = say("consolidation.book-title", lang, name=whole.area.name, year=gathered.period)
    book = Book(
        title=title,
        footer=title,
        made_at=max(moments, default=""),
        groups=tuple(units.groups),
        words={name: say(f"consolidation.head-{name}", lang) for name in HEADS},
        first=(tables.overview(),),
        forms=tuple(Forms(gathered, units, whole, parts, lang).forms()),
        last=_one_by_one(tables, with_internal),
    )
    return consolidated_book(book)


def _one_by_one(tables: Tables, with_internal: bool) -> Iterator[Table]:
    """Yield the tables behind the forms when each is wanted: of thousands of units they are long."""
    yield tables.adjustments()
    yield tables.findings()
    yield tables.revised()
    yield from tables.ledgers(with_internal)
    yield tables.provenance()
