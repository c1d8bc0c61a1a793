"""A report with every kind of gap, drawn and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desktop.checks.findings import Finding
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.workbook.blank import blank_workbook
from desktop.workbook.edition import Edition, make_edition
from desktop.workbook.export import workbook
from desktop.workbook.style import Styles
from desktop.workbook.writer import new_book
from tests.desktop.workbook.fills import random_fill

FINDINGS = (
    Finding("R201_02", "R201_02", "soft", ("T201_01.actual",), None, None, "完成额小于目标", ""),
    Finding("required@T201_01.actual", "required", "force", (), None, None, "表2-1 未填", ""),
    Finding("RL02_01@L02#r0", "RL02_01", "force", (), None, None, "台账L02 第1行", "=说明"),
)


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return load_built_in()


@pytest.fixture(scope="session")
def snapshot(scheme: Scheme) -> Snapshot:
    """A county's report."""
    return random_fill(scheme, "county", 1)


MakeEdition = Callable[..., Edition]


@pytest.fixture
def edition(scheme: Scheme, snapshot: Snapshot) -> MakeEdition:
    """Make an edition of the report with some values replaced (None: blank)."""

    def make(values: dict[str, Any] | None = None, **more: Any) -> Edition:
        merged = {**snapshot.values, **(values or {})}
        wanted = {key: value for key, value in merged.items() if value is not None}
        ledgers = {**snapshot.ledgers, **more.pop("ledgers", {})}
        report = replace(snapshot, values=wanted, ledgers=ledgers)
        findings = more.pop("findings", FINDINGS)
        styles = Styles(new_book("", ""))
        figures = Figures(scheme, report)
        return make_edition(scheme, report, figures, findings, styles, **{"draft": True, **more})

    return make


@pytest.fixture(scope="session")
def content(scheme: Scheme, snapshot: Snapshot) -> bytes:
    """The exported workbook."""
    return workbook(scheme, snapshot, Figures(scheme, snapshot), FINDINGS, draft=True)


@pytest.fixture(scope="session")
def book(content: bytes) -> Workbook:
    """The exported workbook as openpyxl reads it: formulas."""
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture(scope="session")
def values(content: bytes) -> Workbook:
    """The exported workbook as openpyxl reads it: cached values."""
    return openpyxl.load_workbook(BytesIO(content), data_only=True)


@pytest.fixture(scope="session")
def section_book(scheme: Scheme, snapshot: Snapshot) -> bytes:
    """One section with what is filled in: a small workbook, to be spoiled."""
    return blank_workbook(scheme, snapshot, section="1.1", filled=True)
