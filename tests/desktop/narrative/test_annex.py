"""The annex as data: said once what holds for many figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.narrative.annex import (
    alike,
    coverage,
    lacking,
    named,
    numbered_files,
    numbered_methods,
    ranges,
    sources,
)
from desktop.narrative.draft import Trace
from tests.desktop.narrative.drafted import (
    CELL,
    FIGURES,
    GROWN,
    INVESTED,
    MANY,
    NAME,
    TRACES,
    behind,
)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([], ""), ([4], "4"), ([3, 1, 2], "1–3"), ([7, 1, 2, 9, 8], "1–2, 7–9"), ([5, 5], "5")],
)
def test_ranges(numbers: list[int], told: str):
    assert ranges(numbers) == told


def test_files_and_methods_have_numbers_in_the_order_of_the_text():
    files = numbered_files(TRACES)
    assert [file.unit for file in files] == ["县0", "县1", "县2", "县3", "县4", "县9"]
    assert list(files.values()) == [1, 2, 3, 4, 5, 6]
    assert numbered_methods(TRACES) == {
        "合计（县级）": 1,
        "由汇总数推算": 2,
        "省厅本级": 3,
        "合并台账计数": 4,
    }


@pytest.mark.parametrize(
    ("tag", "lang", "told"),
    [
        ("2.1#01", "zh", "表2-1!E7 文件 1–5"),
        (
            "2.1#15",
            "zh",
            "表2-1!E7 文件 2, 5（县1 12万元、县4 13万元，省级调整：重复）；表2-1!F8 文件 6（县9 12万元）",
        ),
        (CELL.tag, "en", "4 ledger rows files 3 (县2 12万元)"),
    ],
)
def test_sources_of_one_key(tag: str, lang, told: str):
    trace = next(one for one in TRACES if one.figure.tag == tag)
    assert sources(trace, numbered_files(TRACES), lang) == (told,)


def test_of_several_keys_each_is_named_and_said_once():
    given = (*MANY, *MANY, behind("县0", key="T201_02.actual"))
    trace = Trace(INVESTED, "", "", "", given)
    assert sources(trace, numbered_files([trace])) == (
        "T201_01.actual：表2-1!E7 文件 1–5",
        "T201_02.actual：表2-1!E7 文件 1（县0 12万元）",
    )


def test_of_many_units_only_what_was_adjusted_is_told():
    given = (*MANY, behind("县7", adjusted="口径"))
    trace = Trace(INVESTED, "", "", "", given)
    assert sources(trace, numbered_files([trace])) == (
        "表2-1!E7 文件 1–6（县7 12万元，省级调整：口径）",
    )


def test_the_same_figure_at_several_places_is_one_row():
    again = Trace(replace(NAME, tag="2.9#01"), "", "", "", ())
    other = Trace(replace(NAME, tag="2.9#02", text="云南"), "", "", "", ())
    rows = [one for one in alike([*TRACES, again, other]) if one.trace.figure.state == "text"]
    assert [one.tags for one in rows] == [("2.1#20", "2.9#01"), ("2.1#G01",), ("2.9#02",)]


def test_only_slots_have_a_name():
    assert named(FIGURES) == tuple(one.tag for one in FIGURES if one is not CELL)


def test_figures_that_lack_the_same_units_stand_together():
    twin = replace(GROWN, tag="2.1#16")
    (found,) = lacking([GROWN, twin, NAME])
    assert found.reach.missing == ("凤冈县", "湄潭县")
    assert found.figures == (GROWN, twin)


@pytest.mark.parametrize(
    ("reach", "told"),
    [(None, ""), (GROWN.reach, "88 中 86 已报"), (INVESTED.reach, "88 中 88 已报")],
)
def test_coverage(reach, told: str):
    assert coverage(reach) == told
