"""The offer of another year: the one most refused files are of."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.province.register import Decision
from ui.desk.desk import OF_ANOTHER_YEAR
from ui.desk.year_bar import YearBar


def refused(year: str, code: str = OF_ANOTHER_YEAR) -> Decision:
    return Decision(f"{year}.xlsx", "", "refused", code, {"own": "2025"}, period=year)


def test_it_offers_the_year_of_most_files(qtbot: QtBot) -> None:
    bar = YearBar()
    qtbot.addWidget(bar)
    bar.look([refused("2025", "province.altered")])
    assert bar.isHidden()
    wanted = [refused("2026"), refused("2026")]
    bar.look([refused("2024"), *wanted])
    assert not bar.isHidden()
    with qtbot.waitSignal(bar.wanted) as emitted:
        bar.take.click()
    assert emitted.args == ["2026", wanted]
