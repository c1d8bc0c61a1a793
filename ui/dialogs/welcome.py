"""First run: which unit, which year, who answers for it; then the report opens.

Who collects needs none of it: the desk is opened from here too, and comes first where something has
been received already.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.province.register import Register
from desktop.scheme.units import Unit
from ui.dialogs.own_unit import OwnUnitDialog, may_change, remove
from ui.dialogs.people import PeopleForm
from ui.session import Session
from ui.widgets.unit_search import UnitSearch

LIST_HEIGHT = 150
NEW_YEAR_MONTH = 11
"""From this month on a report is likely to be that of the running year, before it of the last."""


def likely_year(today: dt.date) -> int:
    """Return the year that somebody who begins today most likely reports on."""
    return today.year if today.month >= NEW_YEAR_MONTH else today.year - 1


class WelcomePage(QScrollArea):
    """Shown instead of a report as long as none is open; ``begun`` when one has been opened.

    ``desk_asked`` asks for the desk of who collects.
    """

    begun = Signal()
    cancelled = Signal()
    desk_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._build())
        self.units.unit_changed.connect(self._on_unit)
        self.units.taken.connect(self._move_on)
        self.year.valueChanged.connect(self._show_people)
        self.units.look()

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
        column.addLayout(self._build_desk())
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
        if not self._session.is_open:
            self.back.hide()
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

    def _build_desk(self) -> QHBoxLayout:
        """The way to the desk: the first choice where it has work and no report is open."""
        periods = [] if self._session.is_open else Register(self._session.store).periods()
        self.leads_to_desk = bool(periods)
        self.desk = QPushButton(self.tr("我汇总下级单位的报表：打开汇总台"))
        self.desk.setAutoDefault(True)  # Enter presses it
        self.desk.clicked.connect(self.desk_asked)
        (self.desk if periods else self.start).setObjectName("primary")
        row = QHBoxLayout()
        if periods:
            received = self.tr("本机已接收 {year} 年的报送件。").format(year=periods[0])
            self.desk.setText(self.tr("打开汇总台"))
            row.addWidget(QLabel(received))
        else:
            self.desk.setObjectName("link")
            self.desk.setCursor(Qt.CursorShape.PointingHandCursor)
        row.addWidget(self.desk)
        row.addStretch(1)
        return row

    def focus_first(self) -> None:
        """Put the cursor where the likely work begins."""
        (self.desk if self.leads_to_desk else self.text).setFocus()

    def _build_unit(self) -> QVBoxLayout:
        known = {info.unit.code: info.unit for info in self._session.store.reports()}
        self.units = UnitSearch(self._session.units, LIST_HEIGHT, known.values())
        self.text, self.found = self.units.text, self.units.found
        self.text.setAccessibleName(self.tr("查找填报单位"))
        self.chosen = QLabel(wordWrap=True)
        self.chosen.setObjectName("title")
        self.own = QPushButton(self.tr("新建单位…"))
        self.own.setToolTip(self.tr("开发区、公路局分局等不在区划名录中的单位"))
        self.own.clicked.connect(self._make_own)
        self.change = QPushButton(self.tr("修改单位…"))
        self.change.clicked.connect(self._change_own)
        self.remove = QPushButton(self.tr("删除单位"))
        self.remove.setToolTip(self.tr("自建的单位还没有报表时可以修改和删除"))
        self.remove.clicked.connect(self._remove_own)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        for button in (self.change, self.remove, self.own):
            row.addWidget(button)
        column = QVBoxLayout()
        column.addWidget(self.units)
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

    # ------------------------------------------------------------------ choosing the unit

    @property
    def unit(self) -> Unit | None:
        """The unit that is chosen."""
        return self.units.unit

    def _move_on(self) -> None:
        self.year.setFocus()
        self.year.selectAll()

    def _on_unit(self, unit: Unit | None) -> None:
        if unit is not None:
            self.chosen.setText(self.tr("将为 {name} 填报").format(name=unit.bureau))
        elif self.text.text().strip():
            self.chosen.setText(self.tr("没有找到。不在名录中的单位请点“新建单位”。"))
        else:
            self.chosen.clear()
        for button in (self.change, self.remove):
            button.setVisible(unit is not None and may_change(self._session, unit))
        self._show_people()

    def _show_people(self) -> None:
        """Show whom the report names; one that cannot be opened says so before it is begun."""
        self.fault.hide()
        try:
            self.people.show_people(self.unit, str(self.year.value()))
        except Fault as fault:
            self._say(fault)

    def _make_own(self) -> None:
        self._keep_own(OwnUnitDialog(self._session, self))

    def _change_own(self) -> None:
        self._keep_own(OwnUnitDialog(self._session, self, self.unit))

    def _keep_own(self, dialog: OwnUnitDialog) -> None:
        if dialog.exec() and dialog.unit is not None:
            self.text.setText(dialog.unit.code)
            self.units.look()  # also when the same code stands there already

    def _remove_own(self) -> None:
        try:
            remove(self._session, self._unit())
        except Fault as fault:
            self._say(fault)
            return
        self.text.clear()
        self.units.look()

    # ------------------------------------------------------------------ opening

    def begin(self) -> None:
        """Open the report, with the people typed; nothing is opened while one cannot be read."""
        self.fault.hide()
        try:
            values = self.people.typed()
        except Fault:  # told below its field, which has the cursor now
            self.ensureWidgetVisible(self.people.focusWidget())
            return
        try:
            self._session.open(self._unit(), str(self.year.value()))
            self.people.enter(values)
        except Fault as fault:
            self._say(fault)
            return
        self.begun.emit()

    def _say(self, fault: Fault) -> None:
        self.fault.setText(fault.text(self._session.lang))
        self.fault.show()

    def _unit(self) -> Unit:
        if self.unit is None:
            raise Fault("window.unit-missing")
        return self.unit


def _step(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("title")
    label.setContentsMargins(0, 10, 0, 0)
    return label
