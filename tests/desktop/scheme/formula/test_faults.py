"""A formula's fault tells place, problem and suggestion in both languages."""

from __future__ import annotations

from desktop.scheme.formula.faults import FormulaFault


def test_sentences() -> None:
    fault = FormulaFault("unknown-name", 4, "T201_03.actual", name="T201_3.actual")
    assert fault.problem() == "没有名为 T201_3.actual 的指标栏目或台账列"
    assert fault.text() == (
        "公式第 5 个字符：没有名为 T201_3.actual 的指标栏目或台账列（建议：T201_03.actual）"
    )
    assert fault.text("en").endswith("(suggestion: T201_03.actual)")
    assert (fault.position, fault.suggestion) == (4, "T201_03.actual")


def test_without_a_suggestion_none_is_told() -> None:
    assert "建议" not in FormulaFault("open-quote", 0).text()
