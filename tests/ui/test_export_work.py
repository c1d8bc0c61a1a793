"""The jobs of an export, step by step; cut short, they leave nothing."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from desktop.progress import Progress
from desktop.submission.outgoing import Outgoing
from tests.ui.colleague import sealed
from ui.exchange import data_directory_of
from ui.export_work import Order, draw_draft, draw_version, encrypt, print_forms
from ui.session import Session


def run(work: Generator[Progress, None, object]) -> object:
    """Run to the end and return what comes of it."""
    try:
        while True:
            next(work)
    except StopIteration as end:
        return end.value


@pytest.fixture
def order(alone: Session) -> Order:
    return Order(alone.scheme, alone.report.snapshot(), alone.findings(), "zh", False)


def test_a_draft_is_written_at_the_end(order: Order, tmp_path: Path) -> None:
    target = tmp_path / "草稿.xlsx"
    work = draw_draft(order, target)
    next(work)
    next(work)
    assert not target.exists()
    assert run(work) == target
    assert target.read_bytes()[:2] == b"PK"


def test_a_version_is_sealed_and_not_kept(alone: Session, order: Order) -> None:
    prepared = run(draw_version(order, (), data_directory_of(alone), ""))
    assert prepared.submission.version == 1
    assert alone.report.submissions() == []


def test_an_encrypted_copy_lies_beside_the_file(alone: Session, tmp_path: Path) -> None:
    path = sealed(alone, tmp_path)
    outgoing = Outgoing(alone.scheme, alone.report.snapshot(), path, 1, "0000-0000")
    made = run(encrypt(outgoing, "密码2026"))
    assert made == tmp_path / f"{path.stem}_加密.xlsx"
    assert made.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"


@pytest.mark.libreoffice
def test_the_forms_are_printed(alone: Session, tmp_path: Path) -> None:
    path = sealed(alone, tmp_path)
    outgoing = Outgoing(alone.scheme, alone.report.snapshot(), path, 1, "0000-0000")
    made = run(print_forms(outgoing))
    assert made == path.with_suffix(".pdf")
    assert made.read_bytes()[:4] == b"%PDF"
