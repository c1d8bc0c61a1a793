"""导入: what a workbook that came back holds, what it would change, and taking it over."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.progress import Progress
from ui.exchange import take_answer, take_in
from ui.models.text_table import TextRow, TextTable
from ui.places import named_place
from ui.session import Session
from ui.widgets.file_drop import FileDrop
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.records.answers import Answer
    from desktop.records.report import Report
    from desktop.submission.incoming import Comparison
    from desktop.workbook.reader import ReadBook
    from ui.widgets.comparison_page import ComparisonPage


@dataclass(frozen=True)
class Arrived:
    """One file, read: either an answer, or a comparison with the report."""

    book: ReadBook
    answer: Answer | None = None
    comparison: Comparison | None = None


def look_into(path: Path, report: Report) -> Generator[Progress, None, Arrived]:
    """Read a file and compare it; nothing is changed.

    Raises the faults of reading, of :func:`desktop.submission.incoming.compare` and
    ``answer.damaged``.
    """
    from desktop.submission.answer import answer_in
    from desktop.submission.incoming import compare
    from desktop.workbook.reader import read_bytes
    from desktop.workbook.safe_zip import read_file

    yield Progress(0, 3, "")
    content = read_file(path)
    yield Progress(1, 3, "")
    book = read_bytes(content, path.name)
    yield Progress(2, 3, "")
    if answer := answer_in(book, content):
        return Arrived(book, answer=answer)
    return Arrived(book, comparison=compare(report, book))


class ImportDialog(QDialog):
    """``result_text`` says what was done, when the dialog was accepted."""

    def __init__(self, session: Session, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._arrived: Arrived | None = None
        self.page: ComparisonPage | None = None
        self.result_text = ""
        self.setWindowTitle(self.tr("导入"))
        self.resize(980, 640)
        self.file = FileDrop(folder)
        self.file.chosen.connect(self.look)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._clear)
        self.what = QLabel(wordWrap=True)
        self.what.setObjectName("title")
        self.told = Notice(session.lang)
        self.remarks = TextTable((self.tr("位置"), self.tr("退回意见")))
        self.remark_table = TextView(self.remarks, self.tr("退回意见"), 1)
        self.remark_table.set_widths(24, 0)
        self.room = QWidget()
        self.apply = QPushButton(self.tr("导入"))
        self.apply.setObjectName("primary")
        self.apply.setAutoDefault(False)
        self.apply.clicked.connect(self.take)
        cancel = QPushButton(self.tr("取消"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(cancel)
        last.addWidget(self.apply)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.file)
        self.column.addWidget(self.jobs)
        self.column.addWidget(self.what)
        self.column.addWidget(self.remark_table, 1)
        self.column.addWidget(self.room, 1)
        self.column.addWidget(self.told)
        self.column.addLayout(last)
        self._clear()
        self.file.setFocus()

    def _clear(self) -> None:
        self._arrived = None
        if self.page is not None:
            self.column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        self.remark_table.hide()
        self.room.show()
        self.what.setText("")
        self.told.say(
            self.tr(
                "可以导入：同事填好的整套或单张表、本单位去年的报送件、上级的回执和退回单。"
                "先列出全部差异，由您决定采用哪些。"
            )
        )
        self.apply.setText(self.tr("导入"))
        self.apply.setEnabled(False)

    # ------------------------------------------------------------------ looking

    def look(self, path: Path) -> None:
        """Read the file beside the window and show what it is."""
        self._clear()
        self.file.show_file(path)
        self.told.say("")
        work = partial(look_into, path, self._session.report)
        self.jobs.run(self.tr("正在读取…"), work, self._show, self._fail)

    def _show(self, result: object) -> None:
        arrived = self._arrived = cast("Arrived", result)
        if arrived.answer is not None:
            self._show_answer(arrived.answer)
        elif arrived.comparison is not None:
            self._show_comparison(arrived.book, arrived.comparison)

    def _show_comparison(self, book: ReadBook, comparison: Comparison) -> None:
        from ui.widgets.comparison_page import ComparisonPage

        self.what.setText(self._kind_of(book, comparison))
        if all(one.kind == "same" for one in comparison.differences):
            self.told.say(self.tr("与本机完全相同，没有可导入的内容。"))
            return
        self.page = ComparisonPage(self._session, comparison)
        self.page.decided.connect(self._count)
        self.room.hide()
        self.column.insertWidget(self.column.indexOf(self.remark_table), self.page, 1)
        self.page.setFocus()
        self._count()

    def _kind_of(self, book: ReadBook, comparison: Comparison) -> str:
        """Return what the file is, in a sentence."""
        identity = book.identity
        if not identity:
            return self.tr("工作簿的身份信息已丢失，按指标代码读取。")
        bureau, period = identity.get("bureau", ""), identity.get("period", "")
        if comparison.last_year:
            text = self.tr("{bureau} {period} 年的报送件：其中的数作为上年上报数导入。")
        elif identity.get("section"):
            text = self.tr("{bureau} {period} 年 分表 {section} 的填报表。")
        elif identity.get("kind") == "blank":
            text = self.tr("{bureau} {period} 年的整套填报表。")
        elif identity.get("kind") == "draft":
            text = self.tr("{bureau} {period} 年的草稿。")
        else:
            text = self.tr("{bureau} {period} 年的报送件，第{version}版。")
        return text.format(
            bureau=bureau,
            period=period,
            section=identity.get("section", ""),
            version=identity.get("version", ""),
        )

    def _count(self) -> None:
        page = self.page
        if page is None:
            return
        count, waiting = len(page.model.taken()), len(page.model.undecided())
        self.apply.setText(self.tr("导入 {n} 项").format(n=count))
        self.apply.setEnabled(count > 0 and not waiting and not self._session.locked)
        if self._session.locked:
            self._fail(Fault("records.locked", version=self._session.locked))
        elif waiting:
            self.told.say(self.tr("冲突要逐一决定：选中一行，按“用文件的”或“留本机的”。"))
        else:
            self.told.say(self.tr("没有采用的内容留本机的不变；导入算一步，可以一次撤销。"))

    def _show_answer(self, answer: Answer) -> None:
        report = self._session.report
        facts = {
            "version": answer.version,
            "code": answer.code,
            "author": answer.author or "—",
            "at": answer.made_at[:16].replace("T", " "),
        }
        if answer.kind == "receipt":
            text = self.tr("回执：第{version}版（校验码 {code}），{at} 收到，经办 {author}。")
            self.apply.setText(self.tr("登记回执"))
        else:
            text = self.tr("退回单：第{version}版（校验码 {code}），{at} 退回，经办 {author}。")
            self.apply.setText(self.tr("收下退回单"))
            lang = self._session.lang
            rows = [
                TextRow(
                    r.key,
                    (named_place(report.scheme, r.key, report.where(r.key)(lang), lang), r.text),
                )
                for r in answer.remarks
            ]
            self.remarks.show_rows(rows)
            self.remark_table.show()
            self.room.hide()
        self.what.setText(text.format(**facts))
        note = [answer.note] if answer.note else []
        if answer.kind == "return":
            note.append(
                self.tr("收下后，意见列入审核结果，逐条更正或写明答复；报表重新打开，可以修改。")
            )
        self.told.say("\n".join(note))
        self.apply.setEnabled(True)
        self.apply.setFocus()

    # ------------------------------------------------------------------ taking

    def take(self) -> None:
        """Take over what was chosen, or record the answer; a fault is said and nothing is done."""
        arrived = self._arrived
        if arrived is None:
            return
        try:
            if arrived.answer is not None:
                self.result_text = self._take_answer(arrived.answer)
            elif self.page is not None and arrived.comparison is not None:
                self.result_text = self._take_in(self.page, arrived.comparison)
        except Fault as fault:
            self._fail(fault)
            return
        self.accept()

    def _take_in(self, page: ComparisonPage, comparison: Comparison) -> str:
        taken = page.model.taken()
        take_in(self._session, comparison, taken)
        left = len(page.model.all) - len(taken)
        text = self.tr("已从“{file}”导入 {n} 项；编辑菜单里的“撤销”可以一步退回。")
        told = text.format(file=comparison.file, n=len(taken))
        return told + (self.tr("另有 {n} 处留本机的没有动。").format(n=left) if left else "")

    def _take_answer(self, answer: Answer) -> str:
        if not take_answer(self._session, answer):
            return self.tr("这份文件以前登记过，没有变化。")
        if answer.kind == "receipt":
            text = self.tr("已登记第{version}版的回执。").format(version=answer.version)
        else:
            text = self.tr(
                "已收下第{version}版的退回单：{n} 条意见列入审核结果，请逐条处理。"
            ).format(version=answer.version, n=len(answer.remarks))
        return text

    def _fail(self, fault: Fault) -> None:
        self.told.fail(fault)

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)
