"""When an explanation lets a finding pass."""

from __future__ import annotations

import pytest

from desktop.checks.findings import Finding
from desktop.scheme.model import AuditClass


@pytest.mark.parametrize(
    ("audit_class", "explanation", "explained", "blocks"),
    [
        ("force", "", False, True),
        ("force", "原因写得很长也不行", False, True),
        ("soft", "", False, True),
        ("soft", "  ", False, True),
        ("soft", "改", True, False),
        ("verify", "五个字不够", False, True),
        ("verify", "  五个字不够  ", False, True),
        ("verify", "六个字就够了", True, False),
        ("hint", "", False, False),
        ("hint", "知", True, False),
    ],
)
def test_explanations(
    audit_class: AuditClass, explanation: str, explained: bool, blocks: bool
) -> None:
    finding = Finding("R1", "R1", audit_class, ("T201_01.actual",), None, None, "", explanation)
    assert (finding.explained, finding.blocks) == (explained, blocks)
