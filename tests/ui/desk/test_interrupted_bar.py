"""The offer to go on: shown while there is something to go on with."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.desk.desk import ProvinceDesk
from ui.desk.interrupted_bar import InterruptedBar
from ui.desk.work import take_in


def test_offered_until_it_is_dropped(qtbot: QtBot, new_desk: ProvinceDesk, tmp_path: Path) -> None:
    bar = InterruptedBar(new_desk)
    qtbot.addWidget(bar)
    bar.look()
    assert bar.isHidden()
    folder = tmp_path / "收件"
    folder.mkdir()
    for name in ("a.jpg", "b.jpg"):
        (folder / name).write_bytes(b"\xff\xd8\xff\xe0")
    killed = take_in(new_desk.office, [folder])
    next(killed)
    killed.close()
    bar.look()
    assert not bar.isHidden()
    assert bar.text.text().endswith("开始的接收没有做完，1 个文件已有结论：收件")
    with qtbot.waitSignal(bar.resumed) as resumed:
        bar.go_on.click()
    assert resumed.args[0].paths == (folder,)
    bar.drop.click()
    assert bar.isHidden()
