"""LibreOffice as the oracle: it recalculates exported workbooks and must get what the program got.

Compared: every computed figure, 同比 and 完成率, every rule of the unit, every row rule in every row.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.demo.fill import Plan as DemoPlan
from desktop.demo.fill import Task, fill
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import LEVELS, Scheme
from desktop.scheme.units import Units
from desktop.scheme.values import NA, Value
from desktop.words import Language
from desktop.workbook.edition import Edition, make_edition
from desktop.workbook.export import workbook
from desktop.workbook.plan import Area
from desktop.workbook.style import Styles
from desktop.workbook.writer import new_book
from tests.desktop.workbook.fills import random_fill
from tests.desktop.workbook.libreoffice import Cells, cell, convert, read

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]

FILLS_PER_LEVEL = 17
PROCESSES = 2
WRONG = "777.77"


@dataclass
class Agreement:
    """What was compared with the oracle, and where it differed."""

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def compare(self, what: str, key: str, expected: Value | str | None, found: object) -> None:
        self.counts[what] += 1
        if not same(expected, found):
            self.differences.append(f"{what} {key}: program {expected!r}, LibreOffice {found!r}")

    @property
    def compared(self) -> int:
        return sum(n for what, n in self.counts.items() if not what.startswith("of them"))

    def __str__(self) -> str:
        counted = ", ".join(f"{count:,} {what}" for what, count in self.counts.items())
        return f"{counted}, {len(self.differences)} differences"


def same(expected: Value | str | None, found: object) -> bool:
    if isinstance(expected, Decimal):
        if not isinstance(found, int | float):
            return False
        return abs(float(expected) - found) <= 1e-9 * max(1.0, abs(found))
    return found == (NA.value if expected is NA else expected or "")


def compare(agreement: Agreement, name: str, edition: Edition, cells: Cells) -> None:
    """Compare one workbook with what the program says of the same report."""
    plan, live, figures = edition.plan, edition.live, edition.figures

    def found(area: Area) -> object:
        return cell(cells, area.sheet, area.row, area.column)

    for key in computed_keys(edition):
        agreement.compare("computed", f"{name} {key}", figures.get(key), found(plan.places[key]))
    for rule in plan.unit_rules:
        if not live.rule_by_program(rule):
            expected = live.verdict(rule).text
            place = found(plan.places[rule.code])
            agreement.compare("rule judgements", f"{name} {rule.code}", expected, place)
            agreement.counts[f"of them {expected or '(skipped)'}"] += 1
    for sheet in plan.ledgers:
        for rule in sheet.rules:
            for row in sheet.rows:
                key = f"{rule.code}#{row.id}"
                expected = live.row_verdict(rule, row).text
                agreement.compare(
                    "row judgements", f"{name} {key}", expected, found(plan.places[key])
                )


def computed_keys(edition: Edition) -> Iterator[str]:
    """Yield the keys that the workbook computes itself."""
    for form in edition.plan.forms:
        for line in form.lines:
            for measure in ("actual", "yoy", "completion") if line.indicator else ():
                if line.indicator and edition.live.computed(line.indicator, measure):
                    yield f"{line.indicator.code}.{measure}"


def edition_of(scheme: Scheme, snapshot: Snapshot, lang: Language = "zh") -> Edition:
    figures, styles = Figures(scheme, snapshot), Styles(new_book("", ""))
    return make_edition(scheme, snapshot, figures, (), styles, draft=True, lang=lang)


def write(scheme: Scheme, snapshot: Snapshot, path: Path, lang: Language = "zh") -> Path:
    figures = Figures(scheme, snapshot)
    path.write_bytes(workbook(scheme, snapshot, figures, (), draft=True, lang=lang))
    return path


def recalculate(
    soffice: str,
    scheme: Scheme,
    reports: dict[str, Snapshot],
    room: Path,
    lang: Language = "zh",
) -> Agreement:
    """Export ``reports``, let LibreOffice recalculate them, several at a time, and compare."""
    files = [
        write(scheme, snapshot, room / f"{name}.xlsx", lang) for name, snapshot in reports.items()
    ]
    shares = [files[start::PROCESSES] for start in range(PROCESSES)]
    with ThreadPoolExecutor(PROCESSES) as pool:
        jobs = [
            pool.submit(convert, soffice, share, "xlsx", room / f"oracle{number}")
            for number, share in enumerate(shares)
            if share
        ]
        made = {file.stem: file for job in jobs for file in job.result()}
    agreement = Agreement()
    for name, snapshot in reports.items():
        compare(agreement, name, edition_of(scheme, snapshot, lang), read(made[name]))
    return agreement


def test_random_fills(
    soffice: str, scheme: Scheme, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    reports = {
        f"{level}{seed}": random_fill(scheme, level, seed)
        for level in LEVELS
        for seed in range(FILLS_PER_LEVEL)
    }
    agreement = recalculate(soffice, scheme, reports, tmp_path)
    with capsys.disabled():
        print(f"\nLibreOffice, {len(reports)} random fills: {agreement}")
    assert not agreement.differences
    # Every outcome was there to be compared.
    assert min(agreement.counts.values()) > 1000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_demo_data(
    soffice: str,
    scheme: Scheme,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    lang: Language,
):
    units = Units()
    reports = {}
    for code in ("520327", "520300", "520000"):
        regions = tuple(unit.code for unit in units.below(code) if unit.level == "county")
        task = Task(scheme, DemoPlan.read(), units.get(code), 2026, 1, regions or (code,))
        reports[code] = fill(task)
    agreement = recalculate(soffice, scheme, reports, tmp_path, lang)
    with capsys.disabled():
        print(f"\nLibreOffice, demo data of {len(reports)} units ({lang}): {agreement}")
    assert not agreement.differences


def test_the_oracle_recalculates(soffice: str, scheme: Scheme, snapshot: Snapshot, tmp_path: Path):
    """A file whose cached values are all wrong comes back with none of them."""
    right, wrong = write(scheme, snapshot, tmp_path / "right.xlsx"), tmp_path / "wrong.xlsx"
    spoiled = 0
    with zipfile.ZipFile(right) as source, zipfile.ZipFile(wrong, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            text, count = re.subn(r"(</f><v>)[^<]*(</v>)", rf"\g<1>{WRONG}\2", text)
            spoiled += count
            target.writestr(name, text)
    assert spoiled > 500
    edition, before, after = edition_of(scheme, snapshot), Agreement(), Agreement()
    compare(before, "spoiled", edition, read(wrong))
    assert len(before.differences) == before.compared > 300, "a wrong value is told, each of them"
    (made,) = convert(soffice, [wrong], "xlsx", tmp_path / "oracle")
    cells = read(made)
    kept = [v for rows in cells.values() for row in rows for v in row if str(v) == WRONG]
    assert not kept
    compare(after, "recalculated", edition, cells)
    assert not after.differences
