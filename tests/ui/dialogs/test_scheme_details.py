"""What a scheme holds, told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.records.store import ReportInfo
from desktop.scheme.loader import load_built_in, load_scheme
from desktop.scheme.units import Units
from ui.dialogs.scheme_details import SHOWN, counts_text, details_html, level_title


def test_rows_are_counted(qapp: QApplication) -> None:
    assert counts_text(load_built_in()) == (
        "分表 15，指标 236，台账 38，台账栏目 322，文字说明 53，审核关系 326"
    )


def test_what_is_switched_off_is_listed_by_year(qapp: QApplication, next_year: Path) -> None:
    scheme = load_scheme(next_year)
    html = details_html(scheme, [], "zh")
    assert "2027 年（1 项）" in html
    assert f"T101_22 {scheme.indicators['T101_22'].name}" in html
    assert scheme.indicators["T101_22"].name_en in details_html(scheme, [], "en")
    assert "没有停报的指标。" in details_html(load_built_in(), [], "zh")


@pytest.mark.parametrize(("count", "ending"), [(SHOWN, "2026<"), (SHOWN + 1, "等 13 份<")])
def test_not_every_report_is_named(qapp: QApplication, count: int, ending: str) -> None:
    unit = Units().get("520327")
    info = ReportInfo(unit, "2026", "transport-annual", "2026.1", "", 1)
    html = details_html(load_built_in(), [info] * count, "zh")
    assert html.count("凤冈县 2026") == SHOWN
    assert ending in html


def test_levels_have_their_words(qapp: QApplication) -> None:
    words = [level_title(level) for level in ("county", "prefecture", "dept")]
    assert words == ["县级", "市州", "省厅"]
