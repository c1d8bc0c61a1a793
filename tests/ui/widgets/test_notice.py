"""One line: what was done, or what was wrong."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from ui.widgets.notice import Notice


def test_it_says_and_falls_silent(qtbot: QtBot) -> None:
    notice = Notice("en")
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.fail(Fault("consolidation.no-reason"))
    assert notice.objectName() == "fault"
    assert notice.text().startswith("an adjustment needs its reason")
    notice.say("done")
    assert (notice.objectName(), notice.isHidden()) == ("", False)
    notice.say("")
    assert notice.isHidden()
