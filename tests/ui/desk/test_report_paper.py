"""Where everything of a draft stands on the screen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QFont, QTextCursor, QTextTable
from PySide6.QtWidgets import QApplication

from desktop.narrative.draft import Bars, Draft, Figure, Part, Reach, Run
from ui.desk.report_paper import Look, Paper, kind_of, lay_out
from ui.theme import colours, palette_of

ALL, SOME = Reach(2, 2), Reach(1, 2, ("云岩区",))


def figure(tag: str, text: str, state: str = "value", reach: Reach | None = ALL) -> Figure:
    return Figure(tag, "2.1", "T201_01.actual", ("T201_01.actual",), None, text, state, reach, 3)


ONE = figure("2.1#01", "12亿元")
GONE = figure("2.1#02", "【缺数】", "missing")
CELL = figure("T201_01.actual", "12")
DRAFT = Draft(
    "2026",
    "报告",
    (
        Part("title", "", 1, (Run("报告"),)),
        Part("section", "2.1", 3, (Run("（一）目标"),)),
        Part("paragraph", "2.1", 5, (Run("投资"), Run(ONE.text, ONE), Run("，"), Run("", GONE))),
        Part("paragraph", "2.1", 7, (Run(GONE.text, GONE), Run("又"), Run(ONE.text, ONE))),
        Part("table", "2.1", 9, (Run("表题"),), (((Run("指标"),),), ((Run("12", CELL),),))),
        Part("chart", "2.1", 12, (Run("图题"),), (), ("甲",), (Bars("本年", (Decimal(1),)),)),
        Part("chosen", "2.1", 0, (Run("头一行\n第二行"),), source="云岩区：亮点"),
    ),
    {one.tag: one for one in (ONE, GONE, CELL)},
)


@pytest.fixture
def paper(qapp: QApplication) -> Paper:
    return lay_out(DRAFT, Look(QFont(), palette_of("light"), 1, 500))


def text_at(paper: Paper, start: int, end: int) -> str:
    return "".join(paper.document.characterAt(n) for n in range(start, end))


def test_figures_stand_where_their_spots_say(paper: Paper) -> None:
    found = [(spot.tag, text_at(paper, spot.start, spot.end)) for spot in paper.spots]
    assert found == [
        ("2.1#01", "12亿元"),
        ("2.1#02", "【缺数】"),
        ("2.1#01", "12亿元"),
        ("T201_01.actual", "12"),
    ]
    assert paper.order() == ["2.1#01", "2.1#02", "T201_01.actual"]
    assert len(paper.of("2.1#01")) == 2


@pytest.mark.parametrize(
    ("line", "text"), [(1, "报告"), (4, "（一）目标"), (5, "投资"), (8, "【缺数】"), (99, "￼")]
)
def test_lines_of_the_template(paper: Paper, line: int, text: str) -> None:
    at = paper.position_of_line(line)
    assert text_at(paper, at, at + len(text)) == text


def test_lines_before_the_first(paper: Paper) -> None:
    assert paper.position_of_line(0) == 0
    assert Paper(paper.document).position_of_line(5) == 0


def test_sections(paper: Paper) -> None:
    at = paper.sections["2.1"]
    assert text_at(paper, at, at + 5) == "（一）目标"


def test_a_table_its_caption_above_it(paper: Paper) -> None:
    text = paper.document.toPlainText()
    assert text.index("表题") < text.index("指标") < text.index("图题")
    (table,) = [f for f in paper.document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert (table.rows(), table.columns()) == (2, 1)


def test_a_taken_text_names_its_source(paper: Paper) -> None:
    assert paper.document.toPlainText().endswith("头一行\n第二行　〔云岩区：亮点〕")


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (ONE, "value"),
        (GONE, "missing"),
        (replace(ONE, reach=SOME), "partial"),
        (replace(ONE, reach=None, state="text"), "text"),
        (replace(ONE, state="na", reach=SOME), "na"),
    ],
)
def test_what_a_figure_is_marked_as(one: Figure, kind: str) -> None:
    assert kind_of(one) == kind


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_missing_is_seen_by_shape_and_colour(qapp: QApplication, theme: str) -> None:
    palette = palette_of(theme)
    paper = lay_out(DRAFT, Look(QFont(), palette, 1, 500))
    (spot,) = paper.of("2.1#02")
    cursor = QTextCursor(paper.document)
    cursor.setPosition(spot.start + 1)
    format_ = cursor.charFormat()
    assert format_.anchorHref() == "2.1#02"
    assert format_.foreground().color() == colours(palette)["force"]
    assert format_.fontWeight() == QFont.Weight.DemiBold
