"""What a total lacks is said once a sentence, where it reads well."""

from __future__ import annotations

import pytest

from desktop.narrative.coverage import lacks, least, with_coverage
from desktop.narrative.draft import Figure, Reach, Run


def figure(tag: str, answered: int | None = None, state="value", counted="个县区") -> Figure:
    reach = None if answered is None else Reach(answered, 88, (), counted)
    return Figure(tag, "2.1", "", (), None, tag, state, reach, 1)


ALL, LESS, LEAST = figure("5公里", 88), figure("6座", 86), figure("7起", 80)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["建成", ALL, "。"], "建成5公里。"),
        (["建成", LESS, "。"], "建成6座（已报86个县区）。"),
        (["建成", LESS], "建成6座（已报86个县区）"),
        (["建成", LESS, "桥，又", ALL, "。"], "建成6座桥（已报86个县区），又5公里。"),
        (["建成", LESS, "，发生", LEAST, "。"], "建成6座，发生7起（已报80个县区）。"),
        (["发生", LEAST, "、", LESS, "。"], "发生7起（已报80个县区）、6座。"),
        (["一", LESS, "；二", LEAST, "。"], "一6座（已报86个县区）；二7起（已报80个县区）。"),
        (["一", LESS, "和", LEAST, "等，共。"], "一6座和7起等（已报80个县区），共。"),
        (["（含", LESS, "）。"], "（含6座（已报86个县区））。"),
    ],
)
def test_the_least_covered_figure_of_a_sentence_says_so(parts, expected):
    runs = [Run(p.text, p) if isinstance(p, Figure) else Run(p) for p in parts]
    found = with_coverage(runs)
    assert "".join(run.text for run in found) == expected
    assert [run.figure for run in found if run.figure] == [
        p for p in parts if not isinstance(p, str)
    ]


def test_a_remark_never_stands_inside_a_figure():
    claim = figure("未发生，全覆盖", 88, "text")
    found = with_coverage([Run("建成", None), Run("6座", LESS), Run(claim.text, claim)])
    assert [run.text for run in found] == ["建成", "6座", "（已报86个县区）", "未发生，全覆盖"]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (ALL, False),
        (LESS, True),
        (figure("有", 3, "text"), True),
        (figure("【缺数】", 0, "missing"), False),
        (figure("不涉及", 3, "na"), False),
        (figure("贵州"), False),
        (None, False),
    ],
)
def test_only_what_is_printed_lacks_units(one, expected):
    assert lacks(one) is expected


def test_a_table_names_its_least_covered_figure():
    towns = figure("8个", 79, counted="个市州")
    assert least([ALL, LESS, None, towns]) == "（已报79个市州）"
    assert least([ALL, None]) == ""
