"""What is to be looked at comes first on the audit sheet."""

from __future__ import annotations

import pytest

from desktop.checks.findings import Finding
from desktop.scheme.model import Scheme
from desktop.workbook.audit_rows import arrange


def finding(rule: str, audit_class: str = "verify") -> Finding:
    return Finding(rule, rule, audit_class, (), None, None, "", "")


@pytest.mark.parametrize(
    ("findings", "remarks", "unmet", "others", "rest_at"),
    [
        ((), 0, [], 0, 7),
        ((), 2, [], 0, 12),
        ((finding("R201_02"),), 0, ["R201_02"], 0, 7),
        ((finding("RL02_01"), finding("RL02_01")), 0, ["RL02_01"], 2, 12),
        ((finding("R201_02"), finding("required")), 1, ["R201_02"], 1, 15),
        ((finding("return", "returned"),), 1, [], 0, 11),
    ],
)
def test_arrange(
    scheme: Scheme,
    findings: tuple[Finding, ...],
    remarks: int,
    unmet: list[str],
    others: int,
    rest_at: int,
):
    units = [scheme.rules["R201_02"], scheme.rules["R201_08"]]
    order = arrange(4, units, [scheme.rules["RL02_01"]], findings, remarks)
    assert [rule.code for rule in order.unmet] == unmet
    assert (len(order.others), order.rest_at) == (others, rest_at)
    placed = dict(order.rules())
    assert len(placed) == len(units) + 1
    assert max(placed) == order.last_rest
