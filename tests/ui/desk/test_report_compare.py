"""A document that was edited: its figures beside the data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import result
from tests.ui.desk.drafted import at_rest, drafted, edited
from ui.desk.desk import ProvinceDesk
from ui.desk.drop import MailDrop
from ui.desk.report_compare import CompareView
from ui.desk.report_desk import ReportDesk
from ui.desk.report_work import write_report

TEXT = (
    "# 报告\n\n{#2.1}\n\n投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}，"
    "危桥{2.1#12: T201_11.actual | 座}，{V07}。\n"
)


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return edited(drafted(desk), TEXT)


@pytest.fixture
def view(qtbot: QtBot, room: ReportDesk) -> CompareView:
    view = CompareView(room)
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture
def document(room: ReportDesk, tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    result(write_report(room.desk.office, room.gathered, path))
    return path


def retype(path: Path, old: str, new: str) -> None:
    """Change a text in the document as somebody would in Word."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "word/document.xml":
                # The title of the control keeps what was printed.
                part = part.replace(f">{old}<".encode(), f">{new}<".encode())
            target.writestr(info, part)
    path.write_bytes(out.getvalue())


def shown(view: CompareView) -> dict[str, tuple[str, ...]]:
    return {row.cells[1]: row.cells[3:] for row in view.model.rows}


def test_what_to_do_is_said(view: CompareView) -> None:
    assert view.told.text().startswith("选择或拖入")
    assert not view.table.isVisible()
    assert not view.all.isEnabled()


def test_the_same(qtbot: QtBot, view: CompareView, document: Path) -> None:
    view.read(document)
    at_rest(qtbot, view.runner)
    assert view.told.text() == "“报告.docx”中的 3 项都与数据一致。"
    assert not view.model.rows
    view.all.setChecked(True)
    assert [row[0] for row in shown(view).values()] == ["一致"] * 3


def test_changed_in_the_document(
    qtbot: QtBot, view: CompareView, room: ReportDesk, document: Path
) -> None:
    bridges = room.figure("2.1#12").text
    retype(document, bridges, "999座")
    view.read(document)
    at_rest(qtbot, view.runner)
    assert shown(view) == {"2.1#12": ("文档中改过", "999座", bridges)}
    with qtbot.waitSignal(view.tag_chosen) as asked:
        view.table.row_chosen.emit(0)
    assert asked.args == ["2.1#12"]


def test_figures_have_names(qtbot: QtBot, view: CompareView, document: Path) -> None:
    view.read(document)
    at_rest(qtbot, view.runner)
    view.all.setChecked(True)
    desk = view._room.desk
    assert [row.cells[2] for row in view.model.rows] == [
        desk.name_of("T201_01.actual"),
        desk.name_of("T201_11.actual"),
        desk.scheme.variables["V07"].name,
    ]


def test_compared_again_when_the_data_change(
    qtbot: QtBot, view: CompareView, room: ReportDesk, document: Path
) -> None:
    view.read(document)
    at_rest(qtbot, view.runner)
    room.set_value("V07", "贵阳")
    at_rest(qtbot, room.runner, view.runner)
    assert shown(view) == {"V07": ("数据已变", "【待填】", "贵阳")}


def test_a_figure_that_the_report_has_no_more(
    qtbot: QtBot, view: CompareView, room: ReportDesk, document: Path
) -> None:
    edited(room, TEXT.replace("，{V07}", "").replace("座}", "座 | 约}"))
    view.read(document)
    at_rest(qtbot, view.runner)
    assert shown(view)["V07"][0] == "报告中没有"
    at = next(n for n, row in enumerate(view.model.rows) if row.cells[1] == "V07")
    with qtbot.assertNotEmitted(view.tag_chosen):
        view.table.row_chosen.emit(at)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no document", "report.not-a-document"), (b"", "reader.empty-file")],
)
def test_no_document(
    qtbot: QtBot, view: CompareView, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "x.docx").write_bytes(content)
    with qtbot.waitSignal(view.failed) as told:
        view.read(tmp_path / "x.docx")
    assert told.args[0].code == code
    assert view.told.text().startswith("选择或拖入")


def test_chosen_or_dropped(
    qtbot: QtBot, view: CompareView, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(document), ""))
    view.choose.click()
    at_rest(qtbot, view.runner)
    assert "3 项都与数据一致" in view.told.text()
    view._forget()
    view.findChild(MailDrop).dropped.emit([document])
    at_rest(qtbot, view.runner)
    assert "3 项都与数据一致" in view.told.text()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    view.choose.click()
    assert not view.runner.is_busy
