"""Faults of tables tell their place first."""

from __future__ import annotations

import pytest

from desktop.faults import Fault
from desktop.scheme.faults import TableFault, nearest


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (
            TableFault("blank-cell", "rules", 3, "message"),
            "审核关系（rules.csv） 第3行 message 列：不得留空",
        ),
        (TableFault("bom", "rules"), "审核关系（rules.csv）：文件开头有 BOM"),
        (
            TableFault("missing-entry", "scheme", 0, "title"),
            "基本信息（scheme.toml） title 列：缺少这一项",
        ),
        (
            TableFault("bad-formula", "rules", 2, "formula", "SUM", Fault("places.form", number=1)),
            "审核关系（rules.csv） 第2行 formula 列：表1",
        ),
    ],
)
def test_the_sentence(fault: TableFault, text: str) -> None:
    assert fault.text().startswith(text)
    assert str(fault).startswith(f"[{fault.code}] ")
    assert fault.text().partition("：")[2].startswith(fault.what())


def test_a_cause_tells_its_own_suggestion() -> None:
    cause = Fault("places.form", number=1)
    assert "建议" not in TableFault("bad-formula", "rules", 2, "formula", "SUM", cause).text()
    assert "建议：SUM" in TableFault("blank-cell", "rules", 2, "formula", "SUM").text()


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [("interger", ["integer", "text"], "integer"), ("x", ["integer"], ""), ("a", [], "")],
)
def test_nearest(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near
