"""Charts of the report as native ones (DrawingML) that stay apart in black and white.

The figures are in the chart itself, so that every program draws it at once; behind it is a small
workbook (:mod:`desktop.workbook.chart_book`) for whoever edits it in Word or WPS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from desktop.narrative.draft import Bars, Part
from desktop.scheme.values import round_half_up

DARK, MIDDLE, LIGHT, WHITE = "404040", "8C8C8C", "D9D9D9", "FFFFFF"
FILLS: tuple[tuple[str, str], ...] = (
    ("", DARK),
    ("", LIGHT),
    ("wdUpDiag", DARK),
    ("", MIDDLE),
    ("pct25", DARK),
    ("dkHorz", DARK),
)
"""Pattern ("" is solid) and colour of the first series, the second …"""
GAP = 60
"""Between groups of bars, in hundredths of a bar."""
LONG, MANY = 5, 4
"""From names of so many letters, in more than so many groups, bars lie on their side."""
LATIN, EAST = "Times New Roman", "仿宋_GB2312"
WIDE, TALL = 15.0, 6.2
"""Centimetres of a chart; one on its side grows with its bars."""
BAR, FRAME, TALLEST = 0.42, 2.0, 20.0
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. Values are given series by series, one for each category; None is a gap."""

    categories: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    decimals: int
    apart: bool
    """Whether each bar of the only series has a look of its own."""

    @property
    def on_side(self) -> bool:
        """Whether the bars lie: many categories with long names."""
        return len(self.categories) > MANY and max(map(len, self.categories)) >= LONG

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in centimetres."""
        if not self.on_side:
            return WIDE, TALL
        bars = len(self.categories) * (len(self.names) + GAP / 100)
        return WIDE, min(FRAME + BAR * bars, TALLEST)

    @property
    def gaps(self) -> bool:
        """Whether a figure is missing."""
        return any(value is None for series in self.values for value in series)


def chart_of(part: Part) -> Chart:
    """Return what a chart of the draft shows.

    Series of one figure each become the bars of one series: their names stand below them then.
    """
    decimals = decimals_for([v for bars in part.bars for v in bars.values])
    rows = tuple(_numbers(bars, decimals) for bars in part.bars)
    names = tuple(bars.name for bars in part.bars)
    if rows and all(len(row) == 1 for row in rows):
        title = part.categories[0] if part.categories else part.text
        return Chart(names, (title,), (tuple(row[0] for row in rows),), decimals, True)
    return Chart(part.categories, names, rows, decimals, False)


def decimals_for(values: Sequence[object]) -> int:
    """Return the decimals of the labels: none from a thousand on, one from ten on, else two."""
    numbers = [abs(value) for value in values if isinstance(value, Decimal)]
    if all(number == number.to_integral_value() for number in numbers):
        return 0
    largest = max(numbers)
    return 0 if largest >= 1000 else 1 if largest >= 10 else 2


def _numbers(bars: Bars, decimals: int) -> tuple[Decimal | None, ...]:
    return tuple(
        round_half_up(value, decimals) if isinstance(value, Decimal) else None
        for value in bars.values
    )


def chart_xml(chart: Chart) -> bytes:
    """Return the part of the package; its relationship ``rId1`` leads to the workbook."""
    axes = (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if chart.on_side else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if chart.on_side else "b"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{_line(DARK)}{_letters()}<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
        "</c:catAx>"
        # Labels on the bars say the values; the axis would only say them again.
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{_from_zero(chart)}</c:scaling>'
        '<c:delete val="1"/>'
        f'<c:axPos val="{"t" if chart.on_side else "l"}"/>'
        f"{_format(chart.decimals)}"
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )
    series = "".join(_series(chart, at) for at in range(len(chart.names)))
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters()}</c:legend>'
        if len(chart.names) > 1
        else ""
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{"bar" if chart.on_side else "col"}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{GAP}"/><c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
        f"</c:barChart>{axes}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode("utf-8")


def _series(chart: Chart, at: int) -> str:
    column = chr(ord("B") + at)
    last = len(chart.categories) + 1
    points = ""
    if chart.apart:
        points = "".join(
            f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"{_fill(n)}</c:dPt>"
            for n in range(len(chart.categories))
        )
    categories = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>'
        for n, name in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{value:f}</c:v></c:pt>'
        for n, value in enumerate(chart.values[at])
        if value is not None
    )
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(chart.names[at])}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'{_fill(at)}<c:invertIfNegative val="0"/>{points}'
        f"<c:dLbls>{_format(chart.decimals)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_letters()}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{categories}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>{_code(chart.decimals)}</c:formatCode>{count}{values}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _from_zero(chart: Chart) -> str:
    """Let bars begin at zero: cut off, they would show a difference larger than it is."""
    below = any(value is not None and value < 0 for row in chart.values for value in row)
    return "" if below else '<c:min val="0"/>'


def _fill(at: int) -> str:
    pattern, colour = FILLS[at % len(FILLS)]
    inside = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    if pattern:
        inside = (
            f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{WHITE}"/></a:bgClr></a:pattFill>'
        )
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{DARK}"/></a:solidFill></a:ln>'
    return f"<c:spPr>{inside}{edge}</c:spPr>"


def _line(colour: str) -> str:
    return (
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )


def _letters(points: int = 10) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{points * 100}" b="0">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f"<a:latin typeface={quoteattr(LATIN)}/><a:ea typeface={quoteattr(EAST)}/>"
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _code(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _format(decimals: int) -> str:
    return f'<c:numFmt formatCode="{_code(decimals)}" sourceLinked="0"/>'
