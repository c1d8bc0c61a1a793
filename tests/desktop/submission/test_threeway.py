"""What one value of theirs is, beside mine and what the file held at first."""

from __future__ import annotations

import pytest

from desktop.records.report import Report
from desktop.submission.threeway import Difference, Kind, belongs, three_way


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "known", "kind"),
    [
        (1, 1, 2, True, "same"),
        (1, 2, 2, True, "same"),
        (1, 2, 1, True, "changed"),
        (None, 2, None, True, "new"),
        (1, None, 1, True, "removed"),
        (1, 2, 3, True, "conflict"),
        (None, None, 3, True, "same"),
        (1, None, None, False, "same"),
        (None, 2, None, False, "new"),
        (1, 2, None, False, "conflict"),
    ],
)
def test_kinds(mine, theirs, base, known: bool, kind: Kind):
    assert three_way(mine, theirs, base, known) == kind


@pytest.mark.parametrize(
    ("code", "section", "expected"),
    [
        ("T201_01", "", True), ("T201_01", "2.1", True), ("T201_01", "1.1", False),
        ("L02", "2.1", True), ("L02", "1.1", False), ("N201_01", "2.1", True),
        ("N201_01", "1.1", False), ("sign", "2.1", False), ("sign", "", True),
    ],
)  # fmt: skip
def test_sections(report: Report, code: str, section: str, expected: bool):
    assert belongs(report, code, section) is expected


@pytest.mark.parametrize(
    ("kind", "takeable"), [("new", True), ("conflict", True), ("same", False), ("refused", False)]
)
def test_what_can_be_taken(kind: Kind, takeable: bool):
    found = Difference("T201_01.actual", kind, lambda lang: lang, None, None, None)
    assert found.takeable is takeable
