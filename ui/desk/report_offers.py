"""文字说明: what units wrote, taken into the report, edited, put into order, dropped again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.desk.choices import choice, fill_anew
from ui.desk.report_desk import ReportDesk
from ui.models.text_table import TextRow, TextTable
from ui.widgets.narrative_page import TextField
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.province.drafting import Offer

TAKEN, LEFT = "taken", "left"


class OffersView(QWidget):
    """``counted`` says how many stand in the report; ``section_chosen`` where one stands."""

    counted = Signal(int)
    section_chosen = Signal(str)
    unit_chosen = Signal(str)
    failed = Signal(object)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._shown: list[Offer] = []
        self._read: Offer | None = None
        self._stale = True
        self._period = ""
        """Of the text that is read."""
        self._held: tuple[str, str] | None = None
        """Unit and key of the text that was read last."""
        self._begun: dict[tuple[str, str], str] = {}
        """Texts that are being edited and were not taken yet."""
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self._build_list())
        split.addWidget(self._build_reading())
        split.setStretchFactor(0, 1)
        split.setSizes([320, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._build_filter())
        column.addWidget(split, 1)
        self.setFocusProxy(self.table)
        room.changed.connect(self._on_changed)
        self.refresh()

    def _build_filter(self) -> QHBoxLayout:
        self.section = choice(self.tr("分表"))
        self.state = choice(
            self.tr("显示哪些"),
            (
                (self.tr("全部文字"), ""),
                (self.tr("已采用的"), TAKEN),
                (self.tr("未采用的"), LEFT),
            ),
        )
        self.search = QLineEdit(
            placeholderText=self.tr("单位、标题或文字里的字"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(self.tr("查找文字说明"))
        self.told = QLabel()
        self.told.setProperty("muted", True)
        for box in (self.section, self.state):
            box.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        row = QHBoxLayout()
        row.addWidget(self.section)
        row.addWidget(self.state)
        row.addWidget(self.search, 1)
        row.addWidget(self.told)
        return row

    def _build_list(self) -> QWidget:
        heads = (
            self.tr("分表"),
            self.tr("采用"),
            self.tr("单位"),
            self.tr("标题"),
            self.tr("文字"),
        )
        self.model = TextTable(heads)
        self.table = TextView(self.model, self.tr("单位的文字说明"), 4)
        self.table.set_widths(4, 4, 8, 16, 0)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.table.row_chosen.connect(lambda _: self.edit.setFocus())
        return self.table

    def _build_reading(self) -> QWidget:
        self.title = QLabel(wordWrap=True)
        self.title.setObjectName("title")
        self.original = QPlainTextEdit(readOnly=True)
        self.original.setAccessibleName(self.tr("单位原文"))
        self.edit = TextField()
        self.edit.left.connect(self.keep)
        self.edit.setAccessibleName(self.tr("报告中的文字"))
        for text in (self.original, self.edit):
            text.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._follow)
        sides = QHBoxLayout()
        for name, text in (
            (self.tr("单位原文"), self.original),
            (self.tr("报告中的文字(&X)"), self.edit),
        ):
            label = QLabel(name)
            label.setProperty("muted", True)
            label.setBuddy(text)
            side = QVBoxLayout()
            side.addWidget(label)
            side.addWidget(text, 1)
            sides.addLayout(side)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.title)
        column.addLayout(sides, 1)
        column.addLayout(self._build_buttons())
        return part

    def _build_buttons(self) -> QHBoxLayout:
        self.take = QPushButton(self.tr("采用(&A)"))
        self.drop = QPushButton(self.tr("移出(&D)"))
        self.back = QPushButton(self.tr("恢复单位原文(&R)"))
        self.up = QPushButton(self.tr("上移(&K)"))
        self.down = QPushButton(self.tr("下移(&W)"))
        self.go = QPushButton(self.tr("看位置(&G)"))
        self.unit = QPushButton(self.tr("看该单位(&V)"))
        row = QHBoxLayout()
        for button, slot in (
            (self.take, self.take_text),
            (self.drop, self.drop_text),
            (self.back, self._original),
            (self.up, partial(self.move_text, -1)),
            (self.down, partial(self.move_text, 1)),
            (self.go, self._go_section),
            (self.unit, self._go_unit),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            if button in (self.up, self.go):
                row.addStretch(1)
            row.addWidget(button)
        return row

    # ------------------------------------------------------------------ what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has come since it was seen last."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()
        else:
            offers = self._room.report.offers if self._room.report else ()
            self.counted.emit(sum(one.taken is not None for one in offers))

    def refresh(self) -> None:
        """Show the texts as they stand now."""
        self._stale = False
        offers = self._room.report.offers if self._room.report else ()
        scheme, zh = self._room.desk.scheme, self._room.desk.lang == "zh"
        present = dict.fromkeys(one.section for one in offers)
        sections = [
            (f"{code} {one.title if zh else one.title_en}", code)
            for code, one in scheme.sections.items()
            if code in present
        ]
        fill_anew(self.section, [(self.tr("全部分表"), ""), *sections])
        taken = sum(one.taken is not None for one in offers)
        self.counted.emit(taken)
        told = self.tr("共 {n} 条，已采用 {taken} 条").format(n=len(offers), taken=taken)
        self.told.setText(told if offers else "")
        self._fill()

    def _fill(self) -> None:
        self._leave()
        offers = self._room.report.offers if self._room.report else ()
        asked = self.search.text().strip().lower()
        row = max(0, self.table.currentIndex().row())
        self._shown = [one for one in offers if self._fits(one, asked)]
        self.model.show_rows([self._row(one) for one in self._shown])
        if self._shown:
            same = (n for n, one in enumerate(self._shown) if (one.unit, one.key) == self._held)
            self.table.selectRow(next(same, min(row, len(self._shown) - 1)))
        self._show()

    def _fits(self, one: Offer, asked: str) -> bool:
        state = self.state.currentData()
        if self.section.currentData() not in ("", one.section):
            return False
        if state and (one.taken is not None) != (state == TAKEN):
            return False
        return asked in f"{one.unit_name} {one.title} {one.text} {one.taken or ''}".lower()

    def _row(self, one: Offer) -> TextRow:
        mark = "" if one.taken is None else self.tr("✓ 改过") if one.taken != one.text else "✓"
        text = one.text if one.taken is None else one.taken
        return TextRow(one.key, (one.section, mark, one.unit_name, one.title, text))

    def _selected(self) -> Offer | None:
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show(self) -> None:
        """Show the selected text; what was typed into the one before is kept."""
        self._leave()
        one = self._read = self._selected()
        if one is None:
            has_any = bool(self._room.report and self._room.report.offers)
            none = self.tr("没有符合条件的文字说明。")
            self.title.setText(none if has_any else self.tr("还没有单位报送文字说明。"))
        else:
            self._held, self._period = (one.unit, one.key), self._room.desk.period
            self.title.setText(f"{one.unit_name}　{one.title}　{one.section}")
        self.original.setPlainText(one.text if one else "")
        self.edit.setPlainText(self._standing(one))
        self.edit.setReadOnly(one is None)
        self._follow()

    def _standing(self, one: Offer | None) -> str:
        if one is None:
            return ""
        text = one.text if one.taken is None else one.taken
        return self._begun.get((one.unit, one.key), text)

    def _follow(self) -> None:
        one, text = self._read, self.edit.toPlainText().strip()
        is_taken = one is not None and one.taken is not None
        self.take.setText(self.tr("保存修改(&A)") if is_taken else self.tr("采用(&A)"))
        self.take.setEnabled(one is not None and bool(text) and text != one.taken)
        self.drop.setEnabled(is_taken)
        self.back.setEnabled(one is not None and bool(one.text) and text != one.text.strip())
        order = [(t.unit, t.key) for t in self._room.taken(one.section)] if one and is_taken else []
        at = order.index((one.unit, one.key)) if one and (one.unit, one.key) in order else -1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(order) - 1)
        self.go.setEnabled(is_taken)
        self.unit.setEnabled(one is not None)

    # ------------------------------------------------------------------ what is done

    def keep(self) -> None:
        """Keep what was typed: in the report when the text stands there, else until it is taken."""
        one = self._read
        if one is None or self._period != self._room.desk.period:
            return
        text = self.edit.toPlainText().strip()
        standing = one.text if one.taken is None else one.taken
        if text == standing.strip():
            self._begun.pop((one.unit, one.key), None)
        elif one.taken is None:
            self._begun[one.unit, one.key] = text
        elif text and self._do(partial(self._room.take, one, text)):
            self._read = replace(one, taken=text)

    def _leave(self) -> None:
        self.keep()
        self._read = None

    def _do(self, act: partial[None]) -> bool:
        try:
            act()
        except Fault as fault:
            self.failed.emit(fault)
            return False
        return True

    def take_text(self) -> None:
        """Put the text into the report as it was edited."""
        one = self._read
        if one is not None and self._do(partial(self._room.take, one, self.edit.toPlainText())):
            self._begun.pop((one.unit, one.key), None)
            self._read = None

    def drop_text(self) -> None:
        """Take the text out of the report again."""
        if (one := self._read) is not None and self._do(partial(self._room.drop, one)):
            self._read = None

    def move_text(self, way: int) -> None:
        """Let the text change places with its neighbour in the section."""
        self._leave()
        if (one := self._selected()) is not None:
            self._do(partial(self._room.move, one, way))

    def _original(self) -> None:
        if self._read is not None:
            self.edit.setPlainText(self._read.text)

    def _go_section(self) -> None:
        if self._read is not None:
            self.section_chosen.emit(self._read.section)

    def _go_unit(self) -> None:
        if self._read is not None:
            self.unit_chosen.emit(self._read.unit)
