"""核对文档: a report that was edited in Word or WPS, its figures compared with the data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.narrative.controls import control_tag
from ui.desk.drop import MailDrop
from ui.desk.report_desk import ReportDesk
from ui.desk.report_runner import Latest
from ui.desk.report_work import read_back
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.narrative.read_back import Compared

SAME = "same"


class CompareView(QWidget):
    """``tag_chosen`` carries the figure that is to be looked at. The document is only read."""

    tag_chosen = Signal(str)
    failed = Signal(object)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._path: Path | None = None
        self._compared: Sequence[Compared] = ()
        self.runner = Latest(self)
        self.runner.done.connect(self._on_read)
        self.runner.faulted.connect(self._on_fault)
        self.choose = QPushButton(self.tr("选择文档…(&O)"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask)
        self.all = QCheckBox(self.tr("一致的也列出(&S)"))
        self.all.toggled.connect(self._fill)
        self.told = QLabel(wordWrap=True)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.told, 1)
        row.addWidget(self.all)
        heads = (
            self.tr("分表"),
            self.tr("编号"),
            self.tr("名称"),
            self.tr("情况"),
            self.tr("文档中"),
            self.tr("按数据"),
        )
        self.model = TextTable(heads)
        self.table = TextView(self.model, self.tr("核对结果"), 4)
        self.table.set_widths(4, 7, 18, 8, 0, 14)
        self.table.row_chosen.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.setFocusProxy(self.choose)
        MailDrop(self).dropped.connect(self._dropped)
        room.changed.connect(self.refresh)
        room.desk.moved.connect(self._forget)
        self._fill()

    # ------------------------------------------------------------------ reading

    def ask(self) -> None:
        """Let a document be chosen."""
        kind = f"{self.tr('Word 文档')} (*.docx)"
        folder = str(self._path.parent) if self._path else self._room.desk.folder
        path, _ = QFileDialog.getOpenFileName(self, self.tr("选择文档"), folder, kind)
        if path:
            self.read(Path(path))

    def _dropped(self, paths: list[Path]) -> None:
        self.read(paths[0])

    def read(self, path: Path) -> None:
        """Compare a document with the draft."""
        self._path, self._compared = path, ()
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        """Compare again: the data may be others now."""
        draft = self._room.draft
        if self._path is not None and draft is not None:
            self.runner.run(partial(read_back, self._path, draft))
            if not self._compared:
                self.told.setText(self.tr("正在核对…"))

    def _on_read(self, result: object) -> None:
        self._compared = cast("Sequence[Compared]", result)
        self._fill()

    def _on_fault(self, fault: Fault) -> None:
        self._forget()
        self.failed.emit(fault)

    def _forget(self) -> None:
        self._path, self._compared = None, ()
        self._fill()

    # ------------------------------------------------------------------ what is shown

    def _fill(self) -> None:
        shown = [one for one in self._compared if self.all.isChecked() or one.state != SAME]
        self.model.show_rows([self._row(one) for one in shown])
        self.table.setVisible(bool(self._compared))
        self.all.setEnabled(bool(self._compared))
        if shown:
            self.table.selectRow(0)
        self.told.setText(self._told())

    def _told(self) -> str:
        if self._path is None or not self._compared:
            return self.tr(
                "选择或拖入在 Word、WPS 中改过的报告（.docx），核对其中的数与数据是否一致。"
                "文档只读取，不改动；文档里的改动也不会进入数据。"
            )
        others = sum(one.state != SAME for one in self._compared)
        name, count = self._path.name, len(self._compared)
        if not others:
            return self.tr("“{name}”中的 {n} 项都与数据一致。").format(name=name, n=count)
        return self.tr("“{name}”中共核对 {n} 项，{others} 项不一致。").format(
            name=name, n=count, others=others
        )

    def _row(self, one: Compared) -> TextRow:
        tag = self._tag(one)
        figure = self._room.figure(tag)
        section = figure.section if figure else ""
        named = (section, tag or one.tag, self._room.name_of(tag))
        cells = (*named, self._state(one.state), one.document, one.now)
        return TextRow(tag, tuple(cell or "—" for cell in cells))

    def _tag(self, one: Compared) -> str:
        """Return the figure of a control, "" when the draft has none."""
        draft = self._room.draft
        tags = draft.figures if draft else {}
        if one.tag in tags:
            return one.tag
        return next((tag for tag in tags if control_tag(tag) == one.tag), "")

    def _state(self, state: str) -> str:
        return {
            "same": self.tr("一致"),
            "document": self.tr("文档中改过"),
            "data": self.tr("数据已变"),
            "both": self.tr("两边都变了"),
            "differs": self.tr("不一致"),
            "gone": self.tr("文档中没有了"),
            "unknown": self.tr("报告中没有"),
        }[state]

    def _go(self, row: int) -> None:
        if tag := self.model.rows[row].key:
            self.tag_chosen.emit(tag)
