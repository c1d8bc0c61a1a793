"""The banner tells faults."""

from __future__ import annotations

from decimal import Decimal

from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from ui.panels.banner import Banner
from ui.session import Session

KEY = "T201_06.actual"


def test_the_banner_tells_a_fault_until_the_next_edit(alone: Session, qtbot: QtBot) -> None:
    banner = Banner(alone)
    qtbot.addWidget(banner)
    assert not banner.isVisible()
    fault = Fault("window.unit-missing")
    alone.faulted.emit(fault)
    assert banner.isVisible()
    assert banner.label.text() == fault.text("zh")
    alone.enter({KEY: Decimal(1)}, "")
    assert not banner.isVisible()
