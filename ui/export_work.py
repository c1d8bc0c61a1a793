"""The long work of exporting, as jobs: drawing, sealing, encrypting, the PDF."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.checks.findings import Finding
from desktop.progress import Progress
from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.words import Language

if TYPE_CHECKING:
    from desktop.records.submissions import Submission
    from desktop.submission.outgoing import Outgoing
    from desktop.submission.versions import Prepared


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported."""

    scheme: Scheme
    snapshot: Snapshot
    findings: Sequence[Finding]
    lang: Language
    with_internal: bool


def draw_draft(order: Order, target: Path) -> Generator[Progress, None, Path]:
    """Write a draft to ``target``; cancelled before that, nothing is written.

    Raises Fault when the target cannot be written; what stood there stays whole.
    """
    from desktop.scheme.compute import Figures
    from desktop.workbook.export import workbook
    from desktop.workbook.save import save

    yield Progress(0, 3, "")
    figures = Figures(order.scheme, order.snapshot)
    yield Progress(1, 3, "")
    content = workbook(
        order.scheme,
        order.snapshot,
        figures,
        order.findings,
        draft=True,
        lang=order.lang,
        with_internal=order.with_internal,
    )
    yield Progress(2, 3, "")
    save(content, target)
    return target


def draw_version(
    order: Order, before: Sequence[Submission], data: Path, reason: str
) -> Generator[Progress, None, Prepared]:
    """Draw and seal the next version; nothing is written or kept yet.

    Raises the faults of :func:`desktop.submission.versions.prepare`.
    """
    from desktop.scheme.compute import Figures
    from desktop.submission.versions import prepare

    yield Progress(0, 3, "")
    figures = Figures(order.scheme, order.snapshot)
    yield Progress(1, 3, "")
    prepared = prepare(
        order.scheme,
        figures,
        order.findings,
        before,
        data,
        reason=reason,
        with_internal=order.with_internal,
        lang=order.lang,
    )
    yield Progress(3, 3, "")
    return prepared


def encrypt(outgoing: Outgoing, password: str) -> Generator[Progress, None, Path]:
    """Write the encrypted copy; raises the faults of :meth:`Outgoing.write_protected`."""
    yield Progress(0, 0, "")
    return outgoing.write_protected(password)


def print_forms(outgoing: Outgoing) -> Generator[Progress, None, Path]:
    """Write cover and forms as a PDF; raises the faults of :meth:`Outgoing.write_pdf`."""
    yield Progress(0, 0, "")
    return outgoing.write_pdf()
