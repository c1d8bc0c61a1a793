"""A draft made by hand: every kind of part and every state of a figure."""

from __future__ import annotations

from decimal import Decimal

from desktop.narrative.draft import Bars, Behind, Draft, Figure, Part, Reach, Run, Trace
from desktop.scheme.values import NA

LONG = " + ".join(f"T201_{number:02d}.actual" for number in range(1, 9))


def figure(tag, text, *, state="value", value=Decimal(1), reach=None, keys=("T201_01.actual",)):
    """Return a figure of section 2.1."""
    if state in ("missing", "text"):
        value = None
    return Figure(tag, "2.1", "T201_01.actual", keys, value, text, state, reach, 3)


WHOLE = Reach(88, 88, (), "个县区")
SHORT = Reach(86, 88, ("凤冈县", "湄潭县"), "个县区")
INVESTED = figure("2.1#01", "突破1200亿元", value=Decimal("1234.5"), reach=WHOLE)
GROWN = figure("2.1#15", "增长12.3%", value=Decimal("12.345"), reach=SHORT)
LOST = figure("2.1#08", "【缺数】", state="missing", reach=Reach(0, 88, tuple("甲乙丙")))
NONE = figure("2.1#10", "不涉及", state="na", value=NA, reach=WHOLE)
NAME = figure("2.1#20", "贵州", state="text", keys=())
CLAIM = figure("2.1#G01", "全年未发生，全覆盖", state="text")
CELL = figure(LONG, "1234.5", value=Decimal("1234.5"), reach=WHOLE)
FIGURES = (INVESTED, GROWN, LOST, NONE, NAME, CLAIM, CELL)


def part(kind, *runs, **more):
    """Return a part of section 2.1; figures stand for their runs."""
    made = tuple(Run(r.text, r) if isinstance(r, Figure) else Run(r) for r in runs)
    return Part(kind, "2.1", 1, made, **more)


def row(*cells):
    """Return a row of a table."""
    return tuple((Run(c.text, c),) if isinstance(c, Figure) else (Run(c),) for c in cells)


CITIES = tuple(f"黔东南苗族侗族自治州{number}" for number in range(9))
DRAFT = Draft(
    "2026",
    "2026年全省交通运输工作报告",
    (
        part("title", "2026年全省交通运输工作报告"),
        part("part", "一、围绕年度任务"),
        part("mark"),
        part("section", "（一）年度目标任务完成情况"),
        part(
            "paragraph",
            "投资“完成”",
            INVESTED,
            "，比上年",
            GROWN,
            "，建成",
            LOST,
            "，乌江",
            NONE,
            "。",
        ),
        Part(
            "paragraph",
            "2.1",
            2,
            (Run("在"), Run("贵州", NAME), Run("全年未发生，", CLAIM), Run("全覆盖", CLAIM)),
        ),
        part("chosen", "第一段亮点。\n第二段亮点 <a&b>。", source="凤冈县 亮点"),
        part("table", "年度目标", rows=(row("指标", "单位", "本年"), row("投资", "亿元", CELL))),
        part(
            "chart",
            "投资（亿元）",
            bars=(
                Bars("上年", (Decimal("1100.04"),)),
                Bars("目标", (None,)),
                Bars("本年", (Decimal("1234.5"),)),
            ),
        ),
        part(
            "chart",
            "各市州投资",
            categories=CITIES,
            bars=(
                Bars("上年", tuple(Decimal(n) for n in range(9))),
                Bars("本年", tuple(Decimal(n) + Decimal("0.05") for n in range(9))),
            ),
        ),
    ),
    {one.tag: one for one in FIGURES},
)


def behind(unit, key="T201_01.actual", cell="E7", **more):
    """Return what a unit gives."""
    told = {"value": "12万元", "version": 1, "rows": 0, "adjusted": "", **more}
    sheet = "表2-1" if cell else ""
    return Behind(key=key, unit=unit, file=f"{unit}_v1.xlsx", sheet=sheet, cell=cell, **told)


MANY = tuple(behind(f"县{number}") for number in range(5))
TRACES = (
    Trace(INVESTED, "固定资产投资完成额 本年实际 ÷ 10000", "1234.5", "合计（县级）", MANY),
    Trace(
        GROWN,
        "固定资产投资完成额 同比",
        "12.345%",
        "由汇总数推算",
        (behind("县1"), behind("县4", value="13万元", adjusted="重复"), behind("县9", cell="F8")),
    ),
    Trace(LOST, "县乡公路改善提升 本年实际", "—", "合计（县级）", ()),
    Trace(NONE, "交通清单 本年实际", "不涉及", "省厅本级", ()),
    Trace(NAME, "省名（简称）", "贵州", "", ()),
    Trace(CLAIM, "重大舆情 = 0", "是", "", ()),
    Trace(CELL, "合计", "1234.5", "合并台账计数", (behind("县2", cell="", rows=4),)),
)
