"""名称和日期: what the report calls by name; worked out, entered or still missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.model import in_language
from ui.desk.report_desk import ReportDesk

if TYPE_CHECKING:
    from desktop.narrative.draft import Figure
    from desktop.scheme.model import VariableField

LONGEST = 60
"""Signs of a name."""


class Line(NamedTuple):
    """One name or date: where it is entered, what is said of it, the way to the text."""

    edit: QLineEdit
    state: QLabel
    go: QPushButton


class ValuesView(QWidget):
    """``counted`` says how many are missing, ``tag_chosen`` which figure is to be looked at."""

    counted = Signal(int)
    tag_chosen = Signal(str)
    failed = Signal(object)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.lines: dict[str, Line] = {}
        about = QLabel(
            self.tr(
                "报告里的名称和日期。能算出的已自动填入，也可以改写；改写后清空即恢复自动。"
                "离开输入框就保存。"
            ),
            wordWrap=True,
        )
        about.setProperty("muted", True)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(3, 3)
        for row, variable in enumerate(room.desk.scheme.variables.values()):
            self._add(row, variable)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(about)
        column.addWidget(area, 1)
        room.changed.connect(self.refresh)
        self.refresh()

    def _add(self, row: int, variable: VariableField) -> None:
        name = variable.name if self._room.desk.lang == "zh" else variable.name_en
        label = QLabel(f"{variable.code}　{name}", wordWrap=True)
        edit = QLineEdit(maxLength=LONGEST)
        edit.setAccessibleName(name)
        edit.editingFinished.connect(partial(self._enter, variable.code))
        edit.returnPressed.connect(partial(self._go_on, variable.code))
        label.setBuddy(edit)
        state = QLabel()
        told = in_language(variable.notes, variable.notes_en, self._room.desk.lang)
        notes = QLabel(told, wordWrap=True)
        notes.setProperty("muted", True)
        go = QPushButton(self.tr("看位置"))
        go.setAutoDefault(False)
        go.setAccessibleName(f"{self.tr('看位置')} {name}")
        go.clicked.connect(lambda _=False, code=variable.code: self._go(code))
        for column, widget in enumerate((label, edit, state, notes, go)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self.lines[variable.code] = Line(edit, state, go)

    # ------------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Show what was entered, what is worked out and what is missing."""
        report = self._room.report
        entered = report.entered if report else {}
        missing = 0
        for code, line in self.lines.items():
            figure = self._figure(code)
            variable = self._room.desk.scheme.variables[code]
            text = entered.get(code, "")
            if not line.edit.hasFocus() or not line.edit.isModified():
                line.edit.setText(text)
            is_missing = figure is not None and figure.state == "missing"
            missing += is_missing
            computed = figure.text if figure is not None and not text and not is_missing else ""
            line.edit.setPlaceholderText(computed)
            line.edit.setEnabled(report is not None)
            line.go.setEnabled(figure is not None)
            self._say(line.state, self._state(variable, figure, text), is_missing)
        self.counted.emit(missing)

    def _state(self, variable: VariableField, figure: Figure | None, text: str) -> str:
        if self._room.report is None:
            return ""
        if figure is None:
            return self.tr("文中未用")
        if text:
            return self.tr("已改写") if variable.formula else self.tr("已填")
        return self.tr("未填") if figure.state == "missing" else self.tr("自动")

    @staticmethod
    def _say(label: QLabel, text: str, is_missing: bool) -> None:
        label.setText(text)
        name = "fault" if is_missing else ""
        if label.objectName() != name:
            label.setObjectName(name)
            label.style().unpolish(label)
            label.style().polish(label)

    def _figure(self, code: str) -> Figure | None:
        """Return the first place in the text where a name or date stands."""
        draft = self._room.draft
        figures = draft.figures.values() if draft else ()
        return next((one for one in figures if one.formula == code and not one.keys), None)

    # ------------------------------------------------------------------ what is entered

    def _enter(self, code: str) -> None:
        edit = self.lines[code].edit
        if not edit.isModified():
            return
        edit.setModified(False)
        try:
            self._room.set_value(code, edit.text())
        except Fault as fault:
            self.failed.emit(fault)

    def _go_on(self, code: str) -> None:
        """Put the cursor into the next name or date: one is entered after the other."""
        codes = list(self.lines)
        if following := codes[codes.index(code) + 1 :]:
            self.show_value(following[0])

    def keep(self) -> None:
        """Enter what was typed and not left yet."""
        for code in self.lines:
            self._enter(code)

    def _go(self, code: str) -> None:
        if figure := self._figure(code):
            self.tag_chosen.emit(figure.tag)

    def show_value(self, code: str) -> None:
        """Put the cursor where a name or date is entered."""
        if code in self.lines:
            self.lines[code].edit.setFocus()
            self.lines[code].edit.selectAll()
