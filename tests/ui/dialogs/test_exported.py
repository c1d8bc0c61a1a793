"""The last page: what to read out, to copy, to send and to print."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.submission.outgoing import Outgoing
from tests.ui.colleague import sealed
from ui.dialogs.exported import ExportedPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, alone: Session) -> ExportedPage:
    page = ExportedPage(alone)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def outgoing(alone: Session, tmp_path: Path) -> Outgoing:
    path = sealed(alone, tmp_path)
    kept = alone.report.submissions()[0]
    return Outgoing(alone.scheme, alone.report.snapshot(), path, 1, kept.code)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_everything_can_be_copied(page: ExportedPage, outgoing: Outgoing) -> None:
    page.show_exported(outgoing, "", pdf=False)
    assert page.code.text() == outgoing.code
    assert page.code.accessibleName() == "校验码 " + " ".join(outgoing.code)
    page.copy_path.click()
    assert clipboard() == str(outgoing.path)
    page.copy_part("to")
    assert "请先填写收件人邮箱" in page.told.text()
    page.to.setText("a@example.gov.cn；b@example.gov.cn")
    for part, expected in (
        ("to", "a@example.gov.cn, b@example.gov.cn"),
        ("subject", "2026年交通年报 520327 凤冈县交通运输局 第1版"),
        ("body", outgoing.letter().body),
    ):
        page.copy_part(part)
        assert clipboard() == expected


def test_the_recipients_are_remembered(
    page: ExportedPage, outgoing: Outgoing, alone: Session, qtbot: QtBot
) -> None:
    page.show_exported(outgoing, "", pdf=False)
    page.to.setText("a@example.gov.cn")
    page.mail.click()
    assert outgoing.path.with_suffix(".eml").is_file()
    again = ExportedPage(alone)
    qtbot.addWidget(again)
    assert again.to.text() == "a@example.gov.cn"


def test_a_draft_has_no_code(page: ExportedPage, alone: Session, tmp_path: Path) -> None:
    path = tmp_path / "草稿.xlsx"
    path.write_bytes(b"PK")
    page.show_exported(Outgoing(alone.scheme, alone.report.snapshot(), path, 0, ""), "", pdf=False)
    assert page.code_box.isHidden()
    assert page.heading.text() == "草稿已导出"


def test_what_cannot_be_encrypted_is_not_mailed(
    qtbot: QtBot, page: ExportedPage, outgoing: Outgoing
) -> None:
    page.show_exported(outgoing, "\x07", pdf=False)
    qtbot.waitUntil(lambda: "密码" in page.told.text())
    assert not page.mail.isEnabled()


def test_the_pdf_is_made_once_and_then_opened(
    qtbot: QtBot, page: ExportedPage, outgoing: Outgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(self: Outgoing) -> Path:
        return self.path.with_suffix(".pdf")

    opened: list[str] = []
    monkeypatch.setattr(Outgoing, "write_pdf", write)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.show_exported(outgoing, "", pdf=True)
    qtbot.waitUntil(lambda: ".pdf" in page.told.text())
    assert opened == []
    page.print.click()
    page.open_folder.click()
    assert opened == [str(outgoing.path.with_suffix(".pdf")), str(outgoing.path.parent)]
