"""Intake: verdicts in the log, altered cells, cancelled and resumed, let in by a person."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.progress import Progress
from tests.desktop.province.sealed_files import Sender, altered
from tests.ui.desk.conftest import settled
from ui.desk import intake_page
from ui.desk.desk import ProvinceDesk
from ui.desk.intake_page import IntakePage
from ui.desk.work import take_in as really_take_in


@pytest.fixture
def page(qtbot: QtBot, new_desk: ProvinceDesk) -> IntakePage:
    page = IntakePage(new_desk)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def mail(sender: Sender, tmp_path: Path) -> Path:
    """A folder with a good report, an altered one and a picture."""
    folder = tmp_path / "收件"
    folder.mkdir()
    (folder / "2026_520327_凤冈县_交通年报_v1.xlsx").write_bytes(sender.final())
    content = altered(sender.final("520324", figure="4321.75"), "4321.75", "9.5")
    (folder / "2026_520324_正安县_交通年报_v1.xlsx").write_bytes(content)
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return folder


def taken(qtbot: QtBot, page: IntakePage, path: Path) -> dict[str, tuple[str, ...]]:
    """Take in and return name of the file → its line in the log."""
    page.take([path])
    settled(qtbot, page.jobs)
    return {row.cells[1]: row.cells for row in page.model.rows}


def test_every_file_has_its_verdict(qtbot: QtBot, page: IntakePage, mail: Path) -> None:
    found = taken(qtbot, page, mail)
    assert {name: cells[0] for name, cells in found.items()} == {
        "2026_520327_凤冈县_交通年报_v1.xlsx": "✓ 接收",
        "2026_520324_正安县_交通年报_v1.xlsx": "✗ 未接收",
        "照片.jpg": "✗ 未接收",
    }
    assert page.notice.text().startswith("共 3 个文件：接收 1")
    page.verdict.setCurrentIndex(page.verdict.findData("refused"))
    assert len(page.model.rows) == 2


def test_what_is_not_there_is_told(qtbot: QtBot, page: IntakePage, tmp_path: Path) -> None:
    taken(qtbot, page, tmp_path / "没有")
    assert page.notice.objectName() == "fault"
    assert page.files.isEnabled()


def test_another_year_is_told_and_taken_in(
    qtbot: QtBot, page: IntakePage, sender: Sender, mail: Path
) -> None:
    name = "2025_520327_凤冈县_交通年报_v1.xlsx"
    (mail / name).write_bytes(sender.final(period="2025"))
    found = taken(qtbot, page, mail)
    assert found[name][0] == "✗ 未接收"
    assert page.year.text.text() == "现在接收 2026 年的报表；有 1 个文件是 2025 年的，没有接收。"
    page.year.take.click()
    settled(qtbot, page.jobs)
    assert page._desk.period == "2025"
    cells = [row.cells for row in page.model.rows if row.cells[1] == name]
    assert [one[0] for one in cells] == ["✓ 接收"]  # the refusal counts no more
    assert set(page._desk.register.accepted("2025")) == {"520327"}
    assert page.year.isHidden()


class Sure(QDialog):
    """A person who stands for it."""

    def __init__(self, *_: object) -> None:
        super().__init__()
        self.reason = self

    def text(self) -> str:
        return "已电话核实"

    def exec(self) -> int:
        return 1


def test_altered_cells_and_the_deliberate_act(
    qtbot: QtBot, page: IntakePage, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake_page, "LetInDialog", Sure)
    taken(qtbot, page, mail)
    names = [row.cells[1] for row in page.model.rows]
    page.table.selectRow(names.index("照片.jpg"))
    assert not page.accept.isVisible()
    assert not page.cells.isVisible()
    page.table.selectRow(names.index("2026_520324_正安县_交通年报_v1.xlsx"))
    (cell,) = page.altered.rows
    assert cell.cells[1:] == ("T201_01.actual", "4321.75", "9.5")
    page.accept.click()
    settled(qtbot, page.jobs)
    assert page.model.rows[0].cells[0] == "✎ 改动后接收"
    assert "理由：已电话核实" in page.sentence.text()
    assert not page.accept.isVisible()


def test_cancelled_and_resumed(
    qtbot: QtBot, page: IntakePage, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*arguments: object) -> Generator[Progress, None, None]:
        yield next(really_take_in(*arguments))
        while True:
            yield step

    first = really_take_in(page._desk.office, [mail])
    step = next(first)
    first.close()
    monkeypatch.setattr(intake_page, "take_in", endless)
    page.take([mail])
    qtbot.waitUntil(lambda: "正在接收" in page.jobs.what.text())
    page.take([mail])
    assert page.notice.text() == "还在接收，这次没有收；等做完再放进来。"
    page.jobs.cancel.click()
    assert page.notice.text().startswith("已取消")
    assert "1 个文件已有结论：收件" in page.interrupted.text.text()
    monkeypatch.undo()
    page.interrupted.go_on.click()
    settled(qtbot, page.jobs)
    assert page.interrupted.isHidden()
    assert len(page.model.rows) == 3  # nothing lost, nothing doubled


def test_what_was_killed_goes_on_in_another_window(
    qtbot: QtBot, new_desk: ProvinceDesk, mail: Path
) -> None:
    killed = really_take_in(new_desk.office, [mail])
    next(killed)
    killed.close()
    page = IntakePage(new_desk)
    qtbot.addWidget(page)
    page.show()
    assert page.interrupted.isVisible()
    page.interrupted.go_on.click()
    settled(qtbot, page.jobs)
    assert len(page.model.rows) == 3
    assert not page.interrupted.isVisible()


def test_an_interrupted_intake_may_be_dropped(
    qtbot: QtBot, new_desk: ProvinceDesk, mail: Path
) -> None:
    killed = really_take_in(new_desk.office, [mail])
    next(killed)
    killed.close()
    page = IntakePage(new_desk)
    qtbot.addWidget(page)
    page.interrupted.drop.click()
    assert new_desk.interrupted() is None
    assert len(page.model.rows) == 1


@pytest.mark.parametrize(
    ("left", "done", "taken", "text"),
    [
        (10, 2, 1_000, ""),
        (0, 2, 9_000, ""),
        (10, 20, 4_000, "，约 2 秒"),
        (1, 999, 4_000, "，约 1 秒"),
        (61, 4, 4_000, "，约 2 分钟"),
    ],
)
def test_how_long_the_rest_takes(
    page: IntakePage, left: int, done: int, taken: int, text: str
) -> None:
    assert page._time_for(left, done, taken) == text


def test_the_line_that_is_read_stays(qtbot: QtBot, page: IntakePage, mail: Path) -> None:
    taken(qtbot, page, mail)
    page.table.selectRow(2)
    read = page.sentence.text()
    page.refresh()
    assert page.sentence.text() == read
