"""Export: one report → the workbook that travels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.words import Language
from desktop.workbook.audit import draw_audit
from desktop.workbook.canvas import Canvas
from desktop.workbook.choices import draw_choices
from desktop.workbook.cover import draw_cover, draw_guide
from desktop.workbook.edition import Edition, make_edition
from desktop.workbook.forms import draw_form
from desktop.workbook.ledgers import draw_ledger
from desktop.workbook.machine import draw_machine, records
from desktop.workbook.narratives import draw_narratives
from desktop.workbook.save import package, save
from desktop.workbook.sealing import Sealing
from desktop.workbook.style import Styles
from desktop.workbook.writer import add_names, add_sheets, new_book

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FORBIDDEN_IN_NAMES = str.maketrans('\\/:*?"<>|\0', "__________")


def file_name(snapshot: Snapshot, *, draft: bool, version: int) -> str:
    """Return ``2026_520327_凤冈县_交通年报_v1.xlsx``, or ``…_草稿.xlsx`` for a draft."""
    unit = snapshot.unit
    ending = "草稿" if draft else f"v{version}"
    name = f"{snapshot.period}_{unit.code}_{unit.name}_交通年报_{ending}.xlsx"
    return name.translate(FORBIDDEN_IN_NAMES)


def export(
    scheme: Scheme,
    snapshot: Snapshot,
    figures: Figures,
    findings: Sequence[Finding],
    directory: Path,
    *,
    draft: bool,
    version: int = 1,
    lang: Language = "zh",
    with_internal: bool = True,
) -> Path:
    """Write the workbook of ``snapshot`` into ``directory`` and return its path.

    It bears no seal: that is for :func:`desktop.submission.versions.export_final`.
    A final export with blocking findings is refused: Fault ``workbook.blocked``. A target that
    cannot be written is a Fault of :func:`desktop.workbook.save.save`; what was there stays whole.
    """
    blocking = sum(finding.blocks for finding in findings)
    if blocking and not draft:
        raise Fault("workbook.blocked", count=blocking)
    target = directory / file_name(snapshot, draft=draft, version=version)
    content = workbook(
        scheme,
        snapshot,
        figures,
        findings,
        draft=draft,
        version=version,
        lang=lang,
        with_internal=with_internal,
    )
    save(content, target)
    return target


def workbook(
    scheme: Scheme,
    snapshot: Snapshot,
    figures: Figures,
    findings: Sequence[Finding],
    *,
    draft: bool,
    version: int = 1,
    lang: Language = "zh",
    with_internal: bool = True,
    sealing: Sealing | None = None,
) -> bytes:
    """Return the workbook as bytes; the same report gives the same bytes.

    Without ``with_internal`` the ledgers flagged 不随邮件报送 are left out. With ``sealing`` it bears a
    seal; a Fault out of it ends the export.
    """
    book = new_book(f"{snapshot.period} {snapshot.unit.bureau}", snapshot.taken_at)
    edition = make_edition(
        scheme,
        snapshot,
        figures,
        findings,
        Styles(book),
        draft=draft,
        version=version,
        lang=lang,
        with_internal=with_internal,
    )
    if sealing:
        edition = sealed(edition, sealing)
    return packaged(edition, book)


def packaged(edition: Edition, book: Workbook) -> bytes:
    """Return ``edition`` as a file; ``book`` is the new one that its styles were made for."""
    unit = edition.snapshot.unit
    canvases = draw(edition)
    choices, choice_names = draw_choices(edition)
    canvases.insert(-1, choices)
    code = f" {edition.seal.code}" if edition.seal else ""
    footer = f"{unit.code} {unit.bureau} {edition.edition_name}{code}"
    add_sheets(book, canvases, footer.replace("&", "&&"))
    add_names(book, {**edition.plan.names(), **choice_names})
    return package(book, canvases)


def sealed(edition: Edition, sealing: Sealing) -> Edition:
    """Return ``edition`` as a version: chained to the one before, and sealed."""
    chained = replace(edition, previous=sealing.previous, reason=sealing.reason)
    return replace(chained, seal=sealing.seal(list(records(chained))))


def draw(edition: Edition) -> list[Canvas]:
    """Return the drawn sheets in their order, the machine sheet last."""
    plan = edition.plan
    single: list[Callable[[Edition], Canvas]] = [draw_narratives, draw_audit, draw_machine]
    return [
        draw_cover(edition),
        draw_guide(edition),
        *(draw_form(edition, form) for form in plan.forms),
        *(draw_ledger(edition, ledger) for ledger in plan.ledgers),
        *(drawing(edition) for drawing in single),
    ]
