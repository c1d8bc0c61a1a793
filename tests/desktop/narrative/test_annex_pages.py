"""The pages of the annex: everything listed, what is missing first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.narrative.annex_pages import add_annex
from desktop.narrative.draft import Draft
from desktop.narrative.page import lay_on_side, new_document
from tests.desktop.narrative.drafted import DRAFT, INVESTED, TRACES, part


def annex(draft: Draft = DRAFT, lang="zh", traces=TRACES):
    document = new_document("报告")
    document.add_paragraph("正文")
    lay_on_side(document)
    add_annex(document, draft, traces, lang)
    return document


def headings(document) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == "Annex Heading"]


def rows(document, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[number].rows]


def test_what_is_missing_comes_first():
    assert headings(annex()) == [
        "一、缺数（1 项）",
        "二、单位未报齐（1 项）",
        "三、数据来源（7 项）",
        "四、采用的文字说明（1 条）",
        "五、汇总方法（4 种）",
        "六、文件清单（6 份）",
    ]


def test_missing_and_partial_figures():
    document = annex()
    assert rows(document, 0)[1:] == [["2.1", "2.1#08", "县乡公路改善提升 本年实际", "88 中 0 已报"]]
    assert rows(document, 1)[1:] == [["88 中 86 已报", "凤冈县、湄潭县", "2.1#15 增长12.3%"]]


def test_every_figure_has_its_row():
    found = rows(annex(), 2)
    assert len(found) == 1 + len(TRACES)
    assert found[1] == [
        "1",
        "2.1#01",
        "突破1200亿元",
        "固定资产投资完成额 本年实际 ÷ 10000",
        "1",
        "1234.5",
        "88 中 88 已报",
        "表2-1!E7 文件 1–5",
    ]


def test_what_does_not_apply_to_anyone_is_told():
    (told,) = [p.text for p in annex().paragraphs if "不涉及" in p.text]
    assert "2.1#10 交通清单 本年实际" in told


def test_methods_texts_and_files():
    document = annex()
    assert rows(document, 3)[1] == ["2.1", "凤冈县 亮点", "第一段亮点。 第二段亮点 <a&b>。"]
    assert rows(document, 4)[1] == ["1", "合计（县级）"]
    first, *_, last = rows(document, 5)[1:]
    assert first == ["1", "县0", "县0_v1.xlsx", "1", "4", "县3", "县3_v1.xlsx", "1"]
    assert last == ["3", "县2", "县2_v1.xlsx", "1", "6", "县9", "县9_v1.xlsx", "1"]


def test_of_an_odd_number_of_files_the_last_stands_alone():
    assert rows(annex(traces=TRACES[:1]), 5)[-1] == ["3", "县2", "县2_v1.xlsx", "1", *[""] * 4]


def test_a_long_text_is_known_by_its_beginning():
    draft = replace(DRAFT, parts=(part("chosen", "长" * 100, source="凤冈县"),))
    (_, (_, _, excerpt)) = rows(annex(draft), 3)
    assert excerpt == "长" * 60 + "……"


def test_when_nothing_is_missing_that_is_said():
    draft = Draft("2026", "报告", (), {INVESTED.tag: INVESTED})
    document = annex(draft, traces=TRACES[:1])
    assert headings(document)[:2] == ["一、缺数（0 项）", "二、单位未报齐（0 项）"]
    assert [p.text for p in document.paragraphs].count("无。") == 2


@pytest.mark.parametrize(("lang", "title"), [("zh", "附件　数据溯源表"), ("en", "Annex: where")])
def test_in_both_languages(lang, title: str):
    document = annex(lang=lang)
    assert any(p.text.startswith(title) for p in document.paragraphs)
    assert headings(document)[0].startswith("一、" if lang == "zh" else "1. ")
