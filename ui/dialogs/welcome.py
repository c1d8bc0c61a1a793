"""First run: which unit, which year, who answers for it; then the report opens."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.units import Unit
from ui.dialogs.own_unit import OwnUnitDialog
from ui.dialogs.people import PeopleForm
from ui.session import Session

UNIT_ROLE = Qt.ItemDataRole.UserRole
SHOWN = 50
NEW_YEAR_MONTH = 11
"""From this month on a report is likely to be that of the running year, before it of the last."""


def likely_year(today: dt.date) -> int:
    """Return the year that somebody who begins today most likely reports on."""
    return today.year if today.month >= NEW_YEAR_MONTH else today.year - 1


class WelcomePage(QScrollArea):
    """Shown instead of a report as long as none is open; ``begun`` when one has been opened."""

    begun = Signal()
    cancelled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.unit: Unit | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._build())
        self._find("")

    def _build(self) -> QWidget:
        heading = QLabel(self.tr("欢迎使用交报"))
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        heading.setFont(font)
        intro = QLabel(
            self.tr("先选定填报单位和年度。数据只存在本机，每次改动即时保存，不需要网络。"),
            wordWrap=True,
        )
        intro.setProperty("muted", True)
        self.start = QPushButton(self.tr("开始填报"))
        self.start.setObjectName("primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self.begin)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(720)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(intro)
        column.addSpacing(8)
        column.addWidget(_step(self.tr("1  填报单位")))
        column.addLayout(self._build_unit())
        column.addWidget(_step(self.tr("2  年度")))
        column.addLayout(self._build_year())
        column.addWidget(_step(self.tr("3  责任人（可以以后再填）")))
        self.people = PeopleForm(self._session)
        column.addWidget(self.people)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        self.back = QPushButton(self.tr("返回"))
        self.back.setVisible(self._session.is_open)
        self.back.clicked.connect(self.cancelled)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.start)
        column.addLayout(row)
        outside = QWidget()
        middle = QHBoxLayout(outside)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        return outside

    def _build_unit(self) -> QVBoxLayout:
        self.text = QLineEdit(
            placeholderText=self.tr("名称、代码或拼音首字母，如 凤冈、520327、fgx")
        )
        self.text.setAccessibleName(self.tr("查找填报单位"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self._find)
        self.text.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("找到的单位"))
        self.found.setFixedHeight(150)
        self.found.currentItemChanged.connect(self._on_current)
        self.chosen = QLabel(wordWrap=True)
        self.chosen.setObjectName("title")
        self.own = QPushButton(self.tr("新建单位…"))
        self.own.setToolTip(self.tr("开发区、公路局分局等不在区划名录中的单位"))
        self.own.clicked.connect(self._make_own)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        row.addWidget(self.own)
        column = QVBoxLayout()
        column.addWidget(self.text)
        column.addWidget(self.found)
        column.addLayout(row)
        return column

    def _build_year(self) -> QFormLayout:
        self.year = QSpinBox(minimum=2000, maximum=2099)
        self.year.setValue(likely_year(dt.date.today()))  # noqa: DTZ011 the clerk's own calendar
        self.year.setSuffix(self.tr(" 年"))
        self.year.setAccessibleName(self.tr("报告年度"))
        self.year.setFixedWidth(120)
        form = QFormLayout()
        form.addRow(self.tr("报告年度"), self.year)
        return form

    # ------------------------------------------------------------------ finding the unit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the text move in the list below it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.found.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self.found.clear()
        units = self._session.units
        if text.strip():
            for unit in units.find(text, SHOWN):
                self._add(unit, units.path(unit.code))
        else:
            for known in {
                info.unit.code: info.unit for info in self._session.store.reports()
            }.values():
                self._add(known, known.bureau)
        self.found.setCurrentRow(0)
        if not self.found.count():
            self.unit = None
            self.chosen.setText(
                self.tr("没有找到。不在名录中的单位请点“新建单位”。") if text.strip() else ""
            )

    def _add(self, unit: Unit, path: str) -> None:
        item = QListWidgetItem(f"{unit.name}    {unit.code}    {path}", self.found)
        item.setData(UNIT_ROLE, unit)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.unit = item.data(UNIT_ROLE)
            self.chosen.setText(self.tr("将为 {name} 填报").format(name=self.unit.bureau))

    def _make_own(self) -> None:
        dialog = OwnUnitDialog(self._session, self)
        if dialog.exec() and dialog.unit is not None:
            self.text.setText(dialog.unit.code)

    # ------------------------------------------------------------------ opening

    def begin(self) -> None:
        """Open the report; what goes wrong is said above the button."""
        try:
            self._session.open(self._unit(), str(self.year.value()))
            self.people.save()
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return
        self.fault.hide()
        self.begun.emit()

    def _unit(self) -> Unit:
        if self.unit is None:
            raise Fault("window.unit-missing")
        return self.unit


def _step(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("title")
    label.setContentsMargins(0, 10, 0, 0)
    return label
