"""What a scheme holds, as text: its head, how many rows of each sort, what is switched off when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.scheme.loader import counts
from desktop.scheme.model import Level, Scheme
from desktop.words import Language

if TYPE_CHECKING:
    from desktop.records.store import ReportInfo

SHOWN = 12
"""So many reports are named."""


def counts_text(scheme: Scheme) -> str:
    """Return how many rows the scheme has of each sort, in one line."""
    text = QCoreApplication.translate(
        "schemes",
        "分表 {sections}，指标 {indicators}，台账 {ledgers}，台账栏目 {columns}，"
        "文字说明 {narratives}，审核关系 {rules}",
    )
    return text.format(**counts(scheme))


def level_title(level: Level) -> str:
    """Return the word for a level in the window's language."""
    titles: dict[Level, str] = {
        "county": QCoreApplication.translate("schemes", "县级"),
        "prefecture": QCoreApplication.translate("schemes", "市州"),
        "dept": QCoreApplication.translate("schemes", "省厅"),
    }
    return titles[level]


def details_html(scheme: Scheme, reports: Sequence[ReportInfo], lang: Language) -> str:
    """Return the description of a scheme; ``reports`` are those of this computer that follow it."""
    title = scheme.title if lang == "zh" else scheme.title_en
    lines = "".join(
        f'<tr><td style="padding:2px 12px 2px 0">{escape(name)}</td>'
        f'<td style="padding:2px 0">{escape(text)}</td></tr>'
        for name, text in _lines(scheme, reports)
    )
    return f"<h3>{escape(title)}</h3><table>{lines}</table>{_switches_html(scheme, lang)}"


def _lines(scheme: Scheme, reports: Sequence[ReportInfo]) -> Iterator[tuple[str, str]]:
    listed = QCoreApplication.translate("schemes", "、")
    none = QCoreApplication.translate("schemes", "（无）")
    yield (
        QCoreApplication.translate("schemes", "代码和版本"),
        f"{scheme.id} {scheme.version}",
    )
    yield QCoreApplication.translate("schemes", "制定机关"), scheme.authority
    yield QCoreApplication.translate("schemes", "批准文号"), scheme.approval or none
    yield QCoreApplication.translate("schemes", "有效期至"), scheme.valid_until
    levels = listed.join(level_title(level) for level in scheme.levels)
    yield QCoreApplication.translate("schemes", "填报层级"), levels
    yield QCoreApplication.translate("schemes", "内容"), counts_text(scheme)
    mine = listed.join(f"{info.unit.name} {info.period}" for info in reports[:SHOWN])
    if len(reports) > SHOWN:
        more = QCoreApplication.translate("schemes", "等 {n} 份")
        mine = f"{mine} {more.format(n=len(reports))}"
    yield QCoreApplication.translate("schemes", "本机报表"), mine or none


def _switches_html(scheme: Scheme, lang: Language) -> str:
    """Return year after year the event indicators that are not asked for."""
    heading = QCoreApplication.translate("schemes", "各年停报的事件指标")
    parts = [f"<h4>{escape(heading)}</h4>"]
    if not scheme.switched_off:
        none = QCoreApplication.translate("schemes", "没有停报的指标。")
        return f"{parts[0]}<p>{escape(none)}</p>"
    year = QCoreApplication.translate("schemes", "{year} 年（{n} 项）")
    for period, codes in sorted(scheme.switched_off.items()):
        parts.append(f"<p>{escape(year.format(year=period, n=len(codes)))}</p><ul>")
        for indicator in scheme.indicators.values():
            if indicator.code in codes:
                name = indicator.name if lang == "zh" else indicator.name_en
                parts.append(f"<li>{escape(indicator.code)} {escape(name)}</li>")
        parts.append("</ul>")
    return "".join(parts)
