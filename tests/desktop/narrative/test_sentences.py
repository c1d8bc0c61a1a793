"""A draft falls into sentences, each with the figures in it."""

from __future__ import annotations

import pytest

from desktop.narrative.draft import Draft, Figure, Part, Run
from desktop.narrative.sentences import sentences, split


def figure(tag: str) -> Figure:
    return Figure(tag, "2.1", tag, (), None, tag, "value", None, 1)


def runs(*texts: str) -> list[Run]:
    """``<a>`` is figure a; ``<a>text`` a piece of text that belongs to it."""
    found = []
    for text in texts:
        tag, is_figure, words = text.removeprefix("<").partition(">")
        found.append(Run(words or tag, figure(tag)) if is_figure else Run(text))
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], []),
        (["建成", "<a>", "公里"], [("建成a公里", ("a",))]),
        (["甲<", "。乙；丙"], [("甲<。", ()), ("乙；", ()), ("丙", ())]),
        (
            ["建", "<a>", "，改", "<b>", "。修", "<c>", "！"],
            [("建a，改b。", ("a", "b")), ("修c！", ("c",))],
        ),
        (["“好。”", "又"], [("“好。”", ()), ("又", ())]),
        (["<a>", "和", "<a>"], [("a和a", ("a",))]),
        (["<a>未发生。全覆盖", "。"], [("未发生。", ("a",)), ("全覆盖。", ("a",))]),
        (["一\n二\n\n", "三"], [("一", ()), ("二", ()), ("三", ())]),
        (["全", "<a>县", "报齐；", "<b>"], [("全县报齐；", ("a",)), ("b", ("b",))]),
    ],
)
def test_a_paragraph_falls_into_sentences(texts, expected):
    found = [(one.text, one.tags) for one in split("2.1", runs(*texts))]
    assert found == expected


def test_rows_of_a_table_are_sentences_and_headings_too():
    rows = (tuple(tuple(runs(cell)) for cell in row) for row in (("指标", "本年"), ("里程", "<a>")))
    draft = Draft(
        "2026",
        "报告",
        (
            Part("section", "2.1", 3, tuple(runs("（一）目标"))),
            Part("table", "2.1", 5, tuple(runs("完成情况")), tuple(rows)),
        ),
        {},
    )
    assert [(one.text, one.tags) for one in sentences(draft)] == [
        ("（一）目标", ()),
        ("完成情况", ()),
        ("指标｜本年", ()),
        ("里程｜a", ("a",)),
    ]
